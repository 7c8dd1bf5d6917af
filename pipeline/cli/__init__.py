"""The command line: one file per command, heavy imports inside the functions, so that `--help` is quick."""

from __future__ import annotations

import sys
import traceback

import typer

from pipeline.cli.annotate import annotate
from pipeline.cli.check import check
from pipeline.cli.diff import diff
from pipeline.cli.evaluate import evaluate
from pipeline.cli.explain import explain
from pipeline.cli.export import export, report
from pipeline.cli.resolve import resolve
from pipeline.cli.review import review
from pipeline.cli.run import run
from pipeline.cli.screen import visible
from pipeline.errors import FilrougeError

app = typer.Typer(
    name="filrouge",
    help="A folder of French press articles in, tidy tables of actors, organizations and dated events out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (run, check, review, report, export, explain, diff, evaluate, annotate, resolve):
    app.command()(command)


def main() -> None:
    """Entry point: an error that the user can mend is one line on stderr and exit code 2."""
    try:
        app()
    except FilrougeError as error:
        print(f"filrouge: {visible(str(error))}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("filrouge: interrupted; the previous outputs are untouched.", file=sys.stderr)
        sys.exit(130)
    except Exception:
        traceback.print_exc()
        print("filrouge: a fault of the program; please report it. The previous outputs stand.", file=sys.stderr)
        sys.exit(70)
