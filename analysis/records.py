"""The records that travel through Quotient, from a pasted article to the tables.

All of them are frozen and point into the article's text by half-open offsets (Unicode code points). Nothing here computes
anything but what a record knows of itself.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

EntityType = Literal["person", "organisation", "place", "group"]
QuoteKind = Literal["direct", "mixed", "indirect"]
SpeakerKind = Literal["person", "organisation", "document", "unnamed", "unresolved", "unattributed"]
How = Literal[
    "name",
    "surname",
    "title",
    "role",
    "pronoun",
    "organisation",
    "described",
    "continued",
    "byline",
    "transcript",
    "block",
    "by hand",
    "",
]
Reason = Literal["caption", "credit", "agency", "copyright", "promotion", "author", "original outlet", "by hand"]
ID_DIGITS = 12  # hex digits of an article's id
GAP = " … "  # between the stretches of one quotation


class Span(NamedTuple):
    """A stretch of text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class Placed(Protocol):
    """Anything that has a place in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


# ---------------------------------------------------------------------------------------------------------- intake


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch that is not part of the story: in the text, but out of every count."""

    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it came in. `text` is fixed at intake and never rewritten afterwards."""

    text: str
    file: str = ""  # the path below the one given, "news.zip/a.txt", "news.xlsx#7"; empty if pasted
    title: str = ""
    outlet: str = ""
    byline: str = ""  # the author's name alone, without "By"
    published: str = ""  # YYYY-MM-DD
    url: str = ""
    language: str = ""  # ISO 639-1
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()  # sentences for people: what is worth knowing, what may be wrong
    id: str = field(init=False)  # the first 12 hex digits of the SHA-256 of the text in UTF-8

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "id", digest[:ID_DIGITS])


# ---------------------------------------------------------------------------------------------------------- tagger


class Name(NamedTuple):
    """A name that the tagger found."""

    start: int
    end: int
    type: Literal["person", "organisation", "place"]
    score: float  # 0 to 1


class Role(NamedTuple):
    """A piece of an attribution that the tagger found."""

    start: int
    end: int
    role: Literal["source", "cue", "content"]
    score: float  # 0 to 1


class Link(NamedTuple):
    """How strongly the tagger ties the role number `dependent` to the role number `head` (indices into `Reading.roles`).

    From a content to a source or to a cue, from a cue to a source. `score` is a probability over all heads of that role
    in reach and "none of them".
    """

    dependent: int
    head: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tagger sees in one text. Spans are in order, and those of one sort never overlap."""

    sentences: tuple[Span, ...]  # trimmed of white space; every word lies in one; none crosses a line end
    names: tuple[Name, ...]
    roles: tuple[Role, ...]
    links: tuple[Link, ...] = ()  # between roles
    antecedents: tuple[Link, ...] = ()  # from a source that is no name (index into roles) to a name (index into names)


# ------------------------------------------------------------------------------------------------------ quotation marks


class Quoted(NamedTuple):
    """A stretch between quotation marks, the marks themselves left out; it never crosses a paragraph."""

    start: int
    end: int
    opened: bool  # its own opening mark is there
    closed: bool  # its own closing mark is there
    continues: bool  # it goes on with the quotation of the paragraph before (re-opened, never closed)
    repaired: str  # a sentence saying what was mended ("The opening mark is missing."), or ""


# -------------------------------------------------------------------------------------------------------- analysis


@dataclass(frozen=True, slots=True)
class Mention:
    """One time that an entity is named."""

    start: int
    end: int
    sentence: int  # counts from 1


@dataclass(frozen=True, slots=True)
class Entity:
    id: str  # ARTICLE_ID-e3, in order of first appearance
    name: str  # the fullest form in the article
    type: EntityType
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()  # every other spelling, in order of appearance
    role: str = ""  # "Kremlin spokesman"
    pronoun: str = ""  # the one that the article uses: he, she, they, it


class EntityMention(NamedTuple):
    """An entity as it is named in one place."""

    start: int
    end: int
    entity: Entity


@dataclass(frozen=True, slots=True)
class Stretch:
    """One unbroken piece of a quotation; it never crosses a paragraph, and leaves the marks out."""

    start: int
    end: int
    kind: QuoteKind
    repeat: bool = False  # these words stand in a fuller telling elsewhere in the article: out of words and shares


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as the text has them, before it is known who the source is."""

    id: str  # ARTICLE_ID-q12, in order of first appearance
    kind: QuoteKind
    stretches: tuple[Stretch, ...]
    form: Literal["marked", "transcript", "block"] = (
        "marked"  # marked or reported, a turn of a transcript, a block quotation
    )
    source: Span | None = None
    cue: Span | None = None
    via: str = ""  # who passed the words on, or where they were said, as written
    link_score: float = 1.0  # how likely it is that this source goes with this content, 0 to 1
    notes: tuple[str, ...] = ()  # what was repaired


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody said, with their speaker. Source, cue and speaker are those of the whole quotation."""

    id: str  # ARTICLE_ID-q12, in order of first appearance
    kind: QuoteKind
    stretches: tuple[Stretch, ...]
    source: Span | None = None
    cue: Span | None = None
    via: str = ""
    speaker_id: str = ""
    speaker: str = ""
    speaker_kind: SpeakerKind = "unattributed"
    how: How = ""  # in which way the speaker was found
    confidence: float = 0.0  # that `speaker` is right, given that these are someone's words; 0 to 1
    notes: tuple[str, ...] = ()  # what was repaired or is in doubt


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of the article, also the unresolved and the unattributed one, with what it says."""

    id: str  # the entity's id, else ARTICLE_ID-s2; empty if unresolved or unattributed
    name: str
    kind: SpeakerKind
    role: str = ""
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the readability formulas are made of. All are whole numbers."""

    words: int
    sentences: int
    syllables: int
    letters: int  # letters and digits
    characters: int  # every character of the words but white space
    polysyllables: int  # words of three syllables or more
    complex_words: int  # the same by Gunning's rule
    difficult_words: int  # words outside the Dale-Chall list


@dataclass(frozen=True, slots=True)
class Score:
    """The readability of one stretch of text."""

    scope: Literal["article", "narration", "quotations", "speaker", "paragraph"]
    name: str
    speaker_id: str
    counts: Counts
    measures: dict[str, float]  # by the column names of tables.md; a measure that is undefined here is not in it
    note: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything known about one article. Tables, charts and marked text are made from this and from nothing else."""

    article: Article
    words: tuple[Span, ...]
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    entities: tuple[Entity, ...]
    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
    scores: tuple[Score, ...]
    notes: tuple[str, ...] = ()  # the article's notes and those of the analysis

    def text_of(self, found: "Quotation | Placed") -> str:
        """The words of anything that has a place in the text: a span, a mention, a passage, a stretch, a whole quotation.

        The stretches of a quotation are joined by " … ".
        """
        places = found.stretches if isinstance(found, Quotation) else (found,)
        return GAP.join(self.article.text[place.start : place.end] for place in places)

    def to_dict(self) -> dict[str, Any]:
        """The analysis as dictionaries, lists, text and numbers, which `json.dumps` takes: by the names of the fields here.

        Whatever has a place is {"start": 3, "end": 9, "text": "…", …}; what is not there (a source, a cue) is None. A quotation
        also has its whole `text`. Offsets are those into `article.text`, in code points.
        """
        return {name: self._plain(getattr(self, name)) for name in self.__slots__}

    def _plain(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._plain(item) for key, item in value.items()}
        names = getattr(value, "_fields", None) or getattr(value, "__slots__", None)
        if names is None:
            return [self._plain(item) for item in value] if isinstance(value, tuple) else value
        plain = {name: self._plain(getattr(value, name)) for name in names}
        return plain | {"text": self.text_of(value)} if isinstance(value, Quotation) or "start" in plain else plain


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a row of a table, that could not be read, and why, in a sentence for people."""

    file: str
    reason: str


class ArticleError(ValueError):
    """Something is wrong with what came in; the message is a sentence for people that says what to do."""
