"""What a mark in the text stands for, and why, in words."""

from typing import NamedTuple

from analysis.records import Entity, LeftOut, Quotation

HOW = {
    "name": "The text gives the speaker’s full name: {source}.",
    "surname": "The text gives the speaker’s surname: {source}.",
    "title": "The text gives the speaker’s title: {source}.",
    "role": "The text gives the speaker’s role: {source}.",
    "pronoun": "The pronoun {source} most likely refers to this speaker.",
    "organisation": "An organisation speaks: {source}.",
    "described": "The source is described but not named: {source}.",
    "continued": "Nobody else is named, so the previous speaker continues.",
    "byline": "“I” is the article’s author.",
    "transcript": "The text is an interview or transcript, and this turn begins with the speaker’s name.",
    "block": "The words are set apart as a block, and the line before says whose they are.",
    "by hand": "You named the speaker.",
}
KINDS = {
    "direct": "Direct: the speaker’s own words.",
    "mixed": "Partly quoted: some of the speaker’s own words, within a reported sentence.",
    "indirect": "Reported: what was said, in the article’s words. It has no share of quoted words.",
}
REASONS = {
    "caption": "Photo caption",
    "credit": "Date, outlet or photo credit",
    "agency": "Agency line",
    "copyright": "Copyright line",
    "promotion": "Newsletter, sharing or “read more” box",
    "author": "Byline or note on the author",
    "original outlet": "Credit to the outlet that published it first",
    "by hand": "You left it out",
}


class Fact(NamedTuple):
    """One thing to know about a mark, under a short label."""

    label: str
    text: str


def explain_quotation(quotation: Quotation, text: str) -> tuple[Fact, ...]:
    """Who speaks, how we know, how sure we are, the reporting verb, where it was said, its kind, and what to check.

    Every sentence is plain text: words of the article are quoted as they stand.
    """
    source = f"“{quotation.source.of(text)}”" if quotation.source else "the source"
    facts = [Fact("Speaker", _speaker(quotation, source))]
    if quotation.speaker and quotation.how in HOW:
        facts.append(Fact("How we know", HOW[quotation.how].format(source=source)))
    if quotation.speaker and quotation.how != "by hand":
        facts.append(Fact("Confidence", f"{quotation.confidence:.0%} likely to be right"))
    if quotation.cue:
        facts.append(Fact("Reporting verb", f"“{quotation.cue.of(text)}”"))
    if quotation.via:
        facts.append(Fact("Said to or in", quotation.via))
    facts.append(Fact("Kind", KINDS[quotation.kind]))
    if any(stretch.repeat for stretch in quotation.stretches):
        facts.append(Fact("Repeated", "The article has some of these words elsewhere, too. They count once."))
    return (*facts, *(Fact("Check this", note) for note in quotation.notes))


def _speaker(quotation: Quotation, source: str) -> str:
    if quotation.speaker:
        return quotation.speaker
    if quotation.speaker_kind == "unresolved":
        return f"Unclear: the source is {source}, but the text does not make clear who that is."
    return "No source is given for these words."


def explain_entity(entity: Entity, quotations: int) -> tuple[Fact, ...]:
    """What a name stands for, how often it appears, its other spellings, and how often it is quoted."""
    facts = [Fact("Type", entity.type.capitalize())]
    if entity.role:
        facts.append(Fact("Role", entity.role))
    facts.append(Fact("Named", _times(len(entity.mentions))))
    if entity.aliases:
        facts.append(Fact("Also written as", ", ".join(entity.aliases)))
    facts.append(Fact("Quoted", _times(quotations) if quotations else "Not in this article"))
    return tuple(facts)


def explain_left_out(passage: LeftOut) -> tuple[Fact, ...]:
    """Why a passage does not count."""
    return Fact("Why", REASONS[passage.reason]), Fact("Effect", "None of it is counted.")


def _times(number: int) -> str:
    return {1: "Once", 2: "Twice"}.get(number, f"{number:,} times")
