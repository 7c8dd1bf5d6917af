"""Why a row stands in the tables: its words, its rule in words, its date's arithmetic, its merges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.steps.ingest.decode import decode
from pipeline.views.doubts import evidence_with_names
from pipeline.views.phrases import rule_in_words
from pipeline.views.tables import Row, RunTables, article_source

MAX_SHOWN = 12
"""Sentences shown for one row; the tables have them all."""
NO_DAY = "no day of publication"
_COMPARED = re.compile("« ([^»]+) » / « ([^»]+) »")
# A label that quotes somebody stands between quotation marks of its own.
_INNER = str.maketrans({"«": "“", "»": "”"})
MAX_BYTES = 50_000_000
N_WORDS = 12
"""So many words are looked for: more may be parted by a tag or a page break, fewer stand in two places."""


class Quoted(str):
    """A line of an article's own words, which nobody translates."""

    __slots__ = ()


def explain(tables: RunTables, key: str) -> Iterator[str]:
    """Lines that say why the row with this id is there.

    `key` is an event_id, actor_id, organization_id, mention_id, date_id or article_id.

    Raises:
        BadInput: no table has this id.
    """
    for table, column, tell in (
        ("events", "event_id", _event),
        ("actors", "actor_id", _entity),
        ("organizations", "organization_id", _entity),
        ("mentions", "mention_id", _mention),
        ("dates", "date_id", _date),
        ("articles", "article_id", _article),
    ):
        found = next((row for row in tables.rows(table) if row[column] == key), None)
        if found is not None:
            yield from tell(tables, found)
            return
    raise BadInput(f"{key}: no row of {tables.folder} has this id. Ids stand in the first columns of the tables.")


def _event(tables: RunTables, event: Row) -> Iterator[str]:
    yield f"event {event['event_id']}: {event['label']}"
    days = event["edtf"] if event["date_start"] else "without a day"
    yield f"{days}; {event['type']}; {event['modality']}"
    names = tables.names
    told = [row for row in tables.rows("event_mentions") if row["event_id"] == event["event_id"]]
    dates = _by_id(tables, "dates", "date_id", {row["date_id"] for row in told})
    articles = _by_id(tables, "articles", "article_id", {row["article_id"] for row in told})
    for row in told[:MAX_SHOWN]:
        timex, article = dates[row["date_id"]], articles[row["article_id"]]
        yield ""
        yield _place(tables, article, row["start_char"], row["end_char"])
        marks = [
            (row["trigger_start_char"], row["trigger_end_char"], "[", "]"),
            (timex["start_char"], timex["end_char"], "{", "}"),
        ]
        yield Quoted(f"  « {_marked(article['text'], row['start_char'], row['end_char'], marks)} »")
        if row["reported_by"]:
            yield f"  reported by {names[row['reported_by']]}"
        yield f"  [{row['trigger']}] was tied to its date by {rule_in_words(row['rule'])}"
        yield from (f"  {line}" for line in _date_lines(timex))
    if len(told) > MAX_SHOWN:
        yield f"… and {len(told) - MAX_SHOWN} more tellings in event_mentions"
    yield ""
    for part in tables.rows("event_participants"):
        if part["event_id"] == event["event_id"]:
            yield f"{part['role']}: {names[part['entity_id']]} (confidence {part['confidence']:.2f})"
    yield from _merges(tables, _decided_on(tables, event, {row["trigger"] for row in told}))


def _entity(tables: RunTables, entity: Row) -> Iterator[str]:
    kind = "actor" if "actor_id" in entity else "organization"
    key = entity[f"{kind}_id"]
    aliases = {row["alias"]: row["n_mentions"] for row in tables.rows("aliases") if row["entity_id"] == key}
    yield f"{kind} {key}: {entity['name']}"
    yield "named as " + "; ".join(f"{alias} ({n})" for alias, n in aliases.items())
    roles = Counter(row["role"] for row in tables.rows("affiliations") if kind == "actor" and row["actor_id"] == key)
    if roles:
        yield "roles: " + "; ".join(f"{role} ({n})" for role, n in roles.most_common())
    yield from _takes_part(tables, key)
    mentions = [row for row in tables.rows("mentions") if row["entity_id"] == key]
    articles = _by_id(tables, "articles", "article_id", {row["article_id"] for row in mentions[:MAX_SHOWN]})
    for row in mentions[:MAX_SHOWN]:
        yield from _mention_lines(tables, row, articles[row["article_id"]])
    if len(mentions) > MAX_SHOWN:
        yield f"… and {len(mentions) - MAX_SHOWN} more in mentions"
    names = {entity["name"], *aliases}
    yield from _merges(tables, (row for row in tables.rows("merges") if row["kind"] == kind and names & _sides(row)))


def _takes_part(tables: RunTables, key: str) -> Iterator[str]:
    """The events that somebody takes part in, in the order of the chronology."""
    parts = {row["event_id"]: row["role"] for row in tables.rows("event_participants") if row["entity_id"] == key}
    events = [row for row in tables.rows("events") if row["event_id"] in parts]
    if events:
        yield ""
        yield f"takes part in {len(events)} events:"
    for event in sorted(events, key=lambda row: (row["date_start"] is None, row["date_start"], row["event_id"])):
        yield f"{event['edtf']}; {event['type']}; {event['modality']}; {parts[event['event_id']]}; {event['event_id']}"
        yield Quoted(f"  « {event['label']} »")


def _mention(tables: RunTables, mention: Row) -> Iterator[str]:
    yield f"mention {mention['mention_id']} of {tables.names[mention['entity_id']]}"
    article = _by_id(tables, "articles", "article_id", {mention["article_id"]})[mention["article_id"]]
    yield from _mention_lines(tables, mention, article)


def _mention_lines(tables: RunTables, mention: Row, article: Row) -> Iterator[str]:
    start, end = _line_of(article["text"], mention["start_char"], mention["end_char"])
    marks = [(mention["start_char"], mention["end_char"], "[", "]")]
    yield ""
    yield _place(tables, article, mention["start_char"], end)
    yield Quoted(f"  « {_marked(article['text'], start, end, marks)} »")
    yield f"  found by {rule_in_words(mention['rule'])}; tied by {rule_in_words(mention['link_rule'])}"


def _date(tables: RunTables, timex: Row) -> Iterator[str]:
    article = _by_id(tables, "articles", "article_id", {timex["article_id"]})[timex["article_id"]]
    start, end = _line_of(article["text"], timex["start_char"], timex["end_char"])
    yield f"date {timex['date_id']}"
    yield _place(tables, article, timex["start_char"], end)
    yield Quoted(f"  « {_marked(article['text'], start, end, [(timex['start_char'], timex['end_char'], '{', '}')])} »")
    yield from (f"  {line}" for line in _date_lines(timex))


def _date_lines(timex: Row) -> Iterator[str]:
    value = timex["edtf"] or "no value"
    counted = f", counted from {timex['anchor']}" if timex["anchor"] else ""
    rule = rule_in_words(timex["rule"])
    yield f"{{{timex['text']}}} is {value} ({timex['basis'] or timex['kind']}{counted}), read by {rule}"
    if timex["alternative"]:
        yield f"nearly as likely: {timex['alternative']}"
    if timex["weekday_conflict"]:
        yield "its weekday contradicts the day; the day was kept"


def _article(tables: RunTables, article: Row) -> Iterator[str]:
    yield f"article {article['article_id']}: {article['title'] or article_source(article)}"
    basis = article["published_basis"]
    published = f"published {article['published']} ({basis})" if article["published"] else NO_DAY
    yield f"file {article['source']}, part {article['part']}; {published}"
    dropped = f"{article['n_words_dropped']} of {article['n_words_source']} words of prose were not kept"
    yield f"{dropped}: `filrouge check` shows them"
    if article["near_duplicate_of"]:
        yield f"repeats {article['near_duplicate_of']}"


def _decided_on(tables: RunTables, event: Row, triggers: Set[str]) -> list[Row]:
    """What joined the tellings of an event, then what keeps it apart from others or leaves it open.

    Tellings that were joined stand in `merges` by the labels that they had: from the event's own on, each leads to
    those that are one with it. Two events may have one label, so their words must be among those that tell this one.
    """
    apart, joined = [], []
    for row in tables.rows("merges"):
        if row["kind"] == "event" and event["event_id"] in _sides(row):
            apart.append(row)
        elif row["kind"] == "event" and row["decision"] == "same" and _words(row) <= triggers:
            joined.append(row)
    names = {event["label"]}
    while more := {one for row in joined if names & _sides(row) for one in _sides(row)} - names:
        names |= more
    return [*(row for row in joined if names & _sides(row)), *apart]


def _words(merge: Row) -> set[str]:
    """The words of two tellings that were compared; none where the user joined them."""
    found = _COMPARED.match(merge["evidence"])
    return set(found.groups()) if found else set()


def _sides(merge: Row) -> set[str]:
    return {merge["left"], merge["right"]}


def _merges(tables: RunTables, decisions: Iterable[Row]) -> Iterator[str]:
    for row in decisions:
        who = "you" if row["by"] == "user" else rule_in_words(row["rule"])
        left, right = (row[side].translate(_INNER) for side in ("left", "right"))
        yield f"« {left} » / « {right} »: {row['decision']}, by {who}; {evidence_with_names(tables, row['evidence'])}"


def _by_id(tables: RunTables, table: str, column: str, wanted: set[str]) -> dict[str, Row]:
    return {row[column]: row for row in tables.rows(table) if row[column] in wanted}


def _place(tables: RunTables, article: Row, start: int, end: int) -> str:
    """The file with the line of the words there, where it can be told; else that of the cleaned text."""
    cleaned = f"line {article['text'].count(chr(10), 0, start) + 1} of the cleaned text"
    line = line_in_file(tables, article["source"], article["text"][start:end])
    part = f" (part {article['part']})" if article["part"] > 1 else ""
    where = f"line {line} ({cleaned})" if line else cleaned
    # The file is said once: it stands for an outlet that is not known.
    told = article_source(article).removeprefix(article["source"]).removeprefix(", ") or NO_DAY
    return f"{article['source']}{part}, {where}, {told}:"


def _line_of(text: str, start: int, end: int) -> tuple[int, int]:
    close = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, close if close >= 0 else len(text)


def _marked(text: str, start: int, end: int, marks: list[tuple[int, int, str, str]]) -> str:
    """A stretch of the text with brackets around some of its words."""
    parts, done = [], start
    for begin, stop, opening, closing in sorted(marks):
        if begin >= done and stop <= end:
            parts += [text[done:begin], opening, text[begin:stop], closing]
            done = stop
    return " ".join("".join([*parts, text[done:end]]).split())


def line_in_file(tables: RunTables, source: str, words: str) -> int | None:
    """The line of a file of the run's articles in which some words begin.

    None where the file is gone, is packed (a PDF, a document, an archive), or writes the words otherwise.
    """
    folder = tables.manifest().get("input")
    if not folder:
        return None
    text = _text(tables.folder / folder / source)
    sought = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", words)[:N_WORDS])
    found = re.search(rf"(?<!\w){sought}(?!\w)", text) if sought and text else None
    return text.count("\n", 0, found.start()) + 1 if found else None


@lru_cache(maxsize=8)
def _text(path: Path) -> str:
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    except OSError:
        return ""
    return "" if b"\0" in raw[:1000] and raw[:2] not in (b"\xff\xfe", b"\xfe\xff") else decode(raw).text
