"""Records <-> bytes: each record as the list of its fields, in JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Generic, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import orjson

from pipeline.records.filled import field_names, filler

R = TypeVar("R")
Reads = Callable[[Any], Any]

# Texts of few kinds, and ids of one article: a corpus holds hundreds of thousands, and each kind need be there once.
FEW = frozenset({"kind", "rule", "gender", "precision", "basis", "type", "modality", "label_kind", "format"})
IDS = frozenset({"article_id", "mention_id", "date_id", "mention", "actor", "organization", "reported_by"})


class Codec(Generic[R]):
    """Turns records of one class into bytes and back.

    Bytes hold values by their place alone: they mean what they meant only where `layout` is what it was.
    """

    def __init__(self, cls: type[R]) -> None:
        self.layout = layout_of(cls)
        self._few: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._reads = self._reader(cls)

    def pack(self, record: R) -> bytes:
        """The bytes of a record."""
        try:
            return orjson.dumps(record, default=_plain, option=orjson.OPT_PASSTHROUGH_DATACLASS)
        except orjson.JSONEncodeError:
            # Half an emoji, which JSON proper cannot say.
            return json.dumps(json_ready(record), ensure_ascii=True).encode()

    def unpack(self, data: bytes) -> R:
        """The record that gave these bytes."""
        self._ids.clear()
        try:
            plain = orjson.loads(data)
        except orjson.JSONDecodeError:
            plain = json.loads(data)
        return cast(R, self._reads(plain))

    def _reader(self, cls: type[Any]) -> Reads:
        """What makes a record of the list of its fields."""
        hints, names = get_type_hints(cls), field_names(cast(Any, cls))
        made = [(at, reads) for at, name in enumerate(names) if (reads := self._field(hints[name])) is not None]
        few = [at for at, name in enumerate(names) if name in FEW or get_origin(hints[name]) is Literal]
        ids = [at for at, name in enumerate(names) if name in IDS]
        share_few, share_ids = self._few.setdefault, self._ids.setdefault
        fill = filler(cls)

        def read(row: list[Any]) -> Any:
            for at, reads in made:
                row[at] = reads(row[at])
            for at in few:
                if row[at] is not None:
                    row[at] = share_few(row[at], row[at])
            for at in ids:
                if row[at] is not None:
                    row[at] = share_ids(row[at], row[at])
            return fill(*row)

        return read

    def _field(self, hint: Any) -> Reads | None:
        """What turns a plain value into a field of this type; None where it is the same."""
        if get_origin(hint) in (Union, UnionType):
            inner = (self._field(one) for one in get_args(hint) if one is not NoneType)
            some = next((one for one in inner if one is not None), None)
            return None if some is None else lambda value: None if value is None else some(value)
        if hint is date:
            return date.fromisoformat
        if is_dataclass(hint):
            return self._reader(cast(type[Any], hint))
        if get_origin(hint) is frozenset:
            return frozenset
        if get_origin(hint) is tuple:
            items = [one for one in get_args(hint) if one is not Ellipsis]
            item = self._field(items[0]) if len(items) == 1 else None
            return tuple if item is None else lambda values: tuple(map(item, values))
        return None


def layout_of(cls: type[Any]) -> str:
    """One short text for the fields of a record and of all records in it: their names, order and types."""
    return hashlib.blake2b(_shape(cls).encode(), digest_size=8).hexdigest()


def _shape(hint: Any) -> str:
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return f"{{{','.join(f'{name}:{_shape(hints[name])}' for name in field_names(cast(Any, hint)))}}}"
    if get_origin(hint) is Literal:
        # A code more or less is no other layout.
        return "|".join(sorted({type(code).__name__ for code in get_args(hint)}))
    inner = ",".join(map(_shape, get_args(hint)))
    origin = get_origin(hint)
    name = "|" if origin in (Union, UnionType) else "..." if hint is Ellipsis else (origin or hint).__name__
    return f"{name}[{inner}]" if inner else name


def json_ready(value: Any) -> Any:
    """Records, dates and sets as lists and texts."""
    if is_dataclass(value) or isinstance(value, frozenset):
        value = _plain(value)
    if isinstance(value, list | tuple):
        return [json_ready(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return [getattr(value, name) for name in field_names(cast(Any, type(value)))]
