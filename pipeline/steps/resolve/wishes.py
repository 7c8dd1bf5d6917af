"""Correction -> what may hold of the corpus at hand: contradictions and names that do not occur are set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.names.columns import KINDS, NameColumns
from pipeline.names.corpus import key_of
from pipeline.names.key import slug
from pipeline.names.resolution import Wishes
from pipeline.records import Rejection
from pipeline.records.correction import OF_EVENTS, Correction
from pipeline.steps.resolve.beliefs import Beliefs

Node = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardCorrections:
    """Corrections that hold, those that do not, and what the merging core is to know of the former."""

    holding: tuple[Correction, ...]
    rejections: tuple[Rejection, ...]
    wishes: Wishes


def sort_out(corrections: Iterable[Correction]) -> tuple[tuple[Correction, ...], tuple[Rejection, ...]]:
    """The lines that can hold together, in order, and a row for each that a later line contradicts."""
    beliefs = Beliefs()
    narrow: dict[tuple[str, ...], Correction] = {}
    holding: list[Correction] = []
    rejections: list[Rejection] = []
    for one in sorted(corrections, key=lambda one: -one.line):
        if one.article_id and one.decision == "add":
            against = None
        elif one.decision in OF_EVENTS:
            last = narrow.setdefault((one.decision, one.left, one.right or ""), one)
            against = None if _gist(last) == _gist(one) else last
        elif one.article_id or one.decision in KINDS:
            # Of one article, or of what a name is: no other line than its like bears on it.
            last = narrow.setdefault(_place(one), one)
            against = None if _gist(last) == _gist(one) else last
        else:
            left, right = node_of(one.kind, one.left), node_of(one.kind, one.right) if one.right else None
            # That a name has two bearers is no contradiction of anything.
            two = one.decision == "different" and left == right
            name = node_of(one.kind, one.name) if one.name else None
            against = None if two else beliefs.accept(one, left, right, name)
        if against is None:
            holding.append(one)
        else:
            problem = f"line {against.line} says otherwise, and the later line holds. Delete the line that is wrong."
            rejections.append(set_line_aside(one, "correction_contradicts", problem))
    return tuple(reversed(holding)), tuple(reversed(rejections))


def hear_corrections(
    columns: NameColumns, corrections: Iterable[Correction], read_as: Mapping[str, str] | None = None
) -> HeardCorrections:
    """Sort out corrections about names of the whole corpus; where two contradict each other, the later line holds.

    `read_as` gives, by the slug of a name that the tables show, the form under which the columns have it.
    """
    named = [one for one in corrections if one.kind in KINDS and not one.article_id and one.decision not in KINDS]
    if not named:
        return HeardCorrections(holding=(), rejections=(), wishes=Wishes())
    forms = read_as or {}
    present: set[Node] = {
        (KINDS[kind], key_of(kind, text)) for text, kind in zip(columns.forms, columns.form_kind, strict=True)
    }
    sorted_out, rejections = sort_out(named)
    # What is said of bearers of one name was heard before (`readings`); that they are one, where nothing splits them,
    # needs no hearing.
    holding = tuple(
        one
        for one in sorted_out
        if of_all_rows(one) or not (has_one_name(one) and (one.decision == "different" or slug(one.left) not in forms))
    )
    given = {node_of(one.kind, one.name) for one in holding if one.name}
    found: list[Correction] = []
    unmatched: list[Rejection] = []
    for one in holding:
        absent = [
            name
            for name in (one.left, one.right)
            if name and _as_read(one.kind, name, forms) not in present and node_of(one.kind, name) not in given
        ]
        if absent:
            unmatched.append(unmatched_line(one, absent))
        else:
            found.append(one)
    return HeardCorrections(
        holding=tuple(found),
        rejections=(*unmatched, *rejections),
        wishes=_wishes(holding, present, forms),
    )


def unmatched_line(one: Correction, absent: Iterable[str]) -> Rejection:
    """The row for a line that names what is not in the articles."""
    quoted = " and ".join(f"« {name} »" for name in absent)
    problem = f"no {one.kind} {quoted} in these articles. Correct the name, or leave the line for articles to come."
    return set_line_aside(one, "correction_unmatched", problem)


def has_one_name(one: Correction) -> bool:
    """Whether a line is about two bearers of one name."""
    if one.kind not in KINDS or one.right is None or one.decision not in ("same", "different"):
        return False
    left, right = (base_name(one.kind, name) for name in (one.left, one.right))
    return node_of(one.kind, left) == node_of(one.kind, right)


def of_all_rows(one: Correction) -> bool:
    """Whether a line makes all rows of one name one: of short and generic names each article has its own."""
    return has_one_name(one) and one.decision == "same" and " (" not in f"{one.left}{one.right}"


def base_name(kind: str, name: str) -> str:
    """The name of a person without what tells it from another bearer: « Jean Martin (maire de Luzac) »."""
    return name.partition(" (")[0] if kind == "actor" else name


def node_of(kind: str, name: str) -> Node:
    """What stands for a name: spellings of one key are one; what is said in brackets tells two bearers apart."""
    if kind not in KINDS:
        return kind, name
    base, bracket, role = name.partition(" (")
    key = key_of(KINDS.index(kind), base if kind == "actor" else name)
    return kind, f"{key} {slug(role)}" if bracket and kind == "actor" else key


def set_line_aside(one: Correction, reason: str, problem: str) -> Rejection:
    """The row for a line that does not hold."""
    return Rejection(source=one.source, step="resolve", reason=reason, detail=f"line {one.line}: {problem}")


def _wishes(holding: Iterable[Correction], present: set[Node], forms: Mapping[str, str]) -> Wishes:
    """What is one and what is two, said of names that occur; names in between may be of articles to come."""
    lines = list(holding)
    beliefs = Beliefs()
    shown: dict[Node, str] = {}
    for one in reversed(lines):
        for name in (one.left, one.right, one.name):
            if name and _as_read(one.kind, name, forms) in present:
                shown.setdefault(node_of(one.kind, name), name)
        if one.decision in ("same", "rename"):
            right, new = (node_of(one.kind, said) if said else None for said in (one.right, one.name))
            beliefs.accept(one, node_of(one.kind, one.left), right, new)
    groups: dict[object, list[str]] = defaultdict(list)
    for node, name in shown.items():
        groups[beliefs.find(node)].append(name)
    together, apart = [], []
    kinds = {beliefs.find(node): KINDS.index(node[0]) for node in shown}
    for root, names in groups.items():
        together += [(kinds[root], _form(names[0], forms), _form(other, forms)) for other in names[1:]]
    together += [(KINDS.index(one.kind), one.left, one.left) for one in lines if of_all_rows(one)]
    for one in lines:
        if one.decision == "different" and one.right:
            sides = [groups.get(beliefs.find(node_of(one.kind, name)), []) for name in (one.left, one.right)]
            mine = [
                name if _as_read(one.kind, name, forms) in present else next(iter(side), None)
                for name, side in zip((one.left, one.right), sides, strict=True)
            ]
            if mine[0] and mine[1]:
                apart.append((KINDS.index(one.kind), _form(mine[0], forms), _form(mine[1], forms)))
    return Wishes(together=tuple(together), apart=tuple(apart))


def _form(name: str, forms: Mapping[str, str]) -> str:
    return forms.get(slug(name), name)


def _as_read(kind: str, name: str, forms: Mapping[str, str]) -> Node:
    return kind, key_of(KINDS.index(kind), _form(name, forms))


def _place(one: Correction) -> tuple[str, ...]:
    if not one.article_id:
        return ("what it is", slug(one.left))
    of = "what it is" if one.decision in KINDS else "who it is"
    return of, one.kind, one.article_id, key_of(KINDS.index(one.kind), one.left)


def _gist(one: Correction) -> tuple[str, str | None, str]:
    return one.decision, one.name, slug(one.right or "")
