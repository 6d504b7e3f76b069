"""How likely it is that a speaker is the right one."""

from itertools import pairwise

import pytest

from analysis.attribution.confidence import estimate_confidence, evidence
from analysis.attribution.weights import CONFIDENCE, WEIGHTS
from analysis.records import How

WAYS: list[How] = ["name", "surname", "title", "organisation", "described", "role", "pronoun", "continued", "byline"]


@pytest.mark.parametrize("how", WAYS)
def test_more_evidence_is_more_confidence(how: How) -> None:
    rising = [estimate_confidence(evidence(how, e, 1.0)) for e in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert all(a <= b for a, b in pairwise(rising)) and 0 < rising[0] < rising[-1] < 1


def test_a_surname_tells_more_than_a_description() -> None:
    assert estimate_confidence(evidence("surname", 0.9, 0.9)) > estimate_confidence(evidence("described", 0.9, 0.9))


def test_evidence_is_how_the_speaker_is_found_and_how_likely_it_is_meant_and_linked() -> None:
    found = evidence("role", 0.5, 1.0)
    assert found["found by role"] == 1.0 and found["who is meant"] == 0.0 and 4 < found["link to the source"] < 5
    assert set(found) <= set(WEIGHTS[CONFIDENCE])
