"""What surrounds every page: the list of pages, the choice of articles, and what to do when there are none.

The choice stands in the session as `chosen` (an article's id, or "" for the whole collection) and in the address as `article`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from analysis.records import Analysis
from pages.ui.layout.heading import describe_source
from pages.ui.layout.progress import show_progress
from pages.ui.state import collection
from pages.ui.state.article_names import name_of
from pages.ui.state.database import owners
from pages.ui.state.database.articles import find_places
from pages.ui.state.database.collections import list_names
from pages.ui.state.database.connection import problem
from pages.ui.state.database.place import Place
from pages.ui.state.turns import turn
from pages.ui.state.visitor import is_at_home, name_of_login
from pages.ui.widgets.chart import name_source
from pages.ui.widgets.copy_link import show_copy_link
from pages.ui.widgets.filters import tell_apart
from pages.ui.widgets.markdown import escape_markdown

PAGES = {
    "Articles": "app.py",
    "Overview": "pages/1_Overview.py",
    "Read": "pages/2_Read.py",
    "Quotes": "pages/3_Quotes.py",
    "People and places": "pages/4_People_and_places.py",
    "Readability": "pages/5_Readability.py",
    "Compare": "pages/6_Compare.py",
    "Find": "pages/7_Find.py",
    "Check yourself": "pages/8_Check_yourself.py",
    "Archive": "pages/9_Archive.py",
    "Methods": "pages/10_Methods.py",
}
_ICON = Path(__file__).parent / "icon.png"
# The theme writes what is chosen in its primary colour, which is too dark for words on a dark ground.
_LOOK = """<style>
.gtitle .line + .line { visibility: hidden; }
button[data-variant][data-selected="true"] p { color: light-dark(#14505c, #7cc4d0); }
</style>"""
# On a phone the list of pages lies over the page, and Streamlit leaves it open after a choice.
_CLOSE_MENU = """<script>
if (!window.closesMenu) {
    window.closesMenu = true
    document.addEventListener("click", (event) => {
        if (window.innerWidth >= 768 || !event.target.closest('[data-testid="stSidebar"] [data-testid="stPageLink"] a')) return
        document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click()
    })
}
</script>"""
_MANY = 20  # articles listed on the page that asks which one


@contextmanager
def open_page(label: str, *, one: bool = False) -> Iterator[list[Analysis]]:
    """A page, to be drawn in its turn: its frame, its title, and the choice of articles. Hands over the chosen analyses, at least one.

    With `one`, exactly one: the page asks which if the whole collection is chosen. If there is nothing to hand over, the page says
    why and stops.
    """
    with turn():
        draw_frame(label)
        held = collection.analyses()
        chosen = _chosen()
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            st.title(label, anchor=False, width="stretch")
            if len(held) > 1:
                _choose_article(held, chosen)
            if held:
                show_copy_link()
        show_progress()
        if chosen and not collection.find(chosen):
            _explain_missing(chosen, bool(held))
        if not held:
            _explain_empty()
        if one and not chosen and len(held) > 1:
            _ask_which(held)
        shown = [collection.find(chosen) or held[0]] if chosen or len(held) == 1 else held
        name_source(describe_source(shown))
        yield shown


def draw_frame(label: str, first: Callable[[], None] | None = None) -> None:
    """The tab's title and icon, the visitor's articles brought back, and the list of pages.

    `first` is what can be done as soon as the articles are there, before anything is drawn.
    """
    st.set_page_config(page_title=f"{label} · Quotient", page_icon=str(_ICON), layout="wide")
    st.html(_LOOK)
    name_source("")
    if not collection.restore():
        _ask_to_log_in()
    if first:
        first()
    chosen = _chosen()
    if message := st.session_state.pop("message", ""):
        st.toast(message)
    with st.sidebar:
        st.title("Quotient", anchor=False)
        st.caption("Who is quoted, who is named, and how hard it is to read.")
        for name, path in PAGES.items():
            st.page_link(path, label=name, width="stretch", query_params={"article": chosen} if chosen else None)
        st.space("small")
        _show_collection()
        st.html(_CLOSE_MENU, unsafe_allow_javascript=True)


def _show_collection() -> None:
    """Which collection this is, with a list of them if there are several, and what becomes of it."""
    choose_collection()
    if held := collection.analyses():
        articles = "1 article" if len(held) == 1 else f"{len(held):,} articles"
        st.caption(f"{articles}, {sum(len(a.words) for a in held):,} words. Nothing leaves {_here()}.")
    else:
        st.caption(f"Nothing that you paste or upload leaves {_here()}.")
    if st.session_state.unsaved:
        st.caption("Some articles will be lost if you reload: there is no room to save them.")
    if sentence := problem():
        st.warning(escape_markdown(sentence))
    elif not collection.lasts():
        st.caption(_explain_visit())
    if name := name_of_login():
        st.caption(f"You are logged in as {escape_markdown(name, 60)}.")
        st.button("Log out", key="frame_log_out", on_click=st.logout)


def _here() -> str:
    return "this computer" if is_at_home() else "the computer that runs Quotient"


def _explain_visit() -> str:
    if collection.is_known():
        return (
            f"For this visit only: your articles are deleted {owners.HOURS} hours after you leave. To keep them, save the "
            "collection on the Articles page."
        )
    return "For this page only: your browser blocks cookies, so your articles are lost if you reload."


def _ask_to_log_in() -> None:
    st.title("Quotient", anchor=False)
    st.markdown("Who is quoted in the news, who is named, and how hard it is to read. Log in to see your collections.")
    st.button("Log in", type="primary", key="frame_log_in", on_click=st.login)
    st.stop()


def choose_collection() -> None:
    """A list to choose another collection from, if there are several."""
    names = list_names(collection.place().owner)
    if len(names) < 2:
        return
    st.session_state.frame_collection = collection.place().collection
    st.selectbox(
        "Collection",
        list(names),
        format_func=lambda one: names.get(one, ""),
        key="frame_collection",
        on_change=_follow_collection,
    )


def _follow_collection() -> None:
    if chosen := st.session_state.frame_collection:
        choose("")
        collection.open_collection(Place(collection.place().owner, chosen))


def show_next(message: str) -> None:
    """Show a message for a moment on the page that is drawn next."""
    st.session_state.message = message


def choose(article_id: str) -> None:
    """Choose one article, or with "" the whole collection, on this page and all others."""
    st.session_state.chosen = article_id
    if article_id:
        st.query_params["article"] = article_id
    else:
        st.query_params.pop("article", None)


def _chosen() -> str:
    """The id in the address, else the one chosen before, which then goes into the address."""
    if requested := st.query_params.get("article", ""):
        st.session_state.chosen = requested
    elif before := st.session_state.setdefault("chosen", ""):
        st.query_params["article"] = before
    return str(st.session_state.chosen)


def _choose_article(held: list[Analysis], chosen: str) -> None:
    names = tell_apart({a.article.id: name_of(a.article) for a in held})
    whole = f"The whole collection ({len(held):,} articles)"
    st.session_state.frame_article = chosen if chosen in names or not chosen else None
    st.selectbox(
        "Article or collection",
        ["", *names],
        format_func=lambda article_id: names.get(article_id, whole),
        key="frame_article",
        on_change=_follow_choice,
        placeholder="Article not found",
        label_visibility="collapsed",
        width=330,
    )


def _follow_choice() -> None:
    choose(st.session_state.frame_article or "")


def _explain_missing(chosen: str, others: bool) -> None:
    if collection.busy():
        st.info("This article is still being read. It will appear here.")
        st.stop()
    if elsewhere := find_places(collection.place().owner, chosen):
        name = list_names(elsewhere[0].owner)[elsewhere[0].collection]
        st.info(f"This article is in another collection, “{escape_markdown(name)}”.")
        st.button(
            "Open that collection",
            type="primary",
            on_click=collection.open_collection,
            args=(elsewhere[0],),
            key="frame_other",
        )
        st.stop()
    st.warning(
        "The link is to an article that is not here. Load the samples if it is one of those, or add the article again: the same "
        "text gets the same link."
    )
    with st.container(horizontal=True):
        _offer_samples()
        _offer_articles()
        if others:
            st.button("Show the whole collection", on_click=choose, args=("",))
    st.stop()


def _explain_empty() -> None:
    if collection.busy():
        st.stop()
    st.markdown(
        "There is nothing to show yet. Add an article, or try the samples: a few weeks of news from a region that does not exist."
    )
    with st.container(horizontal=True):
        _offer_samples()
        _offer_articles()
    st.stop()


def _offer_samples() -> None:
    st.button("Try 16 sample articles", type="primary", on_click=collection.begin_samples)


def _offer_articles() -> None:
    if st.button("Add articles"):
        st.session_state.chosen = ""
        st.switch_page(PAGES["Articles"])


def _ask_which(held: list[Analysis]) -> None:
    st.markdown("This page shows one article at a time. Which one?")
    with st.container(gap="xsmall"):
        for analysis in held[:_MANY]:
            article = analysis.article
            about = " · ".join(filter(None, (article.outlet, article.published)))
            label = escape_markdown(name_of(article), 90) + (f"  :gray[{escape_markdown(about)}]" if about else "")
            st.button(
                label, type="tertiary", key=f"frame_{article.id}", on_click=choose, args=(article.id,), wrap=False
            )
    if len(held) > _MANY:
        st.caption(f"And {len(held) - _MANY:,} more, in the list at the top of the page.")
    st.stop()
