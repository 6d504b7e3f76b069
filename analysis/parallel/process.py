"""One worker process as the pool sees it: started, asked, ended."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE
from typing import IO, Any, cast

from analysis.records import Analysis, Article

ROOT = Path(__file__).parents[2]
RENEW = 2_000_000  # characters after which a process makes room for a new one, and gives its memory back
PATIENCE = 1.0  # seconds for a process that has closed its pipe to end by itself
DIED = "The process that read this text ended before it was done. The text may be too much for this machine's memory."
TOO_LONG = (
    "Its analysis took too long and was given up. Endless lists and repetitions do that: take them out, or split the text, and "
    "try again."
)


class Worker:
    """A process with the model loaded. It may be killed at any time; whoever waits for its answer is told."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._given = 0  # characters to this process

    def is_fit(self) -> bool:
        """Is there a process, alive and not yet due for renewal?"""
        return self._process is not None and self._process.poll() is None and self._given <= RENEW

    def launch(self) -> bool:
        """Start a process in place of any old one; False if that can't be done. It still has to load the model."""
        self.end()
        environment = {**os.environ, "QUOTIENT_THREADS": "1"}
        command = [sys.executable, "-m", "analysis.parallel.worker"]
        try:
            self._process = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, cwd=ROOT, env=environment)
        except OSError:
            return False
        self._given = 0
        return True

    def is_ready(self) -> bool:
        """Wait until the model is loaded; False if the process died over it."""
        return self._receive() == []

    def ask(self, finish: Callable[[Analysis], Any], articles: Sequence[Article]) -> list[Any] | str:
        """What the worker makes of some articles, or a sentence on why it couldn't; it may be dead then."""
        if self._process is None:
            return DIED
        self._given += sum(len(article.text) for article in articles)
        pipe = cast(IO[bytes], self._process.stdin)
        with suppress(OSError):  # it is dead; its answer will say so
            pipe.write(pickle.dumps((finish, articles), pickle.HIGHEST_PROTOCOL))
            pipe.flush()
        return self._receive()

    def kill(self) -> None:
        """End the process, whatever it does; from any thread."""
        if process := self._process:
            process.kill()

    def end(self) -> None:
        """End the process and wait until it is gone."""
        if process := self._process:
            self._process = None
            with process:  # closes its pipes and waits for it
                process.kill()

    def _receive(self) -> list[Any] | str:
        process = self._process
        if process is None:
            return DIED
        try:
            return cast(list[Any] | str, pickle.load(cast(IO[bytes], process.stdout)))
        except (EOFError, OSError, pickle.UnpicklingError):  # an answer may have stopped halfway
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            self.end()
            too_long = hasattr(signal, "SIGXCPU") and process.returncode == -signal.SIGXCPU
            return TOO_LONG if too_long else DIED
