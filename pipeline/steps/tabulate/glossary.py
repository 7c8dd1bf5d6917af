"""outputs/README.md, second half: every code that a cell may hold, from the tables that the code reads."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.french import rows
from pipeline.french.tables import KEPT_ON, PURPOSES
from pipeline.records.rejection import REASONS

HEAD = f"""# Codes

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


def describe_codes() -> str:
    """The glossary of codes."""
    parts = [HEAD]
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
