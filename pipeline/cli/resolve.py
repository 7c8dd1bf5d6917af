"""`filrouge resolve`: names found by any tool in, the same lines with their entity out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

if TYPE_CHECKING:
    from pipeline.names.columns import NameColumns

FIELDS = ("article_id", "kind", "text", "start_char", "end_char")


def resolve(
    names: Annotated[
        Path,
        typer.Argument(
            help="JSON lines with article_id, kind (actor or organization), text, start_char, end_char; '-' for stdin.",
            allow_dash=True,
        ),
    ],
) -> None:
    """Merge names found by any tool: the same lines come out, with entity_id and link_rule added.

    A line may also give `gender` (f or m), what a civility before the name says. Further fields are kept as they are.
    Write the result with `> resolved.jsonl`. Lines may come in any order, but offsets must count within one article.
    """
    import sys
    import tempfile

    from pipeline.errors import BadInput
    from pipeline.names.columns import NameColumns
    from pipeline.names.corpus import resolve_columns
    from pipeline.names.ids import entity_ids
    from pipeline.names.links import RULES

    columns = NameColumns()
    with tempfile.TemporaryFile() as spool:
        if str(names) == "-":
            # Lines are read twice, and standard input cannot be.
            import shutil

            shutil.copyfileobj(sys.stdin.buffer, spool)
            spool.seek(0)
            source: BinaryIO = spool
        else:
            try:
                source = names.open("rb")
            except OSError as error:
                raise BadInput(f"{names}: cannot be read ({error.strerror}). Name a file of JSON lines.") from error
        with source:
            read_names(source, columns, str(names))
            resolution = resolve_columns(columns)
            ids = entity_ids(columns, resolution)
            source.seek(0)
            _write(source, sys.stdout.buffer, ids, resolution, RULES)


def read_names(source: BinaryIO, columns: NameColumns, name: str) -> None:
    """Add every line to the columns.

    Raises:
        BadInput: a line is no JSON object or lacks a field; the message gives its number.
    """
    import orjson

    from pipeline.errors import BadInput
    from pipeline.names.columns import GENDERS, KINDS

    kinds = {kind: number for number, kind in enumerate(KINDS)}
    genders = {gender: number for number, gender in enumerate(GENDERS)} | {None: 0}
    add, loads = columns.add, orjson.loads
    for number, line in enumerate(source, start=1):
        if line.isspace():
            continue
        try:
            row = loads(line)
            if not row["text"].strip():
                raise ValueError
            article = row["article_id"]
            if article.__class__ is not str:
                article = _number(article)
            add(
                article,
                kinds[row["kind"]],
                row["text"],
                row["start_char"],
                row["end_char"],
                genders[row.get("gender")],
            )
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
            raise BadInput(f"{name}, line {number}: {_problem(line)}. Correct that line.") from error


def _number(article_id: Any) -> str:
    # Numbered articles are common; anything else is a slip.
    if not isinstance(article_id, int):
        raise TypeError
    return str(article_id)


def _problem(line: bytes) -> str:
    """What is wrong with a line that could not be added."""
    import orjson

    try:
        row: Any = orjson.loads(line)
    except ValueError as error:
        return f"is no JSON ({error})"
    if not isinstance(row, dict):
        return "is no JSON object"
    for field in FIELDS:
        if field not in row:
            return f"lacks {field!r}"
    if row["kind"] not in ("actor", "organization"):
        return f"kind {row['kind']!r} is neither 'actor' nor 'organization'"
    if row.get("gender") not in (None, "", "f", "m"):
        return f"gender {row['gender']!r} is neither 'f' nor 'm'"
    if not isinstance(row["article_id"], (str, int)):
        return "'article_id' is neither text nor a whole number"
    if not isinstance(row["text"], str):
        return "'text' is no text"
    if not row["text"].strip():
        return "'text' is empty"
    return "start_char and end_char must be whole numbers below 2,147,483,648"


def _write(source: BinaryIO, out: BinaryIO, ids: list[str], resolution: Any, rules: tuple[str, ...]) -> None:
    import orjson

    tails = [b', "link_rule": ' + orjson.dumps(rule) + b"}\n" for rule in rules]
    batch: list[bytes] = []
    at = 0
    entities, told = resolution.entity, resolution.rule
    for line in source:
        if line.isspace():
            continue
        entity, rule = ids[entities[at]], told[at]
        at += 1
        body = line.rstrip()
        if body.endswith(b"}") and b'"entity_id"' not in body and b'"link_rule"' not in body:
            # The line itself stays as it came, to the byte.
            batch.append(body[:-1].rstrip() + b', "entity_id": ' + orjson.dumps(entity) + tails[rule])
        else:
            row = orjson.loads(line) | {"entity_id": entity, "link_rule": rules[rule]}
            batch.append(orjson.dumps(row) + b"\n")
        if len(batch) >= 10_000:
            out.write(b"".join(batch))
            batch.clear()
    out.write(b"".join(batch))
    out.flush()
