"""The room that the page takes before its first elements come: else all moves aside when the list of pages appears.

And the look of what would move the rest once it is there: the sentence at the top of a page, in its font, and filters.

Streamlit sends the wide layout and the list of pages with the first run of the script. Until then its own page is narrow and
has no sidebar, so the style that says otherwise has to stand in the document itself.
"""

from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OK = 200  # a status of HTTP
_NOT_PASSED_ON = (b"accept-encoding", b"if-none-match", b"if-modified-since")  # we need the document itself, all of it
STYLE = b"""<style>
@media (min-width: 768px) {
    [data-testid="stAppViewContainer"]:not(:has([data-testid="stSidebar"])) { padding-left: 300px; }
}
[data-testid="stMainBlockContainer"] { max-width: initial !important; }
[data-testid="stSidebar"] [data-testid="stElementContainer"] > [data-testid="stSkeleton"] { height: 1.25rem; }
[data-testid="stMain"] .st-key-list_head { min-height: 40px; }
[data-testid="stMain"] [class*="st-key-filter_"] { min-height: 68px; }
</style>"""
_FONT = next((Path(streamlit.__file__).parent / "static/static/media").glob("SourceSerif*Roman*.woff2")).name
# Streamlit's own face is asked for when the first heading is there, and the long sentence of a finding then breaks anew.
FONT = f"""<style>
@font-face {{ font-family: "Quotient Serif"; src: url("./static/media/{_FONT}") format("woff2"); font-weight: 200 900; }}
[data-testid="stMain"] .st-key-finding h2 {{
    font: 600 clamp(1.35rem, 1rem + 1.4vw, 1.9rem) / 1.25 "Quotient Serif", serif; padding: 0.2rem 0 0.5rem; text-wrap: balance;
}}
</style>
<script>document.fonts.load('600 1rem "Quotient Serif"')</script>""".encode()


class FirstLook:
    """Puts style and font into every document that is sent, which is sent whole each time."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        if "text/html" in Headers(scope=scope).get("accept", ""):
            asked = [(name, value) for name, value in scope["headers"] if name not in _NOT_PASSED_ON]
            scope = {**scope, "headers": asked}
        started: list[Message] = []  # of a document, whose length is not known before its end
        parts: list[bytes] = []

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_document(message):
                started.append(message)
            elif not started or message["type"] != "http.response.body":
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    body = b"".join(parts).replace(b"</head>", FONT + STYLE + b"</head>", 1)
                    headers = MutableHeaders(scope=started[0])
                    headers["Content-Length"] = str(len(body))
                    for name in ("ETag", "Last-Modified"):
                        del headers[name]  # of the document without the style
                    await send(started[0])
                    await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, answer)


def _is_document(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return (
        start["status"] == OK
        and headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
    )
