from factories import find, make_analysis, make_article, make_entity

from training.score.corpora import NamesArticle
from training.score.entities import score_clusters, score_names, score_sentences

TEXT = "Ana Lim left Norrick. Lim had run the Norrick Ferry Company. It rained. It snowed. Lim slept."
ARTICLE = make_article(TEXT)
LIM, SECOND, THIRD = find(TEXT, "Ana Lim"), find(TEXT, "Lim", 2), find(TEXT, "Lim", 3)
GOLD = NamesArticle(
    id="ferry",
    text=TEXT,
    names=(
        (*LIM, "person"),
        (*SECOND, "person"),
        (*THIRD, "person"),
        (*find(TEXT, "Norrick"), "place"),
        (*find(TEXT, "the Norrick Ferry Company"), "organisation"),
    ),
    clusters=("ana", "ana", "ana", "norrick", "company"),
    sentences=tuple(find(TEXT, s) for s in TEXT.replace(". ", ".|").split("|")),
)
ANA = make_entity(ARTICLE, 1, "Ana Lim", "person", [("Ana Lim", 1), ("Lim", 2)])
OTHER = make_entity(ARTICLE, 2, "Lim", "person", [("Lim", 3)])
COMPANY = make_entity(ARTICLE, 3, "Norrick Ferry Company", "organisation", [("Norrick Ferry Company", 1)])
GROUP = make_entity(ARTICLE, 4, "Norrick", "group", [("Norrick", 1)])
ANALYSIS = make_analysis(ARTICLE, entities=[ANA, OTHER, COMPANY, GROUP])


def test_names_exactly_and_by_overlap() -> None:
    """The company without its article counts by overlap; groups do not count."""
    figures = score_names([GOLD], [ANALYSIS])
    assert (figures["names exactly: P"], figures["names exactly: R"]) == (75, 60)
    assert (figures["names by overlap: P"], figures["names by overlap: R"]) == (100, 80)
    assert [figures[f"{t} exactly: F1"] for t in ("people", "places", "organisations")] == [100, 0, 0]


def test_clusters_by_b_cubed() -> None:
    """Three mentions of one person found as two: precise, but recall is 2/3, 2/3 and 1/3."""
    assert score_clusters([GOLD], [ANALYSIS]) == {"mentions": 3, "P": 100, "R": 55.6, "F1": 71.4}


def test_sentences() -> None:
    figures = score_sentences([GOLD], [ANALYSIS])
    assert figures == {
        "articles": 1,
        "without a score": 0,
        "count error": 0,
        "grade error": 0,
        "worst grade error": 0,
    }


def test_an_article_without_a_score_is_all_wrong() -> None:
    figures = score_sentences([GOLD], [make_analysis(ARTICLE, scores=[])])
    assert (figures["without a score"], figures["count error"]) == (1, 100)
