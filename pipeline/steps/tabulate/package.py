"""datapackage.json: every table, column, type and key (Frictionless Table Schema)."""

from __future__ import annotations

from typing import Any

from pipeline.steps.tabulate.files import DIALECTS, CsvStyle, Dialect
from pipeline.steps.tabulate.schema import SCHEMA_VERSION, TABLES, Column, ColumnType, Table

FRICTIONLESS: dict[ColumnType, str] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
    "boolean": "boolean",
}


def describe_package(*, style: CsvStyle) -> dict[str, Any]:
    """The content of datapackage.json for tables written in `style`."""
    dialect = DIALECTS[style]
    return {
        "name": "filrouge",
        "title": "Actors, organizations and dated events of a corpus of French press articles",
        "version": SCHEMA_VERSION,
        # No "profile": validators that know only v1 profiles reject the dialect's byte order mark otherwise.
        "resources": [
            {
                "name": table.name,
                "path": f"csv/{table.name}.csv",
                "description": table.row,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": dialect.encoding,
                "dialect": {
                    "delimiter": dialect.delimiter,
                    "lineTerminator": dialect.line_terminator,
                    "doubleQuote": True,
                },
                "schema": _schema(table, dialect),
            }
            for table in TABLES
        ],
    }


def _schema(table: Table, dialect: Dialect) -> dict[str, Any]:
    fields = [_field(column, dialect) for column in table.csv_columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        # A table names itself by the empty string in Frictionless foreign keys.
        schema["foreignKeys"] = [
            {"fields": [own], "reference": {"resource": "" if other == table.name else other, "fields": [theirs]}}
            for own, other, theirs in table.foreign
        ]
    return schema


def _field(column: Column, dialect: Dialect) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": FRICTIONLESS[column.type], "description": column.meaning}
    if column.type == "number" and dialect.decimal != ".":
        field["decimalChar"] = dialect.decimal
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})
