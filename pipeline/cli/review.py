"""`filrouge review`: what the tables are not sure about, asked on screen; `filrouge review apply` keeps the answers."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from pipeline.cli.language import spoken
from pipeline.cli.screen import say, visible

# Optional[…], not … | None: Typer reads these annotations at run time.


class Action(StrEnum):
    """What to do with review.csv."""

    ask = "ask"
    show = "show"
    apply = "apply"


def review(
    action: Annotated[
        Optional[Action],
        typer.Argument(
            help="'ask' one question at a time, 'show' them as a table, or 'apply': keep the decisions in "
            "corrections.csv. [default: ask in a terminal, else show]",
            show_default=False,
        ),
    ] = None,
    raw: Annotated[Path, typer.Option(help="Folder of articles, where corrections.csv is kept.")] = Path(
        "raw_articles"
    ),
    out: Annotated[Path, typer.Option(help="Folder of the tables, with review.csv in it.")] = Path("outputs"),
    limit: Annotated[Optional[int], typer.Option(help="Show so many rows at most.", min=1)] = 40,
) -> None:
    """Decide what the tables are not sure about: which names, and which events, are one.

    Answer on screen, or open outputs/review.csv in a spreadsheet and change the column `decision`: same, different,
    ignore left, ignore right or ignore both, person, organization (or their French words); a better name goes into the
    column `new_name`. `filrouge review apply`, or the next `filrouge run`, adds your decisions to corrections.csv
    beside the articles; they hold in all later runs.
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
    elif action is Action.ask or (action is None and sys.stdin.isatty() and sys.stdout.isatty()):
        _ask(path)
    else:
        _show(path, limit or 40)


def _apply(raw: Path, out: Path) -> None:
    """Say what will be done, and what cannot be; then keep it."""
    from pipeline.steps.ingest.corrections import CORRECTIONS_FILE
    from pipeline.steps.ingest.decisions import keep_decisions, read_decisions

    decisions = read_decisions(raw, out)
    for row in decisions.problems:
        say(f"not applied: {row.source}, {row.detail}", err=True)
    for said in decisions.told():
        say(f"from the next run on: {said}")
    keep_decisions(raw, decisions)
    kept = raw / CORRECTIONS_FILE
    say(
        f"{len(decisions.new)} decision(s) added to {kept}; `filrouge run` applies them. To undo one, delete its line."
        if decisions.new
        else f"Nothing new was decided in {out}."
    )
    raise typer.Exit(1 if decisions.problems else 0)


def _ask(path: Path) -> None:
    from rich.console import Console

    from pipeline.cli.ask import ask_questions

    console = Console()
    decided = ask_questions(path, console, lambda prompt: console.input(prompt, markup=False))
    console.print(spoken(f"{decided} decision(s) in {path}. Keep them with: filrouge review apply"))


def _show(path: Path, limit: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from pipeline.steps.ingest.corrections import open_sheet

    rows = [row for _, row in open_sheet(path).rows]
    console = Console()
    if not rows:
        console.print(spoken("Nothing to review: no two names look like one."))
        return
    table = Table(title=spoken(f"{len(rows)} question(s) in {path}"), show_lines=True)
    for title in ("kind", "left", "right", "decision", "why", "changes"):
        table.add_column(title, overflow="fold")
    for row in rows[:limit]:
        # Text, not markup: a name may hold square brackets.
        left, right = (
            Text(visible(f"{row.get(side, '')}\n")) + Text(visible(row.get(f"example_{side}", "")), style="dim")
            for side in ("left", "right")
        )
        changed = row.get("new_name") or row.get("decision") != row.get("proposed")
        said = row.get("new_name") or row.get("decision", "")
        decision = Text(said, style="bold green" if changed else "")
        table.add_row(
            row.get("kind", ""), left, right, decision, row.get("why") or row.get("rule", ""), row.get("changes", "")
        )
    console.print(table)
    if len(rows) > limit:
        console.print(spoken(f"… and {len(rows) - limit} more; see them with --limit {len(rows)}."))
    console.print(spoken(f"Change the column decision of {path}, then: filrouge review apply"))
