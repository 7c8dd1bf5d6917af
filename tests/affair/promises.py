"""What any tables promise, whatever the articles say: keys, words behind offsets, days behind days, counts."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pipeline.steps.tabulate.schema import TABLES
from tests.affair.score import Tables

_PLACES = (
    ("start_char", "end_char", "text"),
    ("start_char", "end_char", "sentence"),
    ("trigger_start_char", "trigger_end_char", "trigger"),
)
_DAYS = ["date_start", "date_end"]


def broken_promises(tables: Tables) -> list[str]:
    """One line for each kind of row that says what is not so."""
    return [*_keys(tables), *_words(tables), *_days(tables), *_counts(tables)]


def _keys(tables: Tables) -> Iterator[str]:
    """Keys are of one row, and what points at another table finds a row there."""
    for table in TABLES:
        rows = tables[table.name]
        if table.key and rows.duplicated(list(table.key)).any():
            yield f"{table.name}: two rows of one {', '.join(table.key)}"
        for own, other, theirs in table.foreign:
            yield from _strays(rows, own, tables[other], theirs, table.name)
        if "entity_id" in rows:
            for kind in ("actor", "organization"):
                yield from _strays(
                    rows[rows["kind"] == kind], "entity_id", tables[f"{kind}s"], f"{kind}_id", table.name
                )
    names = pd.concat(
        [tables[f"{kind}s"][[f"{kind}_id"]].set_axis(["id"], axis=1) for kind in ("actor", "organization")]
    )
    yield from _strays(tables["event_mentions"], "reported_by", names, "id", "event_mentions")


def _strays(rows: pd.DataFrame, own: str, others: pd.DataFrame, theirs: str, name: str) -> Iterator[str]:
    lost = rows[own].dropna()[~rows[own].dropna().isin(others[theirs])]
    if len(lost):
        yield f"{name}.{own}: nobody is {lost.iloc[0]!r}"


def _words(tables: Tables) -> Iterator[str]:
    """Every offset stands before and behind the words that its row says."""
    text = dict(zip(tables["articles"]["article_id"], tables["articles"]["text"], strict=True))
    for name, rows in tables.items():
        for start, end, words in _PLACES:
            if name != "articles" and {"article_id", start, words} <= set(rows):
                places = zip(rows["article_id"], rows[start], rows[end], rows[words], strict=True)
                yield from (f"{name}: {said!r} is not at {a}" for of, a, b, said in places if text[of][a:b] != said)


def _days(tables: Tables) -> Iterator[str]:
    """An event is on the days of one of its dates, and each of these stands in the article that tells it."""
    told = tables["event_mentions"].merge(tables["dates"], on="date_id", suffixes=("", "_of_date"))
    if len(told) != len(tables["event_mentions"]) or (told["article_id"] != told["article_id_of_date"]).any():
        yield "event_mentions: a telling without a date in its article"
    known = set(told[["event_id", *_DAYS]].astype(str).itertuples(index=False, name=None))
    events = tables["events"][["event_id", *_DAYS]].astype(str).itertuples(index=False, name=None)
    yield from (f"events: no date of {event[0]} is on {event[1]}" for event in events if event not in known)


def _counts(tables: Tables) -> Iterator[str]:
    """Mentions and articles are as many as there are rows."""
    told = {"events": tables["event_mentions"].rename(columns={"event_id": "id"})}
    for kind, rows in tables["mentions"].groupby("kind"):
        told[f"{kind}s"] = rows.rename(columns={"entity_id": "id"})
    for name, rows in told.items():
        known = tables[name].set_index(tables[name].columns[0]).sort_index()
        for column, number in (("n_mentions", "size"), ("n_articles", "nunique")):
            if known[column].tolist() != rows.groupby("id")["article_id"].agg(number).sort_index().tolist():
                yield f"{name}.{column}: not what its rows say"
