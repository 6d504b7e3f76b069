"""How quotations are presented: with which verb and stance, how prominently, and of people with which pronoun."""

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from analysis.lexicons import reporting_verbs
from analysis.records import Analysis
from analysis.tables.summaries.columns import on_one_line
from analysis.tables.summaries.speakers import list_voices

OTHER = "other"  # the stance of a verb that is negated or in no list
STANCES = (
    "neutral",
    "endorsing",
    "asserting",
    "tentative",
    "doubting",
    "admitting",
    "objecting",
    "urging",
    "emotional",
    OTHER,
)
POSITIONS = ("headline", "opening", "middle", "end")
PRONOUNS = ("she", "he", "they", "unknown")
OPENING_PARAGRAPHS = 3  # after the headline: what a reader in a hurry reads
END = 2 / 3  # of an article, from which on a quotation stands at its end
_NOT = frozenset({"not", "never", "cannot"})
_MARKS = str.maketrans(dict.fromkeys(':;,.—–“”"()', " "))
_MOST_CUES = 4096  # remembered; news has some hundreds


def add_manner(quotations: pd.DataFrame, speakers: pd.DataFrame, analyses: Iterable[Analysis]) -> pd.DataFrame:
    """The table of `join_quotations` with how each quotation is presented, in four more columns.

    - `verb`: the base form of its reporting verb ("say"); "not say" if it is negated; the cue itself if the lexicon has no verb
      of it; "" without a cue.
    - `stance`: one of STANCES, "" without a cue.
    - `position`: "headline" (in a first paragraph that is the article's title), "opening" (in the three paragraphs after it),
      "end" (in the last third of the text) or "middle", by where the quotation begins.
    - `pronoun`: one of PRONOUNS for a named person, from whichever of the articles tells it; "" for all others.

    Not found: irony, and whether a verb is meant as it usually is.
    """
    read = [read_verb(cue) for cue in quotations.cue]
    titled = {analysis.article.id for analysis in analyses if has_headline(analysis)}
    headlines = quotations.article_id.isin(titled).astype("int64")
    position = pd.Series("middle", quotations.index, dtype="str")
    position = position.mask(quotations.place >= END, "end")
    position = position.mask(quotations.paragraph - headlines <= OPENING_PARAGRAPHS, "opening")
    position = position.mask(quotations.paragraph <= headlines, "headline")
    told: dict[str, str] = {}
    for voice, pronoun in zip(list_voices(speakers, speakers), speakers.pronoun, strict=True):
        if pronoun in PRONOUNS:
            told.setdefault(voice, pronoun)
    pronouns = [
        told.get(voice, "unknown") if kind == "person" else ""
        for voice, kind in zip(quotations.voice, quotations.speaker_kind, strict=True)
    ]
    return quotations.assign(
        verb=pd.Series([verb for verb, _ in read], quotations.index, dtype="str"),
        stance=pd.Series([stance for _, stance in read], quotations.index, dtype="str"),
        position=position,
        pronoun=pd.Series(pronouns, quotations.index, dtype="str"),
    )


@lru_cache(maxsize=_MOST_CUES)
def read_verb(cue: str) -> tuple[str, str]:
    """The base form and the stance of the first reporting verb in a cue; the columns of `add_manner` say what else there is.

    "has said in a statement" → ("say", "neutral"); "would not say" → ("not say", "other"); "shrugged" → ("shrugged", "other").
    """
    words = cue.lower().replace("’", "'").translate(_MARKS).split()
    verbs = reporting_verbs()
    for place, word in enumerate(words):
        for form in (" ".join(words[place : place + 2]), word):
            if verb := verbs.get(form):
                negated = any(before in _NOT or before.endswith("n't") for before in words[:place])
                return (f"not {verb.lemma}", OTHER) if negated else (verb.lemma, verb.stance)
    return " ".join(words), OTHER if words else ""


def has_headline(analysis: Analysis) -> bool:
    """Is the first paragraph that counts the article's title?"""
    title = " ".join(analysis.article.title.split())
    return bool(title and analysis.paragraphs) and on_one_line(analysis, analysis.paragraphs[0]) == title
