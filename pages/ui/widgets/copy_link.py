"""A button that copies the address of the page, with all that is chosen in it."""

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_draw = st.components.v2.component(
    "copy_link",
    css=(_HERE / "copy_link.css").read_text(encoding="utf-8"),
    js=(_HERE / "copy_link.js").read_text(encoding="utf-8"),
)


def show_copy_link() -> None:
    """Draw the button; once a page."""
    data = {
        "label": "Copy link",
        "done": "Link copied",
        "failed": "Copy it from the address bar",
        "help": "The address of this page as you see it, with what is chosen",
    }
    _draw(key="copy_link", data=data, width="content")
