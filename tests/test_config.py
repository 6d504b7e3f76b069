"""The settings that Streamlit starts with."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

from analysis.limits import MAX_FILE_BYTES
from pages.ui.articles.paste import MAX_PASTE

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def flatten(settings: dict, above: str = "") -> Iterator[str]:
    for name, value in settings.items():
        yield from flatten(value, f"{above}{name}.") if isinstance(value, dict) else [above + name]


@pytest.mark.parametrize("name", list(flatten(SETTINGS)))
def test_setting_exists(name: str) -> None:
    assert name in config.get_config_options()  # some are hidden, and Streamlit only logs a warning about unknown ones


def test_limits_are_those_of_the_messages() -> None:
    assert SETTINGS["server"]["maxUploadSize"] * 2**20 == MAX_FILE_BYTES
    assert SETTINGS["server"]["maxWidgetStateSize"] * 2**20 > 4 * MAX_PASTE  # bytes of the longest characters


def test_nothing_is_sent_anywhere_and_no_details_are_shown() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["browser"]["serverAddress"] == "127.0.0.1"
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["client"]["disableDataExport"] is True


def test_charts_have_ten_colours() -> None:
    assert len(SETTINGS["theme"]["chartCategoricalColors"]) == 10
