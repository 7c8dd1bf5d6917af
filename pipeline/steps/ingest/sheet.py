"""A CSV file that people edit in spreadsheets: read whatever was saved, and added to without changing its ways."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadCorrections
from pipeline.names.key import fold_text
from pipeline.steps.ingest.decode import decode

# A cell that begins so is run as a formula by spreadsheets (OWASP ASVS 1.2.10), and gets an apostrophe before it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
_SEP_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as it stands in its file: rows with the number of their first line, and how the file is written.

    `columns` are as written; cells of `rows` go by what their column means.
    """

    path: Path
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    separator: str = ";"
    encoding: str = "utf-8"
    line_end: str = "\r\n"
    quoted: bool = True
    text: str = ""


def guard(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def unguard(cell: str | None) -> str:
    """A cell on one line, without the apostrophe that keeps spreadsheets from running it."""
    text = cell or ""
    text = text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text
    return " ".join(text.split())


def read_sheet(path: Path, named: Mapping[str, str], raw: bytes | None = None) -> Sheet:
    """Read a CSV file in whatever encoding and dialect it was saved; `raw` are its bytes where it is not at hand.

    `,`, `;` or tab separate, or what a first line `sep=;` says; lines end as they like; lines that begin with `#` are
    comments. `named` gives the column that a folded heading means; other columns keep their heading.

    Raises:
        BadCorrections: the file cannot be read, or a quote is opened and not closed; the message gives the line.
    """
    try:
        raw = path.read_bytes() if raw is None else raw
    except OSError as error:
        raise BadCorrections(f"{path}: cannot be read ({error.strerror}). Close the program that holds it.") from error
    decoded = decode(raw, own_ends=True)
    text = decoded.text.lstrip("\ufeff")
    separator, records = _records(path, text)
    if not records:
        return Sheet(path=path, columns=(), rows=(), text=text)
    heading = records[0][1]
    columns = tuple(" ".join(cell.split()) for cell in heading)
    keys = [named.get(fold_text(column), fold_text(column)) for column in columns]
    rows = tuple(
        (line, {key: unguard(cell) for key, cell in zip(keys, cells, strict=False) if key})
        for line, cells in records[1:]
    )
    ends = _LINE_END.findall(text)
    return Sheet(
        path=path,
        columns=columns,
        rows=rows,
        separator=separator,
        encoding=_written(raw, decoded.encoding),
        line_end=max(set(ends), key=ends.count) if ends else "\r\n",
        quoted=text.lstrip().startswith('"') and not _SEP_LINE.match(text),
        text=text,
    )


def _records(path: Path, text: str) -> tuple[str, list[tuple[int, list[str]]]]:
    """The separator, and the cells of every row with its line; comments and empty lines are passed over."""
    lines = _LINE_END.split(text)
    skipped, separator = 0, ""
    if said := _SEP_LINE.fullmatch(lines[0]):
        skipped, separator = 1, said[1]
    head = next((line for line in lines[skipped:] if line.strip() and not line.lstrip().startswith("#")), "")
    separator = separator or max(";,\t", key=head.count)
    body = io.StringIO("\n".join(_without_comments(lines, skipped)), newline="")
    reader = csv.reader(body, delimiter=separator, strict=True)
    records: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise BadCorrections(
            f"{path}: line {start}: a quote is opened there and not closed, or stands within a cell ({error}). "
            "Correct that line."
        ) from error
    return separator, records


def _without_comments(lines: Sequence[str], skipped: int) -> Iterable[str]:
    """Lines with comments emptied, so that numbers stay; within a quoted cell of several lines # is a letter."""
    inside = False
    for number, line in enumerate(lines):
        if number < skipped or (not inside and line.lstrip().startswith("#")):
            yield ""
            continue
        inside ^= line.count('"') % 2 == 1
        yield line


def _written(raw: bytes, encoding: str) -> str:
    """The encoding in which more can be added to a file."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if raw.startswith(mark):
            return name
    return {"windows-1252": "cp1252", "ascii": "utf-8", "utf-8+windows-1252": "utf-8"}.get(encoding, encoding)


def add_rows(sheet: Sheet, rows: Sequence[Mapping[str, str]], columns: Sequence[str], named: Mapping[str, str]) -> None:
    """Add rows to a file, aside and renamed: it is never half written, and what stands in it stays to the byte.

    Its encoding, separator, quotes, line ends and columns are kept. A column that a row needs and the file lacks is
    added at the end of its heading; a letter that the encoding lacks makes the file UTF-8. A file that is not there
    is made for spreadsheets, with `columns`.

    Raises:
        BadCorrections: it cannot be written.
    """
    try:
        old = sheet.path.read_bytes() if sheet.path.exists() else b""
        _replace(sheet.path, _with_rows(old, sheet, rows, columns, named))
    except OSError as error:
        raise _unwritten(sheet, error) from error


def change_rows(sheet: Sheet, named: Mapping[str, str]) -> None:
    """Write a file anew with the cells of `sheet.rows`, aside and renamed, in the dialect that it had.

    Raises:
        BadCorrections: it cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=sheet.separator,
        lineterminator=sheet.line_end,
        quoting=csv.QUOTE_ALL if sheet.quoted else csv.QUOTE_MINIMAL,
    )
    writer.writerow(sheet.columns)
    keys = [named.get(fold_text(column), fold_text(column)) for column in sheet.columns]
    writer.writerows([guard(row.get(key, "")) for key in keys] for _, row in sheet.rows)
    try:
        _replace(sheet.path, codecs.BOM_UTF8 + text.getvalue().encode())
    except OSError as error:
        raise _unwritten(sheet, error) from error


def _with_rows(
    old: bytes, sheet: Sheet, rows: Sequence[Mapping[str, str]], columns: Sequence[str], named: Mapping[str, str]
) -> bytes:
    heading = sheet.columns or tuple(columns)
    keys = [named.get(fold_text(column), fold_text(column)) for column in heading]
    missing = [key for key in columns if key not in keys and any(row.get(key) for row in rows)]
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=sheet.separator,
        lineterminator=sheet.line_end,
        quoting=csv.QUOTE_ALL if sheet.quoted or not sheet.columns else csv.QUOTE_MINIMAL,
    )
    if not sheet.columns:
        writer.writerow([*heading, *missing])
    for row in rows:
        writer.writerow([guard(row.get(key, "")) for key in (*keys, *missing)])
    added = text.getvalue()
    if not sheet.columns:
        # Comments may stand in a file that has no heading yet.
        return codecs.BOM_UTF8 + (sheet.text.rstrip() + "\r\n" if sheet.text.strip() else "").encode() + added.encode()
    if not sheet.text.endswith(("\n", "\r")):
        added = sheet.line_end + added
    if not missing:
        try:
            return old + added.encode(sheet.encoding)
        except UnicodeEncodeError:
            return codecs.BOM_UTF8 + (sheet.text + added).encode()
    whole = _with_heading(sheet, missing) + added
    mark = next((m for m in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) if old.startswith(m)), b"")
    try:
        return mark + whole.encode(sheet.encoding)
    except UnicodeEncodeError:
        return codecs.BOM_UTF8 + whole.encode()


def _with_heading(sheet: Sheet, missing: Sequence[str]) -> str:
    """The text of a file with more columns in its heading."""
    at = 0
    for line in _LINE_END.split(sheet.text):
        if line.strip() and not line.lstrip().startswith("#") and not _SEP_LINE.fullmatch(line):
            end = at + len(line.rstrip())
            shown = [f'"{name}"' if sheet.quoted else name for name in missing]
            return sheet.text[:end] + sheet.separator + sheet.separator.join(shown) + sheet.text[end:]
        at += len(line)
        at += len(match.group()) if (match := _LINE_END.match(sheet.text, at)) else 0
    return sheet.text


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o644)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _unwritten(sheet: Sheet, error: OSError) -> BadCorrections:
    return BadCorrections(
        f"{sheet.path}: cannot be written ({error.strerror}). "
        f"Close the program that holds it, or open its folder for writing."
    )
