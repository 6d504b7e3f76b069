"""Filters that stand in the address, so that a link shows what its sender saw.

The address is the one place where a choice is kept: lists, bars and marks in the text all write it there. Streamlit can bind
a widget to the address by itself, but drops what the address asks for while the widget is not drawn: a link to an article that
has yet to be loaded would lose its filter.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

_BUTTON_PIXELS, _LETTER_PIXELS = 36, 7.5  # of a button: around its label, and of each letter at most
Value = TypeVar("Value", bound=str)


def read_filter(name: str, options: Iterable[str]) -> str:
    """What the address asks for under this name, if it is one of the options; else ""."""
    value = st.query_params.get(name, "")
    return value if value in options else ""


def set_filter(name: str, *values: str) -> None:
    """Put a choice into the address, or take it out if it is empty."""
    if any(values):
        st.query_params[name] = list(values)
    else:
        st.query_params.pop(name, None)


def tell_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """The labels by their values, numbered where several are the same: "Storm", "Storm (2)".

    The browser answers with the label of what was chosen, so that of two options with one label it can only mean the first.
    """
    used = set(labels.values())
    apart: dict[str, str] = {}
    taken: set[str] = set()
    for value, label in labels.items():
        number, one = 1, label
        while one in taken or (number > 1 and one in used):
            number += 1
            one = f"{label} ({number})"
        taken.add(one)
        apart[value] = one
    return apart


def choose_one(
    label: str,
    options: Mapping[str, str],
    name: str,
    *,
    on_change: Callable[[], None] | None = None,
    width: int = 320,
) -> str:
    """A list to choose one option from, given as value → label; "" stands for all and comes first."""
    key = f"filter_{name}"
    st.session_state[key] = read_filter(name, options)
    chosen = st.selectbox(
        label,
        list(options),
        format_func=lambda value: options.get(value, ""),
        key=key,
        on_change=lambda: _follow(name, on_change),
        disabled=len(options) < 2,
        width=width,
    )
    return chosen or ""


def with_all(everything: str, options: Sequence[str]) -> dict[str, str]:
    """Options that are shown as they are, after one that stands for all of them."""
    return {"": everything, **{option: option for option in options}}


def choose_some(label: str, options: Mapping[str, str], name: str) -> list[str]:
    """Buttons of which any number can be chosen, given as value → label; none means all."""
    key = f"filter_{name}"
    st.session_state[key] = [value for value in st.query_params.get_all(name) if value in options]
    return st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=lambda value: options[value],
        key=key,
        on_change=lambda: set_filter(name, *st.session_state[key]),
        width=_width_of(options.values()),
    )


def _width_of(labels: Iterable[str]) -> int:
    """Pixels that buttons with these labels take at most; what stands beside them would move if it came out only when they are drawn."""
    return round(sum(_BUTTON_PIXELS + _LETTER_PIXELS * len(label) for label in labels))


def choose_from(
    label: str, options: Mapping[Value, str], name: str, *, on_change: Callable[[], None] | None = None
) -> Value:
    """Buttons of which one is always chosen, given as value → label; the first unless the address asks for another."""
    key = f"filter_{name}"
    values = list(options)
    st.session_state[key] = read_filter(name, values) or values[0]
    chosen = st.segmented_control(
        label,
        values,
        required=True,
        format_func=lambda value: options[value],
        key=key,
        on_change=lambda: _follow(name, on_change),
        width=_width_of(options.values()),
    )
    return chosen or values[0]


def _follow(name: str, then: Callable[[], None] | None) -> None:
    """Put what has just been chosen into the address, then do the rest."""
    set_filter(name, st.session_state[f"filter_{name}"])
    if then:
        then()
