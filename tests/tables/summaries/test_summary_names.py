"""Names: how often, where, when and with whom."""

from factories import (
    make_analyses,
    make_analysis,
    make_article,
    make_entity,
    make_harbour,
    make_quotation,
    make_speaker,
    make_weather,
)

from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    entities_table,
    mentions_table,
)
from analysis.tables.summaries.names import LONG_LIST


def test_a_name_in_two_articles_is_one_row() -> None:
    names = summaries.join_entities(entities_table(make_analyses())).set_index("entity")
    assert names[["mentions", "articles"]].loc["Port Ellery"].tolist() == [3, 2]
    assert names.first_article["Port Ellery"] == make_harbour().article.id
    assert names.aliases["Nkechi Okafor"] == "Mrs Okafor"


def test_first_sentence() -> None:
    analyses = make_analyses()
    names = summaries.add_first_sentences(summaries.join_entities(entities_table(analyses)), analyses)
    assert names.set_index("entity").first_sentence["Port Ellery"] == "Port Ellery council votes to close fish market"


def test_pairs_stand_in_one_sentence() -> None:
    pairs = summaries.pair_names(mentions_table(make_analyses()))
    assert {(row.first, row.second) for row in pairs.itertuples()} == {
        ("Marrowshire", "Port Ellery"),
        ("Dockers’ Union", "Nkechi Okafor"),
        ("Ellery Courier", "Tomas Brandt"),
    }
    assert pairs.sentences.tolist() == [1, 1, 1]


def test_a_list_of_names_pairs_nobody() -> None:
    names = [f"Guest{n} Vane" for n in range(LONG_LIST + 1)]
    article = make_article(", ".join(names) + " came.")
    guests = [make_entity(article, n, name, "person", [(name, 1)]) for n, name in enumerate(names)]
    assert summaries.pair_names(mentions_table([make_analysis(article, entities=guests)])).empty


def test_sentences_with_both_names() -> None:
    mentions = mentions_table(make_analyses())
    names = ("Dockers’ Union", "organisation"), ("Nkechi Okafor", "person")
    sentences = summaries.find_sentences(make_analyses(), mentions, *names)
    assert len(sentences) == 1 and "Nkechi Okafor, who leads the Dockers’ Union." in sentences.text[0]
    assert len(summaries.find_sentences(make_analyses(), mentions, names[1])) == 2


def test_talked_about_but_not_quoted() -> None:
    text = "Brill left. Brill came. Brill left. Vane spoke, Vane said. Vane sang. Toll rose. Toll fell. Toll stood."
    article = make_article(text)
    vane = make_speaker(article, "e2", "Vane", "person")
    analysis = make_analysis(
        article,
        entities=[
            make_entity(article, 1, "Brill", "person", [("Brill", n) for n in (1, 2, 3)]),
            make_entity(article, 2, "Vane", "person", [("Vane", n) for n in (1, 2, 3)]),
            make_entity(article, 3, "Toll", "place", [("Toll", n) for n in (1, 2, 3)]),  # a place speaks seldom
        ],
        quotations=[make_quotation(article, 1, "indirect", ["Vane spoke"], vane)],
        speakers=[vane],
    )
    unheard = summaries.find_unheard(summaries.join_entities(entities_table([analysis])))
    assert unheard.entity.tolist() == ["Brill"]


def test_mentions_by_day_leave_undated_articles_aside() -> None:
    analyses = make_analyses()
    wanted = [("Port Ellery", "place"), ("Marrowshire", "place"), ("Lena Voss", "person")]
    counts = summaries.count_by_date(entities_table(analyses), articles_table(analyses), wanted)
    assert counts.mentions.tolist() == [2, 1, 1, 0, 0, 2]  # Marrowshire without the undated weather
    undated = [make_weather()]
    assert summaries.count_by_date(entities_table(undated), articles_table(undated), wanted).empty
