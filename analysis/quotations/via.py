"""Find where words were said, or who passed them on: "told reporters", "on Twitter", "according to the Wall Street Journal"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from analysis.document import Document
from analysis.quotations.via_patterns import HIDDEN, ROWS, Row
from analysis.records import Attribution, Span
from analysis.rules import rule
from analysis.text_spans import trimmed

MAX_CLAUSE = 1_000  # characters from source and cue within which the sentence is read
MIN_CONTENT_WORDS = (
    4  # the tagger may take fewer for content beside more of it: "Island leaders" in "told Island leaders that …"
)

# Where the clause of the cue begins and ends.
_OPENING = re.compile(
    r"\b(?:In|At|On|During|According|As|First|Reported|Quoted|Speaking|Talking|Testifying|Addressing|Telling|Writing|Taking|Via"
    r"|Through|By|Over|After|Before|When|While|Because|Since|Although|Though|Despite|Citing|Quoting)(?= )"
)
_NOT_SAID = rf"(?!\s*(?:[\"“‘'`:]*{HIDDEN}|[,.]))"  # not the "that" before what is said
# Where another clause begins beside the one of the cue …
_BESIDE = re.compile(
    r"(?:;|--|[—–―]|(?<=[a-z]{3}[.!?])[\"”’']*\s+(?=[\"“‘']?[A-Z])|,\s+(?:and|but|or|so|yet|nor)\b"
    rf"|\s(?:and|but)\s+(?:he|she|they|it|then|later)\b){_NOT_SAID}"
)
# … and below it; "speaking to reporters" and the like go with the cue.
_GOING_WITH_IT = (
    "during|according|morning|evening|nothing|something|anything|everything|speaking|talking|writing|telling|appearing|testifying"
    "|adding|addressing|tweeting|posting|taking"
)
_TIME = (
    r"\b(?:after|(?<!testified )(?<!testifying )(?<!speaking )before|when|while|because|since|although|though|until|unless|if"
    r"|despite|citing|quoting|(?:that|which) (?:is|was|were|has|had|will|aired|ran|appeared)"
    r"|as(?! (?:first |reported|quoted|cited|part|saying|[Tt]he |[A-Z])))\b"
    rf"|(?:,\s+(?=[a-z])|^(?=[A-Z]))(?!(?i:{_GOING_WITH_IT})\b)[A-Za-z]{{2,20}}ing\b"
)
_BELOW = re.compile(rf"(?:{_TIME}|\b(?:that|where|which|who|whom|whose)\b){_NOT_SAID}")
_PREPOSED = re.compile(rf"(?:{_TIME}){_NOT_SAID}[^,]*,")
_ASIDE = re.compile(r",\s+(?:who|which|whose|whom)\b[^,]*,")


def find_via(document: Document, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """The same attributions, `via` filled in where the clause with the cue says it outside the words that are quoted.

    Not found: a place or channel that another clause or sentence names.
    """
    for attribution in attributions:
        tag = attribution.cue or attribution.source
        via = "" if tag is None else _via(document, attribution, document.sentence_at(tag.start))
        yield replace(attribution, via=via) if via else attribution


def _via(document: Document, attribution: Attribution, sentence: Span) -> str:
    """The first phrase of the clause, in the order of the rows, that stands outside the quotation and its source."""
    tag = [t for t in (attribution.source, attribution.cue) if t and sentence.start <= t.start < sentence.end]
    begin, end = min(t.start for t in tag), max(t.end for t in tag)
    window = Span(max(sentence.start, begin - MAX_CLAUSE), min(sentence.end, end + MAX_CLAUSE))
    core = Span(begin - window.start, min(end, window.end) - window.start)
    plain = window.of(document.text).replace("\xa0", " ")
    for span in _said(document, attribution):
        if span.overlaps(window):
            plain = _hide(plain, span.start - window.start, span.end - window.start)
    clause = _clause(plain, core)
    if source := attribution.source:
        clause = _hide(clause, source.start - window.start, source.end - window.start)
    for row, find in _FINDERS:
        for found in find(clause):
            if core.start <= found.start <= core.end + 1 or not row.with_cue:
                return trimmed(document.text, Span(window.start + found.start, window.start + found.end)).of(
                    document.text
                )
    return ""


def _finder(row: Row) -> Callable[[str], list[Span]]:
    def find(clause: str) -> list[Span]:
        return [Span(*m.span()) for m in row.pattern.finditer(clause)]

    find.__doc__ = f"Find “{row.found}”: `{row.meant}`"
    return rule(f"quotations.via.{row.id}", otherwise=lambda clause: [])(find)


_FINDERS = tuple((row, _finder(row)) for row in ROWS)


def _said(document: Document, attribution: Attribution) -> Iterator[Span]:
    """What is said, but for a few reported words beside more of it."""
    sizes = [document.count_words(Span(s.start, s.end)) for s in attribution.stretches]
    for stretch, size in zip(attribution.stretches, sizes, strict=True):
        if stretch.kind != "indirect" or size >= MIN_CONTENT_WORDS or max(sizes) < MIN_CONTENT_WORDS:
            yield Span(stretch.start, stretch.end)


def _clause(plain: str, core: Span) -> str:
    """The same text with everything hidden that belongs to another clause than its core."""
    begin = max((m.end() for m in _BESIDE.finditer(plain) if m.end() <= core.start), default=0)
    beside = _BESIDE.search(plain, core.end)
    plain = _OPENING.sub(lambda m: m.group().lower(), _hide(plain, 0, begin))
    before, middle, after = plain[: core.start], core.of(plain), plain[core.end :]
    before, middle, after = (_ASIDE.sub(_hide_all, part) for part in (_PREPOSED.sub(_hide_all, before), middle, after))
    before = _hide(before, 0, max((m.end() for m in _BELOW.finditer(before)), default=0))
    if beside:
        after = _hide(after, beside.start() - core.end, len(after))
    if below := _BELOW.search(after):
        after = _hide(after, below.start(), len(after))
    return before + middle + after


def _hide(text: str, start: int, end: int) -> str:
    start, end = max(start, 0), min(end, len(text))
    return text[:start] + HIDDEN * (end - start) + text[end:] if start < end else text


def _hide_all(m: re.Match[str]) -> str:
    return HIDDEN * len(m.group())
