"""What a hostile file may cost, and what it takes with it."""

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from analysis.intake import documents, sandbox
from analysis.records import Skipped

BODY = "The council of Harrow voted on Monday to keep the old bridge open. “We will stay,” said Anna Kirk."
ROOT = Path(__file__).parent.parent.parent
MOST_MEMORY = 300  # MB, of the process that reads and of the one that asks
# A tag whose attributes are compared each with each, for minutes.
ENDLESS = ("<html><p " + "".join(f"a{i}=1 " for i in range(300_000)) + f">{BODY}</p></html>").encode()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_an_archive_is_read_on_after_the_member_that_ended_the_process() -> None:
    texts = {f"{n:02}.txt": BODY.encode() for n in range(50)}
    with sandbox.Child(seconds=3) as child:
        found = list(child.parse("z.zip", _zip(texts | {"25.html": ENDLESS})))
    assert [x.file for x in found] == sorted(f"z.zip/{name}" for name in [*texts, "25.html"])
    assert [x for x in found if isinstance(x, Skipped)] == [Skipped("z.zip/25.html", documents.DIED)]


def test_an_archive_full_of_such_members_is_given_up() -> None:
    files = {f"{n}.html": ENDLESS for n in range(1, 6)} | {"0.txt": BODY.encode(), "9.txt": BODY.encode()}
    with sandbox.Child(seconds=1) as child:
        text, *died, last = child.parse("z.zip", _zip(files))
    assert text.file == "z.zip/0.txt"
    assert died == [Skipped(f"z.zip/{n}.html", documents.DIED) for n in (1, 2, 3)]
    assert last == Skipped("z.zip", sandbox.GIVEN_UP)


def test_whoever_stops_in_the_middle_gets_the_next_file_whole() -> None:
    table = b"text\nWe stay.\nWe go.\n"
    with sandbox.Child() as child:
        stopped = child.parse("t.csv", table)
        assert next(stopped).file == "t.csv#2"
        assert [x.file for x in child.parse("u.csv", table)] == ["u.csv#2", "u.csv#3"]


MARKDOWN = {
    # a block of details that never comes
    "rules": b"---\n" + b"\n" * 28 + b"A sentence stands here.",
    # a heading
    "heading": b"# a" + b" " * 20_000 + b"word",
    # links that never close
    "links": (BODY * 900).encode() + b"[a](" * 20_000,
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_that_once_hung_is_read(name: str) -> None:
    with sandbox.Child() as child:
        (parsed,) = child.parse("a.md", MARKDOWN[name])
    assert not isinstance(parsed, Skipped), parsed.reason


def test_no_file_is_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.intake.files import read_files

    monkeypatch.setattr(documents, "parse", None)
    monkeypatch.setattr(documents, "_READERS", {})
    monkeypatch.setattr(documents, "build_article", None)
    (text, markdown) = read_files([("a.txt", BODY.encode()), ("a.md", BODY.encode())])
    assert text.text == markdown.text == BODY


def _wide_word() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = BODY
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), "100000000")
    cell._tc.get_or_add_tcPr().append(span)
    document.save(out)
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
    "a long page": ("a.html", lambda: b"<p>The council voted.</p>" * 900_000, "are the most"),
}  # fmt: skip
MEASURE = """
import json, resource, sys
from pathlib import Path
from analysis.intake.files import read_files
from analysis.records import Skipped
items = read_files([Path(sys.argv[1])])
item = next(items)
items.close()
status = Path("/proc/self/status").read_text().split()  # getrusage would count the process that started this one
own, child = int(status[status.index("VmHWM:") + 1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([item.reason if isinstance(item, Skipped) else "", own // 1024, child // 1024]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited, and measured in these units, on Linux")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_hostile_file_costs_before_its_first_article(name: str, tmp_path: Path) -> None:
    """The limit of processor time holds by itself: a file that reached it would be given up with another sentence."""
    file, make, reason = HOSTILE[name]
    (tmp_path / file).write_bytes(make())
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, tmp_path / file], env=environment, capture_output=True, text=True, check=True
    )
    said, own, child = json.loads(run.stdout)
    assert (reason in said) if reason else not said
    assert max(own, child) < MOST_MEMORY
