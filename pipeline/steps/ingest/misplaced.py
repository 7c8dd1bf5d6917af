"""Answers that stand in a column of review.csv in which none is read."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.names.columns import KINDS
from pipeline.names.key import fold_text
from pipeline.steps.ingest.corrections import is_decision, is_kind
from pipeline.steps.ingest.known_names import KnownNames, is_known

PROPOSED = frozenset({"same", "different", "unsure", "person", "organization"})
_ANSWERED = ("decision", "proposed", "article_id")


def misplaced(row: Mapping[str, str], names: KnownNames = frozenset) -> str | None:
    """The column in which a word of decision has slipped, of a row that says nothing where it is read; or None.

    Under `left` and `right` such a word may be a name, where one of the tables, `names`, is called so.
    """
    proposed, decision = row.get("proposed", ""), row.get("decision", "")
    if proposed not in PROPOSED and is_decision(proposed):
        return "proposed"
    if fold_text(decision) not in ("", fold_text(proposed)):
        return None
    for column, cell in row.items():
        if column in _ANSWERED or not is_decision(cell):
            continue
        if column == "kind" and is_kind(cell):
            continue
        if column in ("left", "right") and any(is_known((kind,), cell, names()) for kind in (*KINDS, "event")):
            continue
        return column
    return None
