"""The marks of an annotated text, as a person types them: `[[lenoir|Zoé Lenoir]]`, `[[@2024-03-03 !e1|3 mars 2024]]`.

docs/annotate.md tells what may stand before the bar. A text that holds one of these brackets gets other ones.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.evaluate.gold import Span

BRACKETS = (("[[", "]]"), ("{{", "}}"), ("<<", ">>"), ("⟦", "⟧"))
BAR = "|"
NO_DAYS = ("duration", "set")
ZONES = ("=", "-")
"""Signs of marks around whole articles and what is none."""
LONGEST = 100
"""Characters of a name, date or word: the longest name of three annotated sets has 90."""
OPEN = "open"
"""A date that the text does not settle."""
_DAY = r"\d{4}-\d\d-\d\d"
_VALUE = re.compile(rf"(?:(?P<first>{_DAY})\.\.(?P<last>{_DAY})|(?P<one>\d{{4}}(?:-\d\d(?:-\d\d)?)?))$")
_GRANULARITY = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One pair of brackets: what stands before the bar, and the words between."""

    head: str
    span: Span


class BadMark(ValueError):
    """A mark that cannot be read, with the place in the marked text."""

    def __init__(self, offset: int, problem: str) -> None:
        super().__init__(problem)
        self.offset = offset


def choose_brackets(raw: str) -> tuple[str, str]:
    """The first brackets of which no character stands in the text."""
    for opening, closing in BRACKETS:
        if opening[0] not in raw and closing[0] not in raw:
            return opening, closing
    raise ValueError("all brackets stand in the text")


def put_marks(raw: str, marks: Iterable[Mark], brackets: tuple[str, str]) -> tuple[str, list[Mark]]:
    """The text with its marks, the longer ones outside; gives those too that cross another and are left out."""
    opening, closing = brackets
    pieces: list[str] = []
    last, open_ = 0, list[Mark]()
    crossing: list[Mark] = []

    def close(until: int) -> None:
        nonlocal last
        while open_ and open_[-1].span[1] <= until:
            end = open_.pop().span[1]
            pieces.extend((raw[last:end], closing))
            last = end

    for mark in sorted(marks, key=lambda one: (one.span[0], -one.span[1])):
        close(mark.span[0])
        if open_ and mark.span[1] > open_[-1].span[1]:
            crossing.append(mark)
            continue
        pieces.extend((raw[last : mark.span[0]], opening, mark.head, BAR))
        last = mark.span[0]
        open_.append(mark)
    close(len(raw))
    return "".join([*pieces, raw[last:]]), crossing


def take_marks(marked: str, brackets: tuple[str, str]) -> tuple[str, list[Mark], list[int]]:
    """The text without its marks, the marks with its offsets, and where each character stood in the marked text.

    Raises:
        BadMark: brackets are not closed, close nothing, or hold no bar.
    """
    text: list[str] = []
    places: list[int] = []
    open_: list[tuple[str, int, int]] = []
    found: list[Mark] = []
    closed: list[tuple[str, int, int, int]] = []
    at = 0
    for kind, start, end in _tokens(marked, brackets):
        text.extend(marked[at:start])
        places.extend(range(at, start))
        at = end
        if kind == "open":
            bar = marked.find(BAR, end, end + 200)
            head = marked[end:bar]
            if bar < 0 or brackets[0][0] in head or brackets[1][0] in head:
                raise BadMark(
                    start, f"{marked[start : start + 30]!r}: no bar; write {brackets[0]}KEY|words{brackets[1]}"
                )
            open_.append((head, len(text), start))
            at = bar + 1
        elif not open_:
            raise BadMark(start, f"{brackets[1]} closes nothing; take it out, or open its mark")
        else:
            head, begin, place = open_.pop()
            if begin == len(text):
                raise BadMark(place, f"a mark ({head}) around no words; put it around some, or take it out")
            found.append(Mark(head.strip(), (begin, len(text))))
            closed.append((head, begin, len(text), place))
    if open_:
        # What is left open is mostly an outer mark that lost its end to an inner one: a name over several lines.
        inner = [(end - begin, head, place) for head, begin, end, place in closed if head[:1] not in ZONES]
        head, place = max(inner)[1:] if inner and max(inner)[0] > LONGEST else (open_[-1][0], open_[-1][2])
        raise BadMark(place, f"the mark ({head}) is not closed; write {brackets[1]} behind its words")
    text.extend(marked[at:])
    places.extend(range(at, len(marked)))
    return "".join(text), sorted(found, key=lambda one: one.span), places


def _tokens(marked: str, brackets: tuple[str, str]) -> Iterator[tuple[str, int, int]]:
    for match in re.finditer("|".join(map(re.escape, brackets)), marked):
        yield ("open" if match.group() == brackets[0] else "close"), *match.span()


def read_value(value: str) -> tuple[str, date | None, date | None, str | None]:
    """Kind, both days and granularity of a date's value: a day, month, year, `A..B`, `open`, `duration` or `set`.

    Raises:
        ValueError: it is none of these.
    """
    if value in NO_DAYS:
        return value, None, None, None
    if value == OPEN:
        return "date", None, None, None
    match = _VALUE.match(value)
    if match is None:
        raise ValueError(
            f"{value!r} is no day, month or year (2024-03-03, 2024-03, 2024), no 2024-03-01..2024-03-10, no open"
        )
    if one := match["one"]:
        year, month, day = (*(int(part) for part in one.split("-")), 0, 0)[:3]
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
        return "date", first, last, _GRANULARITY[len(one)]
    first, last = date.fromisoformat(match["first"]), date.fromisoformat(match["last"])
    if last < first:
        raise ValueError(f"{value!r} ends before it begins")
    return "date", first, last, "range"


def write_value(kind: str, start: date | None, end: date | None) -> str:
    """The shortest value that says the same."""
    if kind in NO_DAYS:
        return kind
    if start is None or end is None:
        return OPEN
    for size in (10, 7, 4):
        if read_value(short := str(start)[:size])[1:3] == (start, end):
            return short
    return f"{start}..{end}"
