"""Two people with two logins, in a real browser: nobody finds what is another's."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PATIENCE, ROOT, free_port, wait_for
from factories import HARBOUR, WEATHER
from identity_provider import CLIENT, SECRET, provider
from playwright.sync_api import Browser, Page, expect

SETTINGS = """[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "a long random text, for a test alone"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@pytest.fixture
def guarded_app(tmp_path: Path) -> Iterator[str]:
    """The address of an app that asks for a login."""
    port = free_port()
    url, settings, log_file = f"http://127.0.0.1:{port}", tmp_path / "secrets.toml", tmp_path / "log"
    with provider() as identity, open(log_file, "w", encoding="utf-8") as log:
        filled = SETTINGS.format(app=url, client=CLIENT, secret=SECRET, provider=identity.url)
        settings.write_text(filled, encoding="utf-8")
        options = ["--server.headless", "true", "--server.port", str(port), "--secrets.files", str(settings)]
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *options],
            cwd=ROOT,
            env={**os.environ, "QUOTIENT_DATA": str(tmp_path / "data")},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"{url}/_stcore/health", server, log_file)
            yield url
        finally:
            server.terminate()
            server.wait()


def visit(browser: Browser, url: str) -> Page:
    context = browser.new_context(base_url=url)
    context.set_default_timeout(PATIENCE * 1000)
    return context.new_page()


def log_in(page: Page, name: str) -> None:
    page.goto("/")
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("link", name=name).click()
    expect(page.get_by_text(f"You are logged in as {name}.")).to_be_visible()


def add(page: Page, text: str) -> str:
    """The address of the article, which is now there."""
    page.get_by_role("textbox", name="Paste the whole article").fill(text)
    page.get_by_role("button", name="Analyse", exact=True).click()
    expect(page.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    expect(page.get_by_text("1 article,")).to_be_visible()
    return page.url


def test_each_finds_their_own_and_nothing_of_the_other(browser: Browser, guarded_app: str) -> None:
    expect.set_options(timeout=PATIENCE * 1000)
    ana, bo = visit(browser, guarded_app), visit(browser, guarded_app)
    log_in(ana, "Ana Lim")
    of_ana = add(ana, HARBOUR)
    log_in(bo, "Bo Tarr")
    expect(bo.get_by_text("Nothing that you paste or upload leaves")).to_be_visible()
    add(bo, WEATHER)
    # a link to what is another's leads nowhere
    bo.goto(of_ana)
    expect(bo.get_by_text("The link is to an article that is not here.")).to_be_visible()
    expect(bo.get_by_text("Port Ellery")).to_have_count(0)
    # who logs out finds nothing, and everything again at the next login, in another browser too
    ana.get_by_role("button", name="Log out").click()
    expect(ana.get_by_role("button", name="Log in", exact=True)).to_be_visible()
    ana.goto(of_ana)
    expect(ana.get_by_role("button", name="Log in", exact=True)).to_be_visible()
    expect(ana.get_by_text("Port Ellery")).to_have_count(0)
    again = visit(browser, guarded_app)
    log_in(again, "Ana Lim")
    again.goto(of_ana)
    expect(again.get_by_text("1 article,")).to_be_visible()
    for page in (ana, bo, again):
        page.context.close()
