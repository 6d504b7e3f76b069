"""Whatever is done to a text, its analysis is sound."""

from hypothesis import example, given, settings, strategies as st
from mutations import MAX_REPEATS, PIECES, STORIES, Edit, check, mutate

from analysis.intake import read_paste
from analysis.pipeline import analyse
from analysis.records import Article, ArticleError

EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from(PIECES), st.integers(1, MAX_REPEATS)), max_size=8
)


@settings(max_examples=25, derandomize=True, deadline=None, database=None)
@given(st.sampled_from(STORIES), EDITS)
# half a character, in a text that did not come through intake
@example(STORIES[0], [(0.1, 0, "\ud83d", 3)])
# a name and a cue that repeat
@example("Obama. ", [(1.0, 0, "She said. ", 80)])
# a claim inside a check of facts
@example("Fact check: Kirk said that thousands of boats would sail, Holt wrote.", [(0.5, 0, "“", 1)])
# a mark in a broken encoding, which makes one word with the next
@example(
    "“Nobody will stay,” said Holt.\nThe Board told the Post that thousands of boats would sail, ",
    [(1.0, 0, "â€œand soon.”", 1)],
)
def test_analysis_is_sound(story: str, edits: list[Edit]) -> None:
    text = mutate(story, edits)
    check(analyse(Article(text)))
    try:
        article = read_paste(text)
    except ArticleError:
        return
    check(analyse(article))
