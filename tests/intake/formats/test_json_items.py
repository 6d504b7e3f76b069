"""The items of a list in JSON, one by one."""

import pytest

from analysis.intake.formats.json_items import read_items

READ = [
    # a list of anything
    (' [1, {"a": [2]}, "x"] \n', [1, {"a": [2]}, "x"]),
    ("[]", []),
    # the longest list of objects in an object
    ('{"n": [1, 2, 3], "x": [{"a": 1}], "y": [{"b": 2}, {"c": 3}]}', [{"b": 2}, {"c": 3}]),
    # no such list: the object itself
    ('{"text": "a", "tags": ["b"], "more": {}}', [{"text": "a", "tags": ["b"], "more": {}}]),
    ("{}", [{}]),
]


@pytest.mark.parametrize(("text", "items"), READ)
def test_items(text: str, items: list[object]) -> None:
    assert list(read_items(text)) == items


# broken off, commas missing, two values, nothing
@pytest.mark.parametrize(
    "text", ["[1, 2", "[1 2]", '{"a" 1}', '{"a": [{}] "b": 1}', "[1] [2]", '{"a": 1}\n{"a": 2}', ""]
)
def test_no_json(text: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting|missing|more"):
        list(read_items(text))


def test_what_stands_before_a_mistake_is_read() -> None:
    items = read_items('[{"a": 1}, {"a":')
    assert next(items) == {"a": 1}
    with pytest.raises(ValueError, match="Expecting value"):
        next(items)
