"""An article made ready for analysis: its text without what is left out, cut into words, sentences and paragraphs."""

from bisect import bisect_left
from dataclasses import dataclass

from analysis.records import Article, Reading, Span
from analysis.text_spans import blank, find_paragraphs, find_words, number_at, words_within


@dataclass(frozen=True, slots=True)
class Document:
    """An article made ready for analysis: made once, then handed from room to room.

    `text` is the article's text with what is left out blanked by spaces: same length, same offsets, so that nothing is ever
    found inside what is left out. All spans point into it and are in order.
    """

    article_id: str
    text: str
    words: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    reading: Reading
    byline: str = ""  # the author's name alone

    @property
    def sentences(self) -> tuple[Span, ...]:
        return self.reading.sentences

    def sentence_number(self, offset: int) -> int:
        """The number, from 1, of the sentence that holds this offset, or of the last one that begins before it."""
        return number_at(self.reading.sentences, offset)

    def sentence_at(self, offset: int) -> Span:
        """That sentence."""
        return self.reading.sentences[self.sentence_number(offset) - 1]

    def paragraph_number(self, offset: int) -> int:
        """The number, from 1, of the paragraph that holds this offset, or of the last one that begins before it."""
        return number_at(self.paragraphs, offset)

    def paragraph_at(self, offset: int) -> Span:
        """That paragraph."""
        return self.paragraphs[self.paragraph_number(offset) - 1]

    def words_in(self, span: Span) -> tuple[Span, ...]:
        """The words that begin in a stretch of the text."""
        return words_within(self.words, *span)

    def count_words(self, span: Span) -> int:
        """How many they are, counted without listing them."""
        first = bisect_left(self.words, (span.start,))
        return bisect_left(self.words, (span.end,), lo=first) - first


def story_of(article: Article) -> str:
    """The text with what is left out blanked by spaces, line ends kept: same length, same offsets."""
    return blank(article.text, article.left_out)


def make_document(article: Article, reading: Reading) -> Document:
    """The document of an article, given what the tagger sees in `story_of(article)`."""
    text = story_of(article)
    return Document(article.id, text, find_words(text), find_paragraphs(text), reading, article.byline)
