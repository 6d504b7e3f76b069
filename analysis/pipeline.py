"""Analyse articles: everything that the tables, charts and marked text are made from."""

from collections.abc import Sequence

from analysis.attribution.speakers import resolve_speakers
from analysis.coreference.entities import find_entities
from analysis.quotations.assemble import find_quotations
from analysis.quotations.quote_marks import find_quoted
from analysis.readability.measure import measure_readability
from analysis.records import Analysis, Article, Reading
from analysis.tagger.onnx_tagger import read_texts
from analysis.text_spans import find_paragraphs, find_words


def analyse(article: Article) -> Analysis:
    """Everything known about one article."""
    return analyse_all([article])[0]


def analyse_all(articles: Sequence[Article]) -> list[Analysis]:
    """The same for several articles, each as it would come out alone."""
    readings = read_texts([article.story for article in articles])
    return [_analyse(article, reading) for article, reading in zip(articles, readings, strict=True)]


def _analyse(article: Article, reading: Reading) -> Analysis:
    story = article.story
    words, paragraphs = find_words(story), find_paragraphs(story)
    quoted = find_quoted(story, paragraphs)
    entities = find_entities(story, reading, article.id)
    quotations = find_quotations(story, reading, quoted, words=words, paragraphs=paragraphs, article_id=article.id)
    quotations, speakers = resolve_speakers(
        story, quotations, entities, reading, paragraphs=paragraphs, byline=article.byline, article_id=article.id
    )
    notes = dict.fromkeys((*article.notes, *(note for q in quotations for note in q.notes)))
    return Analysis(
        article=article,
        words=words,
        sentences=reading.sentences,
        paragraphs=paragraphs,
        entities=entities,
        quotations=quotations,
        speakers=speakers,
        scores=measure_readability(story, words, reading.sentences, paragraphs, quotations, speakers, entities),
        notes=tuple(notes),
    )
