"""The page that sets sides beside each other, as Streamlit runs it, without a browser."""

from dataclasses import replace

import pytest
from factories import make_analyses, make_analysis, make_article, make_harbour, make_interview, make_weather
from page_walks import HOSTILE, alts_of, charts_of, run, table_of, text_of, visit

from analysis.records import Analysis


def of_outlet(analysis: Analysis, outlet: str, published: str = "2031-04-12") -> Analysis:
    return replace(analysis, article=replace(analysis.article, outlet=outlet, published=published))


TIDE = of_outlet(make_harbour(), "The Tide")
END = ["long overdue", "Nobody asked us,", "severe corrosion", "It was never about the roof,"]
END += ["Ellery without fish is not Ellery.", "Opponents have until 3 May to appeal"]
QUAY = of_outlet(make_interview(), "The Quay", "2031-04-21")


def test_no_article() -> None:
    assert "There is nothing to show yet." in text_of(visit("Compare"))


def test_one_article_asks_for_a_second() -> None:
    assert "Add a second one, from another outlet" in text_of(visit("Compare", TIDE))


def test_one_article_of_several_offers_the_whole_collection() -> None:
    app = visit("Compare", TIDE, QUAY, article=TIDE.article.id)
    assert "Only one article is chosen" in text_of(app)
    next(b for b in app.button if b.label == "Compare the whole collection").click()
    run(app)
    assert "Kinds of sources" in charts_of(app)


def test_two_outlets_are_compared_at_once() -> None:
    app = visit("Compare", TIDE, QUAY, count="quotations")
    shown = text_of(app).replace("\\", "")
    assert (
        "Too little to compare" in shown and "drawn hollow: The Tide (12 quotations), The Quay (4 quotations)" in shown
    )
    assert {"Kinds of sources", "Direct or paraphrased", "Stance of reporting verbs", "The Tide", "The Quay"} <= set(
        charts_of(app)
    )
    assert all(alts_of(app)) and all(table.proto.alt for table in app.dataframe)


def test_shares_of_voice_have_one_scale() -> None:
    charts = charts_of(visit("Compare", TIDE, QUAY, count="quotations"))
    widths = []
    for outlet in ("The Tide", "The Quay"):
        bars = [trace for trace in charts[outlet]["data"] if trace["type"] == "bar" and trace.get("name")]
        widths.append(charts[outlet]["layout"]["xaxis"]["range"][1] / sum(sum(bar["x"]) for bar in bars))
    assert widths[0] == pytest.approx(widths[1])


def test_shares_add_up_and_stand_in_a_table() -> None:
    shares = table_of(visit("Compare", TIDE, QUAY, count="quotations"), "shown_aspect")
    sources = shares[shares.shown_aspect == "Kinds of sources"]
    assert sources.groupby("shown_side").share.sum().to_dict() == pytest.approx({"The Tide": 1, "The Quay": 1})


def test_without_outlets_articles_are_compared() -> None:
    app = visit("Compare", *(of_outlet(a, "", "") for a in (make_harbour(), make_interview())))
    assert next(iter(app.segmented_control)).options == ["Article"]
    assert "Kinds of sources" in charts_of(app)


def test_articles_on_no_side_are_counted() -> None:
    app = visit("Compare", TIDE, QUAY, make_weather())
    assert "1 article has no outlet and is on no side." in text_of(app)
    app = visit("Compare", TIDE, QUAY, make_weather(), by="month")
    assert "1 article has no date and is on no side." not in text_of(
        app
    )  # one month is no comparison: by outlet instead


def test_undated_articles_are_counted_over_time() -> None:
    undated = of_outlet(make_weather(), "The Quay", "")
    app = visit("Compare", TIDE, QUAY, undated)
    assert "1 article has no date and no place here." in text_of(app)


def test_sides_stand_in_the_address() -> None:
    other = of_outlet(make_weather(), "The Buoy", "")
    app = visit("Compare", TIDE, QUAY, other, side=["The Buoy", "The Tide"])
    assert {"The Tide"} <= set(charts_of(app)) and "The Quay" not in charts_of(app)
    app = visit("Compare", TIDE, QUAY, other, side=["The Tide"])
    assert "Choose at least two sides" in text_of(app)


def test_three_sides_set_one_against_all_others() -> None:
    other = of_outlet(make_weather(), "The Buoy", "")
    app = visit("Compare", TIDE, QUAY, other, side=["The Tide", "The Quay", "The Buoy"], against="The Quay")
    names = table_of(app, "other_mentions").set_index("entity")
    assert names.loc["Port Ellery", ["mentions", "other_mentions"]].tolist() == [1, 2]


@pytest.mark.parametrize(
    ("what", "which", "texts"),
    [
        ("source", "unnamed", ["Nobody asked us,"]),
        ("voice", "Tomas Brandt", ["that the building was unsafe", "The roof will not stand another winter,"]),
        ("position", "end", END),
        ("stance", "urging", ["severe corrosion"]),
        ("pronoun", "he", ["that the building was unsafe", "The roof will not stand another winter,"]),
    ],
)
def test_a_mark_opens_its_quotations(what: str, which: str, texts: list[str]) -> None:
    app = visit("Compare", TIDE, QUAY, what=what, which=which, on="The Tide")
    assert table_of(app, "quotation").quotation.tolist() == texts


def test_a_name_opens_its_sentences() -> None:
    app = visit("Compare", TIDE, QUAY, what="named", which="Port Ellery", on="place")
    assert "Sentences that name Port Ellery" in text_of(app)
    assert len([element for element in app.markdown if element.value.startswith("- ")]) == 3


def test_nobody_is_quoted() -> None:
    silent = [of_outlet(make_analysis(make_article(f"It rained {n}.")), f"Outlet {n}") for n in range(2)]
    assert "Nobody is quoted here" in text_of(visit("Compare", *silent))


def test_other_peoples_words_are_no_markdown() -> None:
    app = visit("Compare", of_outlet(TIDE, HOSTILE), QUAY, what="voice", which="Tomas Brandt", on=HOSTILE)
    for kind in ("title", "header", "markdown", "caption", "info"):
        for element in app.get(kind):
            assert "[here](http" not in element.value and "<b>" not in element.value and ":red[r" not in element.value


def test_the_whole_collection_of_the_factories() -> None:
    assert "Kinds of sources" in charts_of(visit("Compare", *make_analyses(), by="article"))


def test_two_articles_with_one_title_are_two_sides() -> None:
    copy = make_analysis(make_article(TIDE.article.text + "\nMore.", title=TIDE.article.title))
    app = visit("Compare", make_harbour(), copy, by="article")
    [sides] = app.multiselect
    assert len(set(sides.options)) == 2
