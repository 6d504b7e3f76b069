from factories import make_analysis, make_article, make_entity

from training.marks import Mark, MarkedEntity, Span
from training.score.across import score_people

TEXT = "Ana Lim left. {} came."


def test_people_by_b_cubed() -> None:
    """One person found as one in two articles, one as two; one whom the program missed counts for nothing."""
    analyses, marks = {}, {}
    for number, other in enumerate(("Bo Okafor", "Bob Okafer")):
        article = make_article(TEXT.format(other))
        entities = [
            make_entity(article, n, name, "person", [(name, 1)]) for n, name in enumerate(("Ana Lim", other), 1)
        ]
        people = [MarkedEntity("person", "", (Span(e.mentions[0].start, e.mentions[0].end),)) for e in entities]
        missed = MarkedEntity("person", "", (Span(8, 12),))
        analyses[f"a{number}"] = make_analysis(article, entities=entities)
        marks[f"a{number}"] = Mark("", (*people, missed), ())
    clusters = {("a0", 0): 0, ("a1", 0): 0, ("a0", 1): 1, ("a1", 1): 1, ("a0", 2): 2}
    assert score_people(marks, clusters, analyses) == {"people": 5, "found": 80, "P": 100, "R": 75, "F1": 85.7}
