"""What the page is about: the article, or the collection, in two lines."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from analysis.records import Analysis
from pages.ui.state.article_names import name_of
from pages.ui.widgets.markdown import escape_markdown

_LONGEST = 70  # characters of a title below a chart


def show_heading(analyses: Sequence[Analysis]) -> None:
    """The title of the one article, or the size of the collection, and what `show_about` says."""
    if len(analyses) == 1:
        st.header(escape_markdown(name_of(analyses[0].article), 160), anchor=False)
    else:
        st.header(f"A collection of {len(analyses):,} articles", anchor=False)
    show_about(analyses)


def show_about(analyses: Sequence[Analysis]) -> None:
    """Outlet, author and date of the one article, or the words of a collection, its outlets and the time it covers."""
    if line := " · ".join(filter(None, _facts(analyses))):
        st.caption(escape_markdown(line))


def describe_source(analyses: Sequence[Analysis]) -> str:
    """What a chart is made from, on one line: "Ferry stays in port · The Post · 3 May 2031", "16 articles · 3,000 words"."""
    if len(analyses) == 1:
        title = name_of(analyses[0].article)
        return " · ".join(
            filter(None, (title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…", *_facts(analyses)))
        )
    return " · ".join(filter(None, (f"{len(analyses):,} articles", *_facts(analyses))))


def _facts(analyses: Sequence[Analysis]) -> tuple[str, ...]:
    """Outlet, author and date of the one article; words, outlets and time of a collection; "" for what is not known."""
    if len(analyses) == 1:
        article = analyses[0].article
        return (article.outlet, article.byline and f"by {article.byline}", _day(article.published))
    days = sorted({a.article.published for a in analyses if a.article.published})
    outlets = {a.article.outlet for a in analyses if a.article.outlet}
    return (
        f"{sum(len(a.words) for a in analyses):,} words",
        f"{len(outlets):,} outlets" if len(outlets) > 1 else next(iter(outlets), ""),
        " to ".join(dict.fromkeys(map(_day, (days[0], days[-1])))) if days else "",
    )


def _day(published: str) -> str:
    """ "3 May 2031", or nothing."""
    day = date.fromisoformat(published) if published else None
    return f"{day.day} {day:%B %Y}" if day else ""
