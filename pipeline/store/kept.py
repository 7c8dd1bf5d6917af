"""Values of one kind, kept for runs to come under marks of all that they hang on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from pipeline.store.shelf import Shelf

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """What was made before, and need not be made again; the code that makes it is the layout of the shelf."""

    def __init__(self, shelf: Shelf, pack: Callable[[Value], bytes], unpack: Callable[[bytes], Value]) -> None:
        self.shelf = shelf
        self._pack, self._unpack = pack, unpack
        self._live: set[str] = set()

    def get(self, mark: str, /) -> Value | None:
        """What is kept under a mark."""
        self._live.add(mark)
        found = self.shelf.get(mark)
        return None if found is None else self._unpack(found)

    def add(self, mark: str, value: Value, /) -> None:
        """Keep one more."""
        self._live.add(mark)
        self.shelf.add(mark, self._pack(value))

    def tidy(self) -> None:
        """Leave out what this run did not ask for."""
        self.shelf.tidy(self._live)
