"""The README keeps its word: its example runs, and prints what it says."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_the_readme_says(tmp_path: Path) -> None:
    found = re.search(r"```python\n(?P<code>.+?)```\n\n```\n(?P<output>.+?)```", README, re.S)
    assert found
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run(
        [sys.executable, "-c", found["code"]],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == ""
    assert ended.stdout == found["output"]


def test_every_file_that_the_readme_names_is_there() -> None:
    rooms = dict(re.findall(r"^\| `(\w+)/` \| .+ \| (`.+`) \|$", README, re.M))
    assert set(rooms) >= {"intake", "tagger", "mentions", "coreference", "quotations", "attribution", "tables"}
    for room, files in rooms.items():
        for name in re.findall(r"`([^`]+)`", files):
            assert (ROOT / "analysis" / room / name).exists(), f"{room}/{name}"
