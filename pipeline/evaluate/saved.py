"""Scores as JSON: saved by `filrouge evaluate --json`, and read again to be set beside others."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.errors import BadGold
from pipeline.evaluate.bootstrap import intervals
from pipeline.evaluate.evaluation import Evaluation

FileSums = dict[str, dict[tuple[str, str], float]]


def to_json(evaluation: Evaluation, gold: Path) -> dict[str, Any]:
    """Scores, their intervals, what each file adds, and which gold they were counted on."""
    files = sums_of(evaluation)
    return {
        "filrouge": version("filrouge"),
        "gold": hash_of(gold),
        "scores": evaluation.scores,
        "intervals": intervals(files),
        "categories": evaluation.categories,
        "files": {file: _nested(sums) for file, sums in files.items()},
    }


def sums_of(evaluation: Evaluation) -> FileSums:
    """By file, what it adds to each row."""
    return {tally.file: dict(tally.sums) for tally in evaluation.tallies}


def read_sums(path: Path) -> FileSums:
    """What each file added to the scores saved in a JSON file.

    Raises:
        BadGold: it is no such file.
    """
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        return {
            file: {(row, part): float(n) for row, parts in rows.items() for part, n in parts.items()}
            for file, rows in files.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        cure = "Give a file that `filrouge evaluate --json` wrote, or a folder of tables."
        raise BadGold(path, f"holds no saved scores ({type(error).__name__})", cure) from error


def hash_of(gold: Path) -> str:
    """One hash for all annotations of a folder: scores compare only where it is the same."""
    digest = hashlib.sha256()
    for path in sorted(gold.glob("*.json")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _nested(sums: dict[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for (row, part), n in sums.items():
        if n:
            rows[row][part] = int(n) if float(n).is_integer() else n
    return dict(rows)
