# What is public here. Read by type checkers, and by lazy_loader, which loads each name when it is first asked for.

from . import (
    charts as charts,
    comparisons as comparisons,
    difficulty as difficulty,
    findings as findings,
    overview as overview,
)
from .corrections import (
    describe_correction as describe_correction,
)
from .explain import (
    REASONS as REASONS,
    explain_entity as explain_entity,
    explain_left_out as explain_left_out,
    explain_quotation as explain_quotation,
)
from .marked_text import (
    Passage as Passage,
    Segment as Segment,
    split_passages as split_passages,
)
from .report import (
    to_report as to_report,
)
