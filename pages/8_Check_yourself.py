"""Quotations drawn at random, judged one by one: how often is the program right on these articles?"""

import streamlit as st

from pages.ui.layout.page_frame import open_page
from pages.ui.sections.check import begin_round, current_round, show_accuracy, show_next
from pages.ui.sections.correct import show_correction

with open_page("Check yourself") as analyses:
    st.markdown(
        "How good a program is on other people’s articles says little about yours. Judge some quotations drawn at random, and you know."
    )
    if not any(analysis.quotations for analysis in analyses):
        st.info("No quotations were found here, so there is nothing to check.")
        st.stop()

    drawn = current_round(analyses)
    if drawn:
        show_next(drawn)
    else:
        begin_round(analyses)
    show_accuracy()
    show_correction()
