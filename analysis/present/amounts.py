"""Say a number and what it counts, and a share and what it is a share of."""

FEW_WORDS = 50  # quoted words below which a share says less than the number of words


def amount(value: float, noun: str) -> str:
    """ "1 word", "1,200 words", "grade 7.1"."""
    if noun == "grade":
        return f"grade {value:.1f}"
    return f"{value:,.0f} {noun}" if value == 1 else f"{value:,.0f} {noun}s"


def percent(part: int, total: int) -> str:
    """A share in full percent; what is there is never 0%."""
    return "under 1%" if 0 < part / total <= 0.005 else f"{part / total:.0%}"


def share_label(part: int, total: int, noun: str) -> str:
    """A share and what it is a share of; of fewer than 50 words, the number comes first, as a share says little there."""
    if not total:
        return amount(part, noun)
    share = percent(part, total)
    if total < FEW_WORDS:
        return f"{amount(part, noun)} ({share})"
    return f"{share} ({amount(part, noun)})"
