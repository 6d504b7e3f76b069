"""The library that runs the model is told to report nothing before it is loaded."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.telemetry import OPT_OUT

ROOT = Path(__file__).parent.parent
LOADS = re.compile(r"^\s*(?:import|from) onnxruntime\b", re.MULTILINE)


def run(code: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != OPT_OUT} | settings
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "way_in", ["analysis", "analysis.tagger", "analysis.parallel.worker", "pages.ui.state.server", "training"]
)
@pytest.mark.parametrize("before", ["", "0"])
def test_every_way_in_switches_it_off(way_in: str, before: str) -> None:
    ended = run(f"import os, {way_in}; print(os.environ['{OPT_OUT}'])", **{OPT_OUT: before})
    assert ended.stdout == "1\n", ended.stderr


# `import onnxruntime` stands for it here: the real one would leave its files behind
LOADED = "import sys, types; sys.modules['onnxruntime'] = types.ModuleType('onnxruntime'); import analysis"


def test_loaded_before_is_an_error_that_says_what_to_do() -> None:
    ended = run(LOADED)
    assert ended.returncode == 1
    assert f"Import analysis before onnxruntime, or set {OPT_OUT}=1" in ended.stderr


def test_loaded_before_with_the_opt_out_is_fine() -> None:
    assert run(LOADED, **{OPT_OUT: "1"}).returncode == 0


# The linter lets pages and tests import streamlit, and with it whatever else is banned
def test_nothing_else_loads_it() -> None:
    folders = ("analysis", "pages", "tests", "training")
    sources = [ROOT / "app.py", *(path for folder in folders for path in (ROOT / folder).rglob("*.py"))]
    found = {str(path.relative_to(ROOT)) for path in sources if LOADS.search(path.read_text(encoding="utf-8"))}
    assert found == {"analysis/tagger/onnx_tagger.py", "training/export.py"}
