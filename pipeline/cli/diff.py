"""`filrouge diff`: what is new in one set of tables beside another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from pipeline.cli.language import spoken
from pipeline.cli.screen import say

# Optional[…], not … | None: Typer reads these annotations at run time.


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of tables of an earlier run.")],
    new: Annotated[Path, typer.Argument(help="Folder of tables of a later one.")],
    out: Annotated[
        Optional[Path], typer.Option(help="File to write, with the columns of news.csv, instead of the list.")
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
        for row in rows:
            say(_line(row))
    told = ", ".join(spoken(one) for one in describe_news(count_news(rows)).split(", "))
    say((told or "Nothing is new") + ".", err=out is None)


def _line(row: dict[str, Any]) -> str:
    told = f" ({row['before'] or '?'} → {row['after'] or '?'})" if row["before"] or row["after"] else ""
    day = f" {row['date']}" if row["date"] else ""
    return f"{row['kind']} {row['change'].replace('_', ' ')}:{day} {row['name'] or row['id']}{told}"
