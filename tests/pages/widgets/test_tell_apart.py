"""Options that would have the same label."""

import pytest

from pages.ui.widgets.filters import tell_apart

CASES = [
    # nothing to tell apart
    (["Storm", "Calm"], ["Storm", "Calm"]),
    # the second and third are numbered
    (["Storm", "Storm", "Storm"], ["Storm", "Storm (2)", "Storm (3)"]),
    # a number that another has already
    (["Storm", "Storm", "Storm (2)"], ["Storm", "Storm (3)", "Storm (2)"]),
    ([], []),
]


@pytest.mark.parametrize(("labels", "apart"), CASES)
def test_labels(labels: list[str], apart: list[str]) -> None:
    assert list(tell_apart({str(n): label for n, label in enumerate(labels)}).values()) == apart
