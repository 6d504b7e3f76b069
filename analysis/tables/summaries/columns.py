"""What the tables made of tables share: columns with their types, shares and places."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import pandas as pd

from analysis.records import Analysis, Span
from analysis.tables.arrays import TEXT, column_of
from analysis.tables.columns import SEPARATOR


def on_one_line(analysis: Analysis, span: Span) -> str:
    """A stretch of the story on one line."""
    return " ".join(analysis.text_of(span).split())


def make_table(rows: Sequence[tuple[Any, ...]], columns: str) -> pd.DataFrame:
    """Rows as a table whose columns are text, whole numbers (`name#`) or other numbers (`name%`), also without a row."""
    kinds = {"#": "int64", "%": "float64"}
    names = columns.split()
    cells = zip(*rows, strict=True) if rows else [()] * len(names)
    return pd.DataFrame(
        {
            name.rstrip("#%"): column_of(list(values), kinds.get(name[-1], TEXT))
            for name, values in zip(names, cells, strict=True)
        },
        copy=False,
    )


def gather(keys: Iterable[Hashable], table: pd.DataFrame, columns: str) -> dict[Any, list[list[Any]]]:
    """The cells of some columns for each key, in the order in which keys first stand: lists, one a column. A row has a key.

    What pandas groups takes it a millisecond for each thing that is asked of the groups, however small they are.
    """
    groups: dict[Any, list[list[Any]]] = {}
    names = columns.split()
    for key, row in zip(keys, zip(*(table[name].tolist() for name in names), strict=True), strict=True):
        group = groups.get(key)
        if group is None:
            group = groups[key] = [[] for _ in names]
        for cells, cell in zip(group, row, strict=True):
            cells.append(cell)
    return groups


def name_entities(table: pd.DataFrame) -> pd.DataFrame:
    """A table of entities or mentions with `entity` as it is shown: the name that an entity has in all articles.

    Namesakes who are kept apart are told by a number, in the order in which they appear: "Ana Lim", "Ana Lim (2)". The order is
    the same in both tables.
    """
    return table.assign(entity=pd.Series(list_entities(table), index=table.index, dtype="str"))


def list_entities(table: pd.DataFrame) -> list[str]:
    """The same names alone, a row each."""
    labels: dict[str, str] = {}
    used: Counter[tuple[str, str]] = Counter()
    ids = table.canonical_id.tolist()
    for id_, name, type_ in zip(ids, table.canonical_name.tolist(), table.type.tolist(), strict=True):
        if id_ not in labels:
            used[name, type_] += 1
            labels[id_] = numbered(name, used[name, type_])
    return [labels[id_] for id_ in ids]


def numbered(name: str, number: int) -> str:
    """A name that several have, with a number from the second on."""
    return name if number == 1 else f"{name} ({number})"


def first_known(values: Iterable[str]) -> str:
    """The first cell that is not empty, or an empty one."""
    return next((value for value in values if value), "")


def merge_lists(values: Iterable[str]) -> str:
    """Lists in cells, put together without repeating a part."""
    return SEPARATOR.join(dict.fromkeys(part for value in values if value for part in value.split(SEPARATOR)))


def shares_of(values: pd.Series) -> pd.Series:
    """Each number as a part of their sum; NaN where that is nothing."""
    total = values.sum()
    return values.astype("float64") / total if total else pd.Series(float("nan"), values.index)


def places_of(table: pd.DataFrame, articles: pd.DataFrame, column: str = "start") -> pd.Series:
    """Offsets as places within their articles, between 0 and 1."""
    lengths = table.article_id.map(articles.set_index("article_id").characters).astype("float64")
    return table[column].astype("float64") / lengths
