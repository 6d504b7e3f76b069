"""The tagger's roles and links become drafts: a cue with its contents and its source."""

from factories import document_of

from analysis.quotations.drafts import Draft
from analysis.quotations.link_pieces import leave_out_earlier, leave_out_later, link_pieces, part_later
from analysis.records import Link, Quoted, Reading, Role, Span

# “Kirk said the roof leaks. Holt agreed.”, as source, cue, content, source
ROLES = (Role(0, 4, "source", 0.9), Role(5, 9, "cue", 0.9), Role(10, 24, "content", 0.9), Role(26, 30, "source", 0.9))
SOURCE, CUE, CONTENT, OTHER = range(4)


def _read(*links: Link, roles: tuple[Role, ...] = ROLES) -> Reading:
    return Reading((Span(0, 40),), (), roles, links)


def test_a_content_with_its_cue_and_source() -> None:
    (draft,) = link_pieces(_read(Link(CONTENT, CUE, 0.9), Link(CONTENT, SOURCE, 0.8), Link(CUE, SOURCE, 0.6)))
    assert (draft.contents, draft.cue, draft.source) == ((Span(10, 24),), Span(5, 9), Span(0, 4))
    assert abs(draft.link_score - 0.7) < 1e-9  # the mean over content and cue


def test_the_better_source_of_two() -> None:
    (draft,) = link_pieces(_read(Link(CONTENT, SOURCE, 0.4), Link(CONTENT, OTHER, 0.5)))
    assert draft.source == Span(26, 30)


def test_an_unlikely_source_is_none() -> None:
    (draft,) = link_pieces(_read(Link(CONTENT, SOURCE, 0.2)))
    assert (draft.source, draft.cue, draft.link_score) == (None, None, 1.0)


def test_an_unlikely_cue_is_none() -> None:
    (draft,) = link_pieces(_read(Link(CONTENT, CUE, 0.4), Link(CONTENT, SOURCE, 0.9)))
    assert (draft.source, draft.cue) == (Span(0, 4), None)


def test_a_headline_is_no_content_of_the_first_sentence() -> None:
    text = "Bridge is safe\n\nThe old bridge stands, Kirk said."
    headline, content = Span(0, 14), Span(16, 37)
    drafts = [Draft((headline, content), cue=Span(44, 48)), Draft((headline,), cue=Span(44, 48))]
    left = leave_out_earlier(document_of(text), drafts, [])
    # where it is the only content, it stays
    assert [d.contents for d in left] == [(content,), (headline,)]


def test_words_behind_others_in_a_later_paragraph_are_parted() -> None:
    text = "Kirk said “yes” twice.\n\n“No,” too.\n\nHolt laughed. “Never.”"
    yes, no, never = (Span(text.index(word), text.index(word) + len(word)) for word in ("“yes”", "“No,”", "“Never.”"))
    cue = Span(5, 9)
    parted = part_later(
        document_of(text), [Draft((yes, no, never), cue=cue, source=Span(0, 4)), Draft((never,), cue=cue)]
    )
    assert [(d.contents, d.cue) for d in parted] == [((yes, no), cue), ((never,), None), ((never,), None)]


def test_words_behind_others_in_a_later_sentence_are_no_content() -> None:
    text = "Kirk said no. It would sink. Holt did not respond."
    no, sink, other = (Span(text.index(w), text.index(w) + len(w)) for w in ("no", "It would sink", "did not respond"))
    drafts = [Draft((no, sink, other), cue=Span(5, 9)), Draft((other,), cue=Span(5, 9))]
    # where it is the only content, it stays
    assert [d.contents for d in leave_out_later(document_of(text), drafts, [])] == [(no, sink), (other,)]
    quoted = [Quoted(other.start, other.end, True, True, False, "")]
    assert leave_out_later(document_of(text), drafts, quoted) == drafts


def test_what_follows_a_quotation_that_its_cue_ends_is_no_content() -> None:
    text = "“No,” Kirk said. He was born in Harrow."
    no, born = Span(0, 5), Span(17, 39)
    left = leave_out_later(
        document_of(text), [Draft((no, born), cue=Span(11, 15))], [Quoted(1, 4, True, True, False, "")]
    )
    assert [d.contents for d in left] == [(no,)]


def test_contents_of_one_cue_are_one_draft() -> None:
    roles = (*ROLES, Role(31, 39, "content", 0.9))
    (draft,) = link_pieces(_read(Link(CONTENT, CUE, 0.9), Link(4, CUE, 0.9), roles=roles))
    assert draft.contents == (Span(10, 24), Span(31, 39))
