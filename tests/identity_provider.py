"""A small OpenID Connect provider that takes anybody's word for who they are: the one that the login is tested against."""

import base64
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwk, jwt

CLIENT, SECRET = "quotient", "known-to-both"
PEOPLE = ("Ana Lim", "Bo Tarr")
KEY = jwk.RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


class Provider(ThreadingHTTPServer):
    """Asks who is there, and hands out a code for each answer that is good once."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.codes: dict[str, dict[str, Any]] = {}


@contextmanager
def provider() -> Iterator[Provider]:
    """The provider, answering until the block ends."""
    with Provider() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/.well-known/openid-configuration":
            self._send(_describe(self.server.url))
        elif address.path == "/keys":
            self._send({"keys": [KEY.as_dict(private=False)]})
        elif address.path == "/authorize" and "person" in asked:
            code = secrets.token_urlsafe()
            self.server.codes[code] = {"name": asked["person"], "nonce": asked.get("nonce", "")}
            self._answer(
                302, "", Location=f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            )
        elif address.path == "/authorize":
            links = (f'<a href="?{address.query}&{urlencode({"person": name})}">{name}</a>' for name in PEOPLE)
            self._answer(
                200, f"<!doctype html><title>Who are you?</title>{' '.join(links)}", **{"Content-Type": "text/html"}
            )
        else:
            self._answer(404, "")

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        known = self.server.codes.pop(sent.get("code", [""])[0], None)
        if not known or self.headers.get("Authorization") != f"Basic {basic}":
            self._answer(400, "")
            return
        now = int(time.time())
        claims = {"iss": self.server.url, "sub": known["name"], "aud": CLIENT, "iat": now, "exp": now + 600, **known}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, KEY)
        self._send(
            {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "expires_in": 600, "id_token": token}
        )

    def _send(self, data: dict[str, Any]) -> None:
        self._answer(200, json.dumps(data), **{"Content-Type": "application/json"})

    def _answer(self, status: int, body: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


def _describe(url: str) -> dict[str, Any]:
    return {
        "issuer": url,
        "authorization_endpoint": f"{url}/authorize",
        "token_endpoint": f"{url}/token",
        "jwks_uri": f"{url}/keys",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }
