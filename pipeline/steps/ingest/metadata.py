"""metadata.csv: what the user states about files, which wins over what they say themselves."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path

from pipeline.records import Header, Rejection
from pipeline.records.rejection import set_aside
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.parse_date import parse_date

METADATA_FILE = "metadata.csv"


def read_metadata(
    path: Path, names: Collection[str], settings: Settings
) -> tuple[Mapping[str, Header], tuple[Rejection, ...]]:
    """What metadata.csv states, by the name of the file it speaks of, and the lines that cannot be used.

    `,`, `;` or tab between cells, with or without byte order mark. `names` are the files of the folder.
    """
    try:
        text = decode(path.read_bytes()).text
    except OSError as error:
        return {}, (_reject(path, "metadata_unreadable", f"It cannot be opened ({error.strerror})"),)
    rows = read_table(text)
    if not rows:
        return {}, ()
    header = [cell.strip().lower() for cell in rows[0]]
    if "file" not in header:
        return {}, (_reject(path, "metadata_no_file_column", f"Its columns are: {', '.join(header)[:120]}"),)
    known = {_same(name): name for name in names}
    stated: dict[str, Header] = {}
    rejections: list[Rejection] = []
    for line, cells in enumerate(rows[1:], start=2):
        fields = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if not any(fields.values()):
            continue
        name = known.get(_same(fields.get("file", "")))
        if name is None:
            what = f"Line {line}: there is no file {fields.get('file', '')[:120]!r}"
            rejections.append(_reject(path, "metadata_unknown_file", what))
        elif name in stated:
            rejections.append(_reject(path, "metadata_repeated_file", f"Line {line}: {name} stands twice"))
        else:
            stated[name] = _header(path, line, fields, settings, rejections)
    return stated, tuple(rejections)


def read_table(text: str) -> list[list[str]]:
    """The rows of a CSV text, empty ones left out; the separator is the likeliest of `;`, `,` and tab."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";,\t|", key=lambda char: (first.count(char), -";,\t|".index(char)))
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator)
    return [row for row in reader if any(cell.strip() for cell in row)]


def _same(name: str) -> str:
    """One spelling for a path as a spreadsheet on any system writes it."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/").removeprefix("./"))


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
    )


def _reject(path: Path, reason: str, what: str) -> Rejection:
    return set_aside(path.name, "ingest", reason, what)
