"""ZIP archives, and the sizes of what is packed in them."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from analysis.limits import MAX_FILE_BYTES, MAX_UNPACKED_BYTES
from analysis.records import ArticleError, Skipped

_RATIO = 200  # no text packs that well


def check_size(archive: zipfile.ZipFile) -> None:
    """Raises ArticleError if an archive would unpack to more than the limit."""
    packed = sum(i.compress_size for i in archive.infolist())
    unpacked = sum(i.file_size for i in archive.infolist())
    if unpacked > MAX_UNPACKED_BYTES or unpacked > _RATIO * packed + 1_000_000:
        raise ArticleError(
            f"Unpacked, this file holds more than {MAX_UNPACKED_BYTES // 2**20} MB. Split it into smaller ones and try again."
        )


def read_zip(data: bytes) -> Iterator[tuple[str, bytes] | Skipped]:
    """Every file of an archive in name order, by its path in it. Raises ArticleError if it is damaged, locked or too large.

    Folders, hidden files and what systems add (__MACOSX) are passed over. Nothing is written to disk.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ArticleError("This ZIP archive is damaged. Pack it again and try once more.") from error
    check_size(archive)
    for info in sorted(infos, key=lambda i: i.filename):
        parts = [p for p in PurePosixPath(info.filename.replace("\\", "/")).parts if p not in ("/", "..", ".")]
        name = "/".join(parts)
        if info.is_dir() or not parts or any(p.startswith((".", "__MACOSX")) for p in parts):
            continue
        if info.flag_bits & 1:
            yield Skipped(name, "This file is locked with a password. Unpack it yourself and upload it.")
        elif info.file_size > MAX_FILE_BYTES:
            yield Skipped(name, f"This file is larger than {MAX_FILE_BYTES // 2**20} MB. Split it and try again.")
        else:
            try:
                yield name, archive.read(info)
            except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, RuntimeError, MemoryError):
                yield Skipped(name, "This part of the archive is damaged. Pack it again and try once more.")
            except Exception:  # zlib.error has no common base with the others
                yield Skipped(name, "This part of the archive is damaged. Pack it again and try once more.")
