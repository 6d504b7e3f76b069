"""An import of invented articles with a stub in place of the model. It says what it has confirmed, a line of JSON each time.

`python tests/killed_import.py` goes on with an import that was begun before, or begins one.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from factories import make_analysis  # noqa: E402

from analysis import parallel  # noqa: E402
from analysis.records import Analysis, Article  # noqa: E402
from pages.ui.state import background  # noqa: E402
from pages.ui.state.background import Job, start_job  # noqa: E402
from pages.ui.state.database import analyses, articles, collections, imports, owners  # noqa: E402

ARTICLES = 500
GLANCE = 0.001  # seconds


def _stub(items: Iterator[Article], *_: object, stop: Callable[[], bool], **__: object) -> Iterator[Analysis]:
    yield from map(make_analysis, items)


def run() -> None:
    background.QUICK = 0
    parallel.analyse_batch = _stub  # type: ignore[assignment]
    place = collections.find_chosen(owners.enter("local", lasts=True))
    kept = articles.load(place)[1]
    begun = imports.find(place)
    if begun is None:
        texts = [f"Boat {n} came in. “The sea was calm,” said skipper {n}.".encode() for n in range(ARTICLES)]
        begun = imports.begin(place, [(f"herald_2031-05-03_boat-{n}.txt", text) for n, text in enumerate(texts)])
    known = {made.article.id for made in analyses.load(kept)}
    job = Job(place, begun, [article for article in kept if article.id not in known])
    start_job(job, patience=0)
    said = None
    while True:
        over = job.over.is_set()
        now = {"begun": True, "read": len(known) + job.read, "analysed": len(known) + job.done, "over": over}
        if now != said:
            sys.stdout.write(json.dumps(now) + "\n")
            sys.stdout.flush()
            said = now
        if over:
            return
        time.sleep(GLANCE)


if __name__ == "__main__":
    run()
