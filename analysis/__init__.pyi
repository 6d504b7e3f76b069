# What is public here. Read by type checkers, and by lazy_loader, which loads each name when it is first asked for.

from . import (
    tables as tables,
)
from .intake import (
    read_files as read_files,
    read_paste as read_paste,
)
from .pipeline import (
    analyse as analyse,
    analyse_all as analyse_all,
)
from .records import (
    Analysis as Analysis,
    Article as Article,
    ArticleError as ArticleError,
    Skipped as Skipped,
)
from .version import (
    __version__ as __version__,
)
