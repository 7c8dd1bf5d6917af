"""The mentions of each entity while it is being described, found by any of its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.names.canonical import CanonicalName, canonical_name, split_person
from pipeline.names.columns import ACTOR, KINDS, Ints
from pipeline.names.corpus import key_of
from pipeline.records.correction import Correction
from pipeline.steps.resolve.columns import Mentions
from pipeline.steps.resolve.readings import Readings


class Bearers:
    """Entities by number, in the order of their first mentions: `called` is how each is called.

    Mentions, by their places, and the rules that tied them stand entity after entity, each from its place in `_first`
    on.
    """

    def __init__(self, names: Mentions, places: Sequence[int], entity: Ints, rules: npt.NDArray[np.int8]) -> None:
        _, at, which = np.unique(entity, return_index=True, return_inverse=True)
        rank = np.empty(len(at), dtype=np.int32)
        rank[np.argsort(at)] = np.arange(len(at), dtype=np.int32)
        order = np.argsort(rank[which], kind="stable")
        self._places, self._rules = np.asarray(places, dtype=np.int32)[order], rules[order]
        self._first = np.append(0, np.cumsum(np.bincount(rank[which], minlength=len(at))))
        self._fewer: dict[int, npt.NDArray[np.bool_]] = {}
        self._kinds = names.kind
        self.called: list[CanonicalName] = []

    def __len__(self) -> int:
        return len(self._first) - 1

    def kind(self, number: int) -> int:
        """Whether it is a person or a body."""
        return self._kinds[int(self._places[self._first[number]])]

    def places(self, number: int) -> list[int]:
        """Its mentions."""
        found: list[int] = self._of(self._places, number).tolist()
        return found

    def rules(self, number: int) -> list[int]:
        """What tied each of them to it."""
        found: list[int] = self._of(self._rules, number).tolist()
        return found

    def keep(self, number: int, kept: Sequence[bool]) -> None:
        """Let it have some of its mentions only."""
        self._fewer[number] = np.array(kept, dtype=bool)

    def _of(self, column: npt.NDArray[np.signedinteger], number: int) -> npt.NDArray[np.signedinteger]:
        some = column[self._first[number] : self._first[number + 1]]
        return some[self._fewer[number]] if number in self._fewer else some


class _ByName:
    """All entities by name and by form, so that a correction costs nothing but what it is about."""

    def __init__(self, bearers: Bearers, names: Mentions) -> None:
        self._bearers = bearers
        self._by_name: dict[tuple[int, str], list[int]] = defaultdict(list)
        self._by_form: dict[tuple[int, str], list[int]] = defaultdict(list)
        for one in range(len(bearers)):
            kind = bearers.kind(one)
            self._by_name[kind, key_of(kind, bearers.called[one].name)].append(one)
            for key in dict.fromkeys(key_of(kind, names.name_of(row)) for row in bearers.places(one)):
                self._by_form[kind, key].append(one)

    def meant(self, kind: int, name: str) -> tuple[int, ...]:
        """The entities that a name denotes: those that bear it, else those that have it among their forms."""
        key = key_of(kind, name)
        return tuple(self._by_name.get((kind, key), ()) or self._by_form.get((kind, key), ()))

    def rename(self, one: int, name: CanonicalName) -> None:
        """Give an entity another name, under which it is found from now on."""
        kind, called = self._bearers.kind(one), self._bearers.called
        self._by_name[kind, key_of(kind, called[one].name)].remove(one)
        called[one] = name
        self._by_name[kind, key_of(kind, name.name)].append(one)


def name_bearers(bearers: Bearers, names: Mentions, read: Readings) -> None:
    """Name entities by their fullest frequent form; bearers of one name, told apart by the user, as the user does."""
    for one in range(len(bearers)):
        places = bearers.places(one)
        # Most are named once or twice: a dictionary has counted them before a Counter is made.
        written: dict[int, int] = {}
        for row in places:
            written[names.name[row]] = written.get(names.name[row], 0) + 1
        called = canonical_name(bearers.kind(one), {names.strings[name]: n for name, n in written.items()})
        told_apart = [read.forms[row] for row in places if row in read.forms]
        if told_apart and (shown := [form for form, _ in Counter(told_apart).most_common() if form in read.shown]):
            called = called._replace(name=read.shown[shown[0]])
        bearers.called.append(called)


def hear(bearers: Bearers, names: Mentions, corrections: Sequence[Correction]) -> set[int]:
    """Name entities as the user does; those to drop whole.

    A name to leave out that is only an alias of others takes away its own mentions.
    """
    whole: set[int] = set()
    if not corrections:
        return whole
    found = _ByName(bearers, names)
    for one in corrections:
        if one.name is not None:
            _rename(found, bearers, one, one.name)
    for one in corrections:
        if one.decision == "ignore":
            whole |= _left_out(found, bearers, one, names)
    return whole


def _rename(found: _ByName, bearers: Bearers, said: Correction, name: str) -> None:
    kind = KINDS.index(said.kind)
    given, family = split_person(name) if kind == ACTOR else (None, None)
    for one in found.meant(kind, said.left):
        found.rename(one, CanonicalName(name, given, family, bearers.called[one].acronym))


def _left_out(found: _ByName, bearers: Bearers, said: Correction, names: Mentions) -> set[int]:
    kind = KINDS.index(said.kind)
    key = key_of(kind, said.left)
    whole = set()
    for one in found.meant(kind, said.left):
        if key_of(kind, bearers.called[one].name) == key:
            whole.add(one)
            continue
        stays = [key_of(kind, names.name_of(row)) != key for row in bearers.places(one)]
        bearers.keep(one, stays)
        if not any(stays):
            whole.add(one)
    return whole
