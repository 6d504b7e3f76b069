"""Find the browser that the tests drive, and install one if there is none: `python tests/browser.py`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "The browser tests need Chromium or Google Chrome, and neither is here. Install one: apt-get install chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str:
    """The path of a browser; raises RuntimeError with a sentence that says what to install."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    if path := _find_playwright_chromium():
        return path
    raise RuntimeError(MISSING)


def expect_page(page: Page, name: str) -> None:
    """The page of the app that has this heading is there, down to its last part.

    The sign of a running script comes half a second late and is no sign at all; the app's own attribute is.
    """
    from playwright.sync_api import expect

    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def _find_playwright_chromium() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def install_browser() -> None:
    """Debian's package if we may install it, else the build that playwright offers."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _try("apt-get", "update", "--quiet")
        _try("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium", "fonts-dejavu-core")
    if not any(map(shutil.which, NAMES)):
        _try(sys.executable, "-m", "playwright", "install", "chromium")


def _try(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment, check=False)


if __name__ == "__main__":
    try:
        find_browser()
    except RuntimeError:
        sys.stderr.write("There is no browser for the tests yet; installing one.\n")
        install_browser()
