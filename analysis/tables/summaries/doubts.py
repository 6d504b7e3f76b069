"""What may be wrong in one article or a whole collection."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from analysis.cross_document import Joined, entities_of, join_articles
from analysis.records import Analysis, Quotation
from analysis.tables.summaries.columns import gather, make_table
from analysis.tables.summaries.speakers import UNKNOWN, list_voices
from analysis.text_spans import words_within

CERTAIN = 0.9  # from which on nine in ten speakers are right, or more
EVEN = 0.5  # chance: below it, another speaker is as likely as the one we give


def list_checks(analyses: Sequence[Analysis], joined: Joined | None = None) -> pd.DataFrame:
    """What to check, the most serious first: notes on an article, names that may be one or several, repairs, doubtful speakers.

    `joined` is what `join_analyses` makes of the same analyses; it is made if it is not given.

    One row for each note on an article, each doubt about a name, and each quotation that was repaired or whose speaker is unclear
    or less than CERTAIN. `check` says in a sentence what may be wrong, `text` holds the words in question (empty for an article
    and a name). `words` are the quoted words that hang on it: those of the quotation, of whoever has the name, or of the whole
    article; `reported_words` those that are only reported. `at_stake` is how many of the quoted ones are wrong if the doubt is
    right as often as it says; where nothing says how often, half of them.
    """
    rows = [*_note_rows(analyses), *_name_rows(analyses, joined or join_articles(map(entities_of, analyses)))]
    for analysis in analyses:
        article = analysis.article
        for q in analysis.quotations:
            doubt = _doubt_speaker(analysis, q)
            if not q.notes and not doubt:
                continue
            quoted, reported = _count_words(analysis, q)
            wrong = (1 - q.confidence if q.speaker else 1.0) if doubt else 0.0
            chance = max(wrong, EVEN if q.notes else 0.0)
            told = q.notes if q.notes and not q.speaker else (*q.notes, doubt)  # a note says why it is unclear
            check = " ".join(filter(None, told))
            rows.append((article.id, article.file, q.id, check, quoted, reported, quoted * chance, analysis.text_of(q)))
    table = make_table(rows, "article_id file quotation_id check words# reported_words# at_stake% text")
    order = ["at_stake", "words", "reported_words"]
    return table.sort_values(order, ascending=False, kind="stable", ignore_index=True)


def _note_rows(analyses: Iterable[Analysis]) -> Iterator[tuple[str | int | float, ...]]:
    """What is said of a whole article, and of none of its quotations."""
    for analysis in analyses:
        article = analysis.article
        told = {note for q in analysis.quotations for note in q.notes}
        counts = [_count_words(analysis, q) for q in analysis.quotations]
        quoted, reported = sum(n for n, _ in counts), sum(n for _, n in counts)
        for note in analysis.notes:
            if note not in told:
                yield article.id, article.file, "", note, quoted, reported, quoted * EVEN, ""


def _name_rows(analyses: Iterable[Analysis], joined: Joined) -> Iterator[tuple[str | int | float, ...]]:
    """Names that may be one person's or several'."""
    of_article = {analysis.article.id: analysis for analysis in analyses}
    for doubt in joined.doubts:
        analysis = of_article[doubt.entity_id.rpartition("-")[0]]
        counts = [_count_words(analysis, q) for q in analysis.quotations if q.speaker_id == doubt.entity_id]
        quoted, reported = sum(n for n, _ in counts), sum(n for _, n in counts)
        article = analysis.article
        yield article.id, article.file, "", doubt.sentence, quoted, reported, quoted * EVEN, ""


def _doubt_speaker(analysis: Analysis, q: Quotation) -> str:
    """Why the speaker may be wrong; "" if that is certain, if no source is given, and for the questions of an interview ("Q:")."""
    asks = q.how == "transcript" and q.source and q.source.of(analysis.article.text) == "Q"
    if asks or q.speaker_kind == "unattributed" or (q.speaker and q.confidence >= CERTAIN):
        return ""
    return (
        f"{q.speaker}: {q.confidence:.0%} likely to be the speaker." if q.speaker else "It is not clear who said this."
    )


def _count_words(analysis: Analysis, q: Quotation) -> tuple[int, int]:
    """Its quoted and its reported words, without repeats."""
    new = [(s.kind, len(words_within(analysis.words, s.start, s.end))) for s in q.stretches if not s.repeat]
    return sum(n for kind, n in new if kind != "indirect"), sum(n for kind, n in new if kind == "indirect")


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
