"""What is new in one set of tables beside an earlier one: news.csv, and `filrouge diff`.

Things are the same when they stand in the same place: a name or a telling of an event in the same words of the same
article, or nearly the same where the article was corrected. Ids, names and offsets may all have changed. An article
whose file goes by a new name is known by its text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.steps.tabulate.compared import ComparedTables, Event, Unreadable, names_corrected, tellings_corrected
from pipeline.steps.tabulate.heirs import Heirs
from pipeline.steps.tabulate.rows import Row
from pipeline.steps.tabulate.schema import Column, Table

NEWS_FILE = "news.csv"
KINDS = ("article", "event", "actor", "organization")
CHANGES = ("new", "gone", "changed", "dated_anew", "denied", "confirmed", "merged", "split", "renamed")
MAX_ARTICLES = 5
MAX_SHOWN = 200
TOLD = ("article_id", "sentence", "trigger", "event_id")
OPEN = frozenset({"planned", "possible", "conditional"})


def _column(name: str, meaning: str, *, required: bool = False, values: tuple[str, ...] = ()) -> Column:
    return Column(name=name, type="text", meaning=meaning, required=required, values=values)


NEWS = Table(
    name="news",
    row="one thing that is new or other than in the tables of the run before; empty after the first run",
    columns=(
        _column("kind", "what it is about", required=True, values=KINDS),
        _column(
            "change",
            "what became of it; of an event `denied` says that it is now said not to have happened, `confirmed` that "
            "what was planned or feared has; `merged` that what were several are now one, `split` that it was part of "
            "another, in articles that were there before",
            required=True,
            values=CHANGES,
        ),
        _column("id", "its id in these tables; what is gone has the one that it had", required=True),
        _column("name", "its title, name or label"),
        Column(name="date", type="date", meaning="day of publication of an article, first day of an event"),
        _column("before", "what the tables said before: a day, a modality, an id, or ids with blanks between"),
        _column("after", "what they say now"),
        _column("articles", f"up to {MAX_ARTICLES} articles that tell of it, with blanks between"),
    ),
)


def compare_tables(old: Path, new: Path) -> list[Row]:
    """The rows of news.csv for the tables in two folders; none where the old one holds no tables that can be read."""
    before, now = ComparedTables(old), ComparedTables(new)
    found: list[Row] = []
    try:
        # One after the other: the columns of each are let go of before the next.
        found.extend(_articles(before, now))
        before.names = {row["before"]: row["after"] for row in found if row["change"] == "renamed"}
        found.extend(_events(before, now))
        for kind in ("actor", "organization"):
            found.extend(_entities(kind, before, now))
    except Unreadable:
        return []
    order = {name: number for number, name in enumerate((*KINDS, *CHANGES))}
    return sorted(found, key=lambda row: (order[row["kind"]], order[row["change"]], str(row["date"] or ""), row["id"]))


def count_news(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows there are of each kind and change, as `event new`."""
    return dict(Counter(f"{row['kind']} {row['change']}" for row in rows))


def describe_news(counts: Mapping[str, int]) -> str:
    """The counts in a line, for people; empty where nothing is new."""
    said = (
        f"{n} {kind}{'s' if n > 1 else ''} {change.replace('_', ' ')}"
        for kind in KINDS
        for change in CHANGES
        if (n := counts.get(f"{kind} {change}"))
    )
    return ", ".join(said)


def read_news(out: Path) -> list[dict[str, str]]:
    """The first rows of the news.csv of a run, as texts; none where there is none, or nothing is new."""
    from pipeline.steps.ingest.decode import decode
    from pipeline.steps.ingest.metadata import read_table

    try:
        rows = read_table(decode((out / NEWS_FILE).read_bytes()).text)
    except OSError:
        return []
    return [dict(zip(rows[0], row, strict=False)) for row in rows[1 : MAX_SHOWN + 1]]


def _articles(before: ComparedTables, now: ComparedTables) -> Iterator[Row]:
    columns = ("article_id", "title", "published", "text")
    held, found = (tables.table("articles", *columns, summed="text") for tables in (before, now))
    same = _as_before(held, found)
    stay = found["article_id"].filter(same).combine_chunks()
    old = {row["article_id"]: row for row in held.filter(_not_in(held["article_id"], stay)).to_pylist()}
    new = {row["article_id"]: row for row in found.filter(pc.invert(same)).to_pylist()}
    for was, name in _renamed(old, new):
        row, former = new[name], old.pop(was)
        yield _row("article", "renamed", name, row["title"], row["published"], (was, name), [name])
        if (former["title"], former["published"]) == (row["title"], row["published"]):
            del new[name]
        else:
            old[name] = former
    for name in old.keys() | new.keys():
        row = new.get(name) or old[name]
        change = "new" if name not in old else "gone" if name not in new else "changed"
        days = [str(one["published"] or "") if one else "" for one in (old.get(name), new.get(name))]
        told = days if change == "changed" and days[0] != days[1] else ["", ""]
        yield _row("article", change, name, row["title"], row["published"], told, [name])


def _renamed(old: Mapping[str, Row], new: Mapping[str, Row]) -> list[tuple[str, str]]:
    """What an article was called and what it is called now: the one of its text that is gone, the one that is new."""
    by_text: dict[Any, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, (some, others) in enumerate(((old, new), (new, old))):
        for name in some.keys() - others.keys():
            by_text[some[name]["text"]][side].append(name)
    return sorted((gone[0], come[0]) for gone, come in by_text.values() if len(gone) == len(come) == 1)


def _as_before(held: pa.Table, found: pa.Table) -> pa.ChunkedArray:
    """Which rows of a table, named by the first column, were in another one, and the same there."""
    name, *others = held.column_names
    known = pc.index_in(found[name], value_set=held[name].combine_chunks())
    same = pc.is_valid(known)
    for column in others:
        was = held[column].take(known)
        both_missing = pc.and_(pc.is_null(was), pc.is_null(found[column]))
        same = pc.and_(same, pc.or_(both_missing, pc.fill_null(pc.equal(was, found[column]), fill_value=False)))
    return same


def _not_in(some: pa.ChunkedArray, others: pa.Array) -> pa.ChunkedArray:
    return pc.invert(pc.is_in(some, value_set=others))


def _events(before: ComparedTables, now: ComparedTables) -> Iterator[Row]:
    changed = _otherwise(*(tables.table("events", *Event._fields) for tables in (before, now)))
    told_before, told_now = (tables.table("event_mentions", *TOLD, summed="sentence") for tables in (before, now))
    heirs = Heirs(told_before, told_now, changed, corrected=partial(tellings_corrected, before, now))
    del told_before, told_now
    held, found = (tables.events({*heirs.owners, *changed}) for tables in (before, now))
    for name, event in found.items():
        old = [held[one] for one in heirs.origins.get(name, ()) if one in held]
        told = event.label, event.date_start
        if not old:
            # One of several articles that told of it was corrected, or is read otherwise now.
            parted = held.get(heirs.parted.get(name, ""))
            if parted is None:
                became, beside = "new", ("", "")
            elif _days(parted) == _days(event):
                became, beside = "split", (parted.event_id, name)
            else:
                became, beside = "dated_anew", (_days(parted), _days(event))
            yield _row("event", became, name, *told, beside, heirs.articles_now(name))
            continue
        first = old[0]
        if len(old) > 1:
            ids = " ".join(sorted(one.event_id for one in old))
            yield _row("event", "merged", name, *told, (ids, name), heirs.articles_now(name))
        if (first.date_start, first.date_end) != (event.date_start, event.date_end):
            days = _days(first), _days(event)
            yield _row("event", "dated_anew", name, *told, days, heirs.articles_now(name))
        elif len(old) == 1 and first.event_id != name:
            # An article of an earlier day, added later, tells of it: the id comes from the first telling.
            yield _row("event", "renamed", name, *told, (first.event_id, name), heirs.articles_now(name))
        change = _turned([one.modality for one in old], event.modality)
        if change:
            turned = first.modality, event.modality
            yield _row("event", change, name, *told, turned, heirs.articles_now(name))
    stay = {one for some in heirs.origins.values() for one in some}
    for name, event in held.items():
        if name not in stay:
            yield _row("event", "gone", name, event.label, event.date_start, ("", ""), heirs.articles_before(name))


def _entities(kind: str, before: ComparedTables, now: ComparedTables) -> Iterator[Row]:
    changed = _otherwise(*(tables.table(f"{kind}s", f"{kind}_id") for tables in (before, now)))
    heirs = Heirs(before.mentions(kind), now.mentions(kind), changed, corrected=names_corrected)
    held, found = (tables.named(kind, {*heirs.owners, *changed}) for tables in (before, now))
    origins = dict(heirs.origins)
    elsewhere = {one for some in origins.values() for one in some}
    for name in found.keys() & held.keys() - origins.keys() - elsewhere:
        # All its places are new, for its articles go by new names: who is called the same is nobody new.
        if found[name] == held[name]:
            origins[name] = [name]
    for name, title in found.items():
        old = origins.get(name, [])
        if not old:
            parted = heirs.parted.get(name)
            became, beside = ("split", (parted, name)) if parted else ("new", ("", ""))
            yield _row(kind, became, name, title, None, beside, heirs.articles_now(name))
        elif len(old) > 1:
            several = " ".join(sorted(old)), name
            yield _row(kind, "merged", name, title, None, several, heirs.articles_now(name))
        elif old[0] != name:
            yield _row(kind, "renamed", name, title, None, (old[0], name), heirs.articles_now(name))
    stay = {one for some in origins.values() for one in some}
    for name, title in held.items():
        if name not in stay:
            yield _row(kind, "gone", name, title, None, ("", ""), heirs.articles_before(name))


def _otherwise(held: pa.Table, found: pa.Table) -> list[str]:
    """The things that are not in both tables, or not the same: their names in the first column."""
    new = found.column(0).filter(pc.invert(_as_before(held, found)))
    gone = held.column(0).filter(_not_in(held.column(0), found.column(0).combine_chunks()))
    return [*new.to_pylist(), *gone.to_pylist()]


def _turned(before: list[str], now: str) -> str | None:
    if now == "negated" and "negated" not in before:
        return "denied"
    return "confirmed" if now == "realised" and OPEN.issuperset(before) else None


def _days(event: Event) -> str:
    return str(event.edtf or event.date_start or "")


def _row(
    kind: str, change: str, name: str, title: str | None, day: Any, told: Iterable[str], articles: list[str]
) -> Row:
    before, after = told
    return {
        "kind": kind,
        "change": change,
        "id": name,
        "name": title,
        "date": day,
        "before": before or None,
        "after": after or None,
        "articles": " ".join(articles[:MAX_ARTICLES]) or None,
    }
