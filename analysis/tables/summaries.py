"""Tables made of tables: what a page shows of one article or of a whole collection.

Words and quotations are added up first and divided then. Voices are joined across articles by name and kind, so that two
described sources with the same words ("residents") stand as one; names by name and type.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import pandas as pd

from analysis.document import story_of
from analysis.readability import FORMULAS, hardest_sentences, score_counts
from analysis.records import Analysis, Counts, Span
from analysis.tables.rows import COUNTS
from analysis.text_spans import number_at

UNRESOLVED = "Speaker unclear"  # a source is given, but we do not know who it is
UNATTRIBUTED = "No source given"
UNKNOWN = {"unresolved": UNRESOLVED, "unattributed": UNATTRIBUTED}
KINDS = ("direct", "mixed", "indirect")
SOURCES = {  # in the order in which they are always shown
    "person": "Named people",
    "unnamed": "Unnamed people and groups",
    "organisation": "Organisations",
    "document": "Documents",
    **UNKNOWN,
}
LONG_LIST = 25  # different names in one sentence: more is a list of guests or results, not people brought together
OFTEN = 3  # mentions that make somebody talked about
UNSURE = 0.5  # below it, another speaker is as likely as the one we give

# ------------------------------------------------------------------------------------------------------------- voices


def name_voices(table: pd.DataFrame, speakers: pd.DataFrame) -> pd.DataFrame:
    """The table (with `speaker_id` and `speaker_kind`) and a column `voice`: the name that stands for a speaker on screen.

    It comes from the speakers table of the same articles, so that it is the same in every table. The kind stands behind a
    name that two kinds share, or that could be taken for one of the unknown.
    """
    known = speakers[speakers.speaker_id != ""]
    kinds = known.groupby("speaker").speaker_kind.nunique()
    shared = {*kinds[kinds > 1].index, *UNKNOWN.values()}
    names = {
        id: f"{name} ({kind})" if name in shared else name or "Nameless"
        for id, name, kind in zip(known.speaker_id, known.speaker, known.speaker_kind, strict=True)
    }
    voices = [
        names.get(id) or UNKNOWN.get(kind, "Nameless")
        for id, kind in zip(table.speaker_id, table.speaker_kind, strict=True)
    ]
    return table.assign(voice=pd.Series(voices, index=table.index, dtype="str"))


def join_speakers(speakers: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """A row a voice over all articles, who has most quoted words first, the unresolved and the unattributed last.

    `quotations` are all of a voice, `direct_quotations` and so on those by kind, without those that only repeat others:
    their sum over all voices is what `share_of_quotations` divides by. Shares are NaN where there is nothing to share.
    """
    named = name_voices(speakers, speakers)
    sums = ["quotations", "words", *(f"{kind}_words" for kind in KINDS)]
    voices = named.groupby("voice", sort=False).agg(
        speaker=("speaker", "first"),
        speaker_kind=("speaker_kind", "first"),
        role=("role", _first_known),
        pronoun=("pronoun", _first_known),
        articles=("article_id", "nunique"),
        **{name: (name, "sum") for name in sums},
    )
    new = name_voices(quotes[~quotes.repeat], speakers)
    counted = new.groupby(["voice", "quotation_kind"]).quotation_id.nunique().unstack(fill_value=0)
    counted = counted.reindex(index=voices.index, columns=list(KINDS), fill_value=0).fillna(0).astype("int64")
    voices = voices.join(counted.add_suffix("_quotations")).reset_index()
    each = voices[[f"{kind}_quotations" for kind in KINDS]].sum(axis=1)
    voices["share_of_words"] = _shares(voices.words)
    voices["share_of_quotations"] = _shares(each)
    last = voices.speaker_kind.map({"unresolved": 1, "unattributed": 2}).fillna(0)
    order = voices.assign(last=last, each=each).sort_values(
        ["last", "words", "each"], ascending=[True, False, False], kind="stable"
    )
    return voices.loc[order.index].reset_index(drop=True)


def join_sources(voices: pd.DataFrame) -> pd.DataFrame:
    """A row a kind of source over all articles, of the table of `join_speakers`: words and quotations, and the shares of each.

    The order is that of `SOURCES`. Named and unnamed people, organisations and documents always have their row, the unresolved
    and the unattributed only where there are such quotations. `speakers` are the voices of a kind, empty where nobody knows how
    many there are. `counted_quotations` leaves those out that only repeat others, as `share_of_quotations` does.
    """
    sums = ["quotations", "words", *(f"{kind}_words" for kind in KINDS)]
    grouped = voices.assign(
        counted_quotations=voices[[f"{kind}_quotations" for kind in KINDS]].sum(axis=1).astype("int64")
    ).groupby("speaker_kind")
    there = [kind for kind in SOURCES if kind not in UNKNOWN or kind in grouped.groups]
    sources = grouped[[*sums, "counted_quotations"]].sum().reindex(there, fill_value=0).astype("int64")
    speakers = grouped.size().reindex(there, fill_value=0).astype("Int64")
    sources.insert(0, "speakers", speakers.mask(speakers.index.isin(list(UNKNOWN))))
    sources["share_of_words"] = _shares(sources.words)
    sources["share_of_quotations"] = _shares(sources.counted_quotations)
    return sources.rename_axis("speaker_kind").reset_index().astype({"speaker_kind": "str"})


def join_quotations(quotes: pd.DataFrame, speakers: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """A row a quotation, in the order of the quotes: voice, the whole as written, its quoted words, and where it stands.

    `words` are its direct and quoted-mixed words that do not repeat others. `place` lies between 0 (the article begins) and 1.
    `repeat` says whether the whole only repeats others.
    """
    named = name_voices(quotes, speakers)
    named["words"] = named.words.mask(named.repeat | (named.kind == "indirect"), 0)
    whole = named.groupby("quotation_id", sort=False).agg(words=("words", "sum"), repeat=("repeat", "all"))
    first = named[~named.duplicated("quotation_id")].set_index("quotation_id").drop(columns=["words", "repeat"])
    joined = first.join(whole).reset_index()
    joined["place"] = _places(joined, articles)
    columns = (
        "article_id file quotation_id voice speaker speaker_kind quotation_kind quotation words repeat cue source via how confidence"
        " paragraph start place"
    )
    return joined[columns.split()]


def place_stretches(quotes: pd.DataFrame, speakers: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Where each stretch begins and ends within its article, both between 0 and 1, with its voice and its words."""
    placed = name_voices(quotes, speakers)
    placed["begins"] = _places(placed, articles)
    placed["ends"] = _places(placed, articles, "end")
    return placed[["article_id", "quotation_id", "voice", "kind", "text", "words", "begins", "ends"]]


def count_cues(quotations: pd.DataFrame) -> pd.DataFrame:
    """How often each cue stands, of the table that `join_quotations` makes: quotations, voices and articles, most first.

    Upper and lower case count as one; "said" and "says" stay two. Not counted: quotations without a cue, transcript turns.
    """
    said = quotations[quotations.cue != ""].copy()
    said["cue"] = said.cue.str.lower().str.split().str.join(" ").astype("str")
    grouped = said.groupby("cue", sort=False)
    cues = grouped.agg(
        quotations=("quotation_id", "size"), voices=("voice", "nunique"), articles=("article_id", "nunique")
    )
    return cues.reset_index().sort_values("quotations", ascending=False, kind="stable", ignore_index=True)


# -------------------------------------------------------------------------------------------------------------- names


def join_entities(entities: pd.DataFrame) -> pd.DataFrame:
    """A row for each name over all articles, the most mentioned first.

    `first_article` and `first_start` say where it is named first: in the first of the articles that names it.
    """
    grouped = entities.groupby(["entity", "type"], sort=False)
    names = grouped.agg(
        role=("role", _first_known),
        pronoun=("pronoun", _first_known),
        articles=("article_id", "nunique"),
        mentions=("mentions", "sum"),
        sentences=("sentences", "sum"),
        quotations=("quotations", "sum"),
        quoted_words=("quoted_words", "sum"),
        aliases=("aliases", _joined),
        first_article=("article_id", "first"),
        first_start=("first_start", "first"),
    )
    return names.reset_index().sort_values("mentions", ascending=False, kind="stable", ignore_index=True)


def add_first_sentences(names: pd.DataFrame, analyses: Iterable[Analysis]) -> pd.DataFrame:
    """The table of `join_entities` and a column `first_sentence`: the one in which the name stands first."""
    found = {analysis.article.id: analysis for analysis in analyses}
    sentences = []
    for article_id, start in zip(names.first_article, names.first_start, strict=True):
        analysis = found[article_id]
        span = analysis.sentences[number_at(analysis.sentences, start) - 1]
        sentences.append(_line(analysis, span))
    return names.assign(first_sentence=pd.Series(sentences, index=names.index, dtype="str"))


def place_mentions(mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Where each mention stands within its article, between 0 and 1."""
    placed = mentions.assign(begins=_places(mentions, articles))
    return placed[["article_id", "entity", "type", "text", "sentence", "begins"]]


def pair_names(mentions: pd.DataFrame) -> pd.DataFrame:
    """Which two names stand together in one sentence, and in how many sentences and articles; the most frequent first.

    Left aside: sentences with more than 25 different names, which are lists.
    """
    named: dict[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
    for article_id, sentence, entity, type in zip(
        mentions.article_id, mentions.sentence, mentions.entity, mentions.type, strict=True
    ):
        named[article_id, sentence].add((entity, type))
    together: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    where: dict[tuple[tuple[str, str], tuple[str, str]], set[str]] = defaultdict(set)
    for (article_id, _), names in named.items():
        if len(names) <= LONG_LIST:
            for pair in combinations(sorted(names), 2):
                together[pair] += 1
                where[pair].add(article_id)
    rows = [(*first, *second, n, len(where[first, second])) for (first, second), n in together.most_common()]
    return _table(rows, "first first_type second second_type sentences# articles#")


def find_unheard(names: pd.DataFrame) -> pd.DataFrame:
    """People and organisations that are named three times or more but never speak, of the table of `join_entities`."""
    can_speak = names.type.isin(["person", "organisation"])
    return names[can_speak & (names.mentions >= OFTEN) & (names.quotations == 0)].reset_index(drop=True)


def find_sentences(analyses: Iterable[Analysis], *names: tuple[str, str]) -> pd.DataFrame:
    """The sentences in which all of some names, each given as (entity, type), are mentioned: the evidence behind a count."""
    wanted = set(names)
    rows = []
    for analysis in analyses:
        article = analysis.article
        found: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for entity in analysis.entities:
            if (entity.name, entity.type) in wanted:
                for mention in entity.mentions:
                    found[mention.sentence].add((entity.name, entity.type))
        for sentence in sorted(n for n, there in found.items() if there == wanted):
            span = analysis.sentences[sentence - 1]
            rows.append((article.id, article.file, sentence, _line(analysis, span), span.start, span.end))
    return _table(rows, "article_id file sentence# text start# end#")


def count_by_date(entities: pd.DataFrame, articles: pd.DataFrame, names: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """Mentions of some names, each (entity, type), on each day on which an article appeared: 0 where it is not named.

    Articles without a date are left aside, and so are names that only they mention. `published` is a date; the table has a
    row for every day and name.
    """
    days = articles[articles.published != ""].set_index("article_id").published
    dated = entities[entities.article_id.isin(days.index)]
    dated = dated.assign(published=dated.article_id.map(days))
    counts = dated.groupby(["entity", "type", "published"]).mentions.sum().to_dict()
    dated_names = set(zip(dated.entity, dated.type, strict=True))
    published = sorted(days.unique())
    rows = [
        (day, entity, type, int(counts.get((entity, type, day), 0)))
        for entity, type in names
        if (entity, type) in dated_names
        for day in published
    ]
    table = _table(rows, "published entity type mentions#")
    return table.assign(published=pd.to_datetime(table.published).astype("datetime64[s]"))


# -------------------------------------------------------------------------------------------------------------- scores


def join_scores(readability: pd.DataFrame) -> pd.DataFrame:
    """Article, narration and quotations of all articles, a row each by `scope`: counts added up, formulas applied to the sums.

    The columns are those of the readability table; a measure that is undefined there is NaN. A scope that no article has has
    counts of 0.
    """
    sums = readability.groupby("scope")[list(COUNTS)].sum()
    return _measured(sums.reindex(["article", "narration", "quotations"]).fillna(0).astype("int64"))


def join_speaker_scores(readability: pd.DataFrame) -> pd.DataFrame:
    """The same for the words of each speaker, a row each by `name`, who has most words first."""
    sums = readability[readability.scope == "speaker"].groupby("name", sort=False)[list(COUNTS)].sum()
    return _measured(sums.astype("int64").sort_values("words", ascending=False, kind="stable"))


def _measured(counts: pd.DataFrame) -> pd.DataFrame:
    rows = [
        score_counts("article", "", "", Counts(**{str(k): int(v) for k, v in row.items()}))
        for row in counts.to_dict("records")
    ]
    measures = pd.DataFrame([row.measures for row in rows], index=counts.index)
    measures = measures.reindex(columns=["words_per_sentence", "syllables_per_word", *FORMULAS])
    notes = pd.Series([row.note for row in rows], index=counts.index, dtype="str")
    return counts.join(measures.astype("float64")).assign(note=notes)


def list_hardest(analyses: Iterable[Analysis], count: int = 10) -> pd.DataFrame:
    """The hardest sentences of eight words or more over all articles by their own Flesch-Kincaid grade, the hardest first."""
    found = []
    for analysis in analyses:
        names = [Span(m.start, m.end) for entity in analysis.entities for m in entity.mentions]
        hardest = hardest_sentences(
            story_of(analysis.article), analysis.words, analysis.sentences, names=names, count=count
        )
        found += [(analysis, sentence) for sentence in hardest]
    found.sort(key=lambda pair: -pair[1].grade)
    rows = [
        (a.article.id, a.article.file, s.number, _line(a, Span(s.start, s.end)), s.start, s.end, s.words, s.grade)
        for a, s in found[:count]
    ]
    return _table(rows, "article_id file sentence# text start# end# words# flesch_kincaid_grade%")


# -------------------------------------------------------------------------------------------------------- what may be wrong


def list_doubts(analyses: Iterable[Analysis]) -> pd.DataFrame:
    """What could be wrong: notes on an article, what was mended in a quotation, and the least certain speakers.

    One row a doubt, those on whole articles first, then quotations with a note, then speakers below an even chance, the
    least certain first. `text` holds the words in question, empty for a note on the article.
    """
    rows: list[tuple[str, str, str, int, float, str, str]] = []
    for analysis in analyses:
        article = analysis.article
        place = (article.id, article.file)
        told = {note for q in analysis.quotations for note in q.notes}
        rows += [(*place, "", 0, 1.0, note, "") for note in analysis.notes if note not in told]
        for q in analysis.quotations:
            words = " … ".join(article.text[s.start : s.end] for s in q.stretches)
            rows += [(*place, q.id, 1, q.confidence, note, words) for note in q.notes]
            if q.speaker and q.confidence < UNSURE:
                guess = f"The speaker may not be {q.speaker}: {q.confidence:.0%} likely to be right."
                rows.append((*place, q.id, 2, q.confidence, guess, words))
    rows.sort(key=lambda row: (row[3], row[4] if row[3] == 2 else 0))
    table = _table(rows, "article_id file quotation_id rank# confidence% doubt text")
    return table.drop(columns="rank")


# -------------------------------------------------------------------------------------------------------------- helpers


def _line(analysis: Analysis, span: Span) -> str:
    """A stretch of the story on one line."""
    return " ".join(analysis.article.text[span.start : span.end].split())


def _table(rows: Sequence[tuple[str | int | float, ...]], columns: str) -> pd.DataFrame:
    """Rows as a table whose columns are text, whole numbers (`name#`) or other numbers (`name%`), also without a row."""
    kinds = {"#": "int64", "%": "float64"}
    types = {name.rstrip("#%"): kinds.get(name[-1], "str") for name in columns.split()}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _first_known(values: pd.Series) -> str:
    return next((value for value in values if value), "")


def _joined(values: pd.Series) -> str:
    """Lists in cells, put together without repeating a part."""
    return " | ".join(dict.fromkeys(part for value in values if value for part in value.split(" | ")))


def _shares(values: pd.Series) -> pd.Series:
    total = values.sum()
    return values.astype("float64") / total if total else pd.Series(float("nan"), values.index)


def _places(table: pd.DataFrame, articles: pd.DataFrame, column: str = "start") -> pd.Series:
    lengths = table.article_id.map(articles.set_index("article_id").characters).astype("float64")
    return table[column].astype("float64") / lengths
