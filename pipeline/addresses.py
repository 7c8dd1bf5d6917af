"""Folders that are addresses, `s3://bucket/articles`, and where their copies stand on this machine."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

ADDRESS = ".filrouge-address"
"""A file in a copy that says of which address it is one."""
# A path loses one of two slashes, and Prefect gives paths.
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):[/\\]{1,2}(.+)")


def address_of(path: Path) -> str | None:
    """The address that a path says; None where it is a path.

    >>> address_of(Path("s3://bucket/articles"))
    's3://bucket/articles'
    >>> address_of(Path("raw_articles")) is None
    True
    """
    found = _ADDRESS.fullmatch(str(path))
    return f"{found[1]}://{found[2]}".replace("\\", "/").rstrip("/") if found else None


def copy_of(address: str) -> Path:
    """Where the copy of an address stands."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = re.sub(r"[^\w.-]+", "-", address)[-60:]
    return cache / "filrouge" / f"{name}-{hashlib.sha256(address.encode()).hexdigest()[:12]}"


def here(path: Path) -> Path:
    """Where a folder stands on this machine: the copy of an address, or the folder itself."""
    address = address_of(path)
    return path if address is None else copy_of(address)


def shown(path: Path) -> str:
    """What a user calls a folder."""
    return address_of(path) or str(path)


def marked(folder: Path) -> str | None:
    """The address of which a folder is a copy; None where it is none."""
    try:
        return (folder / ADDRESS).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
