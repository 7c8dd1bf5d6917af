"""Correction -> what may hold of the corpus at hand: contradictions and names that do not occur are set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.names.columns import KINDS, NameColumns
from pipeline.names.corpus import Wishes, key_of
from pipeline.records import Rejection
from pipeline.records.correction import Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardCorrections:
    """Corrections that hold, those that do not, and what the merging core is to know of the former."""

    holding: tuple[Correction, ...]
    rejections: tuple[Rejection, ...]
    wishes: Wishes


def hear_corrections(columns: NameColumns, corrections: Iterable[Correction]) -> HeardCorrections:
    """Sort out corrections about names; where two contradict each other, the later line holds."""
    present: set[tuple[int, str]] = {
        (kind, key_of(kind, text)) for text, kind in zip(columns.forms, columns.form_kind, strict=True)
    }
    mine = [one for one in corrections if one.kind in KINDS]
    rejections = []
    found = []
    for one in mine:
        absent = [name for name in (one.left, one.right) if name and (_kind(one), _key(one, name)) not in present]
        if absent:
            quoted = " and ".join(f"« {name} »" for name in absent)
            rejections.append(
                _set_aside(
                    one,
                    "correction_unmatched",
                    f"no {one.kind} {quoted} in these articles. Correct the name, "
                    "or leave the line for articles to come.",
                )
            )
        else:
            found.append(one)
    holding: list[Correction] = []
    beliefs = _Beliefs()
    for one in sorted(found, key=lambda one: -one.line):
        against = beliefs.contradicts(one)
        if against is None:
            beliefs.accept(one)
            holding.append(one)
        else:
            rejections.append(
                _set_aside(
                    one,
                    "correction_contradicts",
                    f"line {against.line} says otherwise, and the later line holds. Delete the line that is wrong.",
                )
            )
    holding.reverse()
    return HeardCorrections(
        holding=tuple(holding),
        rejections=tuple(sorted(rejections, key=lambda row: row.detail)),
        wishes=Wishes(together=tuple(_together(holding, present)), apart=tuple(_apart(holding))),
    )


def _together(holding: Iterable[Correction], present: set[tuple[int, str]]) -> Iterable[tuple[int, str, str]]:
    for one in holding:
        if one.right and one.decision in ("same", "rename"):
            yield _kind(one), one.left, one.right
        if one.name and (_kind(one), _key(one, one.name)) in present:
            yield _kind(one), one.left, one.name


def _apart(holding: Iterable[Correction]) -> Iterable[tuple[int, str, str]]:
    return ((_kind(one), one.left, one.right) for one in holding if one.right and one.decision == "different")


class _Beliefs:
    """What accepted corrections say together: groups of names that are one, pairs that are two, new names."""

    def __init__(self) -> None:
        self._parent: dict[tuple[str, str], tuple[str, str]] = {}
        self._accepted: list[Correction] = []

    def accept(self, one: Correction) -> None:
        self._accepted.append(one)
        if one.right and one.decision in ("same", "rename"):
            self._parent[self._find(_node(one, one.left))] = self._find(_node(one, one.right))

    def contradicts(self, one: Correction) -> Correction | None:
        """An accepted correction that cannot hold beside this one."""
        if one.right and one.decision == "different":
            if self._find(_node(one, one.left)) == self._find(_node(one, one.right)):
                group = self._find(_node(one, one.left))
                return next(
                    other
                    for other in self._accepted
                    if other.right and other.decision != "different" and self._find(_node(other, other.left)) == group
                )
            return None
        trial = dict(self._parent)
        if one.right and one.decision in ("same", "rename"):
            self._parent[self._find(_node(one, one.left))] = self._find(_node(one, one.right))
        against = next((other for other in self._accepted if self._broken(other) or self._clashes(one, other)), None)
        self._parent = trial
        return against

    def _broken(self, other: Correction) -> bool:
        return (
            other.decision == "different"
            and other.right is not None
            and self._find(_node(other, other.left)) == self._find(_node(other, other.right))
        )

    def _clashes(self, one: Correction, other: Correction) -> bool:
        """Whether one name would be left out and kept, or one entity bear two names."""
        if one.kind != other.kind:
            return False
        for out, kept in ((one, other), (other, one)):
            if out.decision == "ignore" and out.right is None and kept.decision in ("same", "rename"):
                return _key(one, out.left) in {_key(one, name) for name in (kept.left, kept.right) if name}
        if one.decision != "rename" or other.decision != "rename":
            return False
        return self._find(_node(one, one.left)) == self._find(_node(other, other.left)) and one.name != other.name

    def _find(self, node: tuple[str, str]) -> tuple[str, str]:
        while node in self._parent and self._parent[node] != node:
            node = self._parent[node]
        return node


def _kind(one: Correction) -> int:
    return KINDS.index(one.kind)


def _key(one: Correction, name: str) -> str:
    return key_of(_kind(one), name)


def _node(one: Correction, name: str) -> tuple[str, str]:
    return one.kind, _key(one, name)


def _set_aside(one: Correction, reason: str, detail: str) -> Rejection:
    return Rejection(source=one.source, step="resolve", reason=reason, detail=f"line {one.line}: {detail}")
