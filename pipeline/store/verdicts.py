"""What was decided about tellings of one period, from the store where the same were compared before."""

from __future__ import annotations

from pipeline.records.codec import Codec
from pipeline.steps.resolve.events.known import PackedVerdicts
from pipeline.store.shelf import Shelf

_VERDICTS = Codec(PackedVerdicts)


class KeptVerdicts:
    """Verdicts on the pairs of a block under its mark; the code that decides is the layout of the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.live: set[str] = set()

    def get(self, mark: str) -> PackedVerdicts | None:
        """Those under a mark."""
        self.live.add(mark)
        found = self.shelf.get(mark)
        return None if found is None else _VERDICTS.unpack(found)

    def add(self, mark: str, verdicts: PackedVerdicts) -> None:
        """Keep some for runs to come."""
        self.live.add(mark)
        self.shelf.add(mark, _VERDICTS.pack(verdicts))
