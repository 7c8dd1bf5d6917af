"""Articles that come as records (JSON, CSV, XLSX): which column is what, and one text a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.records import RawText, Rejection
from pipeline.settings import FIELDS, Settings
from pipeline.steps.ingest.fields import field_key, field_names, head_row, header_from_fields, lead_of
from pipeline.steps.ingest.markup import lines_of, parse_html
from pipeline.steps.ingest.source import Cut, Source

_PARAGRAPH = 40  # characters from which the items of a list are lines, not names
_SURE_NAMES = ("text", "texte", "content", "contenu", "body")
_NAMED_LENGTH = 40  # characters on average from which a column of a less usual name is the text: others hold ids
_TEXT_LENGTH = 150  # characters on average from which an unnamed column can be the text


def text_column(names: Sequence[str], rows: Sequence[Mapping[str, str]], settings: Settings) -> str | None:
    """The column that holds the articles: the one that the settings name, a usual name, else the longest one."""
    wanted = settings.columns.get("text")
    if wanted is not None:
        return {name.strip().lower(): name for name in names}.get(wanted.strip().lower())
    known = {field_key(name): name for name in reversed(names)}
    for key in field_names("text"):
        if key in known and _mean_length(known[key], rows) >= (1 if key in _SURE_NAMES else _NAMED_LENGTH):
            return known[key]
    lengths = {name: _mean_length(name, rows) for name in names}
    longest = max(names, key=lambda name: lengths[name], default=None)
    return longest if longest is not None and lengths[longest] >= _TEXT_LENGTH else None


def _own_column(row: Mapping[str, str]) -> str | None:
    """The column in which a record has its text, by name."""
    known = {field_key(name): name for name in reversed(list(row))}
    return next((known[key] for key in field_names("text") if key in known and _mean_length(known[key], [row])), None)


def _mean_length(name: str, rows: Sequence[Mapping[str, str]]) -> float:
    sample = [text for row in rows[:200] if (text := row.get(name))][:50]
    return sum(map(len, sample)) / len(sample) if sample else 0.0


def read_records(
    source: Source,
    rows: Sequence[Mapping[str, str]],
    settings: Settings,
    *,
    format: str,
    encoding: str = "utf-8",
    repairs: tuple[str, ...] = (),
    first: int = 1,
    above: Sequence[str] = (),
) -> Iterator[RawText | Rejection]:
    """One text for each record, numbered from `first`; the other columns become its header.

    `above` are the lines of a table above the names of its columns.
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    column = text_column(names, rows, settings)
    if column is None:
        yield source.reject("no_text", no_column(names))
        return
    cuts = _with_lines(above, (_record(row, column, settings) for row in rows))
    empty = "Record {} has no text"
    yield from source.raw_texts(cuts, format=format, encoding=encoding, repairs=repairs, empty=empty, first=first)


def _record(row: Mapping[str, str], column: str, settings: Settings) -> Cut:
    # Records of several tools in one file carry their texts under several names.
    own = column if (row.get(column) or "").strip() else _own_column(row) or column
    text = row.get(own) or ""
    fields = {name: value for name, value in row.items() if name != own}
    for field in FIELDS[1:]:
        chosen = settings.columns.get(field)
        if chosen is not None and row.get(chosen):
            fields[field] = row[chosen]
    body = _plain(text)
    lead = lead_of(fields, body)
    whole = "\n".join(filter(None, (_plain(lead) if lead else None, body))) if text.strip() else ""
    return Cut(header_from_fields(fields), whole, [line for value in fields.values() for line in value.split("\n")])


def _with_lines(above: Sequence[str], cuts: Iterable[Cut]) -> Iterator[Cut]:
    """The lines above some articles are told of with the first that has a text."""
    for cut in cuts:
        yield cut._replace(lines=[*above, *cut.lines])
        above = () if cut.text.strip() else above


def table_records(table: Sequence[Sequence[str]]) -> tuple[list[dict[str, str]], list[str]]:
    """The rows of a table by the names of its columns, and the lines above these names."""
    head = head_row(table)
    names = [name.strip() or f"column {at}" for at, name in enumerate(table[head], start=1)]
    above = [cell for row in table[:head] for cell in row]
    return [dict(zip(names, cells, strict=False)) for cells in table[head + 1 :]], above


def no_column(names: Sequence[str]) -> str:
    """What to tell when no column holds texts."""
    return f"No column of texts among: {', '.join(names)[:200]}. Name it in the settings: [columns] text = '…'"


def _plain(text: str) -> str:
    """A record's text without its tags, when it is HTML."""
    if "</p>" in text or "<br" in text or "</div>" in text:
        tree = parse_html(text)
        if tree is not None:
            return lines_of(tree)
    return text


def as_text(value: Any) -> str:
    """A cell or JSON value as text; lists of words are joined, objects with a name give it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        parts = list(filter(None, map(as_text, value)))
        return ("\n" if any(len(part) > _PARAGRAPH for part in parts) else ", ").join(parts)
    if isinstance(value, dict):
        if "family" in value:  # a person of a bibliography
            return " ".join(filter(None, map(as_text, (value.get("given"), value["family"]))))
        if "date-parts" in value:
            return _day(value["date-parts"]) or as_text(value.get("raw") or value.get("literal"))
        named = as_text(value.get("name") or value.get("text") or value.get("value"))
        # A body in sections: headlines, paragraphs, lists of them.
        return named or "\n".join(filter(None, (as_text(v) for v in value.values() if isinstance(v, (list, dict)))))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _day(parts: Any) -> str:
    """The day that a bibliography gives as [[2025, 11, 24]]; of a period its first."""
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return "-".join(str(part).zfill(2) for part in first)
