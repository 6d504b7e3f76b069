"""From one attribution to its speaker: read the source, ask whom it means, take the best candidate."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.attribution.candidates import ask, candidates_for, paragraph_with_colon
from analysis.attribution.confidence import evidence
from analysis.attribution.discourse import (
    UNATTRIBUTED,
    UNRESOLVED,
    Discourse,
    Party,
    Resolution,
    party_of,
)
from analysis.attribution.features import Kind
from analysis.attribution.rank import Ranking, rank
from analysis.attribution.source_phrase import (
    SourcePhrase,
    complete_source,
    first_word,
    is_body,
    is_definite,
    read_source,
)
from analysis.attribution.transcript_labels import read_label
from analysis.coreference import is_person_noun
from analysis.lexicons import words_of
from analysis.name_forms import courtesy, split_rank
from analysis.records import Attribution, EntityMention, How, Role, Span
from analysis.rules import rule

APPOSITION = 0.95  # probability that "her old opponent" in "Ana Lim, her old opponent, said" is Ana Lim
BEFORE_COLON = 0.9  # probability that words after a colon are those of the source before it

_QUESTIONS: dict[str, Kind] = {  # by section of the lexicon of pronouns
    "he": "he or she",
    "she": "he or she",
    "they": "they or it",
    "it": "they or it",
    "who": "who",
    "I": "I",
}


@dataclass(frozen=True, slots=True)
class Trace:
    """How the speaker of one attribution was found: for explanations, and to fit the weights on."""

    attribution: Attribution  # with its source completed
    phrase: SourcePhrase
    rankings: tuple[Ranking, ...]  # the questions that were asked, in order; none where the source names its speaker
    resolution: Resolution

    @property
    def evidence(self) -> float:
        """What the confidence is estimated from, 0 to 1."""
        own = self.attribution.source is not None and self.resolution.source is None
        return evidence(self.resolution.probability, self.attribution.link_score if own else 1.0)


def resolve(discourse: Discourse, attribution: Attribution) -> Trace:
    """Find the speaker of an attribution, given all that was said before it."""
    story = discourse.document.text
    if attribution.source is None:
        return _resolve_without_source(discourse, attribution)
    source = complete_source(story, attribution.source, attribution.cue, discourse.mentions)
    attribution = replace(attribution, source=source)
    phrase = read_source(story, source, discourse.mentions)
    if phrase.sort == "named":
        return Trace(attribution, phrase, (), _named(phrase))
    if attribution.form == "transcript":
        return Trace(attribution, phrase, (), Resolution(read_label(discourse, source.of(story)), "transcript"))
    if phrase.sort == "description" and (named := apposition(discourse, phrase)):
        return Trace(attribution, phrase, (), Resolution(party_of(named.entity), "role", APPOSITION))
    rankings: list[Ranking] = []
    for kind in _questions(discourse, phrase):
        question = ask(discourse, kind, attribution, phrase)
        rankings.append(rank(kind, candidates_for(discourse, question)))
        if answer := rankings[-1].answer:
            found = Resolution(answer.party, answer.how, rankings[-1].probability, answer.source)
            return Trace(attribution, phrase, tuple(rankings), found)
    return Trace(attribution, phrase, tuple(rankings), _as_it_stands(discourse, phrase))


def _questions(discourse: Discourse, phrase: SourcePhrase) -> Iterator[Kind]:
    """What to ask about a source, one question after another until one has an answer."""
    if phrase.sort == "document":
        yield "document"
    elif phrase.sort == "pronoun":
        yield from (kind for section, kind in _QUESTIONS.items() if phrase.head in words_of("pronouns", section))
    elif _may_mean_a_name(discourse, phrase):
        yield "description"
        if is_epithet(discourse, phrase):
            yield "epithet"


def _may_mean_a_name(discourse: Discourse, phrase: SourcePhrase) -> bool:
    """Whether a description may mean somebody or something with a name: "the mayor", and "Mayor" in a headline; no plural."""
    definite = is_definite(discourse.document.text, phrase) or _is_bare(phrase)
    return definite and not phrase.head.endswith("s") and not _reintroduced(discourse, phrase)


def _is_bare(phrase: SourcePhrase) -> bool:
    """Whether a description is a single noun for a person, as in a headline: "Mayor calls plan a promise"."""
    return phrase.text == phrase.head.capitalize() and is_person_noun(phrase.head)


@rule("attribution.epithet", otherwise=lambda discourse, phrase: False)
def is_epithet(discourse: Discourse, phrase: SourcePhrase) -> bool:
    """Ask whether a noun that is nobody's role means the one just named: "Okafor lost. The Norrick native said"."""
    return (
        is_person_noun(phrase.head)
        and not is_body(phrase)
        and phrase.head not in words_of("nameless", "nameless")
        and not discourse.introduction(phrase.head, phrase.span.start)
        and not _is_bare(phrase)
        and not (phrase.owner and phrase.owner.entity.type == "organisation")
    )


@rule("attribution.introduced", otherwise=lambda discourse, phrase: "")
def _reintroduced(discourse: Discourse, phrase: SourcePhrase) -> str:
    """Take "the woman" for the "young woman" who was introduced before, not for anybody with a name."""
    if is_body(phrase) or phrase.head not in words_of("nameless", "nameless"):
        return ""
    return discourse.introduction(phrase.head, phrase.span.start)


def _no_name(discourse: Discourse, phrase: SourcePhrase) -> EntityMention | None:
    return None


@rule("attribution.apposition", otherwise=_no_name)
def apposition(discourse: Discourse, phrase: SourcePhrase) -> EntityMention | None:
    """Take what follows a name and a comma for the named: "Ana Lim, her old opponent, said"."""
    named = discourse.name_before(phrase.span.start)
    story = discourse.document.text
    in_apposition = named and named.entity.type == "person" and story[named.end : phrase.span.start] == ", "
    return named if in_apposition else None


def _as_it_stands(discourse: Discourse, phrase: SourcePhrase) -> Resolution:
    """A source that means nobody with a name: a pronoun stays open, a description or a document is the speaker itself."""
    if phrase.sort == "pronoun":
        return Resolution(UNRESOLVED)
    if phrase.sort == "document":
        return Resolution(Party("document", phrase.text), "described")
    if is_body(phrase):
        return Resolution(Party("organisation", phrase.text), "described")
    again = is_definite(discourse.document.text, phrase) or _is_bare(phrase)
    introduced = _reintroduced(discourse, phrase) if again and not phrase.head.endswith("s") else ""
    return Resolution(Party("unnamed", introduced or phrase.text), "described")


# -------------------------------------------------------------------------------------------------------------- by name


def _named(phrase: SourcePhrase) -> Resolution:
    """The speaker that a source names, by a form of the name."""
    party = party_of(*(m.entity for m in phrase.named))
    return Resolution(party, _form_of_name(phrase, party))


def _form_of_name(phrase: SourcePhrase, party: Party) -> How:
    """By which form of the name the speaker is found: "Mr Okafor" by title, "Okafor" by surname."""
    if len(party.entities) > 1:
        return "name"
    mention = phrase.named[0]
    entity = mention.entity
    if entity.type != "person":
        return "organisation" if party.kind == "organisation" else "described"
    if _has_title(phrase.text) and mention.end - mention.start < len(entity.name):
        return "title"
    forms = (form for form in (entity.name, *entity.aliases) if form in phrase.text)
    written = max(forms, key=len, default=entity.name)
    return "surname" if " " not in written and " " in entity.name else "name"


def _has_title(text: str) -> bool:
    """Whether a source begins with a courtesy title, a rank or an office: "Mr Okafor", "Gov. Okafor"."""
    return courtesy(first_word(text)) is not None or bool(split_rank(text)[0])


# ------------------------------------------------------------------------------------------------------- without a source


def _resolve_without_source(discourse: Discourse, attribution: Attribution) -> Trace:
    """Whose are words that name no source? Those of the source before a colon, of who goes on, or of the one just named."""
    start = attribution.stretches[0].start
    if role := source_before_colon(discourse, start):
        source = Span(role.start, role.end)
        trace = resolve(discourse, replace(attribution, source=source))
        found = trace.resolution
        found = replace(found, source=found.source or source, probability=found.probability * BEFORE_COLON)
        return replace(trace, attribution=attribution, resolution=found)
    phrase = SourcePhrase(Span(start, start))
    ranking = rank("nothing", candidates_for(discourse, ask(discourse, "nothing", attribution, phrase)))
    answer = ranking.answer
    found = (
        Resolution(answer.party, answer.how, ranking.probability, answer.source) if answer else Resolution(UNATTRIBUTED)
    )
    return Trace(attribution, phrase, (ranking,), found)


def _no_source(discourse: Discourse, at: int) -> Role | None:
    return None


@rule("attribution.source_before_colon", otherwise=_no_source)
def source_before_colon(discourse: Discourse, at: int) -> Role | None:
    """Find the last source in the sentence before a paragraph of words alone: "Okafor put it this way:"."""
    previous = paragraph_with_colon(discourse, at)
    if previous is None:
        return None
    return discourse.source_in(discourse.document.sentence_at(previous.end - 1).start, previous.end)
