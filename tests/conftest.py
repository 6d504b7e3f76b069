"""Fixtures for all tests: a process without a network, and the app in a real browser."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import FLAGS, find_browser
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent
PATIENCE = 30  # seconds: a busy machine may be slow, a broken app never gets there


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs annotated corpora where there are none."""
    if os.environ.get("QUOTIENT_CORPORA"):
        return
    away = [item for item in items if item.get_closest_marker("corpora")]
    config.hook.pytest_deselected(items=away)
    items[:] = [item for item in items if item not in away]


@pytest.fixture(autouse=True)
def _forget_between_tests() -> Iterator[None]:
    """What the app's caches keep, and who has come, would survive from one test to the next in this process."""
    yield
    if background := sys.modules.get("pages.ui.state.background"):
        background._others.clear()
    if streamlit := sys.modules.get("streamlit"):
        streamlit.cache_data.clear()
        streamlit.cache_resource.clear()


@pytest.fixture(autouse=True)
def _own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the app keeps between visits goes nowhere else."""
    monkeypatch.setenv("QUOTIENT_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def run_offline(tmp_path: Path) -> Iterator[Callable[..., subprocess.CompletedProcess[str]]]:
    """Run Python with these arguments from the project's folder, without a network.

    The test fails if anything asked for one, also if the attempt was caught.
    """
    log = tmp_path / "asked-for-the-network"
    paths = [str(ROOT / "tests" / "offline"), str(ROOT)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OFFLINE_LOG": str(log)}

    def run(*arguments: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *map(str, arguments)]
        return subprocess.run(
            command, cwd=ROOT, env=environment | changes, capture_output=True, text=True, check=False, timeout=300
        )

    yield run
    assert not log.exists(), log.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def app_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the app keeps its collections."""
    return tmp_path_factory.mktemp("app") / "data"


@pytest.fixture(scope="session")
def app_url(app_data: Path) -> Iterator[str]:
    """The address of the app, running by itself with an empty data folder."""
    port = free_port()
    folder = app_data.parent
    options = ["--server.headless", "true", "--server.port", str(port), "--server.address", "127.0.0.1"]
    with open(folder / "log", "w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *options],
            cwd=ROOT,
            env={**os.environ, "QUOTIENT_DATA": str(app_data)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(f"{url}/_stcore/health", server, folder / "log")
            yield url
        finally:
            server.terminate()
            server.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    path = find_browser()  # outside, because it may ask playwright itself
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture
def empty_app(app_url: str, app_data: Path) -> str:
    """The address of the app, in which there is nothing yet: whoever sits at this computer is one person, in any browser."""
    file = app_data / "quotient.sqlite"
    if file.exists():
        with closing(sqlite3.connect(file, timeout=PATIENCE)) as database, database:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("DELETE FROM owners")
            database.execute("DELETE FROM texts")
    return app_url


@pytest.fixture
def page(browser: Browser, empty_app: str) -> Iterator[Page]:
    """A window on the app, in which there is nothing yet; `page.goto("/Quotes")` opens a page.

    The test fails if the window asked any other host for anything, or if a script in it broke.
    """
    expect.set_options(timeout=PATIENCE * 1000)
    context = browser.new_context(base_url=empty_app, viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE * 1000)
    asked, broken = [], []
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: broken.append(str(error.error)))
    page = context.new_page()
    page.on("websocket", lambda websocket: asked.append(websocket.url))
    yield page
    context.close()
    addresses = map(urlsplit, asked)  # "data:" and "blob:" have no host
    assert {a.geturl() for a in addresses if a.netloc and a.netloc != urlsplit(empty_app).netloc} == set()
    assert broken == []


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The app did not start:\n{log.read_text(encoding='utf-8')}")
