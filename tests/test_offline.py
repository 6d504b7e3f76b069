"""Nothing leaves the machine, and nothing is written but where the README says: seen from below Python."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PATIENCE, ROOT, free_port, wait_for
from playwright.sync_api import Browser, expect
from strace import Trace, find_strace, start_traced, stop

IDLE = 60  # seconds
CONTROL = 20  # seconds; onnxruntime first reports some 9 seconds after it was loaded
MODEL = ROOT / "analysis" / "tagger" / "model" / "quotient.onnx"
ARTICLE = "“We will stay,” said Mayor Anna Kirk of Port Harrow. She told reporters that the bridge was safe.\n"
# Each asks its reader for the network: an address alone (htmldate would fetch it), a DTD, a base, a picture, a style
TEMPTING = {
    "address.html": "http://quay.example/story",
    "page.html": f"""<!DOCTYPE html SYSTEM "http://quay.example/x.dtd" [<!ENTITY x SYSTEM "http://quay.example/x">]>
<html><head><base href="http://quay.example/"><link rel="stylesheet" href="x.css"></head>
<body><article><p>{ARTICLE * 5}&x;</p><img src="x.png"></article></body></html>""",
    "address.json": '[{"text": "http://quay.example/story"}]',
}
TOO_LONG = ARTICLE * 20_000  # of some megabytes, which the server doesn't keep in memory alone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux alone")


class Home:
    """A home directory and whatever else a program may write to, all of them new."""

    def __init__(self, folder: Path):
        self.home, self.temporary, self.output, self.trace = (folder / n for n in ("home", "tmp", "out", "trace"))
        for own in (self.home, self.temporary, self.trace):
            own.mkdir()
        self.log = folder / "log"
        # Nothing else: a setting that switches off a report (that of a test server, for instance) must not come from here
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.home), "TMPDIR": str(self.temporary)}

    def start(self, *arguments: str | Path) -> tuple[subprocess.Popen, Trace]:
        with open(self.log, "w", encoding="utf-8") as said:
            return start_traced(
                [sys.executable, *arguments], self.trace, cwd=ROOT, env=self.environment,
                stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def run(self, *arguments: str | Path) -> Trace:
        """What a program tried from its start to its end."""
        process, trace = self.start(*arguments)
        try:
            process.wait(2 * PATIENCE)
        finally:
            stop(process)
        return trace

    def elsewhere(self, written: set[Path]) -> set[Path]:
        """Of what was written, what lies outside the places that the README names."""
        places = {
            "~/.local/share/quotient": self.home / ".local" / "share" / "quotient",
            "/tmp": self.temporary,
            "--output FOLDER": self.output,
        }
        section = (ROOT / "README.md").read_text(encoding="utf-8").partition("What it writes, and where:")[2]
        named = re.findall(r"^\| `(.+?)` \|", section.partition("\n\n**")[0], re.MULTILINE)
        assert set(named) == {*places, "__pycache__"}
        allowed = [*places.values(), *(up for place in places.values() for up in place.parents), Path("/dev/null")]
        return {
            path
            for path in written
            if path not in allowed
            and "__pycache__" not in path.parts
            and not any(path.is_relative_to(place) for place in places.values())
        }


@pytest.fixture(scope="module")
def visited(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, Trace, float]]:
    """The app, with its trace and the time when its one visitor left. It idles while the other tests run."""
    home, port = Home(tmp_path_factory.mktemp("app")), free_port()
    home.environment["BROWSER"] = "true"  # what `make run` opens at the start
    server, trace = home.start("-m", "streamlit", "run", "app.py", "--server.port", str(port))
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, home.log)
        _visit(browser, f"http://127.0.0.1:{port}")
        yield home, trace, time.monotonic()
        assert server.poll() is None, home.log.read_text(encoding="utf-8")
    finally:
        stop(server)


def _visit(browser: Browser, url: str) -> None:
    """Read the samples and upload a large file."""
    expect.set_options(timeout=PATIENCE * 1000)
    context = browser.new_context(base_url=url)
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Try 16 sample articles").click()
    expect(page.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    page.goto("/")
    page.get_by_text("Add articles").click()
    page.get_by_role("tab", name="Upload files").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "long.txt", "mimeType": "text/plain", "buffer": TOO_LONG.encode()}
    )
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("Split it and try again")).to_be_visible()
    context.close()


# Without the opt-out the library reaches for the network and leaves files: what is watched here sees it
@pytest.mark.usefixtures("visited")
@pytest.mark.parametrize(("settings", "is_caught"), [({}, True), ({"ORT_DISABLE_TELEMETRY": "1"}, False)])
def test_library_is_caught_without_its_opt_out(settings: dict[str, str], is_caught: bool, tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.environment |= settings
    code = f"import onnxruntime, time; session = onnxruntime.InferenceSession({str(MODEL)!r}); time.sleep({CONTROL})"
    trace = home.run("-c", code)
    caught = {path.name for path in home.elsewhere(trace.written())}
    assert bool(trace.asked()) is is_caught
    assert ("onnxruntime.db" in caught) is is_caught


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80))",
        "import socket; socket.create_connection(('2001:db8::1', 80))",
        "import socket; socket.getaddrinfo('quay.example', 80)",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
        # a resolver on this machine asks others
        "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.1', 53))",
        "import socket; socket.socket(socket.AF_UNIX).connect('/run/resolver')",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket; socket.create_connection((\"192.0.2.1\", 80))'])",
    ],
)
def test_attempts_are_seen(code: str, tmp_path: Path) -> None:
    assert Home(tmp_path).run("-c", code).asked()


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.chdir({0!r}); open('stray', 'w')",
        "import os; os.mkdir({0!r} + '/stray')",
        "open({0!r} + '/kept', 'w'); import os; os.rename({0!r} + '/kept', {0!r} + '/stray')",
        "import os; os.symlink('/nowhere', {0!r} + '/stray')",
        # where it may not write it would, if it could
        "open('/proc/stray', 'w')",
    ],
)
def test_stray_files_are_seen(code: str, tmp_path: Path) -> None:
    home = Home(tmp_path)
    trace = home.run("-c", code.format(str(home.home)))
    assert "stray" in {path.name for path in home.elsewhere(trace.written())}


def test_connections_within_the_machine_are_none(tmp_path: Path) -> None:
    code = "import socket; s = socket.create_server(('127.0.0.1', 0)); socket.socket().connect_ex(s.getsockname())"
    assert Home(tmp_path).run("-c", code).asked() == []


def test_command_line(tmp_path: Path) -> None:
    home = Home(tmp_path)
    tempting = tmp_path / "tempting"
    tempting.mkdir()
    for name, text in TEMPTING.items():
        (tempting / name).write_text(text, encoding="utf-8")
    trace = home.run("-m", "analysis", ROOT / "sample_data", tempting, "--output", home.output)
    assert (home.output / "quotes.csv").exists(), home.log.read_text(encoding="utf-8")
    assert trace.asked() == []
    assert home.elsewhere(trace.written()) == set()


def test_app_through_start_reading_and_a_minute_of_idling(visited: tuple[Home, Trace, float]) -> None:
    home, trace, left = visited
    time.sleep(max(0.0, left + IDLE - time.monotonic()))
    assert trace.asked() == []
    written = trace.written()
    assert any(path.is_relative_to(home.home / ".local" / "share" / "quotient") for path in written)
    assert any(path.is_relative_to(home.temporary) for path in written)
    assert home.elsewhere(written) == set()


def test_strace_is_there() -> None:
    assert Path(find_strace()).exists()
