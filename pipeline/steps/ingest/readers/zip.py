"""Zip archives of any other format, within bounds."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import MAX_DEPTH, UnsafeArchiveError, open_zip, read_member, safe_members
from pipeline.steps.ingest.source import Source
from pipeline.steps.ingest.walk import is_article_name, page_folder, printable

FORMAT = "zip"


def accepts(source: Source) -> int:
    """By its signature; formats that are zips within (DOCX, EPUB) are surer of themselves."""
    return 13 if source.head[:4] in (b"PK\x03\x04", b"PK\x05\x06") else 6 if source.suffix == ".zip" else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The texts of all members, in order of name; each member that is left out says why."""
    from pipeline.steps.ingest.registry import read_source  # the registry knows this reader, too

    if source.depth >= MAX_DEPTH:
        yield source.reject("too_deep")
        return
    try:
        archive = open_zip(source.data, settings)
    except UnsafeArchiveError as error:
        yield source.reject(error.reason, f"zip: {error.what}")
        return
    with archive:
        members = [
            (printable(member.filename.replace("\\", "/")), member, inside) for member, inside in safe_members(archive)
        ]
        names = {name.lower() for name, _, _ in members}
        drawn = dict.fromkeys(page_folder(name, names) for name, _, _ in members)
        yield from (source.member(folder, b"").reject("page_folder") for folder in drawn if folder is not None)
        for name, member, inside in members:
            if not inside:
                yield source.member(name.lstrip("/"), b"").reject("path_escape")
            elif is_article_name(name) and page_folder(name, names) is None:
                try:
                    data = read_member(archive, member.filename, settings)
                except UnsafeArchiveError as error:
                    yield source.member(name, b"").reject(error.reason, f"zip: {error.what}")
                    continue
                yield from read_source(source.member(name, data), settings)
