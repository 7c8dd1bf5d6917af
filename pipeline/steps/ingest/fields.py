"""Named fields of any format -> Header."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from pipeline.french import rows, words
from pipeline.page.fold import fold
from pipeline.page.outlets import outlet_of
from pipeline.page.page_number import page_named
from pipeline.records import Header
from pipeline.steps.ingest.parse_date import parse_date

_SAID = 60  # characters of a standfirst by which the text is searched for it
_LONGEST_LEAD = 2_000  # characters; a longer one is another text
_FAMILY_GIVEN = 2
_BETWEEN = re.compile(r"[^a-z]+")
_ABOVE = 10  # rows of a table among which its columns are named
_NAMED = 2  # cells
_CUT = ("…", "...", "[…]", "[...]")
_ADDRESS = re.compile(r"https?://|www\.")
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?:/\S*)?$", re.IGNORECASE)


@cache
def field_key(name: str) -> str:
    """A name of a field as all its spellings have it: « Date_de_publication », « date de publication »."""
    return _BETWEEN.sub("", fold(name))


@cache
def field_names(field: str) -> tuple[str, ...]:
    """The keys of the names under which files carry a field (`title`, `published`, …), best first."""
    return tuple(dict.fromkeys(field_key(row["name"]) for row in rows("fields") if row["field"] == field))


@cache
def _all_names() -> frozenset[str]:
    return frozenset(field_key(row["name"]) for row in rows("fields"))


def is_field(name: str) -> bool:
    """Whether files carry a field of ours under this name."""
    return field_key(name) in _all_names()


def head_row(table: Sequence[Sequence[str]]) -> int:
    """The row of a table that names its columns: the first one of which two cells do, titles and notes above it.

    These have fewer cells than it: above « Date », « Texte » of an article's own there are other articles.
    """
    known = next((at for at, row in enumerate(table[:_ABOVE]) if sum(map(is_field, row)) >= _NAMED), 0)
    return known if all(_n_filled(row) < _n_filled(table[known]) for row in table[:known]) else 0


def _n_filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def header_from_fields(fields: Mapping[str, str]) -> Header:
    """The header that named fields state; values that make no sense are left out."""
    values = _values(fields)
    url = _first(values, "url", lambda value: bool(_ADDRESS.match(value)) or "/" in value)
    outlet = _first(values, "outlet", _names_outlet)
    address = next((value for value in _all(values, "outlet") if _HOST.match(value)), None)
    language = _first(values, "language", lambda value: value.isalpha() or "-" in value or "_" in value)
    return Header(
        title=_first(values, "title", bool),
        outlet=outlet or outlet_of(address or "") or outlet_of(url or "") or _host(address),
        author=natural_names(_first(values, "author", bool)),
        published=_date(values, "published") or _parts(values),
        updated=_date(values, "updated"),
        url=url or (address if address and _ADDRESS.match(address) else None),
        page=next(filter(None, map(page_named, _all(values, "page"))), None),
        language=language[:2].lower() if language else None,
    )


def natural_names(authors: str | None) -> str | None:
    """« Moriceau, Estelle; Roy, Luc », as bibliographies have names, the other way round; any other list as it is.

    >>> natural_names("Moriceau, Estelle; Roy, Luc"), natural_names("Estelle Moriceau, Luc Roy")
    ('Estelle Moriceau; Luc Roy', 'Estelle Moriceau, Luc Roy')
    """
    parts = [part.strip().split(", ") for part in (authors or "").split(";") if part.strip()]
    if not parts or not all(len(part) == _FAMILY_GIVEN and _is_given(part[1]) > _is_given(part[0]) for part in parts):
        return authors
    return "; ".join(f"{given} {family}" for family, given in parts)


def _is_given(name: str) -> bool:
    """Whether a name begins with one that people are given."""
    return fold(name).partition(" ")[0] in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(map(fold, words("given_names", "name")))


def lead_of(fields: Mapping[str, str], text: str) -> str | None:
    """The standfirst that a field of its own holds, when the text lacks it; one that breaks off is an excerpt."""
    values = _values(fields)
    title = _first(values, "title", bool)
    known = fold(text[: 4 * _LONGEST_LEAD])
    for value in _all(values, "lead"):
        said = fold(value[:_SAID])
        if value != title and value.count(" ") >= 2 and len(value) <= _LONGEST_LEAD and not value.endswith(_CUT):
            return None if said in known else value
    return None


def _values(fields: Mapping[str, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in fields.items():
        if value and value.strip():
            values.setdefault(field_key(name), value.strip())
    return values


def _all(values: Mapping[str, str], field: str) -> Iterator[str]:
    return (values[name] for name in field_names(field) if name in values)


def _first(values: Mapping[str, str], field: str, is_one: Callable[[str], bool]) -> str | None:
    return next((value for value in _all(values, field) if is_one(value)), None)


def _names_outlet(value: str) -> bool:
    return not _HOST.match(value) and parse_date(value) is None


def _host(address: str | None) -> str | None:
    """The site of an address whose outlet nobody names."""
    found = _HOST.match(address) if address else None
    return found[1].lower() if found else None


def _date(values: Mapping[str, str], field: str) -> date | None:
    """The first value that is a date: `published: true` says something else."""
    return next((day for value in _all(values, field) if (day := parse_date(value)) is not None), None)


def _parts(values: Mapping[str, str]) -> date | None:
    """The date whose year, month and day stand in fields of their own; a year alone is no day."""
    parts = [_first(values, field, str.isdigit) for field in ("year", "month", "day")]
    if None in parts:
        return None
    try:
        return date(*(int(part or 0) for part in parts))
    except ValueError:
        return None


def below_title(header: Header, text: str) -> str:
    """The text of an article with its title at its head, once."""
    return f"{header.title}\n{text}" if header.title and text.strip() and not text.startswith(header.title) else text
