"""`filrouge review ask`: one question at a time on screen, each answer written into review.csv at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.language import spoken
from pipeline.log_file import visible

if TYPE_CHECKING:
    from rich.console import Console

KEYS = {
    "s": ("same", "they are one"),
    "d": ("different", "they are two"),
    "p": ("person", "it is a person"),
    "o": ("organization", "it is an organization"),
    "i": ("ignore", "leave a name out of the tables"),
    "=": ("", "a better name follows: = Hélène d'Orval"),
    "n": ("", "next; ask me another time"),
    "b": ("", "back to the one before"),
    "q": ("", "enough for today"),
    "?": ("", "this help"),
}
# French hands reach for other letters: même, gauche, droite, les deux.
ALSO = {"m": "s"}
SIDES = {"l": "left", "r": "right", "b": "both", "g": "left", "d": "right", "2": "both"}

Answer = Callable[[str], str]


def ask_questions(path: Path, console: Console, answer: Answer) -> int:
    """Go through the undecided rows of a review file; how many were decided.

    `answer` gives what is typed after a prompt, and raises EOFError at the end. The file is written after each
    decision, so that whoever stops goes on where they stopped.

    Raises:
        BadCorrections: the file is no table, or cannot be written.
    """
    from pipeline.steps.ingest.corrections import headings, open_sheet
    from pipeline.steps.ingest.sheet import change_rows

    sheet = open_sheet(path)
    rows = [dict(row) for _, row in sheet.rows]
    open_rows = [n for n, row in enumerate(rows) if not row.get("new_name") and row["decision"] == row.get("proposed")]
    decided, at = 0, 0
    while at < len(open_rows):
        row = rows[open_rows[at]]
        show_question(console, row, at + 1, len(open_rows))
        try:
            said = read_answer(row, answer, console)
        except (EOFError, KeyboardInterrupt):
            break
        if said == "q":
            break
        if said == "b":
            at = max(0, at - 1)
            continue
        at += 1
        if said == "n":
            continue
        changed = {"new_name": said[1:].strip()} if said.startswith("=") else {"decision": said}
        row.update(changed)
        numbers = [line for line, _ in sheet.rows]
        sheet = replace(sheet, rows=tuple(zip(numbers, rows, strict=True)))
        change_rows(sheet, headings())
        decided += 1
    return decided


def read_answer(row: dict[str, str], answer: Answer, console: Console) -> str:
    """A decision as review.csv has it, `= name`, or one of n, b, q."""
    while True:
        typed = answer(spoken("s, d, i, n or ? > ")).strip()
        key = ALSO.get(typed.lower(), typed.lower())
        word, side = (KEYS[key][0], "") if key in KEYS else _in_words(typed, console)
        if typed.startswith("=") and typed[1:].strip():
            return typed
        if key in ("n", "b", "q"):
            return key
        if word == "unsure":
            return "n"
        if word in ("same", "different") and row.get("right"):
            return word
        if word in ("person", "organization", "ignore"):
            if not row.get("right"):
                return word
            side = side or _side(answer(spoken(f"{word}: l (left), r (right) or b (both) > ")))
            if side:
                return f"{word} {side}"
            continue
        for letter, (_, meaning) in KEYS.items():
            console.print(f"  {letter}  {spoken(meaning)}", markup=False, highlight=False)


def _in_words(typed: str, console: Console) -> tuple[str, str]:
    """A decision written as in review.csv, with the side that it is about; what is near to one is asked back."""
    from pipeline.steps.ingest.corrections import near_decision, read_decision

    try:
        word, side = ("", "") if typed.startswith("=") else read_decision(typed, 0)
    except ValueError:
        if near := near_decision(typed):
            asked = f"{typed!r} is no answer. Did you mean {near!r}?"
            console.print(visible(spoken(asked)), markup=False, highlight=False)
        return "", ""
    return {"actor": "person"}.get(word, word), side


def _side(typed: str) -> str:
    from pipeline.steps.ingest.corrections import read_side

    return SIDES.get(typed.strip().lower()) or read_side(typed)


def show_question(console: Console, row: dict[str, str], number: int, total: int) -> None:
    """One question: both names, a sentence of each, and what holds if nobody answers."""
    from rich.text import Text

    why = row.get("why") or row.get("rule", "")
    console.rule(Text(f"{spoken(f'{number} of {total}')} · {spoken(row.get('kind', ''))} · {why}"))
    for side in ("left", "right"):
        if row.get(side):
            console.print(Text(visible(row[side]), style="bold"))
            console.print(Text(visible(f"   {row.get(f'example_{side}', '')}\n"), style="dim"))
    console.print(Text(spoken(f"As long as nobody decides: {row.get('proposed', '')}.")))
