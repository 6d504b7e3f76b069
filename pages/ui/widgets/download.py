"""A button that saves a table."""

import pandas as pd
import streamlit as st

from analysis.tables import to_csv


def download_table(table: pd.DataFrame, name: str, label: str = "Download as CSV") -> None:
    """Offer the table as `name`.csv; the file is made when the button is clicked."""
    st.download_button(
        label,
        lambda: to_csv(table),
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"download_{name}",
        help=f"{len(table):,} rows" if len(table) != 1 else "1 row",
    )
