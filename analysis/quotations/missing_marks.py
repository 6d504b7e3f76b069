"""Guess where a quotation begins or ends whose mark is missing."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from analysis.quotations.mark_costs import Mark
from analysis.quotations.saying import COMMA_AND_CUE, CUE_AND_COMMA, CUE_NEXT, REPORTED, SAID_SOON
from analysis.records import Quoted, Span
from analysis.rules import rule
from analysis.text_spans import WORD

MAX_PARAGRAPH = 1000  # characters from a mark, about as long as a paragraph of news can be
MAX_BEFORE = 4_000  # characters before a closing mark that are searched for where its quotation begins
MAX_SIGNATURE_WORDS = 8  # a name and what its bearer does
MAX_SCARE_WORDS = 4  # words quoted within a sentence for their sound

_SENTENCE_END = re.compile(  # not after Mr. or an initial
    r"(?<!\bMr|\bMs|\bDr|\bSt)(?<!\bMrs|\bSen|\bRep|\bGov|\bGen)(?<!\b[A-Z])"
    r"[.!?…][\])'’\"”»]{0,2}[ \xa0]{1,3}(?=[“\"‘'«„]?[^\W_a-z])"
)
_CLOSED_BY_SINGLE = re.compile(r"[.,!?]['’](?=[\s.)]|$)")
_OPENED_BY_SINGLE = re.compile(r"(?<![^\W_])['‘](?=[^\W_])")
_ADDRESS = re.compile(r"\b(?:I|we|us|our|my|me|you|your)\b", re.IGNORECASE)


@rule("quotations.missing_opening", otherwise=lambda text, paragraph, quoted, mark: (mark.start, len(quoted)))
def find_beginning(text: str, paragraph: Span, quoted: Sequence[Quoted], mark: Mark) -> tuple[int, int]:
    """Find where a quotation without opening mark begins, and how many before it stay apart: `We will never yield,” she said.`

    It begins at the mark itself if that is a stray one. Where no sentence begins since the quotation before, what looked like
    one (a "so-called" one) is part of this one.
    """
    limit = mark.start
    kept = len(quoted)
    while True:
        floor = quoted[kept - 1].end if kept else paragraph.start
        near = max(floor, mark.start - MAX_BEFORE)
        if said := [m.end() for m in CUE_AND_COMMA.finditer(text, near, limit)]:
            return said[-1], kept
        sentences = [] if kept else [floor]
        sentences += [m.end() for m in _SENTENCE_END.finditer(text, max(paragraph.start, near - 1), limit)]
        if sentences:
            after_tag = _after_tag(text, paragraph, Span(floor, mark.start), sentences) if kept else None
            return _first_sentence(text, sentences, mark) if after_tag is None else after_tag, kept
        if cue := CUE_NEXT.match(text, floor):
            comma = text.find(", ", cue.end(), min(mark.start, cue.end() + MAX_BEFORE))
            return comma + 1 if comma >= 0 else mark.start, kept
        kept -= 1
        before = quoted[kept]
        if len(WORD.findall(text, before.start, before.end)) > MAX_SCARE_WORDS:
            return before.start, kept
        limit = before.start + 1


@rule("quotations.after_tag", otherwise=lambda text, paragraph, gap, sentences: None)
def _after_tag(text: str, paragraph: Span, gap: Span, sentences: Sequence[int]) -> int | None:
    """Begin after the tag where a paragraph ends with a closing mark: `“We won,” he wrote on Monday. It was hard. It rained.”`

    Not where one of the sentences in between reports what somebody says.
    """
    ends = gap.end + 1 >= paragraph.end and text[gap.end - 1] in ".!?…"
    if not ends or not CUE_NEXT.match(text, gap.start) or REPORTED.search(text, sentences[0], gap.end):
        return None
    return sentences[0]


def _first_sentence(text: str, sentences: Sequence[int], mark: Mark) -> int:
    """Of these sentences before a closing mark, where the first of the quotation begins; the mark itself if none does.

    The first that says "I", "we" or "you", else the last one, if somebody is said to speak or it ends here.
    """
    begin = sentences[-1]
    if address := _ADDRESS.search(text, max(sentences[0], mark.start - MAX_PARAGRAPH), mark.start):
        begin = sentences[bisect_right(sentences, address.start()) - 1]
    if _is_said(text, mark):
        return begin
    ends_here = text[mark.start - 1] in ".!?…" and not REPORTED.search(text, begin, mark.start)
    return begin if ends_here else mark.start


def _is_said(text: str, mark: Mark) -> bool:
    """Whether " said Anna Kirk" follows a closing mark, or at least a verb of saying after a comma."""
    if CUE_NEXT.match(text, mark.end):
        return True
    return text[mark.start - 1] == "," and SAID_SOON.match(text, mark.end) is not None


@rule("quotations.missing_closing", otherwise=lambda text, start, limit, runs_on: limit)
def find_end(text: str, start: int, limit: int, *, runs_on: bool) -> int:
    """Find where a quotation without closing mark ends: `“We will never yield, said Anna Kirk.`

    At a single mark typed for a double one, before ", said Anna Kirk", else at the limit; but with its sentence if it
    begins within a sentence (a "reckless plan) or the limit is far off. One that `runs_on` has a right to end unclosed.
    """
    typo = _CLOSED_BY_SINGLE.search(text, start, limit)
    if typo and not _OPENED_BY_SINGLE.search(text, start, typo.start()):
        return typo.start() + 1
    cue = COMMA_AND_CUE.search(text, start, limit)
    if cue and not (runs_on and _SENTENCE_END.search(text, cue.end(), limit)):
        return cue.end()
    if not runs_on and (text[start].islower() or limit - start > MAX_PARAGRAPH):
        sentence = _SENTENCE_END.search(text, start, limit)
        return sentence.start() + 1 if sentence else limit
    return limit


@rule("quotations.signature_below", otherwise=lambda text, paragraph, mark: False)
def is_signature(text: str, paragraph: Span, mark: Mark) -> bool:
    """See that all before a paragraph's last mark is the name of who was quoted above: `Anna Kirk, Harbour Watch.”`"""
    if mark.end < paragraph.end or mark.start - paragraph.start > MAX_PARAGRAPH:
        return False
    words = WORD.findall(text, paragraph.start, mark.start)
    if not 2 <= len(words) <= MAX_SIGNATURE_WORDS:
        return False
    return sum(not w[0].islower() for w in words) > len(words) / 2
