"""metadata.csv (or .xlsx): what the user states about files, which wins over what they say themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import BadInput
from pipeline.page.page_number import page_named
from pipeline.records import Header, Rejection
from pipeline.records.rejection import set_aside
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.walk import own_file, same_name

METADATA_FILE = "metadata.csv"
METADATA_FILES = (METADATA_FILE, "metadata.xlsx")


class StatedRow(NamedTuple):
    """One line of the table: the file as it is written there, the line's number, what it states."""

    name: str
    line: int
    header: Header


def metadata_path(folder: Path) -> Path | None:
    """The table of metadata in a folder, or None."""
    return next((path for name in METADATA_FILES if (path := own_file(folder, name)).is_file()), None)


def read_metadata(path: Path, settings: Settings) -> tuple[tuple[StatedRow, ...], tuple[Rejection, ...]]:
    """What metadata.csv or metadata.xlsx states, line by line, and the lines that cannot be used.

    A CSV may have `,`, `;` or tab between cells, with or without byte order mark.

    Raises:
        BadInput: it cannot be used as a whole; without the days that it states those of the articles would be others.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}). Close the program that holds it.") from error
    rows = _cells(path, data) if data[:2] == b"PK" else read_table(decode(data).text)
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    if "file" not in header:
        raise BadInput(
            f"{path}: no column `file` in it, which says of which article a line is; its first line is: "
            f"{', '.join(header)[:120] or 'empty'}. Name the column, or remove the table."
        )
    stated: dict[str, StatedRow] = {}
    rejections: list[Rejection] = []
    for line, cells in enumerate(rows[1:], start=2):
        fields = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if not any(fields.values()):
            continue
        name = fields.get("file", "")
        if same_name(name) in stated:
            rejections.append(_reject(path, "metadata_repeated_file", f"Line {line}: {name} stands twice"))
        else:
            stated[same_name(name)] = StatedRow(name, line, _header(path, line, fields, settings, rejections))
    return tuple(stated.values()), tuple(rejections)


def unknown_files(path: Path, stated: Iterable[StatedRow], known: Collection[str]) -> Iterator[Rejection]:
    """The lines that speak of a file that is not there, in the folder or in its archives."""
    for row in stated:
        if same_name(row.name) not in known:
            yield _reject(path, "metadata_unknown_file", f"Line {row.line}: there is no file {row.name[:120]!r}")


def _cells(path: Path, data: bytes) -> list[list[str]]:
    from pipeline.steps.ingest.readers.xlsx import tables

    try:
        return next(iter(tables(data)), [])
    except Exception as error:  # of a file that breaks off anything may be raised
        raise BadInput(f"{path}: it does not open as a workbook. Save it again, or as CSV.") from error


def read_table(text: str) -> list[list[str]]:
    """The rows of a CSV text, empty ones left out; the separator is the likeliest of `;`, `,` and tab."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";,\t|", key=lambda char: (first.count(char), -";,\t|".index(char)))
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator)
    return [row for row in reader if any(cell.strip() for cell in row)]


def _header(
    path: Path, line: int, fields: Mapping[str, str], settings: Settings, rejections: list[Rejection]
) -> Header:
    written = fields.get("published", "")
    published = parse_date(written)
    if written and published is None:
        what = f"Line {line}: {written[:60]!r} is no date"
        rejections.append(_reject(path, "metadata_bad_date", what))
    elif published is not None and published > settings.today:
        rejections.append(_reject(path, "metadata_future_date", f"Line {line}: {written[:60]!r}"))
        published = None
    return Header(
        published=published,
        title=fields.get("title") or None,
        outlet=fields.get("outlet") or None,
        author=fields.get("author") or None,
        url=fields.get("url") or None,
        page=page_named(fields.get("page", "")),
    )


def _reject(path: Path, reason: str, what: str) -> Rejection:
    return set_aside(path.name, "ingest", reason, what)
