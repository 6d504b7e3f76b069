"""Every page, light and dark, by the rules of axe-core for WCAG A and AA, and for the order of headings."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import expect_page
from playwright.sync_api import Browser, Page, expect

from pages.ui.layout.page_frame import PAGES

PATIENCE = 30_000  # milliseconds: sixteen articles are analysed first
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"heading-order": {"enabled": True}},
}


@pytest.fixture
def window(browser: Browser, empty_app: str) -> Iterator[Page]:
    """A window whose pages may be given a script to run: axe."""
    expect.set_options(timeout=PATIENCE)
    with browser.new_context(base_url=empty_app, viewport={"width": 1280, "height": 900}, bypass_csp=True) as context:
        yield context.new_page()


def find_barriers(page: Page) -> list[str]:
    """What axe objects to, with the element."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url}: {one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]]


def test_no_page_shuts_anybody_out(window: Page) -> None:
    window.goto("/")
    window.get_by_role("button", name="Try 16 sample articles").click()
    expect(window.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    barriers = []
    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)
        for name in PAGES:
            window.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
            expect_page(window, name)
            barriers += find_barriers(window)
    assert barriers == []


def test_menu_of_a_phone_closes_after_a_choice(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/Methods")
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_have_count(0)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Archive", exact=True).click()
    expect(page.get_by_role("heading", name="Archive", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
