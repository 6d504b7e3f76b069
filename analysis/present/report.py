"""A report of some articles as one HTML page: findings, charts, corrections, method. It needs no network and no script.

Charts are tables whose rows have bars in them, so that they print, and a screen reader reads them. Everything that comes from
an article is escaped.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

import pandas as pd

from analysis.corrections import Accuracy, Listed, measure_accuracy
from analysis.present import difficulty, findings, overview
from analysis.present.amounts import percent
from analysis.present.corrections import describe_correction
from analysis.records import GAP, Analysis
from analysis.tables import KINDS, SOURCES, frames, name_voices, summaries
from analysis.version import __version__

MOST = 25  # rows of a chart; the tables that go with the report have all
MAX_QUOTED = 220  # characters of a quotation
_KINDS = {"direct": "direct", "mixed": "partly quoted", "indirect": "reported"}
_TYPES = {"person": "person", "organisation": "organisation", "place": "place", "group": "group"}
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --bar: #0072b2; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1, h2 { font-family: Georgia, serif; line-height: 1.2; }
h2 { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: 1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
th, td { border-bottom: 1px solid var(--line); overflow-wrap: break-word; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
.n { text-align: right; white-space: nowrap; }
td:first-child { min-width: 8rem; }
td.words { min-width: 14rem; }
.bar { min-width: 6rem; width: 22%; }
.bar div { background: var(--bar); height: 0.8rem; margin-top: 0.3rem; print-color-adjust: exact; }
.lead { font-size: 1.2rem; }
small, footer { color: GrayText; }
"""


class Column(NamedTuple):
    """A column of a table: its heading, and the cells as they are shown."""

    heading: str
    cells: Sequence[str]
    is_number: bool = False
    is_wide: bool = False  # sentences: the other columns leave it room


def to_report(
    analyses: Sequence[Analysis], *, model: str, made: datetime, title: str = "", corrections: Sequence[Listed] = ()
) -> str:
    """The page for these articles, at least one. The analyses are corrected ones; `corrections` are of `list_corrections`."""
    joined = frames.join_analyses(analyses)
    articles, quotes = frames.articles_table(analyses), frames.quotes_table(analyses, joined)
    speakers, entities = frames.speakers_table(analyses, joined), frames.entities_table(analyses, joined)
    scores = summaries.join_scores(frames.readability_table(analyses))
    voices = summaries.join_speakers(speakers, quotes)
    ranges = summaries.range_shares(quotes, speakers)
    title = title or _title(analyses)
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p><small>{_about(articles, made)}</small></p>",
        f'<p class="lead">{escape(overview.tell_most(voices, len(analyses)))}</p>',
        f"<p>{escape(overview.tell_others(voices, ranges))} {escape(findings.tell_sources(summaries.join_sources(voices)))} {escape(_difficulty(scores))}</p>",
        _section("Who speaks", _voices(voices, ranges)),
        _section("Kinds of sources", _sources(summaries.join_sources(voices))),
        _section("Who and what is named", _names(summaries.join_entities(entities))),
        _section("Articles", _articles(articles)),
        _section("Longest quotations", _quotations(name_voices(quotes, speakers), articles)),
        _section("Check these first", _checks(summaries.list_checks(analyses, joined))),
        _section("Corrections", _corrections(corrections, articles)),
        _section("How this was made", _method(model, made, measure_accuracy(one.correction for one in corrections))),
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    body = "\n".join(filter(None, parts))
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}<style>{_STYLE}</style></head><body>\n{body}\n</body></html>\n'
    )


def _title(analyses: Sequence[Analysis]) -> str:
    if len(analyses) > 1:
        return f"Who speaks in {len(analyses):,} articles"
    return analyses[0].article.title or "Who speaks in this article"


def _about(articles: pd.DataFrame, made: datetime) -> str:
    dates = sorted(filter(None, articles.published))
    outlets = sorted({o for o in articles.outlet if o})
    facts = [
        f"{len(articles):,} articles" if len(articles) > 1 else "1 article",
        f"{int(articles.words.sum()):,} words",
        ", ".join(outlets[:5]) + (f" and {len(outlets) - 5} other outlets" if len(outlets) > 5 else ""),
        dates[0] if len(set(dates)) == 1 else f"{dates[0]} to {dates[-1]}" if dates else "",
        f"report of {made:%Y-%m-%d %H:%M}",
    ]
    return escape(" · ".join(filter(None, facts)))


def _difficulty(scores: pd.DataFrame) -> str:
    return difficulty.tell_difficulty(float(scores.flesch_kincaid_grade["article"]), str(scores.note["article"]))


def _section(heading: str, content: str) -> str:
    return f"<h2>{heading}</h2>\n{content}" if content else ""


def _table(columns: Sequence[Column], bars: Sequence[float] = ()) -> str:
    """A table, with a column of bars behind the first one if their lengths, 0 to 1, are given."""
    kinds = [' class="n"' if c.is_number else ' class="words"' if c.is_wide else "" for c in columns]
    headings = [f"<th{kind}>{escape(c.heading)}</th>" for c, kind in zip(columns, kinds, strict=True)]
    rows = []
    for i in range(len(columns[0].cells)):
        cells = [f"<td{kind}>{escape(c.cells[i])}</td>" for c, kind in zip(columns, kinds, strict=True)]
        if bars:
            cells.insert(1, f'<td class="bar"><div style="width:{100 * bars[i]:.1f}%"></div></td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    if bars:
        headings.insert(1, "<th></th>")
    return f"<table><thead><tr>{''.join(headings)}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _numbers(values: Iterable[float]) -> list[str]:
    return ["" if pd.isna(value) else f"{int(value):,}" for value in values]


def _more(table: pd.DataFrame) -> str:
    return f"<p><small>And {len(table) - MOST:,} more, in the tables.</small></p>" if len(table) > MOST else ""


def _voices(voices: pd.DataFrame, ranges: pd.DataFrame) -> str:
    if voices.empty:
        return ""
    shown, total = voices.head(MOST), int(voices.words.sum())
    low = dict(zip(ranges.voice, ranges.low, strict=True))
    share = [percent(int(w), total) if w else "" for w in shown.words]
    certain = [percent(round(low[v] * total), total) if v in low and total else "" for v in shown.voice]
    columns = [
        Column("Speaker", shown.voice.tolist()),
        Column("Kind", [SOURCES[kind] for kind in shown.speaker_kind]),
        Column("Quoted words", _numbers(shown.words), is_number=True),
        Column("Share", share, is_number=True),
        Column("Certain only", certain, is_number=True),
        Column("Quotations", _numbers(shown.quotations), is_number=True),
    ]
    note = "<p><small>Shares are of all quoted words. “Certain only” counts what is attributed with 90 % or more. Reported speech has no share.</small></p>"
    most = int(shown.words.max()) or 1
    return _table(columns, [w / most for w in shown.words]) + _more(voices) + note


def _sources(sources: pd.DataFrame) -> str:
    total = int(sources.words.sum())
    columns = [
        Column("Kind of source", [SOURCES[kind] for kind in sources.speaker_kind]),
        Column("Quoted words", _numbers(sources.words), is_number=True),
        Column("Quotations", _numbers(sources.counted_quotations), is_number=True),
        Column("Speakers", _numbers(sources.speakers), is_number=True),
    ]
    note = "<p><small>Quotations that only repeat others are left out.</small></p>"
    return _table(columns, [w / total if total else 0 for w in sources.words]) + note if len(sources) else ""


def _names(names: pd.DataFrame) -> str:
    shown = names.head(MOST)
    if shown.empty:
        return ""
    columns = [
        Column("Name", shown.entity.tolist()),
        Column("Type", [_TYPES.get(kind, kind) for kind in shown.type]),
        Column("Named", _numbers(shown.mentions), is_number=True),
        Column("Quoted", _numbers(shown.quotations), is_number=True),
        Column("Articles", _numbers(shown.articles), is_number=True),
    ]
    most = int(shown.mentions.max())
    return _table(columns, [n / most for n in shown.mentions]) + _more(names)


def _articles(articles: pd.DataFrame) -> str:
    grades = ["" if pd.isna(g) else f"{g:.1f}" for g in articles.flesch_kincaid_grade]
    columns = [
        Column("Title", [t or f for t, f in zip(articles.title, articles.file, strict=True)]),
        Column("Outlet", articles.outlet.tolist()),
        Column("Date", articles.published.tolist()),
        Column("Words", _numbers(articles.words), is_number=True),
        Column("Quoted", [f"{s:.0%}" if s == s else "" for s in articles.quoted_share], is_number=True),
        Column("Grade", grades, is_number=True),
    ]
    return _table(columns)


def _quotations(quotes: pd.DataFrame, articles: pd.DataFrame) -> str:
    said = quotes[(quotes.quotation_kind != KINDS[-1]) & ~quotes.repeat]
    if said.empty:
        return ""
    size = said.words.where(said.kind != KINDS[-1], 0).groupby(said.quotation_id, sort=False).sum()
    written = said.groupby("quotation_id", sort=False)[["text", "kind"]].apply(_write)
    first = said.drop_duplicates("quotation_id").set_index("quotation_id", drop=False)
    longest = first.assign(size=size, written=written).sort_values("size", ascending=False, kind="stable").head(10)
    titles = dict(zip(articles.article_id, articles.title, strict=True))
    columns = [
        Column("Speaker", longest.voice.tolist()),
        Column("Words", [_cut(text) for text in longest.written], is_wide=True),
        Column("Kind", [_KINDS[kind] for kind in longest.quotation_kind]),
        Column("Article", [titles[one] for one in longest.article_id]),
    ]
    return _table(columns)


def _write(stretches: pd.DataFrame) -> str:
    """The stretches of a quotation, what is quoted in quotation marks."""
    cells = zip(stretches.text, stretches.kind, strict=True)
    return GAP.join(text if kind == KINDS[-1] else f"“{text}”" for text, kind in cells)


def _cut(text: str) -> str:
    return text if len(text) <= MAX_QUOTED else text[: MAX_QUOTED - 1].rstrip() + "…"


def _checks(checks: pd.DataFrame) -> str:
    shown = checks.head(10)
    if shown.empty:
        return ""
    columns = [
        Column("What to check", shown.check.tolist(), is_wide=True),
        Column("Quoted words", _numbers(shown.words), is_number=True),
        Column("Words", [_cut(text) for text in shown.text], is_wide=True),
    ]
    return _table(columns)


def _corrections(listed: Sequence[Listed], articles: pd.DataFrame) -> str:
    held = [one.correction for one in listed if one.applied == "yes" and one.correction.what != "judgement"]
    if not held:
        return ""
    titles = dict(zip(articles.article_id, articles.title, strict=True))
    columns = [
        Column("What", [describe_correction(c) for c in held]),
        Column("Words", [_cut(c.text) for c in held], is_wide=True),
        Column("Article", [titles.get(c.article_id, "") if c.article_id else "all" for c in held]),
        Column("When", [f"{c.time:%Y-%m-%d %H:%M} UTC" for c in held]),
    ]
    if any(c.by for c in held):
        columns.append(Column("By", [c.by for c in held]))
    return _table(columns)


def _method(model: str, made: datetime, accuracy: Accuracy) -> str:
    facts: Mapping[str, str] = {
        "Program": f"Quotient {__version__}",
        "Model": model,
        "Made": f"{made:%Y-%m-%d %H:%M}",
        "Own accuracy": _accuracy(accuracy),
    }
    lines = "".join(f"<li>{escape(name)}: {escape(value)}</li>" for name, value in facts.items() if value)
    return (
        "<p>Quotations, their speakers and names were found by a small model and plain rules, and corrected by hand where the list "
        "above says so. Each attribution has a calibrated confidence. Captions, credits and promotion are left out of every count. "
        "Readability is the Flesch-Kincaid grade: it depends on the length of sentences and words alone.</p>"
        f"<ul>{lines}</ul>"
    )


def _accuracy(accuracy: Accuracy) -> str:
    speaker, found = accuracy.speaker_accuracy, accuracy.precision
    if not found.of:
        return ""
    parts = [f"{found.right:,} of {found.of:,} judged at random are quotations ({found.low:.0%} to {found.high:.0%})"]
    if speaker.of:
        parts.append(
            f"{speaker.right:,} of {speaker.of:,} have the right speaker ({speaker.low:.0%} to {speaker.high:.0%})"
        )
    return "; ".join(parts)
