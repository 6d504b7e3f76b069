"""Read files made to take all memory or time, and print what each costs: `python -m benchmarks.hostile [NAME …]` (Linux).

Up to the first article, or the sentence that says why there is none: at most 300 MB a process, and 10 s of the processor.
"""

import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

from hostile_files import HOSTILE, LARGER, measure  # noqa: E402  (found in this checkout, not elsewhere)

MOST_MEMORY, MOST_SECONDS = 300, 10.0


def main(names: list[str]) -> int:
    """Print a line a file; 1 if one costs too much."""
    failed = 0
    files = HOSTILE | LARGER
    print("   s  MB asking  MB reading")
    for name in names or files:
        file, make, reason = files[name]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, file)
            path.write_bytes(make())
            cost = measure(path)
        wrong = cost.seconds > MOST_SECONDS or max(cost.own, cost.child) > MOST_MEMORY or reason not in cost.said
        failed += wrong
        print(
            f"{cost.seconds:4.1f} {cost.own:10} {cost.child:11}  {name}{'  TOO MUCH' if wrong else ''}: {cost.said or 'read'}"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
