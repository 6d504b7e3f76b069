"""Analyses as JSON lines."""

import json

from factories import make_analysis, make_article, make_harbour

from analysis.tables import to_jsonl


def test_a_line_for_each_article_with_what_was_found() -> None:
    harbour = make_harbour()
    [line] = to_jsonl([harbour]).decode().splitlines()
    assert json.loads(line) == json.loads(json.dumps(harbour.to_dict()))


def test_half_a_character_breaks_nothing() -> None:
    assert json.loads(to_jsonl([make_analysis(make_article("A \ud800 b."))]))["article"]["text"] == "A � b."
