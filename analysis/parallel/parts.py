"""A part of the input: it names its own articles, and what becomes of them is written beside and renamed."""

import hashlib
import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from analysis.parallel.batch import analyse_batch
from analysis.parallel.pool import Pool
from analysis.records import Skipped
from analysis.tables import Packed, pack

if TYPE_CHECKING:
    from analysis.intake import Place  # loaded with the first part

MAX_TRIES = 2  # of a part; after that it has killed as many workers
KILLED = (
    f"The part of the input that holds this file ended the process that read it {MAX_TRIES} times, and was given up. The machine "
    "may lack memory, or one of the files may be at fault: read them one by one."
)


@dataclass(frozen=True, slots=True)
class Part:
    """Some files, in order, and how they are to be read."""

    files: tuple[tuple[str, "Place"], ...]  # name in the tables, and place, which is the same on every machine
    columns: Mapping[str, Mapping[str, str]] | None
    keep_all: bool
    version: str  # of the program and its model

    @property
    def name(self) -> str:
        """Made of the files as they are now: the same until somebody changes one."""
        facts = [self.columns, self.keep_all, self.version, *((name, str(f), _state(f)) for name, f in self.files)]
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:24]


def cut_parts(
    files: Iterable[tuple[str, "Place"]],
    size: float,
    *,
    columns: Mapping[str, Mapping[str, str]] | None,
    keep_all: bool,
    version: str,
) -> list[Part]:
    """Files in parts of about `size` bytes; of files only tables that are read in a stream are cut, between rows."""
    from analysis.intake import Rows, cut_rows

    pieces = (
        (name, piece) for name, file in files for piece in (cut_rows(file, size) if isinstance(file, Path) else [file])
    )
    parts: list[Part] = []
    some: list[tuple[str, Place]] = []
    room = size
    for name, file in pieces:
        some.append((name, file))
        room -= size if isinstance(file, Rows) else _state(file)[0]
        if room <= 0:
            parts.append(Part(tuple(some), columns, keep_all, version))
            some, room = [], size
    if some:
        parts.append(Part(tuple(some), columns, keep_all, version))
    return parts


def do_part(part: Part, name: str, folder: Path) -> None:
    """Analyse a part and put the results into the folder, unless they are there.

    The texts are analysed in a process of their own, so that one which kills it is skipped alone. Should this process itself be
    killed over the part, a mark in the folder remains; a part with two marks is given up. Raises OSError if the folder can't be
    written to, and RuntimeError if no process can be started.
    """
    from analysis.intake import read_files

    if result_of(name, folder).exists():
        return
    tries = folder / f"{name}.tries"
    with tries.open("ab") as marks:
        marks.write(b".")
        given_up = marks.tell() > MAX_TRIES
    with closing(Pool(1)) as pool, NamedTemporaryFile(dir=folder, prefix=".", delete=False) as new:
        results: Iterable[Packed | Skipped]
        if given_up:
            results = [Skipped(file, KILLED) for file, _ in part.files]
        else:
            results = analyse_batch(
                read_files(part.files, columns=part.columns, keep_all=part.keep_all), pack, pool=pool
            )
        for result in results:
            pickle.dump(result, new, pickle.HIGHEST_PROTOCOL)
        new.flush()
        os.fsync(new.fileno())
    Path(new.name).replace(result_of(name, folder))
    tries.unlink(missing_ok=True)


def result_of(name: str, folder: Path) -> Path:
    """Where the results of a part stand once they are whole."""
    return folder / f"{name}.part"


def read_results(names: Iterable[str], folder: Path) -> Iterator[Packed | Skipped]:
    """The results of parts, in their order, one at a time."""
    for name in names:
        with result_of(name, folder).open("rb") as file:
            while file.peek(1):
                yield pickle.load(file)


def _state(file: "Place") -> tuple[int, int]:
    """Size and time of the last change."""
    path = getattr(file, "path", file)
    try:
        found = path.stat() if isinstance(path, Path) else None
    except OSError:
        found = None
    return (found.st_size, found.st_mtime_ns) if found else (0, 0)
