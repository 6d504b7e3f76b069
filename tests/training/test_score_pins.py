import pytest

from training.score.pins import Pin, find_changes, find_invented_losses, find_losses

PINS = {"dev: F1": Pin(reached=90.0, noise=0.5), "dev: share error": Pin(reached=4.0, noise=0.1)}


@pytest.mark.parametrize(
    ("f1", "error", "lost"),
    [
        (90.0, 4.0, 0),
        # within the noise
        (89.5, 4.1, 0),
        # better
        (95.0, 1.0, 0),
        # worse
        (89.4, 4.0, 1),
        (90.0, 4.2, 1),
    ],
)
def test_losses_beyond_the_noise(f1: float, error: float, lost: int) -> None:
    assert len(find_losses({"dev: F1": f1, "dev: share error": error}, PINS)) == lost


def test_an_update_allows_no_noise() -> None:
    assert find_losses({"dev: F1": 89.9, "dev: share error": 4.0}, PINS, slack=0) == [
        "dev: F1 is 89.9; pinned at 90 within 0.5."
    ]


def test_exact_figures_may_not_change_at_all() -> None:
    assert find_changes({"via: right": 3.0, "new": 1.0}, {"via: right": 2, "via: found": 1}) == [
        "via: right is 3; pinned at 2.",
        "via: found is 0; pinned at 1.",
        "new is 1; pinned at 0.",
    ]


@pytest.mark.parametrize(("right", "found", "lost"), [(5, 8, 0), (6, 9, 0), (4, 7, 1), (5, 9, 1)])
def test_less_right_or_more_wrong_is_a_loss(right: int, found: int, lost: int) -> None:
    pins = {"via: gold": 9, "via: right": 5, "via: found": 8}
    assert len(find_invented_losses({"via: right": right, "via: found": found}, pins)) == lost
