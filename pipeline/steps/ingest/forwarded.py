"""The text of a message that passes another one on -> that other one, with its own day and sender."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.steps.ingest.export_words import export_words

_HEAD = 8  # lines of the head of the message that is passed on
_MARKED, _SURE = 2, 3  # fields that make a head below a line that says so, and by themselves
_KINDS = {"from": "mail_from", "date": "mail_date", "subject": "mail_subject", "to": "mail_to"}
_LONGEST_NAME = 15  # characters


class Forwarded(NamedTuple):
    """A message within another: its text, its head by field (`from`, `date`, `subject`), and what stands above it."""

    text: str
    fields: dict[str, str]
    above: str


def forwarded(text: str, *, passed_on: bool = False) -> Forwarded | None:
    """The innermost message that a text passes on, or None.

    A line says that it is one, « -------- Message transféré -------- », or the subject (`passed_on`: « TR : … »), above
    the head of that message. The answer to a message quotes it, too, and keeps its own words.
    """
    lines = text.split("\n")
    kinds = [_kind(line) for line in lines]
    marks = [at for at, line in enumerate(lines) if export_words("forwarded").fullmatch(line.strip(" -–—_>\t\r"))]
    heads = [at for at, kind in enumerate(kinds) if passed_on and kind and not (at and kinds[at - 1])]
    starts = [(at, at + 1, _MARKED) for at in marks] + [(at, at, _SURE) for at in heads]
    for above, start, least in sorted(starts, reverse=True):
        fields, end = _head(lines, start)
        if len(fields) >= least:
            return Forwarded("\n".join(lines[end:]).strip(), fields, "\n".join(lines[:above]).strip())
    return None


def _head(lines: Sequence[str], start: int) -> tuple[dict[str, str], int]:
    """The fields that stand from a line on, and the line behind them."""
    fields: dict[str, str] = {}
    end = start
    for at in range(start, min(start + _HEAD, len(lines))):
        kind = _kind(lines[at])
        if kind is not None:
            fields.setdefault(kind, lines[at].partition(":")[2].strip(" *_\r"))
            end = at + 1
        elif fields or lines[at].strip():
            break
    return fields, end


def _kind(line: str) -> str | None:
    """Which field of a head a line is."""
    name, colon, _ = line.partition(":")
    name = name.strip(" *_")
    if not colon or len(name) > _LONGEST_NAME:
        return None
    return next((kind for kind, words in _KINDS.items() if export_words(words).fullmatch(name)), None)
