"""The patterns of models/fr_press/patterns, compiled: French is data, this only reads it.

A pattern is a regular expression over plain text (`same_length.py`). `{name}` stands for a word class
of timex_classes.tsv and captures it under that name; a digit after it (`{m2}`) captures a second one.
Brackets group without capturing, a space is one to eight spaces, and « » bound the span when
the words around it only show that it is a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline.errors import BadPattern
from pipeline.french import mapping, models_folder, rows, words
from pipeline.temporal.feasts import feast_rules
from pipeline.temporal.guards import GUARDS, Guard
from pipeline.temporal.openings import LENGTH, Openings, Reader

BEFORE = r"(?<![a-z0-9])(?<![a-z]-)(?!(?<=\d[.,/:-])\d)"
AFTER = r"(?![a-z0-9])"
SPACE = " {1,8}"
MOST_PREFIXES = 50_000
"""French has some 15,000; an odd text must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the pattern tables. `reading` is 'not' for what only looks like a date."""

    id: str
    reading: str
    regex: re.Pattern[str]
    guards: tuple[Guard, ...]
    follows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tail:
    """What may lengthen an expression of some readings, and the groups it sets."""

    id: str
    after: frozenset[str]
    regex: re.Pattern[str]
    sets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules in the order in which they are tried.

    Only the few that can begin with the characters at a place are tried there, found once for some characters and
    kept. Measured: 40 times as fast as one alternation of all patterns.
    """

    rules: tuple[Rule, ...]
    continued: tuple[Rule, ...]
    tails: tuple[Tail, ...]
    openings: Openings
    opened_by: dict[str, tuple[Rule, ...]] = field(default_factory=dict)

    def rules_at(self, plain: str, place: int) -> tuple[Rule, ...]:
        """The rules that may match at a place, in order."""
        start = plain[place : place + LENGTH]
        known = self.opened_by.get(start)
        if known is None:
            if len(self.opened_by) > MOST_PREFIXES:
                self.opened_by.clear()
            known = self.opened_by[start] = tuple(self.rules[number] for number in self.openings.opened_by(start))
        return known


REFERENCE = re.compile(r"<([a-z_]+)(?::([a-z_]+))?>")
OF_USE = {"time_words": "use"}
"""Column that tells the rows of a lexicon apart, where it is not `type`."""


def _forms(name: str, kind: str | None) -> list[str]:
    """All forms of a lexicon as regular expressions, the longest first."""
    if name == "time_feasts":
        return sorted((re.sub("[ -]", "[ -]", form) for form in feast_rules()), key=lambda form: (-len(form), form))
    found = words(name) if kind is None else words(name, **{OF_USE.get(name, "type"): kind})
    ordered = sorted(found, key=lambda form: (-len(form), form))
    return [form if "\\" in form else re.escape(form).replace(r"\-", "-") for form in ordered]


def _forms_of(reference: str) -> list[str]:
    found = REFERENCE.fullmatch(reference)
    assert found is not None  # openings.py knows them by the same form
    return _forms(found[1], found[2])


@cache
def classes() -> dict[str, str]:
    """Word class -> regular expression without groups, from timex_classes.tsv."""
    known: dict[str, str] = {}
    raw = mapping("timex_classes", "name", "pattern")

    def spell(name: str) -> str:
        if name not in known:
            text = REFERENCE.sub(lambda match: f"(?:{'|'.join(_forms(match[1], match[2]))})", raw[name])
            known[name] = re.sub(r"\{([a-z]+)\}", lambda match: spell(match[1]), text)
        return known[name]

    for name in raw:
        spell(name)
    return known


def expand(pattern: str, *, capture: bool = True) -> str:
    """The pattern as a Python regular expression; its word classes are groups when `capture`."""
    known = classes()

    def named(match: re.Match[str]) -> str:
        return f"(?P<{match[1]}{match[2]}>{known[match[1]]})" if capture else known[match[1]]

    text = pattern.replace("«", "(?P<span>").replace("»", ")")
    text = re.sub(r"(?<!\\)\((?!\?)", "(?:", text)
    text = re.sub(r"\[[^\]]*\]| \??", _spaces, text)
    text = re.sub(r"\{([a-z]+)(\d?)\}", named, text)
    return re.sub(r"(?<![A-Za-z\\])([DMY])(?![A-Za-z])", lambda match: known[match[1].lower()], text)


def _spaces(match: re.Match[str]) -> str:
    return {" ": SPACE, " ?": SPACE.replace("1", "0")}.get(match.group(), match.group())


def _path(table: str) -> Path:
    return models_folder() / "fr_press" / "patterns" / f"{table}.tsv"


def _compile(table: str, number: int, rule: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, KeyError) as error:
        raise BadPattern(_path(table), number, rule, f"cannot be compiled ({error})") from error


@cache
def load_grammar() -> Grammar:
    """The compiled grammar.

    Raises:
        BadPattern: a row cannot be compiled or names an unknown guard.
    """
    rules: list[Rule] = []
    continued: list[Rule] = []
    openable: list[str] = []
    for table in ("timex_not", "timex"):
        for number, row in enumerate(rows(table), start=1):
            words = row["guard"].split()
            follows = frozenset(w for word in words if word.startswith("follows:") for w in word[8:].split(","))
            try:
                guards = tuple(GUARDS[word] for word in words if not word.startswith("follows:"))
                body = expand(row["pattern"], capture=row["reading"] not in ("not", "set"))
            except KeyError as error:
                problem = f"names an unknown word class or guard {error}"
                raise BadPattern(_path(table), number, row["id"], problem) from error
            if not follows:
                openable.append(row["pattern"])
            before = "" if follows else BEFORE
            compiled = _compile(table, number, row["id"], f"{before}(?:{body}){AFTER}")
            (continued if follows else rules).append(
                Rule(id=row["id"], reading=row["reading"], regex=compiled, guards=guards, follows=follows)
            )
    tails = tuple(
        Tail(
            id=row["id"],
            after=frozenset(row["after"].split()),
            regex=_compile("timex_tails", number, row["id"], expand(row["pattern"])),
            sets=tuple((k, v) for k, _, v in (part.partition("=") for part in row["sets"].split())),
        )
        for number, row in enumerate(rows("timex_tails"), start=1)
    )
    reader = Reader(mapping("timex_classes", "name", "pattern").__getitem__, _forms_of)
    return Grammar(rules=tuple(rules), continued=tuple(continued), tails=tails, openings=reader.openings(openable))
