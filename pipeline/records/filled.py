"""Records by the hundred thousand: a frozen one is filled by a function call for each field, here it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

R = TypeVar("R")


def filler(cls: type[R]) -> Callable[..., R]:
    """What makes a record of all its fields, in their order; one that checks itself is checked."""
    return _filler(cast(Any, cls), field_names(cast(Any, cls)))


def changer(cls: type[R], *names: str) -> Callable[..., R]:
    """What makes a record of another and of new values for some fields, as `dataclasses.replace` does."""
    kept = tuple(name for name in field_names(cast(Any, cls)) if name not in names)
    fill, values_of = _filler(cast(Any, cls), (*kept, *names)), attrgetter(*kept)
    return lambda record, *values: fill(*values_of(record), *values)


@cache
def field_names(cls: Any) -> tuple[str, ...]:
    """The fields of a record, in their order."""
    return tuple(field.name for field in fields(cls))


@cache
def _filler(cls: Any, names: tuple[str, ...]) -> Callable[..., Any]:
    # A class that lies in memory like the record's own, and may be filled; then it is given that class.
    any_fields = [(name, Any) for name in names]
    twin = make_dataclass(cls.__name__, any_fields, slots="__slots__" in vars(cls), eq=False, repr=False)
    check = getattr(cls, "__post_init__", None)

    def fill(*values: Any) -> Any:
        record = twin(*values)
        record.__class__ = cls
        if check is not None:
            check(record)
        return record

    return fill
