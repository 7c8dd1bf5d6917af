"""corrections.csv -> Correction; an edited review.csv -> more lines of corrections.csv.

The file lies beside the articles, is made for a spreadsheet, and is only ever added to:

    kind;left;right;decision
    actor;Vasselin;Aude Vasselin;same
    actor;Aude Vasselin;Aude Vasselin-Orval;Aude Vasselin-Orval
    organization;Vasselin;Vasselin France;different
    actor;Place Vasselin;;ignore

`,` or `;` separate, a BOM is no harm, further columns (score, examples, a note) are read past.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pipeline.errors import BadCorrections
from pipeline.lexicon import read_rows
from pipeline.names.key import fold_text, slug
from pipeline.records import Rejection
from pipeline.records.correction import Correction, CorrectionDecision, CorrectionKind

CORRECTIONS_FILE = "corrections.csv"
COLUMNS = ("kind", "left", "right", "decision")
KINDS = ("actor", "organization", "event")


def read_corrections(path: Path) -> tuple[tuple[Correction, ...], tuple[Rejection, ...]]:
    """The corrections of a file, in order of line, and the lines that cannot be used. No file, no correction.

    Raises:
        BadCorrections: the file is no table with the columns kind, left, right and decision.
    """
    if not path.exists():
        return (), ()
    corrections = []
    rejections = []
    for line, row in _rows(path):
        try:
            correction = parse_correction(row, line, path.name)
        except ValueError as error:
            rejections.append(
                Rejection(source=path.name, step="resolve", reason="correction_unreadable", detail=str(error))
            )
            continue
        if correction is not None:
            corrections.append(correction)
    return tuple(corrections), tuple(rejections)


def parse_correction(row: dict[str, str], line: int, source: str) -> Correction | None:
    """One row as a correction; None when nothing is decided in it.

    Raises:
        ValueError: the row cannot be used; the message says where and why.
    """
    kind, left, right, decision = (unguard(row.get(column, "")) for column in COLUMNS)
    if not any((kind, left, right, decision)) or not decision:
        return None
    known = {fold_text(entry["word"]): entry["decision"] for entry in read_rows("lexicons/decision_words")}
    word = known.get(fold_text(decision), "rename")
    if word == "unsure":
        return None
    if kind not in KINDS:
        raise ValueError(f"line {line}: kind {kind!r} is none of {', '.join(KINDS)}. Write one of these.")
    if not left:
        raise ValueError(f"line {line}: no name under 'left'. Name whom the decision is about.")
    if word in ("same", "different") and not right:
        raise ValueError(f"line {line}: {decision!r} is said of two names, and 'right' is empty. Fill it.")
    return Correction(
        kind=cast(CorrectionKind, kind),
        left=left,
        right=right or None,
        decision=cast(CorrectionDecision, word),
        name=decision if word == "rename" else None,
        line=line,
        source=source,
    )


def keep_decisions(review: Path, corrections: Path) -> int:
    """Add to the corrections file what the user has decided in review.csv; how many lines were added.

    A row counts as decided when its decision differs from the one that was proposed (column `proposed`). What the
    corrections file already says is not said twice, and nothing in it is changed.

    Raises:
        BadCorrections: one of the files is no table, or the corrections file cannot be written.
    """
    if not review.exists():
        return 0
    kept, _ = read_corrections(corrections)
    said = {_gist(correction) for correction in kept}
    new = []
    for line, row in _rows(review):
        if fold_text(unguard(row.get("decision", ""))) == fold_text(unguard(row.get("proposed", ""))):
            continue
        try:
            correction = parse_correction(row, line, review.name)
        except ValueError as error:
            raise BadCorrections(f"{review}: {error}") from error
        if correction is not None and _gist(correction) not in said:
            said.add(_gist(correction))
            new.append(correction)
    if new:
        _append(corrections, new)
    return len(new)


def read_review(path: Path) -> list[dict[str, str]]:
    """The rows of review.csv by column, guards taken off.

    Raises:
        BadCorrections: the file is no table with the columns kind, left, right and decision.
    """
    return [{column: unguard(cell) for column, cell in row.items()} for _, row in _rows(path)]


def unguard(cell: str | None) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    text = " ".join((cell or "").split())
    return text[1:].strip() if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r") else text


def _gist(correction: Correction) -> tuple[str, tuple[str, ...], str, str]:
    names = tuple(sorted(slug(name) for name in (correction.left, correction.right) if name))
    return correction.kind, names, correction.decision, correction.name or ""


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, cells by column) of a CSV with ',' or ';' and perhaps a BOM."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadCorrections(f"{path}: cannot be read ({error.strerror}). Close the program that holds it.") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")  # what spreadsheets write when they are not asked for UTF-8
    head = text.split("\n", 1)[0]
    separator = max(";,\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    fields = [(field or "").strip().lower() for field in reader.fieldnames or ()]
    reader.fieldnames = fields
    missing = [column for column in COLUMNS if column not in fields]
    if missing and text.strip():
        raise BadCorrections(
            f"{path}: line 1 lacks the column(s) {', '.join(missing)}. Its first line must be '{';'.join(COLUMNS)}'."
        )
    try:
        for row in reader:
            yield reader.line_num, {key: value for key, value in row.items() if key and isinstance(value, str)}
    except csv.Error as error:
        raise BadCorrections(f"{path}: line {reader.line_num}: {error}. Correct that line.") from error


def _append(path: Path, corrections: list[Correction]) -> None:
    """Add lines in the dialect that the file already has; a new file gets ';' and a BOM, for spreadsheets."""
    out = io.StringIO(newline="")
    try:
        old = path.read_bytes() if path.exists() else b""
        head = old.split(b"\n", 1)[0].decode("utf-8-sig", "replace")
        columns = [field.strip().strip('"').lower() for field in head.replace(";", ",").replace("\t", ",").split(",")]
        separator = max(";,\t", key=head.count)
        if not old.strip():
            columns = list(COLUMNS)
            separator = ";"
        writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
        if not old.strip():
            writer.writerow(COLUMNS)
        elif not old.endswith((b"\n", b"\r")):
            out.write("\r\n")
        for one in corrections:
            said = {"kind": one.kind, "left": one.left, "right": one.right or "", "decision": one.name or one.decision}
            writer.writerow([_guard(said.get(column, "")) for column in columns])
        try:
            old.decode("utf-8-sig")
            encoding = "utf-8"
        except UnicodeDecodeError:
            encoding = "cp1252"
        with path.open("ab") as file:
            file.write((b"" if old.strip() else b"\xef\xbb\xbf") + out.getvalue().encode(encoding, "replace"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise BadCorrections(
            f"{path}: cannot be written ({error.strerror}). Close the program that holds it, or free the folder."
        ) from error


def _guard(cell: str) -> str:
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell
