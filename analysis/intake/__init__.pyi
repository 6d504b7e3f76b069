# What is public here. Read by type checkers, and by lazy_loader, which loads each name when it is first asked for.

from .files import (
    SUFFIXES as SUFFIXES,
    TABLES as TABLES,
    Place as Place,
    guess_columns as guess_columns,
    list_files as list_files,
    read_files as read_files,
)
from .paste import (
    read_paste as read_paste,
    split_paste as split_paste,
)
from .sandbox import (
    Child as Child,
)
from .streams import (
    Rows as Rows,
    cut_rows as cut_rows,
)
from .suggestions import (
    Suggestion as Suggestion,
    suggest_metadata as suggest_metadata,
)
