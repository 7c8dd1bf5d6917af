"""review.csv: names, or events, that may be one, for the user to decide in a spreadsheet."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from pipeline.names.columns import KINDS
from pipeline.names.corpus import key_of
from pipeline.records import Facts, Merge
from pipeline.settings import Settings
from pipeline.steps.ingest.decisions import REVIEW_FILE
from pipeline.steps.tabulate.files import write_csv

REVIEW_COLUMNS = (
    "kind",
    "left",
    "right",
    "decision",
    "proposed",
    "score",
    "rule",
    "n_left",
    "n_right",
    "example_left",
    "example_right",
)
# More rows than these nobody reads; the merges table has them all.
MAX_UNSURE = 500
MAX_SAME = 100
# Merges that a reader would make without thinking are no question.
PLAIN_RULES = frozenset({"surname", "full_name", "acronym", "acronym_defined", "same_name", "known_pair"})
_SENTENCE_END = re.compile(r"[.!?…]['’\"»)\]]*\s+|\n")
MAX_EXAMPLE = 240


def write_review(facts: Facts, folder: Path, settings: Settings) -> None:
    """Write review.csv into a folder, in the dialect of the other CSV tables."""
    write_csv(folder / REVIEW_FILE, REVIEW_COLUMNS, review_rows(facts), style=settings.csv_style)


def review_rows(facts: Facts) -> list[dict[str, str | int | float]]:
    """One row a question, by column of REVIEW_COLUMNS: unsure pairs first, then the largest merges.

    `decision` is what will hold if nobody changes it, and `proposed` says the same, so that a change is seen. What the
    user has decided already is not asked again.
    """
    counts = _mentions_by_name(facts)
    examples = _Examples(facts)

    def weight(row: Merge) -> int:
        return min(counts[_name(row.kind, row.left)], counts[_name(row.kind, row.right)])

    by_rule = [row for row in facts.merges if row.by == "rule"]
    unsure = sorted(
        (row for row in by_rule if row.decision == "unsure"),
        key=lambda row: (-weight(row), -row.score, row.kind, row.left, row.right),
    )[:MAX_UNSURE]
    asked = {(row.kind, row.left, row.right) for row in unsure}
    same = sorted(
        (
            row
            for row in by_rule
            if row.decision == "same" and (row.kind, row.left, row.right) not in asked and row.rule not in PLAIN_RULES
        ),
        key=lambda row: (-weight(row), row.score, row.kind, row.left, row.right),
    )
    rows: list[dict[str, str | int | float]] = []
    seen: set[tuple[str, str, str]] = set()
    for row in (*unsure, *same):
        if (row.kind, row.left, row.right) in seen or len(rows) >= len(unsure) + MAX_SAME:
            continue
        seen.add((row.kind, row.left, row.right))
        rows.append(
            {
                "kind": row.kind,
                "left": row.left,
                "right": row.right,
                "decision": row.decision,
                "proposed": row.decision,
                "score": row.score,
                "rule": row.rule,
                "n_left": counts[_name(row.kind, row.left)],
                "n_right": counts[_name(row.kind, row.right)],
                "example_left": examples.of(row.kind, row.left),
                "example_right": examples.of(row.kind, row.right),
            }
        )
    return rows


def _name(kind: str, text: str) -> tuple[str, str]:
    return kind, key_of(KINDS.index(kind), text) if kind in KINDS else text


def _mentions_by_name(facts: Facts) -> Counter[tuple[str, str]]:
    counts = Counter(_name(mention.kind, mention.text) for mention in facts.mentions)
    for event in facts.events:
        counts["event", event.event_id] += event.n_mentions
        if event.label != event.event_id:
            counts["event", event.label] += event.n_mentions
    return counts


class _Examples:
    """The first sentence in which each name, or event, is told."""

    def __init__(self, facts: Facts) -> None:
        self._texts = {article.article_id: article.text for article in facts.articles}
        self._places: dict[tuple[str, str], tuple[str, int, int]] = {}
        for mention in facts.mentions:
            name = _name(mention.kind, mention.text)
            self._places.setdefault(name, (mention.article_id, mention.start_char, mention.end_char))
        labels = {event.event_id: event.label for event in facts.events}
        self._told: dict[str, str] = {}
        for telling in facts.event_mentions:
            for key in (telling.event_id or "", labels.get(telling.event_id or "", "")):
                self._told.setdefault(key, telling.sentence)

    def of(self, kind: str, text: str) -> str:
        """The sentence, shortened; empty when nothing is known."""
        if kind not in KINDS:
            return shorten(self._told.get(text, ""))
        place = self._places.get(_name(kind, text))
        if place is None:
            return ""
        article, start, end = place
        return sentence_around(self._texts[article], start, end)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds a span, on one line, cut to MAX_EXAMPLE around it."""
    before = text[max(0, start - MAX_EXAMPLE) : start]
    after = text[end : end + MAX_EXAMPLE]
    starts = [match.end() for match in _SENTENCE_END.finditer(before)]
    cut = _SENTENCE_END.search(after)
    left = before[starts[-1] :] if starts else before
    right = after[: cut.end()] if cut else after
    return shorten(left + text[start:end] + right, keep=len(left))


def shorten(text: str, *, keep: int = 0) -> str:
    """Text on one line, of at most MAX_EXAMPLE characters around position `keep`."""
    low = max(0, keep - MAX_EXAMPLE // 2)
    part = " ".join(text[low : low + MAX_EXAMPLE].split())
    return ("… " if low else "") + part + (" …" if low + MAX_EXAMPLE < len(text) else "")
