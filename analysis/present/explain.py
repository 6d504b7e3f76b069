"""Say in words what we think of a mark in the text, and why."""

from typing import NamedTuple

from analysis.records import Entity, LeftOut, Quotation

HOW = {
    "name": "The text names the speaker in full: {source}.",
    "surname": "The text gives the speaker by surname: {source}.",
    "title": "The text gives the speaker by title: {source}.",
    "role": "The text gives the speaker by role: {source}.",
    "pronoun": "A pronoun, {source}, that we take to stand for this speaker.",
    "organisation": "An organisation speaks: {source}.",
    "described": "The source is described, not named: {source}.",
    "continued": "Nobody else is named, so the speaker before goes on.",
    "byline": "“I” is the author of the article.",
    "transcript": "The text is set as an interview or transcript, and this turn begins with its speaker.",
    "block": "The words stand apart as a block; the line before says whose they are.",
}
KINDS = {
    "direct": "Direct: the speaker’s own words.",
    "mixed": "Partly quoted: some of the speaker’s own words, the rest reported.",
    "indirect": "Reported: the article’s words for what was said. They enter no share of words.",
}
REASONS = {
    "caption": "Photo caption",
    "credit": "Photo credit",
    "agency": "Agency line",
    "copyright": "Copyright line",
    "promotion": "Newsletter, sharing or “read more” box",
    "author": "About the author",
    "original outlet": "Names the outlet where it first appeared",
    "by hand": "Left out by hand",
}


class Fact(NamedTuple):
    """One thing that we think, under a short label."""

    label: str
    text: str


def explain_quotation(quotation: Quotation, text: str) -> tuple[Fact, ...]:
    """Who speaks, how we know, how sure we are, what signals it, who passed it on, its kind, and what was mended.

    Every sentence is plain text: words of the article are quoted as they stand.
    """
    source = f"“{quotation.source.of(text)}”" if quotation.source else "the source"
    facts = [Fact("Speaker", _speaker(quotation, source))]
    if quotation.speaker and quotation.how in HOW:
        facts.append(Fact("How we know", HOW[quotation.how].format(source=source)))
    if quotation.speaker:
        facts.append(Fact("How sure", f"{quotation.confidence:.0%}, so likely is the speaker right"))
    if quotation.cue:
        facts.append(Fact("Signalled by", f"“{quotation.cue.of(text)}”"))
    if quotation.via:
        facts.append(Fact("Said or passed on", quotation.via))
    facts.append(Fact("Kind", KINDS[quotation.kind]))
    if any(stretch.repeat for stretch in quotation.stretches):
        facts.append(Fact("Repeated", "Some of these words stand earlier in the article. They count once."))
    return (*facts, *(Fact("Please check", note) for note in quotation.notes))


def _speaker(quotation: Quotation, source: str) -> str:
    if quotation.speaker:
        return quotation.speaker
    if quotation.speaker_kind == "unresolved":
        return f"Unresolved: the source is {source}, but we do not know who that is."
    return "No source is given for these words."


def explain_entity(entity: Entity, quotations: int) -> tuple[Fact, ...]:
    """What a name stands for, how often and how else it is written, and in how many quotations it speaks."""
    facts = [Fact("Kind of name", entity.type.capitalize())]
    if entity.role:
        facts.append(Fact("Role", entity.role))
    facts.append(Fact("Named", _times(len(entity.mentions))))
    if entity.aliases:
        facts.append(Fact("Also written", ", ".join(entity.aliases)))
    facts.append(Fact("Quoted", _times(quotations) if quotations else "Not in this article"))
    return tuple(facts)


def explain_left_out(passage: LeftOut) -> tuple[Fact, ...]:
    """Why a passage does not count."""
    return Fact("Left out", REASONS[passage.reason]), Fact("Counts", "Nothing in it is counted.")


def _times(number: int) -> str:
    return {1: "Once", 2: "Twice"}.get(number, f"{number:,} times")
