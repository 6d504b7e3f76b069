"""Files, folders and samples."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis.intake import SUFFIXES, TABLES, Child, guess_columns
from analysis.limits import MAX_ARTICLES, MAX_CHARACTERS, MAX_FILE_BYTES, MAX_UNPACKED_BYTES, MAX_UPLOAD_BYTES
from analysis.records import Article, ArticleError, Skipped
from pages.ui.layout.page_frame import PAGES
from pages.ui.state import collection, uploads
from pages.ui.state.turns import pause
from pages.ui.widgets.markdown import escape_markdown

_MB = 2**20
_ROLES = {
    "text": "Text",
    "title": "Title",
    "outlet": "Outlet",
    "byline": "Author",
    "published": "Date",
    "url": "Web address",
}


def show_upload() -> None:
    """Choose files or a folder, say what the columns of a table hold, and have them read."""
    folder = st.toggle("Upload a whole folder", key="upload_folder")
    files = st.file_uploader(
        "Choose a folder of articles" if folder else "Choose files",
        accept_multiple_files="directory" if folder else True,
        max_upload_size=MAX_FILE_BYTES // _MB,
        key=f"upload_{folder}_{st.session_state.setdefault('upload_round', 0)}",
    )
    if folder:  # the same files as those that the command line reads in a folder
        files = [f for f in files if f.name.lower().endswith(SUFFIXES) and "/." not in f"/{f.name}"]
    if not files:
        st.caption(
            f"Text, Markdown, HTML, PDF, Word, RTF, tables with one article a row (CSV, Excel, JSON), ZIP archives of these, and "
            f"collections saved here. Up to {MAX_ARTICLES} articles, {MAX_FILE_BYTES // _MB} MB a file, "
            f"{MAX_UPLOAD_BYTES // _MB} MB together, {MAX_UNPACKED_BYTES // _MB} MB unpacked and {MAX_CHARACTERS:,} characters an article."
        )
        return
    named = [(_name(f, folder), f) for f in sorted(files, key=lambda f: f.name.split("/"))]
    columns: dict[str, dict[str, str]] = {}
    with Child() as child:
        for name, file in named:
            if name.lower().endswith(TABLES):
                columns |= _choose_columns(name, file, child)
    textless = [name for name, chosen in columns.items() if "text" not in chosen]
    for name in textless:
        st.warning(f"Which column of {escape_markdown(name, 60)} holds the text of the articles? Choose it above.")
    label = "Read the file" if len(files) == 1 else f"Read {len(files):,} files"
    if st.button(label, type="primary", disabled=collection.busy() or bool(textless), key="upload_read"):
        _read(named, columns)


def show_samples(*, first: bool) -> None:
    """Offer the articles that come with the program; where they are the first, they open at their overview."""
    pressed = st.button(
        "Try 16 sample articles",
        type="primary" if first else "tertiary",
        disabled=collection.busy(),
        key="samples_load",
        help="Several weeks of news from an invented region, by four invented outlets, with the flaws that real articles have",
    )
    if not pressed:
        return
    with st.spinner("Reading …"):
        collection.begin_samples()
    st.session_state.samples_open = first
    st.rerun()


def open_samples() -> None:
    """Go to the overview once the samples are there that were asked for on an empty page."""
    if st.session_state.get("samples_open") and not collection.busy():
        st.session_state.samples_open = False
        collection.close_report()
        st.switch_page(PAGES["Overview"])


def _name(file: UploadedFile, folder: bool) -> str:
    """The path below the folder that was chosen."""
    path = str(file.name)
    return path.partition("/")[2] if folder and "/" in path else path


def _choose_columns(name: str, file: UploadedFile, child: Child) -> dict[str, dict[str, str]]:
    """What the columns of a table hold, as guessed or changed, by the table's name; nothing if it cannot be read."""
    names, guessed, reason = _guess_columns(file.file_id, name, file.getvalue(), child)
    if reason:
        st.warning(f"{escape_markdown(name, 60)} can’t be read. {escape_markdown(reason)}")
        return {}  # the report will list it as skipped, with the reason
    with st.expander(f"What the columns of {escape_markdown(name, 60)} hold", expanded="text" not in guessed):
        chosen = {role: _choose_column(file, label, names, guessed.get(role)) for role, label in _ROLES.items()}
    return {name: {role: column for role, column in chosen.items() if column}}


@st.cache_data(max_entries=MAX_ARTICLES, scope="session", show_spinner="Reading the columns …")
def _guess_columns(file_id: str, name: str, _data: bytes, _child: Child) -> tuple[list[str], dict[str, str], str]:
    """Columns, guess, and the reason if there are none; kept, so that a file is not read again at every click."""
    try:
        with pause():
            return *guess_columns(name, _data, _child), ""
    except ArticleError as error:
        return [], {}, str(error)


def _choose_column(file: UploadedFile, label: str, names: list[str], guessed: str | None) -> str | None:
    return st.selectbox(
        label,
        names,
        index=names.index(guessed) if guessed in names else None,
        placeholder="None",
        key=f"upload_column_{label}_{file.file_id}",
    )


def _read(files: list[tuple[str, UploadedFile]], columns: dict[str, dict[str, str]]) -> None:
    """Start reading, and empty the uploader. Collections saved here are opened; everything else is read."""
    from analysis.tables import (
        holds_collection,
        open_corrections,
        open_zip,
    )  # load pandas, which choosing files does not need

    others: list[tuple[str, bytes]] = []
    saved: list[Article] = []
    skipped: list[Skipped] = []
    with st.spinner("Reading …"):
        for name, file in files:
            data = file.getvalue()
            if not holds_collection(data):
                others.append((name, data))
                continue
            try:
                articles, corrections = open_zip(data), open_corrections(data)
            except ArticleError as error:
                skipped.append(Skipped(name, str(error)))
                continue
            saved += articles
            collection.correct(*corrections)
        collection.begin(others, columns, saved, skipped)
        uploads.drop(file.file_id for _, file in files)
    st.session_state.upload_round += 1
    st.rerun()
