"""What came of the last reading in the background."""

import streamlit as st

from pages.ui.layout.page_frame import PAGES
from pages.ui.state import collection
from pages.ui.state.collection import Report
from pages.ui.widgets.markdown import escape_markdown

_NAMED = 5  # articles named in a sentence
_LISTED = 50  # skipped files listed on the page; the download has them all, and a browser is slow with thousands
_HIGH = 200  # pixels; a longer list scrolls


def show_report() -> None:
    """How many articles are new, which were already there, and what was skipped and why; until it is closed."""
    report = collection.open_report()
    if report is None:
        return
    if len(report.new) > 1:  # the other pages show all of them, not the one that was read before
        st.session_state.chosen = ""
    with st.container(border=True):
        st.markdown(" ".join(_sentences(report)))
        if report.skipped:
            _list_skipped(report)
        with st.container(horizontal=True):
            if report.new and st.button("Show the overview", type="primary", key="report_overview"):
                collection.close_report()
                only = report.new[0] if len(report.new) == 1 else ""
                st.session_state.chosen = only if collection.find(only) else ""
                st.switch_page(PAGES["Overview"])
            if report.skipped:
                from analysis.tables import skipped_table  # pandas, which is not needed when all went well
                from pages.ui.widgets.download import download_table

                download_table(skipped_table(report.skipped), "skipped", "Download this list (CSV)")
            st.button("Close", on_click=collection.close_report, key="report_close")


def _list_skipped(report: Report) -> None:
    shown = report.skipped[:_LISTED]
    lines = [f"- **{escape_markdown(one.file)}**: {escape_markdown(one.reason)}" for one in shown]
    with st.container(height=_HIGH if len(shown) > _NAMED else "content", border=False):
        st.markdown("\n".join(lines))
    if len(report.skipped) > _LISTED:
        st.caption(f"These are the first {_LISTED}. Download the list to see all {len(report.skipped):,}.")


def _sentences(report: Report) -> list[str]:
    new = len(report.new)
    sentences = [f"**{_articles(new)} added.**" if new else "**No article was added.**"]
    if doubles := report.doubles:
        names = "; ".join(escape_markdown(name, 60) for name in doubles[:_NAMED])
        more = f" and {len(doubles) - _NAMED:,} more" if len(doubles) > _NAMED else ""
        was = "was" if len(doubles) == 1 else "were"
        sentences.append(f"{_articles(len(doubles))} {was} already here: {names}{more}.")
    if report.unsaved:
        sentences.append("The rest could not be saved: the disk may be full. Make room, then go on.")
    if report.broken:
        sentences.append("Then something went wrong. That is a fault in the program; its log has the details.")
    if skipped := len(report.skipped):
        sentences.append(
            "1 file or row could not be read:" if skipped == 1 else f"{skipped:,} files or rows could not be read:"
        )
    return sentences


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number:,} articles"
