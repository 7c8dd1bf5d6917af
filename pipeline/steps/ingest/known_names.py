"""By what the tables call their actors, organizations and events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.names.key import fold_text, slug
from pipeline.names.name_words import titles

KnownNames = Callable[[], frozenset[tuple[str, str]]]


def known_names(out: Path) -> frozenset[tuple[str, str]]:
    """By what the tables call their actors, organizations and events; nothing when there are no tables."""
    import pyarrow.parquet as pq

    folder = out / "parquet"
    known: set[tuple[str, str]] = set()
    try:
        for kind in ("actor", "organization"):
            names = pq.read_table(folder / f"{kind}s.parquet", columns=["name"])["name"].to_pylist()
            known |= {(kind, slug(name)) for name in names}
        aliases = pq.read_table(folder / "aliases.parquet", columns=["kind", "alias"])
        known |= {(row["kind"], slug(row["alias"])) for row in aliases.to_pylist()}
        events = pq.read_table(folder / "events.parquet", columns=["event_id", "label"]).to_pylist()
        known |= {("event", slug(text)) for row in events for text in row.values()}
    except (OSError, ValueError):
        return frozenset()
    return frozenset(known)


def is_known(kinds: tuple[str, ...], name: str, known: frozenset[tuple[str, str]]) -> bool:
    """Whether something of one of these kinds is called so."""
    # What tells two bearers of one name apart stands in brackets behind it, or as a civility before it: « M. Roy ».
    forms = name, name.partition(" (")[0], _without_civility(name)
    return any((kind, slug(form)) in known for kind in kinds for form in forms)


def _without_civility(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and fold_text(first).rstrip(".") in titles() else name
