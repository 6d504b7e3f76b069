from analysis.records import Span
from training.brat import read_events


def test_events_have_their_spans_by_role() -> None:
    """Also those in pieces, those numbered, and those that stand after the event."""
    annotations = "\n".join(
        [
            "T1\tSource 0 7\tAna Lim",
            "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3 Content2:T4",
            "T2\tCue 8 12\tsaid",
            "T3\tContent 13 20;25 30\tnothing at all",
            "T4\tContent 40 44\tmore",
        ]
    )
    (event,) = read_events(annotations)
    assert event["source"] == [Span(0, 7)] and event["cue"] == [Span(8, 12)]
    assert event["content"] == [Span(13, 20), Span(25, 30), Span(40, 44)]


def test_a_role_without_a_span_is_empty() -> None:
    (event,) = read_events("E1\tAttribution:T1 Source:T9")
    assert event["source"] == []
