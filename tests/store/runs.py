"""What the tests of runs share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pipeline import compose
from pipeline.settings import Settings
from pipeline.store.folders import STORE

SETTINGS = Settings(today=date(2026, 11, 21), batch_articles=5, views=False)


def tables(out: Path) -> dict[str, bytes]:
    """All that a run has written but what tells of the run."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and STORE not in path.parts and path.name not in ("run.json", "news.csv")
    }


def make(raw: Path, out: Path, settings: Settings = SETTINGS, **options: Any) -> dict[str, Any]:
    known: dict[str, Any] = compose.make_tables(raw, out, settings, **options)["store"]
    return known
