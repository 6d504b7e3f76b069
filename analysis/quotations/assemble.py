"""Put quotations together: what the engine sees as said, and what stands between quotation marks.

Who the speaker is, is for `analysis.attribution.speakers` to say; here an attribution gets its stretches, kind, source, cue and `via`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from analysis.document import Document
from analysis.quotations.quote_marks import find_quoted, is_performed, is_term
from analysis.quotations.relay import find_via
from analysis.quotations.repeats import mark_repeats
from analysis.quotations.unquoted_speech import Turn, find_blocks, find_signature, find_turns
from analysis.records import Attribution, Quoted, QuoteKind, Reading, Span, Stretch
from analysis.text_spans import WORD, number_at, trimmed, words_within

SURE = 0.5  # a link more likely than not
FAR = 2_000  # characters before which nothing said is looked for
CRUMB = 3  # words too few to be what somebody says, beside more of it


@dataclass
class _Draft:
    """A quotation in the making."""

    contents: list[Span] = field(default_factory=list)  # as the engine saw them
    quoted: list[Quoted] = field(default_factory=list)
    source: Span | None = None
    cue: Span | None = None
    form: Literal["marked", "transcript", "block"] = "marked"
    certainty: float = 1.0  # of the tie to the source
    notes: list[str] = field(default_factory=list)


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Every attribution of a document in order of first appearance: what is said, by which source, with which cue.

    It is what somebody is said to have said: quoted, reported or both. Not found: reported words without a source
    ("it is said that …"), quotations inside a quotation (their words belong to the outer speaker), and words between marks
    that nobody seems to say: titles, nicknames, terms.
    """
    story, words, paragraphs, reading = document.text, document.words, document.paragraphs, document.reading
    quoted = find_quoted(story, paragraphs)
    turns = [*find_turns(story, paragraphs), *find_blocks(story, paragraphs, reading)]
    spoken = sorted(p for turn in turns for p in turn.paragraphs)
    drafts = list(_outside(_attributed(story, reading), spoken, words))
    quoted = tuple(q for q in quoted if not _is_spoken(Span(q.start, q.end), spoken))
    performed = {q.start for q in quoted if is_performed(story, q)}
    drafts = [
        d for d in drafts if not any({c.start, c.start + 1} & performed for c in d.contents)
    ]  # with and without mark
    quoted = tuple(q for q in quoted if q.start not in performed)
    _add_quoted(drafts, story, quoted, words, paragraphs, reading.sentences)
    drafts = [d for d in drafts if not _is_inside_another(d, drafts)]
    drafts += [_of_turn(turn) for turn in turns]
    finished = []
    for draft in drafts:
        stretches = tuple(_stretches(draft, words, paragraphs))
        if not stretches or (not draft.quoted and draft.source is None):
            continue
        finished.append(
            Attribution(
                id="",
                kind=_kind(stretches),
                stretches=stretches,
                form=draft.form,
                source=draft.source,
                cue=draft.cue,
                link_score=draft.certainty,
                notes=tuple(dict.fromkeys(draft.notes)),
            )
        )
    finished.sort(key=lambda a: a.stretches[0].start)
    finished = [replace(a, id=f"{document.article_id}-q{n}") for n, a in enumerate(finished, 1)]
    marked = mark_repeats(finished, story)
    return tuple(find_via(story, marked, reading.sentences))


def _is_spoken(span: Span, spoken: Sequence[Span]) -> bool:
    """Do these words stand in a turn of a transcript or in a block quotation?"""
    return bool(spoken) and spoken[number_at(spoken, span.start) - 1].covers(span)


def _outside(drafts: Iterable[_Draft], spoken: Sequence[Span], words: tuple[Span, ...]) -> Iterator[_Draft]:
    """The drafts without what a turn or a block quotation says anyway, if more is left than "letter to parents" before one."""
    for draft in drafts:
        left = [c for c in draft.contents if not _is_spoken(c, spoken)]
        if len(left) == len(draft.contents) or sum(len(words_within(words, *c)) for c in left) > CRUMB:
            yield replace(draft, contents=left)


def _of_turn(turn: Turn) -> _Draft:
    stretches = [Quoted(p.start, p.end, False, False, False, "") for p in turn.paragraphs]
    return _Draft(quoted=stretches, source=turn.label, form=turn.form)


# ---------------------------------------------------------------------------------------------- what the engine ties together


def _attributed(story: str, reading: Reading) -> list[_Draft]:
    """A draft for every cue with its contents, and for every content without a cue."""
    roles = reading.roles
    to_source: dict[int, dict[int, float]] = defaultdict(dict)
    to_cue: dict[int, tuple[float, int]] = {}
    for link in reading.links:
        if roles[link.head].role == "source":
            to_source[link.dependent][link.head] = link.score
        else:
            to_cue[link.dependent] = max(to_cue.get(link.dependent, (0.0, -1)), (link.score, link.head))
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, role in enumerate(roles):
        if role.role == "content":
            score, cue = to_cue.get(i, (0.0, -1))
            groups[("cue", cue) if score > SURE else ("content", i)].append(i)
    drafts: list[_Draft] = []
    for (sort, number), members in groups.items():
        draft = _Draft([Span(roles[i].start, roles[i].end) for i in members])
        voices = [*members, *([number] if sort == "cue" else [])]
        chances: dict[int, float] = defaultdict(float)
        for i in voices:
            for source, score in to_source[i].items():
                chances[source] += score / len(voices)
        if chances:
            best = max(chances, key=lambda s: chances[s])
            if chances[best] > SURE / 2:
                draft.source = Span(roles[best].start, roles[best].end)
                draft.certainty = min(1.0, chances[best])
        if sort == "cue":
            draft.cue = Span(roles[number].start, roles[number].end)
        _drop_crumbs(story, draft)
        drafts += _split_claims(story, draft)
    passed_on = {}
    for draft in drafts:
        if (found := _passing_on(story, draft)) is None:
            continue
        last, gap = found
        # Where the opening mark is missing, the engine takes "Lim said" for part of what was said.
        draft.contents[last] = Span(draft.contents[last].start, min(draft.contents[last].end, gap.start))
        first = min(c.start for c in draft.contents)
        sentence = reading.sentences[number_at(reading.sentences, first) - 1]
        near = _nearer_source(story, reading, gap, draft.cue) or _source_before(reading, Span(sentence.start, first))
        if near is None and (m := _SAYS_FIRST.match(story, sentence.start, gap.end)):
            near = Span(*m.span("who")), Span(*m.span("verb"))
            draft.contents = [Span(max(c.start, m.end()), c.end) for c in draft.contents if c.end > m.end() + 1]
        if near:
            passed_on[draft.source] = near
    drafts = [draft for draft in drafts if draft.contents]
    for draft in drafts:
        draft.source, draft.cue = passed_on.get(draft.source, (draft.source, draft.cue))
    return _quoted_as(story, reading, drafts)


def _drop_crumbs(story: str, draft: _Draft) -> None:
    """Drop words that the engine takes for content between a source and its cue: `His spokesman, Dmitri Orlan, said …`."""
    if draft.source is None or draft.cue is None or draft.source.end > draft.cue.start:
        return
    kept = [
        c
        for c in draft.contents
        if not (draft.source.end <= c.start < draft.cue.start and len(c.of(story).split()) <= 2)
    ]
    draft.contents = kept or draft.contents


_CLAIM = re.compile(
    r"(?P<whose>(?:(?:Mr|Mrs|Ms|Dr)\. )?[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*)*)['’]s? (?:[a-z-]+ ){0,2}?"
    r"(?P<noun>claims?|assertions?|allegations?|accusations?|suggestions?|contentions?|arguments?|insistence|statements?|remarks?|"
    r"comments?|boasts?|promises?|vow|pledge|warning|prediction|description|denial|interjection)"
    r"(?: (?:about|regarding|on|in) [^,;:.!?“”\"]{1,40})?$"
)


def _split_claims(story: str, draft: _Draft) -> Iterator[_Draft]:
    """Give "…" in "The council doubted Okafor's claim that …" to Okafor, though the engine sees it as what the council doubted."""
    for i, (a, b) in enumerate(pairwise(draft.contents)):
        if 0 <= b.start - a.end <= 1 and (m := _CLAIM.search(a.of(story))):
            source = Span(a.start + m.start("whose"), a.start + m.end("whose"))
            if draft.source is None or not source.overlaps(draft.source):
                yield replace(draft, contents=draft.contents[: i + 1])
                cue = Span(a.start + m.start("noun"), a.start + m.end("noun"))
                yield replace(draft, contents=draft.contents[i + 1 :], source=source, cue=cue, certainty=0.8, notes=[])
                return
    yield draft


_PASSED_ON = re.compile(r"\b(?:according to|reported by|quoted by|cited by)\s+$", re.I)
_REPORTED = re.compile(r"\s(?:first |also |later )?(?:reported|reports)\b")  # "Lim said, the Harbour Post reported"
_SAID = re.compile(
    r",?\s*(?:(?P<before>(?:[A-Z][\w.'’-]*\s){1,4}|he |she |they |it )(?P<verb>said|says|added|told|wrote|warned|insisted|argued)"
    r"|(?P<verb2>said|says|added|wrote) (?P<after>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}|he|she|they))\b"
)


def _passing_on(story: str, draft: _Draft) -> tuple[int, Span] | None:
    """If a source only passes words on ("…, according to news agencies"): which content stands last before it, and the gap between."""
    if draft.source is None:
        return None
    passed_on = _PASSED_ON.search(story[: draft.source.start][-20:])
    if not passed_on and not _REPORTED.match(story, draft.source.end):
        return None
    end = draft.source.start - (len(passed_on.group()) if passed_on else 0)
    before = [i for i, c in enumerate(draft.contents) if c.end <= end]
    if not before:
        return None
    last = draft.contents[before[-1]]
    closing = max(story.rfind(mark, last.start, last.end) for mark in '”"»')
    begins = closing + 1 if closing > last.start and _SAID.match(story, closing + 1) else last.end
    return before[-1], Span(begins, end)


# "On Monday, Lim said that …, according to the Harbour Post", which the engine sees as all said by the Post.
_SAYS_FIRST = re.compile(
    r"(?:(?:On|In|At|Last|This|Speaking|During|After) [^,.;:“”\"\n]{2,60}, )?"
    r"(?P<who>(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4}|[Hh]e|[Ss]he|[Tt]he (?:[a-z-]+ ){0,2}?[a-z-]+) "
    r"(?:(?:also|later|first|then|has|had) )?(?P<verb>said|says|added|told \w+|wrote|warned|insisted|argued|tweeted|claimed|announced) "
)


def _source_before(reading: Reading, before: Span) -> tuple[Span, Span] | None:
    """Source and cue before what is said: Lim's in `Lim said it was "hard" to leave, according to the Harbour Post.`"""
    parts = [Span(r.start, r.end) for r in reading.roles if r.role != "content" and before.covers(Span(r.start, r.end))]
    roles = [r.role for r in reading.roles if r.role != "content" and before.covers(Span(r.start, r.end))]
    return (parts[-2], parts[-1]) if roles[-2:] == ["source", "cue"] else None


def _nearer_source(story: str, reading: Reading, gap: Span, cue: Span | None) -> tuple[Span, Span | None] | None:
    """Source and cue in such a gap: Lim's in `"It was hard," Lim said, according to news agencies.`"""
    sources = [
        Span(r.start, r.end) for r in reading.roles if r.role == "source" and gap.start <= r.start and r.end <= gap.end
    ]
    cues = [
        Span(r.start, r.end) for r in reading.roles if r.role == "cue" and gap.start <= r.start and r.end <= gap.end
    ]
    if sources:
        return sources[0], cues[0] if cues else cue
    if (m := _SAID.search(story, gap.start, gap.end)) and "\n" not in gap.of(story):
        name = "before" if m["before"] else "after"
        text = m[name].strip()
        return Span(m.start(name), m.start(name) + len(text)), Span(*m.span("verb" if m["verb"] else "verb2"))
    return None


_WHO = r"(?:[A-Z][\w.'’-]{0,30}|(?:the|an?|his|her|its|their) [\w'’-]{1,30})(?: (?!was|were|is|are|has|have|as|quoted)[\w.'’-]{1,30}){0,5}"
_SAYING = r"as (?:saying|telling (?:reporters|it|them))\b"
_QUOTED_AS = (
    re.compile(rf"\b(?P<cue>quoted) (?P<who>{_WHO}|him|her|them|it)(?:, [^,.;:\"“”\n]{{2,60}},)? {_SAYING}"),
    re.compile(
        rf"\b(?P<who>{_WHO}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?:was|were|is|are|has been|have been) (?P<cue>quoted)"
        rf"(?: by (?:[\w.'’-]{{1,30}} ){{1,6}}?| ){_SAYING}(?: by (?:the |an? )?[\w'’-]{{1,30}}(?: [A-Z][\w'’-]{{0,30}}){{0,4}})?"
    ),
)


def _quoted_as(story: str, reading: Reading, drafts: list[_Draft]) -> list[_Draft]:
    """The drafts, with those mended in which somebody is "quoted as saying" something: he is the source, not who quotes him."""
    drafts = sorted(drafts, key=lambda d: d.contents[0].start)
    starts = [d.contents[0].start for d in drafts]
    gone: set[int] = set()
    mended = []
    for m in (m for pattern in _QUOTED_AS for m in pattern.finditer(story)):
        phrase = Span(m.start(), m.end() + len(": “"))  # what is said may begin right behind it
        near = range(bisect_left(starts, m.start() - FAR), bisect_left(starts, phrase.end))
        own = [n for n in near if n not in gone and _touches(drafts[n], phrase)]
        parts = [c for n in own for c in drafts[n].contents]
        contents = [c for c in parts if c.end <= m.start() or c.start >= m.end()]
        contents += [Span(m.end(), c.end) for c in parts if c.start < m.end() < c.end - 1]
        sentence = reading.sentences[number_at(reading.sentences, m.end() - 1) - 1]
        if not contents and WORD.search(story, m.end(), sentence.end):
            contents = [trimmed(story, Span(m.end(), sentence.end))]
        if contents:
            draft = _Draft(sorted(contents), source=trimmed(story, Span(*m.span("who"))), cue=Span(*m.span("cue")))
            draft.certainty = max((drafts[n].certainty for n in own), default=1.0)
            mended.append(draft)
            gone.update(own)
    kept = [d for n, d in enumerate(drafts) if n not in gone]
    return sorted([*kept, *mended], key=lambda d: d.contents[0].start)


def _touches(draft: _Draft, phrase: Span) -> bool:
    return any(phrase.overlaps(s) for s in (*draft.contents, *([draft.cue] if draft.cue else [])))


def _is_inside_another(draft: _Draft, drafts: Sequence[_Draft]) -> bool:
    """Is this what somebody says that somebody said? `"She told me to stay," said Lim`: it makes no quotation of its own."""
    if draft.quoted or draft.source is None:
        return False
    return any(q.start <= draft.source.start < q.end for other in drafts if other is not draft for q in other.quoted)


# ------------------------------------------------------------------------------------------- what stands between marks


def _add_quoted(
    drafts: list[_Draft],
    story: str,
    quoted: Sequence[Quoted],
    words: tuple[Span, ...],
    paragraphs: Sequence[Span],
    sentences: Sequence[Span],
) -> None:
    """Give every quoted stretch to the draft whose words it holds, or make it a quotation of its own if it is speech."""
    contents = sorted(((c, draft) for draft in drafts for c in draft.contents), key=lambda pair: pair[0].start)
    last: tuple[int, _Draft] | None = None  # the paragraph and draft of the quoted stretch before
    at = 0
    for q in quoted:
        size = len(words_within(words, q.start, q.end))
        if not size:
            continue
        while at < len(contents) and contents[at][0].end <= q.start:
            at += 1
        shared: dict[int, tuple[int, _Draft]] = {}
        for span, draft in contents[at:]:
            if span.start >= q.end:
                break
            common = len(words_within(words, max(q.start, span.start), min(q.end, span.end)))
            shared[id(draft)] = (shared.get(id(draft), (0, draft))[0] + common, draft)
        most, owner = max(shared.values(), key=lambda pair: pair[0], default=(0, None))
        paragraph = number_at(paragraphs, q.start)
        if owner is None or most < size / 2:
            if is_term(story, q):
                continue
            owner = None
            if last and (
                (q.continues and paragraph - last[0] <= 1)
                or (last[0] == paragraph and last[1].source and _goes_on(story, last[1], q, size, sentences))
            ):
                owner = last[1]
            elif not _is_speech(story, q, size, paragraphs[paragraph - 1], words):
                continue
            else:
                owner = _Draft()
                drafts.append(owner)
        if signature := find_signature(story, q, paragraphs[paragraph - 1]):
            if owner.source and owner.source != signature and owner.quoted:
                owner = _Draft()
                drafts.append(owner)
            owner.source, owner.cue, owner.certainty = signature, None, 1.0
        owner.quoted.append(q)
        if q.repaired:
            owner.notes.append(q.repaired)
        last = (paragraph, owner)


def _goes_on(story: str, draft: _Draft, q: Quoted, size: int, sentences: Sequence[Span]) -> bool:
    """Does this stretch go on with the one before in its paragraph? `"We lost," she said. "It was hard."`

    It does when little more than the attribution stands between the two, and it is no single word with a colour of its own.
    """
    before = draft.quoted[-1]
    between = story[before.end : q.start]
    tag = [s for s in (draft.source, draft.cue) if s and before.end <= s.start < q.start]
    plain = len(between.split()) - sum(len(s.of(story).split()) for s in tag)
    return plain <= 4 and (size >= 3 or q.start - 1 in {s.start for s in sentences})


def _is_speech(story: str, q: Quoted, size: int, paragraph: Span, words: tuple[Span, ...]) -> bool:
    """Are these someone's words although nobody is named? A sentence of some length, or most of a paragraph."""
    text = story[q.start : q.end].strip()
    sentence = text[:1].isupper() and text[-1:] in ".!?,…—–"
    whole = len(words_within(words, paragraph.start, paragraph.end))
    return (sentence and size >= 4) or (size >= 4 and size > 0.6 * whole) or size >= 12


def _stretches(draft: _Draft, words: tuple[Span, ...], paragraphs: Sequence[Span]) -> Iterator[Stretch]:
    """The pieces of a quotation in order: its quoted stretches, and what is reported between and around them."""
    quoted = sorted(draft.quoted)
    reported = []
    for content in draft.contents:
        at = content.start
        for q in quoted:
            if q.start < content.end and q.end > at:
                if q.start > at:
                    reported.append(Span(at, q.start))
                at = max(at, q.end)
        if at < content.end:
            reported.append(Span(at, content.end))
    reported = [Span(w[0].start, w[-1].end) for r in reported if (w := words_within(words, r.start, r.end))]
    inside = sum(len(words_within(words, q.start, q.end)) for q in quoted)
    outside = sum(len(words_within(words, r.start, r.end)) for r in reported)
    if inside > 4 * outside:  # a word or two beside a quotation is where the engine missed its end
        reported = []
    kind: QuoteKind = "direct" if not reported else "mixed"
    pieces = [Stretch(q.start, q.end, kind) for q in quoted]
    pieces += [Stretch(part.start, part.end, "indirect") for r in reported for part in _by_paragraph(r, paragraphs)]
    return iter(sorted(pieces, key=lambda s: s.start))


def _by_paragraph(span: Span, paragraphs: Sequence[Span]) -> Iterator[Span]:
    for p in paragraphs[number_at(paragraphs, span.start) - 1 :]:
        if p.start >= span.end:
            return
        yield Span(max(p.start, span.start), min(p.end, span.end))


def _kind(stretches: Iterable[Stretch]) -> QuoteKind:
    kinds = {s.kind for s in stretches}
    return "direct" if kinds == {"direct"} else "indirect" if kinds == {"indirect"} else "mixed"
