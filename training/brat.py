"""Read brat standoff files: `T` lines are spans, in one or more pieces; `E` lines join them by role."""

import re
from collections import defaultdict

from analysis.records import Span

_SPAN = re.compile(r"(?P<id>T\d+)\t\S+ (?P<pieces>[\d; ]+)\t")
_NUMBER = re.compile(r"\d+$")

Event = dict[str, list[Span]]


def read_events(annotations: str) -> list[Event]:
    """The events of one file, each with its spans by role in small letters ("Content2" is another "content").

    A span may stand anywhere in the file, also after the event that it belongs to.
    """
    lines = annotations.splitlines()
    spans: dict[str, list[Span]] = {}
    for found in filter(None, map(_SPAN.match, lines)):
        pieces = (piece.split() for piece in found["pieces"].split(";"))
        spans[found["id"]] = [Span(int(start), int(end)) for start, end in pieces]
    events = []
    for line in lines:
        if line.startswith("E"):
            event: Event = defaultdict(list)
            for part in line.split("\t")[1].split():
                role, _, span_id = part.partition(":")
                event[_NUMBER.sub("", role).lower()] += spans.get(span_id, [])
            events.append(event)
    return events
