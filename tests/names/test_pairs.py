from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.names.corpus import resolve_columns
from tests.names.build import build

PATH = Path(__file__).with_name("pairs.tsv")
with PATH.open(encoding="utf-8") as lines:
    PAIRS = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))

# Pairs that the rules are known to miss; what is listed here must stay wrong, or be taken off the list.
KNOWN_MISSES: set[str] = set()


def is_one(kind: str, names: str) -> bool:
    entity = resolve_columns(build(kind, names)).entity.tolist()
    return bool(entity[0] == entity[-1])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["names"])
def test_each_pair(pair: dict[str, str]) -> None:
    right = is_one(pair["kind"], pair["names"]) == (pair["same"] == "yes")
    assert right == (pair["names"] not in KNOWN_MISSES), pair["why"]


def test_precision_and_recall_over_all_pairs() -> None:
    found = {pair["names"]: is_one(pair["kind"], pair["names"]) for pair in PAIRS}
    same = {pair["names"] for pair in PAIRS if pair["same"] == "yes"}
    merged = {names for names, one in found.items() if one}
    assert len(PAIRS) >= 60
    assert len(merged & same) / len(merged) >= 0.97
    assert len(merged & same) / len(same) >= 0.85
