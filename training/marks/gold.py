"""Turn a mark into the gold speakers that `training.score.speakers` reads."""

from typing import Any

from training.marks import Mark, MarkedAttribution, Party, Span
from training.marks.articles import Attribution, GoldArticle

KINDS = {"person": "person", "organisation": "organisation", "place": "organisation", "group": "unnamed"}
PRONOUNS = frozenset("he she they it i we you who him her his them their one".split())
Stretch = tuple[int, Span]


def gold_speakers(article: GoldArticle, mark: Mark) -> dict[str, Any]:
    """`{"id", "speakers", "quotes"}`: every quoted stretch of PolNeAR with its speaker, None if it has none who can be told.

    Where attributions nest, the words of a quotation inside a quotation are those of the outer speaker; of two whose quoted
    words are the same, the one with less content, who is nearer to the words, is right.
    """
    pairs = list(zip(article.attributions, mark.attributions, strict=True))
    speakers: dict[str, dict[str, Any]] = {}
    quotes = []
    for n, span in sorted(s for gold, _ in pairs for s in gold.stretches):
        marked = _whose(span, pairs)
        speaker = _speaker(article.text, mark, marked.speaker)
        if speaker:
            known = speakers.setdefault(speaker["name"], speaker)
            sources = [article.text[slice(*s)] for g, m in pairs if m.speaker == marked.speaker for s in g.source]
            if speaker["kind"] in ("unnamed", "document"):
                more = [s for s in sources if s.casefold() not in PRONOUNS and s != speaker["name"]]
                known["aliases"] = list(dict.fromkeys([*known["aliases"], *more]))
        quotes.append({"n": n, "speaker": speaker["name"] if speaker else None})
    return {"id": article.id, "speakers": list(speakers.values()), "quotes": quotes}


def _whose(span: Span, pairs: list[tuple[Attribution, MarkedAttribution]]) -> MarkedAttribution:
    def order(pair: tuple[int, MarkedAttribution, Attribution]) -> tuple[int, int]:
        length, _, gold = pair
        return -length, sum(end - start for start, end in gold.content)

    around = [
        (outer.end - outer.start, marked, gold)
        for gold, marked in pairs
        for _, outer in gold.stretches
        if outer.start <= span.start and span.end <= outer.end
    ]
    return min(around, key=order)[1]


def _speaker(text: str, mark: Mark, parties: tuple[Party, ...]) -> dict[str, Any] | None:
    each = [s for p in parties if (s := _one(text, mark, p))]
    if len(each) < len(parties) or len(each) < 2:
        return each[0] if len(each) == len(parties) == 1 else None
    kinds = {s["kind"] for s in each}
    return {
        "name": " and ".join(s["name"] for s in each),
        "kind": kinds.pop() if len(kinds) == 1 else "unnamed",
        "aliases": [],
        "pronoun": "they",
    }


def _one(text: str, mark: Mark, party: Party) -> dict[str, Any] | None:
    """One speaker; None for nobody, for an author whom the article does not name, and for what is not described."""
    if party.kind == "entity":
        entity = mark.entities[party.entity]
        name, *aliases = dict.fromkeys(text[slice(*m)] for m in entity.mentions)
        return {"name": name, "kind": KINDS[entity.type], "aliases": aliases, "pronoun": entity.pronoun}
    if not party.span:
        return None
    return {"name": text[slice(*party.span)], "kind": party.kind, "aliases": [], "pronoun": ""}
