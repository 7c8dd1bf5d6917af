"""The tables of a run as pandas frames, for notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import BadInput
from pipeline.steps.tabulate.schema import TABLES, Column, Table

if TYPE_CHECKING:
    import pandas as pd


def read_tables(out: str | Path) -> dict[str, pd.DataFrame]:
    """All tables of a run by name, with true dtypes.

    Days are `datetime64` (so that `.dt` works, for any year), text is `string`, counts are integers that may be
    missing, shares are floats, truth values are `bool`. Nothing is an object column.

    >>> tables = read_tables("outputs")                                   # doctest: +SKIP
    >>> tables["events"].date_start.dt.year.value_counts()                # doctest: +SKIP

    Raises:
        BadInput: the folder holds no tables.
    """
    folder = Path(out) / "parquet"
    return {table.name: _read(folder / f"{table.name}.parquet", table) for table in TABLES}


def _read(path: Path, table: Table) -> pd.DataFrame:
    import pyarrow.parquet as pq

    try:
        # Not into nanoseconds: those end in 2262, and begin in 1677.
        frame: pd.DataFrame = pq.read_table(path).to_pandas(date_as_object=False)
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error}). Make the tables with `filrouge run`.") from error
    known = {column.name: column for column in table.columns}
    return frame.astype({name: _dtype(known[name]) for name in frame.columns if name in known})


def _dtype(column: Column) -> str:
    if column.type == "integer":
        return "int64" if column.required else "Int64"
    return {"text": "string", "number": "float64", "date": "datetime64[s]", "boolean": "bool"}[column.type]
