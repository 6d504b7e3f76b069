"""Near-copies: the same text in two outlets, a story and its update."""

from analysis.tables.summaries import find_near_copies

STORY = (
    "The ferry between Port Ellery and Osk Island will stop on Sunday, the harbour board said. Nobody in the capital picks up the "
    "phone, said the harbour master, who has asked for a new engine for six years."
)
OTHER = "The council voted to close the fish market on Monday, and the traders said that they would appeal in May."
UPDATE = STORY + " On Friday the minister promised to look into it, and the board took note of that without much hope."


def groups(*texts: str) -> list[tuple[str, ...]]:
    return [group.ids for group in find_near_copies({str(n): text for n, text in enumerate(texts)})]


def test_a_copy_and_an_update_belong_to_the_story() -> None:
    assert groups(STORY, OTHER, STORY + " ", UPDATE) == [("0", "2", "3")]


def test_how_alike_they_are() -> None:
    half = " ".join(STORY.split()[:20])
    [same] = find_near_copies({"a": STORY, "b": STORY + "!"})
    [part] = find_near_copies(
        {"a": STORY, "b": half + " and then it rained on all who had come to the quay to see it go."}
    )
    assert same.shared == 1 and 0.5 <= part.shared < 0.8


def test_other_news_are_no_copies() -> None:
    assert groups(STORY, OTHER) == []


def test_what_stands_in_every_article_ties_none() -> None:
    box = "Sign up to our newsletter for more from the coast every morning"
    assert groups(*(f"{box} {n} {chr(97 + n) * 5} {n}" for n in range(26))) == []


def test_no_articles_and_short_ones() -> None:
    assert groups() == groups("Rain.", "Rain.") == []
