"""Break invented news in every way and analyse it: `python benchmarks/fuzz.py [COUNT] [FIRST]`.

Every text comes from its number alone, so that one that fails can be made again. Each is analysed as it is, and as a paste.
What fails is printed with its number and its text; at the end stands how many there were, and which took longest.
"""

import random
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from mutations import STORIES, check, mutate, random_edits  # noqa: E402  (found in this checkout, not elsewhere)

from analysis import Article, ArticleError, analyse, read_paste  # noqa: E402

COUNT = 10_000
SHOWN = 600  # characters of a text that fails


def main(count: int, first: int) -> int:
    failed, slowest = 0, (0.0, first)
    for number in range(first, first + count):
        began = time.process_time()
        text = make_text(number)
        try:
            check(analyse(Article(text)))
            check(analyse(read_paste(text)))
        except ArticleError:
            pass  # it has been refused with a sentence
        except Exception:
            failed += 1
            print(f"{number}: {text[:SHOWN]!r}\n{traceback.format_exc()}", flush=True)
        slowest = max(slowest, (time.process_time() - began, number))
    print(f"{count:,} texts, {failed:,} failed; number {slowest[1]} took longest, {slowest[0]:.2f} s")
    return 1 if failed else 0


def make_text(number: int) -> str:
    """The text of this number."""
    chance = random.Random(number)
    return mutate(chance.choice(STORIES), random_edits(chance))


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(given + [COUNT, 0][len(given) :])))
