"""Compare what two marked in the same article without knowing of each other."""

from dataclasses import dataclass

from training.marks import Mark, Party
from training.marks.articles import GoldArticle
from training.marks.drafts import to_draft


@dataclass(frozen=True, slots=True)
class Agreement:
    attributions: int
    same_speaker: int
    same_via: int
    mentions: int  # of either, a mention of both counted once
    same_mentions: int  # marked by both, with the same type
    differences: tuple[str, ...]  # "a3: Ana Lim | nobody"


def compare(article: GoldArticle, first: Mark, second: Mark) -> Agreement:
    """How far two marks of one article agree. Entities are the same if they share more than half the smaller one's mentions."""
    left, right = (to_draft(article, mark) for mark in (first, second))
    speakers = via = 0
    differences = []
    for n, (a, b) in enumerate(zip(first.attributions, second.attributions, strict=True), 1):
        same = _same_speaker(article.text, first, a.speaker, second, b.speaker)
        speakers += same
        via += a.via == b.via
        if not same or a.via != b.via:
            key = f"a{n}"
            shown = [
                f"{d['speakers'][key]}" + (f" via {d['via'][key]}" if key in d["via"] else "") for d in (left, right)
            ]
            differences.append(f"{key}: {shown[0]} | {shown[1]}")
    mine, yours = ({(m, e.type) for e in mark.entities for m in e.mentions} for mark in (first, second))
    return Agreement(
        len(first.attributions), speakers, via, len({m for m, _ in mine | yours}), len(mine & yours), tuple(differences)
    )


def _same_speaker(text: str, first: Mark, a: tuple[Party, ...], second: Mark, b: tuple[Party, ...]) -> bool:
    def same(p: Party, q: Party) -> bool:
        if p.kind != q.kind:
            return False
        if p.kind == "entity":
            mine, yours = set(first.entities[p.entity].mentions), set(second.entities[q.entity].mentions)
            return 2 * len(mine & yours) > min(len(mine), len(yours))
        if not p.span or not q.span:
            return p.span == q.span
        mine_words, yours_words = (set(text[slice(*s)].casefold().split()) for s in (p.span, q.span))
        overlap = p.span.start < q.span.end and q.span.start < p.span.end
        return overlap or mine_words <= yours_words or yours_words <= mine_words

    return len(a) == len(b) and all(any(same(p, q) for q in b) for p in a)
