"""The room that the page takes before its first elements come: else all moves aside when the list of pages appears.

And the font of its headings, which wrap otherwise once it is there.

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
</style>"""
_MEDIA = Path(streamlit.__file__).parent / "static/static/media"
FONTS = "".join(
    f'<link rel="preload" as="font" type="font/woff2" crossorigin href="./static/media/{font.name}">'
    for font in sorted(_MEDIA.glob("SourceSerif*Roman*.woff2"))
).encode()


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
                    body = b"".join(parts).replace(b"</head>", FONTS + STYLE + b"</head>", 1)
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
