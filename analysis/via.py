"""Find where words were said, or who passed them on: "told reporters", "on Twitter", "according to the Wall Street Journal"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.records import Quotation, Span
from analysis.words import number_at

_SITES = (
    "Twitter|X|Facebook|Instagram|TikTok|Telegram|YouTube|WhatsApp|LinkedIn|Reddit|Snapchat|Weibo|WeChat|Bluesky|Threads|"
    "Mastodon|Truth Social|Periscope|Medium|social media|state television|national television|television|the radio|live television"
)
_STATION = r"(?:[A-Z]{2,5}|[A-Z][\w&]*(?: [A-Z][\w&]*){0,3} (?:News|Radio|TV|Television|Network|Channel|Show|Today|Tonight|Live|Business)|[A-Z][\w&]*(?:TV|FM))"
_OWN = r"(?:his|her|their|its|the [\w'’ ]{1,30}?|an? [\w'’ ]{0,20}?|[A-Z][\w.]+['’]s)"
_WORDS = (
    "statement|interview|e-?mail|letter|speech|tweet|post|message|memo|memorandum|report|column|op-ed|news conference|press conference|"
    "press release|news release|release|testimony|filing|video|affidavit|briefing|podcast|address|essay|article|thread|memoir|book|phone call|"
    "telephone call|conference call|call|text message|remarks|comments|debate|hearing|rally|round table|town hall|broadcast|documentary|blog|"
    "newsletter|editorial|voicemail|recording|audio message|livestream|webcast|appearance|lawsuit|complaint|court filing"
)
_OUTLET = r"(?:[A-Z][\w.&’'-]*(?: (?:of |the )?[A-Z][\w.&’'-]*){0,4}|(?:[a-z]+ )?(?:newspaper|paper|broadcaster|network|agency|outlet|magazine|station|website))"
_PAPERS = "documents|papers|filings|records|testimony|remarks|comments|statements?|messages?|evidence|answers"
_NAME = r"(?:the |an? |its |his |her |their )?(?:[\w.&’'-]+ ){0,4}?[\w.&’'-]+"
_STOP = (
    r"(?=\s*(?:[,;:.!?()\[\]\x00—–“”\"]|$| that\b| in\b| on\b| at\b| during\b| after\b| before\b| when\b| while\b| as\b| by\b| about\b| how\b| why\b"
    r"| what\b| whether\b| if\b| he\b| she\b| they\b| it\b| we\b| I\b| there\b| this\b| last\b| late\b| early\b| earlier\b| later\b| and\b| but\b| to\b"
    r"| for\b| outside\b| inside\b| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))"
)
_WEAK = r"(?!(?:him|her|them|me|us|you|it|himself|herself|his|their|that|how|what|about|of|to|a (?:story|lie|joke)|the (?:truth|story|difference))\b)"
_BETWEEN = r"(?:(?!(?:day|days|week|weeks|month|months|year|years|hours|before|after|during|of)\b)[\w'’-]+ )"
_CARRIED = r"(?:carried|broadcast|aired|published|posted|reported|shown|streamed) (?:by|on|in)"

# In the order in which they are believed: who passed it on, to whom, where.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:[Aa]ccording to|as reported by|as quoted by|quoted by|as cited by|cited by|reported by|translated by) [^,;:.!?()\x00“”\"]{2,90}",
        rf"(?<=, )(?:[Tt]he )?(?:{_OUTLET})(?: (?:later|first|also|had|has|then))? (?:reported|reports|quoted (?:him|her|them) as saying)\b",
        rf"\b(?:told|tells|telling) {_WEAK}{_NAME}{_STOP}",
        rf"\bin an? (?:[\w'’-]+ ){{0,4}}?(?:{_WORDS})(?: (?:with|to|on|for|from|{_CARRIED}) (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){_NAME}{_STOP})?",
        rf"\bin (?:his|her|their|its|the|another|[A-Z][\w.]+['’]s) {_BETWEEN}{{0,3}}?(?:{_WORDS})\b",
        rf"\bin (?:(?:court|legal|written|prepared|televised|recorded|sworn|e-?mailed|brief|public|opening|closing) )?(?:{_PAPERS})(?: (?:to|{_CARRIED}) {_NAME}{_STOP})?(?![\w])",
        rf"\b(?:at|during) (?:an?|the|his|her|their|its) {_BETWEEN}{{0,3}}?(?:{_WORDS})\b",
        rf"\b[Ss]peaking (?:to|at|on|with|outside|before) {_NAME}{_STOP}",
        r"\bby (?:phone|telephone|e-?mail|text message|video link|fax)\b",
        rf"\bon (?:{_SITES}|{_STATION}|{_OWN} (?:blog|website|web site|page|account|channel|show|programme|program|podcast|Twitter|Facebook)\b(?: account| page| feed)?)(?:['’]s [^,;:.!?()\x00]{{2,40}}?{_STOP})?(?![\w])",
        rf"\b(?:via|through) (?:{_SITES}|e-?mail|text message|video link|Zoom|Skype|an? (?:spokes(?:man|woman|person)|interpreter|translator|lawyer|statement))\b",
    )
)


def find_via(story: str, quotations: Sequence[Quotation], sentences: Sequence[Span]) -> Iterator[Quotation]:
    """The same quotations, `via` filled in where the sentence with the cue says it outside the words that are quoted.

    Not found: a place or channel that another sentence names.
    """
    for q in quotations:
        tie = q.cue or q.source
        yield q if tie is None else replace(q, via=_via(story, q, sentences[number_at(sentences, tie.start) - 1]))


def _via(story: str, quotation: Quotation, sentence: Span) -> str:
    """The first phrase of the sentence, in the order of `_PATTERNS`, that stands outside the quotation and is not its source."""
    text = list(sentence.of(story))
    for s in quotation.stretches:
        for i in range(max(s.start, sentence.start), min(s.end, sentence.end)):
            text[i - sentence.start] = "\x00"
    plain = "".join(text)
    for pattern in _PATTERNS:
        for m in pattern.finditer(plain):
            phrase = Span(sentence.start + m.start(), sentence.start + len(plain[: m.end()].rstrip()))
            source = quotation.source
            if source is None or not phrase.overlaps(source):
                return _complete(story, phrase, sentence.end)
    return ""


_INITIAL = re.compile(r"(?<= [A-Z])\. [A-Z][\w’'-]*")
_SHOW = re.compile(r"(?:['’]s?)? [“\"]([A-Z][^“”\"\n]{1,40})[”\"]")
_OWNER = re.compile(r"['’]s?$")
_LAST_STOP = re.compile(r"(?<=[^\W\d_][^\W_])\.$")


def _complete(story: str, phrase: Span, end: int) -> str:
    """The phrase with the rest of a name ("Michael M." and "Grynbaum") or a show ('CNN's "Morning Talk"'), without a full stop."""
    at = phrase.end
    if m := _INITIAL.match(story, at, end):
        at = m.end()
    if story[at : at + 1] in ("”", '"') and re.search(r"[“\"][^”\"]+$", story[phrase.start : at]):
        at += 1
    owned = _OWNER.search(story[phrase.start : at])
    if m := _SHOW.match(story, at - (len(owned.group()) if owned else 0), end):
        return story[phrase.start : m.end()]
    return _LAST_STOP.sub("", _OWNER.sub("", story[phrase.start : at]))
