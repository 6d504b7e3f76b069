"""What a hostile file may cost, and what it takes with it."""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hostile_files import BODY, HOSTILE, measure

from analysis.intake import documents, sandbox
from analysis.records import Skipped

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


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited, and measured in these units, on Linux")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_hostile_file_costs_before_its_first_article(name: str, tmp_path: Path) -> None:
    """The limit of processor time holds by itself: a file that reached it would be given up with another sentence."""
    file, make, reason = HOSTILE[name]
    (tmp_path / file).write_bytes(make())
    cost = measure(tmp_path / file)
    assert (reason in cost.said) if reason else not cost.said
    assert max(cost.own, cost.child) < MOST_MEMORY
