"""Corrections on the pages: the dialog, what follows from it, and the list in which each can be undone."""

from pathlib import Path

import pytest
from page_walks import run, text_of, visit
from streamlit.testing.v1 import AppTest

from analysis import Article, analyse
from analysis.records import Analysis
from pages.ui.sections.correct import NOBODY, SOMEBODY_ELSE, Correcting

TEXT = (
    "Ana Lim runs the ferry, and Bo Tarr owns it.\n\n“We sail at noon, whatever they say,” Lim said. “The boat is mine,” said Tarr.\n\n"
    "A sailor said: “We have not been paid.” The sailor added: “Nobody asks us.”"
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTIENT_DATA", str(tmp_path))


@pytest.fixture(scope="module")
def ferry() -> Analysis:
    return analyse(Article(TEXT, title="Ferry"))


def ask(analysis: Analysis, what: str, *numbers: int) -> AppTest:
    """The Read page with the dialog open."""
    app = visit("Read", analysis)
    app.session_state["correcting"] = Correcting(analysis.article.id, what, numbers)
    return run(app)


def save(app: AppTest) -> AppTest:
    app.button(key="correct_save").click()
    return run(app)


def corrected(app: AppTest) -> Analysis:
    [applied] = app.session_state["corrected"].values()
    return applied.corrected.analysis


def plain(markdown: str) -> str:
    return markdown.replace("\\", "")


def speakers_of(analysis: Analysis) -> list[str]:
    return [q.speaker for q in analysis.quotations]


def test_another_person_of_the_article_speaks(ferry: Analysis) -> None:
    app = ask(ferry, "quotation", 0)
    app.selectbox(key="correct_speaker").select("Bo Tarr")
    app = save(app)
    assert speakers_of(ferry)[:2] == ["Ana Lim", "Bo Tarr"]
    assert speakers_of(corrected(app))[:2] == ["Bo Tarr", "Bo Tarr"]
    assert "correcting" not in app.session_state


def test_people_of_this_article_come_first(ferry: Analysis) -> None:
    other = analyse(Article("“We waited on the quay all day,” said Cy Dell, a baker."))
    app = visit("Read", ferry, other, article=ferry.article.id)
    app.session_state["correcting"] = Correcting(ferry.article.id, "quotation", (0,))
    options = run(app).selectbox(key="correct_speaker").options
    assert options[:2] == ["Ana Lim", "Bo Tarr"]
    assert options.index("A sailor") < options.index(SOMEBODY_ELSE) < options.index(NOBODY) < options.index("Cy Dell")


def test_somebody_whom_no_list_has_is_typed_in(ferry: Analysis) -> None:
    app = ask(ferry, "quotation", 0)
    app.selectbox(key="correct_speaker").select(SOMEBODY_ELSE)
    app.run().text_input(key="correct_name").input("Cy Dell")
    assert speakers_of(corrected(save(run(app))))[0] == "Cy Dell"


def test_without_a_name_nothing_is_saved_and_a_sentence_says_so(ferry: Analysis) -> None:
    app = ask(ferry, "quotation", 0)
    app.selectbox(key="correct_speaker").select(SOMEBODY_ELSE)
    app = save(run(app))
    assert [plain(error.value) for error in app.error] == ["Type the name of whoever says this."]
    assert "corrected" not in app.session_state


def test_what_nobody_says_is_no_quotation(ferry: Analysis) -> None:
    app = ask(ferry, "quotation", 0)
    app.selectbox(key="correct_speaker").select(NOBODY)
    assert len(corrected(save(app)).quotations) == len(ferry.quotations) - 1


def test_words_are_shortened_and_the_kind_is_changed(ferry: Analysis) -> None:
    app = ask(ferry, "quotation", 0)
    app.text_area(key="correct_words").input("We sail at noon")
    app.segmented_control(key="correct_kind").set_value("mixed")
    app = save(app)
    first = corrected(app).quotations[0]
    assert ([corrected(app).text_of(s) for s in first.stretches], first.kind) == (["We sail at noon"], "mixed")


def test_words_that_are_not_in_the_article_are_refused(ferry: Analysis) -> None:
    app = ask(ferry, "quotation", 0)
    app.text_area(key="correct_words").input("We sail at midnight")
    [error] = save(app).error
    assert plain(error.value).startswith("These words do not stand in the article")


def test_a_described_source_gets_a_name_for_all_its_words(ferry: Analysis) -> None:
    number = speakers_of(ferry).index("A sailor")
    app = ask(ferry, "quotation", number)
    app.selectbox(key="correct_speaker").select(SOMEBODY_ELSE)
    app.run().text_input(key="correct_name").input("Cy Dell")
    assert speakers_of(corrected(save(run(app)))).count("Cy Dell") == speakers_of(ferry).count("A sailor") == 2


def test_missed_words_are_added(ferry: Analysis) -> None:
    start = TEXT.index("Bo Tarr owns it")
    app = ask(ferry, "words", start, start + len("Bo Tarr owns it"))
    app.selectbox(key="correct_speaker").select("Ana Lim")
    app.segmented_control(key="correct_kind").set_value("indirect")
    app = save(app)
    first = corrected(app).quotations[0]
    words = corrected(app).text_of(first.stretches[0])
    assert (first.speaker, first.kind, words) == ("Ana Lim", "indirect", "Bo Tarr owns it")


def test_two_names_are_one_person(ferry: Analysis) -> None:
    lim, tarr = (next(n for n, e in enumerate(ferry.entities) if e.name == name) for name in ("Ana Lim", "Bo Tarr"))
    app = ask(ferry, "entity", lim)
    app.selectbox(key="correct_same").select(ferry.entities[tarr].id)
    assert speakers_of(corrected(save(app)))[:2] == ["Bo Tarr", "Bo Tarr"]


def ask_everywhere(analysis: Analysis, other: Analysis) -> AppTest:
    """The dialog for the first name of an article, for the whole collection."""
    app = visit("Read", analysis, other, article=analysis.article.id)
    app.session_state["correcting"] = Correcting(analysis.article.id, "entity", (0,))
    app = run(app)
    app.segmented_control(key="correct_where").set_value("In the whole collection")
    return app


def test_a_name_is_changed_in_the_whole_collection(ferry: Analysis) -> None:
    other = analyse(Article("“We will stay on the quay,” Ana Lim said."))
    app = ask_everywhere(ferry, other)
    app.text_input(key="correct_name").input("Anna Lim")
    app = save(app)
    names = [a.corrected.analysis.entities[0].name for a in app.session_state["corrected"].values()]
    assert names == ["Anna Lim", "Anna Lim"]


def test_a_name_is_that_of_somebody_in_another_article(ferry: Analysis) -> None:
    other = analyse(Article("“We will stay on the quay,” Cy Dell said."))
    app = ask_everywhere(ferry, other)
    app = run(app)
    app.selectbox(key="correct_same").select("person Cy Dell")
    app = save(app)
    names = {a.corrected.analysis.entities[0].name for a in app.session_state["corrected"].values()}
    assert names == {"Cy Dell"}


def test_what_is_no_name_goes(ferry: Analysis) -> None:
    app = ask(ferry, "entity", 0)
    app.checkbox(key="correct_none").check()
    assert ferry.entities[0].name not in [e.name for e in corrected(save(app)).entities]


def test_corrections_are_listed_undone_and_redone(ferry: Analysis) -> None:
    app = ask(ferry, "quotation", 0)
    app.selectbox(key="correct_speaker").select("Bo Tarr")
    app = save(app)
    app.switch_page("app.py")
    app = run(app)
    assert "Speaker: Bo Tarr, not Ana Lim" in plain(text_of(app))
    [undo] = [button for button in app.button if button.label == "Undo"]
    undo.click()
    app = run(app)
    [redo] = [button for button in app.button if button.label == "Redo"]
    assert [c.undone for c in app.session_state["corrections"]] == [True]
    redo.click()
    assert [c.undone for c in run(app).session_state["corrections"]] == [False]
