"""`filrouge review`: what the tables are not sure about, asked on screen; `filrouge review apply` keeps the answers."""

from __future__ import annotations

import shlex
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.addresses import address_of, shown
from pipeline.cli.screen import say
from pipeline.language import spoken, spoken_code
from pipeline.log_file import visible

if TYPE_CHECKING:
    from rich.console import Console

OUT = Path("outputs")


class Action(StrEnum):
    """What to do with review.csv."""

    ask = "ask"
    show = "show"
    apply = "apply"


def review(
    action: Annotated[
        Action | None,
        typer.Argument(
            help="'ask' one question at a time, 'show' them as a table, or 'apply': keep the decisions in "
            "corrections.csv. [default: ask in a terminal, else show]",
            show_default=False,
        ),
    ] = None,
    raw: Annotated[
        Path | None,
        typer.Option(
            help="Folder of articles, where corrections.csv is kept. [default: the one that the tables were made from]",
            show_default=False,
        ),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder of the tables, with review.csv in it.")] = OUT,
    limit: Annotated[int | None, typer.Option(help="Show so many rows at most.", min=1)] = 40,
) -> None:
    """Decide what the tables are not sure about: which names, and which events, are one.

    Answer on screen, or open outputs/review.csv in a spreadsheet and change the column `decision`: same, different,
    ignore left, ignore right or ignore both, person, organization (or their French words); a better name goes into the
    column `new_name`. `filrouge review apply`, or the next `filrouge run`, adds your decisions to corrections.csv
    beside the articles; they hold in all later runs.
    """
    from pipeline.errors import BadInput
    from pipeline.far.at_hand import review_at_hand
    from pipeline.steps.ingest.decisions import REVIEW_FILE

    with review_at_hand(out) as folder:
        path = folder / REVIEW_FILE
        if not path.is_file():
            raise BadInput(
                f"{path}: no such file. Make it with `filrouge run`, or name the folder of tables with --out."
            )
        if action is Action.apply:
            _apply(_articles(raw, folder), folder)
        elif action is Action.ask or (action is None and sys.stdin.isatty() and sys.stdout.isatty()):
            _ask(path, _apply_command(raw, out))
        else:
            _show(path, limit or 40, _apply_command(raw, out))


def _articles(raw: Path | None, out: Path) -> Path:
    """The folder beside whose articles decisions are kept."""
    from pipeline.errors import BadInput
    from pipeline.steps.ingest.decisions import folder_of
    from pipeline.steps.tabulate.wholeness import read_manifest

    address = address_of(raw or Path(read_manifest(out).get("input") or ""))
    if address is not None:
        raise BadInput(
            f"{address}: an address. The next `filrouge run` keeps what you decided beside the articles there."
        )
    folder = raw or folder_of(out) or Path("raw_articles")
    if not folder.is_dir():
        raise BadInput(f"{folder}: no such folder. Name the folder of articles with --raw.")
    return folder


def _apply_command(raw: Path | None, out: Path) -> str:
    """What to type next, with the folders that it would not find by itself."""
    named = (("--raw", raw), ("--out", None if out == OUT else out))
    words = (word for option, folder in named if folder for word in (option, shown(folder)))
    return shlex.join(["filrouge", "review", "apply", *words])


def _apply(raw: Path, out: Path) -> None:
    """Keep what was decided; then say what will be done, and before it what cannot be."""
    from pipeline.steps.ingest.corrections import CORRECTIONS_FILE
    from pipeline.steps.ingest.decisions import keep_decisions, read_decisions
    from pipeline.steps.ingest.walk import own_file

    decisions = read_decisions(raw, out)
    for row in decisions.problems:
        say(f"not applied: {row.source}, {row.detail}", err=True)
    keep_decisions(raw, decisions)
    for said in decisions.told():
        say(f"from the next run on: {said}")
    kept = own_file(raw, CORRECTIONS_FILE)
    say(
        f"{len(decisions.new)} decision(s) added to {kept}; `filrouge run` applies them. To undo one, delete its line."
        if decisions.new
        else f"Nothing new was decided in {out}."
    )
    raise typer.Exit(1 if decisions.problems else 0)


def _ask(path: Path, command: str) -> None:
    from rich.console import Console

    from pipeline.cli.ask import ask_questions

    console = Console()
    decided = ask_questions(path, console, lambda prompt: console.input(prompt, markup=False))
    _print_line(console, f"{decided} decision(s) in {path}. Keep them with: {command}")


def _show(path: Path, limit: int, command: str) -> None:
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
        table.add_column(spoken_code("column", title), overflow="fold")
    for row in rows[:limit]:
        # Text, not markup: a name may hold square brackets.
        left, right = (
            Text(visible(f"{row.get(side, '')}\n")) + Text(visible(row.get(f"example_{side}", "")), style="dim")
            for side in ("left", "right")
        )
        changed = row.get("new_name") or row.get("decision") != row.get("proposed")
        said = row.get("new_name") or spoken_code("answer", row.get("decision", ""))
        decision = Text(said, style="bold green" if changed else "")
        kind, why = spoken_code("kind", row.get("kind", "")), row.get("why") or row.get("rule", "")
        table.add_row(kind, left, right, decision, why, row.get("changes", ""))
    console.print(table)
    if len(rows) > limit:
        console.print(spoken(f"… and {len(rows) - limit} more; see them with --limit {len(rows)}."))
    _print_line(console, f"Change the column decision of {path}, then: {command}")


def _print_line(console: Console, line: str) -> None:
    """A line with a command in it, to be copied as it stands: brackets in a path are no markup, nothing is wrapped."""
    console.print(spoken(line), markup=False, highlight=False, soft_wrap=True)
