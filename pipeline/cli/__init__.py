"""The command line: one file per command, heavy imports inside the functions, so that `--help` is quick.

commands               run, schedule, check, review, ask, report and export, diff, explain, annotate, evaluate, resolve
what they share        help, screen, telling, ending; reference makes REFERENCE.md
"""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from typing import Annotated

import typer

from pipeline.cli.annotate import annotate
from pipeline.cli.check import check
from pipeline.cli.diff import diff
from pipeline.cli.ending import end_well
from pipeline.cli.evaluate import evaluate
from pipeline.cli.explain import explain
from pipeline.cli.export import export, report
from pipeline.cli.help import SpokenCommand, SpokenGroup
from pipeline.cli.resolve import resolve
from pipeline.cli.review import review
from pipeline.cli.run import run
from pipeline.cli.schedule import schedule

app = typer.Typer(
    name="filrouge",
    cls=SpokenGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for command in (run, schedule, check, review, report, export, explain, diff, evaluate, annotate, resolve):
    app.command(cls=SpokenCommand)(command)


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


class _NoPandas(MetaPathFinder):
    """There is no pandas for a command: pyarrow opens it for its first list of values, and no command wants it.

    That is a tenth of what a run of one article takes. Frames are for notebooks, which come in by another door.
    """

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Say so; of anything else nothing is known here."""
        if fullname == "pandas":
            raise ModuleNotFoundError("no command needs pandas", name=fullname)


def main() -> None:
    """Entry point."""
    sys.meta_path.insert(0, _NoPandas())
    end_well(app)
