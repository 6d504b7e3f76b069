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
    "telephone call|conference call|call|text message|remarks|debate|hearing|rally|round table|town hall|broadcast|documentary|blog"
)
_NAME = r"(?:the |an? |its |his |her |their )?(?:[\w.&’'-]+ ){0,4}?[\w.&’'-]+"
_STOP = (
    r"(?=\s*(?:[,;:.!?()\[\]\x00—–“”\"]|$| that\b| in\b| on\b| at\b| during\b| after\b| before\b| when\b| while\b| as\b| by\b| about\b| how\b| why\b"
    r"| what\b| whether\b| if\b| he\b| she\b| they\b| it\b| we\b| I\b| there\b| this\b| last\b| late\b| early\b| earlier\b| later\b| and\b| but\b| to\b"
    r"| for\b| outside\b| inside\b| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))"
)
_WEAK = r"(?!(?:him|her|them|me|us|you|it|himself|herself|his|their|that|how|what|the (?:truth|story|difference))\b)"

# In the order in which they are believed: who passed it on, to whom, where.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:[Aa]ccording to|as reported by|as quoted by|quoted by|as cited by|cited by|reported by|translated by) [^,;:.!?()\x00“”\"]{2,90}",
        rf"\b(?:told|tells|telling) {_WEAK}{_NAME}{_STOP}",
        rf"\bin an? (?:[\w'’-]+ ){{0,4}}?(?:{_WORDS})(?: (?:with|to|on|for|from|published (?:in|by)|posted on|broadcast (?:on|by)) (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){_NAME}{_STOP})?",
        rf"\bin (?:his|her|their|its|the|another|[A-Z][\w.]+['’]s) (?:[\w'’-]+ ){{0,3}}?(?:{_WORDS})\b",
        rf"\b(?:at|during) (?:an?|the|his|her|their|its) (?:[\w'’-]+ ){{0,3}}?(?:{_WORDS})\b",
        rf"\bon (?:{_SITES}|{_STATION}|{_OWN} (?:blog|website|web site|page|account|channel|show|programme|program|podcast|Twitter|Facebook)\b(?: account| page| feed)?)(?:['’]s [^,;:.!?()\x00]{{2,40}}?{_STOP})?(?![\w])",
        rf"\b(?:via|through) (?:{_SITES}|an? (?:spokes(?:man|woman|person)|interpreter|translator|lawyer|statement))\b",
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
                return phrase.of(story)
    return ""
