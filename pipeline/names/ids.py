"""Readable ids for numbered entities: a slug of the canonical name, with a suffix where two collide."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.names.canonical import canonical_name
from pipeline.names.columns import NameColumns
from pipeline.names.key import slug
from pipeline.names.resolution import Resolution


def entity_ids(columns: NameColumns, resolution: Resolution) -> list[str]:
    """The id of each entity by number; of two with one slug the one whose first article sorts first keeps it bare.

    An article that sorts after those already there changes no id, unless it changes a canonical name.
    """
    articles = columns.article_ids()
    names = [""] * resolution.n_entities
    for entity, kind, forms in _forms(columns, resolution):
        names[entity] = slug(canonical_name(kind, forms).name)
    first = _first_mentions(columns, resolution)
    article, start = columns.article, columns.start
    order = sorted(
        range(resolution.n_entities),
        key=lambda entity: (names[entity], articles[article[first[entity]]], int(start[first[entity]])),
    )
    ids = names
    previous, n = "", 0
    for entity in order:
        name = names[entity]
        n = n + 1 if name == previous else 1
        previous = name
        ids[entity] = name if n == 1 else f"{name}-{n}"
    return ids


def _forms(columns: NameColumns, resolution: Resolution) -> Iterator[tuple[int, int, dict[str, int]]]:
    """(entity, kind, forms with counts) of every entity."""
    n_forms = max(1, len(columns.forms))
    pairs = resolution.entity.astype(np.int64) * n_forms + columns.form
    pairs.sort()
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    counts = np.diff(starts, append=len(pairs))
    unique = pairs[starts]
    del pairs
    forms: dict[str, int] = {}
    current = -1
    kind = 0
    for value, n in zip(unique.tolist(), counts.tolist(), strict=True):
        entity, form = divmod(value, n_forms)
        if entity != current:
            if current >= 0:
                yield current, kind, forms
            current, forms, kind = entity, {}, columns.form_kind[form]
        forms[columns.forms[form]] = n
    if current >= 0:
        yield current, kind, forms


def _first_mentions(columns: NameColumns, resolution: Resolution) -> list[int]:
    """For each entity, one mention in the first of its articles by id."""
    ids = columns.article_ids()
    rank = np.empty(len(ids), dtype=np.int32)
    rank[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids), dtype=np.int32)
    place = (rank[columns.article].astype(np.int64) << 32) | columns.start
    best = np.full(resolution.n_entities, np.iinfo(np.int64).max)
    np.minimum.at(best, resolution.entity, place)
    first = np.zeros(resolution.n_entities, dtype=np.int64)
    at = np.flatnonzero(place == best[resolution.entity])
    first[resolution.entity[at]] = at
    return first.tolist()
