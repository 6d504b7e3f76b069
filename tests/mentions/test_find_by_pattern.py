"""Names that a pattern gives away."""

import pytest
from marked_names import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what an article explains
        (
            "The {Marrow Harbour Authority/o} (MHA) pays. He asked MHA again.",
            {"Marrow Harbour Authority": ["Marrow Harbour Authority", "MHA", "MHA"]},
        ),
        # in addresses of letters
        ("12 Quay Road, Port Ellery, OH 44001", {"Port Ellery": ["Port Ellery"], "OH": ["OH"]}),
    ],
)
def test_patterns(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text) == expected
