"""Pieces of what people open: made once of some rows, and kept for as long as these rows are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.kept import KeptUnder
from pipeline.views.joined import Joined

Piece = tuple[bytes, ...]
KeptPieces = KeptUnder[Piece]


class Pieces:
    """Makes the pieces of views, or has them from earlier runs, whose code was the same."""

    def __init__(self, kept: KeptPieces | None = None) -> None:
        self._kept = kept

    def of(self, what: str, told: Iterable[Joined], make: Callable[[Joined], Piece]) -> Iterator[Piece]:
        """A piece for each stretch of rows: `make` reads nothing but them; `what` says all else that it hangs on."""
        remaining = iter(told)
        while (whole := next(remaining, None)) is not None:
            stretches = whole.stretches()
            # Let go of before the next are read.
            del whole
            yield from (self._piece(what, stretch, make) for stretch in stretches)
            del stretches

    def _piece(self, what: str, stretch: Joined, make: Callable[[Joined], Piece]) -> Piece:
        if self._kept is None:
            return make(stretch)
        mark = stretch.mark(what)
        found = self._kept.get(mark)
        if found is None:
            found = make(stretch)
            self._kept.add(mark, found)
        return found
