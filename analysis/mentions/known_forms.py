"""Forms of names to look for in a text, by the word with which they begin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from analysis.document import Document
from analysis.lexicons import MIN_HEADLINE_LETTERS, Known, known_groups, known_organisations, known_places, words_of
from analysis.mentions.typed_mentions import SURE_SCORE, TypedMention
from analysis.name_forms import fold, read_person, split_rank
from analysis.records import EntityType
from analysis.rules import rule

MIN_SURNAME_LETTERS = 3  # of a surname that is looked for alone

_BEHIND_FIRST_WORD = re.compile(r"[\W_]")


class Form(NamedTuple):
    """Something to look for: what stands in the text, from its first letter or digit on."""

    text: str
    type: EntityType
    origin: Literal["place", "organisation", "group", "title", "article"]  # a lexicon, or the article itself

    @property
    def single(self) -> bool:
        """Whether this is one word."""
        return " " not in self.text


class FormIndex:
    """All forms, by the run of letters and digits with which they begin."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._by_word: dict[str, dict[str, Form]] = defaultdict(dict)
        for form in forms:
            self._by_word[_BEHIND_FIRST_WORD.split(form.text, maxsplit=1)[0]].setdefault(form.text, form)
        self._sizes = {
            word: tuple(sorted({len(text) for text in forms}, reverse=True)) for word, forms in self._by_word.items()
        }

    def __contains__(self, word: str) -> bool:
        return word in self._sizes

    def at(self, text: str, start: int, word: str) -> Iterator[Form]:
        """The forms that stand at this place, where the given word begins, the longest first."""
        for size in self._sizes.get(word, ()):
            form = self._by_word[word].get(text[start : start + size])
            if form and start + size <= len(text):
                yield form


@cache
def lexicon_index() -> FormIndex:
    """What the lexicons know for sure, as it is written and in capitals, and the titles that a name must follow."""
    forms: list[Form] = []
    lexicons: tuple[tuple[dict[str, Known], Literal["place", "organisation", "group"]], ...] = (
        (known_places(), "place"),
        (known_organisations(), "organisation"),
        (known_groups(), "group"),
    )
    for entries, type_ in lexicons:
        forms += [Form(text, type_, type_) for text, known in entries.items() if known.sure or type_ == "group"]
    in_capitals = [
        form._replace(text=form.text.upper())
        for form in forms
        if form.origin != "group" and "." not in form.text and len(form.text) >= MIN_HEADLINE_LETTERS
    ]
    titles = words_of("titles", "before a surname", "before a surname with a full stop")
    return FormIndex([*forms, *(Form(title.title(), "person", "title") for title in titles), *in_capitals])


def article_index(document: Document, mentions: Iterable[TypedMention]) -> FormIndex:
    """The names of an article that were seen for sure, and the surnames of its people.

    A single word that the article also has in small letters is not looked for ("iodine"), nor one for a people ("Irish", beside
    "Eva Irish"), for which the lexicons do.
    """
    text = document.text
    sure: dict[str, EntityType] = {}
    for mention in mentions:
        if mention.score >= SURE_SCORE and mention.type != "group":
            name = mention.of(text)
            sure.setdefault(name, mention.type)
            if mention.type == "person" and (surname := surname_alone(name)):
                sure.setdefault(surname, "person")
    words = {text[start:end].removesuffix("'s").removesuffix("’s") for start, end in document.words}
    return FormIndex(
        Form(name, type_, "article")
        for name, type_ in sure.items()
        if name[0].isupper()
        and len(name) > 1
        and (" " in name or (name.lower() not in words and name not in known_groups()))
    )


@rule("mentions.unseen.surname", otherwise=lambda name: "")
def surname_alone(name: str) -> str:
    """Look for the last word of a full name alone: "Okafor" of "Ngozi Okafor"; "" where it cannot stand alone."""
    last = name.rpartition(" ")[2]
    person = read_person(name)
    if not person.full or person.suffix or len(last) < MIN_SURNAME_LETTERS or split_rank(last)[0]:
        return ""
    return "" if fold(last) in words_of("not_names", "never names") else last
