"""Events whose id changed since the previous run: renamed, split in two, or joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.records import EventMention


def list_changed_events(previous: Iterable[tuple[str, str]], told: Iterable[EventMention]) -> list[dict[str, str]]:
    """Rows {kind, old, new, how}, for every event that is told in other company than before.

    `previous` gives (`EventMention.place`, event_id) of each telling of the run before. `how` is "split" where the
    tellings of `old` are now in several events, "joined" where `new` has tellings of several old ones, else
    "renamed". Tellings that are gone, and those that are new, change nothing.
    """
    now = {telling.place: telling.event_id for telling in told if telling.event_id}
    moved: dict[str, Counter[str]] = defaultdict(Counter)
    origins: dict[str, set[str]] = defaultdict(set)
    for place, old in previous:
        if (new := now.get(place)) is not None:
            moved[old][new] += 1
            origins[new].add(old)
    rows = []
    for old, found in sorted(moved.items()):
        for new in sorted(found):
            how = "split" if len(found) > 1 else "joined" if len(origins[new]) > 1 else "renamed"
            if how != "renamed" or new != old:
                rows.append({"kind": "event", "old": old, "new": new, "how": how})
    return rows
