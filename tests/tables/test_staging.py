"""A folder of tables that a run replaces, whatever kills the run."""

import csv
import io
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from factories import make_analyses

from analysis.tables.columns import COLUMNS
from analysis.tables.folder import pack, write_folder
from analysis.tables.staging import staged

ROOT = Path(__file__).parents[2]
FIRST, SECOND = [pack(a) for a in make_analyses()[:2]], [pack(a) for a in make_analyses()[1:]]

# Writes what is pickled into a folder, and kills itself just before it renames or removes a file for the nth time
WRITE_AND_DIE = """
import os, pathlib, pickle, signal, sys
from analysis.tables.folder import write_folder

folder, packs, step = sys.argv[1:]
left = int(step)

def count(event, _):
    global left
    if event in ("os.rename", "os.remove", "os.rmdir"):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
write_folder(pathlib.Path(folder), pickle.loads(pathlib.Path(packs).read_bytes()), {})
"""


def files_of(folder: Path) -> dict[str, bytes]:
    """All files that are not hidden, by their path."""
    paths = (p for p in folder.rglob("*") if p.is_file())
    names = {p.relative_to(folder): p for p in paths}
    return {str(name): p.read_bytes() for name, p in names.items() if not name.parts[0].startswith(".")}


def break_off(folder: Path) -> None:
    """A run that begins in the folder, and is stopped before its first article."""

    def found():
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        write_folder(folder, found(), {})


@pytest.fixture
def written(tmp_path: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What the folder holds after the first run, and what after the second."""
    write_folder(tmp_path / "one", FIRST, {})
    write_folder(tmp_path / "two", SECOND, {})
    return files_of(tmp_path / "one"), files_of(tmp_path / "two")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("step", [1, 2, 3, 4, 7, 10, 11, 12, 13, 14, 15, 16])
def test_a_killed_run_leaves_the_old_or_the_new_files(step: int, tmp_path: Path, written) -> None:
    old, new = written
    folder, packs = tmp_path / "out", tmp_path / "packs"
    packs.write_bytes(pickle.dumps(SECOND))
    write_folder(folder, FIRST, {})
    ended = subprocess.run([sys.executable, "-c", WRITE_AND_DIE, folder, packs, str(step)], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL

    # Whatever was reached, every article that the table names has its text
    for row in csv.DictReader(io.StringIO((folder / "articles.csv").read_text("utf-8-sig"), newline="")):
        assert (folder / "texts" / f"{row['article_id']}.txt").exists()
    if step == 1:
        assert files_of(folder) == old

    # The next run into the folder finishes what was begun, and leaves nothing behind
    break_off(folder)
    assert files_of(folder) == (old if step == 1 else new)
    assert {path.name for path in folder.iterdir()} == {"texts", *(f"{name}.csv" for name in COLUMNS)}


# A run that is killed while it reads leaves texts behind, but not for longer than until the next one
def test_what_a_killed_run_has_left_is_removed(tmp_path: Path, written) -> None:
    folder = tmp_path / "out"
    write_folder(folder, FIRST, {})
    left = folder / ".new-abc"
    (left / "texts").mkdir(parents=True)
    (left / "texts" / "0123456789ab.txt").write_text("Not to be found.")
    break_off(folder)
    assert not left.exists()
    assert files_of(folder) == written[0]


def test_two_runs_into_one_folder(tmp_path: Path) -> None:
    with staged(tmp_path) as new:
        with pytest.raises(OSError, match="Another run is writing"), staged(tmp_path):
            pass
        assert new.is_dir()


@pytest.mark.parametrize("place", ["quotes.csv", "texts/0123456789ab.txt"])
def test_a_folder_in_the_place_of_a_file(place: str, tmp_path: Path) -> None:
    (tmp_path / place).mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    asked: list[str] = []

    def found():
        asked.append("first")
        yield from FIRST

    with pytest.raises(OSError, match="is a folder where a file has to go"):
        write_folder(tmp_path, found(), {})
    assert not asked
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_in_the_place_of_the_texts(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("Mine.")
    with pytest.raises(OSError, match="is a file where a folder has to go"), staged(tmp_path):
        pass


# As when a spreadsheet holds it: nothing is replaced, and the sentence names the file
def test_a_table_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path, FIRST, {})
    before = files_of(tmp_path)
    open_path = Path.open

    def refuse(self: Path, mode: str = "r", *args, **kwargs):
        if self.name == "speakers.csv" and mode == "r+b":
            raise PermissionError(13, "Permission denied", str(self))
        return open_path(self, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OSError, match=r"speakers\.csv can't be replaced: .* open in another program"):
        write_folder(tmp_path, SECOND, {})
    monkeypatch.undo()
    assert files_of(tmp_path) == before


# Taken between the last look and the move: the new files wait for the next run
def test_a_table_that_is_taken_at_the_last_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written) -> None:
    folder = tmp_path / "out"
    write_folder(folder, FIRST, {})
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "quotes.csv":
            raise PermissionError(13, "Permission denied", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match=r"could be replaced: Permission denied .* wait in .*\.ready"):
        write_folder(folder, SECOND, {})
    monkeypatch.undo()
    break_off(folder)
    assert files_of(folder) == written[1]
