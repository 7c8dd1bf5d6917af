"""`filrouge explain`: why a row stands in the tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.screen import say
from pipeline.log_file import visible


def explain(
    key: Annotated[str, typer.Argument(metavar="ID", help="event_id, actor_id, mention_id, date_id, … of a row.")],
    out: Annotated[Path, typer.Option("--out", "--outputs", help="Folder of tables that `filrouge run` wrote.")] = Path(
        "outputs"
    ),
) -> None:
    """Show the words, the rule, the date's arithmetic and the merges behind a row."""
    from pipeline.views.explain import Quoted
    from pipeline.views.explain import explain as lines
    from pipeline.views.tables import RunTables

    for line in lines(RunTables(out), key):
        if isinstance(line, Quoted):
            typer.echo(visible(line))
        else:
            say(line)
