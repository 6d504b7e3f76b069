"""Who speaks and how much: voices and kinds of sources, over one article or a whole collection."""

import re
from collections import Counter

import pandas as pd

from analysis.tables.summaries.columns import first_known, numbered, shares_of

_ENTITY = re.compile(r"-e\d+$")  # the id of a speaker who is named; "-s2" is only described
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


def name_voices(table: pd.DataFrame, speakers: pd.DataFrame) -> pd.DataFrame:
    """The table (with `speaker_id` and `speaker_kind`) and a column `voice`: the name that stands for a speaker on screen.

    It comes from the speakers table of the same articles, so that it is the same in every table. Who is one person or
    organisation in all articles is one voice; sources that are only described are one if they are described in the same words.
    The kind stands behind a name that two kinds share, or that could be taken for one of the unknown; a number behind that of a
    namesake who is kept apart.
    """
    known = speakers[speakers.speaker_id != ""]
    kinds = known.groupby("canonical_name").speaker_kind.nunique()
    shared = {*kinds[kinds > 1].index, *UNKNOWN.values()}
    names: dict[str, str] = {}
    labels: dict[tuple[str, str], str] = {}
    used: Counter[str] = Counter()
    columns = (known.speaker_id, known.canonical_id, known.canonical_name, known.speaker_kind)
    for id, canonical_id, name, kind in zip(*columns, strict=True):
        key = (canonical_id if _ENTITY.search(id) else name), kind
        if key not in labels:
            label = f"{name} ({kind})" if name in shared else name or "Nameless"
            used[label] += 1
            labels[key] = numbered(label, used[label])
        names[id] = labels[key]
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
        speaker=("canonical_name", "first"),
        speaker_kind=("speaker_kind", "first"),
        role=("role", first_known),
        pronoun=("pronoun", first_known),
        articles=("article_id", "nunique"),
        **{name: (name, "sum") for name in sums},
    )
    new = name_voices(quotes[~quotes.repeat], speakers)
    counted = new.groupby(["voice", "quotation_kind"]).quotation_id.nunique().unstack(fill_value=0)
    counted = counted.reindex(index=voices.index, columns=list(KINDS), fill_value=0).fillna(0).astype("int64")
    voices = voices.join(counted.add_suffix("_quotations")).reset_index()
    each = voices[[f"{kind}_quotations" for kind in KINDS]].sum(axis=1)
    voices["share_of_words"] = shares_of(voices.words)
    voices["share_of_quotations"] = shares_of(each)
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
    sources["share_of_words"] = shares_of(sources.words)
    sources["share_of_quotations"] = shares_of(sources.counted_quotations)
    return sources.rename_axis("speaker_kind").reset_index().astype({"speaker_kind": "str"})
