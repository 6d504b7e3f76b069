"""The parts of the page on an archive. Nothing of it is loaded but the answers; an archive is kept open for all visitors.

One key of the session belongs to this module: `archive`, the folder as it was typed.
"""

import os
from datetime import date
from pathlib import Path

import streamlit as st

from analysis.archive import Archive, ArchiveError, Choice, open_archive
from analysis.present import charts
from analysis.records import ArticleError
from analysis.tables import SOURCES, UNKNOWN
from pages.ui.layout.page_frame import show_next
from pages.ui.state import collection
from pages.ui.state.visitor import is_at_home
from pages.ui.widgets.chart import show_chart
from pages.ui.widgets.markdown import escape_markdown
from pages.ui.widgets.table import show_table

ROOT = "QUOTIENT_ARCHIVES"  # names the folder below which a served app may open archives
SLICE = 500  # articles
_SHORT = {  # headings of narrow columns
    "person": "Named",
    "unnamed": "Unnamed",
    "organisation": "Bodies",
    "document": "Papers",
    "unresolved": "Unclear",
    "unattributed": "None",
}
_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


def ask_for_folder() -> Archive | None:
    """The archive in the folder that the visitor names; None if there is none yet, and a sentence says why."""
    root = os.environ.get(ROOT, "")
    if not root and not is_at_home():
        st.info(f"This server has no archives. Whoever runs it sets {ROOT} to the folder that holds them.")
        return None
    st.markdown(
        "Figures from a folder of any size that `quotient analyse PATH --output FOLDER --format parquet` has made."
    )
    typed = st.text_input(
        "Folder of the archive" if not root else "Name of the archive",
        key="archive_folder",
        placeholder="/home/me/archive-2026" if not root else "archive-2026",
    ).strip()
    if not typed:
        return None
    folder = _place(typed, root)
    try:
        if folder is None:
            raise ArchiveError("This is not one of this server’s archives.")
        return _open(str(folder), _changed(folder))
    except ArchiveError as error:
        st.warning(escape_markdown(str(error)))
        return None


def _place(typed: str, root: str) -> Path | None:
    """The folder that is meant; with a root only what lies below it."""
    if not root:
        return Path(typed).expanduser()
    folder = Path(root, typed).resolve()
    return folder if folder.is_relative_to(Path(root).resolve()) else None


def _changed(folder: Path) -> float:
    try:
        return (folder / "about.json").stat().st_mtime
    except OSError:
        return 0.0


@st.cache_resource(max_entries=4, show_spinner=False)
def _open(folder: str, changed: float) -> Archive:
    return open_archive(Path(folder))


def choose_slice(archive: Archive) -> Choice:
    """Outlets and dates."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        outlets = st.multiselect(
            "Outlets", archive.outlets(), placeholder="All outlets", key="archive_outlets", width=420
        )
        since = st.date_input("From", None, key="archive_since", format="YYYY-MM-DD", min_value=date(1700, 1, 1))
        until = st.date_input("To", None, key="archive_until", format="YYYY-MM-DD", min_value=date(1700, 1, 1))
    return Choice(tuple(outlets), _iso(since), _iso(until))


def _iso(day: object) -> str:
    return day.isoformat() if isinstance(day, date) else ""


def show_figures(archive: Archive, choice: Choice) -> bool:
    """How much there is. False if there is nothing."""
    totals = archive.totals(choice)
    if not totals["articles"]:
        return False
    share = totals["quoted_words"] / totals["words"] if totals["words"] else 0
    with st.container(horizontal=True):
        st.metric("Articles", f"{totals['articles']:,}", border=True)
        st.metric("Words", f"{totals['words']:,}", border=True)
        st.metric("Inside quotation marks", f"{share:.0%}", border=True)
        st.metric("Quotations", f"{totals['quotations']:,}", border=True)
    return True


def show_voices(archive: Archive, choice: Choice) -> None:
    """Who speaks most."""
    voices = archive.voices(choice)
    st.header("Who speaks most", anchor=False)
    if voices.empty:
        st.caption("Nobody is quoted.")
        return
    shown = voices.assign(
        voice=[UNKNOWN.get(kind, voice) for kind, voice in zip(voices.speaker_kind, voices.voice, strict=True)],
        shown_kind=voices.speaker_kind.map(SOURCES),
        share=(voices.share * 100).round(1),
    )
    labels = {
        "voice": _TEXT("Speaker", width=140),
        "share": st.column_config.ProgressColumn(
            "Share", width=110, format="%.1f%%", min_value=0, max_value=float(shown.share.max())
        ),
        "words": _NUMBER("Words", format="localized", width=62),
        "articles": _NUMBER("Articles", format="localized", width=66),
        "shown_kind": _TEXT("Kind of source"),
    }
    show_table(shown, labels, "archive-voices", alt="Who speaks most in the archive")


def show_sources(archive: Archive, choice: Choice) -> None:
    """Kinds of sources by outlet."""
    st.header("Kinds of sources by outlet", anchor=False)
    sources = archive.sources(choice)
    if sources.empty:
        st.caption("No article says which outlet it is from.")
        return
    wide = sources.pivot_table(index="outlet", columns="speaker_kind", values="share", fill_value=0.0)
    kinds = [kind for kind in SOURCES if kind in wide]
    table = (wide[kinds] * 100).round().reset_index()
    labels = {"outlet": _TEXT("Outlet", width=130)}
    labels |= {kind: _NUMBER(_SHORT[kind], help=SOURCES[kind], format="%d%%", width=62) for kind in kinds}
    show_table(table, labels, "archive-sources", alt="Kinds of sources of each outlet")


def show_months(archive: Archive, choice: Choice) -> None:
    """Articles over time, with those that have no date in sight."""
    st.header("Over time", anchor=False)
    months, undated = archive.months(choice), archive.totals(choice)["undated"]
    if not months.empty:
        table = months.assign(share=(months.quoted_words / months.words * 100).round())
        labels = {
            "month": _TEXT("Month"),
            "articles": st.column_config.ProgressColumn(
                "Articles", format="localized", min_value=0, max_value=int(months.articles.max())
            ),
            "share": _NUMBER("Inside quotation marks", format="%d%%"),
        }
        show_table(table, labels, "archive-months", alt="Articles by month")
    if undated:
        st.caption(f"{undated:,} articles have no date.")


def show_unheard(archive: Archive, choice: Choice) -> None:
    """Who is talked about but never quoted."""
    st.header("Talked about but not quoted", anchor=False)
    unheard = archive.unheard(choice)
    if unheard.empty:
        st.caption("Everyone who is named often is also quoted.")
        return
    show_chart(
        charts.names_chart(unheard.rename(columns={"name": "entity"}).head(10), title="Named most often, never quoted")
    )


def show_found(archive: Archive, choice: Choice) -> str:
    """Quotations of a speaker. Returns the name that was typed."""
    st.header("Find quotations", anchor=False)
    with st.container(horizontal=True):
        speaker = st.text_input("Speaker", key="archive_speaker", placeholder="A name, or a part of it")
        words = st.text_input("Words", key="archive_words", placeholder="Words that they say")
    if not speaker and not words:
        return ""
    found = archive.find(choice, speaker, words)
    if found.empty:
        st.info("Nothing was found. Try fewer letters.")
        return str(speaker)
    labels = {
        "published": _TEXT("Date"),
        "outlet": _TEXT("Outlet"),
        "speaker": _TEXT("Speaker"),
        "quotation": _TEXT("Quotation", width="large"),
        "title": _TEXT("Article", width="medium"),
    }
    show_table(found, labels, "archive-quotations", alt="Quotations that were found")
    return str(speaker)


def offer_slice(archive: Archive, choice: Choice, speaker: str) -> None:
    """Bring articles of the slice to the desk, into the open collection."""
    who = f" that quote “{escape_markdown(speaker, 40)}”" if speaker else ""
    st.caption(f"To read and correct them, add the latest {SLICE} articles of this choice{who} to your collection.")
    if st.button("Add them to the collection", icon=":material/add:", key="archive_add", disabled=collection.busy()):
        try:
            collection.begin(articles=archive.articles(choice, speaker, SLICE))
        except ArticleError as error:
            st.error(escape_markdown(str(error)))
            return
        show_next("The articles are being added; the Articles page has them.")
        st.rerun()
