"""ZIP archives, and the sizes of what is packed in them."""

import io
import zipfile
from pathlib import PurePosixPath

from analysis.limits import MAX_FILE_BYTES, MAX_UNPACKED_BYTES
from analysis.records import ArticleError

_RATIO = 200  # no text packs that well


def check_size(archive: zipfile.ZipFile) -> None:
    """Raises ArticleError if an archive would unpack to more than the limit."""
    packed = sum(i.compress_size for i in archive.infolist())
    unpacked = sum(i.file_size for i in archive.infolist())
    if unpacked > MAX_UNPACKED_BYTES or unpacked > _RATIO * packed + 1_000_000:
        raise ArticleError(
            f"Unpacked, this file holds more than {MAX_UNPACKED_BYTES // 2**20} MB. Split it into smaller ones and try again."
        )


def open_zip(data: bytes) -> zipfile.ZipFile:
    """An archive, nothing of it unpacked yet. Raises ArticleError if it is damaged or too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ArticleError("This ZIP archive is damaged. Pack it again and try once more.") from error
    check_size(archive)
    return archive


def find_members(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """Every file of an archive with its path in it, which leads nowhere else, in the order of names.

    Folders, hidden files and what systems add (__MACOSX) are passed over.
    """
    found = []
    for info in sorted(archive.infolist(), key=lambda i: i.filename):
        parts = [p for p in PurePosixPath(info.filename.replace("\\", "/")).parts if p not in ("/", "..", ".")]
        if parts and not info.is_dir() and not any(p.startswith((".", "__MACOSX")) for p in parts):
            found.append(("/".join(parts), info))
    return found


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """What is in a file of an archive. Raises ArticleError if it is locked, too large or damaged. Nothing is written to disk."""
    if info.flag_bits & 1:
        raise ArticleError("This file is locked with a password. Unpack it yourself and upload it.")
    if info.file_size > MAX_FILE_BYTES:
        raise ArticleError(f"This file is larger than {MAX_FILE_BYTES // 2**20} MB. Split it and try again.")
    try:
        return archive.read(info)
    except Exception as error:  # zlib's, lzma's and zipfile's errors have no common base
        raise ArticleError("This part of the archive is damaged. Pack it again and try once more.") from error
