"""The sample articles come out as a careful reader would say."""

from pathlib import Path

import pytest

from analysis.intake.files import read_files
from analysis.pipeline import analyse_all
from analysis.records import Analysis, Article
from analysis.tables.frames import speakers_table

SAMPLES = Path(__file__).parent.parent / "sample_data"


@pytest.fixture(scope="module")
def samples() -> dict[str, Analysis]:
    articles = [a for a in read_files([SAMPLES]) if isinstance(a, Article)]
    return {a.article.file: a for a in analyse_all(articles)}


def test_there_are_enough_of_them(samples: dict[str, Analysis]) -> None:
    assert len(samples) >= 14
    assert len({a.article.outlet for a in samples.values() if a.article.outlet}) == 4


def test_everything_at_once(samples: dict[str, Analysis]) -> None:
    """Bullets that repeat, a name in two spellings, a missing mark, words passed on twice, an original outlet."""
    analysis = samples["strait-fish-deal.txt"]
    said = {q.speaker: q for q in analysis.quotations if q.kind != "indirect"}
    assert {"Viktor Zelinsky", "Dmitri Orlan", "Astrid Kell", "Lord Penhale"} <= said.keys()
    assert said["Dmitri Orlan"].via == "according to Vostrian news agencies translated by the Harbour Post"
    assert any("opening mark is missing" in note for note in analysis.notes)
    (name,) = [e for e in analysis.entities if e.name == "Viktor Zelinsky"]
    assert "Zelinskyy" in name.aliases
    assert any(s.repeat for q in analysis.quotations for s in q.stretches)
    assert "original outlet" in {p.reason for p in analysis.article.left_out}
    assert analysis.article.outlet == "Coast Press Agency"


def test_people_of_one_surname_stay_two(samples: dict[str, Analysis]) -> None:
    names = {e.name for e in samples["st-brannoc-walkout.txt"].entities if e.type == "person"}
    assert {"Daniel Okafor", "Grace Okafor"} <= names


def test_every_file_is_read(samples: dict[str, Analysis]) -> None:
    assert {file.partition("#")[0] for file in samples} == {p.name for p in SAMPLES.iterdir() if p.name[0] != "."}


STATED = [
    # below the headline
    ("saltgate-ruling.txt", "The Harbour Post", "Maren Tolliver", "2026-04-15"),
    # with a job that holds a place
    ("saltgate-vote.txt", "The Harbour Post", "Maren Tolliver", "2026-03-03"),
    # in columns, in front matter, in fields, in the page's head, in a PDF
    ("columns.csv#2", "The Harbour Post", "Edmund Sayle", "2026-03-15"),
    ("agency-copy.xlsx#2", "Coast Press Agency", "", "2026-03-27"),
    ("nurses-vote.md", "Amity Valley Weekly", "Oskar Fenn", "2026-03-05"),
    ("valley-weekly-march.json#1", "Amity Valley Weekly", "Oskar Fenn", "2026-03-24"),
    ("merrow-shares.html", "Ledger & Quay", "Priya Lomax", "2026-03-04"),
    ("sea-wall-costs.pdf", "", "Priya Lomax", ""),
    # an agency signs, nobody else
    ("strait-ships.txt", "Coast Press Agency", "", ""),
]


@pytest.mark.parametrize(("file", "outlet", "byline", "published"), STATED)
def test_what_a_file_states(samples: dict[str, Analysis], file: str, outlet: str, byline: str, published: str) -> None:
    article = samples[file].article
    assert (article.outlet, article.byline, article.published) == (outlet, byline, published)


def test_shares_of_an_article_add_up_to_one(samples: dict[str, Analysis]) -> None:
    table = speakers_table(list(samples.values()))
    assert set(table["file"]) == samples.keys()
    for column in ("share_of_words", "share_of_quotations"):
        sums = table.groupby("file")[column].sum()
        assert sums.to_list() == pytest.approx([1.0] * len(sums))
