"""From an article to its analysis, one room after another."""

from collections.abc import Sequence

from analysis.attribution import attribute
from analysis.coreference import find_entities
from analysis.document import make_document, story_of
from analysis.quotations import find_attributions, read_back, restore_marks
from analysis.readability import measure_readability
from analysis.records import Analysis, Article, Reading
from analysis.tagger import read_texts


def analyse(article: Article) -> Analysis:
    """Everything known about one article. Raises TypeError if it is no article: a text is `Article(text)`, or `read_paste(text)`."""
    if not isinstance(article, Article):
        raise TypeError(f"analyse takes an Article, not {type(article).__name__}: analyse(Article(text)).")
    return analyse_all([article])[0]


def analyse_all(articles: Sequence[Article]) -> list[Analysis]:
    """The same for several articles, each as it would come out alone."""
    stories = [restore_marks(story_of(article)) for article in articles]
    readings = map(read_back, read_texts([story.text for story in stories]), (story.places for story in stories))
    return [analyse_reading(article, reading) for article, reading in zip(articles, readings, strict=True)]


def analyse_reading(article: Article, reading: Reading) -> Analysis:
    """What follows from what the tagger has seen in `story_of(article)`."""
    document = make_document(article, reading)
    entities = find_entities(document)
    quotations, speakers = attribute(document, find_attributions(document), entities)
    notes = dict.fromkeys((*article.notes, *(note for q in quotations for note in q.notes)))
    return Analysis(
        article=article,
        words=document.words,
        sentences=document.sentences,
        paragraphs=document.paragraphs,
        entities=entities,
        quotations=quotations,
        speakers=speakers,
        scores=measure_readability(document, quotations, speakers, entities),
        notes=tuple(notes),
    )
