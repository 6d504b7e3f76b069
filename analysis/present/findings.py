"""What a table shows, in a sentence of plain text for the top of a page."""

import pandas as pd

from analysis.present.amounts import FEW_WORDS, percent
from analysis.present.explain import REASONS
from analysis.tables import SOURCES, UNKNOWN


def tell_sources(sources: pd.DataFrame) -> str:
    """How much comes from each kind of source, of the table of `summaries.join_sources`: of the quotations if no word is quoted."""
    by = "words" if sources.words.sum() else "counted_quotations"
    noun = "quoted word" if by == "words" else "quotation"
    numbers = {str(kind): int(n) for kind, n in zip(sources.speaker_kind, sources[by], strict=True) if n}
    total = sum(numbers.values())
    if not total:
        return "Nobody is quoted."

    def share(part: int) -> str:
        return f"{part:,}" if total < FEW_WORDS else percent(part, total)

    many = noun if total == 1 else f"{noun}s"
    known = [(n, SOURCES[kind].lower()) for kind, n in numbers.items() if kind not in UNKNOWN]
    if [n for n, _ in known] == [total] and total > 1:
        return f"All {total:,} {many} come from {known[0][1]}."
    parts = [f"{share(n)} from {whose}" for n, whose in known]
    if known:
        first, whose = known[0]
        parts[0] = f"{share(first)} {'comes' if first == 1 else 'come'} from {whose}"
    if unknown := total - sum(n for n, _ in known):
        parts.append(f"{share(unknown)} {'has' if unknown == 1 else 'have'} no known speaker")
    return f"Of {total:,} {many}, {_listed(parts)}."


def tell_left_out(left_out: pd.DataFrame) -> list[str]:
    """What does not count, a line a reason, of the left_out table."""
    lines = []
    for reason, part in left_out.groupby("reason", sort=False):
        words, places = int(part.words.sum()), len(part)
        where = "" if places == 1 else f" in {places:,} places"
        lines.append(f"{REASONS[str(reason)]}: {words:,} {'word' if words == 1 else 'words'}{where}")
    return lines


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
