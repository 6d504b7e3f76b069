"""Marks that are dropped to see what is lost with them."""

import random

from training.lost_marks import lose_marks

TEXT = "“We stay,” said Ana Lim. “We always did,” she said.\n\n" * 20


def test_some_marks_are_lost_and_nothing_else() -> None:
    broken = lose_marks(TEXT, random.Random(1))
    assert 1 <= len(TEXT) - len(broken) <= 20
    assert broken.translate(dict.fromkeys(map(ord, "“”"))) == TEXT.translate(dict.fromkeys(map(ord, "“”")))
