"""Many articles on many machines: Dask gives out the parts, the workers read and write them, and nothing large passes through it.

Input and output lie in folders that every machine sees under the same path.
"""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from analysis.parallel.batch import Progress
from analysis.parallel.parts import Part, do_part, read_results, result_of
from analysis.records import Skipped
from analysis.tables import Packed

PATIENCE = 300.0  # seconds in which the scheduler is lost and nothing is done
ANSWER = 3.0  # seconds in which the scheduler has to
PAUSE = 0.5  # between two attempts to reach it
MISSING = "A cluster needs more than what is installed here. Install it with: pip install 'quotient[cluster]'"


def analyse_on_cluster(
    address: str, parts: Sequence[Part], output: Path, progress: Callable[[Progress], None]
) -> Iterator[Packed | Skipped]:
    """What the workers of a Dask scheduler make of the parts, in their order: all of it once the last part is done.

    The results wait in a hidden folder beside `output`; `forget_parts` removes them. A run that was stopped is continued by the
    next one over the same input: what is done is not done again. Raises RuntimeError, with a sentence for people, if Dask is not
    installed, the scheduler can't be reached for five minutes, or a part can't be done on any machine.
    """
    folder = _folder(output)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in (*folder.glob("*.tries"), *folder.glob(".*")):
        old.unlink(missing_ok=True)
    names = [part.name for part in parts]  # once: a file may change while it is read
    named = dict(zip(names, parts, strict=True))
    began = time.perf_counter()
    waiting = _not_done(named, folder)
    since = time.monotonic()
    while waiting:
        progress(Progress(len(named) - len(waiting), len(named), began))
        if not _try_all(address, waiting, folder, lambda done: progress(Progress(done, len(named), began))):
            if time.monotonic() - since > PATIENCE:
                raise RuntimeError(
                    f"The scheduler at {address} does not answer, has no workers, or they do not see {folder}. Once they do, "
                    "start this run again."
                )
            time.sleep(PAUSE)
        left = _not_done(named, folder)
        since = time.monotonic() if len(left) < len(waiting) else since
        waiting = left
    yield from read_results(names, folder)


def forget_parts(output: Path) -> None:
    """Remove the results of parts, once they are in the tables."""
    shutil.rmtree(_folder(output), ignore_errors=True)


def _folder(output: Path) -> Path:
    output = output.resolve()
    return output.with_name(f".parts-{output.name}")


def _not_done(parts: dict[str, Part], folder: Path) -> dict[str, Part]:
    return {name: part for name, part in parts.items() if not result_of(name, folder).exists()}


def _try_all(address: str, parts: dict[str, Part], folder: Path, show: Callable[[int], None]) -> bool:
    """Have the parts done; False if the scheduler is not there or was lost. Raises RuntimeError if a part can't be done."""
    try:
        from distributed import CancelledError, Client, KilledWorker, as_completed
    except ImportError as error:
        raise RuntimeError(MISSING) from error
    try:
        with Client(address, timeout=ANSWER) as client:
            futures = client.map(do_part, parts.values(), parts, folder=folder, pure=False)
            for future in as_completed(futures):
                if future.status == "error" and not isinstance(fault := future.exception(), KilledWorker):
                    raise RuntimeError(f"A worker could not do its part: {fault}")
                if future.status != "finished":  # a worker that was lost takes along what it had not begun
                    return False
                show(len([*folder.glob("*.part")]))
    except (OSError, TimeoutError, CancelledError):
        return False
    return not _not_done(parts, folder)
