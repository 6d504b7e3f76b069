"""Put together the tables of an archive of which only the names are there: `python -m benchmarks.joining [ARTICLES]`.

What is named in the samples is named over and over, each time with other surnames, and organisations and places with other
names, some of them common and most rare, as in the news. No text is analysed, so that a large archive takes minutes. Printed
are the seconds of the processor, and the most memory that the processes took (Linux).
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from analysis import analyse_all, read_files
from analysis.cross_document import ArticleEntities, NamedEntity
from analysis.records import Article
from analysis.tables import Packed, pack, write_folder
from benchmarks.make_archive import ENDS, ROOT, STARTS

FIRST = "Ana Bo Carl Dina Emil Fay Gus Hana Ivo June Kai Lea Milo Nora Otto Pia Rafe Sela Tove Uma".split()
HEADS = "Board Council Union Bank School Port Trust Works League Press".split()
NAMES = 3_000_000  # different ones


def main(articles: int = 10_000) -> None:
    """Write tables and print what it took."""
    samples = [item for item in read_files(ROOT / "sample_data") if isinstance(item, Article)]
    packed = [pack(analysis) for analysis in analyse_all(samples)]
    base = _most_memory()
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder, "out"), vary(packed, articles), {})
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - began + child.ru_utime + child.ru_stime
    print(
        f"{articles:,} articles: {seconds:.1f} s of the processor, {_most_memory()} MB at most ({base} MB before), "
        f"{child.ru_maxrss // 1024} MB in the process that joins"
    )


def vary(packed: list[Packed], articles: int) -> Iterator[Packed]:
    """So many articles without a text of their own, each with other names."""
    for n in range(articles):
        one, chance = packed[n % len(packed)], random.Random(n)
        article_id = f"{n:016x}"
        entities = [
            _vary(entity, f"{article_id}-{number}", chance) for number, entity in enumerate(one.entities.entities)
        ]
        named = ArticleEntities(article_id, tuple(entities), one.entities.url, one.entities.published)
        yield one._replace(article_id=article_id, text=b"", lines={}, open_lines={"entities": []}, entities=named)


def _vary(entity: NamedEntity, id_: str, chance: random.Random) -> NamedEntity:
    number = int(NAMES ** chance.random())  # Zipf's law: the second is half as common as the first
    if entity.type == "group":
        return entity._replace(id=id_)
    if entity.type != "person":
        name = f"{_word(number)} {HEADS[number % len(HEADS)]}"
        letters = "".join(word[0] for word in name.split())
        return entity._replace(id=id_, name=name, aliases=(letters,) if entity.aliases else ())
    surname, first = _word(number // 3), FIRST[number % len(FIRST)]
    called = tuple(surname for alias in entity.aliases[:1])
    return entity._replace(id=id_, name=f"{first} {surname}" if " " in entity.name else surname, aliases=called)


def _word(number: int) -> str:
    rest, end = divmod(number, len(ENDS))
    rest, start = divmod(rest, len(STARTS))
    return STARTS[start] + ENDS[end] + (_word(rest).lower() if rest else "")


def _most_memory() -> int:
    status = Path("/proc/self/status").read_text().split()
    return int(status[status.index("VmHWM:") + 1]) // 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
