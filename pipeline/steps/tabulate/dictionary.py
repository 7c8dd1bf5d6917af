"""outputs/README.md: the column dictionary, for people."""

from __future__ import annotations

from pipeline.steps.tabulate.glossary import describe_codes
from pipeline.steps.tabulate.news import NEWS
from pipeline.steps.tabulate.schema import TABLES, Column, Table

HEAD = """# The output tables

Made by `make columns`; do not edit. The [columns](#articles) come from `pipeline/steps/tabulate/schema.py`, the
[codes](#codes) from the tables of rules.

Each table stands as `csv/<table>.csv` (for spreadsheets) and `parquet/<table>.parquet` (for notebooks);
`datapackage.json` says the same as this page to programs. [news.csv](#news) is no table of the corpus: it says what
has changed since the run before. The hidden folder `.store` keeps what the run has read, so that the next one costs
what is new; without it the next run reads all anew. Offsets count Unicode code points into
`articles.text`, end excluded. Days are ISO 8601; a period is `date_start`..`date_end`, both included.
A missing value is an empty cell in CSV and null in Parquet.
"""


def describe_columns() -> str:
    """The first half of outputs/README.md; the codes follow it."""
    return "\n".join([HEAD, *(_describe_table(table) for table in TABLES), _describe_table(NEWS)])


def _describe_table(table: Table) -> str:
    lines = [f"## {table.name}", "", f"One row is {table.row}.", "", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{column.name}` | {column.type} | {_describe_column(column)} |" for column in table.columns]
    return "\n".join(lines) + "\n"


def _describe_column(column: Column) -> str:
    parts = [column.meaning]
    if column.values:
        parts.append("one of " + ", ".join(f"`{value}`" for value in column.values))
    if column.parquet_only:
        parts.append("Parquet only")
    if not column.required:
        parts.append("may be missing")
    return "; ".join(parts)


if __name__ == "__main__":
    print(describe_columns(), describe_codes(), sep="\n", end="")
