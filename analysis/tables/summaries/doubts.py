"""What may be wrong in one article or a whole collection."""

from collections.abc import Iterable

import pandas as pd

from analysis.records import Analysis
from analysis.tables.summaries.columns import make_table

UNSURE = 0.5  # below it, another speaker is as likely as the one we give


def list_doubts(analyses: Iterable[Analysis]) -> pd.DataFrame:
    """What could be wrong: notes on an article, what was mended in a quotation, and the least certain speakers.

    One row a doubt, those on whole articles first, then quotations with a note, then speakers below an even chance, the
    least certain first. `text` holds the words in question, empty for a note on the article.
    """
    rows: list[tuple[str, str, str, int, float, str, str]] = []
    for analysis in analyses:
        article = analysis.article
        place = (article.id, article.file)
        told = {note for q in analysis.quotations for note in q.notes}
        rows += [(*place, "", 0, 1.0, note, "") for note in analysis.notes if note not in told]
        for q in analysis.quotations:
            words = analysis.text_of(q)
            rows += [(*place, q.id, 1, q.confidence, note, words) for note in q.notes]
            if q.speaker and q.confidence < UNSURE:
                guess = f"The speaker may not be {q.speaker}: {q.confidence:.0%} likely to be right."
                rows.append((*place, q.id, 2, q.confidence, guess, words))
    rows.sort(key=lambda row: (row[3], row[4] if row[3] == 2 else 0))
    table = make_table(rows, "article_id file quotation_id rank# confidence% doubt text")
    return table.drop(columns="rank")
