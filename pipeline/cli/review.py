"""`filrouge review`: names that may be one, shown in the terminal; `filrouge review apply` keeps what was decided."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

# Optional[…], not … | None: Typer reads these annotations at run time.


class Action(StrEnum):
    """What to do with review.csv."""

    show = "show"
    apply = "apply"


def review(
    action: Annotated[
        Action, typer.Argument(help="'show' the questions, or 'apply': keep the decisions in corrections.csv.")
    ] = Action.show,
    raw: Annotated[Path, typer.Option(help="Folder of articles, where corrections.csv is kept.")] = Path(
        "raw_articles"
    ),
    out: Annotated[Path, typer.Option(help="Folder of the tables, with review.csv in it.")] = Path("outputs"),
    limit: Annotated[Optional[int], typer.Option(help="Show so many rows at most.", min=1)] = 40,
) -> None:
    """Show which names may be one, or keep what you decided about them.

    Open outputs/review.csv in a spreadsheet and change the column `decision`: same, different, ignore, or a new name
    for the two. `filrouge review apply`, or the next `filrouge run`, adds your decisions to corrections.csv beside the
    articles; they hold in all later runs.
    """
    from pipeline.errors import BadInput
    from pipeline.steps.ingest.corrections import CORRECTIONS_FILE, keep_decisions
    from pipeline.views.review import REVIEW_FILE

    path = out / REVIEW_FILE
    if not path.is_file():
        raise BadInput(f"{path}: no such file. Make it with `filrouge run`, or name the folder of tables with --out.")
    if action is Action.apply:
        if not raw.is_dir():
            raise BadInput(f"{raw}: no such folder. Name the folder of articles with --raw.")
        kept = keep_decisions(path, raw / CORRECTIONS_FILE)
        typer.echo(
            f"{kept} decision(s) added to {raw / CORRECTIONS_FILE}; `filrouge run` applies them."
            if kept
            else f"Nothing new was decided in {path}."
        )
        return
    _show(path, limit or 40)


def _show(path: Path, limit: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from pipeline.steps.ingest.corrections import read_review

    rows = read_review(path)
    console = Console()
    if not rows:
        console.print("Nothing to review: no two names look like one.")
        return
    table = Table(title=f"{len(rows)} question(s) in {path}", show_lines=True)
    for title in ("kind", "left", "right", "decision", "rule", "score"):
        table.add_column(title, overflow="fold")
    for row in rows[:limit]:
        # Text, not markup: a name may hold square brackets.
        left, right = (
            Text(f"{row.get(side, '')}\n") + Text(row.get(f"example_{side}", ""), style="dim")
            for side in ("left", "right")
        )
        changed = row.get("decision") != row.get("proposed")
        decision = Text(row.get("decision", ""), style="bold green" if changed else "")
        table.add_row(row.get("kind", ""), left, right, decision, row.get("rule", ""), row.get("score", ""))
    console.print(table)
    if len(rows) > limit:
        console.print(f"… and {len(rows) - limit} more; see them with --limit {len(rows)}.")
    console.print(f"Change the column decision of {path}, then: filrouge review apply")
