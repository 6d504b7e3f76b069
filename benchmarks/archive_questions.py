"""How long the questions of the Archive page take on an archive of many articles: `python -m benchmarks.archive_questions [ARTICLES]`.

The archive is the samples over and over, each time with other ids, outlets and names; only the analysis of the samples is real.
Prints a line for each question, and the most memory that the process has taken.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis import analyse_all, read_files
from analysis.archive import Choice, open_archive, write_archive
from analysis.records import Article
from analysis.tables import COLUMNS, pack

ROOT = Path(__file__).parents[1]
COPIES_A_FILE = 500
IDS = ("article_id", "entity_id", "quotation_id", "speaker_id", "canonical_id")
NAMES = ("canonical_name", "outlet")
SPREAD = 400  # different people behind one name of the samples


def multiply(small: Path, large: Path, copies: int) -> None:
    """An archive with every article of another one so many times."""
    for name in (*COLUMNS, "texts"):
        table = pq.read_table(small / name)
        (large / name).mkdir(parents=True)
        for at in range(0, copies, COPIES_A_FILE):
            parts = [_copy(table, n) for n in range(at, min(copies, at + COPIES_A_FILE))]
            pq.write_table(pa.concat_tables(parts), large / name / f"part-{at:06}.parquet", compression="zstd")
    (large / "about.json").write_text((small / "about.json").read_text())


def _copy(table: pa.Table, number: int) -> pa.Table:
    for at, name in enumerate(table.column_names):
        column = table.column(at)
        if name == "article_id":
            column = pc.replace_substring_regex(column, pattern="^.{6}", replacement=f"{number:06x}")
        elif name in IDS:
            column = pc.replace_substring_regex(column, pattern="^.{6}", replacement=f"{number % SPREAD:06x}")
        elif name in NAMES:
            column = pc.if_else(
                pc.equal(column, ""), column, pc.binary_join_element_wise(column, str(number % SPREAD), " ")
            )
        table = table.set_column(at, name, column)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    wanted = parser.parse_args().articles
    articles = [item for item in read_files(ROOT / "sample_data") if isinstance(item, Article)]
    with tempfile.TemporaryDirectory() as work:
        small, large = Path(work, "small"), Path(work, "large")
        write_archive(small, map(pack, analyse_all(articles)), {}, "")
        multiply(small, large, -(-wanted // len(articles)))
        archive, everything = open_archive(large), Choice()
        questions = {
            "totals": lambda: archive.totals(everything),
            "who speaks most": lambda: archive.voices(everything),
            "kinds of sources by outlet": lambda: archive.sources(everything),
            "over time": lambda: archive.months(everything),
            "talked about, not quoted": lambda: archive.unheard(everything),
            "quotations of a speaker": lambda: archive.find(everything, "okafor"),
            "the same, with words": lambda: archive.find(everything, "okafor", "harbour"),
            "500 articles with texts": lambda: archive.articles(everything),
        }
        print(f"{archive.totals(everything)['articles']:,} articles")
        for name, ask in questions.items():
            began = time.perf_counter()
            ask()
            print(f"{time.perf_counter() - began:6.2f} s  {name}")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")


if __name__ == "__main__":
    main()
