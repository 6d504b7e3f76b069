"""The command line: `quotient` opens the app, `quotient analyse PATH --output FOLDER` writes tables. `docs/tables.md` describes them.

`python -m analysis PATH --output FOLDER` does the same as `quotient analyse`.
"""

import argparse
import math
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TypeVar

from analysis.parallel import Progress, analyse_batch, analyse_on_cluster, cut_parts, forget_parts
from analysis.records import Article, Skipped
from analysis.tables import Packed, Totals, pack, write_folder
from analysis.version import __version__

T = TypeVar("T", Article, Packed)
STARTED = time.perf_counter()
ALL_READ, WRONG, SOME_SKIPPED = 0, 2, 3
STOPPED = 128  # and the number of the signal: the custom of shells
WIDTH = 40  # of the progress bar
FORMATS = ("csv", "parquet")
ROLES = ("text", "title", "outlet", "byline", "published", "url")  # that a column of a table can have
PAUSE_ON_SCREEN, PAUSE_IN_LOG = 0.1, 5.0  # seconds from one sight of the progress to the next


def quotient(arguments: list[str] | None = None) -> int:
    """The command `quotient`: opens the app, or hands over to `analyse`. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] in (["analyse"], ["analyze"]):
        return main(arguments[1:], "quotient analyse")
    parser = argparse.ArgumentParser(
        prog="quotient",
        usage="quotient [--port PORT]\n       quotient analyse PATH [PATH …] --output FOLDER",
        description="Open the app in the browser, or write tables without it.",
    )
    parser.add_argument("--port", type=int, default=8501, help="where the app is served on this computer (%(default)s)")
    parser.add_argument("--version", action="version", version=f"quotient {__version__}")
    options = parser.parse_args(arguments)
    command = [sys.executable, "-m", "streamlit", "run", _find_app(), "--server.port", str(options.port)]
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return ALL_READ


def _find_app() -> str:
    """The app's own file: in the folder that comes with the installed package, else beside it in a clone."""
    home = Path(__file__).resolve().parents[1]
    return next(str(app) for app in (home / "quotient_app" / "app.py", home / "app.py") if app.exists())


def main(arguments: list[str] | None = None, command: str = "python -m analysis") -> int:
    """Read what the arguments name, write the tables, say how it went. Returns the exit status."""
    options = _parse(arguments, command)
    doubles: dict[str, list[str]] = defaultdict(list)
    bar = _ProgressBar()
    if options.cluster:
        found = _set_doubles_aside(_find_on_cluster(options, bar), doubles)
    else:
        found = analyse_batch(_set_doubles_aside(_find_articles(options), doubles), pack, progress=bar.show)
    _stop_on_signals()
    try:
        totals = _write(options, found, doubles)
    except (OSError, RuntimeError, ValueError) as error:
        sys.stderr.write(f"\n{error}\n")
        return WRONG
    except KeyboardInterrupt as stopped:
        with suppress(OSError):  # the terminal may be gone
            sys.stderr.write("\nStopped. The tables of an earlier run, if any, are as they were.\n")
        return STOPPED + (stopped.args[0] if stopped.args else signal.SIGINT)
    if options.cluster:
        forget_parts(options.output)
    ended = time.perf_counter()
    began = bar.began or ended
    _draw_bar(totals.articles + totals.skipped, totals.articles + totals.skipped)
    sys.stderr.write("\n" if sys.stderr.isatty() else "")
    if not totals.articles:
        why = f"{_skipped(options)} says why" if totals.skipped else "there are no articles in what you named"
        sys.stderr.write(f"Nothing could be read: {why}.\n")
    elif totals.skipped:
        sys.stderr.write(f"{totals.skipped:,} skipped: {_skipped(options)} says why.\n")
    sys.stdout.write(_summary(totals, began - STARTED, ended - began) + "\n")
    return WRONG if not totals.articles else SOME_SKIPPED if totals.skipped else ALL_READ


def _skipped(options: argparse.Namespace) -> Path:
    """Where it stands what was skipped."""
    name: str = "skipped.csv" if options.format == "csv" else "skipped"
    return Path(options.output, name)


def _write(options: argparse.Namespace, found: Iterable[Packed | Skipped], doubles: dict[str, list[str]]) -> Totals:
    if options.format == "csv":
        return write_folder(options.output, found, doubles)
    from analysis.archive import write_archive
    from analysis.tagger import model_name

    return write_archive(options.output, found, doubles, model_name())


def _stop_on_signals() -> None:
    """Let a shutdown (SIGTERM) and a closed terminal (SIGHUP) stop a run as Ctrl-C does, so that it clears up behind it."""

    def stop(number: int, _: FrameType | None) -> None:
        signal.signal(number, signal.SIG_IGN)  # a second one would disturb the clearing up
        raise KeyboardInterrupt(number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) == signal.SIG_DFL:  # under nohup, SIGHUP is ignored and stays so
            signal.signal(number, stop)


def _parse(arguments: list[str] | None, command: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=command,
        description="Read news articles and write who is quoted, who and what is named, and how they read, as CSV tables.",
        epilog="Exit status: 0 all read, 3 some skipped, 2 wrong usage or nothing could be read.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a file, or a folder with everything in it")
    parser.add_argument("--output", metavar="FOLDER", type=Path, required=True, help="where the tables go; it is made")
    parser.add_argument(
        "--keep-all", action="store_true", help="leave nothing out of the counts: captions, credits and so on"
    )
    parser.add_argument(
        "--column",
        metavar="ROLE=NAME",
        type=_column,
        action="append",
        help=f"which column of a table holds what, if its name does not say so: {', '.join(ROLES)}",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default=FORMATS[0],
        help="csv for spreadsheets, parquet for an archive of any size that the app opens in place (%(default)s)",
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="the Dask scheduler whose workers do it, like tcp://HOST:8786; all see PATH and FOLDER in the same place",
    )
    parser.add_argument(
        "--part-megabytes",
        metavar="SIZE",
        type=_size,
        default=2.0,
        help="how much of the input a worker of the cluster is given at a time (%(default)s)",
    )
    options = parser.parse_args(arguments)
    if options.output.exists() and not options.output.is_dir():
        parser.error(f"{options.output} is a file; --output takes a folder.")
    if (options.output / "articles.csv").exists() and any(_lies_in(options.output, path) for path in options.paths):
        parser.error(
            f"{options.output} holds tables of an earlier run, which would be read as articles. Name another folder."
        )
    return options


def _column(written: str) -> tuple[str, str]:
    role, _, name = written.partition("=")
    if role not in ROLES or not name:
        raise argparse.ArgumentTypeError(f"{written} is not like text=body; the roles are {', '.join(ROLES)}")
    return role, name


def _size(written: str) -> float:
    try:
        if 0 < (size := float(written)) < math.inf:
            return size
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{written} is no size; give a number above 0, like 2 or 0.5")


def _lies_in(folder: Path, other: Path) -> bool:
    return folder.resolve().is_relative_to(other.resolve())


def _find_articles(options: argparse.Namespace) -> Iterator[Article | Skipped]:
    # Only now, so that the workers start without waiting for the libraries that read files
    from analysis.intake import read_files

    yield from read_files(options.paths, columns=_columns(options), keep_all=options.keep_all)


def _columns(options: argparse.Namespace) -> dict[str, dict[str, str]] | None:
    return {"": dict(options.column)} if options.column else None


def _find_on_cluster(options: argparse.Namespace, bar: "_ProgressBar") -> Iterator[Packed | Skipped]:
    from analysis.intake import list_files
    from analysis.tagger import model_name

    parts = cut_parts(
        list_files(path.resolve() for path in options.paths),
        options.part_megabytes * 1_000_000,
        columns=_columns(options),
        keep_all=options.keep_all,
        version=f"{__version__} {model_name()}",
    )
    yield from analyse_on_cluster(options.cluster, parts, options.output, bar.show)


def _set_doubles_aside(items: Iterable[T | Skipped], doubles: dict[str, list[str]]) -> Iterator[T | Skipped]:
    """Everything but articles whose text was there before; `doubles` gets their files, by article id."""
    seen: set[str] = set()
    for item in items:
        if not isinstance(item, Skipped):
            article_id = item.id if isinstance(item, Article) else item.article_id
            if article_id in seen:
                doubles[article_id].append(item.file)
                continue
            seen.add(article_id)
        yield item


class _ProgressBar:
    """A progress bar on standard error, which moves on a screen and is a line now and then in a log."""

    def __init__(self) -> None:
        self.began: float | None = None  # when the first article was handed to a worker
        self._pause = PAUSE_ON_SCREEN if sys.stderr.isatty() else PAUSE_IN_LOG
        self._shown = -self._pause

    def show(self, progress: Progress) -> None:
        self.began = progress.began
        if time.perf_counter() - self._shown >= self._pause:
            self._shown = time.perf_counter()
            _draw_bar(progress.done, progress.read)


def _draw_bar(done: int, read: int) -> None:
    full = WIDTH * done // max(1, read)
    start, end = ("\r", "") if sys.stderr.isatty() else ("", "\n")
    sys.stderr.write(f"{start}[{'#' * full}{'.' * (WIDTH - full)}] {done:,} of {read:,}{end}")
    sys.stderr.flush()


def _summary(totals: Totals, start_up: float, reading: float) -> str:
    speed = totals.words / reading if reading else 0
    return (
        f"{totals.articles:,} articles, {totals.words:,} words, {totals.quotations:,} quotations, {totals.skipped:,} skipped; "
        f"start-up {start_up:.1f} s, reading {reading:.1f} s, {speed:,.0f} words a second"
    )


if __name__ == "__main__":
    sys.exit(main())
