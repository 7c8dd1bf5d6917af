"""An edited review.csv -> more lines of corrections.csv."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.addresses import address_of, marked
from pipeline.errors import BadCorrections
from pipeline.names.columns import KINDS
from pipeline.names.key import slug
from pipeline.records import Rejection
from pipeline.records.correction import Correction
from pipeline.steps.ingest.corrections import (
    COLUMNS,
    CORRECTIONS_FILE,
    headings,
    open_sheet,
    parse_correction,
    read_corrections,
    read_decision,
    unreadable,
)
from pipeline.steps.ingest.known_names import KnownNames, is_known, known_names
from pipeline.steps.ingest.misplaced import PROPOSED, misplaced
from pipeline.steps.ingest.sheet import Sheet, add_rows
from pipeline.steps.ingest.walk import own_file

REVIEW_FILE = "review.csv"
MANIFEST = "run.json"
_NAMED = 60
"""Characters of a name or label by which a row of the review is found again."""
_CONTEXT = re.compile(r" \[| : ")  # what a label has beside its own words, « [titre : … ] »


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What is decided in a review file and not yet kept, and the rows that cannot be used, with their cells."""

    new: tuple[Correction, ...] = ()
    problems: tuple[Rejection, ...] = ()
    unused: tuple[dict[str, str], ...] = ()

    def told(self) -> tuple[str, ...]:
        """Each decision in words."""
        return tuple(describe(one) for one in self.new)


def read_decisions(folder: Path, out: Path, *, into: bool = False) -> Decisions:
    """What the user has decided in the review file of the tables in `out`, about the articles of `folder`.

    A row counts as decided when its decision differs from the one that was proposed (column `proposed`), or when it
    gives a new name. What the corrections file says already is not said twice. With `into`, the folder is about to be
    added to those of the tables.

    Raises:
        BadCorrections: one of the two files is no table, or the decisions are about other articles.
    """
    path = out / REVIEW_FILE
    if not path.exists():
        return Decisions()
    new: list[Correction] = []
    problems: list[Rejection] = []
    unused: list[dict[str, str]] = []
    said = _last_words(read_corrections(own_file(folder, CORRECTIONS_FILE))[0])
    known = cache(lambda: known_names(out))
    for line, row in open_sheet(path).rows:
        try:
            found = _decided(row, line, path.name, known)
        except ValueError as error:
            # The next review has the row on another line: its names find it there.
            left = _CONTEXT.split(row.get("left", ""), maxsplit=1)[0][:_NAMED]
            problems.append(
                unreadable(path.name, ValueError(str(error).replace(f"line {line}:", f"line {line}, « {left} »:", 1)))
            )
            unused.append(row)
            continue
        for one in found:
            about, what = _gist(one)
            if said.get(about) != what:
                said[about] = what
                new.append(one)
    if (new or problems) and not into:
        _check_corpus(folder, out, len(new) + len(problems))
    return Decisions(new=tuple(new), problems=tuple(problems), unused=tuple(unused))


def keep_decisions(folder: Path, decisions: Decisions) -> None:
    """Add decisions to the corrections file beside the articles, where every later run finds them.

    Raises:
        BadCorrections: the file cannot be read or written.
    """
    if not decisions.new:
        return
    path = own_file(folder, CORRECTIONS_FILE)
    add_rows(
        open_sheet(path) if path.exists() else _empty(path),
        [_row(one) for one in decisions.new],
        COLUMNS,
        headings(),
    )


def describe(one: Correction) -> str:
    """A decision in words, as the command says what it will do."""
    left, right = f"« {one.left} »", f"« {one.right} »"
    where = f" in {one.article_id}" if one.article_id else ""
    match one.decision:
        case "same":
            return f"{left} and {right} are one {one.kind}{where}"
        case "different":
            return f"{left} and {right} are two{where}"
        case "ignore":
            return f"{left} is left out of the tables{where}"
        case "add":
            return f"{left} is {'a person' if one.kind == 'actor' else 'an organization'} wherever it stands{where}"
        case "rename":
            return f"{left}{f' and {right}, one {one.kind},' if one.right else ''} is called « {one.name} »{where}"
        case "date" | "type" | "modality":
            return f"{left} has the {one.decision} {one.name}"
        case "without" if one.kind == "event":
            return f"{right} takes no part in {left}"
        case "without":
            return f"{left} does not have the role {right}{where}"
        case _:
            return f"{left} is {'a person' if one.decision == 'actor' else 'an organization'}{where}"


def _decided(row: dict[str, str], line: int, source: str, names: KnownNames) -> tuple[Correction, ...]:
    proposed, decision = row.get("proposed", ""), row.get("decision", "")
    if column := misplaced(row, names):
        raise ValueError(
            f"line {line}: {row[column]!r} under {column!r}: an answer is read in the column decision only. "
            "Move it there."
        )
    if proposed not in PROPOSED:
        raise ValueError(
            f"line {line}: {row.get('proposed', '')!r} under 'proposed': the cells of this row have moved. "
            "Nothing of it is applied; open the file anew with ';' as the only separator."
        )
    if not row.get("new_name") and _same_word(decision, proposed, line):
        return ()
    found = parse_correction(row, line, source)
    known = names()
    for one in found:
        absent = [name for name in _unfounded(one) if known and not is_known(_kinds_of(one, name), name, known)]
        if absent:
            raise ValueError(
                f"line {line}: no {one.kind} {' and '.join(f'« {name} »' for name in absent)} in the tables."
            )
    return found


def _same_word(decision: str, proposed: str, line: int) -> bool:
    return not decision.startswith("=") and read_decision(decision, line)[0] in ("", read_decision(proposed, line)[0])


def _unfounded(one: Correction) -> list[str]:
    """The names on a line that the tables must know: no place says where they stand, and none is a role."""
    is_role = one.decision == "without" and one.kind != "event"
    told = ((one.left, one.told_left), ("" if is_role else one.right, one.told_right))
    return [name for name, places in told if name and not places]


def _kinds_of(one: Correction, name: str) -> tuple[str, ...]:
    """What a name on a line may be: beside an event stands who took no part in it."""
    return KINDS if one.decision == "without" and name == one.right else (one.kind,)


def _check_corpus(folder: Path, out: Path, number: int) -> None:
    """Refuse decisions that were made on the tables of other articles.

    Raises:
        BadCorrections: they were.
    """
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        made_on, beside = manifest.get("input"), manifest.get("inputs") or []
    except (OSError, ValueError, AttributeError):
        return
    known = (made_on, *beside)
    if not made_on or corpus_of(folder, out) in known or folder.resolve() in {(out / one).resolve() for one in known}:
        return
    theirs = made_on if "://" in made_on else (out / made_on).resolve()
    raise BadCorrections(
        f"{out / REVIEW_FILE}: {number} row(s) were decided on the articles of {theirs}, not of {folder}. Keep them "
        f"first with `filrouge review apply --raw {theirs} --out {out}`, or choose another folder with --out."
    )


def folder_of(out: Path) -> Path | None:
    """The folder of articles that the tables in `out` were last made from, where run.json names it and it is there."""
    try:
        named = json.loads((out / MANIFEST).read_text(encoding="utf-8")).get("input")
    except (OSError, ValueError, AttributeError):
        return None
    folder = called(named, out) if isinstance(named, str) else None
    return folder if folder is not None and folder.is_dir() else None


def called(named: str, out: Path) -> Path:
    """What a user calls the articles that run.json names so: by the way from here, else in full; addresses stay."""
    if address_of(Path(named)):
        return Path(named)
    folder, here = (out.resolve() / named).resolve(), Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def corpus_of(folder: Path, out: Path) -> str:
    """How run.json names the articles: by the way to them from the tables, so that both may move together.

    An address is its own name, and beside tables that go to one, a folder is named in full.
    """
    if (address := marked(folder)) is not None:
        return address
    if marked(out) is not None:
        return folder.resolve().as_posix()
    try:
        return Path(os.path.relpath(folder.resolve(), out.resolve())).as_posix()
    except ValueError:  # on another drive
        return folder.resolve().as_posix()


def _last_words(corrections: Iterable[Correction]) -> dict[tuple[str, ...], tuple[str, str]]:
    """What the file says last about each name or pair."""
    return dict(_gist(one) for one in corrections)


def _gist(one: Correction) -> tuple[tuple[str, ...], tuple[str, str]]:
    names = sorted(slug(name) for name in (one.left, one.right) if name)
    return (one.kind, one.article_id or "", *names), (one.decision, one.name or "")


def _row(one: Correction) -> dict[str, str]:
    words = {"actor": "person"}
    return {
        "kind": one.kind,
        "left": one.left,
        "right": one.right or "",
        "decision": "" if one.decision == "rename" else words.get(one.decision, one.decision),
        "new_name": one.name or "",
        "article_id": one.article_id or "",
        "told_left": " ".join(one.told_left),
        "told_right": " ".join(one.told_right),
    }


def _empty(path: Path) -> Sheet:
    return Sheet(path=path, columns=(), rows=())
