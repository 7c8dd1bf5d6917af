"""measured.json: the last scores of every set, those of the last release, and those of other tools."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.evaluate import Evaluation
from pipeline.evaluate.bootstrap import intervals
from pipeline.evaluate.saved import hash_of, sums_of
from tests.evaluation.sets import Set

PATH = Path(__file__).parent / "measured.json"
Measured = dict[str, Any]
"""By `today`, `released`, or a tool's name: by set, its gold's hash, its scores, and what else was measured."""


def read_measured(path: Path = PATH) -> Measured:
    """All of it; nothing where the file is not there."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def write_measured(measured: Mapping[str, Any], path: Path = PATH) -> None:
    """Written so that a score that changes is a line that changes."""
    path.write_text(json.dumps(measured, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def figures(one: Set, found: Evaluation) -> dict[str, float]:
    """One figure a row, of the rows that a set is annotated for."""
    return {row: figure for row, figure in found.headlines.items() if figure is not None and one.asks(row)}


def measure(one: Set, found: Evaluation, n_texts: int) -> dict[str, Any]:
    """What is kept of an evaluation: figures, their ranges, categories."""
    asked = figures(one, found)
    ranges = intervals(sums_of(found))
    return {
        "gold": hash_of(one.gold),
        "texts": n_texts,
        "scores": asked,
        "ranges": {row: list(ranges[row]) for row in asked if row in ranges},
        "categories": {
            row: {name: list(counts) for name, counts in some.items()} for row, some in found.categories.items()
        },
    }
