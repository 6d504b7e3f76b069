"""Say who the labels of a transcript are: "HOLT:" is Mira Holt, "Q:" somebody who asks."""

from analysis.attribution.discourse import UNRESOLVED, Discourse, Party, party_of
from analysis.rules import rule


def _as_written(discourse: Discourse, label: str) -> Party:
    return Party("unnamed", label.title() if label.isupper() else label)


@rule("attribution.transcript_label", otherwise=_as_written)
def read_label(discourse: Discourse, label: str) -> Party:
    """Read a label as the person whose name it ends: "HOLT" is Mira Holt, "A" whoever alone is named before the first turn.

    "Q" stays unresolved, and so does "A" where several are named. A label that is nobody's name is an unnamed party.
    """
    if label == "Q":
        return UNRESOLVED
    if label == "A":
        people = {m.key: m.party for m in discourse.parties_in_preface() if m.type == "person" and m.party.entities}
        return people.popitem()[1] if len(people) == 1 else UNRESOLVED
    entity = discourse.person_by_last_words.get(tuple(label.casefold().split()))
    return party_of(entity) if entity else _as_written(discourse, label)
