"""Measure how fast the command line is, and how much of that is the model: `python -m training.bench_speed [PATH …]`.

Prints what the command line says of itself when it reads the paths (without any, the sample articles), and the time that the
bare model takes for the very same windows, in as many processes at once: the best that all other code can get to. Seconds of
CPU are those of all processes together, and hardly change with what else the machine is doing.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any
from unittest.mock import patch

from analysis.document import story_of
from analysis.intake import read_files
from analysis.parallel.batch import count_cores
from analysis.records import Article

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_data"
together: Barrier


def run_command_line(paths: list[Path]) -> tuple[str, float]:
    """The last line of the command line, and its seconds of CPU."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "analysis", *map(str, paths), "--output", folder]
        line = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False).stdout.strip()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return line, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run_bare_model(stories: list[str]) -> tuple[float, float]:
    """Seconds that the model takes for the windows of some texts, once all processes have prepared theirs; and those of CPU."""
    from analysis.tagger import read_texts  # loads onnxruntime, once it can no longer report home

    session = sys.modules["onnxruntime"].InferenceSession
    run, fed = session.run, []

    def record(*arguments: Any) -> Any:
        fed.append(arguments)
        return run(*arguments)

    with patch.object(session, "run", record):
        read_texts(stories)
    together.wait()
    start, worked = time.perf_counter(), time.process_time()
    for arguments in fed:
        run(*arguments)
    return time.perf_counter() - start, time.process_time() - worked


def _meet(barrier: Barrier) -> None:
    global together
    together = barrier


def main() -> None:
    """Measure both and print them."""
    os.environ["QUOTIENT_THREADS"] = "1"
    paths = [Path(path).resolve() for path in sys.argv[1:]] or [SAMPLES]
    stories = [story_of(item) for item in read_files(paths) if isinstance(item, Article)]
    stories.sort(key=len, reverse=True)
    cores = min(count_cores(), len(stories))
    line, worked = run_command_line(paths)
    print(f"command line: {line}; {worked:.1f} s of CPU")
    context = get_context("spawn")
    with ProcessPoolExecutor(cores, context, initializer=_meet, initargs=(context.Barrier(cores),)) as pool:
        seconds, work = zip(*pool.map(run_bare_model, [stories[core::cores] for core in range(cores)]), strict=True)
    print(f"bare model:   {max(seconds):.1f} s in {cores} processes; {sum(work):.1f} s of CPU")


if __name__ == "__main__":
    main()
