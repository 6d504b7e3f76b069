"""What the Overview finds, in sentences of plain text."""

import pandas as pd

from analysis.present.amounts import FEW_WORDS, amount, percent, share_label
from analysis.tables import SOURCES, UNKNOWN

NAMED = ("person", "organisation")  # kinds of sources that are the same in several articles
MIN_GAP = 0.10  # between two outlets' shares, below which no difference is told
_PERIODS = {"day": "on", "week": "in the week of", "month": "in"}


def tell_most(voices: pd.DataFrame, articles: int) -> str:
    """Who speaks most, of the table of `summaries.join_speakers` of so many articles: the headline."""
    if voices.empty:
        return "Nobody is quoted."
    known = voices[~voices.speaker_kind.isin(list(UNKNOWN))]
    total = int(voices.words.sum())
    if not total:
        return f"{_speakers(len(known))} reported, but not in their own words."
    if not len(known) or not known.words.iloc[0]:
        return "No quoted words have a known speaker."
    named = known[known.speaker_kind.isin(NAMED) & (known.words > 0)]
    first = named.iloc[0] if articles > 1 and len(named) else known.iloc[0]
    where = f", in {first.articles:,} of {articles:,} articles" if articles > 1 else ""
    if len(known) == 1:
        return f"Only {first.voice} is quoted{where}: {share_label(int(first.words), total, 'quoted word')}."
    share = (
        f"{int(first.words):,} of {amount(total, 'quoted word')}"
        if total < FEW_WORDS
        else f"{percent(int(first.words), total)} of all quoted words"
    )
    most = f"{first.voice} is quoted most: {share}{where}."
    return most if first.words == known.words.max() else f"Of those with a name, {most}"


def tell_nameless(voices: pd.DataFrame) -> str:
    """How much comes from sources that are not listed among the leading voices of a collection; "" if none.

    One description ("a senior official") may be of several people in several articles.
    """
    rest = voices[~voices.speaker_kind.isin([*NAMED, *UNKNOWN])]
    words, total = int(rest.words.sum()), int(voices.words.sum())
    if not words:
        return ""
    return f"Not listed: {percent(words, total)} from sources without a name, as “a senior official” may be several people."


def tell_others(voices: pd.DataFrame, ranges: pd.DataFrame) -> str:
    """How many speak, how much has no known speaker, and how sure the first one's share is; "" if nobody is quoted.

    Takes the tables of `summaries.join_speakers` and `summaries.range_shares`.
    """
    if voices.empty:
        return ""
    known = voices[~voices.speaker_kind.isin(list(UNKNOWN))]
    total = int(voices.words.sum())
    unknown = total - int(known.words.sum())
    sentences = [f"{_speakers(len(known))} quoted or reported."] if len(known) > 1 and total else []
    if unknown:
        share = share_label(unknown, total, "quoted word")
        sentences.append(f"{share[:1].upper()}{share[1:]} have no known speaker.")
    sure = ranges[~ranges.speaker_kind.isin(list(UNKNOWN))]
    if len(sure) and total >= FEW_WORDS:
        first = sure.iloc[0]
        if first.certain_words != first.words:
            low, high = percent(int(first.certain_words), total), percent(int(first.words), total)
            if low != high:
                sentences.append(f"Of {first.voice}’s {high}, only {low} is certain.")
    return " ".join(sentences)


def tell_outlets(divided: pd.DataFrame) -> str:
    """In which outlet a kind of source counts for clearly more than in another, of the table of `summaries.divide_outlets`.

    Told is the widest gap between two outlets that have enough; "" if there are no two, or none is 10 percentage points wide.
    """
    named = divided[~divided.few & divided.named]
    if named.outlet.nunique() < 2:
        return ""
    shares = named.pivot(index="outlet", columns="speaker_kind", values="share").fillna(0.0)
    shares = shares[[kind for kind in SOURCES if kind in shares]]
    gaps = (shares.max() - shares.min()).round(9).sort_values(ascending=False, kind="stable")
    kind, gap = str(gaps.index[0]), float(gaps.iloc[0])
    if gap < MIN_GAP:
        return f"{shares.index.size:,} outlets with enough words to compare quote much the same kinds of sources."
    most, least = str(shares[kind].idxmax()), str(shares[kind].idxmin())
    return f"{SOURCES[kind]} have {shares[kind].max():.0%} of the words that {most} quotes, and {shares[kind].min():.0%} in {least}."


def tell_timeline(counted: pd.DataFrame, by: str, undated: int) -> str:
    """How the articles lie in time, of the table of `summaries.count_over_time`, and how many have no date."""
    if counted.empty:
        return "No article has a date."
    sentences = []
    highest = counted.articles.max()
    peaks = counted.period[counted.articles == highest].tolist()
    if len(counted) > len(peaks) == 1:
        sentences.append(
            f"Most appeared {_PERIODS[by]} {name_period(peaks[0], by)}: {amount(int(highest), 'article')}."
        )
    if undated:
        have = "has" if undated == 1 else "have"
        sentences.append(f"{undated:,} of {undated + int(counted.articles.sum()):,} articles {have} no date.")
    return " ".join(sentences)


def name_period(start: pd.Timestamp, by: str) -> str:
    """ "3 May 2031" for a day or a week, "May 2031" for a month."""
    return f"{start:%B %Y}" if by == "month" else f"{start.day} {start:%B %Y}"


def tell_checks(checks: pd.DataFrame, total: int) -> str:
    """How much may be wrong, of the table of `summaries.list_checks` and so many quoted words in all."""
    if checks.empty:
        return "Nothing stands out. That is no guarantee: check what matters to you against the text."
    many = "One thing to check." if len(checks) == 1 else f"{len(checks):,} things to check, the most serious first."
    words = min(round(float(checks.at_stake.sum())), total)
    if not words:
        return many
    return f"{many} About {share_label(words, total, 'quoted word')} may have the wrong speaker."


def _speakers(number: int) -> str:
    return "One speaker is" if number == 1 else f"{number:,} speakers are"
