"""Derive the syllable table from CMU's pronouncing dictionary.

    python -m training.derive_syllables cmudict.dict analysis/lexicons/syllables.txt.gz

The first pronunciation of each word counts: one syllable a vowel, and every vowel bears a stress number. The table holds a
line for each number of syllables, the words of it parted by spaces. The data is CMU's (BSD licence, beside the table).
"""

import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?$")


def main(source: Path, target: Path) -> None:
    by_count: dict[int, set[str]] = defaultdict(set)
    seen = set()
    for line in source.read_text(encoding="utf-8").splitlines():
        word, *sounds = line.partition("#")[0].split()
        if WORD.match(word) and word not in seen:  # further pronunciations read "word(2)"
            seen.add(word)
            by_count[sum(sound[-1].isdigit() for sound in sounds)].add(word)
    rows = [" ".join(sorted(by_count[n])) for n in range(max(by_count) + 1)]
    target.write_bytes(gzip.compress("\n".join(rows).encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
