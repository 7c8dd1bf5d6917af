"""Where quotations stand: relative dates in them may count from a day of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation's offsets, marks included."""

    start: int
    end: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations of at least two words inside one paragraph each; an open one ends with its paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    for match in re.finditer('[«»“”"]|\n', text):
        mark = match.group()
        if mark == "\n":
            if opened is not None and match.start() - opened > 20:
                found.append(Quotation(opened, match.start()))
            opened = None
        elif opened is None:
            if mark != "»" and mark != "”":
                opened = match.start()
        elif mark in '»”"':
            if " " in text[opened + 2 : match.start() - 1]:
                found.append(Quotation(opened, match.end()))
            opened = None
    return tuple(found)
