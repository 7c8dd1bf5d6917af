"""Finds time expressions by the patterns of models/; says nothing yet of the days they denote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.temporal.patterns import BEFORE, Grammar, Rule, load_grammar
from pipeline.temporal.readings.captured import day_of, month_of
from pipeline.temporal.same_length import plain_text

WORD_START = re.compile(BEFORE + "[a-z0-9]")
LIST_ITEM = re.compile(
    r"(?:(?P<w>(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*)\.?,? +)?(?P<d>1 ?er|premier|\d{1,2}|[a-z][a-z-]*[a-z](?: et un)?)"
    r"(?: +(?P<m>[a-z]{3,9}))?(?: +(?P<y>\d{4}))?(?=$|[ ,])"
)

HALF_MONTH = 15
"""Days."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A span of text that a rule takes for a time expression, with the words the rule captured."""

    start: int
    end: int
    rule: str
    reading: str
    groups: dict[str, str] = field(default_factory=dict)


def find_expressions(text: str) -> tuple[Expression, ...]:
    """All time expressions of a text, in order, none overlapping. Time is linear in the length."""
    plain = plain_text(text)
    grammar = load_grammar()
    found: list[Expression] = []
    place = 0
    for begin in WORD_START.finditer(plain):
        start = begin.start()
        if start < place:
            continue
        hit = _first(grammar.rules_at(plain, start), start, plain, text)
        for expression in _expressions(grammar, *hit, plain) if hit is not None else ():
            place = expression.end
            if expression.reading != "not":
                found.append(expression)
                place = _continue(grammar, found, plain, text)
    return tuple(found)


def _first(rules: Iterable[Rule], place: int, plain: str, text: str) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that matches at a place and whose guards agree, with its match."""
    for rule in rules:
        match = rule.regex.match(plain, place)
        if match and all(guard(match, plain, text) for guard in rule.guards):
            return rule, match
    return None


def _continue(grammar: Grammar, found: list[Expression], plain: str, text: str) -> int:
    """Takes what only counts right after an expression (« 2019, 2020 et 2023 »); the place to go on from."""
    while True:
        last = found[-1]
        hit = _first((rule for rule in grammar.continued if last.reading in rule.follows), last.end, plain, text)
        if hit is None:
            return last.end
        found.extend(_expressions(grammar, *hit, plain))


def _expressions(grammar: Grammar, rule: Rule, match: re.Match[str], plain: str) -> Iterator[Expression]:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    start, end = match.span("span") if "span" in groups else match.span()
    groups.pop("span", None)
    if rule.reading in ("list", "month_list"):
        yield from _split_list(grammar, rule, match, groups, plain)
        return
    expression = Expression(start, end, rule.id, rule.reading, groups)
    yield expression if rule.reading == "not" else _lengthen(grammar, expression, plain)


def _split_list(
    grammar: Grammar, rule: Rule, match: re.Match[str], groups: dict[str, str], plain: str
) -> Iterator[Expression]:
    """Each day or month of a list as an expression of its own; what ends the list holds for all."""
    reading = "day" if rule.reading == "list" else "month"
    name = "list" if rule.reading == "list" else "mlist"
    first, last_item = match.span(name)
    items = []
    pattern = LIST_ITEM if reading == "day" else re.compile(r"(?P<m>[a-z]+)")
    for item in pattern.finditer(plain, first, last_item):
        if item.group() in ("puis", "et", "le", "les", "du"):
            continue
        items.append((item.start(), item.end(), {k: v for k, v in item.groupdict().items() if v}))
    keys = ("w", "d", "m", "y") if reading == "day" else ("m", "y")
    own = {key: groups[key] for key in keys if key in groups}
    tail_start = (
        match.start("w") if groups.get("w") and reading == "day" else match.start("d" if reading == "day" else "m")
    )
    last = _lengthen(grammar, Expression(tail_start, match.end(), rule.id, reading, own), plain)
    shared = {key: value for key, value in last.groups.items() if key in ("m", "y", "cue")}
    filled: list[dict[str, str]] = [last.groups]
    for _, _, item_groups in reversed(items):
        alone = reading == "day" and not {"m", "y"} & item_groups.keys()
        filled.append({**shared, **item_groups, **(_month_of_list(item_groups, filled[-1]) if alone else {})})
    for (start, end, _), merged in zip(items, filled[:0:-1], strict=True):
        yield Expression(start, end, rule.id, reading, merged)
    yield last


def _month_of_list(groups: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    """Month, and year if told, of a day in a list by those of the day behind it: « le 25 et le 2 mai ».

    Where the number falls by more than half a month, the month before is nearer.
    """
    first, second, month = day_of(groups), day_of(after), month_of(after)
    if first is None or second is None or month is None or first - second <= HALF_MONTH:
        return {key: after[key] for key in ("m", "y") if key in after}
    year = {"y": str(int(after["y"]) - (month == 1))} if "y" in after else {}
    return {"m": str(month - 1 or 12), **year}


def _lengthen(grammar: Grammar, expression: Expression, plain: str) -> Expression:
    """The expression with what may follow it: « dernier », « au soir », « à 18 h »."""
    changed = True
    while changed:
        changed = False
        for tail in grammar.tails:
            if expression.reading not in tail.after:
                continue
            match = tail.regex.match(plain, expression.end)
            if match is None:
                continue
            new = {name: value for name, value in match.groupdict().items() if value is not None} | dict(tail.sets)
            if any(name in expression.groups for name in new):
                continue
            expression = replace(expression, end=match.end(), groups={**expression.groups, **new})
            changed = True
    return expression
