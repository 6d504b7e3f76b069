"""Uploaded files lie in the server's memory until they are read: how much may lie there, and when it goes."""

import threading
import time
from collections.abc import Iterable

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from analysis.limits import MAX_SERVER_UPLOAD_BYTES, MAX_UPLOAD_BYTES

SWEEP_SECONDS = 60.0
KEPT_SECONDS = 600.0  # after its window has been closed or has lost the connection
_MB = 2**20

FULL_WINDOW = f"The files chosen here are more than {MAX_UPLOAD_BYTES // _MB} MB together. Have some of them read first, or remove some."
FULL_SERVER = "Many files are being uploaded just now. Try again in some minutes."


def refuse(session_id: str, size: int) -> str:
    """A sentence on why no more bytes may be uploaded in this window; empty if they may."""
    held = {session: sum(len(file.data) for file in files.values()) for session, files in _snapshot().items()}
    if held.get(session_id, 0) + size > MAX_UPLOAD_BYTES:
        return FULL_WINDOW
    return FULL_SERVER if sum(held.values()) + size > MAX_SERVER_UPLOAD_BYTES else ""


def drop(file_ids: Iterable[str]) -> None:
    """Let go of files of this window that have been read."""
    context = get_script_run_ctx()
    if (manager := _manager()) and context:
        for file_id in file_ids:
            manager.remove_file(context.session_id, file_id)


def keep_swept() -> None:
    """Let go of the files of closed windows, in a thread of its own, for as long as the server runs."""
    threading.Thread(target=_sweep_for_ever, name="sweeping uploads", daemon=True).start()


def sweep(gone_since: dict[str, float], now: float) -> None:
    """Let go of the files of windows that have been closed for a while; `gone_since` remembers when each was first missed."""
    manager = _manager()
    if not manager:
        return
    gone = {session for session in _snapshot() if not runtime.get_instance().is_active_session(session)}
    for session in [session for session in gone_since if session not in gone]:
        del gone_since[session]
    for session in gone:
        if now - gone_since.setdefault(session, now) >= KEPT_SECONDS:
            manager.remove_session_files(session)


def _sweep_for_ever() -> None:
    gone_since: dict[str, float] = {}
    while True:
        time.sleep(SWEEP_SECONDS)
        sweep(gone_since, time.monotonic())


def _manager() -> MemoryUploadedFileManager | None:
    """What keeps the files; None outside a server, as in tests."""
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    return manager if isinstance(manager, MemoryUploadedFileManager) else None


def _snapshot() -> dict[str, dict[str, UploadedFileRec]]:
    """The files by session; a copy, as other threads add some."""
    manager = _manager()
    return {session: dict(files) for session, files in list(manager.file_storage.items())} if manager else {}
