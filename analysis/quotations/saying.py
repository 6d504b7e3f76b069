"""Patterns of cues beside quoted words, "said Anna Kirk" and "she later added", built from the lexicon of verbs of saying."""

import re

from analysis.lexicons import words_of


def one_of(section: str) -> str:
    """A pattern for each of the verbs of a section of `lexicons/verbs_of_saying.txt`, the longest first."""
    verbs = sorted(words_of("verbs_of_saying", section), key=lambda verb: (-len(verb), verb))
    return f"(?:{'|'.join(map(re.escape, verbs))})"


SAYING = one_of("cues")
_NAME = r"(?:[A-Z][\w.’'-]{0,30} ){0,4}[A-Z][\w.’'-]{0,30}"
_DESCRIBED = r"(?:the|an?|one|another|his|her|its|their) (?:\w{1,30} ){0,2}\w{1,30}"
_SPEAKER = rf"(?:he|she|they|it|(?:the |an? )?{_NAME}|{_DESCRIBED})"
_SAID = rf"{_SPEAKER} (?:\w{{1,20}}ly |also |has |had |then )?{SAYING}"  # "she quietly added"
_CUE = rf"(?:{SAYING} {_SPEAKER}|{_SAID}(?! that\b)|according to)\b"

# Right behind a closing mark: " said Anna Kirk", " she added".
CUE_NEXT = re.compile(rf"[ \xa0'’\"”»]{{0,4}}(?:{_CUE}|(?:I|we) {SAYING}\b)")
# A sentence that reports: "Kirk said the town would pay".
REPORTED = re.compile(rf"\b{_SAID}\b")
# Somewhere in the next words of the sentence: " and then, in tears, she said".
SAID_SOON = re.compile(rf"[^.!?]{{0,60}}\b{SAYING}\b")
# Where words end whose closing mark is missing: "We go on, said Anna Kirk."
COMMA_AND_CUE = re.compile(rf"[,?!—–-](?= {{1,3}}{_CUE})")
# Where words begin whose opening mark is missing: In the hall she said, We go on."
CUE_AND_COMMA = re.compile(rf"(?:\b{SAYING},|:) {{1,3}}(?=[^\W\d_a-z])")
# A mark on the wrong side of the space: She said," We go on."
CUE_AND_COMMA_BEFORE = re.compile(rf"\b{one_of('cues before a comma')},$")
# What is quoted is said, and is no title: Crowds shouted "Free The Harbour".
SAYING_BEFORE = re.compile(rf"\b(?:{SAYING}|{one_of('cries')})[,:]? $")
