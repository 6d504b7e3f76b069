"""Find which candidate is right: whom the annotator took for the speaker, by a mark or, in `speakers_dev`, by name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.attribution import Trace
from analysis.attribution.discourse import Party
from analysis.attribution.source_phrase import head_noun
from analysis.coreference import plain_description
from analysis.records import Attribution as Found, Entity, Span
from training.marks import Mark, MarkedAttribution, Party as MarkedParty
from training.marks.articles import Attribution, GoldArticle
from training.score.corpora import NewsArticle, SpeakerGold
from training.score.speakers import same_speaker

NO_ONE = ("nobody", "unknown")
MIN_SHARE = 0.5  # of what was found that must lie in a marked content for both to be one attribution


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with its mark, and what the program's entities are there."""

    article: GoldArticle
    mark: Mark
    same: dict[
        str, int
    ]  # by the program's entity id, the number of the marked entity with which it shares most mentions

    def speakers_of(self, found: Found) -> tuple[MarkedParty, ...] | None:
        """Who speaks in an attribution that the program found; None if PolNeAR has none there, or another source."""
        pairs = zip(self.article.attributions, self.mark.attributions, strict=True)
        fits = [(fit, marked) for gold, marked in pairs if (fit := _fit(found, gold)) > 0]
        best: MarkedAttribution | None = max(fits, key=lambda pair: pair[0], default=(0, None))[1]
        return best.speaker if best else None

    def right_candidate(self, trace: Trace) -> int | None:
        """The number of the candidate who is right; None if none is or if the mark does not tell."""
        if trace.ranking is None or not (truth := self.speakers_of(trace.attribution)):
            return None
        candidates = trace.ranking.candidates
        fitting = (n for n, c in enumerate(candidates[:-1]) if self.means(c.party, truth))
        nobody = len(candidates) - 1 if _is_nobody(trace, truth) else None
        return next(fitting, nobody)

    def is_right(self, trace: Trace) -> bool | None:
        """Whether the program's speaker is right, or its leaving him open; None if the mark does not tell."""
        truth = self.speakers_of(trace.attribution)
        return None if truth is None else self.means(trace.resolution.party, truth)

    def means(self, party: Party, truth: Sequence[MarkedParty]) -> bool:
        """Whether the program's party is the one that is marked."""
        kinds = {p.kind for p in truth}
        if not party.name:
            return not kinds.isdisjoint(NO_ONE)
        entities = {p.entity for p in truth if p.kind == "entity"}
        if party.entities:
            return {self.same.get(e.id, -1) for e in party.entities} == entities and len(party.entities) == len(truth)
        if kinds == {"author"}:
            return party.kind == "person"
        described = [p.span for p in truth if p.span]
        if entities or len(described) != len(truth):
            return False
        text = self.article.text
        return all(_same_description(party.name, text[slice(*span)]) for span in described)


@dataclass(frozen=True, slots=True)
class Heard:
    """An article whose speakers are known by name, for its quoted stretches alone."""

    news: NewsArticle
    gold: SpeakerGold

    def speakers_of(self, found: Found) -> tuple[str, ...]:
        """The names of those who speak in the quoted stretches of an attribution, each once."""
        stretches = sorted(s.span for s in self.news.stretches)
        names = dict.fromkeys(
            name
            for number, name in self.gold.quotes
            if any(s.kind != "indirect" and stretches[number].overlaps(Span(s.start, s.end)) for s in found.stretches)
        )
        return tuple(names)

    def right_candidate(self, trace: Trace) -> int | None:
        """The number of the candidate who is right; None if none is, or if several speak in these stretches.

        Of a description or a document that stands for itself, nobody else is meant. Words without a source tell nothing: those that
        are nobody's are not among the quotations here.
        """
        if (
            trace.ranking is None
            or trace.ranking.kind == "nothing"
            or len(names := self.speakers_of(trace.attribution)) != 1
        ):
            return None
        (truth,) = (speaker for speaker in self.gold.speakers if speaker.name == names[0])
        candidates = trace.ranking.candidates[:-1]
        fitting = (n for n, c in enumerate(candidates) if same_speaker(c.party.name, truth, self.gold.speakers))
        described = trace.phrase.sort in ("description", "document") and truth.kind in ("unnamed", "document")
        itself = described and same_speaker(trace.phrase.text, truth, self.gold.speakers)
        return next(fitting, len(candidates) if itself else None)


def match_entities(article: GoldArticle, mark: Mark, entities: Sequence[Entity]) -> Marked:
    """The article with its mark and the marked entity that each entity of the program is."""
    bearer = {at: n for n, e in enumerate(mark.entities) for m in e.mentions for at in range(m.start, m.end)}
    same = {}
    for entity in entities:
        votes = Counter(
            n for m in entity.mentions for n in {bearer.get(at) for at in range(m.start, m.end)} if n is not None
        )
        if votes:
            same[entity.id] = votes.most_common(1)[0][0]
    return Marked(article, mark, same)


def _is_nobody(trace: Trace, truth: Sequence[MarkedParty]) -> bool:
    """Whether it is right to choose nobody: a pronoun that means nobody, a description or a document that speaks for itself."""
    described = ("unnamed", "document") if trace.phrase.sort in ("description", "document") else ()
    return all(p.kind in (*NO_ONE, "author", *described) for p in truth)


def _fit(found: Found, gold: Attribution) -> float:
    """How well two attributions go together, 0 if they don't: by their sources, else by what they say."""
    if found.source and gold.source and not any(found.source.overlaps(Span(*s)) for s in gold.source):
        return 0.0
    ours = {at for s in found.stretches for at in range(s.start, s.end)}
    theirs = {at for s in gold.content for at in range(s.start, s.end)}
    common = len(ours & theirs)
    fit = common / len(ours | theirs)
    if found.source and gold.source:
        return 1.0 + fit
    return fit if common >= MIN_SHARE * len(ours) else 0.0


def _same_description(name: str, marked: str) -> bool:
    """Whether two descriptions may be of one speaker: equal, the one in the other, or with the same noun."""
    one, other = plain_description(name), plain_description(marked)
    return (
        one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} " or head_noun(one) == head_noun(other)
    )
