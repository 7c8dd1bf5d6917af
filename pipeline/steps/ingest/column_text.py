"""Columns of print that a text file has side by side: each is read to its end before the next.

`pdftotext -layout` and many OCR programs keep a page as it looks. Read line by line, half a sentence of one column
would go on in another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from textwrap import dedent
from typing import NamedTuple

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_GUTTER = 2  # blanks that part two columns in every line
_NARROWEST = 16  # characters of a column with the gap beside it
_ROWS = 4  # lines with words on both sides
_NEAR = 3 * _ROWS  # lines within which they stand
_FILLED = 0.5  # share of the lines that are so: below it stands one column, with something beside its head
_PROSE = 3  # words of a line of prose in a column
_BROKEN = 0.3  # share of the lines of a column that break a sentence: a table's do not
_TOGETHER = 0.25  # share of the rows in which both sides begin anew: cells of a table do, columns hardly ever
_FULL = 0.85  # share of the longest line that a line with the first word of the next one exceeds
_MOSTLY = 0.8  # share of the lines within sentences that are so full
_STOPS = ".!?…:;»"


class _Stretch(NamedTuple):
    """Lines `start`..`end` (excluded) of a text, and what they have on either side of a gutter."""

    start: int
    end: int
    left: list[str]
    right: list[str]


def columns_in_turn(text: str) -> str | None:
    """The text with columns that stood side by side below each other; None when it has none."""
    # A tab within a line parts the cells of a table.
    lines = [line if "\t" in line.strip() else line.expandtabs() for line in text.split("\n")]
    parted = list(_in_turn(lines))
    return "\n".join(parted) if parted != lines else None


def _in_turn(lines: Sequence[str]) -> Iterator[str]:
    done = 0
    for one in _stretches(lines):
        yield from lines[done : one.start]
        yield from _closed(_in_turn(one.left))
        yield from _closed(_in_turn(dedent("\n".join(one.right)).split("\n")))
        done = one.end
    yield from lines[done:]


def _closed(column: Iterable[str]) -> Iterator[str]:
    """A column; a blank line behind it where its last sentence has ended, for else it goes on in the next."""
    lines = [line.rstrip() for line in column]
    while lines and not lines[-1]:
        lines.pop()
    yield from lines
    if lines and lines[-1][-1] in _STOPS:
        yield ""


def _stretches(lines: Sequence[str]) -> list[_Stretch]:
    """Where lines stand in two columns of print, the longest stretches first taken, in the order of the text."""
    hits: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if "  " in line:
            for gap in _GAP.finditer(line):
                hits[gap.end()].append(number)
    found = [
        run
        for place, numbers in hits.items()
        if place >= _NARROWEST
        for run in _runs(lines, place, numbers)
        if _is_print(run)
    ]
    taken: list[_Stretch] = []
    held = bytearray(len(lines))
    for run in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(held[run.start : run.end]):
            held[run.start : run.end] = bytes([1]) * (run.end - run.start)
            taken.append(run)
    return sorted(taken)


def _runs(lines: Sequence[str], place: int, hits: Sequence[int]) -> Iterator[_Stretch]:
    """Lines in a row in which no word stands in the gutter before a place; `hits` are some whose words begin there."""
    done = 0
    for one, third in zip(hits, hits[_ROWS - 2 :], strict=False):
        if one < done or third - one > _NEAR:
            continue
        start = end = one
        while start > done and _is_free(lines[start - 1], place):
            start -= 1
        while end < len(lines) and _is_free(lines[end], place):
            end += 1
        done = end
        rows = [(line[:place].rstrip(), line[place:].rstrip()) for line in lines[start:end]]
        both = [at for at, row in enumerate(rows) if all(row)]
        # A running head has two sides, too, and nothing right below it.
        first = next((at for at, after in pairwise(both) if after == at + 1), None)
        if first is not None:
            last = _end_of_columns(rows, both[-1])
            left, right = zip(*rows[first:last], strict=True)
            yield _Stretch(start + first, start + last, [*left], [*right])


def _is_free(line: str, place: int) -> bool:
    return not line[place - _GUTTER : place].strip()


def _end_of_columns(run: Sequence[tuple[str, str]], last: int) -> int:
    """The row behind the last one: the longer column goes on below the shorter, up to a blank line."""
    end = last + 1
    while end < len(run) and any(run[end]):
        end += 1
    return end


def _is_print(run: _Stretch) -> bool:
    """Whether two columns are prose, whose sentences go on from line to line within each."""
    rows = list(zip(run.left, run.right, strict=True))
    both, filled = sum(map(all, rows)), sum(map(any, rows))
    return (
        both >= _ROWS
        and both >= _FILLED * filled
        and _runs_on(run.left)
        and _runs_on(run.right)
        and not _is_table(rows[1:])
    )


def _is_table(rows: Sequence[tuple[str, str]]) -> bool:
    """Whether both sides begin anew in the same lines again and again, as cells do that go on for several lines."""
    told = [(left.strip(), right.strip()) for left, right in rows if left and right]
    anew = sum(1 for left, right in told if not left[0].islower() and not right[0].islower())
    return anew > 1 and anew > _TOGETHER * len(told)


def _runs_on(column: Sequence[str]) -> bool:
    """Whether sentences go on from line to line because lines are full: terms in a list are of any length."""
    lines = [line.strip() for line in column if line.strip()]
    prose = sum(1 for line in lines if len(line.split()) >= _PROSE)
    room = _FULL * max(map(len, lines), default=0)
    open_ = [(above, below) for above, below in pairwise(lines) if above[-1] not in _STOPS and below[0].islower()]
    full = sum(1 for above, below in open_ if above[-1] == "-" or len(above) + 1 + len(below.split()[0]) > room)
    broken = full >= max(2, _BROKEN * (len(lines) - 1)) and full >= _MOSTLY * len(open_)
    return prose >= _FILLED * len(lines) and broken
