"""What a tagger might see, by a few patterns: roles for every "X said that …", tied as they stand."""

import re

from factories import make_sentences

from analysis.document import Document, make_document
from analysis.records import Article, Link, Reading, Role, Span

_REPORT = re.compile(
    r"(?P<source>[Tt]he [a-z]+|[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?P<cue>said|wrote|told|claimed) (?P<content>[^\n.]{2,80})"
)
_TAG = re.compile(r"(?P<content>[^\n“”\"]{2,80})[“”\"]? (?P<cue>said|wrote) (?P<source>[A-Z][a-z]+)")


def document_with_roles(text: str) -> Document:
    """The document of a text in which reports and tags are seen; what the one sees may overlap what the other does."""
    found = {
        (m.span(role), role) for pattern in (_REPORT, _TAG) for m in pattern.finditer(text) for role in m.groupdict()
    }
    roles: list[Role] = []
    ends = {"source": 0, "cue": 0, "content": 0}
    for (start, end), role in sorted(found):
        if start >= ends[role]:  # those of one sort never overlap
            roles.append(Role(start, end, role, 1.0))
            ends[role] = end
    sources = [n for n, r in enumerate(roles) if r.role == "source"]
    links = [
        Link(n, head, 0.9)
        for n, r in enumerate(roles)
        if r.role != "source"
        for head in range(max(0, n - 3), min(len(roles), n + 4))
        if head in sources[-1:] or roles[head].role == ("source" if r.role == "cue" else "cue")
    ]
    sentences = tuple(Span(*s) for s in make_sentences(text))
    return make_document(Article(text), Reading(sentences, (), tuple(roles), tuple(links)))
