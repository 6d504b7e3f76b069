"""What may be wrong in one article or a whole collection."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.cross_document import Joined, entities_of, join_articles
from analysis.records import Analysis
from analysis.tables.summaries.columns import gather, make_table
from analysis.tables.summaries.speakers import UNKNOWN, list_voices
from analysis.text_spans import words_within

CERTAIN = 0.9  # from which on nine in ten speakers are right, or more
UNSURE = 0.5  # below it, another speaker is as likely as the one we give


def list_doubts(analyses: Sequence[Analysis], joined: Joined | None = None) -> pd.DataFrame:
    """What could be wrong: names that may be one or several, notes on an article, repairs, and the least certain speakers.

    `joined` is what `join_analyses` makes of the same analyses; it is made if it is not given.

    One row a doubt, those on whole articles first, then quotations with a note, then speakers below an even chance, the
    least certain first. `text` holds the words in question, empty for a note on the article.
    """
    files = {analysis.article.id: analysis.article.file for analysis in analyses}
    rows: list[tuple[str, str, str, int, float, str, str]] = []
    for doubt in (joined or join_articles(map(entities_of, analyses))).doubts:
        article_id = doubt.entity_id.rpartition("-")[0]
        rows.append((article_id, files[article_id], "", 0, 1.0, doubt.sentence, ""))
    for analysis in analyses:
        article = analysis.article
        place = (article.id, article.file)
        told = {note for q in analysis.quotations for note in q.notes}
        rows += [(*place, "", 0, 1.0, note, "") for note in analysis.notes if note not in told]
        for q in analysis.quotations:
            words = analysis.text_of(q)
            rows += [(*place, q.id, 1, q.confidence, note, words) for note in q.notes]
            if q.speaker and q.confidence < UNSURE:
                guess = f"The speaker may not be {q.speaker}: {q.confidence:.0%} likely to be right."
                rows.append((*place, q.id, 2, q.confidence, guess, words))
    rows.sort(key=lambda row: (row[3], row[4] if row[3] == 2 else 0))
    table = make_table(rows, "article_id file quotation_id rank# confidence% doubt text")
    return table.drop(columns="rank")


def weigh_doubts(analyses: Iterable[Analysis]) -> pd.DataFrame:
    """Speakers that are unclear or not certain, those first on whom most hangs: what to check first.

    One row a quotation. `words` are its quoted words, without repeats, `reported_words` those that are only reported;
    `at_stake` is how many quoted words are given to the wrong speaker, or to none, if the doubt is right as often as it says:
    `words` × (1 − `confidence`). Not listed: quotations without a source, and speakers from CERTAIN on.
    """
    rows: list[tuple[str | int | float, ...]] = []
    for analysis in analyses:
        article = analysis.article
        for q in analysis.quotations:
            if q.speaker_kind == "unattributed" or (q.speaker and q.confidence >= CERTAIN):
                continue
            confidence = q.confidence if q.speaker else 0.0
            new = [(s.kind, len(words_within(analysis.words, s.start, s.end))) for s in q.stretches if not s.repeat]
            quoted = sum(n for kind, n in new if kind != "indirect")
            reported = sum(n for kind, n in new if kind == "indirect")
            words = analysis.text_of(q)
            voice = (q.speaker, q.speaker_kind, confidence)
            rows.append((article.id, article.file, q.id, *voice, quoted, reported, quoted * (1 - confidence), words))
    table = make_table(
        rows,
        "article_id file quotation_id speaker speaker_kind confidence% words# reported_words# at_stake% text",
    )
    order = ["at_stake", "reported_words"]
    return table.sort_values(order, ascending=False, kind="stable", ignore_index=True)


def range_shares(quotes: pd.DataFrame, speakers: pd.DataFrame) -> pd.DataFrame:
    """How large the share of each voice is: `low` if only what is certain counts as its own, `high` if everything attributed does.

    Both are shares of all quoted words, also of those whose speaker is unclear or not named; these two have one share, as they
    are nobody's guess. `certain_words` are those attributed with CERTAIN or more. The voice with most words comes first. Voices
    that are only reported have no row, and without quoted words there is none.
    """
    rows = []
    groups = gather(list_voices(quotes, speakers), quotes, "speaker_kind kind repeat confidence words")
    for voice, cells in groups.items():
        said = [
            (kind, how, n)
            for kind, part, repeat, how, n in zip(*cells, strict=True)
            if part != "indirect" and not repeat
        ]
        certain = sum(n for kind, how, n in said if kind in UNKNOWN or how >= CERTAIN)
        if words := sum(n for _, _, n in said):
            rows.append((voice, said[0][0], certain, words))
    rows.sort(key=lambda row: -row[-1])
    voices = make_table(rows, "voice speaker_kind certain_words# words#")
    total = voices.words.sum()
    voices["low"] = voices.certain_words.astype("float64") / total
    voices["high"] = voices.words.astype("float64") / total
    return voices
