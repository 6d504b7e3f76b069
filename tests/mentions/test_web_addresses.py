"""Where addresses of the web and of mail stand."""

import pytest

from analysis.mentions.web_addresses import find_addresses, in_address

ADDRESSES = [
    # of mail and of the web
    ("Write to ana.lim@harbour.example today.", ["ana.lim@harbour.example"]),
    ("See https://harbour.example/news?id=3 now", ["https://harbour.example/news?id=3"]),
    ("See www.harbour.example, or Harbour.com.", ["www.harbour.example,", "Harbour.com"]),
    # none
    ("She left. He stayed at 3.30 p.m.", []),
    ("@harbour said so.", []),
]


@pytest.mark.parametrize(("text", "addresses"), ADDRESSES)
def test_addresses(text: str, addresses: list[str]) -> None:
    assert [a.of(text) for a in find_addresses(text)] == addresses


def test_a_part_of_an_address_is_in_it_and_the_whole_is_not() -> None:
    text = "See Harbour.com."
    addresses = find_addresses(text)
    assert in_address(addresses, 4, 11) and not in_address(addresses, 4, 15) and not in_address(addresses, 0, 3)
