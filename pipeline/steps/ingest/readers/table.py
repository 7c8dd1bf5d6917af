"""CSV and TSV tables of articles, one a row."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.metadata import read_table
from pipeline.steps.ingest.records_of import read_records, table_records
from pipeline.steps.ingest.source import Source

FORMAT = "csv"


def accepts(source: Source) -> int:
    """By suffix: any text may hold commas."""
    return 12 if source.suffix in (".csv", ".tsv") else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text for each row below the header."""
    decoded = decode(source.data)
    table = read_table(decoded.text)
    if len(table) < 2:
        yield source.reject("no_text", "A table of articles has a line of column names and a line for each article")
        return
    rows, above = table_records(table)
    yield from read_records(
        source, rows, settings, format=FORMAT, encoding=decoded.encoding, repairs=decoded.repairs, above=above
    )
