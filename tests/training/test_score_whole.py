import json

from training.score.whole import differences, score_whole, to_lines

GOLD = {
    "left_out": [["credit", "Photo: Ana Lim"]],
    "quotations": [["mixed", "Bo Okafor", "on Monday", "that the ferry was", "lost"]],
    "entities": {"person": [["Bo Okafor", "Okafor", "Mr Okafor"]]},
}


def test_what_is_annotated_is_all_right() -> None:
    figures = score_whole([GOLD], [GOLD])
    assert figures["stretches: right"] == figures["stretches: gold"] == figures["stretches: found"] == 2
    assert figures["entities: right"] == 1 and not differences(GOLD, GOLD)


def test_each_fact_counts_alone() -> None:
    found = {
        "left_out": [],
        "quotations": [["mixed", "Ana Lim", "", "that the ferry was", "lost"]],
        "entities": {"person": [["Bo Okafor", "Mr Okafor", "Okafor"]]},
    }
    figures = score_whole([GOLD], [found])
    right = {
        name: figures[f"{name}: right"] for name in ("left out", "stretches", "kinds", "speakers", "via", "entities")
    }
    assert right == {"left out": 0, "stretches": 2, "kinds": 2, "speakers": 0, "via": 0, "entities": 1}
    assert "- speakers: lost | Bo Okafor" in differences(GOLD, found)
    assert "+ speakers: lost | Ana Lim" in differences(GOLD, found)


def test_an_annotation_is_written_a_fact_a_line() -> None:
    lines = to_lines(GOLD)
    assert json.loads(lines) == GOLD
    assert '    ["credit", "Photo: Ana Lim"]' in lines.splitlines()
