"""Check yourself: quotations are drawn, judged, and counted."""

from pathlib import Path

import pytest
from factories import make_harbour, make_interview
from page_walks import run, text_of, visit
from streamlit.testing.v1 import AppTest

from analysis import Article, analyse
from analysis.records import Analysis


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTIENT_DATA", str(tmp_path))


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return run(app)


def draw(*analyses: Analysis) -> AppTest:
    return press(visit("Check yourself", *analyses), "check_draw")


def verdicts(app: AppTest) -> list[str]:
    return [c.after["verdict"] for c in app.session_state["corrections"]]


def test_a_round_is_judged_to_its_end() -> None:
    harbour = make_harbour()
    app = draw(harbour)
    drawn = app.session_state["round"].drawn
    assert {number for _, number in drawn} == {q.id for q in harbour.quotations}
    for _ in drawn:
        app = press(app, "check_y")
    assert verdicts(app) == ["right"] * len(drawn)
    assert "check_draw" in [button.key for button in app.button]
    assert app.metric[0].value == "100%"


def test_a_wrong_speaker_is_put_right_at_once() -> None:
    app = press(draw(make_harbour()), "check_w")
    assert verdicts(app) == ["wrong speaker"]
    assert app.session_state["correcting"].what == "quotation"
    assert app.session_state["round"].done == 1


def test_what_is_skipped_counts_nowhere() -> None:
    app = press(draw(make_harbour()), "check_s")
    assert app.session_state["corrections"] == () if "corrections" in app.session_state else True
    assert not app.metric


def test_missed_words_are_noted_if_they_stand_in_the_article() -> None:
    harbour = make_harbour()
    app = draw(harbour)
    number = app.session_state["round"].drawn[0][1]
    app.text_input(key=f"check_words_{number}").input("no such words at all")
    app = press(app, "check_missed")
    assert "do not stand in the article" in app.error[0].value
    app.text_input(key=f"check_words_{number}").input(harbour.article.text[:30])
    assert verdicts(press(app, "check_missed")) == ["missed"]


def test_another_choice_of_articles_begins_anew() -> None:
    harbour, interview = make_harbour(), make_interview()
    app = draw(harbour, interview)
    app.query_params["article"] = harbour.article.id
    assert "check_draw" in [button.key for button in run(app).button]


def test_without_a_quotation_there_is_nothing_to_check() -> None:
    from factories import make_weather

    weather = make_weather()
    assert not weather.quotations
    assert "nothing to check" in text_of(visit("Check yourself", weather))


def test_no_number_is_offered_twice() -> None:
    article = analyse(Article(" ".join(f"“We sail at {n}, whatever they say,” said Ana Lim." for n in range(120))))
    assert len(article.quotations) > 100
    options = visit("Check yourself", article).segmented_control(key="check_number").options
    assert options == ["10", "20", "50", "100"]
