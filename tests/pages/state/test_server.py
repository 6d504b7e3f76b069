"""The cookie and the headers of every answer, and what is said when a page breaks."""

import asyncio
import re
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page
from starlette.types import Receive, Scope, Send
from streamlit.testing.v1 import AppTest

from pages.ui.state import first_look, uploads
from pages.ui.state.server import COOKIE, MIDDLEWARE, Visitors

TOKEN = "aB3-_" * 8 + "xyz"


def ask(
    cookie: str | None = None, content: str = "text/html; charset=utf-8", scheme: str = "http"
) -> dict[str, list[str]]:
    """The headers of an answer, by their names in small letters."""

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", content.encode())]})
        await send({"type": "http.response.body", "body": b""})

    sent: list[dict] = []

    async def keep(message: dict) -> None:
        sent.append(message)

    headers = [(b"cookie", cookie.encode())] if cookie is not None else []
    scope = {"type": "http", "scheme": scheme, "method": "GET", "path": "/", "headers": headers}
    with ThreadPoolExecutor(1) as aside:  # the browser tests leave a loop running in this thread
        aside.submit(lambda: asyncio.run(Visitors(page)(scope, _nothing, keep))).result()
    return _by_name(sent[0]["headers"])


async def _nothing() -> dict:
    return {}


def _by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for name, value in headers:
        named.setdefault(name.decode().lower(), []).append(value.decode())
    return named


def test_upload_that_is_too_much_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    def refuse(session: str, size: int) -> str:
        asked.append((session, size))
        return "Too much."

    monkeypatch.setattr(uploads, "refuse", refuse)
    sent: list[dict] = []

    async def keep(message: dict) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "PUT",
        "path": "/_stcore/upload_file/abc/1",
        "headers": [(b"content-length", b"12")],
    }
    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(Visitors(_never)(scope, _nothing, keep))).result()
    assert (sent[0]["status"], sent[1]["body"]) == (413, b"Too much.")
    assert asked == [("abc", 12)]


async def _never(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("it got through")


def test_new_visitor_gets_a_random_cookie() -> None:
    [first], [second] = (ask()["set-cookie"] for _ in range(2))
    token = re.fullmatch(rf"{COOKIE}=([\w-]{{43}}); Path=/; Max-Age=604800; HttpOnly; SameSite=Lax", first)
    assert token and token[1] not in second


def test_known_visitor_keeps_the_cookie() -> None:
    [cookie] = ask(f"_other=1; {COOKIE}={TOKEN}; more=2")["set-cookie"]
    assert cookie.startswith(f"{COOKIE}={TOKEN};")


@pytest.mark.parametrize(
    "cookie",
    [
        f"{COOKIE}=",
        f"{COOKIE}=guess",
        f"{COOKIE}={TOKEN}x",
        f'{COOKIE}="{TOKEN[:-2]}\\012"',
        f"{COOKIE}=../../../../../../../../../../../../etc/pass",
        "nonsense",
        "a=b; =; ;;",
    ],
)
def test_cookie_that_is_none_of_ours_is_replaced(cookie: str) -> None:
    [ours] = ask(cookie)["set-cookie"]
    assert re.match(rf"{COOKIE}=[\w-]{{43}};", ours)
    assert cookie.partition("=")[2] not in ours or not cookie.partition("=")[2]


def test_cookie_is_secret_where_the_connection_is() -> None:
    assert ask(scheme="https")["set-cookie"][0].endswith("; Secure")


def test_only_pages_set_the_cookie() -> None:
    assert "set-cookie" not in ask(content="application/json")


# An answer without the page would renew no cookie
def test_page_that_the_browser_has_already_comes_whole(app_url: str) -> None:
    known = {"Cookie": f"{COOKIE}={TOKEN}", "Accept": "text/html", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    with urllib.request.urlopen(urllib.request.Request(app_url, headers=known)) as answer:
        assert "ETag" not in answer.headers and "Last-Modified" not in answer.headers
        assert answer.headers["Set-Cookie"].startswith(f"{COOKIE}={TOKEN}; ")
        assert answer.read().count(first_look.STYLE) == 1


def test_page_has_its_style_though_the_browser_takes_it_packed(app_url: str) -> None:
    packed = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    with urllib.request.urlopen(urllib.request.Request(f"{app_url}/Quotes", headers=packed)) as answer:
        body = answer.read()
    assert first_look.STYLE in body and len(body) == int(answer.headers["Content-Length"])


def test_what_is_no_page_stays_as_it_is(app_url: str) -> None:
    with urllib.request.urlopen(f"{app_url}/_stcore/health") as answer:
        assert answer.read() == b"ok"


def test_browser_takes_the_renewed_cookie(page: Page) -> None:
    page.goto("/")
    [first] = [c for c in page.context.cookies() if c["name"] == COOKIE]
    page.reload()
    [second] = [c for c in page.context.cookies() if c["name"] == COOKIE]
    assert second["value"] == first["value"]
    assert second["expires"] > first["expires"]


def connect(origin: str | None, host: str) -> bool:
    """Whether a WebSocket from this origin gets through to the app."""
    reached: list[str] = []
    sent: list[dict] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope["type"])

    async def keep(message: dict) -> None:
        sent.append(message)

    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin is not None else [])
    scope = {"type": "websocket", "scheme": "ws", "path": "/_stcore/stream", "headers": headers}
    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(Visitors(app)(scope, _nothing, keep))).result()
    assert bool(reached) != (sent == [{"type": "websocket.close", "code": 1008}])
    return bool(reached)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://127.0.0.1:8501", "127.0.0.1:8501"),
        ("http://localhost:8501", "LocalHost:8501"),
        ("http://[::1]:8501", "[::1]:8501"),
        # behind a server that adds TLS
        ("https://quotient.example", "quotient.example"),
        # no browser
        (None, "127.0.0.1:8501"),
    ],
)
def test_own_pages_may_connect(origin: str | None, host: str) -> None:
    assert connect(origin, host)


@pytest.mark.parametrize(
    "origin",
    [
        # another port of this computer
        "http://127.0.0.1:8000",
        "http://localhost:8501",
        "http://127.0.0.1",
        "https://evil.example",
        "https://127.0.0.1:8501.evil.example",
        "https://evil.example/127.0.0.1:8501",
        # a sandboxed frame, a file
        "null",
        "",
        # a broken address
        "http://[127.0.0.1:8501",
    ],
)
def test_pages_of_others_may_not_connect(origin: str) -> None:
    assert not connect(origin, "127.0.0.1:8501")
    assert not connect(origin, "")


def test_every_answer_keeps_the_browser_at_home() -> None:
    headers = ask(content="application/javascript")
    [policy] = headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["connect-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert not re.search(r"https?:|\*|unsafe-eval", policy)
    assert headers["x-content-type-options"] == ["nosniff"]
    assert headers["referrer-policy"] == ["same-origin"]


def test_all_of_it_is_in_the_app() -> None:
    assert [m.cls for m in MIDDLEWARE] == [Visitors, first_look.FirstLook]


def test_broken_page_gets_a_sentence_and_no_traceback() -> None:
    def page() -> None:
        from pages.ui.state.server import apologise

        assert apologise(ValueError("the secret of the text"))

    shown = AppTest.from_function(page).run()
    assert "Something went wrong" in shown.error[0].value
    assert "secret" not in shown.error[0].value
