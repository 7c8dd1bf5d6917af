"""What is said of names by hand: the keys that a line is about, civility included."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from pipeline.names.columns import ACTOR, GENDERS, NameColumns
from pipeline.names.organization import parse_organization
from pipeline.names.person import parse_person, said_key


class Said:
    """What a name that the user writes is about: a bare surname is about those without civility, where there are any.

    What « M. Vasselin » and « Mme Vasselin » denote, their civility tells.
    """

    def __init__(self, columns: NameColumns) -> None:
        self._columns = columns

    @cached_property
    def _genders(self) -> dict[str, set[str]]:
        """By key of a surname alone, the genders that are told of it."""
        found: dict[str, set[str]] = defaultdict(set)
        columns = self._columns
        for form, gender in set(zip(columns.form.tolist(), columns.gender.tolist(), strict=True)):
            if columns.form_kind[form] == ACTOR and not (name := parse_person(columns.forms[form])).given:
                found[name.key].add(name.gender or GENDERS[gender])
        return found

    def of(self, kind: int, text: str) -> tuple[str, ...]:
        """The keys of what is said."""
        if kind != ACTOR:
            return (parse_organization(text).key,)
        name = parse_person(text)
        told = self._genders.get(name.key, set()) if not name.given else set()
        genders = [name.gender] if name.given or name.gender or "" in told or not told else sorted(told)
        return tuple(said_key(name, gender) for gender in genders)

    def meant(self, kind: int, a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The keys of two names that are one; a bare surname has the civilities that go with the other name."""
        return self._with(kind, a, b), self._with(kind, b, a)

    def _with(self, kind: int, text: str, other: str) -> tuple[str, ...]:
        name = parse_person(text)
        if kind != ACTOR or name.given or name.gender:
            return self.of(kind, text)
        gender = parse_person(other).gender
        fitting = [one for one in sorted(self._genders.get(name.key, ())) if gender in ("", one) or not one]
        return tuple(said_key(name, one) for one in fitting) or self.of(kind, text)
