"""Where the words of a cleaned text stand in the raw one."""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import SequenceMatcher

from pipeline.evaluate.gold import Span

TOKEN = re.compile(r"\w+|[^\w\s]")


class Alignment:
    """Two texts aligned token by token, so that cleaning may drop or reflow anything.

    Spans of the cleaned text are mapped to the raw one by the tokens that they touch.
    """

    def __init__(self, clean: str, raw: str) -> None:
        ours, theirs = _tokens(clean), _tokens(raw)
        self._starts = [start for _, start, _ in ours]
        self._ends = [end for _, _, end in ours]
        self._raw: dict[int, Span] = {}
        matcher = SequenceMatcher(None, [word for word, _, _ in ours], [word for word, _, _ in theirs], autojunk=False)
        for at, there, length in matcher.get_matching_blocks():
            for step in range(length):
                _, start, end = theirs[there + step]
                self._raw[at + step] = (start, end)

    @property
    def covered(self) -> list[Span]:
        """The tokens of the raw text that the cleaned one kept, in its order."""
        return list(self._raw.values())

    def span(self, start: int, end: int) -> Span | None:
        """The same words in the raw text; None where not one of them is there."""
        first, last = bisect_left(self._ends, start + 1), bisect_left(self._starts, end)
        found = [self._raw[at] for at in range(first, last) if at in self._raw]
        return (found[0][0], found[-1][1]) if found else None


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(found.group().lower().replace("’", "'"), *found.span()) for found in TOKEN.finditer(text)]
