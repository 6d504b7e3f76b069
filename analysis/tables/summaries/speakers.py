"""Who speaks and how much: voices and kinds of sources, over one article or a whole collection."""

import re
from collections import Counter
from operator import itemgetter

import pandas as pd

from analysis.tables.summaries.columns import first_known, gather, make_table, numbered, shares_of

_ENTITY = re.compile(r"-e\d+$")  # the id of a speaker who is named; "-s2" is only described
UNRESOLVED = "Speaker unclear"  # a source is given, but we do not know who it is
UNATTRIBUTED = "No source given"
UNKNOWN = {"unresolved": UNRESOLVED, "unattributed": UNATTRIBUTED}
_LAST = {"unresolved": 1, "unattributed": 2}
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
    return table.assign(voice=pd.Series(list_voices(table, speakers), index=table.index, dtype="str"))


def list_voices(table: pd.DataFrame, speakers: pd.DataFrame) -> list[str]:
    """The same names alone, a row each."""
    names = _name_speakers(speakers)
    return [
        names.get(id) or UNKNOWN.get(kind, "Nameless")
        for id, kind in zip(table.speaker_id.tolist(), table.speaker_kind.tolist(), strict=True)
    ]


def _name_speakers(speakers: pd.DataFrame) -> dict[str, str]:
    """The voice of each speaker, by id."""
    columns = (speakers[name].tolist() for name in ("speaker_id", "canonical_id", "canonical_name", "speaker_kind"))
    known = [row for row in zip(*columns, strict=True) if row[0]]
    kinds: dict[str, set[str]] = {}
    bearers: dict[tuple[str, str], set[str]] = {}
    for id, canonical_id, name, kind in known:
        kinds.setdefault(name, set()).add(kind)
        if _ENTITY.search(id):
            bearers.setdefault((name, kind), set()).add(canonical_id)
    shared = {*(name for name, several in kinds.items() if len(several) > 1), *UNKNOWN.values()}
    names: dict[str, str] = {}
    labels: dict[tuple[str, str], str] = {}
    used: Counter[str] = Counter()
    for id, canonical_id, name, kind in known:
        same = bearers.get((name, kind), ())  # whoever a correction took from another article
        key = (canonical_id if _ENTITY.search(id) else next(iter(same)) if len(same) == 1 else name), kind
        if key not in labels:
            label = f"{name} ({kind})" if name in shared else name or "Nameless"
            used[label] += 1
            labels[key] = numbered(label, used[label])
        names[id] = labels[key]
    return names


def join_speakers(speakers: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """A row a voice over all articles, who has most quoted words first, the unresolved and the unattributed last.

    `quotations` are all of a voice, `direct_quotations` and so on those by kind, without those that only repeat others:
    their sum over all voices is what `share_of_quotations` divides by. Shares are NaN where there is nothing to share.
    """
    cells = (quotes[name].tolist() for name in ("quotation_kind", "quotation_id", "repeat"))
    said = zip(list_voices(quotes, speakers), *cells, strict=True)
    new = Counter((voice, kind) for voice, kind, _ in {row[:3] for row in said if not row[3]})
    sums = " ".join(["quotations", "words", *(f"{kind}_words" for kind in KINDS)])
    wanted = f"canonical_name speaker_kind role pronoun article_id {sums}"
    rows = []
    for voice, group in gather(list_voices(speakers, speakers), speakers, wanted).items():
        names, kinds, roles, pronouns, article_ids, *counts = group
        about = (voice, names[0], kinds[0], first_known(roles), first_known(pronouns), len(set(article_ids)))
        numbers = [sum(cells) for cells in counts]
        by_kind = [new[voice, kind] for kind in KINDS]
        rank = (_LAST.get(kinds[0], 0), -numbers[1], -sum(by_kind))
        rows.append((rank, (*about, *numbers, *by_kind)))
    rows.sort(key=itemgetter(0))
    voices = make_table(
        [row for _, row in rows],
        "voice speaker speaker_kind role pronoun articles# quotations# words# direct_words# mixed_words# indirect_words#"
        " direct_quotations# mixed_quotations# indirect_quotations#",
    )
    voices["share_of_words"] = shares_of(voices.words)
    voices["share_of_quotations"] = shares_of(pd.Series([-each for (_, _, each), _ in rows], dtype="int64"))
    return voices


def join_sources(voices: pd.DataFrame) -> pd.DataFrame:
    """A row a kind of source over all articles, of the table of `join_speakers`: words and quotations, and the shares of each.

    The order is that of `SOURCES`. Named and unnamed people, organisations and documents always have their row, the unresolved
    and the unattributed only where there are such quotations. `speakers` are the voices of a kind, empty where nobody knows how
    many there are. `counted_quotations` leaves those out that only repeat others, as `share_of_quotations` does.
    """
    sums = ["quotations", "words", *(f"{kind}_words" for kind in KINDS), *(f"{kind}_quotations" for kind in KINDS)]
    groups = gather(voices.speaker_kind.tolist(), voices, " ".join(sums))
    rows = []
    for kind in SOURCES:
        group = groups.get(kind, [[]] * len(sums))
        if group[0] or kind not in UNKNOWN:
            numbers = [sum(cells) for cells in group]
            rows.append((kind, len(group[0]), *numbers[: -len(KINDS)], sum(numbers[-len(KINDS) :])))
    sources = make_table(
        rows, "speaker_kind speakers# quotations# words# direct_words# mixed_words# indirect_words# counted_quotations#"
    )
    sources["speakers"] = sources.speakers.astype("Int64").mask(sources.speaker_kind.isin(list(UNKNOWN)))
    sources["share_of_words"] = shares_of(sources.words)
    sources["share_of_quotations"] = shares_of(sources.counted_quotations)
    return sources
