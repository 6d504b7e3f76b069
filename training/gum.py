"""Read GUM (CoNLL-U with entities): the text with its sentences, its names, and which words stand for which names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.lexicons import words_of
from analysis.name_forms import courtesy, fold
from analysis.records import Span
from training.corpora import Doc, read

TYPES = {"person": "person", "organization": "organisation", "place": "place"}
PRONOUNS = frozenset("he him his himself she her hers herself they them their theirs themselves".split())
MAX_NAME_TOKENS = 9  # longer mentions are descriptions
MAX_ANAPHOR_TOKENS = 5  # "the former head of the port" still is one

_ROW = re.compile(r"\d+(?:-\d+)?\t")
_ENTITIES = re.compile(r"Entity=([^|]*)")
_BRACKET = re.compile(r"\([^()]*\)?|[^()]*\)")
_DEFINITE = re.compile(r"(the|this|that|his|her|their|its) ")


@dataclass(frozen=True, slots=True)
class Token:
    span: Span
    form: str
    pos: str
    xpos: str
    head: int  # index of a token, -1 for the root
    misc: str


@dataclass(slots=True)
class Mention:
    group: str  # all mentions of one entity share it
    type: str
    first: int  # indices of tokens
    last: int = -1  # not closed yet


@dataclass(frozen=True, slots=True)
class Name:
    group: str
    type: str
    span: Span
    tokens: tuple[Token, ...]

    def contains(self, other: "Name") -> bool:
        return self.span != other.span and self.span.covers(other.span)


def gum(folder: Path) -> Iterator[Doc]:
    """The documents of a folder of .conllu files, by name."""
    for file in sorted(folder.glob("*.conllu")):
        yield _document(file.stem, read(file))


def _document(id_: str, conllu: str) -> Doc:
    text, tokens, sentences = _read_tokens(conllu)
    mentions = _read_mentions(tokens)
    names = [name for mention in mentions if (name := _name(mention, tokens))]
    doc = Doc(id_, text.rstrip(), names=_flat(names), sentences=sentences)
    doc.chains = _chains(doc, mentions, names, tokens)
    return doc


def _read_tokens(conllu: str) -> tuple[str, list[Token], list[int]]:
    """The text, its tokens, and where its sentences start."""
    text, tokens, sentences = "", list[Token](), list[int]()
    for block in conllu.split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if _ROW.match(line)]
        if not any(row[0].isdigit() for row in rows):
            continue
        if text:
            text = text.rstrip(" ") + ("\n\n" if any(line.startswith("# newpar") for line in lines) else " ")
        first = len(tokens)
        text = _read_sentence(rows, text, tokens)
        sentences.append(tokens[first].span.start)
    return text, tokens, sentences


def _read_sentence(rows: Sequence[Sequence[str]], text: str, tokens: list[Token]) -> str:
    """Add the tokens of a sentence; returns the text with it. A word may be several tokens: "daughter's"."""
    base = len(tokens)
    at = last_of_word = 0
    for row in rows:
        number, _, to = row[0].partition("-")
        form, space = row[1], "" if "SpaceAfter=No" in row[9] else " "
        if to:
            at, last_of_word = len(text), int(to)
            text += form + space
            continue
        if int(number) <= last_of_word:
            start = text.find(form, at)
            start = at if start < 0 else start
            at = start + len(form)
        else:
            start = len(text)
            text += form + space
        head = base + int(row[6]) - 1 if row[6].isdigit() and row[6] != "0" else -1
        tokens.append(Token(Span(start, start + len(form)), form, row[3], row[4], head, row[9]))
    return text


def _read_mentions(tokens: Sequence[Token]) -> list[Mention]:
    """Mentions of every type, in the order in which they open."""
    mentions: list[Mention] = []
    opened: dict[str, list[Mention]] = {}
    for i, token in enumerate(tokens):
        found = _ENTITIES.search(token.misc)
        for part in _BRACKET.findall(found[1]) if found else ():
            if part.startswith("("):
                group, type_, *_ = part.strip("()").split("-")
                mentions.append(Mention(group, type_, i))
                if part.endswith(")"):
                    mentions[-1].last = i
                else:
                    opened.setdefault(group, []).append(mentions[-1])
            elif (group := part.strip(")")) in opened:
                opened[group].pop().last = i
    return [mention for mention in mentions if mention.last >= 0]


def _chains(
    doc: Doc, mentions: Sequence[Mention], names: Sequence[Name], tokens: Sequence[Token]
) -> list[tuple[int, set[int], list[int]]]:
    """Pronouns and short descriptions with the names that they stand for, and all names; by where each starts."""
    kept = {(start, end) for start, end, _ in doc.names or ()}
    by_group: dict[str, list[int]] = {}
    for name in names:
        if name.span in kept:
            by_group.setdefault(name.group, []).append(name.span.start)
    every = sorted(start for starts in by_group.values() for start in starts)
    chains = []
    for mention in mentions:
        if mention.type not in TYPES:
            continue
        start, end = tokens[mention.first].span.start, tokens[mention.last].span.end
        words = doc.text[start:end].lower()
        definite = _DEFINITE.match(words) and mention.last - mention.first < MAX_ANAPHOR_TOKENS
        anaphor = definite or words in PRONOUNS or words in ("it", "its")
        if anaphor and not any(start <= name < end for name in every):
            chains.append((start, set(by_group.get(mention.group, ())), every))
    return chains


def _name(mention: Mention, tokens: Sequence[Token]) -> Name | None:
    """A mention of a person, an organisation or a place whose head is a proper noun, its article and apposition cut off."""
    first, last = mention.first, mention.last
    inside = range(first, last + 1)
    if mention.type not in TYPES or len(inside) > MAX_NAME_TOKENS:
        return None
    heads = [i for i in inside if tokens[i].head not in inside]
    if not heads or tokens[heads[0]].pos != "PROPN":
        return None
    while first < last and tokens[first].pos in ("DET", "PUNCT"):
        first += 1
    if mention.type != "organization":  # "India, where …", "Director of the …"
        breaks = (i for i in range(first + 1, last + 1) if tokens[i].xpos in (",", "DT", "-LRB-", "WRB"))
        last = next(breaks, last + 1) - 1
    while first < last and tokens[last].xpos in ("POS", ",", ".", "IN"):
        last -= 1
    if TYPES[mention.type] == "person":
        start = _without_titles([t.form for t in tokens[first : last + 1]])
        if start is None:
            return None
        first += start
    span = Span(tokens[first].span.start, tokens[last].span.end)
    return Name(mention.group, TYPES[mention.type], span, tuple(tokens[first : last + 1]))


def _without_titles(words: Sequence[str]) -> int | None:
    """How many words of a person's name are titles; None for "President", "our President" and "Joe Brandt and I"."""
    ranks = words_of("titles", "ranks")
    titles = 0
    for word in words:
        if not (word[0].islower() or courtesy(word) is not None or fold(word) in ranks):
            break
        titles += 1
    return None if titles == len(words) or {"and", "or"} & set(words[titles:]) else titles


def _flat(names: Sequence[Name]) -> list[tuple[int, int, str]]:
    """Nested names made flat: 'Norrick, Carrow' is two places, 'University of Norrick' one organisation."""

    def breaks(outer: Name) -> bool:
        marks = {token.xpos for token in outer.tokens}
        nested = any(outer.contains(name) for name in names)
        return nested and ("," in marks or (outer.type in ("person", "place") and "IN" in marks))

    whole = [name for name in names if not breaks(name)]
    outermost = [name for name in whole if not any(other.contains(name) for other in whole)]
    by_span: dict[Span, str] = {}
    for name in outermost:
        by_span.setdefault(name.span, name.type)
    return sorted((span.start, span.end, type_) for span, type_ in by_span.items())
