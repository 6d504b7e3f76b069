"""The box to paste articles into."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from analysis.intake import read_paste, split_paste
from analysis.limits import MAX_CHARACTERS
from analysis.records import Article, ArticleError
from analysis.text_spans import find_words
from pages.ui.layout.page_frame import PAGES, show_next
from pages.ui.state import collection
from pages.ui.state.article_names import name_of
from pages.ui.state.background import QUICK, WAITED_FOR
from pages.ui.widgets.markdown import escape_markdown

_EMPTY: dict[str, Any] = {"text": "", "title": "", "outlet": "", "byline": "", "published": None, "url": ""}
MAX_PASTE = 5 * MAX_CHARACTERS
_SHOWN = 10  # articles of one paste whose first words are shown


def follow_paste() -> None:
    """Do at once what a click on Analyse asks for: a short article's overview is there before this page could be drawn."""
    state = st.session_state
    text = state.get("paste_text", "") if state.get("paste_one") else ""
    if 0 < len(text) <= QUICK and len(_split(text)) == 1:
        state.paste_not_added = _add([text])


def show_paste() -> None:
    """The box, the fields that overrule the text, and what the box seems to hold."""
    if st.session_state.pop("paste_done", False):
        st.session_state.update({f"paste_{name}": value for name, value in _EMPTY.items()})
        _split.clear()  # a removed article must not stay in a cache
    text = st.text_area(
        "Paste the whole article",
        key="paste_text",
        height=260,
        placeholder="Headline, text, captions, “Read more” and all. What is not part of the story is found and not counted.",
        help="To add several articles at once, put a line of three dashes (---) between them.",
    )
    with st.expander("Add or correct the title, outlet, author, date and web address"):
        _show_fields()
    if len(text) > MAX_PASTE:
        st.error(
            f"This text has {len(text):,} characters; the box takes {MAX_PASTE:,}. Nothing was added. Upload it as files, or paste "
            "it in parts."
        )
    elif len(parts := _split(text)) > 1:
        _show_several(text, parts)
    else:
        _show_one(text)


@st.cache_data(max_entries=3, scope="session", show_spinner=False)
def _split(text: str) -> list[tuple[str, int]]:
    """The articles that the box seems to hold, each with its number of words."""
    return [(part, len(find_words(part))) for part in split_paste(text)]


def _show_fields() -> None:
    left, right = st.columns(2)
    left.text_input("Title", key="paste_title")
    right.text_input("Outlet", key="paste_outlet", help="The newspaper, broadcaster or website that published it")
    left.text_input("Author", key="paste_byline")
    right.date_input("Date", None, key="paste_published", format="YYYY-MM-DD", min_value=date(1700, 1, 1))
    st.text_input("Web address", key="paste_url", placeholder="https://")


def _show_one(text: str) -> None:
    with st.container(horizontal=True):
        analyse = st.button("Analyse", type="primary", key="paste_one", help="Add the article and show its overview")
        another = st.button("Add and paste another", key="paste_another")
    why = st.session_state.pop("paste_not_added", None)
    if another or (analyse and why is None):
        with st.spinner("Reading …"):
            why = _add([text], stay=another)
    if why:
        _explain(why)


def _show_several(text: str, parts: Sequence[tuple[str, int]]) -> None:
    # Keys other than those for one article: a click meant for one must not add several unseen.
    with st.container(horizontal=True):
        analyse = st.button(f"Analyse {len(parts):,} articles", type="primary", key="paste_several")
        whole = st.button("Keep as one article", key="paste_whole")
    st.markdown(f"This looks like {len(parts):,} articles, divided by lines of dashes:")
    lines = []
    for part, words in parts[:_SHOWN]:
        lines.append(
            f"1. {escape_markdown(part.strip()[:200], 90)} :gray[({words:,} {'word' if words == 1 else 'words'})]"
        )
    st.markdown("\n".join(lines))
    if len(parts) > _SHOWN:
        st.caption(f"And {len(parts) - _SHOWN:,} more.")
    if st.session_state.paste_title.strip():
        st.caption("The title you entered is not used, as it cannot be that of every article.")
    if analyse or whole:
        with st.spinner("Reading …"):
            why = _add([text] if whole else [part for part, _ in parts])
        _explain(why)


def _add(parts: Sequence[str], stay: bool = False) -> str | tuple[str, ...]:
    """Add what was pasted and go to its overview, or leave the box as it is.

    Returns why nothing was added: a sentence, or the ids of the articles, which are there already.
    """
    try:
        articles = [_read(part, alone=len(parts) == 1) for part in parts]
        if sum(len(article.text) for article in articles) > WAITED_FOR:
            collection.begin(articles=articles)
            added = None
        else:
            added = collection.add(articles)
    except ArticleError as error:
        return str(error)
    if added and not added.new:
        return added.again
    st.session_state.paste_done = True
    if not added or stay:
        st.session_state.paste_on = stay  # the box stays open beside the list
        if added:
            show_next(f"Added: {escape_markdown(name_of(articles[0]), 60)}")
        st.rerun()
    if added.again:
        show_next(f"{len(added.again):,} of the {len(parts):,} articles were already here.")
    st.session_state.chosen = added.new[0] if len(parts) == 1 else ""
    st.switch_page(PAGES["Overview"])


def _read(part: str, alone: bool) -> Article:
    given = {name: st.session_state.get(f"paste_{name}", empty) for name, empty in _EMPTY.items()}
    published = given["published"].isoformat() if given["published"] else ""
    fields = {name: given[name] for name in ("outlet", "byline", "url")}
    return read_paste(part, title=given["title"] if alone else "", published=published, **fields)


def _explain(why: str | tuple[str, ...]) -> None:
    if isinstance(why, str):
        st.error(escape_markdown(why))
    elif len(why) > 1:
        st.info(f"All {len(why):,} articles are already here, so none was added.")
    elif analysis := collection.find(why[0]):
        st.info(
            f"This article is already here, as “{escape_markdown(name_of(analysis.article), 90)}”, so it was not added again."
        )
        st.page_link(PAGES["Overview"], label="Open its overview", query_params={"article": why[0]})
