"""How long the Overview takes to draw, the first time and again: `python -m benchmarks.redraw [ARTICLES …]`.

The samples are analysed once and repeated under other texts until there are enough articles. The page runs as Streamlit runs
it, without a browser; the second figure is the median of five more runs. Times are seconds on the clock.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from analysis import Analysis, Article, analyse_all, read_files  # noqa: E402  (found in this checkout, not elsewhere)

SIZES = (1, 16, 100, 500)
AGAIN = 5  # runs whose median is the second figure
PATIENCE = 120  # seconds until a run counts as hung


def make_analyses(count: int) -> list[Analysis]:
    """As many analyses as asked for: those of the samples, then the same again with another blank at the end of each text."""
    articles = [item for item in read_files([ROOT / "sample_data"]) if isinstance(item, Article)]
    originals = analyse_all(articles)
    return [_repeat(originals[i % len(originals)], i // len(originals)) for i in range(count)]


def _repeat(analysis: Analysis, times: int) -> Analysis:
    """The same analysis under another article id; offsets hold, because the text only grows at its end."""
    if not times:
        return analysis
    old = analysis.article
    article = replace(old, text=old.text + " " * times)

    def renumber(id: str) -> str:
        return id.replace(old.id, article.id)

    return replace(
        analysis,
        article=article,
        entities=tuple(replace(e, id=renumber(e.id)) for e in analysis.entities),
        quotations=tuple(replace(q, id=renumber(q.id), speaker_id=renumber(q.speaker_id)) for q in analysis.quotations),
        speakers=tuple(replace(s, id=renumber(s.id)) for s in analysis.speakers),
        scores=tuple(replace(s, speaker_id=renumber(s.speaker_id)) for s in analysis.scores),
    )


def draw(analyses: Sequence[Analysis]) -> tuple[float, float]:
    """Seconds for the first run of the Overview, and for later ones."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    app.session_state["articles"] = {analysis.article.id: analysis for analysis in analyses}
    app.switch_page("pages/1_Overview.py")
    first, *again = [_run(app) for _ in range(1 + AGAIN)]
    return first, median(again)


def _run(app: AppTest) -> float:
    start = time.perf_counter()
    app.run()
    seconds = time.perf_counter() - start
    if app.exception:
        raise SystemExit(f"The page broke: {app.exception[0].message}")
    return seconds


def main(sizes: Sequence[int]) -> None:
    analyses = make_analyses(max(sizes))
    draw(analyses[:1])  # libraries load with the first page
    print(f"{'articles':>8} {'first':>8} {'again':>8}")
    for size in sizes:
        first, again = draw(analyses[:size])
        print(f"{size:8,} {first:7.2f}s {again:7.2f}s")


if __name__ == "__main__":
    os.environ["QUOTIENT_DATA"] = tempfile.mkdtemp()  # nobody's collections
    main([int(size) for size in sys.argv[1:]] or SIZES)
