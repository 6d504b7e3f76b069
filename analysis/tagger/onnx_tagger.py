"""Read texts with the model: where sentences begin, what is named, who says what.

One session a process, made at the first reading; it may be used by several threads at once.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from analysis.records import Link, Name, Reading, Role, Span
from analysis.tagger.full_stops import after_full_stops
from analysis.tagger.tokenize import Tokens, cut_tokens
from analysis.tagger.viterbi import find_labelled
from analysis.text_spans import find_paragraphs, find_words, number_at, trimmed

Array = NDArray[Any]
NameType = Literal["person", "organisation", "place"]
RoleType = Literal["source", "cue", "content"]

MODEL = Path(__file__).parent / "model"
WINDOW, OVERLAP = 256, 64  # pieces, the two end marks of a window included
START, END, UNKNOWN = 101, 102, 100
TYPES: tuple[NameType, ...] = ("person", "organisation", "place")
ROLES: tuple[RoleType, ...] = ("source", "cue", "content")
NAME_LABELS, ROLE_LABELS, SENTENCE_LABELS = slice(0, 7), slice(7, 14), slice(14, 16)
Found = tuple[int, int, int, float]  # first token, last token, kind, probability
WIDTH = 8.0  # the square root of a vector's length
LIKELY = 0.05  # links below are not worth handing on


class Window(NamedTuple):
    """Some tokens of a text as the model takes them: all arrays have one entry a piece, the end marks included."""

    text: int  # which of the texts
    first: int  # its first token
    pieces: Array  # where in the window each token's first piece stands
    inputs: tuple[Array, ...]  # ids, shapes, places, quotes


class View(NamedTuple):
    """What one window says of the ties between tokens. Vectors of different windows cannot be compared: they hold places."""

    rows: dict[int, int]  # of a token
    vectors: Array  # (rows, 7, 64)
    middle: Array  # (rows): how far from the nearer end of the window


def read_text(story: str) -> Reading:
    """What the model sees in one text, of any length."""
    return read_texts([story])[0]


def read_texts(stories: Sequence[str]) -> list[Reading]:
    """What the model sees in each text, whatever else it is read with. A text without a word has an empty reading."""
    texts = [cut_tokens(story) for story in stories]
    windows = [w for number, tokens in enumerate(texts) for w in _windows(number, stories[number], tokens)]
    scores = [np.zeros((len(t.spans), 16), np.float32) for t in texts]
    centred = [np.full(len(t.spans), -1) for t in texts]
    views: list[list[View]] = [[] for _ in texts]
    for window in windows:
        labels, links = _run(window)
        _keep(window, labels, scores[window.text], centred[window.text])
        views[window.text].append(_view(window, labels, links))
    return [_decode(*parts) for parts in zip(stories, texts, scores, views, strict=True)]


def model_name() -> str:
    """The model's name and version, for exports."""
    return str(_settings()["name"])


# ----------------------------------------------------------------------------------------------------- text → windows


def _windows(number: int, story: str, tokens: Tokens) -> Iterator[Window]:
    pieces = [_pieces(story[a:b]) for a, b in tokens.spans]
    ends = np.cumsum([len(p) for p in pieces])
    features = [np.array(values, np.int64) for values in (tokens.shapes, tokens.places, tokens.quotes)]
    first, total = 0, len(pieces)
    while first < total:
        before = int(ends[first - 1]) if first else 0
        last = int(np.searchsorted(ends, before + WINDOW - 2, side="right"))
        last = max(last, first + 1)
        sizes = [len(p) for p in pieces[first:last]]
        of = np.repeat(np.arange(first, last), sizes)
        around = np.concatenate(([first], of, [last - 1]))
        ids = np.fromiter((START, *(i for p in pieces[first:last] for i in p), END), np.int64, len(around))
        heads = 1 + np.concatenate(([0], np.cumsum(sizes)[:-1]))
        yield Window(number, first, heads, (ids, *(f[around] for f in features)))
        if last >= total:
            return
        first = max(first + 1, int(np.searchsorted(ends, ends[last - 1] - OVERLAP)))


@cache
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((MODEL / "model.json").read_text(encoding="utf-8"))
    for key in ("distance", "paragraph", "none", "none_bias"):
        settings[key] = np.array(settings[key], np.float32)
    return settings


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@lru_cache(maxsize=200_000)
def _pieces(token: str) -> tuple[int, ...]:
    """The word pieces of one token, at most 16 of them."""
    if "\ud800" <= token <= "\udfff":  # half a character, alone in its token: the tokenizer refuses it
        return (UNKNOWN,)
    return tuple(_tokenizer().encode(token, add_special_tokens=False).ids[:16]) or (UNKNOWN,)


# ---------------------------------------------------------------------------------------------------- windows → scores


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("QUOTIENT_THREADS", 0)) or max(1, (os.cpu_count() or 2) // 2)
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(MODEL / "quotient.onnx"), options, providers=["CPUExecutionProvider"])


def _run(window: Window) -> tuple[Array, Array]:
    """Label scores (pieces, 16) and link vectors (pieces, 7, 64).

    One window at a time: int8 scales what it computes by the largest value in sight, so windows run together would change
    one another, and an article would come out otherwise in a folder than alone. On one core it is no slower.
    """
    names = ("ids", "shapes", "places", "quotes")
    feed = {name: values[None] for name, values in zip(names, window.inputs, strict=True)}
    labels, vectors = _session().run(["labels", "vectors"], feed)
    return labels[0], vectors[0].reshape(len(window.inputs[0]), 7, -1)


def _keep(window: Window, labels: Array, scores: Array, centred: Array) -> None:
    """Take over the scores of the tokens that stand nearer to the middle here than in the windows seen before."""
    tokens = np.arange(window.first, window.first + len(window.pieces))
    middle = _middle(window)
    better = middle > centred[tokens]
    centred[tokens[better]] = middle[better]
    scores[tokens[better]] = labels[window.pieces[better]]


def _middle(window: Window) -> Array:
    """How far each token of a window is from its nearer end."""
    places = np.arange(len(window.pieces))
    return np.minimum(places, places[::-1])


def _view(window: Window, labels: Array, links: Array) -> View:
    """The vectors of those tokens of a window that seem to belong to a name or an attribution."""
    own = labels[window.pieces]
    some = np.flatnonzero((own[:, NAME_LABELS].argmax(1) > 0) | (own[:, ROLE_LABELS].argmax(1) > 0))
    rows = {window.first + place: row for row, place in enumerate(some.tolist())}
    return View(rows, links[window.pieces[some]], _middle(window)[some])


# ---------------------------------------------------------------------------------------------------- scores → reading


def _decode(story: str, tokens: Tokens, scores: Array, views: Sequence[View]) -> Reading:
    if not tokens.spans:
        return Reading((), (), ())
    paragraphs = find_paragraphs(story)
    paragraph = np.array([number_at(paragraphs, s.start) for s in tokens.spans])
    breaks = np.concatenate(([True], paragraph[1:] != paragraph[:-1]))
    likely = _softmax(scores[:, SENTENCE_LABELS])[:, 1] > 0.5
    sure = breaks | after_full_stops(story, tokens.spans)
    begins = sure | _outside_words(likely, tokens.spans, find_words(story))
    names = list(find_labelled(_softmax(scores[:, NAME_LABELS]), sure))
    roles = list(_joined_sources(find_labelled(_softmax(scores[:, ROLE_LABELS]), breaks), breaks))
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(tokens.spans)) - 1
    return Reading(
        sentences=tuple(Span(tokens.spans[a].start, tokens.spans[b].end) for a, b in zip(starts, ends, strict=True)),
        names=tuple(Name(tokens.spans[a].start, tokens.spans[b].end, TYPES[kind], p) for a, b, kind, p in names),
        roles=tuple(_role(story, tokens.spans[a].start, tokens.spans[b].end, kind, p) for a, b, kind, p in roles),
        links=tuple(_links(roles, views, paragraph)),
        antecedents=tuple(_antecedents(roles, names, views, paragraph)),
    )


def _outside_words(begins: Array, tokens: Sequence[Span], words: Sequence[Span]) -> Array:
    """The same beginnings of sentences, but those inside a word, which no sentence may cut, are moved to the next word.

    "We sail.They stay" has two sentences, though "sail.They" is one word as all tables count.
    """
    starts = np.array([token.start for token in tokens])
    word_starts = np.array([word.start for word in words], int)
    word_ends = np.array([word.end for word in words], int)
    word = np.searchsorted(word_starts, starts, side="right") - 1
    inside = (
        (word >= 0) & (starts > word_starts[word]) & (starts < word_ends[word])
        if words
        else np.zeros(len(starts), bool)
    )
    moved = begins & ~inside
    after = word[begins & inside] + 1
    moved[np.searchsorted(starts, word_starts[after[after < len(words)]])] = True
    return moved


def _role(story: str, start: int, end: int, kind: int, score: float) -> Role:
    span = Span(start, end)
    if ROLES[kind] == "source":  # "Lim, the mayor," without the last comma
        span = trimmed(story, span)
    return Role(span.start, span.end, ROLES[kind], score)


def _joined_sources(found: Iterable[Found], breaks: Array) -> Iterator[Found]:
    """The same, but two sources side by side are one: "Sen." and "Ana Lim"."""
    last: Found | None = None
    for f in found:
        if last and last[2] == f[2] == ROLES.index("source") and last[1] + 1 == f[0] and not breaks[f[0]]:
            last = last[0], f[1], f[2], (last[3] + f[3]) / 2
            continue
        if last:
            yield last
        last = f
    if last:
        yield last


def _softmax(scores: Array) -> Array:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))


def _links(roles: list[Found], views: Sequence[View], paragraph: Array) -> Iterator[Link]:
    sources = [i for i, r in enumerate(roles) if r[2] == 0]
    cues = [i for i, r in enumerate(roles) if r[2] == 1]
    contents = [i for i, r in enumerate(roles) if r[2] == 2]
    for pair, (dependents, heads) in enumerate(((contents, sources), (contents, cues), (cues, sources))):
        for d, h, p in _pairs(pair, [roles[i][0] for i in dependents], [roles[i][0] for i in heads], views, paragraph):
            yield Link(dependents[d], heads[h], p)


def _antecedents(roles: list[Found], names: list[Found], views: Sequence[View], paragraph: Array) -> Iterator[Link]:
    named = {t for a, b, _, _ in names for t in range(a, b + 1)}
    sources = [i for i, r in enumerate(roles) if r[2] == 0 and not named & set(range(r[0], r[1] + 1))]
    for d, h, p in _pairs(3, [roles[i][0] for i in sources], [n[0] for n in names], views, paragraph):
        yield Link(sources[d], h, p)


PAIRS = ((0, 3), (1, 4), (2, 3), (5, 6))  # which of the seven vectors stand for the dependent and for the head


def _pairs(
    pair: int, dependents: list[int], heads: list[int], views: Sequence[View], paragraph: Array
) -> Iterator[tuple[int, int, float]]:
    """Which dependent goes with which head, and how likely: over all heads in sight and "none of them" this adds up to 1.

    Every pair is scored by the window that holds both farthest from its ends; what no window holds together is not tied.
    """
    which, what = PAIRS[pair]
    settings = _settings()
    number_of_dependent = {t: d for d, t in enumerate(dependents)}
    number_of_head = {t: h for h, t in enumerate(heads)}
    best: dict[int, dict[int, tuple[int, float]]] = {}  # dependent → head (-1: none) → trust and score
    for view in views:
        at = [t for t in view.rows if t in number_of_dependent]
        to = [t for t in view.rows if t in number_of_head]
        if not at or not to:
            continue
        d_rows, h_rows = [view.rows[t] for t in at], [view.rows[t] for t in to]
        ends, starts = view.vectors[h_rows, what], view.vectors[d_rows, which]
        apart = np.array(to)[None] - np.array(at)[:, None]
        bucket = np.log2(np.maximum(np.abs(apart), 1)).astype(int) + 10 * (apart > 0)
        lines = np.minimum(np.abs(paragraph[to][None] - paragraph[at][:, None]), 2)
        scores = starts @ ends.T / WIDTH + settings["distance"][pair][bucket] + settings["paragraph"][pair][lines]
        none = starts @ settings["none"][pair] / WIDTH + settings["none_bias"][pair]
        trust = np.minimum(view.middle[d_rows][:, None], view.middle[h_rows][None])
        for i, t in enumerate(at):
            seen = best.setdefault(number_of_dependent[t], {-1: (-1, 0.0)})
            own = int(view.middle[d_rows[i]])
            if own > seen[-1][0]:
                seen[-1] = own, float(none[i])
            for u, certain, score in zip(to, trust[i].tolist(), scores[i].tolist(), strict=True):
                h = number_of_head[u]
                if h not in seen or certain > seen[h][0]:
                    seen[h] = certain, score
    for d in sorted(best):
        chances = _softmax(np.array([[score for _, score in best[d].values()]]))[0]
        for h, chance in zip(best[d], chances.tolist(), strict=True):
            if h >= 0 and chance > LIKELY:
                yield d, h, chance
