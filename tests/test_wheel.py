"""The package as others install it: built, put into an environment of its own, and used from any folder."""

import csv
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STORY = "“We will not move,” said Ada Brook, the harbour master.\n"
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


def run(*command: str | Path, cwd: Path) -> str:
    ended = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("quotient-*.whl")
    return built


def test_the_wheel_has_the_app_and_all_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {
        "analysis/py.typed",
        "analysis/__init__.pyi",
        "analysis/tagger/model/quotient.onnx",
        "analysis/lexicons/titles.txt",
        "analysis/attribution/weights.json",
        "quotient_app/app.py",
        "quotient_app/pages/1_Overview.py",
        "quotient_app/docs/methods.md",
        "quotient_app/.streamlit/config.toml",
    } <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"analysis", "quotient_app", "quotient"}
    assert not [name for name in names if "test" in name or "__pycache__" in name]


def test_it_asks_for_what_requirements_name(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        [path] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        lines = archive.read(path).decode().splitlines()
    asked = {line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")}
    listed = (
        line.partition("#")[0].strip().replace("_", "-")
        for line in (ROOT / "requirements.txt").read_text().splitlines()
    )
    assert {name for name in asked if "extra ==" not in name} == set(filter(None, listed))


def test_installed_it_reads_articles_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "fresh", cwd=tmp_path)
    programs = tmp_path / "fresh" / ("Scripts" if sys.platform == "win32" else "bin")
    site = Path(
        run(programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip()
    )
    (site / "here.pth").write_text(sysconfig.get_path("purelib"))  # what it asks for is here already
    run(programs / "python", *PIP, "install", "--no-deps", wheel, cwd=tmp_path)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    printed = run(programs / "quotient", "analyse", "story.txt", "--output", "out", cwd=tmp_path)
    assert printed.startswith("1 articles, 10 words, 1 quotations, 0 skipped;")
    with (tmp_path / "out" / "quotes.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["speaker"] for row in csv.DictReader(file)] == ["Ada Brook"]
    code = "from analysis import Article, analyse, tables; print(len(analyse(Article('It rained.')).sentences))"
    assert run(programs / "python", "-c", code, cwd=tmp_path) == "1\n"
    assert run(programs / "quotient", "--version", cwd=tmp_path).startswith("quotient ")


def test_importing_it_loads_nothing_heavy() -> None:
    code = (
        "import sys, analysis; print(*sorted({'pandas', 'plotly', 'numpy', 'onnxruntime', 'lxml'} & set(sys.modules)))"
    )
    assert run(sys.executable, "-c", code, cwd=ROOT) == "\n"
