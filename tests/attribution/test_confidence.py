"""How likely it is that a speaker is the right one."""

from itertools import pairwise

import pytest

from analysis.attribution.confidence import BASE, estimate_confidence, evidence
from analysis.records import How


@pytest.mark.parametrize("how", BASE)
def test_more_evidence_is_more_confidence(how: How) -> None:
    rising = [estimate_confidence(how, e) for e in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert all(a <= b for a, b in pairwise(rising)) and 0 < rising[0] < rising[-1] < 1


def test_a_surname_tells_more_than_a_description() -> None:
    assert estimate_confidence("surname", 0.9) > estimate_confidence("described", 0.9)


def test_evidence_is_both_the_tie_and_who_is_meant() -> None:
    assert evidence(1.0, 1.0) == 1.0
    assert evidence(0.5, 1.0) < evidence(1.0, 0.5) < 1.0
