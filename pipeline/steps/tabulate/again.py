"""What a run shares with the one before: where that is all, the tables stand, and what tells of the run is new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.settings import Settings
from pipeline.steps.tabulate.files import write_csv
from pipeline.steps.tabulate.news import NEWS, NEWS_FILE
from pipeline.steps.tabulate.swap import swapped_in
from pipeline.steps.tabulate.wholeness import MANIFEST, checksums, read_manifest

OF_THE_RUN = frozenset({MANIFEST, NEWS_FILE})


def is_as_before(out: Path, state: str) -> bool:
    """Whether the tables in `out` were made from the same, and every file of them is as that run wrote it."""
    before = read_manifest(out)
    if before.get("state") != state:
        return False
    files = before.get("files", {})
    return bool(files) and checksums(out, files) == files


def write_again(out: Path, settings: Settings, *, seconds: dict[str, float], store: dict[str, Any]) -> dict[str, Any]:
    """Say in run.json and news.csv that nothing is new; give the manifest.

    Raises:
        BadOutput: the folder cannot be written.
    """
    before = read_manifest(out)
    manifest = before | {
        "changed_ids": [],
        "decided": [],
        "decided_late": [],
        "news": {},
        "rejected": [row | {"again": True} for row in before["rejected"]],
        "seconds": {step: round(spent, 2) for step, spent in seconds.items()},
        "store": {"known": before["n_rows"]["articles"], "new": 0, **store},
    }
    with swapped_in(out) as folder:
        write_csv(folder / NEWS_FILE, NEWS.csv_names, [], style=settings.csv_style)
        write_json(folder / MANIFEST, manifest)
    return manifest


def mark_again(rejected: list[dict[str, Any]], out: Path) -> None:
    """Tell of each row whether the run before has set the same aside: who has seen it looks for what is new."""
    known = {_gist(row) for row in read_manifest(out).get("rejected", ())}
    for row in rejected:
        row["again"] = _gist(row) in known


def _gist(row: dict[str, Any]) -> tuple[Any, ...]:
    # One file has several lines that are wrong in one way: corrections.csv, metadata.csv.
    return row.get("source"), row.get("part"), row.get("reason"), row.get("detail")


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write a JSON file as people and programs read it."""
    # A folder may have a name that is no text: its bytes stand as JSON writes half a character.
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
