"""Who and what is named: how often, how else it is written, beside whom, and whether it is heard."""

import streamlit as st

from analysis.present import charts
from analysis.tables import frames, summaries
from pages.ui.chart import drawn_key, picked, redraw, show_chart
from pages.ui.filters import ask, choose_from, choose_one
from pages.ui.frame import start_page
from pages.ui.labels import TYPES
from pages.ui.names_found import show_names, show_sentences, show_together, show_unheard

NAMES = "names_counted"

analyses = start_page("People and places")
entities, mentions = frames.entities_table(analyses), frames.mentions_table(analyses)
articles = frames.articles_table(analyses)
if entities.empty:
    st.info(
        "No names were found here. When there are some, this page shows who and what is named, how often, and beside whom."
    )
    st.stop()

everything = summaries.join_entities(entities)
there = {type: label for type, label in TYPES.items() if (everything.type == type).any()}
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = choose_from("What is named", there, "type", on_change=lambda: redraw(NAMES))
    names = everything[everything.type == kind].reset_index(drop=True)
    name = choose_one("Name", names.entity.tolist(), "name", everything="All of them", on_change=lambda: redraw(NAMES))


def pick_name() -> None:
    ask("name", picked(drawn_key(NAMES)) or "")


counted, dated = st.columns(2, gap="large")
with counted:
    figure = charts.names_chart(names, title=f"{TYPES[kind]} named most", name=f"names-{kind}")
    show_chart(figure, key=drawn_key(NAMES), on_pick=pick_name)
with dated:
    days = summaries.count_by_date(entities, articles, [(one, kind) for one in ([name] if name else names.entity)])
    if days.published.nunique() > 1:
        show_chart(charts.time_chart(days))
    else:
        places = summaries.place_mentions(mentions, articles)
        show_chart(charts.mention_chart(places[places.type == kind], names.entity.tolist()))
if name:
    show_sentences(summaries.find_sentences(analyses, (name, kind)), analyses, heading=f"Where {name} is named")

show_names(summaries.add_first_sentences(names, analyses), analyses, kind)
show_together(summaries.pair_names(mentions), analyses)
show_unheard(summaries.find_unheard(everything), analyses)
