"""The report: one page with findings, escaped, and without anything that needs a network."""

import re
from datetime import datetime
from html.parser import HTMLParser

import pytest
from factories import (
    make_analyses,
    make_analysis,
    make_article,
    make_harbour,
    make_quotation,
    make_speaker,
    make_weather,
)

from analysis.corrections import Voice, apply, judge, list_corrections, set_speaker
from analysis.present import to_report
from analysis.records import Analysis

NOON = datetime(2031, 5, 3, 12)
HOSTILE = "<script>alert(1)</script>"


def report(*analyses: Analysis, **given: object) -> str:
    return to_report(analyses, model="m", made=NOON, **given)  # type: ignore[arg-type]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_the_finding_stands_first_and_every_section_follows() -> None:
    page = report(make_harbour())
    assert page.index("Nkechi Okafor is quoted most: 23 of 49 quoted words.") < page.index("<h2>Who speaks</h2>")
    assert re.findall("<h2>(.*?)</h2>", page) == [
        "Who speaks",
        "Kinds of sources",
        "Who and what is named",
        "Articles",
        "Longest quotations",
        "Check these first",
        "How this was made",
    ]


def test_corrections_and_own_accuracy_are_in_it() -> None:
    harbour = make_harbour()
    first = harbour.quotations[0]
    made = [set_speaker(harbour, first.id, Voice("Cy Dell", "person")), judge(harbour, first.id, "right")]
    corrected = apply(harbour, made)
    page = report(corrected.analysis, corrections=list_corrections(made, [corrected]))
    assert "Speaker: Cy Dell, not" in page
    assert "1 of 1 judged at random are quotations (21% to 100%)" in page


def test_what_an_article_says_is_never_markup() -> None:
    article = make_article("“We sail at dawn,” she said.", title=HOSTILE, outlet=HOSTILE, file=HOSTILE)
    speaker = make_speaker(article, "e1", HOSTILE, "person")
    quotation = make_quotation(article, 1, "direct", ["We sail at dawn,"], speaker, cue="said")
    tags = _Tags()
    page = report(make_analysis(article, speakers=[speaker], quotations=[quotation]))
    tags.feed(page)
    assert "script" not in tags.tags and "&lt;script&gt;" in page


def test_nothing_in_it_asks_a_network() -> None:
    assert not re.search(r"(?:src|href)=|url\(|@import", report(*make_analyses()))


@pytest.mark.parametrize("analysis", [make_weather(), make_analysis(make_article("Rain."))])
def test_where_nobody_is_quoted_it_says_so(analysis: Analysis) -> None:
    page = report(analysis)
    assert "<h2>Who speaks</h2>" not in page and "How this was made" in page
