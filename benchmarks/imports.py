"""How long two visitors' imports take, and how quick a third one's page is meanwhile: `python -m benchmarks.imports [ARTICLES]`.

Two visitors import so many articles each (500 unless given, all that a collection holds), made out of the samples, none of them
twice. A third has pasted an article and has its overview drawn over and over, without a browser. Printed are the seconds from
the first visit until both imports are done, those that the command line takes for the same articles, and how long the page took
with nobody else there and meanwhile. The server may have two cores.
"""

import asyncio
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from statistics import quantiles

from analysis.intake import read_files
from analysis.records import Article
from benchmarks.make_archive import ROOT, vary
from benchmarks.visitors import CORES, Visitor, free_port, make_text, visit_as, wait_until_up
from pages.ui.state.database import collections, imports, owners
from pages.ui.state.database.place import Place

IMPORTS = 2
ARTICLES = 500
GLANCE = 0.2  # seconds between two looks at what is done
DRAWN_ALONE = 20  # times


def begin(token: str, lines: Sequence[str]) -> Place:
    """An import of these articles, which goes on with the visit of whoever has this cookie."""
    place = collections.find_chosen(owners.enter(owners.key_of_visit(token), False))
    imports.begin(place, [("news.jsonl", "\n".join(lines).encode())])
    return place


async def watch(port: int, tokens: Sequence[str], places: Sequence[Place]) -> tuple[float, list[float], list[float]]:
    """Seconds of the imports, and of the page before and meanwhile."""
    async with visit_as(port, secrets.token_urlsafe(32)) as socket:
        reader = Visitor(0, socket)
        await reader.open()
        await reader.analyse(make_text(0))
        before = [await reader.draw() for _ in range(DRAWN_ALONE)]
        began = time.perf_counter()
        sockets = [await visit_as(port, token) for token in tokens]
        opening = [asyncio.create_task(Visitor(n, each).open()) for n, each in enumerate(sockets, 1)]
        meanwhile = []
        while any(imports.find(place) for place in places):
            meanwhile.append(await reader.draw())
            await asyncio.sleep(GLANCE)
        took = time.perf_counter() - began
        await asyncio.gather(*opening)
        for each in sockets:
            await each.close()
    return took, before, meanwhile


def main(articles: int) -> None:
    samples = [item for item in read_files([ROOT / "sample_data"]) if isinstance(item, Article)]
    lines = [json.dumps(made) for made in islice(vary(samples, articles * IMPORTS), articles * IMPORTS)]
    with tempfile.TemporaryDirectory() as work:
        Path(work, "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
        began = time.perf_counter()
        command = [sys.executable, "-m", "analysis", f"{work}/news.jsonl", "--output", f"{work}/out"]
        subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        print(f"command line: {time.perf_counter() - began:.1f} s for {len(lines):,} articles")
        os.environ["QUOTIENT_DATA"] = f"{work}/data"
        tokens = [secrets.token_urlsafe(32) for _ in range(IMPORTS)]
        places = [begin(token, lines[n::IMPORTS]) for n, token in enumerate(tokens)]
        port = free_port()
        options = ["--server.headless", "true", "--server.port", str(port)]
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *options],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        try:
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(server.pid, sorted(os.sched_getaffinity(0))[:CORES])
            wait_until_up(port)
            took, before, meanwhile = asyncio.run(watch(port, tokens, places))
        finally:
            server.terminate()
            server.wait()
    print(f"{IMPORTS} imports of {articles:,} articles: {took:.1f} s")
    for when, seconds in (("alone", before), ("meanwhile", meanwhile)):
        cuts = quantiles(seconds, n=20, method="inclusive")
        print(f"a page {when}: median {cuts[9]:.2f} s, p95 {cuts[18]:.2f} s ({len(seconds)} times)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
