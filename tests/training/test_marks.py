"""Marks of training articles: drafts, marks and what is made of them, on an invented article."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from factories import find

from training import annotate
from training.marks import BLIND, FOLDER, Mark, MarkError, Party, Span, faults, read_mark, write_mark
from training.marks.articles import LENGTHS, GoldArticle, choose, make_article
from training.marks.compare import compare
from training.marks.drafts import Draft, apply, find_forms, to_draft, to_mark
from training.marks.gold import gold_speakers
from training.marks.proposals import capitals, page, propose, read_all
from training.score.corpora import NewsArticle, Relation

TEXT = """Ana Lim’s father gave up the ferry

Ana Lim told reporters that “the ferry is lost” and that “Lim would say so too.” Her father, Bo Lim, sold it.
“I am sorry,” Lim said. A clerk of the port said: “So are we.” The clerk called Norrick Ferries and Norrick “proud”.
It was said that “nobody” knew. Ms. Lim wrote on Twitter on Monday that Okafor had said, “I knew.”
"""
RELATIONS = [
    ("Ana Lim", "told", "that “the ferry is lost” and that “Lim would say so too.”"),
    ("Lim", "said", "“I am sorry,”"),
    ("A clerk of the port", "said", "“So are we.”"),
    ("The clerk", "called", "Norrick Ferries and Norrick “proud”"),
    ("", "said", "that “nobody” knew"),
    ("Ms. Lim", "wrote", "that Okafor had said, “I knew.”"),
    ("Okafor", "had said", "“I knew.”"),
]
DRAFT: Draft = {
    "speakers": {
        "a1": "Ana Lim",
        "a2": "Bo Lim",
        "a3": "unnamed: A clerk of the port",
        "a4": "unnamed: A clerk of the port",
        "a5": "nobody",
        "a6": ["Ana Lim"],
        "a7": "Okafor",
    },
    "entities": {
        "Ana Lim": ["person", "she", "Ms. Lim"],
        "Bo Lim": ["person", "he", "Lim@2.1,3"],
        "Norrick Ferries": ["organisation", ""],
        "Norrick": ["place", ""],
        "Okafor": ["person", ""],
    },
    "via": {"a1": "told reporters", "a6": "on Twitter"},
}


def make() -> GoldArticle:
    relations = [
        Relation(
            **{
                role: (find(TEXT, words),) if words else ()
                for role, words in zip(("source", "cue", "content"), each, strict=True)
            }
        )
        for each in RELATIONS
    ]
    return make_article(NewsArticle("harbour-post_2031-05-06_ferry", TEXT, tuple(relations)))


ARTICLE = make()
MARK = to_mark(ARTICLE, DRAFT)


def change(**changes: object) -> Draft:
    return apply(changes, DRAFT)


def words_of(mark: Mark, entity: int) -> list[str]:
    return [TEXT[slice(*m)] for m in mark.entities[entity].mentions]


def test_articles_are_chosen_in_turn_from_all_outlets() -> None:
    """Moderate lengths first, at most so many; the same whenever it is asked."""
    sizes = {f"{o}_2031_{n}": 500 for o, many in (("a", 9), ("b", 2)) for n in range(many)}
    sizes |= {"c_2031_long": LENGTHS.stop}
    chosen = choose(sizes, 5)
    assert [i[0] for i in chosen] == ["a", "b", "a", "b", "a"]
    assert choose(dict(reversed(sizes.items())), 5) == chosen
    assert choose(sizes, 99)[-1] == "c_2031_long" and len(choose(sizes, 99)) == 12


def test_attributions_stand_in_the_order_of_their_contents() -> None:
    """And quoted stretches are numbered over all of them, also those that two share."""
    assert ARTICLE.starts == sorted(ARTICLE.starts)
    assert [[n for n, _ in a.stretches] for a in ARTICLE.attributions] == [[0, 1], [2], [3], [4], [5], [6], [7]]


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        # whole words outside a longer form, with their places
        (["Lim", "Ana Lim"], "Ana Lim@1.1 Ana Lim@2.1 Lim@2.1 Lim@2.2 Lim@3.1 Lim@4.1"),
        # typed signs find typographic ones
        (["Lim's father"], "Lim's father@1.1"),
        # no part of a word
        (["port"], "port@3.1"),
    ],
)
def test_forms_are_found(forms: list[str], found: str) -> None:
    assert " ".join(f"{o.form}@{o.place}" for o in find_forms(TEXT, forms)) == found


def test_a_draft_becomes_a_mark() -> None:
    """Offsets of the mentions, the name first; of speakers, descriptions and `via`."""
    assert words_of(MARK, 0) == ["Ana Lim", "Ana Lim", "Ms. Lim"]
    assert words_of(MARK, 1) == ["Bo Lim", "Lim", "Lim"]
    assert words_of(MARK, 3) == ["Norrick"]
    clerk = Party("unnamed", span=Span(*find(TEXT, "A clerk of the port")))
    assert [a.speaker for a in MARK.attributions][1:5] == [
        (Party("entity", 1),),
        (clerk,),
        (clerk,),
        (Party("nobody"),),
    ]
    assert MARK.attributions[5].via == find(TEXT, "on Twitter")
    assert not faults(MARK, TEXT, ARTICLE.starts)


def test_a_mark_becomes_the_draft_it_came_from() -> None:
    assert to_mark(ARTICLE, to_draft(ARTICLE, MARK)) == MARK
    assert to_draft(ARTICLE, MARK)["entities"]["Bo Lim"] == ["person", "he", "Lim"]  # nobody else has it: no places


def test_two_entities_of_one_name_are_told_by_place() -> None:
    draft = change(entities={"Bo Lim": ["person", "he"], "Lim@2.1": ["person", ""], "Lim@3": ["person", "he"]})
    draft["speakers"]["a2"] = "Lim@3"
    mark = to_mark(ARTICLE, draft)
    assert [m.mentions for m in mark.entities[-2:]] == [(find(TEXT, "Lim", 3),), (find(TEXT, "Lim", 5),)]
    assert to_mark(ARTICLE, to_draft(ARTICLE, mark)) == mark


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"speakers": {"a2": "?"}}, "a2 has no speaker yet"),
        ({"speakers": {"a2": "Cy Lim"}}, "a2: 'Cy Lim' is no entity"),
        ({"speakers": {"a9": "Bo Lim"}}, "There is no a9"),
        ({"speakers": {"a3": "unnamed: A clark"}}, "a3: 'A clark' does not stand in the text"),
        ({"speakers": {"a3": 7}}, "a3: a speaker is a text"),
        ({"via": {"a1": "by post"}}, "a1: via 'by post' does not stand"),
        ({"entities": {"Norrick": ["town", ""]}}, "Norrick: write"),
        ({"entities": {"Norrick": ["place", "", "Norr"]}}, "Norrick: 'Norr' does not stand"),
        ({"entities": {"Bo Lim": ["person", "he", "Lim@1"]}}, "Bo Lim: 'Lim@1' does not stand"),
        # one form of two entities
        (
            {"entities": {"Ana Lim": {"add": ["Lim"]}, "Bo Lim": ["person", "he", "Lim"]}},
            "'Lim' in paragraph 2.1 belongs",
        ),
        ({"entities": {"Cy": {"pronoun": "he"}}}, "There is no entity 'Cy'"),
        ({"entities": {"Cy": None}}, "There is no 'Cy' in entities"),
        ({"entities": {"Okafor": {"age": ["61"]}}}, "can't be changed"),
        ({"entities": {"Okafor": {"add": "Mr. Okafor"}}}, "lists of forms"),
        ({"entities": {"Okafor": {"drop": ["Mr. Okafor"]}}}, "no forms"),
        ({"notes": {}}, "A draft has speakers, entities, via"),
    ],
)
def test_what_is_wrong_with_a_draft_is_said(changes: Draft, message: str) -> None:
    with pytest.raises(MarkError, match=re.escape(message)):
        to_mark(ARTICLE, apply(changes, DRAFT))


def test_an_entity_that_is_renamed_keeps_its_words() -> None:
    draft = apply({"entities": {"Okafor": {"name": "Ike Okafor", "drop": ["Okafor"], "pronoun": "he"}}}, DRAFT)
    assert draft["entities"]["Ike Okafor"] == ["person", "he"] and "Okafor" not in draft["entities"]
    assert draft["speakers"]["a7"] == "Ike Okafor"
    assert DRAFT["speakers"]["a7"] == "Okafor"


def test_accents_are_typed_as_the_text_has_them() -> None:
    """Composed if it composes them, else decomposed."""
    typed = {"speakers": {"a1": "Zoë Lim"}}
    assert annotate.as_set("Zoë Lim", typed) == typed
    assert annotate.as_set("Zoe\u0308 Lim", typed) == {"speakers": {"a1": "Zoe\u0308 Lim"}}


def test_a_stored_mark_holds_no_word_of_the_article(tmp_path: Path) -> None:
    """And is read back as it was."""
    write_mark(MARK, tmp_path / "mark.json")
    stored = (tmp_path / "mark.json").read_text(encoding="utf-8")
    assert read_mark(tmp_path / "mark.json") == MARK
    ours = {"sha", "entities", "type", "pronoun", "mentions", "attributions", "at", "speaker", "via"}
    ours |= {"person", "organisation", "place", "she", "he", "unnamed", "nobody"}
    assert set(re.findall(r"[a-z]+", re.sub(r'"[0-9a-f]{64}"', "", stored))) == ours


def test_a_broken_mark_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mark.json").write_text('{"sha256": ""}', encoding="utf-8")
    with pytest.raises(MarkError, match="Store it anew"):
        read_mark(tmp_path / "mark.json")
    assert faults(MARK, TEXT + " ", ARTICLE.starts) == ["The text is not the one that was marked."]
    assert faults(MARK, TEXT, ARTICLE.starts[1:]) == ["Its attributions are not those of the article."]


def test_what_the_program_says_is_a_draft() -> None:
    """It names people who speak and are named, and its page shows them; without it the page is bare."""
    analysis = read_all([ARTICLE])[0]
    draft = propose(ARTICLE, analysis)
    assert draft["speakers"]["a1"] == "Ana Lim" and draft["via"]["a1"] == "told reporters"
    assert draft["entities"]["Ana Lim"][0] == "person"
    shown = page("3.01", ARTICLE, analysis, draft)
    assert "a1 [2] Ana Lim | told | that “the ferry is lost” and that “Lim would say so too.” | q0 q1" in shown
    assert "   = Ana Lim · name" in shown
    bare = page("b1.01", ARTICLE)
    assert "a7 [4] Okafor | had said | “I knew.” | q7" in bare and "=  " not in bare and "person" not in bare


def test_names_that_may_be_missing_are_listed() -> None:
    """Capitals inside a sentence that no form covers, but no days."""
    assert capitals(TEXT, change(entities={"Okafor": None})) == ["Twitter [4]", "Okafor [4]"]


def test_two_who_marked_alike_agree() -> None:
    """Entities are the same by their mentions, descriptions by their words."""
    other = change(
        speakers={"a2": "Ana Lim", "a3": "unnamed: A clerk", "a4": "unnamed: The clerk", "a5": "unknown"},
        entities={"Norrick": ["organisation", ""]},
    )
    result = compare(ARTICLE, MARK, to_mark(ARTICLE, other))
    assert (result.attributions, result.same_speaker, result.same_via) == (7, 5, 7)
    assert (result.same_mentions, result.mentions) == (8, 9)
    assert result.differences == (
        "a2: Bo Lim | Ana Lim",
        "a5: nobody | unknown",
    )


def test_gold_speakers_of_quoted_stretches() -> None:
    """All forms are aliases; nobody is None; of two who share quoted words the nearer is right."""
    gold = gold_speakers(ARTICLE, MARK)
    clerk = "A clerk of the port"
    assert [(q["n"], q["speaker"]) for q in gold["quotes"]] == list(
        enumerate(["Ana Lim", "Ana Lim", "Bo Lim", clerk, clerk, None, "Okafor", "Okafor"])
    )
    assert gold["speakers"][0] == {"name": "Ana Lim", "kind": "person", "aliases": ["Ms. Lim"], "pronoun": "she"}
    assert gold["speakers"][2] == {"name": clerk, "kind": "unnamed", "aliases": ["The clerk"], "pronoun": ""}


def test_several_speakers_are_one_voice() -> None:
    gold = gold_speakers(ARTICLE, to_mark(ARTICLE, change(speakers={"a1": ["Ana Lim", "Bo Lim"]})))
    assert gold["quotes"][0]["speaker"] == "Ana Lim and Bo Lim"
    assert gold["speakers"][0]["kind"] == "person"


BRAT = """T1\tSource 35 42\tAna Lim
T2\tCue 43 47\ttold
T3\tContent 58 80\tthat “the ferry is lost”
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve articles of one outlet, of which two are set aside, and no marks."""
    folder = tmp_path / "polnear" / "train"
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True)
    for n in range(12):
        (folder / "text" / f"post_2031_{n:02}.txt").write_text(f"{TEXT}\n{n}", encoding="utf-8")
        (folder / "attributions" / f"post_2031_{n:02}_1.ann").write_text(BRAT, encoding="utf-8")
    marks = tmp_path / "marks"
    monkeypatch.setattr(annotate, "DRAFTS", tmp_path / "drafts")
    monkeypatch.setattr(annotate, "SETS", {"": marks, "A": marks / "A", "B": marks / "B", "settled": marks / "blind"})
    return tmp_path


def run(corpora: Path, *arguments: str, changes: object = None) -> int:
    if changes is not None:
        (corpora / "changes.json").write_text(json.dumps(changes), encoding="utf-8")
        arguments = ("store", str(corpora / "changes.json"), *arguments)
    return annotate.main([*arguments, "--corpora", str(corpora)])


def test_the_way_of_an_article(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shown, stored, listed as done, checked, and made gold."""
    assert run(corpora, changes={"1.01": {}}) == 1
    assert "show it first" in capsys.readouterr().out
    assert run(corpora, "show", "1.01") == 0
    assert run(corpora, changes={"1.01": {"speakers": {"a1": "nobody"}}}) == 0
    assert run(corpora, changes={"1.01": {"speakers": {"a1": "Ana Lim"}}}) == 0
    assert run(corpora, "check") == 0
    assert run(corpora, "gold", "--output", str(corpora / "gold")) == 0
    assert json.loads(next((corpora / "gold").glob("*.json")).read_text())["quotes"] == [{"n": 0, "speaker": "Ana Lim"}]
    capsys.readouterr()
    assert run(corpora, "list", "--todo") == 0
    assert len(capsys.readouterr().out.splitlines()) == 11


def test_the_way_of_the_blind_set(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Never with the program; two marks are compared, and the settled one starts from the first."""
    with pytest.raises(MarkError, match="Add --bare"):
        run(corpora, "show", "b1.01")
    assert run(corpora, "show", "b1.01", "--bare") == 0
    mine = {"entities": {"Ana Lim": ["person", "she"]}, "speakers": {"a1": "Ana Lim"}}
    assert run(corpora, changes={"b1.01": mine}) == 1  # not without --blind
    assert run(corpora, "--blind", "A", changes={"b1.01": mine}) == 0
    assert run(corpora, "--blind", "B", changes={"b1.01": {**mine, "speakers": {"a1": "nobody"}}}) == 0
    capsys.readouterr()
    assert run(corpora, "agree") == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["b1.01 a1: Ana Lim | nobody", "same speaker: 0 of 1, 0.0%"]
    assert run(corpora, "--blind", "settled", changes={"b1.01": {}}) == 0
    assert run(corpora, "check", "--blind", "settled") == 0


@pytest.mark.parametrize("path", sorted([*FOLDER.glob("[0-9a-f]*.json"), *BLIND.rglob("*.json")]), ids=lambda p: p.stem)
def test_every_mark_can_be_read(path: Path) -> None:
    """Whatever can be told without the text."""
    mark = read_mark(path)
    spans = sorted(m for e in mark.entities for m in e.mentions)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [a.at for a in mark.attributions] == sorted(a.at for a in mark.attributions)
