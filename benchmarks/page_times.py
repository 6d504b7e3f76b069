"""How long the app takes in a real browser: `python -m benchmarks.page_times [ARTICLES …]`.

For each number of articles a server starts with a collection of so many, made out of the samples with other surnames, and
Chromium opens it. Printed are seconds on the clock, from the click until all is drawn: the first page from the start of the
server; the overview of the first article pasted; the same of a later one ("warm"); every page when it is opened a second time;
and a choice among the buttons of a page (a filter). Then layout shift (the worst page, loaded by its address), and the memory of
the server with its processes when all is done (Linux).
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, sync_playwright

from analysis import Analysis, Article, analyse_all, read_files
from analysis.records import Span
from benchmarks.visitors import free_port, make_text
from pages.ui.layout.page_frame import PAGES
from pages.ui.state.database import analyses, articles, collections, owners

ROOT = Path(__file__).parents[1]
SIZES = (1, 16, 100, 400, 2_000)
PATIENCE = 120  # seconds until a page counts as hung
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FILTERED = "Quotes"

# Until the script has ended, its title is there, nothing is a placeholder or left over, and every chart is drawn, in two frames.
DRAWN = """([title, click]) => new Promise((done) => {
    const began = performance.now(), find = (what) => document.querySelectorAll(`[data-testid="${what}"]`)
    let ran = !click, good = 0
    if (click) {
        new MutationObserver(() => { ran = true }).observe(find("stMain")[0], { childList: true, subtree: true, characterData: true })
        window.chosen.click()
    }
    const look = () => {
        const state = find("stApp")[0]?.dataset.testScriptState
        ran ||= state === "running" || performance.now() - began > 5000  // nothing had to change
        const drawn = ran && state === "notRunning" && [...document.querySelectorAll("h1")].some((h) => h.innerText === title)
            && !find("stSkeleton").length && !find("stAppSkeleton").length && !document.querySelector('[data-stale="true"]')
            && find("stPlotlyChart").length === document.querySelectorAll(".js-plotly-plot .main-svg:first-child").length
        good = drawn ? good + 1 : 0
        good > 1 ? done((performance.now() - began) / 1000) : requestAnimationFrame(look)
    }
    look()
})"""
SHIFTS = """window.shift = 0
new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value
}).observe({ type: "layout-shift", buffered: true })"""


def make_collection(count: int) -> Iterator[Analysis]:
    """Analyses of the samples, over and over, each time with other surnames of the same length."""
    samples = analyse_all([item for item in read_files([ROOT / "sample_data"]) if isinstance(item, Article)])
    for n in range(count):
        copy, which = divmod(n, len(samples))
        yield _vary(samples[which], copy) if copy else samples[which]


def _vary(analysis: Analysis, copy: int) -> Analysis:
    people = (e.name for e in analysis.entities if e.type == "person" and " " in e.name)
    others = {name.split()[-1]: _other_name(name.split()[-1], copy) for name in people}
    names = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in others) or "(?!)")
    old = analysis.article
    renamed = names.sub(lambda m: others[m.group()], old.text)
    article = replace(old, text=renamed + " " * copy)

    def change(value: Any) -> Any:
        if isinstance(value, str):
            return names.sub(lambda m: others[m.group()], value.replace(old.id, article.id))
        if isinstance(value, Span) or not value:
            return value
        if isinstance(value, tuple):
            return tuple(map(change, value)) if type(value) is tuple else type(value)(*map(change, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: change(getattr(value, f.name)) for f in fields(value) if f.init})
        return value

    parts = {name: change(getattr(analysis, name)) for name in ("entities", "quotations", "speakers", "scores")}
    return replace(analysis, article=article, **parts)


def _other_name(name: str, copy: int) -> str:
    """A name of the same length: offsets hold."""
    steps = (copy * (2 * at + 1) for at in range(len(name)))
    moved = (
        LETTERS[(LETTERS.index(c.lower()) + step) % 26] if c.lower() in LETTERS else c
        for c, step in zip(name, steps, strict=True)
    )
    return "".join(moved).capitalize()


def fill(folder: Path, count: int) -> None:
    """Put a collection of so many articles into a new data folder."""
    os.environ["QUOTIENT_DATA"] = str(folder)
    place = collections.find_chosen(owners.enter(owners.LOCAL, True))
    made = list(make_collection(count))
    articles.save(place, [analysis.article for analysis in made])
    analyses.save(made)


@contextmanager
def serve(folder: Path) -> Iterator[tuple[int, int]]:
    """A server on a data folder: its port, and the number of its process."""
    port = free_port()
    options = ["--server.headless", "true", "--server.port", str(port)]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options],
        cwd=ROOT,
        env={**os.environ, "QUOTIENT_DATA": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def wait(page: Page, title: str, click: Locator | None = None) -> float:
    """Click on something, if anything, and wait until the page with this title is drawn; seconds."""
    if click:
        click.evaluate("(chosen) => { window.chosen = chosen }")
    return float(page.evaluate(DRAWN, [title, bool(click)]))


def follow(page: Page, title: str) -> float:
    """Click on a page in the list, and wait until it is drawn; seconds."""
    return wait(page, title, page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True))


def load(page: Page, port: int, path: str, title: str) -> None:
    """Load a page by its address; a server that has just been started is asked until it answers."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            page.goto(f"http://localhost:{port}/{path}")
            break
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
    wait(page, title)


def paste(page: Page, text: str) -> float:
    """Paste an article on the page that shows the box, and wait for its overview."""
    box = page.get_by_role("textbox", name="Paste the whole article")
    box.fill(text)
    box.blur()
    page.wait_for_timeout(1500)
    return wait(page, "Overview", page.get_by_role("button", name="Analyse", exact=True))


def measure(page: Page, folder: Path, count: int) -> dict[str, float]:
    """Seconds by what took them, and the other figures, for a collection of so many articles."""
    took: dict[str, float] = {}
    began = time.monotonic()
    with serve(folder) as (port, process):
        load(page, port, "", "Articles")
        took["start to first page"] = time.monotonic() - began
        for again in (False, True):
            for title in (*list(PAGES)[1:], "Articles"):  # which is open already
                if title == "Read" and count > 1:
                    continue  # it asks which article
                seconds = follow(page, title)
                if again:
                    took[title] = seconds
            if again:
                follow(page, FILTERED)
                took["a filter"] = _filter(page)
        shifts = {}
        for title in ("Articles", "Overview", "Quotes", "Readability", "Compare"):
            load(page, port, _path(title), title)
            page.wait_for_timeout(500)
            shifts[title] = float(page.evaluate("window.shift"))
        took["layout shift"] = max(shifts.values())
        took["memory, MB"] = memory(process)
    return took


def _filter(page: Page) -> float:
    buttons = page.locator('[data-testid="stMain"] [data-testid="stButtonGroup"] button:not([data-selected="true"])')
    if not buttons.count():
        return float("nan")
    return wait(page, FILTERED, buttons.first)


def measure_first(page: Page, folder: Path) -> dict[str, float]:
    """Seconds for the first articles of somebody who has none."""
    with serve(folder) as (port, _):
        load(page, port, "", "Articles")
        took = {"first article to overview": paste(page, make_text(0))}
        for number in (1, 2):
            follow(page, "Articles")
            page.get_by_text("Add articles").click()
            took["800 words to overview, warm"] = paste(page, make_text(number))
    return took


def memory(process: int) -> float:
    """What a process and its children hold, in MB (Linux)."""
    total, waiting = 0, [process]
    while waiting:
        one = waiting.pop()
        status = Path(f"/proc/{one}/status").read_text(encoding="utf-8")
        total += int(re.findall(r"VmRSS:\s+(\d+)", status)[0])
        for task in Path(f"/proc/{one}/task").iterdir():
            waiting += map(int, (task / "children").read_text(encoding="utf-8").split())
    return total / 1024


def _path(title: str) -> str:
    return "" if title == "Articles" else re.sub(r"^\d+_", "", Path(PAGES[title]).stem)


def main(sizes: Sequence[int]) -> None:
    sys.path.insert(0, str(ROOT / "tests"))
    from browser import FLAGS, find_browser

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as work:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        results: dict[int, dict[str, float]] = {}
        for count in (0, *sizes):
            folder = Path(work, str(count))
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.set_default_timeout(PATIENCE * 1000)
            page = context.new_page()
            page.add_init_script(SHIFTS)
            if count:
                fill(folder, count)
                results[count] = measure(page, folder, count)
            else:
                for what, seconds in measure_first(page, folder).items():
                    print(f"{what:28} {seconds:8.2f}", flush=True)
            context.close()
        print("\n" + " ".join([f"{'articles':28}", *(f"{count:8,}" for count in results)]))
        for what in next(iter(results.values()), {}) | dict.fromkeys(PAGES, 0.0):
            row = (took.get(what, float("nan")) for took in results.values())
            print(" ".join([f"{what:28}", *("       –" if one != one else f"{one:8.2f}" for one in row)]))


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or SIZES)
