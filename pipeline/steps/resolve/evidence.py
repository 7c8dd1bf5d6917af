"""What a decision about two names rests on: the articles that name both, or either."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.names.corpus import key_of
from pipeline.steps.resolve.columns import Mentions

SHOWN = 3
Name = tuple[int, str]


class Evidence:
    """Articles of some names; those of all names would take more memory than the names."""

    def __init__(self, names: Mentions, key_at: Callable[[int], str], asked: Iterable[Name]) -> None:
        """`key_at` gives the key of the name at a place, `asked` are kinds and names."""
        self._articles: dict[Name, set[str]] = {(kind, key_of(kind, name)): set() for kind, name in asked}
        for row in names.kept():
            found = self._articles.get((names.kind[row], key_at(row)))
            if found is not None:
                found.add(names.article_of(row))

    def of(self, kind: int, left: str, right: str) -> str:
        """The articles that name both; where none does, those that name the one and the other."""
        first, second = (self._articles.get((kind, key_of(kind, name)), set()) for name in (left, right))
        if both := first & second:
            return f"both in {_list(both)}"
        parts = [f"« {name} » in {_list(found)}" for name, found in ((left, first), (right, second)) if found]
        return "; ".join(parts) or "the corrections file"


def _list(articles: set[str]) -> str:
    shown = sorted(articles)[:SHOWN]
    more = len(articles) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
