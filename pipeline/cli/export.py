"""`filrouge export` and `filrouge report`: what people open, made again from the tables of a run."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.screen import say

if TYPE_CHECKING:
    from pipeline.views.tables import RunTables


class Form(StrEnum):
    """What can be made of the tables."""

    XLSX = "xlsx"
    CSV = "csv"
    GEXF = "gexf"
    TIMELINEJS = "timelinejs"
    ICS = "ics"
    FTM = "ftm"


# The name of the file where --out is not given.
FILES = {
    Form.XLSX: "filrouge.xlsx",
    Form.CSV: "chronologie.csv",
    Form.GEXF: "network.gexf",
    Form.TIMELINEJS: "timeline.json",
    Form.ICS: "chronologie.ics",
    Form.FTM: "entities.ftm.json",
}


def export(
    outputs: Annotated[Path, typer.Argument(help="Folder of tables that `filrouge run` wrote.")],
    to: Annotated[
        Form,
        typer.Option(
            "--to",
            help="xlsx (workbook), csv (chronology), gexf (network for Gephi), timelinejs, ics (calendar), "
            "ftm (FollowTheMoney entities).",
        ),
    ],
    out: Annotated[Path | None, typer.Option(help="File to write [default: in OUTPUTS]")] = None,
) -> None:
    """Make the workbook, the network or a file for another tool from the tables of a run."""
    from pipeline.views.tables import RunTables

    path = out or outputs / FILES[to]
    note = _write(_writer(to), RunTables(outputs), path)
    say(f"{path} is written.")
    if note:
        say(note)


def report(
    outputs: Annotated[Path, typer.Argument(help="Folder of tables that `filrouge run` wrote.")],
    out: Annotated[Path | None, typer.Option(help="Folder for report.html [default: OUTPUTS]")] = None,
) -> None:
    """Make report.html, the page for reading, from the tables of a run."""
    from pipeline.views.report import REPORT_FILE, write_report
    from pipeline.views.tables import RunTables

    folder = out or outputs
    _write(lambda tables, path: write_report(tables, path.parent), RunTables(outputs), folder / REPORT_FILE)
    say(f"{folder / REPORT_FILE} is written: open it in a browser.")


def _writer(form: Form) -> Callable[[RunTables, Path], str | None]:
    """What writes a form, and says what it left out."""
    from pipeline.views.exports import write_ftm, write_ics, write_timelinejs
    from pipeline.views.network import build_network, write_gexf
    from pipeline.views.reading import write_chronology
    from pipeline.views.workbook import write_workbook

    return {
        Form.XLSX: write_workbook,
        Form.CSV: lambda tables, path: write_chronology(tables, path, style="spreadsheet"),
        Form.GEXF: lambda tables, path: write_gexf(build_network(tables), path),
        Form.TIMELINEJS: write_timelinejs,
        Form.ICS: write_ics,
        Form.FTM: write_ftm,
    }[form]


def _write(writer: Callable[[RunTables, Path], str | None], tables: RunTables, path: Path) -> str | None:
    from pipeline.errors import BadOutput

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return writer(tables, path)
    except OSError as error:
        raise BadOutput(
            f"{path}: cannot be written ({error.strerror}). Close it elsewhere, or name another."
        ) from error
