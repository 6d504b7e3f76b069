"""Articles on the server's disk."""

import json
import os
import stat
import threading
import time
from pathlib import Path

import pytest
from factories import make_article

from pages.ui.state import store

FULL = make_article(
    "The quay. “Ours,” she said.\r\nTwo 🙂 \ud800 \x00 ends",
    [("Two", "by hand")],
    file="news.zip/a.txt",
    title="Quay",
    outlet="Post",
    byline="Ada Quill",
    published="2031-05-03",
    url="https://post.example",
    language="en",
    notes=("One.", "Two."),
)
OTHER = make_article("The market.")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUOTIENT_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_articles_come_back_as_they_were() -> None:
    assert store.save("me", [FULL, OTHER])
    assert store.load("me") == [FULL, OTHER]


def test_changed_article_keeps_its_place() -> None:
    store.save("me", [FULL, OTHER])
    changed = make_article(FULL.text, title="Another title")
    store.save("me", [changed])
    assert store.load("me") == [changed, OTHER]


def test_forgotten_articles_are_gone(folder: Path) -> None:
    store.save("me", [FULL, OTHER])
    store.forget("me", [FULL.id])
    assert store.load("me") == [OTHER]
    store.forget("me")
    assert store.load("me") == []
    assert list(folder.iterdir()) == []


def test_each_browser_has_its_own(folder: Path) -> None:
    store.save("me", [FULL])
    assert store.load("you") == []
    assert store.load("../me") == []
    assert "me" not in {path.name for path in folder.iterdir()}  # who lists the folders does not see the cookies


def test_browser_without_a_cookie_keeps_nothing(folder: Path) -> None:
    assert not store.save("", [FULL])
    assert store.load("") == []
    store.forget("", [FULL.id])
    store.forget("")
    assert not folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_only_this_user_can_read_them(folder: Path) -> None:
    store.save("me", [FULL])
    [own] = folder.iterdir()
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, own, *own.iterdir())]
    assert modes == [0o700, 0o700, 0o600]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"added": 1}',
        b'{"added": "x", "article": {}}',
        b'{"added": 1, "article": {"text": 7}}',
        json.dumps({"added": 1, "article": {"text": "a", "left_out": [{"start": 1}], "notes": []}}).encode(),
        b"\xff\xfe",
    ],
)
def test_broken_file_does_not_hide_the_others(folder: Path, content: bytes) -> None:
    store.save("me", [OTHER])
    [own] = folder.iterdir()
    (own / "0123456789ab.json").write_bytes(content)
    assert store.load("me") == [OTHER]


def test_there_is_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MAX_BYTES", 1_000)
    assert store.save("me", [OTHER])
    assert not store.save("me", [make_article("long " * 300)])
    assert store.load("me") == [OTHER]


def test_full_disk_is_no_reason_to_break(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    assert not store.save("me", [FULL])
    assert [path for path in folder.rglob("*") if path.is_file()] == []  # nothing half written stays


def test_old_articles_are_cleared_away(folder: Path) -> None:
    store.save("me", [FULL])
    store.save("you", [OTHER])
    [mine] = [path.parent for path in folder.rglob(f"{FULL.id}.json")]
    long_ago = time.time() - (store.HOURS + 1) * 3600
    os.utime(mine, (long_ago, long_ago))
    store.clean()
    assert store.load("me") == []
    assert store.load("you") == [OTHER]


def test_looking_at_them_keeps_them_longer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save("me", [FULL])
    [own] = folder.iterdir()
    earlier = time.time() - (store.HOURS - 1) * 3600
    os.utime(own, (earlier, earlier))
    store.load("me")
    monkeypatch.setattr(store.time, "time", lambda: earlier + (store.HOURS + 1) * 3600)
    store.clean()
    assert store.load("me") == [FULL]


def test_the_least_recently_used_go_when_there_are_too_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save("old", [make_article("old " * 100)])
    [old] = folder.iterdir()
    os.utime(old, (time.time() - 100, time.time() - 100))
    store.save("new", [make_article("new " * 100)])
    monkeypatch.setattr(store, "MAX_ALL_BYTES", 1_000)
    store.clean()
    assert (len(store.load("old")), len(store.load("new"))) == (0, 1)


def test_the_server_cleans_every_hour(clock: list[float]) -> None:
    store.save("me", [FULL])
    hours, done = iter([*range(store.HOURS + 1)]), threading.Event()

    def wait(seconds: float) -> bool:
        clock[0] += seconds
        if next(hours, None) is None:
            done.set()
            return True
        return False

    store.keep_clean(wait)
    assert done.wait(30)
    assert store.load("me") == []


def test_a_save_cleans_once_an_hour_has_passed(folder: Path, clock: list[float]) -> None:
    store.save("you", [OTHER])
    [yours] = folder.iterdir()
    store.clean()
    os.utime(yours, (clock[0] - store.HOURS * 3600 + 1,) * 2)  # runs out in a second
    clock[0] += store.CLEAN_SECONDS - 1
    store.save("me", [FULL])
    assert yours.exists()
    clock[0] += 2
    store.save("me", [FULL])
    assert not yours.exists()


def test_a_save_keeps_everybody_below_the_cap(
    folder: Path, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MAX_ALL_BYTES", 3_000)
    monkeypatch.setattr(store, "CLEAN_BYTES", 1_500)
    store.clean()
    for owner in ("one", "two", "three", "four"):
        store.save(owner, [make_article(f"{owner} " * 300)])
        for path in folder.iterdir():  # each a minute older than the next
            os.utime(path, (path.stat().st_mtime - 60,) * 2)
    assert sum(path.stat().st_size for path in folder.rglob("*.json")) <= 3_000 + 1_500
    assert (len(store.load("one")), len(store.load("four"))) == (0, 1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What time it is, in the one cell of the list."""
    now = [time.time()]
    monkeypatch.setattr(store.time, "time", lambda: now[0])
    return now
