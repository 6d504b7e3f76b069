# What is public here. Read by type checkers, and by lazy_loader, which loads each name when it is first asked for.

from . import (
    frames as frames,
    search as search,
    summaries as summaries,
)
from .cells import (
    mend as mend,
)
from .columns import (
    COLUMNS as COLUMNS,
)
from .export import (
    holds_collection as holds_collection,
    open_corrections as open_corrections,
    open_zip as open_zip,
    to_csv as to_csv,
    to_zip as to_zip,
)
from .folder import (
    Packed as Packed,
    Totals as Totals,
    pack as pack,
    write_folder as write_folder,
)
from .frames import (
    all_tables as all_tables,
    articles_table as articles_table,
    corrections_table as corrections_table,
    entities_table as entities_table,
    join_analyses as join_analyses,
    left_out_table as left_out_table,
    mentions_table as mentions_table,
    quotes_table as quotes_table,
    readability_table as readability_table,
    skipped_table as skipped_table,
    speakers_table as speakers_table,
)
from .json_lines import (
    to_jsonl as to_jsonl,
)
from .summaries import (
    KINDS as KINDS,
    SOURCES as SOURCES,
    UNKNOWN as UNKNOWN,
    join_speakers as join_speakers,
    name_voices as name_voices,
)
from .workbook import (
    to_xlsx as to_xlsx,
)
