"""Which candidate is right, by the marks of an invented article."""

from dataclasses import replace

import pytest

from analysis.attribution import Candidate, Ranking, Trace
from analysis.attribution.discourse import UNATTRIBUTED, UNRESOLVED, Party as Found, Resolution, party_of
from analysis.attribution.source_phrase import Sort, SourcePhrase
from analysis.records import Attribution as FoundAttribution, Entity, Mention, Span as FoundSpan, Stretch
from training.marks import Mark, MarkedAttribution, MarkedEntity, Party, Span
from training.marks.articles import Attribution, GoldArticle
from training.right_answers import Heard, match_entities
from training.score.corpora import GoldSpeaker, NewsArticle, Relation, SpeakerGold

TEXT = "Ana Lim met Bo Okafor. “No boats,” she said. A clerk at the port sighed."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ANA, BO = (Entity(f"e{n}", name, "person", (Mention(*at(name), 1),)) for n, name in enumerate(("Ana Lim", "Bo Okafor")))
ARTICLE = GoldArticle("1", TEXT, (Attribution(content=(at("No boats,"),), source=(at("she"),)),))
FOUND = FoundAttribution("q1", "direct", (Stretch(*at("No boats,"), "direct"),), source=FoundSpan(*at("she")))
CLERK = Party("unnamed", span=at("A clerk at the port"))


def marked(*speaker: Party):
    entities = tuple(MarkedEntity("person", "", (Span(*m[:2]),)) for m in (at("Ana Lim"), at("Bo Okafor")))
    mark = Mark("", entities, (MarkedAttribution(at("No boats,").start, speaker),))
    return match_entities(ARTICLE, mark, (ANA, BO))


def trace_of(*parties: Found, sort: Sort = "pronoun", found: FoundAttribution = FOUND) -> Trace:
    candidates = (*(Candidate(p) for p in parties), Candidate(UNRESOLVED))
    ranking = Ranking("he or she", candidates, tuple(1 / len(candidates) for _ in candidates), 0)
    return Trace(found, SourcePhrase(FoundSpan(*at("she")), sort=sort), ranking, Resolution(candidates[0].party))


ANSWERS = [
    # one, the other, both; a description by its noun; nobody
    ((Party("entity", 0),), 0),
    ((Party("entity", 1),), 1),
    ((Party("entity", 0), Party("entity", 1)), 2),
    ((CLERK,), 3),
    ((Party("nobody"),), 4),
    # the right one is not there
    ((Party("entity", 0), CLERK), None),
    ((Party("document", span=at("the port")),), None),
]


@pytest.mark.parametrize(("speaker", "right"), ANSWERS)
def test_the_right_candidate(speaker: tuple[Party, ...], right: int | None) -> None:
    trace = trace_of(party_of(ANA), party_of(BO), party_of(ANA, BO), Found("unnamed", "the clerk"))
    assert marked(*speaker).right_candidate(trace) == right


def test_a_description_that_stands_for_itself_is_nobody_else() -> None:
    assert marked(CLERK).right_candidate(trace_of(party_of(ANA), sort="description")) == 1


def test_another_source_is_not_judged() -> None:
    other = replace(FOUND, source=FoundSpan(*at("sighed")))
    assert marked(Party("entity", 0)).speakers_of(other) is None


def test_words_without_a_source_are_judged_by_what_they_share_with_the_marked_content() -> None:
    unsourced = replace(FOUND, source=None)
    elsewhere = replace(unsourced, stretches=(Stretch(*at("sighed"), "direct"),))
    assert marked(Party("entity", 0)).speakers_of(unsourced) == (Party("entity", 0),)
    assert marked(Party("entity", 0)).speakers_of(elsewhere) is None


def test_nobody_is_meant_by_no_party() -> None:
    assert marked().means(UNATTRIBUTED, (Party("nobody"),))
    assert not marked().means(UNATTRIBUTED, (Party("entity", 0),))


# Where only names are known: the candidate whose name it is, none where nobody has it
@pytest.mark.parametrize(("name", "right"), [("Ana Lim", 0), ("Okafor", 1), ("Bo Holt", None)])
def test_the_right_candidate_by_name(name: str, right: int | None) -> None:
    news = NewsArticle("1", TEXT, (Relation((Span(*at("“No boats,”")),)),))
    heard = Heard(news, SpeakerGold((GoldSpeaker(name, "person"),), ((0, name),)))
    assert heard.right_candidate(trace_of(party_of(ANA), party_of(BO))) == right
