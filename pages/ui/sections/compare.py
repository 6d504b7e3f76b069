"""The parts of the page that sets sides beside each other: the choice of sides, each chart with its sentence, the evidence."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.present import charts, comparisons
from analysis.tables import SOURCES, summaries
from pages.ui.layout.labels import COUNTED, KINDS, ONE_OF, Counted
from pages.ui.layout.page_frame import choose
from pages.ui.sections.names import show_sentences
from pages.ui.sections.quotations import show_quotations
from pages.ui.state.comparison import Comparison, compare
from pages.ui.state.tables import Tables
from pages.ui.widgets.chart import chart_key, clear_choice, picked, show_chart
from pages.ui.widgets.filters import choose_from, set_filter, tell_apart
from pages.ui.widgets.markdown import escape_markdown
from pages.ui.widgets.table import show_table

BY = {
    "outlet": "Outlet",
    "author": "Author",
    "tag": "Tag",
    "month": "Month",
    "week": "Week",
    "day": "Day",
    "article": "Article",
}
PERIODS: dict[summaries.Period, str] = {"week": "Week", "day": "Day", "month": "Month"}
STANCES = {
    "neutral": "Neutral (“said”)",
    "endorsing": "Endorsing (“explained”)",
    "asserting": "Asserting (“insisted”)",
    "tentative": "Tentative (“suggested”)",
    "doubting": "Doubting (“claimed”)",
    "admitting": "Admitting (“conceded”)",
    "objecting": "Objecting (“denied”)",
    "urging": "Urging (“warned”)",
    "emotional": "Emotional (“joked”)",
    "other": "Not in the list, or negated",
}
POSITIONS = {
    "headline": "Headline",
    "opening": "First three paragraphs",
    "middle": "Middle",
    "end": "Last third",
}
PRONOUNS = {"she": "She", "he": "He", "they": "They", "unknown": "Not told by the article"}
# What the page may begin with. Not pronouns: where the article tells few of them, their shares are those of its habits.
_TELLING: tuple[summaries.Aspect, ...] = ("source", "kind", "stance", "position")
_FIRST = 2  # sides that are compared until others are chosen
_MOST_VOICES = 5  # of each side
_IN_A_ROW = 3  # charts of voices beside each other
_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


class Aspect(NamedTuple):
    """What sides are compared by."""

    title: str
    values: Mapping[str, str]
    note: str = ""


ASPECTS: dict[summaries.Aspect, Aspect] = {
    "source": Aspect("Kinds of sources", SOURCES),
    "kind": Aspect("Direct or paraphrased", KINDS, "Repeats are not counted."),
    "stance": Aspect("Stance of reporting verbs", STANCES),
    "position": Aspect("Where quotations stand", POSITIONS, "By where each quotation begins."),
    "pronoun": Aspect("Pronouns of quoted people", PRONOUNS, "Pronouns are those that the articles use."),
}


# --------------------------------------------------------------------------------------------------------- the choice


def choose_sides(tables: Tables) -> Comparison | None:
    """What to compare, chosen in the address too; None if nothing can be, which the page then says."""
    there = {by: BY[by] for by, groups in tables.sides.items() if groups.side.nunique() > 1}
    if not there:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = choose_from("Compare by", there, "by", on_change=_forget_sides)
        groups = tables.sides[by]
        names = tell_apart({side: comparisons.name_side(by, side, tables.titles) for side in _in_order(groups, by)})
        sides = _choose_some(names)
        counted = choose_from("Measure by", COUNTED, "count", on_change=_forget_picked)
    _tell_aside(len(tables.articles) - groups.article_id.nunique(), by)
    if len(sides) < _FIRST:
        st.info("Choose at least two sides to compare.")
        st.stop()
    return compare(tables, by, sides, counted)


def explain_one(collection_is_larger: bool) -> None:
    """Why there is nothing to compare, and what to do."""
    if collection_is_larger:
        st.info("Only one article is chosen, and this page sets several beside each other.")
        st.button("Compare the whole collection", type="primary", on_click=choose, args=("",))
    else:
        st.info(
            "There is only one article here. Add a second one, from another outlet for example, and this page shows how they "
            "differ: who speaks, how, how prominently, and who is only talked about."
        )


def _in_order(groups: pd.DataFrame, by: str) -> list[str]:
    """Times in their order, all else by the number of articles."""
    if by in PERIODS:
        return sorted(groups.side.unique())
    sizes = groups.groupby("side", sort=False).size().sort_values(ascending=False, kind="stable")
    return [str(side) for side in sizes.index]


def _choose_some(names: Mapping[str, str]) -> dict[str, str]:
    asked = [side for side in dict.fromkeys(st.query_params.get_all("side")) if side in names][: charts.MAX_SIDES]
    key = "filter_side"
    st.session_state[key] = asked if "side" in st.query_params else list(names)[:_FIRST]
    chosen = st.multiselect(
        f"Sides (up to {charts.MAX_SIDES})",
        list(names),
        format_func=lambda side: names.get(side, ""),
        key=key,
        max_selections=charts.MAX_SIDES,
        on_change=_follow_sides,
        width=480,
    )
    return {side: names[side] for side in chosen}


def _follow_sides() -> None:
    st.query_params["side"] = st.session_state.filter_side or [""]
    _forget_picked()


def _forget_sides() -> None:
    st.query_params.pop("side", None)
    _forget_picked()


def _tell_aside(aside: int, by: str) -> None:
    if aside:
        lacks = "date" if by in PERIODS else BY[by].lower()
        have = "article has" if aside == 1 else "articles have"
        st.caption(f"{aside:,} {have} no {lacks} and {'is' if aside == 1 else 'are'} on no side.")


# ---------------------------------------------------------------------------------------------------------- the finding


def show_finding(chosen: Comparison) -> None:
    """The clearest difference as a sentence, and how large the sides are."""
    told = [comparisons.tell_contrast(chosen.shares(a), chosen.sides, chosen.measure(a)) for a in _TELLING]
    st.markdown(f"## {escape_markdown(comparisons.tell_clearest(told))}")
    st.caption(escape_markdown(comparisons.tell_sides(chosen.counts, chosen.sides)))


def show_aspects(chosen: Comparison, aspects: Sequence[summaries.Aspect]) -> None:
    """Charts beside each other, each with its finding; below them the quotations behind the dot that was picked."""
    for column, aspect in zip(st.columns(len(aspects), gap="large"), aspects, strict=True):
        with column:
            _show_aspect(chosen, aspect)
    show_picked(chosen, aspects)


def _show_aspect(chosen: Comparison, aspect: summaries.Aspect) -> None:
    title, values, note = ASPECTS[aspect]
    shares = chosen.shares(aspect)
    measure = chosen.measure(aspect)
    if shares.empty:
        st.markdown(f"**{title}**")
        st.caption("No quotation has it.")
        return
    told = comparisons.tell_contrast(shares, chosen.sides, measure)
    figure = charts.dumbbell_chart(shares, values, chosen.sides, title=title, stressed=told.value)
    show_chart(figure, key=chart_key(_key(aspect)), on_pick=partial(_pick, _key(aspect)))
    few = comparisons.tell_few(shares, chosen.sides, measure)
    st.caption(escape_markdown(" ".join(filter(None, (told.sentence, few, note)))))


def show_voices(chosen: Comparison) -> None:
    """Who speaks most on each side, a chart each, all to one scale."""
    st.header("Share of voice", anchor=False)
    numbers = list(enumerate(chosen.sides.items()))
    longest = max((_largest_share(chosen, side) for side in chosen.sides), default=0.0)
    wide = 2 if len(numbers) == 4 else _IN_A_ROW
    for row in range(0, len(numbers), wide):
        part = numbers[row : row + wide]
        for column, (number, (side, label)) in zip(st.columns(len(part), gap="large"), part, strict=True):
            with column:
                _show_side(chosen, number, side, label, longest)
    show_picked(chosen, ["voice"])


def _measure_of(chosen: Comparison, side: str) -> Counted:
    return chosen.chosen_measure if chosen.voices(side).words.sum() else "quotations"


def _largest_share(chosen: Comparison, side: str) -> float:
    """The share of whoever speaks most on a side, 0 if nobody does."""
    shares = chosen.voices(side)[f"share_of_{_measure_of(chosen, side)}"].dropna()
    return float(shares.max()) if len(shares) else 0.0


def _show_side(chosen: Comparison, number: int, side: str, label: str, longest: float) -> None:
    voices = chosen.voices(side)
    if voices.empty:
        st.markdown(f"**{escape_markdown(label)}**")
        st.caption("Nobody is quoted.")
        return
    by = _measure_of(chosen, side)
    name = f"compare-voices-{number + 1}"
    figure = charts.share_chart(voices, by=by, most=_MOST_VOICES, name=name, title=label)
    if own := _largest_share(chosen, side):  # its longest bar fills the width until here
        figure.update_xaxes(range=[0, figure.layout.xaxis.range[1] * longest / own])
    show_chart(figure, key=chart_key(name), on_pick=partial(_pick_voice, name, side))


# --------------------------------------------------------------------------------------------------- names on each side


def show_names(chosen: Comparison) -> None:
    """Who is named more on one side, and who is quoted on one and only talked about on another."""
    sides = list(chosen.sides)
    st.header("Named by one side, not by the other", anchor=False)
    side = sides[0]
    if len(sides) > _FIRST:
        side = choose_from("Set against all others", chosen.sides, "against", on_change=_forget_picked)
    others = [other for other in sides if other != side]
    other = chosen.sides[others[0]] if len(others) == 1 else comparisons.OTHERS
    names = chosen.names(side)
    drawn, listed = st.columns(2, gap="large")
    with drawn:
        if names.log_odds.notna().any():
            numbers = sides.index(side), sides.index(others[0]) if len(others) == 1 else None
            figure = charts.odds_chart(names, chosen.sides[side], other, numbers=numbers)
            show_chart(figure, key=chart_key(_key("named")), on_pick=partial(_pick, _key("named")))
            st.caption(escape_markdown(comparisons.tell_named(names, chosen.sides[side], other)))
        else:
            st.caption("Too few names to compare.")
    with listed:
        _show_odds(names, chosen.sides[side], other)
    show_picked(chosen, ["named"])
    _show_one_sided(chosen)


def _show_odds(names: pd.DataFrame, side: str, other: str) -> None:
    labels = {
        "entity": _TEXT("Name", width=150),
        "mentions": _NUMBER(side, help="Mentions", width=90),
        "other_mentions": _NUMBER("The others" if other == comparisons.OTHERS else other, help="Mentions", width=90),
        "z": _NUMBER(
            "z", help="Log-odds ratio in standard deviations: beyond ±1.96 it is clear", format="%.1f", width=50
        ),
    }
    show_table(names, labels, "compared-names", alt="How often each side names whom")
    st.caption(
        "Log-odds ratios with an informative prior: rare names count for little. Lines are 95 % intervals; hollow marks may as well "
        "be chance."
    )


def _show_one_sided(chosen: Comparison) -> None:
    st.header("Quoted here, only talked about there", anchor=False)
    found = chosen.one_sided
    if found.empty:
        st.caption("Nobody whom one side quotes is named but not quoted by another.")
        return
    table = found.assign(quoted_on=found.quoted.map(chosen.sides), named_on=found.named.map(chosen.sides))
    table = table.assign(kind=table.type.map(ONE_OF)).drop(columns=["quoted", "named"])
    labels = {
        "entity": _TEXT("Name", width=170),
        "kind": _TEXT("Kind", width=100),
        "quoted_on": _TEXT("Quoted by", width=170),
        "quotations": _NUMBER("Quotations", width=90),
        "quoted_words": _NUMBER("Quoted words", width=105),
        "named_on": _TEXT("Only named by", width=170),
        "mentions": _NUMBER("Mentions there", width=115),
    }
    show_table(table, labels, "quoted-here-named-there", alt="Who is quoted by one side and only named by another")


# ------------------------------------------------------------------------------------------- readability, time, figures


def show_spread(chosen: Comparison) -> None:
    """How hard the articles of each side are to read, a dot each."""
    tables = chosen.tables
    joined = chosen.groups.merge(tables.with_titles(tables.articles), on="article_id")
    if joined.flesch_kincaid_grade.notna().any():
        show_chart(charts.spread_chart(joined, chosen.sides))
        st.caption("Each mark is an article; the upright line is the median.")


def show_periods(chosen: Comparison) -> None:
    """How the share of quoted words changes, where articles have dates."""
    articles = chosen.tables.articles
    articles = articles[articles.article_id.isin(chosen.articles_of())]
    undated = int((articles.published == "").sum())
    if chosen.by in PERIODS or articles.published[articles.published != ""].nunique() < _FIRST:
        return
    st.header("Over time", anchor=False)
    period = choose_from("By", PERIODS, "period")
    periods = summaries.count_by_period(articles, chosen.groups, period)
    show_chart(charts.period_chart(periods, chosen.sides))
    if undated:
        st.caption(f"{undated:,} {'article has' if undated == 1 else 'articles have'} no date and no place here.")


def show_figures(chosen: Comparison) -> None:
    """The sides in numbers, and every share behind the charts."""
    with st.expander("All figures"):
        table = chosen.counts.assign(label=chosen.counts.side.map(chosen.sides))
        labels = {
            "label": "Side",
            "articles": _NUMBER("Articles"),
            "words": _NUMBER("Words"),
            "quotations": _NUMBER("Quotations"),
            "quoted_words": _NUMBER("Quoted words"),
            "quoted_share": _NUMBER("In quotation marks", format="percent"),
            "speakers": _NUMBER("Speakers"),
            "median_grade": _NUMBER("Median grade", format="%.1f"),
        }
        show_table(table, labels, "sides", alt="The sides in numbers")
        shares = pd.concat([chosen.shares(aspect) for aspect in ASPECTS], ignore_index=True)
        named = {(aspect, value): label for aspect, a in ASPECTS.items() for value, label in a.values.items()}
        shown = shares.assign(
            shown_aspect=shares.aspect.map({aspect: a.title for aspect, a in ASPECTS.items()}),
            shown_value=[named[key] for key in zip(shares.aspect, shares["value"], strict=True)],
            shown_side=shares.side.map(chosen.sides),
            measure=[chosen.measure(aspect) for aspect in shares.aspect],
        )
        labels = {
            "shown_aspect": "What",
            "shown_value": "Which",
            "shown_side": "Side",
            "number": _NUMBER("Number"),
            "total": _NUMBER("Of"),
            "share": _NUMBER("Share", format="percent"),
        }
        show_table(shown, labels, "compared-shares", alt="Every share behind the charts")


# ----------------------------------------------------------------------------------------------------------- the evidence


def show_picked(chosen: Comparison, aspects: Sequence[str]) -> None:
    """The quotations, or sentences, behind the dot or bar that was picked, if it is of one of these aspects."""
    aspect, value, side = (st.query_params.get(name, "") for name in ("what", "which", "on"))
    if aspect not in aspects:
        return
    tables = chosen.tables
    articles = chosen.articles_of(side) if side in chosen.sides else chosen.articles_of()
    analyses = [a for a in tables.analyses if a.article.id in articles]
    if aspect == "named":
        sentences = tables.with_titles(summaries.find_sentences(analyses, tables.mentions, (value, side)))
        st.header(escape_markdown(f"Sentences that name {value}", 120), anchor=False)
        show_sentences(sentences, tables, name="sentences")
    elif side in chosen.sides:
        column = "voice" if aspect == "voice" else summaries.ASPECTS[_aspect(aspect)][0]
        label = value if aspect == "voice" else ASPECTS[_aspect(aspect)].values.get(value, value)
        found = tables.said[tables.said.article_id.isin(articles) & (tables.said[column] == value)]
        show_quotations(found, analyses, heading=f"{chosen.sides[side]}: {label}")
    st.button("Close", key="close_picked", icon=":material/close:", on_click=_forget_picked)


def _aspect(name: str) -> summaries.Aspect:
    return next(aspect for aspect in ASPECTS if aspect == name)


def _pick(chart: str) -> None:
    aspect, value, side = picked(chart_key(chart)) or ("", "", "")
    _open(chart, aspect, value, side)


def _pick_voice(chart: str, side: str) -> None:
    voice = picked(chart_key(chart)) or ""
    _open(chart, "voice" if voice else "", voice, side if voice else "")


def _open(chart: str, aspect: str, value: str, side: str) -> None:
    for name, part in (("what", aspect), ("which", value), ("on", side)):
        set_filter(name, part)
    clear_choice(*(other for other in _charts() if other != chart))


def _forget_picked() -> None:
    for name in ("what", "which", "on"):
        set_filter(name)
    clear_choice(*_charts())


def _charts() -> list[str]:
    voices = [f"compare-voices-{number + 1}" for number in range(charts.MAX_SIDES)]
    return [*map(_key, ASPECTS), _key("named"), *voices]


def _key(aspect: str) -> str:
    return f"compare_{aspect}"
