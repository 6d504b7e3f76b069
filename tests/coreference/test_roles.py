"""What people are."""

import pytest
from marked_names import find


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # right before the name
        ("The Kremlin spokesman {Dmitri Orlov/p} left.", "Kremlin spokesman"),
        ("On Monday former deputy mayor {Ana Lim/p} left.", "former deputy mayor"),
        ("Okafor’s campaign manager {Ana Lim/p} left.", "Okafor’s campaign manager"),
        ("She met Mayor {Tomas Brandt/p}.", "Mayor"),
        ("She met Sen. {Ana Lim/p}.", "Sen."),
        # beside it, between commas
        ("{Ana Lim/p}, a professor at Port Amity University, left.", "professor at Port Amity University"),
        ("{Ana Lim/p}, 61, a retired teacher who lives in Ellery, left.", "retired teacher"),
        ("“No,” said {Ana Lim/p}, the union’s president.", "union’s president"),
        ("The town’s mayor, {Tomas Brandt/p}, left.", "town’s mayor"),
        # what says more than a title comes first
        (
            "Sen. {Ana Lim/p} left.\n{Ana Lim/p}, chairwoman of the ports committee, spoke.",
            "chairwoman of the ports committee",
        ),
        # the sentence before is no part of it
        ("It was up to the Ports Committee. Harbour chief {Ana Lim/p} left.", "Harbour chief"),
        # no role
        ("{Ana Lim/p}, hugged her daughter, wept.", ""),
        ("Mr {Brandt/p} left.", ""),
        ("{Ana Lim/p}, the wind had turned, left.", ""),
        ("According to {Ana Lim/p}, the mayor is corrupt.", ""),
        ("The old {Ana Lim/p} left.", ""),
        ("{Ana Lim/p}, who leads the union, left.", ""),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert find(text)[-1].role == role
