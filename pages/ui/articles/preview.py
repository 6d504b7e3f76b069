"""A miniature of what one gets, beside the empty box."""

import streamlit as st

_PARTS = (
    ("Ngozi Okafor", 46, "#0072B2"),
    ("Tomas Lindqvist", 27, "#E69F00"),
    ("Residents", 17, "#009E73"),
    ("", 10, "#888888"),
)


def show_preview() -> None:
    """An invented article's quoted words by speaker, drawn small."""
    x = 0.0
    bars, names = [], []
    for row, (name, share, colour) in enumerate(_PARTS):
        bars.append(f'<rect x="{x}%" y="0" width="{share}%" height="26" fill="{colour}"/>')
        x += share
        label = f"{name or 'No source given'}  {share} %"
        names.append(
            f'<circle cx="7" cy="{49 + 22 * row}" r="6" fill="{colour}"/>'
            f'<text x="22" y="{54 + 22 * row}" font-size="14" fill="currentColor">{label}</text>'
        )
    alt = "An example: a bar of all quoted words, parted by who speaks"
    st.html(
        f'<figure style="margin:0"><figcaption style="font-size:0.9rem;margin-bottom:0.5rem">What you get: who speaks, and how much'
        f'</figcaption><svg role="img" aria-label="{alt}" width="100%" height="130">{"".join(bars + names)}</svg></figure>'
    )
