"""The mentions of each entity while it is being described, found by any of its names."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.names.canonical import CanonicalName, canonical_name, split_person
from pipeline.names.columns import ACTOR, KINDS
from pipeline.names.corpus import key_of
from pipeline.records.correction import Correction
from pipeline.steps.resolve.columns import Mentions
from pipeline.steps.resolve.readings import Readings


@dataclass(slots=True, eq=False)
class Bearer:
    """One entity: its mentions by their places, the rules that tied them to it, and its name."""

    kind: int
    rows: array[int] = field(default_factory=lambda: array("i"))
    rules: array[int] = field(default_factory=lambda: array("b"))
    name: CanonicalName = field(default_factory=lambda: CanonicalName(""))


class Bearers:
    """All entities by name and by form, so that a correction costs nothing but what it is about."""

    def __init__(self, bearers: Iterable[Bearer], names: Mentions) -> None:
        self._by_name: dict[tuple[int, str], list[Bearer]] = defaultdict(list)
        self._by_form: dict[tuple[int, str], list[Bearer]] = defaultdict(list)
        for one in bearers:
            self._by_name[one.kind, key_of(one.kind, one.name.name)].append(one)
            for key in dict.fromkeys(key_of(one.kind, names.name_of(row)) for row in one.rows):
                self._by_form[one.kind, key].append(one)

    def meant(self, kind: int, name: str) -> tuple[Bearer, ...]:
        """The entities that a name denotes: those that bear it, else those that have it among their forms."""
        key = key_of(kind, name)
        return tuple(self._by_name.get((kind, key), ()) or self._by_form.get((kind, key), ()))

    def rename(self, one: Bearer, name: CanonicalName) -> None:
        """Give an entity another name, under which it is found from now on."""
        self._by_name[one.kind, key_of(one.kind, one.name.name)].remove(one)
        one.name = name
        self._by_name[one.kind, key_of(one.kind, name.name)].append(one)


def name_bearers(bearers: Sequence[Bearer], names: Mentions, read: Readings) -> None:
    """Name entities by their fullest frequent form; bearers of one name, told apart by the user, as the user does."""
    for one in bearers:
        written = Counter(names.name[row] for row in one.rows)
        one.name = canonical_name(one.kind, {names.strings[name]: n for name, n in written.items()})
        if read.forms:
            forms = Counter(read.forms[row] for row in one.rows if row in read.forms)
            if shown := [read.shown[form] for form, _ in forms.most_common() if form in read.shown]:
                one.name = one.name._replace(name=shown[0])


def hear(bearers: Sequence[Bearer], names: Mentions, corrections: Sequence[Correction]) -> set[int]:
    """Name entities as the user does; those to drop whole, by `id`.

    A name to leave out that is only an alias of others takes away its own mentions.
    """
    whole: set[int] = set()
    if not corrections:
        return whole
    found = Bearers(bearers, names)
    for one in corrections:
        if one.name is not None:
            _rename(found, one, one.name)
    for one in corrections:
        if one.decision == "ignore":
            whole |= _left_out(found, one, names)
    return whole


def _rename(found: Bearers, said: Correction, name: str) -> None:
    kind = KINDS.index(said.kind)
    given, family = split_person(name) if kind == ACTOR else (None, None)
    for one in found.meant(kind, said.left):
        found.rename(one, CanonicalName(name, given, family, one.name.acronym))


def _left_out(found: Bearers, said: Correction, names: Mentions) -> set[int]:
    kind = KINDS.index(said.kind)
    key = key_of(kind, said.left)
    whole = set()
    for one in found.meant(kind, said.left):
        if key_of(kind, one.name.name) == key:
            whole.add(id(one))
            continue
        stays = [at for at, row in enumerate(one.rows) if key_of(kind, names.name_of(row)) != key]
        one.rows = array("i", (one.rows[at] for at in stays))
        one.rules = array("b", (one.rules[at] for at in stays))
        if not stays:
            whole.add(id(one))
    return whole
