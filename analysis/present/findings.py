"""What a table shows, in a sentence of plain text for the top of a page."""

import math

import pandas as pd

from analysis.present.amounts import FEW_WORDS, percent, share_label
from analysis.present.explain import REASONS
from analysis.readability import ROUGH
from analysis.tables import SOURCES, UNKNOWN

_AGES = 5  # a pupil of the first US grade is six


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


def tell_range(ranges: pd.DataFrame) -> str:
    """How much of the largest share is certain, of the table of `summaries.range_shares`; "" where it makes no difference."""
    known = ranges[~ranges.speaker_kind.isin(list(UNKNOWN))]
    if known.empty:
        return ""
    first = known.iloc[0]
    low, high = f"{first.low:.0%}", f"{first.high:.0%}"
    if low == high:
        return ""
    return f"{low} of all quoted words are certainly {first.voice}’s; {high} counts everything that is attributed."


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


def tell_names(names: pd.DataFrame) -> str:
    """How many are named, of the table of `summaries.join_entities`."""
    counts = names.type.value_counts()
    parts = [
        f"{counts[type]:,} {one if counts[type] == 1 else many}"
        for type, one, many in (
            ("person", "person", "people"),
            ("organisation", "organisation", "organisations"),
            ("place", "place", "places"),
            ("group", "group", "groups"),
        )
        if counts.get(type)
    ]
    if not parts:
        return "Nobody and nothing is named."
    return f"{_listed(parts)} {'is' if len(names) == 1 else 'are'} named."


def show_grade(grade: float, note: str) -> str:
    """A school grade as a figure: to a tenth, but only roughly where `note` of the score says so, and never below 1."""
    if math.isnan(grade):
        return "–"
    if grade < 1:
        return "under 1"
    return f"about {grade:.0f}" if note == ROUGH else f"{grade:.1f}"


def tell_grade(grade: float) -> str:
    """What a Flesch-Kincaid grade means for readers."""
    if math.isnan(grade):
        return "Too short to score: readability needs at least 20 words."
    school = max(1, round(grade))
    if school <= 12:
        return f"About right for US school grade {school}, ages {school + _AGES} to {school + _AGES + 1}."
    if school <= 16:
        return "Harder than school reading: about right for college students."
    return "Very hard: beyond most college reading."


def tell_parts(whole: pd.DataFrame) -> str:
    """How long the sentences are, and the grades of narration and quotations, of the table of `summaries.join_scores`."""
    sentence = ""
    if not math.isnan(rate := whole.words_per_sentence["article"]):
        sentence = f"Sentences average {rate:.0f} words."
    own, quoted = whole.flesch_kincaid_grade["narration"], whole.flesch_kincaid_grade["quotations"]
    if math.isnan(own) or math.isnan(quoted):
        return sentence
    parts = f"{sentence} The article’s own words score grade {own:.1f}, its quotations grade {quoted:.1f}."
    return f"{parts} {explain_whole(whole)}".rstrip()


def explain_whole(whole: pd.DataFrame) -> str:
    """Why the grade of the whole does not lie between narration and quotations, of `summaries.join_scores`; "" where it does.

    Words are as long in the whole as in its parts together, but sentences are not: one that quotes is cut where the quotation
    is taken out. And lengths of sentences are averaged over sentences, those of words over words, so that parts that differ in
    opposite ways do not meet in the middle.
    """
    grades, rates = whole.flesch_kincaid_grade, whole.words_per_sentence
    parts = ["narration", "quotations"]
    if grades.isna().any() or grades[parts].min() <= grades["article"] <= grades[parts].max():
        return ""
    if rates["article"] > rates[parts].max():
        return (
            "The whole reads harder than either part because its sentences are longer: one that quotes is cut in two when the "
            f"quotation is taken out of it. So the whole has {rates['article']:.0f} words a sentence, the article’s own words "
            f"have {rates['narration']:.0f} and the quotations {rates['quotations']:.0f}."
        )
    harder = "harder" if grades["article"] > grades[parts].max() else "easier"
    return (
        f"The whole reads {harder} than either part because they differ in opposite ways: one has the longer sentences, the "
        "other the longer words."
    )


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
