"""What uploads that nobody reads take, and whether it is given back: `python -m benchmarks.uploads [FILES] [MEGABYTES]`.

One visitor uploads so many files of such a size in one window, without reading them, and closes it. Printed are how many the
server took, and its memory before, after the last upload, and once closed windows have been swept. The server keeps the files
of a closed window for some seconds here, instead of ten minutes. Linux.
"""

import asyncio
import os
import re
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections import Counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from benchmarks.page_times import memory
from benchmarks.visitors import MAX_MESSAGE_BYTES, ROOT, free_port, wait_until_up

FILES, MEGABYTES = 40, 24
KEPT, SETTLED = 5.0, 20.0  # seconds
SERVER = """import sys
from pages.ui.state import uploads
from streamlit.web import cli
uploads.KEPT_SECONDS = uploads.SWEEP_SECONDS = float(sys.argv.pop(1))
cli.main()"""


async def visit(port: int, process: int, files: int, size: int) -> None:
    """Open a window, upload, close it, and print the server's memory at each step."""
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=MAX_MESSAGE_BYTES  # type: ignore[list-item]
    ) as window:  # fmt: skip
        hello = BackMsg()
        hello.rerun_script.query_string = ""
        await window.send(hello.SerializeToString())
        session = ""
        while True:
            message = ForwardMsg.FromString(await window.recv())  # type: ignore[arg-type]
            kind = message.WhichOneof("type")
            if kind == "new_session":
                session = message.new_session.initialize.session_id
            elif kind == "script_finished":
                break
        await asyncio.sleep(SETTLED)  # the model is loaded meanwhile
        print(f"{memory(process):6.0f} MB before", flush=True)
        answers = await asyncio.to_thread(put, port, session, files, size)
        for what, count in answers.items():
            print(f"{count:6} uploads {what}")
        print(f"{memory(process):6.0f} MB after the last", flush=True)
    await asyncio.sleep(SETTLED)
    print(f"{memory(process):6.0f} MB some seconds after the window was closed", flush=True)


def put(port: int, session: str, files: int, size: int) -> Counter[str]:
    """How many uploads were taken and refused."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health") as answer:
        token = re.findall(r"_streamlit_xsrf=([^;]+)", str(answer.headers))[0].strip('"')
    answers: Counter[str] = Counter()
    head = (
        b'--part\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
    )
    body = head + b"Harbour. " * (size // 9) + b"\r\n--part--\r\n"
    headers = {
        "Content-Type": "multipart/form-data; boundary=part",
        "X-Xsrftoken": token,
        "Cookie": f"_streamlit_xsrf={token}",
    }
    for number in range(files):
        address = f"http://127.0.0.1:{port}/_stcore/upload_file/{session}/file-{number}"
        try:
            with urllib.request.urlopen(urllib.request.Request(address, body, headers, method="PUT")):
                answers["taken"] += 1
        except urllib.error.HTTPError as refused:
            answers["refused"] += 1
            refused.close()
        except urllib.error.URLError:  # the server has closed the connection: it does not read what it refuses
            answers["refused"] += 1
    return answers


def main(files: int = FILES, megabytes: int = MEGABYTES) -> None:
    with tempfile.TemporaryDirectory() as data:
        port = free_port()
        options = ["run", "app.py", "--server.headless", "true", "--server.port", str(port)]
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(KEPT), *options],
            cwd=ROOT,
            env={**os.environ, "QUOTIENT_DATA": data},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_until_up(port)
            asyncio.run(visit(port, server.pid, files, megabytes * 2**20))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
