import pytest

from training.ablate import Measured, choose, fires, losses

RULES = ["quotations.b", "quotations.a", "lexicon.places"]


@pytest.mark.parametrize(
    ("only", "together", "groups", "runs"),
    [
        ("quotations.", False, [], [("quotations.a",), ("quotations.b",)]),
        ("quotations.", True, [], [("quotations.a", "quotations.b")]),
        ("", False, ["quotations.a,lexicon.places"], [("quotations.a", "lexicon.places")]),
    ],
)
def test_what_is_switched_off(only: str, together: bool, groups: list[str], runs: list[tuple[str, ...]]) -> None:
    assert choose(RULES, only, together, groups) == runs


def test_a_loss_is_positive_also_of_an_error() -> None:
    whole, without = {"dev: F1": 90.0, "share error": 4.0}, {"dev: F1": 89.5, "share error": 4.2}
    assert losses(whole, without) == {"dev: F1": 0.5, "share error": 0.2}


def test_weights_and_lists_are_not_counted() -> None:
    counted = Measured({}, dict.fromkeys([*RULES, "weight"], ""), {"quotations.a": 3, "lexicon.places": 1})
    assert [fires([id_], counted) for id_ in ("quotations.a", "lexicon.places", "weight")] == ["3", "-", "-"]
    assert fires(["quotations.a", "weight"], counted) == "-"
