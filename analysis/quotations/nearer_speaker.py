"""Relayed speech: where one source passes on what another said, the words are the other's."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from analysis.document import Document
from analysis.quotations.drafts import Draft
from analysis.quotations.saying import SAYING, one_of
from analysis.records import Role, Span
from analysis.rules import rule
from analysis.text_spans import WORD, trimmed

MAX_BEFORE = 2_000  # characters between the words and a "Lim was quoted as saying" behind them
MAX_RELAY = 20  # characters of "according to " and the like

_NAME_WORD = r"[A-Z][\w.'’-]{0,30}"
_RELAY_BEFORE = re.compile(r"\b(?:according to|reported by|quoted by|cited by)\s+$", re.I)
_RELAY_AFTER = re.compile(r"\s(?:first |also |later )?(?:reported|reports)\b")  # "Lim said, the Harbour Post reported"
_DESCRIBED = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?: [\w'’-]{1,30}){1,4}?"
_REPORTED = re.compile(r"(?:has |had )?report(?:ed|s)")  # "The Harbour Post reported that Lim said …"
# The speaker between the words and who passes them on: “It was hard,” Lim said, according to …
_SPEAKER_BEHIND = re.compile(
    rf",?\s*(?:(?P<before>(?:{_NAME_WORD}\s){{1,4}}|he |she |they |it |{_DESCRIBED}\s)"
    rf"(?:(?:also|later|then|has|had|will) ){{0,2}}(?P<verb>{SAYING})"
    rf"|(?P<verb2>{one_of('cues before a speaker')}) "
    rf"(?P<after>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}}|he|she|they|{_DESCRIBED}(?=,))\b)"
)
# The speaker in front of the words: “On Monday, Lim said that …, according to the Harbour Post.”
_SPEAKER_IN_FRONT = re.compile(
    rf"""
    (?: (?:But|And|Yet|Meanwhile,)[ ] )?
    (?: (?:On|In|At|Last|This|Speaking|During|After|Earlier)\b [^.;:“”"\n]{{2,60}}?,[ ] )?  # when and where
    (?P<who>
        (?: (?:(?:[Tt]he|[Aa]n?)[ ])? [a-z-]+[ ](?:[a-z-]+[ ]){{0,3}} )? {_NAME_WORD}(?:[ ]{_NAME_WORD}){{0,4}}  # "director Ana Lim"
      | (?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)[ ](?:[\w'’-]+[ ]){{1,5}}?{_NAME_WORD}(?:[ ]{_NAME_WORD}){{0,3}}
      | (?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?)[ ](?:[\w'’-]+[ ]){{0,5}}[\w'’-]+,[ ]{_NAME_WORD}(?:[ ]{_NAME_WORD}){{0,3}},  # "his spokesman, Bo Lim,"
      | [Hh]e | [Ss]he
      | [Tt]he[ ](?:[a-z-]+[ ]){{0,2}}?[a-z-]+
    )
    (?: ,[ ](?:who|which|an?|the)[ ][^.;:\n]{{2,100}}?,["”]? )?  # ", who worked with him,"
    [ ] (?:(?:also|later|first|then|previously|has|had)[ ]){{0,2}}
    (?P<verb> {one_of("cues before a clause")} | told[ ]\w+(?:[ ](?!on\b|last\b|late\b|early\b|that\b)\w+)? )
    [ :][ ]?
    (?: (?:on|last|late|early)[ ](?:\w+[ ]){{1,2}}(?=that\b|[“"]) )?
    """,
    re.VERBOSE,
)
_WHO = (  # “Lim”, “the farm minister”, “ministry spokesman Lim”, up to six words, none of which goes on to “was quoted”
    r"(?:[A-Z][\w.'’-]{0,30}|(?:the|an?|his|her|its|their) [\w'’-]{1,30}|[a-z][\w'’-]{1,30}(?: [a-z][\w'’-]{1,30}){0,3} [A-Z][\w.'’-]{0,30})"
    r"(?: (?!was|were|is|are|has|have|as|quoted)[\w.'’-]{1,30}){0,5}"
)
_AS_SAYING = r"as (?:saying|telling (?:reporters|it|them))\b"
_QUOTED_AS = (
    # “the agency quoted Lim, the farm minister, as saying”
    re.compile(rf"\b(?P<cue>quoted) (?P<who>{_WHO}|him|her|them|it)(?:, [^,.;:\"“”\n]{{2,60}},)? {_AS_SAYING}"),
    # “Lim was quoted by the agency as saying”, “Lim was quoted as saying by the agency”
    re.compile(
        rf"\b(?P<who>{_WHO}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?:was|were|is|are|has been|have been) (?P<cue>quoted)"
        rf"(?: by (?:[\w.'’-]{{1,30}} ){{1,6}}?| ){_AS_SAYING}"
        r"(?: by (?:the |an? )?[\w'’-]{1,30}(?: [A-Z][\w'’-]{0,30}){0,4})?"
    ),
)


# ------------------------------------------------------------------------------------ “Lim said, according to the Harbour Post”


@rule("quotations.nearer_speaker", otherwise=lambda document, drafts: drafts)
def credit_nearer_speaker(document: Document, drafts: list[Draft]) -> list[Draft]:
    """Give words to the speaker beside them, not to who passes them on: `“It was hard,” Lim said, according to news agencies.`

    Not found: a speaker whom another sentence names.
    """
    nearer: dict[Span | None, tuple[Span, Span | None]] = {}
    credited = []
    for draft in drafts:
        if (gap := _relay(document.text, draft)) is None:
            credited.append(_credit_behind(document.text, draft))
            continue
        # Where the opening mark is missing, the tagger takes “Lim said” for part of what was said.
        contents = [Span(c.start, gap.start) if c.start < gap.start < c.end else c for c in draft.contents]
        contents = [c for c in contents if not gap.covers(c)]
        first = min(c.start for c in contents)
        sentence = document.sentence_at(first)
        speaker = _speaker_in(document, gap, draft.cue) or _speaker_before(document, Span(sentence.start, first))
        if speaker is None and (m := _SPEAKER_IN_FRONT.match(document.text, sentence.start, gap.end)):
            speaker = Span(*m.span("who")), Span(*m.span("verb"))
            contents = [Span(max(c.start, m.end()), c.end) for c in contents if c.end > m.end() + 1]
        if speaker:
            nearer[draft.source] = speaker
        if contents:
            credited.append(replace(draft, contents=tuple(contents)))
    return [
        replace(draft, source=source, cue=cue)
        for draft in credited
        for source, cue in [nearer.get(draft.source, (draft.source, draft.cue))]
    ]


def _relay(text: str, draft: Draft) -> Span | None:
    """If a source only passes words on: the gap between them, or what names their speaker, and that source."""
    if draft.source is None:
        return None
    before = text[max(0, draft.source.start - MAX_RELAY) : draft.source.start]
    passed_on = _RELAY_BEFORE.search(before)
    if not passed_on and not _RELAY_AFTER.match(text, draft.source.end):
        return None
    end = draft.source.start - (len(passed_on.group()) if passed_on else 0)
    last = next((content for content in reversed(draft.contents) if content.end <= end), None)
    if last is None:
        return None
    if len(draft.contents) > 1 and _SPEAKER_BEHIND.match(text, last.start, last.end):
        return Span(last.start, end)  # “No,” | Lim said | , according to
    closing = max(text.rfind(mark, last.start, last.end) for mark in '”"»')
    is_inside = closing > last.start and _SPEAKER_BEHIND.match(text, closing + 1)
    return Span(closing + 1 if is_inside else last.end, end)


def _credit_behind(text: str, draft: Draft) -> Draft:
    """Give what is said to whom it names first, where who passes it on stands in front: "According to news agencies, Lim said"."""
    first = draft.contents[0]
    if draft.source is None or draft.source.end > first.start:
        return draft
    before = text[max(0, draft.source.start - MAX_RELAY) : draft.source.start]
    reported = draft.cue is not None and _REPORTED.fullmatch(draft.cue.of(text))
    start = first.start + (len("that ") if reported and text.startswith("that ", first.start) else 0)
    m = _SPEAKER_IN_FRONT.match(text, start, first.end) if reported or _RELAY_BEFORE.search(before) else None
    if not m or m.end() >= first.end:
        return draft
    contents = (Span(m.end(), first.end), *draft.contents[1:])
    return replace(draft, contents=contents, source=Span(*m.span("who")), cue=Span(*m.span("verb")))


def _roles_in(document: Document, span: Span) -> Sequence[Role]:
    """Sources and cues within a stretch of the text."""
    roles = document.reading.roles
    first = bisect_left(roles, span.start, key=lambda r: r.start)
    last = bisect_right(roles, span.end, key=lambda r: r.start)
    return [r for r in roles[first:last] if r.role != "content" and r.end <= span.end]


def _speaker_before(document: Document, before: Span) -> tuple[Span, Span] | None:
    """Source and cue in front of what is said: `Lim said it was “hard” to leave, according to the Harbour Post.`"""
    nearest = _roles_in(document, before)[-2:]
    if [r.role for r in nearest] != ["source", "cue"]:
        return None
    source, cue = nearest
    return Span(source.start, source.end), Span(cue.start, cue.end)


def _speaker_in(document: Document, gap: Span, cue: Span | None) -> tuple[Span, Span | None] | None:
    """Source and cue between the words and who passes them on: `“It was hard,” Lim said, according to news agencies.`"""
    roles = _roles_in(document, gap)
    sources = [Span(r.start, r.end) for r in roles if r.role == "source"]
    cues = [Span(r.start, r.end) for r in roles if r.role == "cue"]
    if sources:
        return sources[0], cues[0] if cues else cue
    m = _SPEAKER_BEHIND.search(document.text, *gap)
    if m is None or document.paragraph_number(gap.start) != document.paragraph_number(gap.end):
        return None
    name, verb = ("before", "verb") if m["before"] else ("after", "verb2")
    return Span(m.start(name), m.start(name) + len(m[name].strip())), Span(*m.span(verb))


# --------------------------------------------------------------------------------------------------- “Lim was quoted as saying”


@rule("quotations.quoted_as", otherwise=lambda document, drafts: drafts)
def credit_who_is_quoted(document: Document, drafts: list[Draft]) -> list[Draft]:
    """Give words to who is quoted, not to who quotes: `Lim was quoted by the agency as saying that the harvest was poor.`

    Where the tagger saw no content, the rest of the sentence is taken for it.
    """
    drafts = sorted(drafts, key=lambda d: d.contents[0].start)
    starts = [d.contents[0].start for d in drafts]
    phrases = list(_phrases(document.text))
    taken: set[int] = set()
    credited = []
    for m, following in zip(phrases, [*(m.start() for m in phrases[1:]), len(document.text)], strict=False):
        phrase = Span(m.start(), m.end() + len(": “"))  # what is said may begin right behind it
        near = range(bisect_left(starts, m.start() - MAX_BEFORE), bisect_left(starts, phrase.end))
        own = [n for n in near if n not in taken and _touches(drafts[n], phrase)]
        contents = _contents_beside(chain.from_iterable(drafts[n].contents for n in own), Span(*m.span()))
        rest = Span(m.end(), min(document.sentence_at(m.end() - 1).end, following))
        if not contents and WORD.search(document.text, *rest):
            contents = [trimmed(document.text, rest)]
        if contents:
            source = trimmed(document.text, Span(*m.span("who")))
            score = max((drafts[n].link_score for n in own), default=1.0)
            credited.append(Draft(tuple(sorted(contents)), source=source, cue=Span(*m.span("cue")), link_score=score))
            taken.update(own)
    kept = [d for n, d in enumerate(drafts) if n not in taken]
    return sorted([*kept, *credited], key=lambda d: d.contents[0].start)


def _phrases(text: str) -> Iterator[re.Match[str]]:
    """Every "quoted … as saying", in order, none overlapping another."""
    end = 0
    for m in sorted((m for pattern in _QUOTED_AS for m in pattern.finditer(text)), key=lambda m: m.span()):
        if m.start() >= end:
            yield m
            end = m.end()


def _touches(draft: Draft, phrase: Span) -> bool:
    return any(phrase.overlaps(s) for s in (*draft.contents, *([draft.cue] if draft.cue else [])))


def _contents_beside(contents: Iterator[Span], phrase: Span) -> list[Span]:
    """What is left of these contents before and behind a phrase."""
    beside = []
    for content in contents:
        if not content.overlaps(phrase):
            beside.append(content)
        elif content.end - 1 > phrase.end > content.start:
            beside.append(Span(phrase.end, content.end))
    return beside
