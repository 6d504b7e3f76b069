"""The Articles page and what all pages share, in a real browser."""

import re
from pathlib import Path

import pytest
from factories import HARBOUR, INTERVIEW, WEATHER
from playwright.sync_api import Browser, Page, expect

BOX = "Paste the whole article"


def open_articles(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Articles")).to_be_visible()
    expect(page.get_by_text("No article at hand?")).to_be_visible()  # the last thing that is drawn


def paste(page: Page, text: str, button: str) -> None:
    page.get_by_role("textbox", name=BOX).fill(text)
    page.get_by_role("button", name=button, exact=True).click()


def expect_page(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    expect(page.get_by_role("tab", name=name, selected=True)).to_be_visible()


def test_from_the_paste_to_the_overview_and_back_after_a_refresh(page: Page) -> None:
    open_articles(page)
    paste(page, HARBOUR, "Analyse")
    expect_page(page, "Overview")
    expect(page).to_have_url(re.compile(r"/Overview\?article=[0-9a-f]{12}$"))
    page.reload()
    expect_page(page, "Overview")
    expect(page.get_by_text("1 article,")).to_be_visible()
    page.get_by_role("link", name="Articles").click()
    expect(page.locator("[role=gridcell]").filter(has_text="Port Ellery council")).to_be_attached()
    page.get_by_text("Add articles").click()
    expect(page.get_by_role("textbox", name=BOX)).to_be_empty()


def test_several_in_one_paste(page: Page) -> None:
    open_articles(page)
    paste(page, f"{HARBOUR}\n---\n{WEATHER}", "Analyse")  # one click cannot add what has not been shown
    expect(page.get_by_text("This looks like 2 articles")).to_be_visible()
    page.get_by_role("button", name="Analyse 2 articles").click()
    expect_page(page, "Overview")
    expect(page.get_by_text("2 articles,")).to_be_visible()


def test_wrong_paste_stays_in_the_box(page: Page) -> None:
    german = "Der Rat der Stadt hat am Dienstag beschlossen, den alten Markt zu schließen. " * 5
    open_articles(page)
    paste(page, german, "Analyse")
    expect(page.get_by_role("alert").filter(has_text="German")).to_be_visible()
    expect(page.get_by_role("textbox", name=BOX)).to_have_value(german)


def test_keyboard_alone(page: Page) -> None:
    open_articles(page)
    page.get_by_role("textbox", name=BOX).focus()
    page.keyboard.insert_text(HARBOUR)
    page.keyboard.press("Tab")
    expect(page.locator("summary").filter(has_text="title, outlet, author")).to_be_focused()
    page.get_by_role("button", name="Add and paste another").press("Enter")
    title = page.locator("[role=gridcell]").filter(has_text="Port Ellery council")
    title.focus()
    title.press("Shift+Space")
    expect(page.get_by_text("Not counted:")).to_be_visible()
    page.get_by_role("link", name="Open its overview").press("Enter")
    expect_page(page, "Overview")


def test_files_go_in_and_the_collection_comes_out_and_opens_again(page: Page, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("quay.txt", "talk.txt", "photo.png")]
    for path, text in zip(paths, (HARBOUR, INTERVIEW, "no picture"), strict=True):
        path.write_text(text, encoding="utf-8")
    open_articles(page)
    open_tab(page, "Upload files")
    page.locator("input[type=file]").set_input_files(paths)
    page.get_by_role("button", name="Read 3 files").click()
    expect(page.get_by_text("2 articles added.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="photo.png")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the collection").click()
    download.value.save_as(tmp_path / "saved.zip")
    page.get_by_role("button", name="Remove all", exact=True).click()
    page.get_by_role("button", name="Remove all 2 articles").click()
    expect(page.get_by_text("No article at hand?")).to_be_visible()
    page.get_by_role("button", name="Delete for good", exact=True).click()
    open_tab(page, "Upload files")
    page.locator("input[type=file]").set_input_files(tmp_path / "saved.zip")
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("2 articles added.")).to_be_visible()


def test_folder_goes_in(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    for path, text in {"quay.txt": HARBOUR, "may/talk.txt": INTERVIEW, "may/.notes.txt": "x", "photo.png": "x"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    open_articles(page)
    open_tab(page, "Upload files")
    page.get_by_text("Upload a whole folder").click()
    expect(page.get_by_text("Choose a folder of articles")).to_be_visible()
    page.locator("input[type=file][webkitdirectory]").set_input_files(folder)  # the one for files may still be there
    page.get_by_role("button", name="Read 2 files").click()
    expect(page.get_by_text("2 articles added.")).to_be_visible()
    expect(page.get_by_text("could not be read")).to_have_count(0)


def test_first_visit_by_a_deep_link(page: Page) -> None:
    page.goto("/People_and_places?article=0123456789ab")
    expect_page(page, "People and places")
    expect(page.get_by_text("The link is to an article that is not here")).to_be_visible()
    expect(page.get_by_role("link", name="Articles")).to_be_visible()
    expect(page.get_by_role("link", name="app", exact=True)).to_have_count(0)  # Streamlit's own list of pages
    expect(page).to_have_title("People and places · Quotient")


def test_samples_are_found_again_in_every_browser_of_this_computer(page: Page, browser: Browser, app_url: str) -> None:
    page.goto("/Quotes")
    page.get_by_role("button", name="Try 16 sample articles").click()
    expect(page.get_by_text("Nothing leaves this computer")).to_be_visible()
    [cookie] = [c for c in page.context.cookies() if c["name"] == "quotient"]
    assert (cookie["httpOnly"], cookie["sameSite"], len(cookie["value"])) == (True, "Lax", 43)
    assert "quotient" not in page.evaluate("document.cookie")
    page.goto("/Readability")
    expect(page.get_by_text("Nothing leaves this computer")).to_be_visible()
    other = browser.new_context(base_url=app_url).new_page()
    other.goto("/Readability")
    expect(other.get_by_text("16 articles,")).to_be_visible()
    other.context.close()


def test_title_that_is_markdown_is_shown_as_it_is(page: Page) -> None:
    title = "*Stars* ![x](http://evil.example/x.png) http://evil.example :red[r] -> $x$"
    open_articles(page)
    paste(page, f"{title}\n\n{HARBOUR}", "Analyse")
    expect_page(page, "Overview")
    shown = page.get_by_test_id("stMain")
    assert "*Stars* ![x](http://evil.example" in shown.inner_text().replace("\u2060", "")
    expect(page.locator("a[href*='evil'], img[src*='evil']")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_narrow_screen_needs_no_sideways_scrolling(page: Page, scheme: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    open_articles(page)
    page.get_by_role("button", name="Try 16 sample articles").click()
    expect_page(page, "Overview")
    page.goto("/")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    widths = page.get_by_test_id("stMain").evaluate("main => [main.scrollWidth, main.clientWidth]")
    assert widths[0] <= widths[1]
