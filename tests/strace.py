"""Watch a program from below, where native code can't hide: what it connects to and what it writes.

`python tests/strace.py` installs strace, which does the watching, if it is not there.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MISSING = (
    "The tests that nothing leaves the machine need strace, and it is not here. Install it: apt-get install strace"
)
NETWORK = "connect sendto sendmsg sendmmsg io_uring_setup"  # io_uring could connect without being seen
FILES = (
    "open openat openat2 creat truncate mkdir mkdirat mknod mknodat rename renameat renameat2 "
    "link linkat symlink symlinkat unlink unlinkat rmdir"
)
REFUSED = "inject=connect:error=ENETUNREACH"  # so that what tries to leave, in the control for instance, never does
DNS = "htons(53)"
OPENS = {"open", "openat", "openat2"}
WRITES = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|TMPFILE)")
CALL = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\) += ")
ADDRESS = re.compile(r"\{sa_family=AF_(?:INET6?|UNIX)\b[^}]*\}")
LOOPBACK = re.compile(r'inet_addr\("127\.|inet_pton\(AF_INET6, "::1"')
PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?(?<!\\)"(?P<path>(?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Trace:
    """What strace writes down of a program and all processes that it starts: a file for each."""

    folder: Path

    def asked(self) -> list[str]:
        """The calls that look up a name, or reach for anything but this machine."""
        return [line for name, line in self._calls() if name in NETWORK.split() and _leaves(name, line)]

    def written(self) -> set[Path]:
        """What was written, made, moved or deleted, or would have been, had it been possible."""
        return {
            path
            for name, line in self._calls()
            if name in FILES.split() and (name not in OPENS or WRITES.search(line))
            for path in list(_paths(line))[-1 if name.startswith("symlink") else 0 :]  # what a link says is no place
        }

    def _calls(self) -> Iterator[tuple[str, str]]:
        for path in self.folder.glob("trace.*"):
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                if call := CALL.match(line):
                    yield call["name"], line


def find_strace() -> str:
    """The path of strace; raises RuntimeError with a sentence that says what to install."""
    if path := shutil.which("strace"):
        return path
    raise RuntimeError(MISSING)


def start_traced(command: Iterable[str | Path], folder: Path, **options: object) -> tuple[subprocess.Popen, Trace]:
    """Start a program that can connect to nothing, and write down in this folder what it tries. End it with `stop`."""
    calls = ",".join(f"{NETWORK} {FILES}".split())
    # Only these calls stop the program (seccomp); paths stand beside descriptors (-y); what is sent is not written down (-s 0)
    watch = [find_strace(), "-ff", "-y", "-qq", "-s", "0", "--seccomp-bpf", "-e", "signal=none", "-e", f"trace={calls}"]
    watch += ["-e", REFUSED, "-o", str(folder / "trace")]
    return subprocess.Popen([*watch, *map(str, command)], start_new_session=True, **options), Trace(folder)  # type: ignore[call-overload]


def stop(process: subprocess.Popen) -> None:
    """End the program; strace passes no signal on, so that it goes to both of them."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    process.wait()


def _leaves(name: str, line: str) -> bool:
    if name == "io_uring_setup":
        return True
    return any(DNS in address or not LOOPBACK.search(address) for address in ADDRESS.findall(line))


def _paths(line: str) -> Iterator[Path]:
    for found in PATH.finditer(line):
        yield Path(os.path.normpath(os.path.join(found["folder"] or "/", found["path"])))


def install_strace() -> None:
    """Debian's package, if we may install it."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ("update --quiet", "install --yes --quiet --no-install-recommends strace"):
            subprocess.run(
                ["apt-get", *command.split()],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment, check=False,
            )  # fmt: skip


if __name__ == "__main__" and sys.platform == "linux":
    try:
        find_strace()
    except RuntimeError:
        sys.stderr.write("There is no strace for the tests yet; installing it.\n")
        install_strace()
