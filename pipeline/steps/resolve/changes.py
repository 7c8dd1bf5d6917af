"""Entities whose id changed since the previous run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.records import Mention

Place = tuple[str, str, int, int]


def list_changed_ids(previous: Iterable[tuple[Place, str]], mentions: Iterable[Mention]) -> list[dict[str, str]]:
    """Rows {kind, old, new}: what most mentions of an old id, in the same places, are called now.

    `previous` gives ((article_id, kind, start_char, end_char), entity_id) of each mention of the run before. An id
    whose places are all gone is no change: its articles, or the words in them, are no longer there. An id that still
    names the larger part of its mentions has held, even when some of them have moved.
    """
    now: dict[Place, str] = {
        (m.article_id, m.kind, m.start_char, m.end_char): m.entity_id for m in mentions if m.entity_id
    }
    moved: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for place, old in previous:
        new = now.get(place)
        if new is not None:
            moved[place[1], old][new] += 1
    changes = []
    for (kind, old), found in sorted(moved.items()):
        new = max(found, key=lambda name: (found[name], name == old, name))
        if new != old:
            changes.append({"kind": kind, "old": old, "new": new})
    return changes
