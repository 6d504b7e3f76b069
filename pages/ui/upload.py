"""Files, folders and samples."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis.intake import SUFFIXES, TABLES, Child, guess_columns
from analysis.limits import MAX_ARTICLES, MAX_CHARACTERS, MAX_FILE_BYTES, MAX_UNPACKED_BYTES
from analysis.records import Article, ArticleError, Skipped
from analysis.tables import holds_collection, open_zip
from pages.ui import collection
from pages.ui.plain import plain

_MB = 2**20
_ROLES = {
    "text": "The text",
    "title": "The title",
    "outlet": "The outlet",
    "byline": "The author",
    "published": "The date",
    "url": "The address",
}


def show_upload() -> None:
    """Choose files or a folder, say which columns of a table are what, and have them read."""
    folder = st.toggle("A whole folder", key="upload_folder")
    files = st.file_uploader(
        "A folder with articles" if folder else "Files with articles",
        accept_multiple_files="directory" if folder else True,
        max_upload_size=MAX_FILE_BYTES // _MB,
        key=f"upload_{folder}_{st.session_state.setdefault('upload_round', 0)}",
    )
    if folder:  # the same files as those that the command line reads in a folder
        files = [f for f in files if f.name.lower().endswith(SUFFIXES) and "/." not in f"/{f.name}"]
    if not files:
        st.caption(
            f"Text, Markdown, HTML, PDF, Word, RTF, tables (CSV, Excel, JSON) with an article a row, and ZIP archives of all "
            f"these; also a collection that you saved here. Up to {MAX_ARTICLES} articles, {MAX_FILE_BYTES // _MB} MB a file, "
            f"{MAX_UNPACKED_BYTES // _MB} MB unpacked and {MAX_CHARACTERS:,} characters an article."
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
        st.warning(f"Choose the column of {plain(name, 60)} that holds the text of the articles.")
    label = "Read the file" if len(files) == 1 else f"Read {len(files):,} files"
    if st.button(label, type="primary", disabled=collection.busy() or bool(textless), key="upload_read"):
        _read(named, columns)


def show_samples() -> None:
    """Load the articles that come with the program."""
    st.markdown(
        "Several weeks of news from a region that does not exist, by four outlets that do not either: in all the formats that "
        "can be read, and with the difficulties that real articles have."
    )
    kind = "secondary" if collection.analyses() else "primary"
    if st.button("Load the samples", type=kind, disabled=collection.busy(), key="samples_load"):
        with st.spinner("Reading …"):
            collection.begin_samples()
        st.rerun()


def _name(file: UploadedFile, folder: bool) -> str:
    """The path below the folder that was chosen."""
    return file.name.partition("/")[2] if folder and "/" in file.name else file.name


def _choose_columns(name: str, file: UploadedFile, child: Child) -> dict[str, dict[str, str]]:
    """Which column of a table holds what, as guessed or as changed, by the table's name; nothing if it can't be read."""
    names, guessed, reason = _guess_columns(file.file_id, name, file.getvalue(), child)
    if reason:
        st.warning(f"{plain(name, 60)} can’t be read. {plain(reason)}")
        return {}  # it will be among the skipped ones, with its reason
    with st.expander(f"Which column of {plain(name, 60)} is what?", expanded="text" not in guessed):
        chosen = {role: _choose_column(file, label, names, guessed.get(role)) for role, label in _ROLES.items()}
    return {name: {role: column for role, column in chosen.items() if column}}


@st.cache_data(max_entries=MAX_ARTICLES, scope="session", show_spinner="Looking at the columns …")
def _guess_columns(file_id: str, name: str, _data: bytes, _child: Child) -> tuple[list[str], dict[str, str], str]:
    """Columns, guess, and the reason if there are none: kept too, so that a file is not tried again with every click."""
    try:
        return *guess_columns(name, _data, _child), ""
    except ArticleError as error:
        return [], {}, str(error)


def _choose_column(file: UploadedFile, label: str, names: list[str], guessed: str | None) -> str | None:
    return st.selectbox(
        label,
        names,
        index=names.index(guessed) if guessed in names else None,
        placeholder="None of them",
        key=f"upload_column_{label}_{file.file_id}",
    )


def _read(files: list[tuple[str, UploadedFile]], columns: dict[str, dict[str, str]]) -> None:
    """Start reading, and empty the uploader. Collections that were saved here are opened, all else is read."""
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
                saved += open_zip(data)
            except ArticleError as error:
                skipped.append(Skipped(name, str(error)))
        collection.begin(others, columns, saved, skipped)
    st.session_state.upload_round += 1
    st.rerun()
