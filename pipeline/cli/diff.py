"""`filrouge diff`: what is new in one set of tables beside another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.screen import say
from pipeline.language import speaks_french, spoken, spoken_code

OF_IDS = frozenset({"merged", "split", "renamed"})
"""Changes of which the columns `before` and `after` hold ids."""
NAMED = (("events", "event_id", "label"), ("actors", "actor_id", "name"), ("organizations", "organization_id", "name"))


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of tables of an earlier run.")],
    new: Annotated[Path, typer.Argument(help="Folder of tables of a later one.")],
    out: Annotated[
        Path | None, typer.Option(help="File to write, with the columns of news.csv, instead of the list.")
    ] = None,
) -> None:
    """Say what is new: articles, events, events dated anew or denied, persons and bodies.

    Each run says the same of the tables that it replaces, in news.csv beside the new ones.
    """
    from pipeline.errors import BadOutput
    from pipeline.steps.tabulate.files import write_csv
    from pipeline.steps.tabulate.news import NEWS, compare_tables, count_news, describe_news
    from pipeline.views.tables import RunTables

    for folder in (old, new):
        RunTables(folder)  # says what is wrong with it
    rows = compare_tables(old, new)
    if out is not None:
        try:
            write_csv(out, NEWS.csv_names, rows, style="spreadsheet")
        except OSError as error:
            raise BadOutput(f"{out}: cannot be written ({error.strerror}). Name another file with --out.") from error
    else:
        called = {"before": _names(old, rows, "before"), "after": _names(new, rows, "after")}
        when = _days_of(old, rows, gone=True) | _days_of(new, rows, gone=False)
        for row in rows:
            say(_line(row, called, when))
    told = ", ".join(spoken(one) for one in describe_news(count_news(rows)).split(", "))
    say((told or "Nothing is new") + ".", err=out is None)


def _names(folder: Path, rows: list[dict[str, Any]], column: str) -> dict[str, str]:
    """What the things are called in a folder's tables of which a column of the rows gives ids."""
    from pipeline.views.tables import RunTables

    wanted = {one for row in rows if row["change"] in OF_IDS for one in f"{row[column] or ''}".split()}
    tables = RunTables(folder)
    return {
        str(one): str(title)
        for table, key, name in (NAMED if wanted else ())
        for one, title in tables.cells(table, key, name)
        if one in wanted
    }


def _days_of(folder: Path, rows: list[dict[str, Any]], *, gone: bool) -> dict[tuple[str, bool], str]:
    """When events were, as precisely as their words say; what is gone is looked up in the tables before."""
    from pipeline.views.tables import RunTables

    wanted = {row["id"] for row in rows if row["kind"] == "event" and row["date"] and (row["change"] == "gone") == gone}
    found = RunTables(folder).cells("events", "event_id", "edtf") if wanted else ()
    return {(str(one), gone): str(edtf) for one, edtf in found if one in wanted}


def _line(row: dict[str, Any], called: Mapping[str, Mapping[str, str]], when: Mapping[tuple[str, bool], str]) -> str:
    # news.csv has the first day of « février 2018 »: said as a day, it would claim to be known.
    date = when.get((row["id"], row["change"] == "gone"), row["date"]) if row["kind"] == "event" else row["date"]
    day = f" {_day(date)}" if date else ""
    by_id = row["kind"] == "event" and row["change"] == "renamed"  # it may well have the same label
    told = [_value(row["change"], row[side] or "", {} if by_id else called[side]) for side in ("before", "after")]
    became = f" ({told[0]} → {told[1]})" if any(told) and told[0] != told[1] else ""
    return f"{row['kind']} {row['change'].replace('_', ' ')}:{day} {row['name'] or row['id']}{became}"


def _value(change: str, value: str, called: Mapping[str, str]) -> str:
    """What a row says before or after, as people say it: by names, in words."""
    if change in OF_IDS:
        return ", ".join(f"« {called.get(one, one)} »" for one in value.split())
    if change in ("denied", "confirmed"):
        return spoken_code("modality", value)
    return _day(value) if value or change == "dated_anew" else ""


def _day(value: object) -> str:
    """A day as it is written in the tables, or in words where the user reads French."""
    from pipeline.views.wording import name_edtf

    text = str(value)
    if speaks_french():
        return name_edtf(text)
    return "no date" if not text or text.startswith("X") else text
