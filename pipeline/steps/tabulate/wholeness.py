"""What a run says that it has written: its manifest, and whether a file is still as the run left it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

MANIFEST = "run.json"


def checksums(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of files by their way from the folder; those that cannot be read are left out."""
    found = {}
    for name in sorted(names):
        try:
            with (folder / name).open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            continue
    return found


def read_manifest(out: Path) -> dict[str, Any]:
    """What run.json says; nothing where it is missing or no manifest."""
    try:
        found = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def files_in(folder: Path) -> list[str]:
    """All files below a folder, by their way from it, but hidden ones."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if not name.startswith("."))
