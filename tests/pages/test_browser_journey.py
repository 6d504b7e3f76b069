"""One person's work from the samples to the report, with the server killed in the middle."""

import io
import os
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import PATIENCE, ROOT, free_port, wait_for
from playwright.sync_api import Browser, Download, Page, expect

ARTICLE = "Merrow shares jump after Saltgate vote"


@contextmanager
def serve(port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The app on this port, its data in this folder; killed at the end without a warning."""
    options = ["--server.headless", "true", "--server.port", str(port)]
    with open(folder / "log", "w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *options],
            cwd=ROOT,
            env={**os.environ, "QUOTIENT_DATA": str(folder / "data")},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, folder / "log")
            yield server
        finally:
            server.send_signal(signal.SIGKILL)
            server.wait()


def go(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, exact=True, level=1)).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("dialog").get_by_role("combobox", name=re.compile(label))
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save the correction").click()
    expect(page.get_by_role("dialog", name=re.compile("Correct"))).to_have_count(0)


def correct_a_speaker_and_a_spelling(page: Page) -> None:
    go(page, "Read")
    page.get_by_role("button", name=ARTICLE).click()
    page.locator(".mark.content", has_text="The market is paying").click()
    page.get_by_role("button", name="Wrong speaker?").click()
    choose(page, "Who says this", "Declan Voss")
    save(page)
    expect(page.locator(".legend")).not_to_contain_text("Gregor Haas")  # drawn anew
    page.get_by_test_id("stMain").get_by_text("Names", exact=True).click()
    expect(page.locator(".root.no-names")).to_have_count(0)
    page.locator(".mark.entity", has_text="NSB").first.click()
    page.get_by_role("button", name="Correct this name").last.click()
    page.get_by_role("dialog").get_by_role("textbox", name="Name").fill("Norrick Savings")
    save(page)


def download(page: Page, key: str) -> bytes:
    with page.expect_download() as found:
        page.locator(f".st-key-{key}").get_by_role("button").click()
    taken: Download = found.value
    return Path(taken.path()).read_bytes()


def test_work_is_put_right_found_again_and_taken_away(browser: Browser, tmp_path: Path) -> None:
    expect.set_options(timeout=PATIENCE * 1000)
    port = free_port()
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}", accept_downloads=True)
    page = context.new_page()
    with serve(port, tmp_path):
        page.goto("/")
        page.get_by_role("button", name="Try 16 sample articles").click()
        expect(page.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
        correct_a_speaker_and_a_spelling(page)
        page.goto("/Compare")
        expect(page.get_by_role("heading", name="Compare", exact=True)).to_be_visible()
        page.goto("/Find")
        page.get_by_role("textbox").first.fill("harbour")
        page.keyboard.press("Enter")
        expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    with serve(port, tmp_path):
        page.goto("/")
        page.get_by_text(re.compile(r"^Corrections \(2\)")).click()
        expect(page.get_by_text("Speaker: Declan Voss, not Gregor Haas")).to_be_visible()
        undo = page.get_by_role("button", name="Undo", exact=True)
        undo.first.click()
        expect(page.get_by_role("button", name="Redo", exact=True)).to_have_count(1)
        expect(undo).to_have_count(1)
        with zipfile.ZipFile(io.BytesIO(download(page, "take_zip"))) as archive:
            rows = archive.read("corrections.csv").decode("utf-8-sig")
        assert '"set_speaker"' in rows and '"undone"' in rows
        page.get_by_role("button", name="Other forms").click()
        assert "Speaker: Declan Voss, not Gregor Haas" in download(page, "take_report").decode()
    context.close()
