"""Make a file of many articles out of the samples, and see what reading it takes: `python -m benchmarks.make_archive FILE [ARTICLES] [--analyse]`.

FILE is JSON lines, one article a line: the samples over and over, each time with other surnames, outlets and dates, so that no
text is there twice. `--analyse` then runs the command line on it, and prints the processor time that an article took and the
most memory that each kind of process did (Linux).
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from analysis import analyse_all, read_files
from analysis.records import Article

ROOT = Path(__file__).parents[1]
STARTS = "Bar Cal Dun Fen Gor Hal Ked Lor Mer Nor Pel Quin Ros Sel Tor Ul Van Wes Yar Zel".split()
ENDS = "bank berg dale den field ford gate ham holm land ley low mont more ridge shaw stone ton well wick".split()
OUTLETS = 50
DAYS = 3650


def vary(articles: list[Article], wanted: int) -> Iterator[dict[str, str]]:
    """So many articles, each with its details."""
    surnames = [
        {e.name.split()[-1] for e in analysis.entities if e.type == "person" and " " in e.name}
        for analysis in analyse_all(articles)
    ]
    for n in range(wanted):
        copy, which = divmod(n, len(articles))
        text = articles[which].text
        for at, surname in enumerate(sorted(surnames[which])):
            text = re.sub(rf"\b{re.escape(surname)}\b", _surname(copy * 7 + at), text)
        published = date(2015, 1, 1) + timedelta(n % DAYS)
        yield {
            "text": f"{text}\n\nNumber {n}.",
            "title": articles[which].title,
            "outlet": f"Outlet {n % OUTLETS}",
            "published": published.isoformat(),
        }


def _surname(number: int) -> str:
    rest, end = divmod(number, len(ENDS))
    rest, start = divmod(rest, len(STARTS))
    return STARTS[start] + ENDS[end] + (ENDS[rest % len(ENDS)] if rest else "")


def analyse(file: Path, articles: int) -> None:
    """Run the command line on a file of so many articles, and print what it took."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        command = [sys.executable, "-m", "analysis", str(file), "--output", f"{work}/out", "--format", "parquet"]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        most: Counter[str] = Counter()
        while process.poll() is None:
            for kind, megabytes in _memory(process.pid):
                most[kind] = max(most[kind], megabytes)
            time.sleep(0.2)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = used.ru_utime + used.ru_stime
        print(
            f"{articles:,} articles: {processor / articles * 1000:.1f} ms of processor time each, {processor:,.0f} s in all"
        )
        print(f"{time.monotonic() - began:,.0f} s by the clock; exit status {process.returncode}")
        for kind, megabytes in most.items():
            print(f"{megabytes:6,} MB at most  {kind}")


def _memory(pid: int) -> Iterator[tuple[str, int]]:
    """The memory that a process and its children have taken, in MB, by their module."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, KeyError):  # it has just ended, or is just beginning
            status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
            if pid in (int(folder.name), int(status["PPid"])):
                words = (folder / "cmdline").read_text().split("\0")
                yield words[words.index("-m") + 1], int(status["VmHWM"].split()[0]) // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("--analyse", action="store_true")
    options = parser.parse_args()
    samples = [item for item in read_files(ROOT / "sample_data") if isinstance(item, Article)]
    with options.file.open("w", encoding="utf-8") as file:
        for article in vary(samples, options.articles):
            file.write(json.dumps(article) + "\n")
    if options.analyse:
        analyse(options.file, options.articles)


if __name__ == "__main__":
    main()
