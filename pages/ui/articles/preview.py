"""A miniature of what one gets, beside the empty box."""

import streamlit as st

_PARTS = (("Ngozi Okafor", 46, "#0072B2"), ("Tomas Lindqvist", 27, "#E69F00"), ("Residents", 17, "#009E73"), ("No source given", 10, "#888888"))  # fmt: skip


def show_preview() -> None:
    """An invented article's quoted words by speaker, drawn small."""
    bar = "".join(f'<div style="width:{share}%;background:{colour}"></div>' for _, share, colour in _PARTS)
    names = "".join(
        f'<div style="display:flex;align-items:center;gap:0.5rem"><div style="width:0.75rem;height:0.75rem;border-radius:50%;'
        f'background:{colour}"></div>{name} {share}%</div>'
        for name, share, colour in _PARTS
    )
    st.html(
        '<div style="font-size:0.9rem;line-height:1.7"><div>What you get: who speaks, and how much</div>'
        f'<div style="display:flex;height:1.75rem;margin:0.5rem 0">{bar}</div>{names}</div>'
    )
