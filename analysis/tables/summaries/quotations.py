"""Quotations over one article or a whole collection: each as a whole, where it stands, and which verbs report it."""

import pandas as pd

from analysis.tables.summaries.columns import gather, places_of
from analysis.tables.summaries.manner import read_verb
from analysis.tables.summaries.speakers import name_voices


def join_quotations(quotes: pd.DataFrame, speakers: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """A row a quotation, in the order of the quotes: voice, the whole as written, its quoted words, and where it stands.

    `words` are its direct and quoted-mixed words that do not repeat others. `place` lies between 0 (the article begins) and 1.
    `repeat` says whether the whole only repeats others.
    """
    named = name_voices(quotes, speakers)
    wholes = gather(named.quotation_id.tolist(), named, "words kind repeat")
    joined = named[~named.duplicated("quotation_id")].reset_index(drop=True)
    joined["words"] = pd.Series([_count_new_words(*whole) for whole in wholes.values()], dtype="int64")
    joined["repeat"] = pd.Series([all(repeats) for _, _, repeats in wholes.values()], dtype="bool")
    joined["place"] = places_of(joined, articles)
    columns = (
        "article_id file quotation_id voice speaker speaker_kind quotation_kind quotation words repeat cue source via how confidence"
        " paragraph start place"
    )
    return joined[columns.split()]


def _count_new_words(counts: list[int], kinds: list[str], repeats: list[bool]) -> int:
    return sum(n for n, kind, is_old in zip(counts, kinds, repeats, strict=True) if not is_old and kind != "indirect")


def place_stretches(quotes: pd.DataFrame, speakers: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Where each stretch begins and ends within its article, both between 0 and 1, with its voice and its words."""
    placed = name_voices(quotes, speakers)
    placed["begins"] = places_of(placed, articles)
    placed["ends"] = places_of(placed, articles, "end")
    return placed[["article_id", "quotation_id", "voice", "kind", "text", "words", "begins", "ends"]]


def count_verbs(quotations: pd.DataFrame) -> pd.DataFrame:
    """How often each reporting verb stands, of the table of `join_quotations`: its stance, quotations, voices and articles, most first.

    Verbs are in their base form: "said", "says" and "has said" are one. Not counted: quotations without a cue, transcript turns.
    """
    said = quotations[quotations.cue != ""]
    read = [read_verb(cue) for cue in said.cue]
    said = said.assign(
        verb=pd.Series([verb for verb, _ in read], said.index, dtype="str"),
        stance=pd.Series([stance for _, stance in read], said.index, dtype="str"),
    )
    said = said[said.verb != ""]
    verbs = said.groupby("verb", sort=False).agg(
        stance=("stance", "first"),
        quotations=("quotation_id", "size"),
        voices=("voice", "nunique"),
        articles=("article_id", "nunique"),
    )
    return verbs.reset_index().sort_values("quotations", ascending=False, kind="stable", ignore_index=True)
