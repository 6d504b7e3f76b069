"""From one attribution to its speaker: read the source, ask whom it means, take the best candidate."""

import re
from dataclasses import dataclass, replace

from analysis.attribution.candidates import ask, bearers, candidates_for
from analysis.attribution.confidence import evidence
from analysis.attribution.discourse import (
    BEFORE_OBJECT,
    UNATTRIBUTED,
    UNRESOLVED,
    Discourse,
    Party,
    Resolution,
    party_of,
    word_before,
)
from analysis.attribution.features import Kind, Question
from analysis.attribution.rank import Ranking, rank
from analysis.attribution.source_phrase import (
    SourcePhrase,
    complete_source,
    first_word,
    is_bare,
    is_body,
    is_definite,
    is_headline_office,
    is_pair,
    read_source,
)
from analysis.attribution.transcript_labels import read_label
from analysis.lexicons import words_of
from analysis.name_forms import courtesy, split_rank
from analysis.records import Attribution, EntityMention, How, Span
from analysis.rules import rule

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
    ranking: Ranking | None  # of those who may be meant; None where nothing was asked: the source names its speaker
    resolution: Resolution

    @property
    def how(self) -> How:
        """In which way the speaker was found, for the tables: turns of a transcript and block quotations by their form."""
        return self.resolution.how if self.attribution.form == "marked" else self.attribution.form

    @property
    def evidence(self) -> dict[str, float]:
        """What the confidence is estimated from."""
        own = self.attribution.source is not None and self.resolution.source is None
        return evidence(self.how, self.resolution.probability, self.attribution.link_score if own else 1.0)


def resolve(discourse: Discourse, attribution: Attribution) -> Trace:
    """Find the speaker of an attribution, given all that was said before it."""
    story = discourse.document.text
    if attribution.source is None:
        return _resolve_without_source(discourse, attribution)
    source = complete_source(story, attribution.source, attribution.cue, discourse.mentions)
    attribution = replace(attribution, source=source)
    phrase = read_source(story, source, discourse.mentions)
    if phrase.sort == "named" and not _is_ambiguous(discourse, phrase):
        return Trace(attribution, phrase, None, _named(story, phrase))
    if attribution.form == "transcript":
        return Trace(attribution, phrase, None, Resolution(read_label(discourse, source.of(story)), "transcript"))
    if phrase.sort == "description" and (named := apposition(discourse, phrase)):
        return Trace(attribution, phrase, None, Resolution(party_of(named.entity), "role"))
    kind = _question(discourse, phrase)
    if kind is None:
        return Trace(attribution, phrase, None, _as_it_stands(discourse, phrase))
    question = ask(discourse, kind, attribution, phrase)
    if holder := office_holder(discourse, question):
        return Trace(attribution, phrase, None, Resolution(holder, "role"))
    ranking = rank(kind, candidates_for(discourse, question))
    if answer := ranking.answer:
        found = Resolution(answer.party, answer.how, ranking.probability, answer.source)
        if phrase.sort == "document" and not attribution.via:  # "Okafor wrote to us. The letter said …"
            attribution = replace(attribution, via=phrase.text.partition(",")[0])
    else:
        found = replace(_as_it_stands(discourse, phrase), probability=ranking.probability)
    return Trace(attribution, phrase, ranking, found)


def _question(discourse: Discourse, phrase: SourcePhrase) -> Kind | None:
    """What to ask about a source; nothing where it can only mean itself."""
    if phrase.sort == "named":
        return "surname"
    if phrase.sort == "document":
        return "he or she" if _is_hers(phrase) else "document"
    if phrase.sort == "pronoun":
        return next(
            (kind for section, kind in _QUESTIONS.items() if phrase.head in words_of("pronouns", section)), None
        )
    if is_pair(phrase):
        return "they or it"
    return "description" if _may_mean_a_name(discourse, phrase) else None


def _is_hers(phrase: SourcePhrase) -> bool:
    """Whether a document is that of a person who is a pronoun: "her letter"."""
    return first_word(phrase.text) in ("his", "her") and phrase.head in words_of("documents", "spoken for")


def _may_mean_a_name(discourse: Discourse, phrase: SourcePhrase) -> bool:
    """Whether a description may mean somebody or something with a name: "the mayor", and "Mayor" in a headline; no plural."""
    definite = is_definite(discourse.document.text, phrase) or is_bare(discourse.document.text, phrase)
    return definite and not phrase.head.endswith("s") and not _reintroduced(discourse, phrase)


@rule("attribution.introduced", otherwise=lambda discourse, phrase: "")
def _reintroduced(discourse: Discourse, phrase: SourcePhrase) -> str:
    """Take "the woman" for the "young woman" who was introduced before, not for anybody with a name."""
    if is_body(phrase) or phrase.head not in words_of("nameless", "nameless"):
        return ""
    return discourse.introduction(phrase.head, phrase.span.start)


def _no_name(discourse: Discourse, phrase: SourcePhrase) -> EntityMention | None:
    return None


_VERB_FOLLOWS = re.compile(r"\s[a-z]")


@rule("attribution.apposition", otherwise=_no_name)
def apposition(discourse: Discourse, phrase: SourcePhrase) -> EntityMention | None:
    """Take what follows a name and a comma for the named, but not "With Ana Lim, the host spoke": "Ana Lim, her old opponent, said"."""
    named, text = discourse.name_before(phrase.span.start), discourse.document.text
    if not named or named.entity.type != "person" or text[named.end : phrase.span.start] != ", ":
        return None
    if _VERB_FOLLOWS.match(text, phrase.span.end):  # "On Friday Lim, the mayor said"
        return None
    return None if word_before(text, named.start) in BEFORE_OBJECT else named


def _nobody(discourse: Discourse, question: Question) -> Party | None:
    return None


@rule("attribution.office_in_headline", otherwise=_nobody)
def office_holder(discourse: Discourse, question: Question) -> Party | None:
    """Take an office of several words in a headline or a bullet for the only one who holds it: "Energy minister denies fraud"."""
    if not is_headline_office(discourse.document.text, question.phrase):
        return None
    holders = bearers(discourse, question)
    return holders[0].party if len(holders) == 1 else None


def _as_it_stands(discourse: Discourse, phrase: SourcePhrase) -> Resolution:
    """A source that means nobody with a name: a pronoun stays open, a description or a document is the speaker itself."""
    if phrase.sort == "pronoun":
        return Resolution(UNRESOLVED)
    if phrase.sort == "named":
        return _named(discourse.document.text, phrase)
    if phrase.sort == "document":
        return Resolution(Party("document", phrase.text), "described")
    if is_body(phrase):
        return Resolution(Party("organisation", phrase.text), "described")
    again = is_definite(discourse.document.text, phrase) or is_bare(discourse.document.text, phrase)
    introduced = _reintroduced(discourse, phrase) if again and not phrase.head.endswith("s") else ""
    return Resolution(Party("unnamed", introduced or phrase.text), "described")


# -------------------------------------------------------------------------------------------------------------- by name


def _is_ambiguous(discourse: Discourse, phrase: SourcePhrase) -> bool:
    """Whether a source is a bare surname that several people of the article bear: "Lim said"."""
    alone = len(phrase.named) == 1 and " " not in phrase.text and phrase.named[0].entity.type == "person"
    return alone and len(discourse.namesakes(phrase.text)) > 1


def _named(story: str, phrase: SourcePhrase) -> Resolution:
    """The speaker that a source names, by a form of the name; some of a group, and people with somebody else, as described."""
    party = party_of(*(m.entity for m in phrase.named))
    if len(phrase.named) == 1 and (
        _is_part(story, phrase) or _AND_OTHERS.match(story, phrase.named[0].end, phrase.span.end)
    ):
        return Resolution(Party("unnamed", phrase.text), "described")
    return Resolution(party, _form_of_name(phrase, party))


_AND_OTHERS = re.compile(r"\sand\s(?:his|her|their|its|other|others|several|two|three|many|some|fellow)\b")


def _is_part(story: str, phrase: SourcePhrase) -> bool:
    """Whether a source is only a part of the group that it names: "some Norrickers", "Norrick voters"."""
    named = phrase.named[0]
    whole = phrase.text.removeprefix("The ").removeprefix("the ") == story[named.start : named.end]
    return named.entity.type == "group" and not whole


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
    """Whose are words that name no source? Those of who goes on, or of the one just named."""
    start = attribution.stretches[0].start
    phrase = SourcePhrase(Span(start, start))
    ranking = rank("nothing", candidates_for(discourse, ask(discourse, "nothing", attribution, phrase)))
    answer = ranking.answer
    found = (
        Resolution(answer.party, answer.how, ranking.probability, answer.source) if answer else Resolution(UNATTRIBUTED)
    )
    return Trace(attribution, phrase, ranking, found)
