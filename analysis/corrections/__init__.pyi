# What is public here. Read by type checkers, and by lazy_loader, which loads each name when it is first asked for.

from .correct import (
    apply as apply,
)
from .entities import (
    merge as merge,
    merge_everywhere as merge_everywhere,
    remove_entity as remove_entity,
    remove_everywhere as remove_everywhere,
    remove_mention as remove_mention,
    rename as rename,
    rename_everywhere as rename_everywhere,
    retype as retype,
    retype_everywhere as retype_everywhere,
    split as split,
)
from .judgements import (
    Accuracy as Accuracy,
    Estimate as Estimate,
    judge as judge,
    judge_missed as judge_missed,
    measure_accuracy as measure_accuracy,
    sample_for_check as sample_for_check,
)
from .parts import (
    article_to_read as article_to_read,
    bring_back as bring_back,
    leave_out as leave_out,
    without_corrections as without_corrections,
)
from .quotations import (
    add_quotation as add_quotation,
    change_quotation as change_quotation,
    name_source as name_source,
    remove_quotation as remove_quotation,
    select_stretches as select_stretches,
    set_speaker as set_speaker,
)
from .records import (
    Anchor as Anchor,
    Corrected as Corrected,
    Correction as Correction,
    CorrectionError as CorrectionError,
    Named as Named,
    Target as Target,
    Verdict as Verdict,
    Voice as Voice,
    What as What,
    redo as redo,
    signed as signed,
    undo as undo,
)
from .storage import (
    Listed as Listed,
    carry_over as carry_over,
    from_record as from_record,
    list_corrections as list_corrections,
    to_record as to_record,
)
