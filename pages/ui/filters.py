"""Filters that stand in the address, so that a link shows what its sender saw.

The address is the one place where a choice is kept: lists, bars and marks in the text all write it there. Streamlit can bind
a widget to the address by itself, but drops what the address asks for while the widget is not drawn: a link to an article that
has yet to be loaded would lose its filter.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st


def asked(name: str, options: Sequence[str]) -> str:
    """What the address asks for under this name, if it is one of the options; else ""."""
    value = st.query_params.get(name, "")
    return value if value in options else ""


def ask(name: str, *values: str) -> None:
    """Put a choice into the address; without a value that says something, take it out."""
    if any(values):
        st.query_params[name] = list(values)
    else:
        st.query_params.pop(name, None)


def _follow(name: str, then: Callable[[], None] | None) -> None:
    """Put what has just been chosen into the address, and do what else is to be done."""
    ask(name, st.session_state[f"filter_{name}"])
    if then:
        then()


def choose_one(
    label: str,
    options: Sequence[str],
    name: str,
    *,
    everything: str,
    labels: Mapping[str, str] | None = None,
    on_change: Callable[[], None] | None = None,
    width: int = 320,
) -> str:
    """A list to choose one option from, or `everything`, which is ""; options are shown as they are or by their labels."""
    key = f"filter_{name}"

    st.session_state[key] = asked(name, options)
    return st.selectbox(
        label,
        ["", *options],
        format_func=lambda option: (labels or {}).get(option, option) or everything,
        key=key,
        on_change=lambda: _follow(name, on_change),
        disabled=not options,
        width=width,
    )


def choose_some(label: str, options: Mapping[str, str], name: str) -> list[str]:
    """Buttons of which any number can be chosen, given as value → label; none means all."""
    key = f"filter_{name}"
    st.session_state[key] = [value for value in st.query_params.get_all(name) if value in options]
    return st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=options.get,
        key=key,
        on_change=lambda: ask(name, *st.session_state[key]),
    )


def choose_from(
    label: str, options: Mapping[str, str], name: str, *, on_change: Callable[[], None] | None = None
) -> str:
    """Buttons of which always one is chosen, given as value → label; the first if the address asks for none."""
    key = f"filter_{name}"

    st.session_state[key] = asked(name, list(options)) or next(iter(options))
    return st.segmented_control(
        label,
        list(options),
        required=True,
        format_func=options.get,
        key=key,
        on_change=lambda: _follow(name, on_change),
    )
