"""corrections.csv -> Correction: what the user has decided.

The file lies beside the articles, is made for a spreadsheet, and is only ever added to:

    kind;left;right;decision;new_name;article_id
    actor;Vasselin;Aude Vasselin;same
    actor;Aude Vasselin;;;Aude Vasselin-Orval
    organization;Vasselin;Vasselin France;different
    actor;Place Vasselin;;ignore
    actor;Vasselin;;organization
    actor;Vasselin;Marc Vasselin;same;;2024-03-01-courrier-du-val
    organization;Vasselin SA;;add
    event;2024-03-05-vote;;date;2023-03-05
    event;2024-03-05-vote;;status;negated
    event;2024-03-05-vote;Aude Vasselin;without
    actor;Aude Vasselin;maire de Luzac;without

English or French words, capitals or not; `,` `;` or tabs; any encoding; further columns are read past.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import cast

from pipeline.errors import BadCorrections
from pipeline.french import mapping, rows
from pipeline.names.key import fold_text
from pipeline.records import Rejection
from pipeline.records.correction import OF_EVENTS, Correction, CorrectionDecision, CorrectionKind
from pipeline.steps.ingest.event_value import read_event_value
from pipeline.steps.ingest.sheet import Sheet, read_sheet

CORRECTIONS_FILE = "corrections.csv"
COLUMNS = ("kind", "left", "right", "decision", "new_name", "article_id", "told_left", "told_right", "note")
NEEDED = COLUMNS[:4]
SIDED = ("ignore", "actor", "organization")
# What spreadsheets leave of a cell that they took for a formula.
_BROKEN_FORMULAS = ("#name?", "#nom?", "#ref!", "#valeur!", "#value!", "err:")


_AROUND = " .!?«»\"'"
"""What may stand around a word that is meant."""


def read_corrections(path: Path, raw: bytes | None = None) -> tuple[tuple[Correction, ...], tuple[Rejection, ...]]:
    """The corrections of a file, in order of line, and the lines that cannot be used. No file, no correction.

    `raw` are its bytes where it is not at hand.

    Raises:
        BadCorrections: the file is no table with the columns kind, left, right and decision.
    """
    if raw is None and not path.exists():
        return (), ()
    corrections: list[Correction] = []
    rejections = []
    for line, row in open_sheet(path, raw).rows:
        try:
            corrections.extend(parse_correction(row, line, path.name))
        except ValueError as error:
            rejections.append(unreadable(path.name, error))
    return tuple(corrections), tuple(rejections)


def open_sheet(path: Path, raw: bytes | None = None) -> Sheet:
    """A file of decisions as it stands.

    Raises:
        BadCorrections: it is no table with the columns kind, left, right and decision.
    """
    sheet = read_sheet(path, headings(), raw)
    found = {headings().get(fold_text(column), "") for column in sheet.columns}
    missing = [column for column in NEEDED if column not in found]
    if missing and sheet.columns:
        raise BadCorrections(
            f"{path}: its first line lacks the column(s) {', '.join(missing)}. It must hold {';'.join(NEEDED)}."
        )
    return sheet


@cache
def headings() -> dict[str, str]:
    """From a folded heading to the column that it means."""
    return mapping("review_words", "word", "means", use="column")


@cache
def _kinds() -> dict[str, str]:
    return mapping("review_words", "word", "means", use="kind")


@cache
def _sides() -> dict[str, str]:
    return mapping("review_words", "word", "means", use="side")


@cache
def _decisions() -> dict[str, str]:
    return {fold_text(row["word"]): row["decision"] for row in rows("decision_words")}


def unreadable(source: str, error: ValueError) -> Rejection:
    """The row for a line of which nothing is applied."""
    return Rejection(source=source, step="resolve", reason="correction_unreadable", detail=str(error))


def parse_correction(row: Mapping[str, str], line: int, source: str) -> tuple[Correction, ...]:
    """What one row says: nothing, one thing, or one of each side.

    Raises:
        ValueError: the row cannot be used, and nothing of it is; the message says where and why.
    """
    left, right, decided, new_name, article = (
        row.get(column, "") for column in ("left", "right", "decision", "new_name", "article_id")
    )
    name = new_name or (decided[1:].strip() if decided.startswith("=") else "")
    word, side = ("rename", "") if decided.startswith("=") else read_decision(decided, line)
    if name and word in ("unsure", "same", ""):
        word = "rename"
    if word in ("unsure", ""):
        return ()
    kind = _kinds().get(fold_text(row.get("kind", "")))
    if kind is None:
        raise ValueError(f"line {line}: kind {row.get('kind', '')!r} is none of actor, organization, event.")
    if word == "add" and not left:
        left, right = right, ""
    if not left:
        raise ValueError(f"line {line}: no name under 'left'. Name whom the decision is about.")
    if word in OF_EVENTS and not (word == "without" and kind == "actor"):
        return (_of_event(row, word, decided, line, source),)
    if name and word != "rename":
        raise ValueError(f"line {line}: {decided!r} and the new name {name!r} do not go together. Keep one of them.")
    if word == "rename" and not name:
        raise ValueError(f"line {line}: no name after '='. Write the new name into the column new_name.")
    if word == "without" and not right:
        raise ValueError(f"line {line}: {decided!r} names under 'right' the role that is wrong. Fill it.")
    if word in ("same", "different") and not right:
        raise ValueError(f"line {line}: {decided!r} is said of two names, and 'right' is empty. Fill it.")
    if word == "same" and left == right and kind == "event":
        raise ValueError(f"line {line}: both names are {left!r}. Nothing to make one.")
    if word == "add" and right:
        raise ValueError(f"line {line}: {decided!r} is said of one name, and 'right' names another. Empty it.")
    if kind == "event" and (article or word in ("actor", "organization", "add")):
        raise ValueError(f"line {line}: an event is {'of no one article' if article else 'no ' + decided}.")

    told = {name: tuple(row.get(f"told_{side}", "").split()) for side, name in (("left", left), ("right", right))}

    def say(of: str, other: str | None = None) -> Correction:
        return Correction(
            kind=cast(CorrectionKind, kind),
            left=of,
            right=other,
            decision=cast(CorrectionDecision, word),
            name=name or None,
            article_id=article or None,
            told_left=told[of],
            told_right=told[other] if other else (),
            line=line,
            source=source,
        )

    if word not in SIDED:
        return (say(left, right or None),)
    if right and not side:
        raise ValueError(f"line {line}: {decided!r} of which name? Write '{decided} left', 'right' or 'both'.")
    if side in ("right", "both") and not right:
        raise ValueError(f"line {line}: {decided!r}, and 'right' is empty. Fill it, or leave the side out.")
    return tuple(say(of) for of in {"right": (right,), "both": (left, right)}.get(side, (left,)))


def _of_event(row: Mapping[str, str], word: str, decided: str, line: int, source: str) -> Correction:
    """What is said of one event: its date, type or status, or who takes no part in it."""
    right, value = row.get("right", ""), row.get("new_name", "")
    if _kinds().get(fold_text(row.get("kind", ""))) != "event" or row.get("article_id"):
        if word == "without":
            raise ValueError(
                f"line {line}: {decided!r} is said of an event, in all articles, or of a person's role. "
                "Correct the row."
            )
        raise ValueError(f"line {line}: {decided!r} is said of an event, in all articles. Correct the row.")
    if word == "without" and (not right or value):
        raise ValueError(
            f"line {line}: {decided!r} names under 'right' who takes no part, and nothing else. Correct it."
        )
    if word != "without" and (right or not value):
        raise ValueError(f"line {line}: {decided!r} is said of one event, its value under 'new_name'. Correct it.")
    return Correction(
        kind="event",
        left=row.get("left", ""),
        right=right or None,
        decision=cast(CorrectionDecision, word),
        name=None if word == "without" else read_event_value(word, value, line),
        told_left=tuple(row.get("told_left", "").split()),
        line=line,
        source=source,
    )


def is_kind(cell: str) -> bool:
    """Whether a cell says what a row is about."""
    return fold_text(cell) in _kinds()


def is_decision(cell: str) -> bool:
    """Whether a cell holds a decision, and nothing else."""
    return (_understood(cell) or ("", ""))[0] != ""


def near_decision(text: str) -> str:
    """The decision that somebody who wrote another word may have meant, as it is spelt; empty where none is near."""
    spelt: dict[str, str] = {}
    for row in rows("decision_words"):
        spelt.setdefault(fold_text(row["word"]), row["word"])
    near = get_close_matches(fold_text(text).strip(_AROUND), spelt, n=1, cutoff=0.6)
    return spelt[near[0]] if near else ""


def read_side(text: str) -> str:
    """The side that a word means, or nothing."""
    return _sides().get(" ".join(fold_text(text).split()), "")


def _understood(text: str) -> tuple[str, str] | None:
    """Decision and side, both empty for an empty cell; None for other words."""
    if not text.strip():
        return "", ""
    folded = fold_text(text).strip(_AROUND)
    decisions, sides = _decisions(), _sides()
    if folded in decisions:
        return decisions[folded], ""
    first, _, rest = folded.replace(":", " ").replace("(", " ").replace(")", " ").partition(" ")
    side = sides.get(" ".join(rest.split()))
    return (decisions[first], side) if decisions.get(first) in SIDED and side else None


def read_decision(text: str, line: int) -> tuple[str, str]:
    """The decision that a cell means, and the side that it is about: ("ignore", "left"); ("", "") for an empty cell.

    Raises:
        ValueError: it holds another word.
    """
    if (understood := _understood(text)) is not None:
        return understood
    if fold_text(text).strip(_AROUND).startswith(_BROKEN_FORMULAS):
        raise ValueError(
            f"line {line}: {text!r}: the spreadsheet took a new name for a formula. Write it into the column new_name."
        )
    near = near_decision(text)
    meant = f"Did you mean {near!r}? " if near else ""
    raise ValueError(
        f"line {line}: {text!r} is no decision. {meant}Write same, different, ignore, person, organization or add; of "
        "an event date, type, status or without; a new name goes into the column new_name."
    )
