"""Break invented news in every way and analyse it: `python -m benchmarks.fuzz [COUNT] [FIRST] [PROCESSES]`.

Every text comes from its number alone, so that one that fails can be made again: `python -m benchmarks.fuzz 1 NUMBER`. It is a
short story or a few lines of a sample, with up to eight edits. Each is analysed as it is, and as a paste where that is another
text. What fails, or takes more than MAX_SECONDS of the processor, is printed with its number and its text; after every block of
numbers stands how far it is, and which took longest.
"""

import random
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from mutations import STORIES, check, mutate, random_edits  # noqa: E402  (found in this checkout, not elsewhere)

from analysis import Article, ArticleError, analyse, read_files, read_paste  # noqa: E402

COUNT = 10_000
BLOCK = 500  # numbers
MAX_SECONDS = 5.0  # of the processor for one text, some hundred times what it takes
EXCERPT = 600  # characters of a sample, about
SHOWN = 600  # characters of a text that fails


def main(count: int = COUNT, first: int = 0, processes: int = 1) -> int:
    """Go through so many numbers from the first on; 1 if a text failed."""
    failed = done = 0
    slowest = (0.0, first)
    blocks = [range(at, min(at + BLOCK, first + count)) for at in range(first, first + count, BLOCK)]
    with ProcessPoolExecutor(processes) as pool:
        for block, (faults, slow) in zip(blocks, pool.map(try_all, blocks), strict=True):
            done, failed, slowest = done + len(block), failed + len(faults), max(slowest, slow)
            print(
                *faults,
                f"{done:,} texts, {failed:,} failed; number {slowest[1]} took longest, {slowest[0]:.2f} s",
                sep="\n",
                flush=True,
            )
    return 1 if failed else 0


def try_all(numbers: range) -> tuple[list[str], tuple[float, int]]:
    """What is wrong with the analyses of these texts, and which took longest, after how many seconds of the processor."""
    signal.signal(signal.SIGPROF, _give_up)
    faults, slowest = [], (0.0, numbers[0])
    for number in numbers:
        text = make_text(number)
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, MAX_SECONDS)
        try:
            check(analyse(Article(text)))
            article = read_paste(text)
            if article.text != text or article.left_out:
                check(analyse(article))
        except ArticleError:
            pass  # it has been refused with a sentence
        except Exception:
            faults.append(f"{number}: {text[:SHOWN]!r}\n{traceback.format_exc()}")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, (time.process_time() - began, number))
    return faults, slowest


def _give_up(_: int, __: FrameType | None) -> None:
    raise TimeoutError(f"More than {MAX_SECONDS} s of the processor")


def make_text(number: int) -> str:
    """The text of this number."""
    chance = random.Random(number)
    return mutate(chance.choice(stories()), random_edits(chance))


@cache
def stories() -> tuple[str, ...]:
    """What is broken: the stories of the tests, and the samples in excerpts of some lines."""
    samples = (item.text for item in read_files(ROOT / "sample_data") if isinstance(item, Article))
    return (*STORIES, *(excerpt for text in samples for excerpt in _excerpts(text)))


def _excerpts(text: str) -> Iterator[str]:
    some = ""
    for line in text.splitlines(keepends=True):
        some += line
        if len(some) >= EXCERPT:
            yield some
            some = ""
    yield some


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
