"""Read a name as the rest of the article does: whole where it is cut short."""

import re
from collections.abc import Collection, Mapping, Sequence

from analysis.lexicons import known_organisations
from analysis.mentions.context import begins_sentence
from analysis.mentions.overlaps import without_overlaps
from analysis.mentions.typed_mentions import SURE_SCORE, TypedMention
from analysis.name_forms import is_profession, is_rank
from analysis.rules import rule

MAX_COMPARED_WORDS = 8  # of a name that is compared with others
MAX_COMPLETIONS = 8  # longer names, of those that begin alike, that are tried

_NEXT_WORDS = re.compile(r"[^\s,;:!?()]*((?: [^\s,;:!?()]{1,20}){1,4})")

Sure = Mapping[str, TypedMention]


def align_with_document(text: str, mentions: Sequence[TypedMention]) -> list[TypedMention]:
    """The same mentions, but those that were cut short in one place and seen whole, and for sure, in another are whole."""
    sure: dict[str, TypedMention] = {}
    for mention in mentions:
        name = mention.of(text)
        if mention.score >= SURE_SCORE and mention.type != "group" and " " in name:
            sure.setdefault(name, mention)
    longer = _longer_names(text, mentions, sure)
    aligned: list[TypedMention] = []
    for part in mentions:
        if aligned and part.start < aligned[-1].end:
            continue  # inside the one before, which was completed
        completed = _complete_as_elsewhere(text, part, longer.get(part.of(text), ()), sure)
        aligned.append(_complete_as_listed(text, completed))
    return without_overlaps(text, aligned)


def _longer_names(text: str, mentions: Sequence[TypedMention], sure: Sure) -> dict[str, list[str]]:
    """The names seen for sure, by each of their beginnings; at most MAX_COMPLETIONS for one."""
    longer: dict[str, list[str]] = {}
    for name in dict.fromkeys(mention.of(text) for mention in mentions):
        words = name.split(" ")[:MAX_COMPARED_WORDS] if name in sure else []
        if not words or words[-1].islower() or is_rank(words[-1]):
            continue
        for size in range(1, len(words)):
            alike = longer.setdefault(" ".join(words[:size]), [])
            if len(alike) < MAX_COMPLETIONS:
                alike.append(name)
    return longer


@rule("mentions.align.complete", otherwise=lambda text, mention, longer, sure: mention)
def _complete_as_elsewhere(text: str, mention: TypedMention, longer: Sequence[str], sure: Sure) -> TypedMention:
    """Complete a name that stands whole in the text, and was seen so elsewhere: "Marrow" of "Marrow Electric"."""
    if mention.type == "group" or (mention.type == "person" and " " in mention.of(text)):
        return mention
    for name in longer:
        end = mention.start + len(name)
        if end > mention.end and text.startswith(name, mention.start) and not text[end : end + 1].isalnum():
            type_ = sure[name].type
            rank = mention.rank if type_ == "person" else ""
            mention = TypedMention(mention.start, end, type_, SURE_SCORE, rank)
    return mention


@rule("mentions.align.listed", otherwise=lambda text, mention: mention)
def _complete_as_listed(text: str, mention: TypedMention) -> TypedMention:
    """Complete a name as far as an organisation goes that a lexicon knows: "DC" of "DC Comics"."""
    next_words = _NEXT_WORDS.match(text, mention.end) if mention.type != "group" else None
    end = next_words.end() if next_words else mention.end
    while end > mention.end:
        known = known_organisations().get(text[mention.start : end].removesuffix("."))
        if known and known.sure:
            end -= text[end - 1] == "."
            return TypedMention(mention.start, end, "organisation", max(mention.score, SURE_SCORE))
        end = text.rfind(" ", mention.end, end)
    return mention


@rule("mentions.align.lone_role", otherwise=lambda text, mentions: list(mentions))
def without_lone_roles(text: str, mentions: Sequence[TypedMention]) -> list[TypedMention]:
    """Let what somebody is be nobody's name: "Deckhand" before "Ana Lim", "Bishop" at the beginning of a headline.

    It stays where somebody in the article bears it as a surname.
    """
    people = [m.of(text).split() for m in mentions if m.type == "person"]
    surnames = {words[-1].casefold() for words in people if len(words) > 1}
    starts = {m.start for m in mentions if m.type == "person"}
    return [m for m in mentions if not (m.type == "person" and _is_lone_role(text, m, starts, surnames))]


def _is_lone_role(text: str, mention: TypedMention, starts: Collection[int], surnames: Collection[str]) -> bool:
    word = mention.of(text)
    if " " in word or not (is_profession(word) or is_rank(word)) or word.casefold() in surnames:
        return False
    before_name = mention.end + 1 in starts and text[mention.end] == " "
    return before_name or begins_sentence(text, mention.start) or text.startswith((" of ", " ("), mention.end)
