"""Analyses built by hand, without the model, about invented people and places.

`make_analyses()` gives three articles: one with everything (`make_harbour`), one short and silent (`make_weather`), one pasted
interview (`make_interview`). Their numbers are right wherever a table or a chart reads them, their scores only plausible.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.document import Document, make_document, story_of
from analysis.records import (
    Analysis,
    Article,
    Counts,
    Entity,
    EntityType,
    How,
    LeftOut,
    Mention,
    Quotation,
    QuoteKind,
    Reading,
    Reason,
    Score,
    Skipped,
    Span,
    Speaker,
    SpeakerKind,
    Stretch,
)
from analysis.text_spans import find_paragraphs, find_words, number_at

HARBOUR = """Port Ellery council votes to close fish market
• “We will not be moved from this quay,” says union leader
Fishing boats at the old quay of Port Ellery on Monday. Photograph: Ines Falk/Tidewater Images
The council of Port Ellery voted on Tuesday to close the town’s fish market, the oldest in Marrowshire.
“We will not be moved from this quay,” said Nkechi Okafor, who leads the Dockers’ Union. “My grandmother sold herring here.
“And my daughter will, too.”
Mrs Okafor, 61, said the plan was “an insult to every family” that lives from the sea. She added that the union would go to court.
Mayor Tomas Brandt told the Ellery Courier that the building was unsafe. “The roof will not stand another winter,” he said.
The Marrowshire Chamber of Trade called the vote “long overdue”.
“Nobody asked us,” a fishmonger said. A report by the county’s engineers warns of “severe corrosion” in the roof.
“It was never about the roof,” they said.
“Ellery without fish is not Ellery.”
Opponents have until 3 May to appeal, according to the town clerk’s notice.
Sign up to our newsletter for more from the coast."""

WEATHER = "Rain is expected in Marrowshire on Friday. The wind will turn north in the evening.\n"

INTERVIEW = """Five minutes with Lena Voss
Q: Why a play about lighthouses? 🙂
LENA VOSS: Because somebody has to stay awake, and in our town it was always the same three people.
Q: Will it come to Port Ellery?
LENA VOSS: If they still have a roof by then!
I left the theatre thinking that she meant it."""


def find(text: str, needle: str, nth: int = 1) -> Span:
    """Where the nth occurrence of some words stands in a text."""
    start = -1
    for _ in range(nth):
        start = text.index(needle, start + 1)
    return Span(start, start + len(needle))


def make_article(text: str = HARBOUR, left_out: Sequence[tuple[str, Reason]] = (), **fields: object) -> Article:
    """An article; what is left out is given by its words."""
    passages = tuple(LeftOut(*find(text, words), reason) for words, reason in left_out)
    return replace(Article(text, left_out=passages), **fields)


def make_analysis(
    article: Article | None = None,
    *,
    entities: Sequence[Entity] = (),
    quotations: Sequence[Quotation] = (),
    speakers: Sequence[Speaker] = (),
    scores: Sequence[Score] | None = None,
    notes: Sequence[str] = (),
) -> Analysis:
    """An analysis of an article: words, sentences, paragraphs and scores are found, the rest is as given.

    Without an article it is that of the harbour, with everything in it.
    """
    if article is None:
        return make_harbour()
    story = story_of(article)
    return Analysis(
        article=article,
        words=find_words(story),
        sentences=make_sentences(story),
        paragraphs=find_paragraphs(story),
        entities=tuple(entities),
        quotations=tuple(quotations),
        speakers=tuple(speakers),
        scores=make_scores(story, quotations, speakers) if scores is None else tuple(scores),
        notes=(*article.notes, *notes),
    )


def document_of(text: str, reading: Reading | None = None, byline: str = "") -> Document:
    """The document of a text; without a reading, one that sees nothing but sentences by the simplest rule."""
    return make_document(Article(text, byline=byline), reading or Reading(make_sentences(text), (), ()))


def make_sentences(story: str) -> tuple[Span, ...]:
    """Sentences by the simplest rule: they end with a line, or after a full stop, an exclamation or a question mark."""
    found = (Span(*m.span()) for m in re.finditer(r"[^.!?\n]*[^.!?\n\s][^.!?\n]*(?:[.!?]+[”’]?)?", story))
    trimmed = (Span(s.end - len(s.of(story).lstrip()), s.start + len(s.of(story).rstrip())) for s in found)
    return tuple(s for s in trimmed if find_words(s.of(story)))


def make_entity(
    article: Article,
    number: int,
    name: str,
    type: EntityType,
    mentions: Sequence[tuple[str, int]],
    role: str = "",
    pronoun: str = "",
) -> Entity:
    """An entity whose mentions are given as (words, which occurrence of them)."""
    sentences = make_sentences(story_of(article))
    spans = sorted(find(article.text, words, nth) for words, nth in mentions)
    aliases = dict.fromkeys(s.of(article.text) for s in spans if s.of(article.text) != name)
    return Entity(
        id=f"{article.id}-e{number}",
        name=name,
        type=type,
        mentions=tuple(Mention(*s, number_at(sentences, s.start)) for s in spans),
        aliases=tuple(aliases),
        role=role,
        pronoun=pronoun,
    )


def make_speaker(article: Article, id: str, name: str, kind: SpeakerKind, role: str = "", pronoun: str = "") -> Speaker:
    """A voice; `id` is "e3" or "s2", or empty for the unresolved and the unattributed one."""
    return Speaker(id and f"{article.id}-{id}", name, kind, role, pronoun)


def make_quotation(
    article: Article,
    number: int,
    kind: QuoteKind,
    stretches: Sequence[str | tuple[str, QuoteKind] | Stretch],
    speaker: Speaker | None = None,
    source: str | tuple[str, str] = "",
    cue: str | tuple[str, str] = "",
    how: How = "",
    via: str = "",
    confidence: float = 0.9,
    notes: Sequence[str] = (),
) -> Quotation:
    """A quotation by its words. A stretch is of the quotation's kind unless its own stands beside it; no speaker: unattributed.

    Source and cue are words that stand once, or (words, the longer passage that they are in).
    """

    def place(given: str | tuple[str, str]) -> Span | None:
        words, passage = (given, given) if isinstance(given, str) else given
        if not words:
            return None
        start = find(article.text, passage).start + passage.index(words)
        return Span(start, start + len(words))

    def stretch(given: str | tuple[str, QuoteKind] | Stretch) -> Stretch:
        if isinstance(given, Stretch):
            return given
        words, own = (given, kind) if isinstance(given, str) else given
        return Stretch(*find(article.text, words), own)

    voice = speaker or Speaker("", "", "unattributed")
    return Quotation(
        id=f"{article.id}-q{number}",
        kind=kind,
        stretches=tuple(map(stretch, stretches)),
        source=place(source),
        cue=place(cue),
        via=via,
        speaker_id=voice.id,
        speaker=voice.name,
        speaker_kind=voice.kind,
        how=how,
        confidence=0.0 if speaker is None else confidence,
        notes=tuple(notes),
    )


def make_counts(text: str) -> Counts:
    """Counts of a text, with a vowel group for a syllable."""
    words = [w.of(text) for w in find_words(text)]
    syllables = [max(1, len(re.findall(r"[aeiouy]+", w.lower()))) for w in words]
    hard = sum(s > 2 for s in syllables)
    return Counts(
        words=len(words),
        sentences=len(make_sentences(text)),
        syllables=sum(syllables),
        letters=sum(c.isalnum() for w in words for c in w),
        characters=sum(map(len, text.split())),
        polysyllables=hard,
        complex_words=hard,
        difficult_words=sum(len(w) > 7 for w in words),
    )


def make_score(scope: str, text: str, name: str = "", speaker_id: str = "") -> Score:
    """A score by the rules of length: everything from 100 words, four measures from 20, nothing below."""
    c = make_counts(text)
    rate, load = c.words / max(1, c.sentences), c.syllables / max(1, c.words)
    measures = {
        "words_per_sentence": rate,
        "syllables_per_word": load,
        "flesch_reading_ease": 206.835 - 1.015 * rate - 84.6 * load,
        "flesch_kincaid_grade": 0.39 * rate + 11.8 * load - 15.59,
    }
    if c.words >= 100:
        measures |= {"gunning_fog": 11.2, "automated_readability_index": 9.1, "coleman_liau_index": 9.6}
        measures |= {"dale_chall_score": 8.3, "linsear_write": 10.4}
    note = "" if c.words >= 100 else "rough" if c.words >= 20 else "Fewer than 20 words are too few to score."
    return Score(scope, name, speaker_id, c, measures if c.words >= 20 else {}, note)


def make_scores(
    story: str, quotations: Sequence[Quotation] = (), speakers: Sequence[Speaker] = ()
) -> tuple[Score, ...]:
    """A score for every scope that an analysis has."""
    spoken = [
        (q, Span(s.start, s.end)) for q in quotations for s in q.stretches if s.kind != "indirect" and not s.repeat
    ]
    spoken.sort(key=lambda pair: pair[1])
    narration, at = [], 0
    for _, span in spoken:
        narration.append(story[at : span.start])
        at = span.end
    narration.append(story[at:])
    scores = [make_score("article", story), make_score("narration", "".join(narration))]
    if spoken:
        scores.append(make_score("quotations", "\n".join(span.of(story) for _, span in spoken)))
    for speaker in speakers:
        words = [span.of(story) for q, span in spoken if speaker.id and q.speaker_id == speaker.id]
        if words:
            scores.append(make_score("speaker", "\n".join(words), speaker.name, speaker.id))
    paragraphs = enumerate(find_paragraphs(story), 1)
    return (*scores, *(make_score("paragraph", p.of(story), str(number)) for number, p in paragraphs))


def make_harbour() -> Analysis:
    """The article with everything: each kind of quotation, each kind of speaker, a repeat, parts left out, a repair.

    The bullet (a headline's quotation) stands first, so that the same words lower down are the repeat.
    """
    article = make_article(
        HARBOUR,
        [
            ("Fishing boats at the old quay of Port Ellery on Monday.", "caption"),
            ("Photograph: Ines Falk/Tidewater Images", "credit"),
            ("Sign up to our newsletter for more from the coast.", "promotion"),
        ],
        file="coast/harbour.txt",
        title="Port Ellery council votes to close fish market",
        outlet="The Marrow Gazette",
        byline="Ola Renn",
        published="2031-04-12",
        url="https://gazette.example/harbour",
        language="en",
    )
    entities = (
        make_entity(article, 1, "Port Ellery", "place", [("Port Ellery", 1), ("Port Ellery", 3)]),
        make_entity(article, 2, "Marrowshire", "place", [("Marrowshire", 1)]),
        make_entity(
            article,
            3,
            "Nkechi Okafor",
            "person",
            [("Nkechi Okafor", 1), ("Mrs Okafor", 1)],
            "leader of the Dockers’ Union",
            "she",
        ),
        make_entity(article, 4, "Dockers’ Union", "organisation", [("Dockers’ Union", 1)], pronoun="it"),
        make_entity(article, 5, "Tomas Brandt", "person", [("Tomas Brandt", 1)], "mayor", "he"),
        make_entity(article, 6, "Ellery Courier", "organisation", [("Ellery Courier", 1)]),
        make_entity(article, 7, "Marrowshire Chamber of Trade", "organisation", [("Marrowshire Chamber of Trade", 1)]),
        make_entity(article, 8, "Ellery", "place", [("Ellery", 5), ("Ellery", 6)]),
    )
    okafor = make_speaker(article, "e3", "Nkechi Okafor", "person", "leader of the Dockers’ Union", "she")
    brandt = make_speaker(article, "e5", "Tomas Brandt", "person", "mayor", "he")
    chamber = make_speaker(article, "e7", "Marrowshire Chamber of Trade", "organisation")
    fishmonger = make_speaker(article, "s5", "a fishmonger", "unnamed")
    report = make_speaker(article, "s6", "a report by the county’s engineers", "document")
    notice = make_speaker(article, "s9", "the town clerk’s notice", "document")
    unresolved = make_speaker(article, "", "", "unresolved")
    unattributed = make_speaker(article, "", "", "unattributed")
    again = find(HARBOUR, "We will not be moved from this quay,", 2)
    quotations = (
        make_quotation(
            article,
            1,
            "direct",
            ["We will not be moved from this quay,"],
            okafor,
            "union leader",
            "says",
            "role",
            confidence=0.8,
        ),
        make_quotation(
            article,
            2,
            "direct",
            [Stretch(*again, "direct", repeat=True), "My grandmother sold herring here.", "And my daughter will, too."],
            okafor,
            "Nkechi Okafor",
            "said",
            "name",
            confidence=0.98,
        ),
        make_quotation(
            article,
            3,
            "mixed",
            [("the plan was", "indirect"), "an insult to every family", ("that lives from the sea", "indirect")],
            okafor,
            "Mrs Okafor",
            ("said", "said the plan"),
            "surname",
            confidence=0.96,
        ),
        make_quotation(article, 4, "indirect", ["that the union would go to court"], okafor, "She", "added", "pronoun"),
        make_quotation(
            article,
            5,
            "indirect",
            ["that the building was unsafe"],
            brandt,
            "Tomas Brandt",
            "told",
            "name",
            "told the Ellery Courier",
        ),
        make_quotation(
            article,
            6,
            "direct",
            ["The roof will not stand another winter,"],
            brandt,
            ("he", "he said"),
            ("said", "he said"),
            "pronoun",
        ),
        make_quotation(
            article,
            7,
            "mixed",
            ["long overdue"],
            chamber,
            "The Marrowshire Chamber of Trade",
            "called",
            "organisation",
            confidence=0.7,
        ),
        make_quotation(
            article,
            8,
            "direct",
            ["Nobody asked us,"],
            fishmonger,
            "a fishmonger",
            ("said", "fishmonger said"),
            "described",
            confidence=0.75,
        ),
        make_quotation(
            article,
            9,
            "mixed",
            ["severe corrosion"],
            report,
            "A report by the county’s engineers",
            "warns",
            "described",
            confidence=0.6,
        ),
        make_quotation(
            article,
            10,
            "direct",
            ["It was never about the roof,"],
            unresolved,
            ("they", "they said"),
            ("said", "they said"),
            "pronoun",
            confidence=0.3,
            notes=["The source “they” could not be resolved."],
        ),
        make_quotation(
            article,
            11,
            "direct",
            ["Ellery without fish is not Ellery."],
            notes=["Nobody is named as the source of these words."],
        ),
        make_quotation(
            article,
            12,
            "indirect",
            ["Opponents have until 3 May to appeal"],
            notice,
            "the town clerk’s notice",
            "according to",
            "described",
        ),
    )
    return make_analysis(
        article,
        entities=entities,
        quotations=quotations,
        speakers=(okafor, brandt, chamber, fishmonger, report, notice, unresolved, unattributed),
        notes=["A quotation runs on into the next paragraph without a closing mark."],
    )


def make_weather() -> Analysis:
    """A short article without title, quotation or date; one place is named."""
    article = make_article(WEATHER, file="weather.txt", language="en")
    return make_analysis(article, entities=[make_entity(article, 1, "Marrowshire", "place", [("Marrowshire", 1)])])


def make_interview() -> Analysis:
    """A pasted interview by turns, with an emoji; its first line is left out by hand."""
    article = make_article(
        INTERVIEW,
        [("Five minutes with Lena Voss", "by hand")],
        title="Five minutes",
        published="2031-04-15",
        language="en",
    )
    voss = make_speaker(article, "e1", "Lena Voss", "person", pronoun="she")
    asker = make_speaker(article, "s1", "Q", "unnamed")
    turns = [
        ("Why a play about lighthouses? 🙂", asker, ("Q", "Q: Why")),
        (
            "Because somebody has to stay awake, and in our town it was always the same three people.",
            voss,
            ("LENA VOSS", "LENA VOSS: Because"),
        ),
        ("Will it come to Port Ellery?", asker, ("Q", "Q: Will")),
        ("If they still have a roof by then!", voss, ("LENA VOSS", "LENA VOSS: If")),
    ]
    return make_analysis(
        article,
        entities=[
            make_entity(article, 1, "Lena Voss", "person", [("LENA VOSS", 1), ("LENA VOSS", 2)], pronoun="she"),
            make_entity(article, 2, "Port Ellery", "place", [("Port Ellery", 1)]),
        ],
        quotations=[
            make_quotation(article, number, "direct", [words], speaker, source, how="transcript", confidence=0.99)
            for number, (words, speaker, source) in enumerate(turns, 1)
        ],
        speakers=[asker, voss],
    )


def make_analyses() -> tuple[Analysis, ...]:
    """All three articles, as a collection."""
    return make_harbour(), make_weather(), make_interview()


def make_skipped() -> tuple[Skipped, ...]:
    """Two files that could not be read."""
    return (
        Skipped("scan.pdf", "This PDF has no text in it, only pictures of pages."),
        Skipped("news.xlsx#7", "This row has no text."),
    )
