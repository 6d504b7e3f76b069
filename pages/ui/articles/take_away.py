"""Everything there is, to be taken away: as a collection, a workbook, JSON lines, or a report."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from analysis.corrections import Listed
from analysis.present import to_report
from analysis.records import Analysis, Skipped
from analysis.tables import all_tables, corrections_table, to_jsonl, to_xlsx, to_zip
from analysis.tagger import model_name
from pages.ui.state import collection


def show_take_away(held: Sequence[Analysis], skipped: Sequence[Skipped]) -> None:
    """Save the collection, and the other forms that it can be taken away in; each is made when it is asked for."""
    corrections = collection.list_corrections()  # here: what makes a download runs outside the session
    stem = f"quotient-{datetime.now():%Y-%m-%d}"
    st.download_button(
        "Save the collection (ZIP)",
        lambda: to_zip(held, skipped, model=model_name(), made=datetime.now(), corrections=corrections),
        file_name=f"{stem}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
        help="All tables as CSV, the texts and your corrections. Upload the file to carry on from here.",
        key="take_zip",
    )
    with st.popover("Other forms"):
        st.download_button(
            "Report to read and to print (HTML)",
            lambda: to_report(held, model=model_name(), made=datetime.now(), corrections=corrections),
            file_name=f"{stem}.html",
            mime="text/html",
            on_click="ignore",
            help="Findings, charts, corrections and method on one page that needs no network",
            key="take_report",
        )
        st.download_button(
            "Excel workbook, a sheet for each table",
            lambda: _workbook(held, corrections),
            file_name=f"{stem}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
            key="take_workbook",
        )
        st.download_button(
            "JSON lines, an article a line",
            lambda: to_jsonl(held),
            file_name=f"{stem}.jsonl",
            mime="application/jsonl",
            on_click="ignore",
            key="take_json",
        )


def _workbook(held: Sequence[Analysis], corrections: Sequence[Listed]) -> bytes:
    return to_xlsx({**all_tables(held), "corrections": corrections_table(corrections, held)})
