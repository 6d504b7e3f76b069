"""Who is visiting, and whether what they keep lasts.

Somebody who has logged in, and whoever sits at the computer itself, finds everything again. A visitor from elsewhere who has not
logged in is known by a cookie, for some hours.
"""

import secrets
from collections.abc import Mapping
from ipaddress import ip_address
from typing import NamedTuple

import streamlit as st

from pages.ui.state.database.owners import LOCAL, key_of_visit

COOKIE = "quotient"
_FORWARDED = frozenset(("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"))


class Visitor(NamedTuple):
    """The key under which a person's collections are kept."""

    key: str
    lasts: bool  # until they delete them
    is_known: bool = True  # a refresh finds them again


def find_visitor() -> Visitor | None:
    """Who is visiting; None if they have to log in first."""
    logged_in = getattr(st.user, "is_logged_in", None)  # Streamlit has no such attribute if no login is configured
    if logged_in is not None:
        person = str(st.user.get("sub") or st.user.get("email") or "") if logged_in else ""
        return Visitor(f"login:{st.user.get('iss', '')} {person}", True) if person else None
    if is_at_home():
        return Visitor(LOCAL, True)
    if token := st.context.cookies.get(COOKIE, ""):
        return Visitor(key_of_visit(token), False)
    return Visitor(key_of_visit(secrets.token_urlsafe()), False, False)


def name_of_login() -> str:
    """What the person who has logged in is called; "" without a login."""
    if not getattr(st.user, "is_logged_in", False):
        return ""
    return str(st.user.get("name") or st.user.get("email") or "")


def is_at_home() -> bool:
    """Does the server answer this computer alone, and was it asked as this computer?"""
    return serves_home_alone() and _asks_for_home(st.context.headers)


def serves_home_alone() -> bool:
    """Does the server listen to this computer alone?"""
    return _is_loopback(str(st.get_option("server.address") or ""))


def _asks_for_home(headers: Mapping[str, str]) -> bool:
    """Not so if a proxy has passed the request on, or if the browser thinks that we are somebody else.

    A page on the web can make the browser ask us under the name of that page (DNS rebinding); it must find nothing here.
    """
    named = {name.lower(): value for name, value in headers.items()}
    if not _FORWARDED.isdisjoint(named):
        return False
    host = named.get("host", "localhost").strip().lower()  # every browser sends one
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return _is_loopback(name)


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
