"""The way from one article to those before and after it."""

import streamlit as st

from analysis.records import Analysis
from pages.ui.layout.page_frame import PAGES
from pages.ui.state import collection
from pages.ui.state.article_names import name_of
from pages.ui.widgets.markdown import escape_markdown

_LONGEST = 60  # characters of a title
_KEY = "neighbours"
# The links lead to the page that is open, which Streamlit marks; and titles wrap.
_LOOK = f"""<style>
.st-key-{_KEY} a {{ background: none; }}
.st-key-{_KEY} a p {{ font-weight: 400; overflow: visible; white-space: normal; }}
</style>"""


def show_neighbours(analysis: Analysis) -> None:
    """Links to the articles before and after this one in the collection, if there are others."""
    held = collection.analyses()
    if len(held) < 2:
        return
    at = next(n for n, other in enumerate(held) if other.article.id == analysis.article.id)
    st.html(_LOOK)
    with st.container(key=_KEY, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        for step, icon, where in ((-1, "arrow_back", "Previous"), (1, "arrow_forward", "Next")):
            if not 0 <= at + step < len(held):
                continue
            article = held[at + step].article
            st.page_link(
                PAGES["Read"],
                label=f"{where}: {escape_markdown(name_of(article), _LONGEST)}",
                icon=f":material/{icon}:",
                icon_position="left" if step < 0 else "right",
                query_params={"article": article.id},
            )
