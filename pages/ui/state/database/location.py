"""Where collections are kept."""

import os
import tempfile
from pathlib import Path

FILE = "quotient.sqlite"


def data_folder() -> Path:
    """`QUOTIENT_DATA` if it is set, else the place for a program's data that the system has."""
    if chosen := os.environ.get("QUOTIENT_DATA"):
        return Path(chosen)
    return _base("XDG_DATA_HOME", ".local/share") / "quotient"


def data_file() -> Path:
    """The file with everything in it; SQLite keeps two more beside it while it is open."""
    return data_folder() / FILE


def old_folder() -> Path:
    """Where older versions kept each browser's articles for some hours."""
    if chosen := os.environ.get("QUOTIENT_DATA"):
        return Path(chosen)
    return _base("XDG_CACHE_HOME", ".cache") / "quotient" / "articles"


def _base(variable: str, below_home: str) -> Path:
    chosen = os.environ.get(variable) or os.environ.get("LOCALAPPDATA")
    try:
        return Path(chosen) if chosen else Path.home() / below_home
    except RuntimeError:  # no home directory
        return Path(tempfile.gettempdir())
