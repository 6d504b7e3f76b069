"""Files made to take all memory or time, and what reading one costs."""

import gzip
import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import docx
import pyarrow as pa
import pyarrow.parquet as pq
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

ROOT = Path(__file__).parent.parent
BODY = "The council of Harrow voted on Monday to keep the old bridge open. “We will stay,” said Anna Kirk."


def _wide_word() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = BODY
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), "100000000")
    cell._tc.get_or_add_tcPr().append(span)
    document.save(out)
    return out.getvalue()


def _wide_parquet() -> bytes:
    out = io.BytesIO()
    cells = pa.DictionaryArray.from_arrays(pa.array([0] * 500, pa.int32()), pa.array(["a " * 2_000_000]))
    pq.write_table(pa.table({"text": cells}), out)
    return out.getvalue()


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty rows": ("a.csv", lambda: b"text,title\n" + b",\n" * 1_000_000, "1,000,000 rows are empty."),
    "rows": ("a.csv", lambda: b"text,title\n" + b"We stay said Lim,x\n" * 1_000_000, ""),
    "rows without text": ("a.csv", lambda: b"text,title\n" + b",x\n" * 1_000_000, "Row 2 has no text."),
    "columns": ("a.csv", lambda: ",".join(map(str, range(1_000_000))).encode() + b"\n1\n", "1,000,000 columns"),
    "random bytes": ("a.csv", lambda: random.Random(3).randbytes(5_000_000), "no text"),
    "small items": ("a.json", lambda: b"[" + b'{"a":1},' * 1_000_000 + b"{}]", "No column"),
    "small items in an object": ("a.json", lambda: b'{"x":[' + b'{"text":"We stay."},' * 999_999 + b"{}]}", ""),
    "lines": ("a.jsonl", lambda: b'{"a":1}\n' * 1_000_000, "No column"),
    "lists in lists": ("a.json", lambda: b"[" * 1_000_000, "no valid JSON"),
    "a list in a list": ("a.json", lambda: b"[[" + b"{}," * 6_000_000 + b"{}]]", "too much memory"),
    "a cell over many columns": ("a.docx", _wide_word, ""),
    "a cell of Parquet in every row": ("a.parquet", _wide_parquet, "no text"),
    "a long page": ("a.html", lambda: b"<p>The council voted.</p>" * 900_000, "are the most"),
}  # fmt: skip

# As large as they get, or slow to make: for benchmarks/hostile.py
LARGER: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "hexadecimal RTF": ("a.rtf", lambda: rb"{\rtf1 " + rb"\'e9" * 500_000 + b"}", ""),
    "one tag of 500,000 attributes": ("a.html", lambda: _tag(500_000), ""),
    "3,000,000 empty rows": ("a.csv", lambda: b"text,title\n" + b",\n" * 3_000_000, "3,000,000 rows are empty."),
    "20 MB of HTML": ("a.html", lambda: b"<p>The council voted.</p>" * 800_000, "are the most"),
    "20 MB of tags": ("a.html", lambda: b"<a>" * 7_000_000, "are the most"),
    "20 MB of text": ("a.txt", lambda: (BODY + "\n").encode() * 180_000, "are the most"),
    "one word of 20 MB": ("a.txt", lambda: b"a" * 20_000_000, "are the most"),
    "a line without end, packed": ("a.csv.gz", lambda: gzip.compress(b"text\n" + b"a" * 500_000_000), "characters"),
    "a line of JSON without end, packed": ("a.jsonl.gz", lambda: gzip.compress(b'{"a":"' + b"a" * 500_000_000), "characters"),
    "empty lines, packed": ("a.csv.gz", lambda: gzip.compress(b"text\n" + b"\n" * 100_000_000), "are empty"),
}  # fmt: skip
_MEASURE = """
import json, resource, sys, time
from pathlib import Path
from analysis.intake.files import read_files
from analysis.records import Skipped
began = time.process_time()
items = read_files([Path(sys.argv[1])])
item = next(items)
items.close()
status = Path("/proc/self/status").read_text().split()  # getrusage would count the process that started this one
own, child = int(status[status.index("VmHWM:") + 1]), resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = time.process_time() - began + child.ru_utime + child.ru_stime
print(json.dumps([item.reason if isinstance(item, Skipped) else "", seconds, own // 1024, child.ru_maxrss // 1024]))
"""


class Cost(NamedTuple):
    """What was spent until the first article, or the sentence that says why there is none."""

    said: str
    seconds: float  # of the processor
    own: int  # MB at most, in the process that asks for the articles
    child: int  # the same in the limited one


def measure(file: Path) -> Cost:
    """Read the first article of a file in a process of its own (Linux)."""
    run = subprocess.run(
        [sys.executable, "-c", _MEASURE, file],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return Cost(*json.loads(run.stdout))


def _tag(attributes: int) -> bytes:
    return ("<html><p " + "".join(f"a{i}=1 " for i in range(attributes)) + f">{BODY}</p></html>").encode()
