"""Floors on names given: merging must not get worse than this on the two dedup sets."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from pipeline.names.columns import KINDS, NameColumns
from pipeline.names.corpus import resolve_columns
from tests.benchmarks.bench_names import generate

DEDUP = Path(__file__).resolve().parents[3] / "shared" / "evaluation" / "dedup"
FLOORS = {
    ("dwie-dev", "actor"): 0.985,
    ("dwie-dev", "organization"): 0.91,
    ("hipe2020-dev", "actor"): 0.965,
    ("hipe2020-dev", "organization"): 0.93,
}


def bcubed(pairs: list[tuple[str, int]]) -> float:
    """B-cubed F1 of (true entity, found entity) of each mention."""
    true, found, both = Counter(a for a, _ in pairs), Counter(b for _, b in pairs), Counter(pairs)
    precision = sum(both[pair] / found[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / true[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.skipif(not DEDUP.is_dir(), reason="the evaluation data is not part of the project")
@pytest.mark.parametrize("name", ["dwie-dev", "hipe2020-dev"])
def test_bcubed_floors(name: str) -> None:
    rows = [json.loads(line) for line in (DEDUP / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    columns = NameColumns()
    for row in rows:
        columns.add(row["article_id"], KINDS.index(row["kind"]), row["text"], row["start_char"], row["end_char"])
    entity = resolve_columns(columns).entity.tolist()
    for kind in KINDS:
        pairs = [(row["entity"], one) for row, one in zip(rows, entity, strict=True) if row["kind"] == kind]
        assert bcubed(pairs) >= FLOORS[name, kind]


def test_a_hundred_thousand_mentions() -> None:
    columns = NameColumns()
    true: list[str] = []
    for rows in generate(100_000):
        for article, kind, text, start, end, entity in rows:
            columns.add(article, kind, text, start, end)
            true.append(entity)
    entities = resolve_columns(columns).entity.tolist()
    assert bcubed(list(zip(true, entities, strict=True))) > 0.99
