"""An import that is killed, again and again, at any moment: what it had confirmed is there, and in the end nothing is missing."""

import json
import os
import random
import subprocess
import sys

import killed_import
import pytest
from killed_import import ARTICLES

from pages.ui.state.database import analyses, articles, collections, connection, imports, owners
from pages.ui.state.database.place import Place

KILLS = 50
MOST_LINES = 60  # heard before the kill

pytestmark = pytest.mark.skipif(not hasattr(os, "kill") or sys.platform == "win32", reason="Windows knows no SIGKILL")


def test_what_was_confirmed_survives_fifty_kills() -> None:
    chance = random.Random(7)
    place = collections.find_chosen(owners.enter("local", lasts=True))
    finished = kills = 0
    while kills < KILLS or not finished:
        heard, was_killed = _run(chance if kills < KILLS else None)
        kills += was_killed
        _check(place, heard)
        if heard["over"]:
            assert articles.count(place) == heard["analysed"] == ARTICLES
            assert imports.find(place) is None
            finished += 1
            place = collections.create(place.owner, f"Again {finished}")
            collections.choose(place)


def _run(chance: random.Random | None) -> tuple[dict[str, int], bool]:
    """Go on with the import and kill it at some moment, or not. Returns what it has last said, and whether it was killed."""
    with subprocess.Popen([sys.executable, killed_import.__file__], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = chance.randint(1, MOST_LINES) if chance else -1
        heard = {"begun": 0, "read": 0, "analysed": 0, "over": 0}
        for line in process.stdout:
            heard = json.loads(line)
            lines -= 1
            if lines == 0:
                process.kill()
                break
        rest = process.stdout.read().splitlines()
        process.wait()
        for line in rest:  # said between the last line heard and the kill; the last may be cut
            if line.endswith("}"):
                heard = json.loads(line)
    return heard, process.returncode < 0


def _check(place: Place, heard: dict[str, int]) -> None:
    kept = articles.load(place)[1]
    assert len(kept) >= heard["read"]
    assert len(analyses.load(kept)) >= heard["analysed"]
    begun = imports.find(place)
    if heard["begun"] and not heard["over"]:  # else killed after its end, before it could say so
        assert len(kept) + (begun.files if begun else 0) == ARTICLES
    ask = connection.connect().execute
    assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert ask("PRAGMA foreign_key_check").fetchall() == []
