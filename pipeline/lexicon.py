"""The old door to models/fr_press, until every area asks `pipeline.french` for its words."""

from __future__ import annotations

from pipeline.french import models_folder, rows

__all__ = ["models_folder", "read_rows"]


def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `models/fr_press/<name>.tsv`."""
    return rows(name.rsplit("/", 1)[-1])
