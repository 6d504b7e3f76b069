"""The sample articles come out as a careful reader would say."""

from pathlib import Path

import pytest

from analysis.analyse import analyse_all
from analysis.intake.files import read_files
from analysis.records import Analysis, Article

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
