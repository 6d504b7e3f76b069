"""Make a text strange: other names, other quotation marks. What is known about it moves along."""

import random
from bisect import bisect_right
from dataclasses import replace

from analysis.features import TOKEN, double_marks
from training.corpora import Doc

MARK_STYLES = [('"', '"'), ("“", "”"), ("``", "''"), ("''", "''"), ("‘", "’"), ("«", "»")]
STYLE_WEIGHTS = [5, 4, 2, 2, 2, 1]


class Pool:
    """Names of each type, to take from."""

    def __init__(self, docs: list[Doc]):
        self.first, self.last, self.whole = set(), set(), {"organisation": set(), "place": set()}
        for doc in docs:
            for a, b, kind in doc.names or ():
                words = doc.text[a:b].split()
                if not all(
                    w[0].isupper() and w.replace(".", "").replace("-", "").replace("'", "").isalpha() for w in words
                ):
                    continue
                if kind == "person":
                    if len(words) == 2:
                        self.first.add(words[0])
                        self.last.add(words[1])
                elif len(words) <= 4:
                    self.whole[kind].add(" ".join(words))
        self.first, self.last = sorted(self.first), sorted(self.last)
        self.whole = {k: sorted(v) for k, v in self.whole.items()}


def augment(doc: Doc, pool: Pool, rng: random.Random) -> Doc:
    edits = [*_other_names(doc, pool, rng), *_other_marks(doc, rng)]
    return apply(doc, edits) if edits else doc


def _other_names(doc: Doc, pool: Pool, rng: random.Random) -> list[tuple[int, int, str]]:
    if not doc.names or rng.random() < 0.25:
        return []
    firsts = {doc.text[a:b].split()[0] for a, b, k in doc.names if k == "person" and " " in doc.text[a:b]}
    new: dict[str, str] = {}
    edits = []
    for a, b, kind in doc.names:
        if kind != "person":
            name = doc.text[a:b]
            if name not in new:
                new[name] = rng.choice(pool.whole[kind]) if rng.random() < 0.5 and name[0].isupper() else name
            if new[name] != name:
                edits.append((a, b, new[name]))
            continue
        for m in TOKEN.finditer(doc.text, a, b):
            word = m.group()
            if len(word) < 2 or not word[0].isupper() or not word.isalpha():
                continue
            if word not in new:
                new[word] = rng.choice(pool.first if word in firsts else pool.last)
            if new[word] != word:
                edits.append((*m.span(), new[word]))
    return edits


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
        sentences=doc.sentences and [move(x) for x in doc.sentences],
        chains=[(move(x), {move(n) for n in names}, [move(n) for n in every]) for x, names, every in doc.chains],
    )
