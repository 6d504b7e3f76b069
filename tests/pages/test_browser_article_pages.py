"""The pages about articles in a real browser: bars and marks that answer a click or a key, links that name a filter."""

import re
from pathlib import Path

import pytest
from browser import expect_page
from factories import HARBOUR
from playwright.sync_api import Browser, Error, Locator, Page, expect

from pages.ui.layout.page_frame import PAGES

BOX = "Paste the whole article"
ABOUT_ARTICLES = [name for name in PAGES if name not in ("Articles", "Archive", "Methods")]


def add(page: Page, text: str = HARBOUR) -> str:
    """Paste an article; returns its id."""
    page.goto("/")
    page.get_by_role("textbox", name=BOX).fill(text)
    page.get_by_role("button", name="Analyse", exact=True).click()
    expect(page).to_have_url(re.compile("article=[0-9a-f]{12}"))
    expect_page(page, "Overview")
    return page.url[-12:]


def go(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    expect_page(page, name)


def chart(page: Page, title: str) -> Locator:
    return page.get_by_role("figure", name=re.compile(title))


def click_bar(figure: Locator, bar: int) -> None:
    """Click one of the bars for direct quotations (those before them are the tracks), once the chart answers the mouse."""
    path = figure.locator(".barlayer .trace").nth(1).locator(".point path").nth(bar)
    told = figure.locator(".hoverlayer .hovertext")
    for _ in range(100):
        try:
            path.scroll_into_view_if_needed()
        except Error:  # the chart is being drawn anew
            continue
        box = path.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        figure.page.mouse.move(x - 1, y)
        figure.page.mouse.move(x, y)
        figure.page.wait_for_timeout(100)
        if told.is_visible():
            break
    expect(told).to_be_visible()
    figure.page.mouse.click(x, y)


def marks(page: Page) -> Locator:
    return page.get_by_role("group", name="The article.").get_by_role("button")


def card(page: Page) -> Locator:
    return page.get_by_role("dialog", name="About this mark")


# -------------------------------------------------------------------------------------------------------------- charts


def speaker(page: Page, name: str) -> Locator:
    return page.get_by_role("list", name="Speakers:").get_by_role("button", name=name)


def test_from_a_speaker_to_the_quotations_to_their_place_in_the_text(page: Page) -> None:
    add(page)
    go(page, "Quotes")
    speaker(page, "Nkechi Okafor").click()
    expect(page.get_by_role("heading", name="Quotations from Nkechi Okafor")).to_be_visible()
    expect(page).to_have_url(re.compile(r"speaker=Nkechi\+Okafor"))
    expect(speaker(page, "Nkechi Okafor")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="In context").first.click()
    expect(page).to_have_url(re.compile(r"/Read\?.*quotation=[0-9a-f]{12}-q\d+"))
    expect(card(page)).to_contain_text("Nkechi Okafor")


def test_speakers_by_keyboard_and_the_filters_stay_in_sight(page: Page) -> None:
    add(page)
    go(page, "Quotes")
    speaker(page, "Everybody").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chip = page.get_by_role("button", name="Nkechi Okafor", exact=True)
    expect(chip).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 500})
    page.get_by_text("Reporting verbs").scroll_into_view_if_needed()
    expect(chip).to_be_in_viewport()
    chip.click()
    expect(page).not_to_have_url(re.compile("speaker="))
    expect(speaker(page, "Everybody")).to_have_attribute("aria-pressed", "true")


def test_a_link_with_filter_and_the_way_back(page: Page) -> None:
    article = add(page)
    page.goto(f"/Quotes?article={article}&speaker=Tomas+Brandt&kind=direct")
    expect(page.get_by_role("heading", name="Quotations from Tomas Brandt")).to_be_visible()
    speaker(page, "Nkechi Okafor").click()
    expect(page.get_by_role("heading", name="Quotations from Nkechi Okafor")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Quotations from Tomas Brandt")).to_be_visible()


def test_a_link_keeps_its_filter_until_its_article_is_there(page: Page) -> None:
    page.goto("/Quotes?article=0123456789ab&speaker=Tomas+Brandt")
    expect(page.get_by_text("The link is to an article that is not here")).to_be_visible()
    expect(page).to_have_url(re.compile(r"speaker=Tomas\+Brandt"))


def pale(figure: Locator) -> Locator:
    return figure.locator('.point path[style*="fill-opacity: 0.22"]')


def test_a_bar_that_was_clicked_stands_out_until_it_is_clicked_again(page: Page) -> None:
    article = add(page)
    page.goto(f"/Quotes?article={article}&speaker=Tomas+Brandt&view=charts")
    expect(page.get_by_role("heading", name="Quotations from Tomas Brandt")).to_be_visible()
    kinds = chart(page, "Quoted words by kind of source")
    expect(pale(kinds)).to_have_count(3)  # two kinds of six say nothing
    expect_page(page, "Quotes")
    click_bar(kinds, 1)
    expect(page).to_have_url(re.compile("source=unnamed"))
    expect(page).not_to_have_url(re.compile("speaker="))
    expect(pale(kinds)).to_have_count(3)
    expect_page(page, "Quotes")
    click_bar(kinds, 1)
    expect(page).not_to_have_url(re.compile("source="))
    expect(pale(kinds)).to_have_count(0)


def test_a_page_opened_in_a_new_tab_shows_the_same_article(page: Page) -> None:
    article = add(page)
    with page.context.expect_page() as opened:
        page.get_by_test_id("stSidebar").get_by_role("link", name="Quotes", exact=True).click(button="middle")
    expect(opened.value).to_have_url(re.compile(f"/Quotes.article={article}$"))
    expect_page(opened.value, "Quotes")


def test_charts_and_tables_are_saved(page: Page, tmp_path: Path) -> None:
    add(page)
    with page.expect_download() as image:
        chart(page, "All quoted words").locator("[data-title*='ownload']").click()
    assert image.value.suggested_filename == "quotient-who-speaks-at-a-glance.png"
    go(page, "People and places")
    with page.expect_download() as saved:
        page.locator(".st-key-download_names-person").get_by_role("button").click()
    saved.value.save_as(tmp_path / "names.csv")
    assert saved.value.suggested_filename == "names-person.csv"
    assert (tmp_path / "names.csv").read_bytes().startswith(b"\xef\xbb\xbf")


# ---------------------------------------------------------------------------------------------------------- marked text


def test_marks_tell_what_we_think_by_mouse(page: Page) -> None:
    add(page)
    go(page, "Read")
    marks(page).filter(has_text="an insult to every family").click()
    expect(card(page)).to_contain_text("Nkechi Okafor")
    expect(card(page)).to_contain_text("Partly quoted")
    marks(page).filter(has_text="Sign up to our newsletter").click()
    expect(card(page)).to_contain_text("Newsletter")
    expect(card(page)).to_have_count(1)
    card(page).get_by_role("button", name="Close").click()
    expect(card(page)).to_have_count(0)


def test_marks_tell_what_we_think_by_keyboard(page: Page) -> None:
    add(page)
    go(page, "Read")
    marks(page).first.focus()
    expect(marks(page).first).to_be_focused()
    page.keyboard.press("ArrowRight")
    second = marks(page).nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(card(page).get_by_role("button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(second).to_be_focused()
    page.keyboard.press("End")
    expect(marks(page).last).to_be_focused()


def test_a_voice_of_the_key_stands_out(page: Page) -> None:
    add(page)
    go(page, "Read")
    voice = page.get_by_role("button", name=re.compile("Tomas Brandt · "))
    voice.click()
    expect(voice).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile(r"speaker=Tomas\+Brandt"))
    expect(marks(page).filter(has_text="an insult to every family")).to_have_class(re.compile(r"\bdim\b"))
    expect(marks(page).filter(has_text="The roof will not stand")).not_to_have_class(re.compile(r"\bdim\b"))
    voice.click()
    expect(page).not_to_have_url(re.compile("speaker="))


def test_paragraphs_go_and_come_back(page: Page) -> None:
    add(page)
    go(page, "Read")
    insult = marks(page).filter(has_text="an insult to every family")
    expect(insult).to_have_class(re.compile("content"))
    marks(page).filter(has_text=re.compile("^6$")).click()
    card(page).get_by_role("button", name="Leave this paragraph out").click()
    gone = marks(page).filter(has_text="Mrs Okafor, 61,")
    expect(gone).to_have_class(re.compile("left-out"))
    gone.click()
    card(page).get_by_role("button", name="Count it again").click()
    expect(insult).to_have_class(re.compile("content"))


def test_nothing_in_a_text_runs(page: Page) -> None:
    tag = "<img src=http://evil.example/x onerror=alert(1)><script>alert(1)</script>"
    add(page, f"{tag} “We sail {tag} at dawn,” said Ana Brill {tag}.\n\n[link](http://evil.example) :red[r] $x$\n" * 3)
    for name in ABOUT_ARTICLES:
        go(page, name)
    go(page, "Read")
    expect(page.get_by_role("group", name="The article.")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("img[src*=evil]").count() == 0


# ------------------------------------------------------------------------------------------------------- every screen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen_is_wide_enough(browser: Browser, empty_app: str, scheme: str) -> None:
    with browser.new_context(
        base_url=empty_app, viewport={"width": 390, "height": 800}, color_scheme=scheme
    ) as context:
        page = context.new_page()
        article = add(page)
        for name in ABOUT_ARTICLES:
            page.goto(f"/{name.replace(' ', '_')}?article={article}")
            expect_page(page, name)
            wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
            assert wide <= 390, name
        marks_wide = page.evaluate("document.documentElement.scrollWidth")
        assert marks_wide <= 390
