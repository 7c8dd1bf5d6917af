"""Opens the tables of models/fr_press, each once, and checks them against their declaration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pipeline.errors import BadPattern, MissingModel
from pipeline.french.tables import TABLES, Table

Row = dict[str, str]


@cache
def models_folder() -> Path:
    """models/ beside the package in a checkout, or inside it when installed as a wheel.

    Raises:
        MissingModel: neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_models", package.parent / "models"):
        if (folder / "fr_press").is_dir():
            return folder
    raise MissingModel(f"{package.parent}: no models/ folder found beside the package. Reinstall filrouge.")


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a table, by column name; lines that begin with # are comments.

    A row whose first cell is « @class » is one row for each word of that class of closed_classes.tsv.

    Raises:
        KeyError: no table of this name is declared.
        MissingModel: its file is not there.
        BadPattern: its header is not the declared one, a row has more or fewer cells than it, a cell of
            a closed column holds a word that is not of its vocabulary, or a « @class » is none.
    """
    return read_rows(table_file(name), _declared(name))


def table_file(name: str) -> Path:
    """Where a declared table stands."""
    return models_folder() / "fr_press" / _declared(name).folder / f"{name.rsplit('/', 1)[-1]}.tsv"


@cache
def closed_classes() -> dict[str, tuple[str, ...]]:
    """The words of each closed class of French, as its grammar names it."""
    return {row["class"]: tuple(row["words"].split(",")) for row in rows("closed_classes")}


def read_rows(path: Path, table: Table) -> tuple[Row, ...]:
    """The rows of a file that should be such a table. Raises as `rows`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise MissingModel(f"{path}: cannot be read ({error.strerror}). Reinstall filrouge.") from error
    found: list[Row] = []
    header = False
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if not header:
            header = True
            if cells != table.columns:
                raise BadPattern(path, number, cells[0], f"is a header other than {' '.join(table.columns)}")
            continue
        if len(cells) != len(table.columns):
            raise BadPattern(
                path, number, cells[0], f"has {len(cells)} cells where the header has {len(table.columns)}"
            )
        row = dict(zip(table.columns, cells, strict=True))
        for column, vocabulary in table.closed.items():
            if row[column] not in vocabulary:
                raise BadPattern(path, number, cells[0], f"has {row[column]!r} as {column}, which no code knows")
        found.extend(_written_out(row, path, number))
    return tuple(found)


def _written_out(row: Row, path: Path, line: int) -> Iterable[Row]:
    """The row, or where it stands for a closed class one for each word of it."""
    column, cell = next(iter(row.items()))
    if not cell.startswith("@"):
        return (row,)
    if cell[1:] not in closed_classes():
        raise BadPattern(path, line, cell, "is no class of closed_classes.tsv")
    return ({**row, column: word} for word in closed_classes()[cell[1:]])


@cache
def words(name: str, column: str | None = None, **where: str | tuple[str, ...]) -> frozenset[str]:
    """The cells of a column (the first one by default), of the rows whose other cells are as `where` says.

    `where` may give several cells for a column: all rows that have one of them.

    Raises:
        KeyError: the table, a column or a value of a closed vocabulary is not declared.
    """
    column = column or _declared(name).columns[0]
    wanted = {key: (said,) if isinstance(said, str) else said for key, said in where.items()}
    _check(name, (column,), wanted)
    return frozenset(row[column] for row in _rows_where(name, wanted))


@cache
def mapping(name: str, key: str, value: str, **where: str) -> dict[str, str]:
    """From the cells of one column to those of another, of the rows that are as `where` says; to read, not to change.

    Raises:
        KeyError: as `words`.
    """
    wanted = {column: (said,) for column, said in where.items()}
    _check(name, (key, value), wanted)
    return {row[key]: row[value] for row in _rows_where(name, wanted)}


def any_of(forms: Iterable[str]) -> str:
    r"""A pattern for any of some forms, letter for letter, the longest first.

    >>> any_of(["le", "le soir"])
    'le\\ soir|le'
    """
    return "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))


def _rows_where(name: str, where: Mapping[str, tuple[str, ...]]) -> Iterable[Row]:
    if not where:
        return rows(name)
    (column, cells), *others = where.items()
    found = (row for cell in cells for row in _rows_by(name, column).get(cell, ()))
    return (row for row in found if all(row[k] in said for k, said in others))


@cache
def _rows_by(name: str, column: str) -> dict[str, list[Row]]:
    """The rows of a table by the cell of a column: some tables are asked for each of a hundred uses."""
    found: dict[str, list[Row]] = {}
    for row in rows(name):
        found.setdefault(row[column], []).append(row)
    return found


def _check(name: str, columns: tuple[str, ...], where: Mapping[str, tuple[str, ...]]) -> None:
    table = _declared(name)
    for column in (*columns, *where):
        if column not in table.columns:
            raise KeyError(f"table {name!r} has no column {column!r}")
    for column, cells in where.items():
        if column not in table.closed:
            raise KeyError(f"column {column!r} of table {name!r} is not closed: declare its vocabulary in tables.py")
        for cell in cells:
            if cell not in table.closed[column]:
                raise KeyError(f"table {name!r} knows no {column} {cell!r}")


def _declared(name: str) -> Table:
    if name not in TABLES:
        raise KeyError(f"no table {name!r} is declared in pipeline/french/tables.py")
    return TABLES[name]
