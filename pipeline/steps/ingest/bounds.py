"""What may be unpacked: members, sizes and ratios of zip archives (and of DOCX, ODT, EPUB, XLSX, which are zip)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from pipeline.settings import Settings

MAX_MEMBERS = 5_000
MAX_DEPTH = 2  # archives in archives
MAX_TOTAL_FACTOR = 20  # all members together, in files of the largest size allowed
# Text packs 10:1 at most; a page of repeated menus 30:1. Small members may pack better without harm.
MAX_RATIO = 200
RATIO_FROM = 1_000_000  # bytes unpacked from which the ratio counts
# What is said in the place of a library's words, which are English and tell of bytes.
BREAKS_OFF, NOT_WHOLE = "the file breaks off", "what is in it is not whole"


class UnsafeArchiveError(Exception):
    """An archive that must not be unpacked; `reason` is a code of `REASONS`."""

    def __init__(self, reason: str, what: str) -> None:
        super().__init__(what)
        self.reason = reason
        self.what = what


def open_zip(data: bytes, settings: Settings) -> zipfile.ZipFile:
    """The archive, when its table of contents is within bounds.

    Raises:
        UnsafeArchiveError: too many members, too much to unpack, encrypted, or no table of contents at all.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        ended = b"PK\x05\x06" not in data[-70_000:]
        raise UnsafeArchiveError(*(("truncated", BREAKS_OFF) if ended else ("damaged", NOT_WHOLE))) from error
    members = archive.infolist()
    limit = settings.max_file_mb * 1_000_000
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise UnsafeArchiveError("too_many_members", f"{len(members)} members, more than {MAX_MEMBERS}")
    if total > limit * MAX_TOTAL_FACTOR or any(_is_bomb(member) for member in members):
        raise UnsafeArchiveError("zip_bomb", f"{total / 1e6:.0f} MB out of {len(data) / 1e6:.1f} MB")
    if any(member.flag_bits & 1 for member in members):
        raise UnsafeArchiveError("encrypted", "The archive has a password")
    return archive


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(1, member.compress_size)


def read_member(archive: zipfile.ZipFile, name: str, settings: Settings) -> bytes:
    """The bytes of a member, never more than its table of contents announced nor than a file may have.

    Raises:
        UnsafeArchiveError: the member is damaged or too large.
    """
    limit = int(settings.max_file_mb * 1_000_000)
    try:
        with archive.open(name) as stream:
            data = stream.read(limit + 1)
    except Exception as error:  # zlib, lzma, CRC, unknown compression: one member is lost, not the archive
        raise UnsafeArchiveError("damaged", NOT_WHOLE) from error
    if len(data) > limit:
        raise UnsafeArchiveError("too_large", f"more than {settings.max_file_mb:g} MB")
    return data


def safe_members(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, bool]]:
    """Files of an archive in order of name, each with whether its name stays inside; links count as outside."""
    for member in sorted(archive.infolist(), key=lambda info: info.filename):
        if not member.is_dir():
            name = member.filename.replace("\\", "/")
            inside = not (name.startswith("/") or name[1:2] == ":" or ".." in posixpath.normpath(name).split("/"))
            linked = (member.external_attr >> 16) & 0o170000 == 0o120000
            yield member, inside and not linked
