"""What may be wrong in one article or a whole collection."""

from collections.abc import Sequence

import pandas as pd

from analysis.cross_document import Joined, entities_of, join_articles
from analysis.records import Analysis
from analysis.tables.summaries.columns import make_table

UNSURE = 0.5  # below it, another speaker is as likely as the one we give


def list_doubts(analyses: Sequence[Analysis], joined: Joined | None = None) -> pd.DataFrame:
    """What could be wrong: names that may be one or several, notes on an article, repairs, and the least certain speakers.

    `joined` is what `join_analyses` makes of the same analyses; it is made if it is not given.

    One row a doubt, those on whole articles first, then quotations with a note, then speakers below an even chance, the
    least certain first. `text` holds the words in question, empty for a note on the article.
    """
    files = {analysis.article.id: analysis.article.file for analysis in analyses}
    rows: list[tuple[str, str, str, int, float, str, str]] = []
    for doubt in (joined or join_articles(map(entities_of, analyses))).doubts:
        article_id = doubt.entity_id.rpartition("-")[0]
        rows.append((article_id, files[article_id], "", 0, 1.0, doubt.sentence, ""))
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
