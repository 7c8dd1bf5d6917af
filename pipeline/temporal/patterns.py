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

import regex

from pipeline.errors import BadPattern
from pipeline.french import mapping, models_folder, rows, words
from pipeline.temporal.feasts import feast_rules
from pipeline.temporal.guards import GUARDS, Guard

BEFORE = r"(?<![a-z0-9])(?<![a-z]-)(?!(?<=\d[.,/:-])\d)"
AFTER = r"(?![a-z0-9])"
SPACE = " {1,8}"
PREFIX = 4
MOST_PREFIXES = 50_000
"""French has some 15,000; an odd text must not fill the memory."""
LOOK_BEHIND = re.compile(r"\(\?<[=!](?:[^()\\]|\\.|\[[^\]]*\])*\)")


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

    Only the few that can begin with the characters at a place are tried there: `regex` tells, for a
    prefix of three characters, which patterns it could open, and the answer is kept. Measured: 40
    times as fast as one alternation of all patterns.
    """

    rules: tuple[Rule, ...]
    continued: tuple[Rule, ...]
    tails: tuple[Tail, ...]
    openings: dict[str, regex.Pattern[str]]
    opened_by: dict[str, tuple[Rule, ...]] = field(default_factory=dict)

    def rules_at(self, plain: str, place: int) -> tuple[Rule, ...]:
        """The rules that may match at a place, in order."""
        return self._opened_by(plain[place : place + PREFIX])

    def _opened_by(self, prefix: str) -> tuple[Rule, ...]:
        known = self.opened_by.get(prefix)
        if known is None:
            before = self._opened_by(prefix[:-1]) if len(prefix) > 1 else self.rules
            known = tuple(rule for rule in before if _opens(self.openings[rule.id], prefix))
            if len(self.opened_by) > MOST_PREFIXES:
                self.opened_by.clear()
            self.opened_by[prefix] = known
        return known


def _opens(pattern: regex.Pattern[str], prefix: str) -> bool:
    """Whether a text that begins with `prefix` may match the pattern."""
    return bool(pattern.fullmatch(prefix, partial=True) or pattern.match(prefix))


REFERENCE = re.compile(r"<([a-z_]+)(?::([a-z_]+))?>")
OF_USE = {"time_words": "use"}
"""Column that tells the rows of a lexicon apart, where it is not `type`."""


def _any(name: str, kind: str | None) -> str:
    """All forms of a lexicon as alternatives, the longest first."""
    if name == "time_feasts":
        forms = [re.sub("[ -]", "[ -]", form) for form in feast_rules()]
        return "(?:" + "|".join(sorted(forms, key=lambda form: (-len(form), form))) + ")"
    found = words(name) if kind is None else words(name, **{OF_USE.get(name, "type"): kind})
    ordered = sorted(found, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(form if "\\" in form else re.escape(form).replace(r"\-", "-") for form in ordered) + ")"


@cache
def classes() -> dict[str, str]:
    """Word class -> regular expression without groups, from timex_classes.tsv."""
    known: dict[str, str] = {}
    raw = mapping("timex_classes", "name", "pattern")

    def spell(name: str) -> str:
        if name not in known:
            text = REFERENCE.sub(lambda match: _any(match[1], match[2]), raw[name])
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


def _compile(table: str, number: int, rule: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, KeyError) as error:
        path = models_folder() / "fr_press" / "patterns" / f"{table}.tsv"
        raise BadPattern(path, number, rule, f"cannot be compiled ({error})") from error


@cache
def load_grammar() -> Grammar:
    """The compiled grammar.

    Raises:
        BadPattern: a row cannot be compiled or names an unknown guard.
    """
    rules: list[Rule] = []
    continued: list[Rule] = []
    for table in ("timex_not", "timex"):
        for number, row in enumerate(rows(table), start=1):
            words = row["guard"].split()
            follows = frozenset(w for word in words if word.startswith("follows:") for w in word[8:].split(","))
            try:
                guards = tuple(GUARDS[word] for word in words if not word.startswith("follows:"))
                body = expand(row["pattern"], capture=row["reading"] not in ("not", "set"))
            except KeyError as error:
                path = models_folder() / "fr_press" / "patterns" / f"{table}.tsv"
                raise BadPattern(path, number, row["id"], f"names an unknown word class or guard {error}") from error
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
    openings = {rule.id: regex.compile(LOOK_BEHIND.sub("", rule.regex.pattern.removeprefix(BEFORE))) for rule in rules}
    return Grammar(rules=tuple(rules), continued=tuple(continued), tails=tails, openings=openings)
