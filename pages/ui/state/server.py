"""What the web server adds to the pages: a cookie that finds the articles again, headers that keep the browser at home."""

import importlib
import logging
import re
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.limits import MAX_FILE_BYTES
from analysis.records import Article
from pages.ui.state import uploads
from pages.ui.state.background import analyse_now, serve_others
from pages.ui.state.database import collections, owners
from pages.ui.state.database.old_store import take_over
from pages.ui.state.first_look import FirstLook
from pages.ui.state.visitor import COOKIE, serves_home_alone

TAGGER_SECONDS = 3  # after the start: the first page comes first, and nobody has pasted an article before
CLEAN_SECONDS = 3600  # between two clearings
# Longer than a visit's articles are kept: an open window renews no cookie, and what is added there tomorrow must be found again.
COOKIE_SECONDS = 7 * 24 * 3600
CONTENT_TOO_LARGE = 413  # a status of HTTP
POLICY_VIOLATION = 1008  # a status of WebSocket
_UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+$")
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)

# The inline scripts and styles are Streamlit's own; "blob:" is how it loads the parts that we draw with our own script.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "object-src 'none'",
    )
)

log = logging.getLogger(__name__)


def start() -> None:
    """What is done once: clear away what is past its time, and load what the first visitor needs, in the order of need."""
    take_over(serves_home_alone())
    threading.Thread(target=keep_clean, daemon=True).start()
    uploads.keep_swept()
    threading.Thread(target=_load_first_page, daemon=True).start()
    if serves_home_alone():
        tagger = threading.Timer(TAGGER_SECONDS, analyse_now, args=([Article("Anyone home?")],))
        tagger.daemon = True
        tagger.start()
    else:
        serve_others()


def _load_first_page() -> None:
    """Import it while the browser starts; this module is imported before Streamlit is ready for it."""
    importlib.import_module("pages.ui.articles.page")


def keep_clean(wait: Callable[[float], object] = time.sleep) -> None:
    """Every hour, delete what is past its time, until `wait`, which is given the seconds, returns something true."""
    while True:
        try:
            owners.end_visits()
            collections.purge()
        except sqlite3.Error:
            log.exception("The clearing away failed; it is tried again in an hour")
        if wait(CLEAN_SECONDS):
            return


def apologise(error: Exception) -> bool:
    """Say that something went wrong, and keep the details for the log."""
    log.error("A page broke", exc_info=error)
    st.error(
        "Something went wrong on this page, and it is our mistake. Your articles are still here. Go to another page or "
        "reload this one; the details stand in the log of the program."
    )
    return True


class Visitors:
    """Gives each browser a random cookie, and every answer its security headers.

    It turns away pages of others that open a WebSocket to the app: the browser would send our cookie along.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and _is_foreign(scope):
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if full := _refuse_upload(scope):
            await PlainTextResponse(full, CONTENT_TOO_LARGE)(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = _POLICY
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
                if _is_page(message):
                    headers.append("Set-Cookie", _cookie(scope))
            await send(message)

        await self.app(scope, receive, answer)


def _refuse_upload(scope: Scope) -> str:
    """A sentence on why an upload is too much; empty if it is none or there is room for it."""
    upload = _UPLOAD.search(scope["path"]) if scope["method"] == "PUT" else None
    if not upload:
        return ""
    told = Headers(scope=scope).get("content-length", "")
    return uploads.refuse(upload["session"], int(told) if told.isdecimal() else MAX_FILE_BYTES)


def _is_foreign(scope: Scope) -> bool:
    """Whether a page from elsewhere asks. Another port of this computer is elsewhere, though Streamlit itself lets it in.

    What is no browser sends no Origin, and has no cookie that isn't its own. Streamlit never gets to see a foreign Origin: to
    judge it, it would ask a server outside for this machine's external address.
    """
    headers = Headers(scope=scope)
    host = headers.get("host", "").lower()
    return any(origin.lower().partition("://")[2] != host or not host for origin in headers.getlist("origin"))


def _is_page(start: Message) -> bool:
    """Whether this is the start of a page."""
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def _cookie(scope: Scope) -> str:
    token = _token(scope) or secrets.token_urlsafe(32)
    # Lax, not Strict: a link in a mail must find the articles, too.
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    return f"{COOKIE}={token}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax{secure}"


def _token(scope: Scope) -> str:
    """The token that the browser sent, if it is one that we gave out."""
    sent = b"; ".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin-1")
    try:
        token = SimpleCookie(sent)[COOKIE].value
    except (CookieError, KeyError):
        return ""
    return token if _TOKEN.fullmatch(token) else ""


MIDDLEWARE = [Middleware(Visitors), Middleware(FirstLook)]
