"""Vary a text: other names, other quotation marks, other capitals. Its labels move along."""

import random
import re
from bisect import bisect_right
from dataclasses import replace

from analysis.tagger.tokenize import TOKEN, double_marks
from training.corpora import Doc
from training.pools import Pool

MARK_STYLES = [('"', '"'), ("“", "”"), ("``", "''"), ("''", "''"), ("‘", "’"), ("«", "»")]
STYLE_WEIGHTS = [5, 4, 2, 2, 2, 1]


def augment(doc: Doc, pool: Pool, rng: random.Random) -> Doc:
    edits = [*_other_names(doc, pool, rng), *_other_marks(doc, rng)]
    doc = apply(doc, edits) if edits else doc
    return apply(doc, edits) if (edits := _other_case(doc, rng)) else doc


def _other_names(doc: Doc, pool: Pool, rng: random.Random) -> list[tuple[int, int, str]]:
    """One name, one other name throughout; the words of a person's name one by one, so that "Okafor" follows "Ada Okafor"."""
    if not doc.names or rng.random() < 0.25:
        return []
    firsts = {doc.text[a:b].split()[0] for a, b, k in doc.names if k == "person" and " " in doc.text[a:b]}
    new: dict[str, str] = {}
    edits = []
    for a, b, kind in doc.names:
        if kind != "person":
            name = doc.text[a:b]
            if name not in new:
                new[name] = pool.take(kind, rng) if rng.random() < 0.6 and name[0].isupper() else name
            if new[name] != name:
                edits.append((a, b, new[name]))
            continue
        for m in TOKEN.finditer(doc.text, a, b):
            word = m.group()
            if len(word) < 2 or not word[0].isupper() or not word.isalpha():
                continue
            if word not in new:
                new[word] = pool.take("first" if word in firsts else "last", rng)
            if new[word] != word:
                edits.append((*m.span(), new[word]))
    return edits


_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]{4,}")


def _other_case(doc: Doc, rng: random.Random) -> list[tuple[int, int, str]]:
    """Some lines as headlines: Each Word with a Capital, or ALL IN CAPITALS. Only where names are known for sure."""
    if doc.names is None or doc.weight < 1:
        return []
    edits = []
    for line in _LINE.finditer(doc.text):
        sentences = [s for s in doc.sentences or () if line.start() <= s < line.end()] or [line.start()]
        for start, end in zip(sentences, [*sentences[1:], line.end()], strict=True):
            chance = rng.random()
            if chance < 0.04:
                edits += [(*m.span(), m.group().capitalize()) for m in _WORD.finditer(doc.text, start, end)]
            elif chance < 0.06:
                edits.append((start, end, doc.text[start:end].upper()))
    return [e for e in edits if len(e[2]) == e[1] - e[0]]


def _other_marks(doc: Doc, rng: random.Random) -> list[tuple[int, int, str]]:
    if rng.random() < 0.6:
        return []
    opening, closing = rng.choices(MARK_STYLES, STYLE_WEIGHTS)[0]
    edits = []
    for at, opens in double_marks(doc.text):
        if doc.text[at] in '"“”':
            edits.append((at, at + 1, "" if opens and rng.random() < 0.01 else opening if opens else closing))
    return edits


def apply(doc: Doc, edits: list[tuple[int, int, str]]) -> Doc:
    edits = sorted(edits)
    parts, at, starts, shifts, shift = [], 0, [], [], 0
    for a, b, new in edits:
        parts += [doc.text[at:a], new]
        at = b
        shift += len(new) - (b - a)
        starts.append(b)
        shifts.append(shift)
    text = "".join([*parts, doc.text[at:]])

    def move(x: int) -> int:
        i = bisect_right(starts, x)
        return x + (shifts[i - 1] if i else 0)

    return replace(
        doc,
        text=text,
        names=doc.names and [(move(a), move(b), k) for a, b, k in doc.names],
        roles=doc.roles and [(move(a), move(b), k) for a, b, k in doc.roles],
        names_from=move(doc.names_from),
        sentences=doc.sentences and [move(x) for x in doc.sentences],
        chains=[(move(x), {move(n) for n in names}, [move(n) for n in every]) for x, names, every in doc.chains],
    )
