"""How much may be uploaded, and when it goes."""

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from pages.ui.state import uploads
from pages.ui.state.uploads import FULL_SERVER, FULL_WINDOW, KEPT_SECONDS, refuse, sweep

OPEN = {"mine", "yours"}  # windows


class Runtime:
    """What the server tells of its windows."""

    def __init__(self) -> None:
        self.uploaded_file_mgr = MemoryUploadedFileManager("/upload")

    def is_active_session(self, session: str) -> bool:
        return session in OPEN


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> MemoryUploadedFileManager:
    running = Runtime()
    monkeypatch.setattr(uploads.runtime, "exists", lambda: True)
    monkeypatch.setattr(uploads.runtime, "get_instance", lambda: running)
    monkeypatch.setattr(uploads, "MAX_UPLOAD_BYTES", 100)
    monkeypatch.setattr(uploads, "MAX_SERVER_UPLOAD_BYTES", 150)
    return running.uploaded_file_mgr


def upload(manager: MemoryUploadedFileManager, session: str, file: str, size: int) -> None:
    manager.add_file(session, UploadedFileRec(file, file, "text/plain", b"x" * size))


def test_a_window_has_a_limit(manager: MemoryUploadedFileManager) -> None:
    upload(manager, "mine", "a", 60)
    assert refuse("mine", 40) == ""
    assert refuse("mine", 41) == FULL_WINDOW
    assert refuse("yours", 41) == ""


def test_all_windows_together_have_a_limit(manager: MemoryUploadedFileManager) -> None:
    upload(manager, "mine", "a", 90)
    assert refuse("yours", 60) == ""
    assert refuse("yours", 61) == FULL_SERVER


def test_files_of_a_closed_window_go_after_a_while(manager: MemoryUploadedFileManager) -> None:
    upload(manager, "closed", "a", 10)
    upload(manager, "mine", "b", 10)
    gone: dict[str, float] = {}
    for now, left in ((0.0, {"closed", "mine"}), (KEPT_SECONDS - 1, {"closed", "mine"}), (KEPT_SECONDS, {"mine"})):
        sweep(gone, now)
        assert set(manager.file_storage) == left


def test_a_window_that_comes_back_keeps_its_files(
    manager: MemoryUploadedFileManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(manager, "asleep", "a", 10)
    gone: dict[str, float] = {}
    sweep(gone, 0.0)
    monkeypatch.setitem(globals(), "OPEN", OPEN | {"asleep"})
    sweep(gone, KEPT_SECONDS)
    assert gone == {}
    assert set(manager.file_storage) == {"asleep"}


def test_without_a_server_nothing_is_refused() -> None:
    assert refuse("mine", 1) == ""
