"""Who is visiting, and whether what they keep lasts."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.state import visitor
from pages.ui.state.visitor import COOKIE, Visitor, find_visitor, name_of_login

ROOT = Path(__file__).parents[3]


class User(dict[str, Any]):
    """As `st.user`: an attribute that is not there raises AttributeError."""

    def __getattr__(self, name: str) -> Any:
        if name not in self:
            raise AttributeError(name)
        return self[name]


def visit(monkeypatch: pytest.MonkeyPatch, *, address: str = "127.0.0.1", cookie: str = "token", user: dict | None = None, **headers: str) -> Visitor | None:  # fmt: skip
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    stub = SimpleNamespace(
        user=User(user or {}),
        context=SimpleNamespace(headers=named, cookies={COOKIE: cookie} if cookie else {}),
        get_option={"server.address": address}.get,
    )
    monkeypatch.setattr(visitor, "st", stub)
    return find_visitor()


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST", "[::1]:8501", "127.0.0.2"])
@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_whoever_sits_at_the_computer_is_known(monkeypatch: pytest.MonkeyPatch, address: str, host: str) -> None:
    assert visit(monkeypatch, address=address, Host=host) == Visitor("local", True)


VISITS = [
    # served to others
    {"address": "0.0.0.0", "Host": "127.0.0.1:8501"},
    {"address": "", "Host": "localhost:8501"},
    {"address": "192.0.2.1", "Host": "192.0.2.1:8501"},
    # through a proxy
    {"Host": "quotient.example"},
    {"Host": "127.0.0.1:8501", "X_Forwarded_For": "192.0.2.7"},
    {"Host": "localhost", "Forwarded": "for=192.0.2.7"},
    # a page on the web whose name leads to this computer
    {"Host": "evil.example:8501"},
    {"Host": "localhost.evil.example"},
    {"Host": "127.0.0.1.evil.example"},
    {"Host": "[::1.evil.example]:8501"},
    {"Host": ""},
]


@pytest.mark.parametrize("request_", VISITS)
def test_others_are_known_by_their_cookie_for_a_visit(
    monkeypatch: pytest.MonkeyPatch, request_: dict[str, str]
) -> None:
    first, again = (visit(monkeypatch, **request_) for _ in range(2))
    assert first and first.key.startswith("visit:") and not first.lasts and first.is_known
    assert again == first
    assert "token" not in first.key
    assert visit(monkeypatch, cookie="another", **request_) != first


def test_without_a_cookie_nobody_is_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (visit(monkeypatch, address="0.0.0.0", cookie="") for _ in range(2))
    assert first and second and first.key != second.key
    assert not first.lasts and not first.is_known


def test_login_goes_before_all_else(monkeypatch: pytest.MonkeyPatch) -> None:
    ada = {"is_logged_in": True, "sub": "17", "iss": "https://id.example", "email": "ada@post.example", "name": "Ada"}
    assert visit(monkeypatch, user=ada) == Visitor("login:https://id.example 17", True)
    assert name_of_login() == "Ada"
    assert visit(monkeypatch, user=ada | {"iss": "https://other.example"}) == Visitor(
        "login:https://other.example 17", True
    )
    assert visit(monkeypatch, user=ada | {"sub": "", "name": ""}) == Visitor(
        "login:https://id.example ada@post.example", True
    )
    assert name_of_login() == "ada@post.example"


@pytest.mark.parametrize("user", [{"is_logged_in": False}, {"is_logged_in": True}])
def test_who_has_not_logged_in_is_nobody(monkeypatch: pytest.MonkeyPatch, user: dict[str, Any]) -> None:
    assert visit(monkeypatch, user=user) is None
    assert name_of_login() == ""


def test_nobody_sees_a_page_before_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor, "find_visitor", lambda: None)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert [button.label for button in app.button] == ["Log in"]
    assert not app.text_area
