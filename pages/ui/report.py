"""What came of the last reading in the background."""

import streamlit as st

from analysis.tables import skipped_table
from pages.ui import collection
from pages.ui.download import download_table
from pages.ui.frame import PAGES
from pages.ui.names import name_of
from pages.ui.plain import plain
from pages.ui.work import Work

_NAMED = 5
_HIGH = 200  # pixels; a longer list scrolls


def show_report() -> None:
    """How many articles are new, which were there already, and what was skipped and why; until it is closed."""
    work = collection.news()
    if work is None:
        return
    with st.container(border=True):
        st.markdown(" ".join(_sentences(work)))
        if work.skipped:
            with st.container(height=_HIGH if len(work.skipped) > _NAMED else "content", border=False):
                st.markdown("\n".join(f"- **{plain(one.file)}**: {plain(one.reason)}" for one in work.skipped))
        with st.container(horizontal=True):
            if work.analyses and st.button("Show the overview", type="primary", key="report_overview"):
                collection.close_news()
                st.session_state.chosen = work.analyses[0].article.id if len(work.analyses) == 1 else ""
                st.switch_page(PAGES["Overview"])
            if work.skipped:
                download_table(skipped_table(work.skipped), "skipped", "Download this list (CSV)")
            st.button("Close", on_click=collection.close_news, key="report_close")


def _sentences(work: Work) -> list[str]:
    new = len(work.analyses)
    sentences = [f"**{_articles(new)} added.**" if new else "**No article was added.**"]
    if work.again:
        names = "; ".join(plain(name_of(article), 60) for article in work.again[:_NAMED])
        more = f" and {len(work.again) - _NAMED:,} more" if len(work.again) > _NAMED else ""
        was = "was" if len(work.again) == 1 else "were"
        sentences.append(f"{_articles(len(work.again))} {was} here already: {names}{more}.")
    if work.skipped:
        one = len(work.skipped) == 1
        sentences.append(
            "1 file or row was not read:" if one else f"{len(work.skipped):,} files or rows were not read:"
        )
    if work.stop.is_set():
        sentences.append("The rest was not read, because you stopped.")
    if work.broken:
        sentences.append("Then something went wrong, and it is our mistake; the log has the details.")
    return sentences


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number:,} articles"
