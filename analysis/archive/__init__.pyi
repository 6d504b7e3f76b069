# What is public here. Read by type checkers, and by lazy_loader, which loads each name when it is first asked for.

from .query import (
    Archive as Archive,
    Choice as Choice,
    open_archive as open_archive,
)
from .write import (
    ArchiveError as ArchiveError,
    write_archive as write_archive,
)
