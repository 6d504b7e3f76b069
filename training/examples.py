"""Turn documents into windows of word pieces with labels."""

import random
from collections.abc import Iterator

import numpy as np
from tokenizers import Tokenizer

from analysis.tagger.tokenize import cut_tokens
from analysis.text_spans import find_paragraphs, number_at
from training.corpora import ROLES, TYPES, Doc

WINDOW = 256
IGNORE = -100
LINKS = ("content source", "content cue", "cue source")


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


def encode(doc: Doc, tokenizer: Tokenizer, cache: dict[str, list[int]], rng: random.Random) -> Iterator[dict]:
    paragraphs = find_paragraphs(doc.text)
    tokens = cut_tokens(doc.text)
    if len(tokens.spans) < 3:
        return
    starts = {s.start: i for i, s in enumerate(tokens.spans)}
    ends = [s.end for s in tokens.spans]
    names = None if doc.names is None else label_tokens(starts, ends, doc.names, TYPES)
    if names is not None and doc.names_from:
        names = [IGNORE if s.end <= doc.names_from else label for s, label in zip(tokens.spans, names, strict=True)]
    roles = None if doc.roles is None else label_tokens(starts, ends, doc.roles, ROLES)
    sentences = None
    if doc.sentences is not None:
        first = {starts[x] for x in doc.sentences if x in starts}
        sentences = [int(i in first) for i in range(len(ends))]

    def token_at(offset: int) -> int | None:
        for shift in range(3):
            if offset + shift in starts:
                return starts[offset + shift]
        return None

    pieces = []
    for s in tokens.spans:
        word = doc.text[s.start : s.end]
        if word not in cache:
            cache[word] = tokenizer.encode(word, add_special_tokens=False).ids[:16] or [100]
        pieces.append(cache[word])

    links = []
    for role, head, kind in doc.links:
        dependent = token_at(doc.roles[role][0])
        if dependent is not None:
            links.append((LINKS.index(kind), dependent, None if head is None else token_at(doc.roles[head][0])))
    paragraph = [number_at(paragraphs, s.start) for s in tokens.spans]

    at, budget = 0, rng.randrange(WINDOW // 2, WINDOW - 1)  # windows begin elsewhere in every copy
    while at < len(pieces):
        end, size = at, 0
        while end < len(pieces) and size + len(pieces[end]) <= budget:
            size += len(pieces[end])
            end += 1
        budget = WINDOW - 2
        if end == at:
            break
        yield _window(doc, tokens, pieces, names, roles, sentences, links, paragraph, at, end, token_at)
        at = end


def _window(doc, tokens, pieces, names, roles, sentences, links, paragraph, at, end, token_at) -> dict:
    ids, index, place_of = [101], [0], {}
    for i in range(at, end):
        place_of[i] = len(ids)
        ids += pieces[i]
        index += [i - at] * len(pieces[i])
    ids.append(102)
    index.append(end - at - 1)
    n = len(ids)
    words = np.array([at + i for i in index])

    def features(values: list[int]) -> np.ndarray:
        return np.array([values[w] for w in words], np.int8)

    def labels(values: list[int] | None) -> np.ndarray:
        out = np.full(n, IGNORE, np.int16)
        if values is not None:
            for i, p in place_of.items():
                out[p] = values[i]
        return out

    out_links = []  # (kind, dependent, head; 0 for none)
    for kind, dependent, head in links:
        if dependent in place_of:
            if head is None:
                out_links.append((kind, place_of[dependent], 0))
            elif head in place_of:
                out_links.append((kind, place_of[dependent], place_of[head]))
    chains = []  # (anaphor, names meant, all names)
    for anaphor, meant, every in doc.chains:
        i = token_at(anaphor)
        if i in place_of:
            candidates = {place_of[t] for x in every if (t := token_at(x)) in place_of}
            chains.append(
                (
                    place_of[i],
                    sorted({place_of[t] for x in meant if (t := token_at(x)) in place_of}),
                    sorted(candidates),
                )
            )
    return {
        "ids": np.array(ids, np.int32),
        "words": (words - at).astype(np.int16),
        "paragraphs": np.array([paragraph[w] for w in words], np.int16),
        "shapes": features(tokens.shapes),
        "places": features(tokens.places),
        "quotes": features(tokens.quotes),
        "names": labels(names),
        "roles": labels(roles),
        "sentences": labels(sentences),
        "weight": doc.weight,
        "links": out_links,
        "chains": chains,
    }
