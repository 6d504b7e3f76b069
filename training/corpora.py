"""Read the corpora into one form: words with labels. Nothing of them is shipped."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysis.lexicons import words_of
from analysis.name_forms import courtesy, fold

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
        doc = Doc(file.stem, read(file), roles=[], weight=weight)
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


def _attributions(doc: Doc, ann: str) -> None:
    spans, index = {}, {}
    for line in ann.splitlines():
        if m := re.match(r"(T\d+)\t(\w+) ([\d; ]+)\t", line):
            spans[m[1]] = [tuple(map(int, part.split())) for part in m[3].split(";")]
        elif line.startswith("E"):
            parts = {role: [] for role in ROLES}
            for part in line.split("\t")[1].split():
                role, ref = part.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in parts and ref in spans:
                    parts[role] += spans[ref]
            for role in ROLES:
                for a, b in parts[role]:
                    if (a, b, role) not in index:
                        index[a, b, role] = len(doc.roles)
                        doc.roles.append((a, b, role))

            first = {role: index[*parts[role][0], role] if parts[role] else None for role in ROLES}
            for a, b in parts["content"]:
                doc.links.append((index[a, b, "content"], first["source"], "content source"))
                doc.links.append((index[a, b, "content"], first["cue"], "content cue"))
            if parts["cue"]:
                doc.links.append((first["cue"], first["source"], "cue source"))


# ------------------------------------------------------------------------------------------------------------- GUM

RANKS = words_of("titles", "ranks")
GUM_TYPES = {"person": "person", "organization": "organisation", "place": "place"}
PRONOUNS = {
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
}


def gum(folder: Path) -> Iterator[Doc]:
    for file in sorted(folder.glob("*.conllu")):
        yield _gum_document(file.stem, read(file))


def _gum_document(name: str, conllu: str) -> Doc:
    text, sentences, tokens, mentions, opened = "", [], [], [], {}
    for block in conllu.split("\n\n"):
        lines = block.split("\n")
        if not any(re.match(r"\d+\t", line) for line in lines):
            continue
        if text:
            text = text.rstrip(" ")
            text += "\n\n" if any(line.startswith("# newpar") for line in lines) and text else " "
        base, skip_to = len(tokens), 0
        for line in lines:
            columns = line.split("\t")
            if "-" in columns[0] and columns[0][0].isdigit():  # a word of several tokens: daughter's
                last = int(columns[0].split("-")[1])
                at, skip_to = len(text), last
                form = columns[1]
                text += form + ("" if "SpaceAfter=No" in columns[9] else " ")
                continue
            if not re.match(r"\d+\t", line):
                continue
            number = int(columns[0])
            if number <= skip_to:
                start = text.find(columns[1], at)
                start = at if start < 0 else start
                span = (start, start + len(columns[1]))
                at = span[1]
            else:
                span = (len(text), len(text) + len(columns[1]))
                text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
            if len(tokens) == base:
                sentences.append(span[0])
            i = len(tokens)
            head = int(columns[6]) if columns[6].isdigit() else 0
            tokens.append(
                {
                    "span": span,
                    "form": columns[1],
                    "pos": columns[3],
                    "xpos": columns[4],
                    "head": base + head - 1 if head else -1,
                }
            )
            m = re.search(r"Entity=([^|]*)", columns[9])
            for part in re.findall(r"\([^()]*\)?|[^()]*\)", m[1]) if m else ():
                if part.startswith("("):
                    fields = part.strip("()").split("-")
                    mention = {"group": fields[0], "type": fields[1], "first": i}
                    if part.endswith(")"):
                        mention["last"] = i
                    else:
                        opened.setdefault(fields[0], []).append(mention)
                    mentions.append(mention)
                elif part.strip(")") in opened:
                    opened[part.strip(")")].pop()["last"] = i
    doc = Doc(name, text.rstrip(), sentences=sentences)
    mentions = [m for m in mentions if "last" in m]
    names = [n for m in mentions if (n := _gum_name(m, tokens))]
    doc.names = _flat(names)
    kept = {(a, b) for a, b, _ in doc.names}
    by_group: dict[str, list[int]] = {}
    for n in names:
        if (n["span"]) in kept:
            by_group.setdefault(n["group"], []).append(n["span"][0])
    every = sorted(x for group in by_group.values() for x in group)
    for m in mentions:
        if m["type"] not in GUM_TYPES:
            continue
        start, end = tokens[m["first"]]["span"][0], tokens[m["last"]]["span"][1]
        words = doc.text[start:end].lower()
        pronoun = words in PRONOUNS
        definite = re.match(r"(the|this|that|his|her|their|its) ", words) and m["last"] - m["first"] < 5
        if (pronoun or definite or words in ("it", "its")) and not any(start <= x < end for x in every):
            doc.chains.append((start, set(by_group.get(m["group"], ())), every))
    return doc


def _gum_name(mention: dict, tokens: list[dict]) -> dict | None:
    """A mention of a person, an organisation or a place whose head is a proper noun, its article and apposition cut off."""
    first, last = mention["first"], mention["last"]
    if mention["type"] not in GUM_TYPES or last - first > 8:
        return None
    inside = range(first, last + 1)
    heads = [i for i in inside if tokens[i]["head"] not in inside]
    if not heads or tokens[heads[0]]["pos"] != "PROPN":
        return None
    while first < last and tokens[first]["pos"] in ("DET", "PUNCT"):
        first += 1
    if mention["type"] != "organization":  # "India, where …", "Director of the …"
        last = next(
            (i - 1 for i in range(first + 1, last + 1) if tokens[i]["xpos"] in (",", "DT", "-LRB-", "WRB")), last
        )
    while first < last and tokens[last]["xpos"] in ("POS", ",", ".", "IN"):
        last -= 1
    if GUM_TYPES[mention["type"]] == "person":  # "President", "our President", "Joe Biden and I" are no names here
        words = [t["form"] for t in tokens[first : last + 1]]
        while words and (words[0][0].islower() or courtesy(words[0]) is not None or fold(words[0]) in RANKS):
            words, first = words[1:], first + 1
        if not words or {"and", "or"} & set(words):
            return None
    return {
        "group": mention["group"],
        "type": GUM_TYPES[mention["type"]],
        "span": (tokens[first]["span"][0], tokens[last]["span"][1]),
        "tokens": tokens[first : last + 1],
    }


def _flat(names: list[dict]) -> list[tuple[int, int, str]]:
    """Nested names made flat: 'Sydney, Australia' is two places, 'University of Leiden' one organisation."""

    def contains(outer: dict, inner: dict) -> bool:
        a, b = outer["span"], inner["span"]
        return a != b and a[0] <= b[0] and b[1] <= a[1]

    def breaks(outer: dict) -> bool:
        marks = {t["xpos"] for t in outer["tokens"]}
        inner = any(contains(outer, n) for n in names)
        return inner and (
            "," in marks
            or (outer["type"] == "person" and "IN" in marks)
            or (outer["type"] == "place" and "IN" in marks)
        )

    names = [n for n in names if not breaks(n)]
    outer = [n for n in names if not any(contains(o, n) for o in names)]
    seen, flat = set(), []
    for n in outer:
        if n["span"] not in seen:
            seen.add(n["span"])
            flat.append((*n["span"], n["type"]))
    return sorted(flat)


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
    doc = Doc(name, "", names=[], sentences=[] if sentences else None)
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
                if sentences and i == 0:
                    doc.sentences.append(start)
                if kind := CONLL_TYPES.get(label.split("-")[-1]):
                    last = doc.names[-1] if doc.names else None
                    if (
                        label.startswith("I-")
                        and i
                        and last
                        and last[2] == kind
                        and not doc.text[last[1] : start].strip()
                    ):
                        doc.names[-1] = (last[0], end, kind)
                    else:
                        doc.names.append((start, end, kind))
    return doc
