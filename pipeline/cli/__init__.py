"""The command line: one file per command, heavy imports inside the functions, so that `--help` is quick."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pipeline.cli.annotate import annotate
from pipeline.cli.check import check
from pipeline.cli.diff import diff
from pipeline.cli.ending import end_well
from pipeline.cli.evaluate import evaluate
from pipeline.cli.explain import explain
from pipeline.cli.export import export, report
from pipeline.cli.resolve import resolve
from pipeline.cli.review import review
from pipeline.cli.run import run
from pipeline.cli.schedule import schedule

app = typer.Typer(
    name="filrouge",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for command in (run, schedule, check, review, report, export, explain, diff, evaluate, annotate, resolve):
    app.command()(command)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"filrouge {version('filrouge')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """A folder of French press articles in, tidy tables of actors, organizations and dated events out."""


def main() -> None:
    """Entry point."""
    # pyarrow opens pandas for its first list of values, where there is one: a tenth of what a run of one article takes,
    # and no command wants it. Frames are for notebooks, which come in by another door.
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]
    end_well(app)
