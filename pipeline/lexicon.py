"""Reads the word lists of models/fr_press: French is data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.errors import BadPattern, MissingModel


@cache
def models_folder() -> Path:
    """models/ beside the package in a checkout, or inside it when installed as a wheel.

    Raises:
        MissingModel: neither is there.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_models", here.parent / "models"):
        if (folder / "fr_press").is_dir():
            return folder
    raise MissingModel(f"{here.parent}: no models/ folder found beside the package. Reinstall filrouge.")


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `models/fr_press/<name>.tsv` by column name; lines that begin with # are comments.

    Raises:
        MissingModel: there is no such file.
        BadPattern: a row has more or fewer cells than the header.
    """
    path = models_folder() / "fr_press" / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise MissingModel(f"{path}: cannot be read ({error.strerror}). Reinstall filrouge.") from error
    header: list[str] = []
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
        elif len(cells) != len(header):
            raise BadPattern(path, number, cells[0], f"has {len(cells)} cells where the header has {len(header)}")
        else:
            rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)
