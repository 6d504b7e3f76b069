"""What a table shows, in a sentence of plain text for the top of a page."""

import pandas as pd

from analysis.present.amounts import FEW_WORDS, percent, share_label
from analysis.present.explain import REASONS
from analysis.tables import SOURCES, UNKNOWN


def tell_speakers(voices: pd.DataFrame) -> str:
    """Who speaks and how much, of the table of `summaries.join_speakers`."""
    known = voices[~voices.speaker_kind.isin(list(UNKNOWN))]
    total = int(voices.words.sum())
    if voices.empty:
        return "Nobody is quoted."
    if not total:
        return f"{_speakers(len(known))} reported, but not in their own words."
    unknown = total - int(known.words.sum())
    rest = f" {share_label(unknown, total, 'quoted word')} have no known speaker." if unknown else ""
    if not len(known) or not known.words.iloc[0]:
        return f"No quoted words have a known speaker.{rest if len(known) else ''}"
    first = known.iloc[0]
    most = f"{first.voice} speaks most: {share_label(int(first.words), total, 'quoted word')}."
    if len(known) == 1:
        most = f"Only {first.voice} is quoted: {share_label(int(first.words), total, 'quoted word')}."
        return most + rest
    return f"{most} {_speakers(len(known))} quoted or reported in all.{rest}"


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


def _speakers(number: int) -> str:
    return "One speaker is" if number == 1 else f"{number:,} speakers are"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
