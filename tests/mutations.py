"""News that never was, broken in every way, and what must hold of its analysis whatever was done to it."""

import random
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from analysis.records import Analysis
from analysis.tables import COLUMNS
from analysis.tables.rows import ROWS
from analysis.text_spans import find_paragraphs, words_within

STORIES = (
    "Ferry strike enters second week\n"
    "By Lena Voss\n"
    "Mayor Anna Kirk said the bridge was “safe enough” for carts. “We will stay,” said Holt. “Nobody will move us.”\n"
    "The National Harbour Board (NHB) told the Ellery Post that thousands of boats would sail, according to its chair, "
    "Ravi Okafor.\n"
    "Photo: Ines Falk/Tidewater Images\n"
    "“First we mend the roof,” Kirk wrote on Telegram. She added: \"It's 'our' roof.\" The town will pay.”\n",
    "Five minutes with Tomas Brandt\n"
    "Q: Why a ferry?\nBRANDT: Because the bridge fell down, as Mrs. Holt's report said on 3 May 2031.\n"
    "Q: And the market?\nA: No. Dr. Holt was quoted by the Ellery Post as saying that it “must go”.\n"
    "In a letter the union wrote:\nWe must close the school at www.ellery.example/school.\n",
)
PIECES = (
    "", " ", "\n", "\n\n", "\r\n", "\t", "\u2028", "\u00a0", "\u200b", "\u202e", "\ufeff", "\x00", "\u0301", "🙂", "é", "ß", "İ", "中文",
    "“", "”", "‘", "’", '"', "'", "``", "''", "«", "»", "(", ")", "[", "]", "—", "-", "…", ".", ". ", ",", ": ", "; ", "?!", "/", "@",
    "â€œ", "&amp;", "<p>", "https://a.example/", " said ", " said that ", "Kirk said ", " according to ", "he ", "She ", "Mr. ", "J. ",
    "Anna Kirk, ", "KIRK: ", "Q: ", " as saying ", " told the Post ", "thousands of ", "“a” ", "Photo: ", "By Anna Kirk\n", "\ud83d",
)  # fmt: skip
MAX_REPEATS = 40
Edit = tuple[float, int, str, int]  # where (a share of the text), how much is cut there, what is put in, how often


def mutate(story: str, edits: Sequence[Edit]) -> str:
    """The story with all edits made, one after the other."""
    for share, cut, piece, times in edits:
        at = int(share * len(story))
        story = story[:at] + piece * times + story[at + cut :]
    return story


def random_edits(chance: random.Random) -> list[Edit]:
    """Some edits."""
    return [
        (
            chance.random(),
            chance.choice((0, 0, 1, 3, 12, 60)),
            chance.choice(PIECES),
            chance.choice((1, 1, 1, 2, MAX_REPEATS)),
        )
        for _ in range(chance.randint(1, 8))
    ]


def check(analysis: Analysis) -> None:
    """Fail unless offsets are true, nothing overlaps or is counted twice, and shares add up."""
    text, words = analysis.article.text, analysis.words
    mentions = sorted((m.start, m.end) for e in analysis.entities for m in e.mentions)
    stretches = sorted((s.start, s.end) for q in analysis.quotations for s in q.stretches)
    for spans in (words, analysis.sentences, analysis.paragraphs, mentions, stretches):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] for start, end in (*mentions, *analysis.sentences))
    for outer in (analysis.sentences, analysis.paragraphs):  # every word is in one of them, and none is cut
        inside = [word for span in outer for word in words_within(words, *span) if word.end <= span.end]
        assert tuple(inside) == words
    lines = find_paragraphs(text)
    for start, end in (*analysis.sentences, *stretches):
        assert any(line.start <= start and end <= line.end for line in lines)
    left_out = sorted((p.start, p.end) for p in analysis.article.left_out)
    assert all(a[1] <= b[0] for a, b in pairwise(left_out))
    assert not any(start < p[1] and p[0] < end for start, end in mentions for p in left_out)
    _check_tables(analysis)


def _check_tables(analysis: Analysis) -> None:
    [article] = _rows("articles", analysis)
    assert 0 <= article["quoted_words"] <= len(analysis.words)
    speakers = _rows("speakers", analysis)
    for column in ("share_of_words", "share_of_quotations"):
        shares = [row[column] for row in speakers if row[column] is not None]
        assert not shares or abs(sum(shares) - 1) < 1e-9
    assert sum(row["words"] for row in speakers) == article["quoted_words"]
    shares_of_type: dict[str, float] = defaultdict(float)
    for row in _rows("entities", analysis):
        shares_of_type[row["type"]] += row["share_of_mentions"]
    assert all(abs(share - 1) < 1e-9 for share in shares_of_type.values())
    assert {q.speaker_id for q in analysis.quotations} <= {s.id for s in analysis.speakers}


def _rows(table: str, analysis: Analysis) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS[table], row, strict=False)) for row in ROWS[table](analysis)]
