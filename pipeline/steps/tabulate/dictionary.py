"""outputs/README.md: every column, and every code that a cell may hold, from the tables that the code reads."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.french import rows
from pipeline.french.tables import KEPT_ON, PURPOSES
from pipeline.records.rejection import REASONS
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
CODES_HEAD = f"""# Codes

Each rule below can be left out, save those of {" and ".join(f"`{one}`" for one in sorted(KEPT_ON))}: name it as
`<purpose>.<id>` in the setting `rules_off`, as in `events.dated_text`. Confidence is the share of what the rule gives
that was right where it was measured; a dash says that something else decides it.
"""

# Which columns hold the ids of a purpose.
COLUMNS = {
    "names": "`mentions.rule`",
    "links": "`mentions.link_rule`, and for names `merges.rule` and the column `rule` of review.csv",
    "events": "`event_mentions.rule`",
    "predicates": "`event_mentions.rule`, where several words name the happening",
    "references": "`references.rule`",
    "event_links": "`merges.rule`, for events",
    "roles": "`affiliations.rule`",
}
ADDED = {
    "corpus_kind": "added after `+` to `mentions.rule`: the kind is that of most articles",
    "user_kind": "added after `+` to `mentions.rule`: the kind is the user's word",
    "corrections.csv, line N": "in `merges.rule`: the user's line",
}
QUESTIONS = {
    "contained_name": "review.csv only: one body's name begins another's",
    "two_offices": "review.csv only: articles give one name one office in two places",
    "both_kinds": "review.csv only: the name stands among persons and among organizations",
}


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


def describe_codes() -> str:
    """The glossary of codes."""
    parts = [CODES_HEAD]
    for purpose in PURPOSES:
        lines = [f"| `{row['id']}` | {row['says']} | {row['confidence']} |" for row in rows(f"rules/{purpose}")]
        parts.append(_table(f"Rules `{purpose}`: {COLUMNS[purpose]}", "code | says | confidence", lines))
    parts.append(_table("Further codes of names", "code | says", _pairs(ADDED)))
    parts.append(_table("Questions: column `rule` of review.csv", "code | says", _pairs(QUESTIONS)))
    dates = [f"| `{row['id']}` | {_plain(row['example'])} | {_plain(row['value'])} |" for row in rows("timex")]
    parts.append(_table("Dates: `dates.rule`", "code | example | value", list(dict.fromkeys(dates))))
    reasons = [f"| `{code}` | {reason.severity} | {reason.advice} |" for code, reason in sorted(REASONS.items())]
    parts.append(_table("Set aside: `rejections.reason`", "code | severity | what to do", reasons))
    return "\n".join(parts)


def _pairs(codes: dict[str, str]) -> list[str]:
    return [f"| `{code}` | {says} |" for code, says in codes.items()]


def _table(title: str, columns: str, lines: Iterable[str]) -> str:
    rule = "|".join("---" for _ in columns.split(" | "))
    return "\n".join([f"## {title}", "", f"| {columns} |", f"|{rule}|", *lines]) + "\n"


def _plain(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(describe_columns(), describe_codes(), sep="\n", end="")
