"""How long many visitors wait who press Analyse at the same moment: `python -m benchmarks.visitors [VISITORS] [CHECKOUT …]`.

A server of each checkout (this one, if none is named) gets so many browsers' worth of WebSockets, without the browsers. Each
visitor, with a collection of their own, pastes an article of some 800 words that is nobody else's, and waits until the Overview has been drawn. Printed are
seconds on the clock, and those of the processor that the server and its processes took, by checkout; with several checkouts,
each ratio to the first. The server may have two cores.
"""

import asyncio
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).parents[1]
VISITORS = 25
WORDS = 800  # of an article
CORES = 2
PATIENCE = 120  # seconds until a visitor counts as lost
MAX_MESSAGE_BYTES = 64 * 2**20


class Waits(NamedTuple):
    """Seconds."""

    median: float
    p95: float
    processor: float  # of the server and its processes, from the first click to the last overview


class Visitor:
    """What a browser does, as far as the server can tell."""

    def __init__(self, number: int, socket: ClientConnection) -> None:
        self.number, self._socket = number, socket
        self._widgets: dict[str, str] = {}  # ids by the keys that the app gives
        self._page = ""

    async def open(self) -> None:
        """Load the first page."""
        await self._send(BackMsg())
        await self._wait_for_page()

    async def analyse(self, text: str) -> float:
        """Paste, press Analyse, wait for the Overview; how long that took."""
        first, began = self._page, time.perf_counter()
        message = BackMsg()
        states = message.rerun_script.widget_states.widgets
        states.add(id=self._widgets["paste_text"], string_value=text)
        states.add(id=self._widgets["paste_one"], trigger_value=True)
        message.rerun_script.page_script_hash = first
        await self._send(message)
        while self._page == first:
            await self._wait_for_page()
        return time.perf_counter() - began

    async def draw(self) -> float:
        """Have the page drawn again; how long that took."""
        message, began = BackMsg(), time.perf_counter()
        message.rerun_script.page_script_hash = self._page
        await self._send(message)
        await self._wait_for_page()
        return time.perf_counter() - began

    async def _send(self, message: BackMsg) -> None:
        message.rerun_script.query_string = ""
        await self._socket.send(message.SerializeToString())

    async def _wait_for_page(self) -> None:
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(), PATIENCE))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self._page = message.new_session.page_script_hash
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                if (sort := element.WhichOneof("type")) in ("text_area", "button"):
                    widget = getattr(element, sort).id
                    self._widgets[widget.rpartition("-")[2]] = widget
                elif sort == "exception":
                    raise SystemExit(f"A page broke: {element.exception.message}")
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return


def visit_as(port: int, token: str) -> connect:
    """The connection of a visitor who has this cookie, and does not come from this computer."""
    headers = {"Cookie": f"quotient={token}", "X-Forwarded-For": "192.0.2.1"}
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    return connect(address, additional_headers=headers, subprotocols=["streamlit"], max_size=MAX_MESSAGE_BYTES)  # type: ignore[list-item]


async def visit(port: int, count: int, server: int) -> Waits:
    """Have visitors analyse at the same moment, after each has seen the first page and one has warmed the server up."""
    sockets = [await visit_as(port, secrets.token_urlsafe(32)) for _ in range(count + 1)]
    visitors = [Visitor(number, socket) for number, socket in enumerate(sockets)]
    for visitor in visitors:
        await visitor.open()
    first, *others = visitors
    await first.analyse(make_text(0))
    before = processor_seconds(server)
    waits = await asyncio.gather(*(visitor.analyse(make_text(visitor.number)) for visitor in others))
    spent = processor_seconds(server) - before
    for each in sockets:
        await each.close()
    cuts = quantiles(waits, n=20, method="inclusive")
    return Waits(cuts[9], cuts[18], spent)


def make_text(number: int) -> str:
    """An article of its own out of the samples."""
    samples = sorted((ROOT / "sample_data").rglob("*.txt"))
    lines: list[str] = []
    for at in range(len(samples)):
        text = samples[(number + at) % len(samples)].read_text(encoding="utf-8", errors="replace")
        lines += [line for line in text.splitlines() if line.strip()]
        if sum(len(line.split()) for line in lines) >= WORDS:
            break
    words, kept = 0, []
    for line in lines:
        if words >= WORDS:
            break
        kept.append(line)
        words += len(line.split())
    return "\n\n".join([*kept, f"The harbour office counted {number:,} boats."])


def processor_seconds(process: int) -> float:
    """What a process and its children have taken of the processor (Linux)."""
    tick = os.sysconf("SC_CLK_TCK")
    total, waiting = 0.0, [process]
    while waiting:
        one = waiting.pop()
        try:
            fields = Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            total += sum(map(int, fields[11:15])) / tick
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text(encoding="utf-8").split())
        except OSError:  # it has just ended
            continue
    return total


def measure(checkout: Path, count: int) -> Waits:
    """Start the server of a checkout and send the visitors."""
    with tempfile.TemporaryDirectory() as data:
        port = free_port()
        options = ["--server.headless", "true", "--server.port", str(port)]
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *options],
            cwd=checkout,
            env={**os.environ, "QUOTIENT_DATA": data},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        try:
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(server.pid, sorted(os.sched_getaffinity(0))[:CORES])
            wait_until_up(port)
            return asyncio.run(visit(port, count, server.pid))
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until_up(port: int) -> None:
    """Until the server answers, and has loaded the model."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start.")


def main(count: int, checkouts: Sequence[Path]) -> None:
    print(f"{count} visitors at once\n{'median':>8} {'p95':>8} {'processor':>10}")
    base: Waits | None = None
    for checkout in checkouts:
        waits = measure(checkout, count)
        base = base or waits
        ratios = "" if waits is base else " ".join(f"×{new / old:.2f}" for new, old in zip(waits, base, strict=True))
        print(
            f"{waits.median:7.2f}s {waits.p95:7.2f}s {waits.processor:9.2f}s  {checkout.resolve().name} {ratios}",
            flush=True,
        )


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.isdigit()]
    main(numbers[0] if numbers else VISITORS, paths or [ROOT])
