"""Words in their context."""

import pytest
from factories import make_analyses, make_analysis, make_article, make_harbour

from analysis.tables import search


def hits(query: str, where: search.Where = "text", text: str = "") -> list[str]:
    analyses = [make_analysis(make_article(text))] if text else make_analyses()
    return search.search(search.build_index(analyses), query, where).hit.tolist()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # upper case counts as none
        ("HERRING", ["herring"]),
        # all words, in one paragraph, in any order
        ("winter roof", ["roof", "winter"]),
        ("winter herring", []),
        # together
        ('"another winter"', ["another winter"]),
        ("“winter another”", []),
        # the beginning of a word
        ("grandm*", ["grandmother"]),
        ("grandm", []),
        # apostrophes of either sort
        ("dockers'", ["Dockers"]),
        # operators, quotation marks and signs of the search engine are only text
        ("herring OR", []),
        ('"', []),
        ("* ( NEAR", []),
        ("—", []),
        ("", []),
        # left out: it does not count
        ("newsletter", []),
    ],
)
def test_queries(query: str, found: list[str]) -> None:
    assert [h.lower() for h in hits(query)] == [f.lower() for f in found]


def test_a_hit_stands_between_what_is_before_and_after_it() -> None:
    found = search.search(search.build_index([make_harbour()]), "appeal", "text")
    row = found.iloc[0]
    assert row.before == "Opponents have until 3 May to " and row.after.startswith(", according to the town clerk")
    assert row.paragraph == 12 and row.quotation_id == ""


def test_long_context_is_cut() -> None:
    found = search.search(search.build_index([make_analysis(make_article("la " * 99 + "tide " + "lo " * 99))]), "tide")
    assert found.before[0].startswith("…") and found.after[0].endswith("…")
    assert len(found.before[0]) == len(found.after[0]) == search.CONTEXT + 1


def test_quotations_and_speakers() -> None:
    index = search.build_index([make_harbour()])
    assert search.search(index, "roof", "quotation").voice.tolist() == ["Tomas Brandt", "Speaker unclear"]
    assert search.search(index, "brandt", "speaker").quotation_id.str[-2:].tolist() == ["q5", "q6"]


def test_all_articles_in_which_something_is_found() -> None:
    index = search.build_index(make_analyses())
    every = search.find_articles(index, "ellery")
    assert len(every) == 2 and search.find_articles(index, "ellery", articles={every[1]}) == every[1:]
    assert search.find_articles(index, "") == []


# accents; a lone surrogate; the marks that stand around a hit; a NUL
@pytest.mark.parametrize(
    ("text", "query"),
    [("The café.", "cafe"), ("a \ud800 tide", "tide"), ("a \x02tide\x03", "tide"), ("a\0tide", "tide")],
)
def test_broken_texts(text: str, query: str) -> None:
    assert len(hits(query, text=text)) == 1


def test_no_more_hits_than_can_be_read() -> None:
    index = search.build_index([make_analysis(make_article("tide " * (search.MOST_HITS + 1)))])
    assert len(search.search(index, "tide")) == search.MOST_HITS


def test_only_in_some_articles() -> None:
    index = search.build_index(make_analyses())
    harbour = make_harbour().article.id
    assert set(search.search(index, "marrowshire").article_id) > {harbour}
    assert set(search.search(index, "marrowshire", "text", {harbour}).article_id) == {harbour}
