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
    from pipeline.steps.ingest.decisions import REVIEW_FILE

    path = out / REVIEW_FILE
    if not path.is_file():
        raise BadInput(f"{path}: no such file. Make it with `filrouge run`, or name the folder of tables with --out.")
    if action is Action.apply:
        if not raw.is_dir():
            raise BadInput(f"{raw}: no such folder. Name the folder of articles with --raw.")
        _apply(raw, out)
        return
    _show(path, limit or 40)


def _apply(raw: Path, out: Path) -> None:
    """Say what will be done, and what cannot be; then keep it."""
    from pipeline.steps.ingest.corrections import CORRECTIONS_FILE
    from pipeline.steps.ingest.decisions import keep_decisions, read_decisions

    decisions = read_decisions(raw, out)
    for row in decisions.problems:
        typer.echo(f"not applied: {row.source}, {row.detail}", err=True)
    for said in decisions.told():
        typer.echo(f"from the next run on: {said}")
    keep_decisions(raw, decisions)
    kept = raw / CORRECTIONS_FILE
    typer.echo(
        f"{len(decisions.new)} decision(s) added to {kept}; `filrouge run` applies them. To undo one, delete its line."
        if decisions.new
        else f"Nothing new was decided in {out}."
    )
    raise typer.Exit(1 if decisions.problems else 0)


def _show(path: Path, limit: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from pipeline.steps.ingest.corrections import open_sheet

    rows = [row for _, row in open_sheet(path).rows]
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
