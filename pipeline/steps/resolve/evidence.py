"""What a decision about two names rests on: the articles that name both, or either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.names.columns import KINDS
from pipeline.names.corpus import key_of
from pipeline.records import Mention

SHOWN = 3


class Evidence:
    """Articles by name."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        keys: dict[tuple[str, str], tuple[int, str]] = {}
        self._articles: dict[tuple[int, str], set[str]] = defaultdict(set)
        for mention in mentions:
            form = mention.kind, mention.name
            if form not in keys:
                kind = KINDS.index(mention.kind)
                keys[form] = kind, key_of(kind, mention.name)
            self._articles[keys[form]].add(mention.article_id)

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
