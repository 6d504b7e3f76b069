"""Read the corpora into one form: words with labels. Nothing of them is shipped."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from training.brat import read_events

TYPES = ("person", "organisation", "place")
ROLES = ("source", "cue", "content")


@dataclass
class Doc:
    """A text and what is known about it. A layer that is None is unknown and takes no part in the loss."""

    id: str
    text: str
    names: list[tuple[int, int, str]] | None = None
    roles: list[tuple[int, int, str]] | None = None
    sentences: list[int] | None = None  # where sentences start
    links: list[tuple[int, int | None, str]] = field(default_factory=list)  # role, role, kind; None: there is none
    chains: list[tuple[int, set[int], list[int]]] = field(
        default_factory=list
    )  # offset of an anaphor, of its names, of all names
    weight: float = 1.0  # of names and sentences
    names_from: int = 0  # where the names begin to be known: those of a headline are guesses


def read(path: Path) -> str:
    with open(path, encoding="utf-8", newline="") as f:
        return f.read()


# --------------------------------------------------------------------------------------------------------- PolNeAR


def held_out(folder: Path) -> set[str]:
    """The ids of the articles set aside: every tenth of the training articles by name."""
    return {file.stem for file in sorted(folder.glob("text/*.txt"))[::10]}


def polnear(folder: Path, silver: Path | None, weight: float = 0.5) -> Iterator[Doc]:
    known = {}
    if silver:
        known = {d["id"]: d for d in map(json.loads, silver.read_text(encoding="utf-8").splitlines())}
    for file in sorted(folder.glob("text/*.txt")):
        annotations = sorted(folder.glob(f"attributions/{file.stem}_*.ann"))
        if not annotations:
            continue
        doc = Doc(file.stem, read(file), weight=weight)
        if more := known.get(file.stem):
            doc.names = [tuple(e) for e in more["entities"]]
            doc.names_from = _end_of_headline(doc.text)
            doc.sentences = [s[0] for s in more["sentences"]]
        _attributions(doc, read(annotations[0]))
        yield doc


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def _end_of_headline(text: str) -> int:
    """Where a first line ends if Most of Its Words Have a Capital, else 0: a recogniser takes half of them for names."""
    end = text.find("\n")
    words = _LONG_WORD.findall(text, 0, max(end, 0))
    return end if words and sum(w[0].isupper() for w in words) > 0.7 * len(words) else 0


def _attributions(doc: Doc, annotations: str) -> None:
    """Add the roles and the links of all attributions; several may share a role."""
    roles: list[tuple[int, int, str]] = []
    index: dict[tuple[int, int, str], int] = {}
    for event in read_events(annotations):
        parts = {role: [(*span, role) for span in event.get(role, ())] for role in ROLES}
        for part in chain.from_iterable(parts.values()):
            if part not in index:
                index[part] = len(roles)
                roles.append(part)
        source, cue = (index[parts[role][0]] if parts[role] else None for role in ("source", "cue"))
        for content in parts["content"]:
            doc.links.append((index[content], source, "content source"))
            doc.links.append((index[content], cue, "content cue"))
        if cue is not None:
            doc.links.append((cue, source, "cue source"))
    doc.roles = roles


# -------------------------------------------------------------------------------------------- lists of words with names

CONLL_TYPES = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "CORPORATION": "organisation",
    "LOC": "place",
    "LOCATION": "place",
    "group": "organisation",
    "corporation": "organisation",
    "person": "person",
    "location": "place",
    "politician": "person",
    "politicalparty": "organisation",
    "organisation": "organisation",
    "country": "place",
}
CLITICS = {"n't", "'s", "’s", "'m", "'re", "'ve", "'ll", "'d"}
NO_SPACE_BEFORE = set(".,:;!?)]}%’'")


def conll(path: Path, per_text: int = 12) -> Iterator[Doc]:
    """Sentences of words with BIO or IO labels, put together `per_text` to a text, as one paragraph or a paragraph each."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in read(path).splitlines():
        if line.startswith("-DOCSTART") or not line.strip():
            if sentences[-1]:
                sentences.append([])
        else:
            word, _, label = line.strip().replace("\t", " ").rpartition(" ")
            sentences[-1].append((word or label, label if word else "O"))
    for i in range(0, len(sentences), per_text):
        part, number = [s for s in sentences[i : i + per_text] if s], i // per_text
        paragraphs = [part] if number % 2 else [[s] for s in part]
        yield _from_words(f"{path.stem}-{i}", paragraphs, sentences=False, loose=number % 4 > 1)


def ewt(path: Path) -> Iterator[Doc]:
    """Universal NER: documents, sentences and names."""
    document: list[list[tuple[str, str]]] = []
    number = 0
    for block in read(path).split("\n\n"):
        if "# newdoc" in block and document:
            yield _from_words(f"{path.stem}-{number}", [document], sentences=True, loose=number % 2 > 0)
            document, number = [], number + 1
        words = [line.split("\t")[1:3] for line in block.split("\n") if re.match(r"\d+\t", line)]
        if words:
            document.append([(w, label) for w, label in words])
    if document:
        yield _from_words(f"{path.stem}-{number}", [document], sentences=True, loose=number % 2 > 0)


def _from_words(name: str, paragraphs: list[list[list[tuple[str, str]]]], *, sentences: bool, loose: bool) -> Doc:
    """Words set as a text: no space before a closing sign or after an opening one, nor before "'s" unless `loose`."""
    doc = Doc(name, "")
    names: list[tuple[int, int, str]] = []
    starts: list[int] = []
    closed = NO_SPACE_BEFORE if loose else NO_SPACE_BEFORE | CLITICS
    for paragraph in paragraphs:
        doc.text += "\n\n" if doc.text else ""
        for sentence in paragraph:
            inside = glued = False
            for i, (word, label) in enumerate(sentence):
                closing = word in ("''", "”") or (word == '"' and inside)
                opening = word in ("``", "“") or (word == '"' and not inside)
                if doc.text and not doc.text.endswith("\n") and not glued and not closing and word not in closed:
                    doc.text += " "
                inside, glued = opening or (inside and not closing), opening or word in ("(", "[", "$", "#")
                start, end = len(doc.text), len(doc.text) + len(word)
                doc.text += word
                if i == 0:
                    starts.append(start)
                if kind := CONLL_TYPES.get(label.split("-")[-1]):
                    last = names[-1] if names else None
                    if (
                        label.startswith("I-")
                        and i
                        and last
                        and last[2] == kind
                        and not doc.text[last[1] : start].strip()
                    ):
                        names[-1] = (last[0], end, kind)
                    else:
                        names.append((start, end, kind))
    doc.names, doc.sentences = names, starts if sentences else None
    return doc
