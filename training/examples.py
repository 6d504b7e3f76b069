"""Turn documents into windows of word pieces with labels."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from analysis.tagger.tokenize import Tokens, cut_tokens
from analysis.text_spans import find_paragraphs, number_at
from training.corpora import ROLES, TYPES, Doc

WINDOW = 256  # pieces, with the two signs around them
MIN_TOKENS = 3  # a shorter text teaches nothing
MAX_PIECES = 16  # of a word
MAX_SHIFT = 3  # characters between where a span starts and where its first token does
CLS, SEP, UNKNOWN = 101, 102, 100  # pieces of the tokenizer
IGNORE = -100  # the label of what is unknown
LINKS = ("content source", "content cue", "cue source")

Example = dict[str, Any]  # a window by field, see _window


def label_tokens(
    starts: dict[int, int], ends: list[int], spans: list[tuple[int, int, str]], kinds: tuple[str, ...]
) -> list[int]:
    """0 outside, 1 + 2k the first token of kind k, 2 + 2k a further one."""
    labels = [0] * len(ends)
    for a, b, kind in spans:
        i = starts.get(a)
        while i is None and a < b:
            a += 1
            i = starts.get(a)
        if i is None:
            continue
        code = 1 + 2 * kinds.index(kind)
        labels[i] = code
        i += 1
        while i < len(ends) and ends[i] <= b:
            labels[i] = code + 1
            i += 1
    return labels


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A whole document as tokens with labels. A layer that is None is unknown."""

    doc: Doc
    tokens: Tokens
    starts: dict[int, int]  # where a token starts → its index
    pieces: list[list[int]]  # of each token
    paragraphs: list[int]  # of each token
    layers: dict[str, list[int] | None]  # "names", "roles" and "sentences": a label for each token
    links: list[tuple[int, int, int | None]]  # kind, dependent, head

    def token_at(self, offset: int) -> int | None:
        """The token that starts here or shortly after, behind an opening sign."""
        return next((self.starts[offset + i] for i in range(MAX_SHIFT) if offset + i in self.starts), None)


def encode(doc: Doc, tokenizer: Tokenizer, cache: dict[str, list[int]], rng: random.Random) -> Iterator[Example]:
    """The windows of a document. `cache` holds the pieces of every word that was met before."""
    tokens = cut_tokens(doc.text)
    if len(tokens.spans) < MIN_TOKENS:
        return
    encoded = _encode_whole(doc, tokens, [_pieces(doc.text[s.start : s.end], tokenizer, cache) for s in tokens.spans])
    at, budget = 0, rng.randrange(WINDOW // 2, WINDOW - 1)  # windows begin elsewhere in every copy
    while at < len(encoded.pieces):
        end, size = at, 0
        while end < len(encoded.pieces) and size + len(encoded.pieces[end]) <= budget:
            size += len(encoded.pieces[end])
            end += 1
        budget = WINDOW - 2
        if end == at:
            break
        yield _window(encoded, at, end)
        at = end


def _pieces(word: str, tokenizer: Tokenizer, cache: dict[str, list[int]]) -> list[int]:
    if word not in cache:
        cache[word] = tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES] or [UNKNOWN]
    return cache[word]


def _encode_whole(doc: Doc, tokens: Tokens, pieces: list[list[int]]) -> _Encoded:
    paragraphs = find_paragraphs(doc.text)
    starts = {s.start: i for i, s in enumerate(tokens.spans)}
    ends = [s.end for s in tokens.spans]
    names = None if doc.names is None else label_tokens(starts, ends, doc.names, TYPES)
    if names is not None and doc.names_from:
        names = [IGNORE if s.end <= doc.names_from else label for s, label in zip(tokens.spans, names, strict=True)]
    roles = doc.roles or []
    sentences = None
    if doc.sentences is not None:
        first = {starts[x] for x in doc.sentences if x in starts}
        sentences = [int(i in first) for i in range(len(ends))]
    layers = {
        "names": names,
        "roles": None if doc.roles is None else label_tokens(starts, ends, roles, ROLES),
        "sentences": sentences,
    }
    numbers = [number_at(paragraphs, s.start) for s in tokens.spans]
    encoded = _Encoded(doc, tokens, starts, pieces, numbers, layers, [])
    for role, head, kind in doc.links:
        dependent = encoded.token_at(roles[role][0])
        if dependent is not None:
            target = None if head is None else encoded.token_at(roles[head][0])
            encoded.links.append((LINKS.index(kind), dependent, target))
    return encoded


def _window(encoded: _Encoded, at: int, end: int) -> Example:
    """The tokens from `at` to `end` as pieces, with everything that is known of them."""
    ids, words, place_of = [CLS], [at], dict[int, int]()
    for i in range(at, end):
        place_of[i] = len(ids)
        ids += encoded.pieces[i]
        words += [i] * len(encoded.pieces[i])
    ids.append(SEP)
    words.append(end - 1)

    def features(values: list[int]) -> NDArray[np.int8]:
        return np.array([values[w] for w in words], np.int8)

    def labels(layer: str) -> NDArray[np.int16]:
        out = np.full(len(ids), IGNORE, np.int16)
        values = encoded.layers[layer]
        if values is not None:
            for i, place in place_of.items():
                out[place] = values[i]
        return out

    return {
        "ids": np.array(ids, np.int32),
        "words": (np.array(words) - at).astype(np.int16),
        "paragraphs": np.array([encoded.paragraphs[w] for w in words], np.int16),
        "shapes": features(encoded.tokens.shapes),
        "places": features(encoded.tokens.places),
        "quotes": features(encoded.tokens.quotes),
        "names": labels("names"),
        "roles": labels("roles"),
        "sentences": labels("sentences"),
        "weight": encoded.doc.weight,
        "links": _links_within(encoded, place_of),
        "chains": _chains_within(encoded, place_of),
    }


def _links_within(encoded: _Encoded, place_of: dict[int, int]) -> list[tuple[int, int, int]]:
    """(kind, dependent, head; 0 for none) of the links with both ends in the window."""
    return [
        (kind, place_of[dependent], 0 if head is None else place_of[head])
        for kind, dependent, head in encoded.links
        if dependent in place_of and (head is None or head in place_of)
    ]


def _chains_within(encoded: _Encoded, place_of: dict[int, int]) -> list[tuple[int, list[int], list[int]]]:
    """(anaphor, names meant, all names) in the window."""

    def places(offsets: Iterable[int]) -> list[int]:
        return sorted({place_of[t] for x in offsets if (t := encoded.token_at(x)) in place_of})

    return [
        (place_of[token], places(meant), places(every))
        for anaphor, meant, every in encoded.doc.chains
        if (token := encoded.token_at(anaphor)) in place_of
    ]
