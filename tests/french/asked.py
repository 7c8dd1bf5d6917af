"""Which uses of the word tables the code asks for: what it hands, through any function, to `pipeline.french`.

>>> is_asked("cast_words", "negation")
True
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "pipeline"
DOOR = "pipeline.french"
Key = tuple[str, str]
"""A module and a function of it."""


@dataclass
class Scope:
    """A function, or what stands outside any: what it is given, and whom it hands what."""

    key: Key
    node: ast.AST
    given: set[str]
    asks: list[tuple[str, ast.expr]] = field(default_factory=list)
    """Tables, with what says which rows of them."""
    calls: list[tuple[Key, ast.expr]] = field(default_factory=list)

    @cached_property
    def values(self) -> dict[str, list[ast.expr]]:
        """What each variable may hold."""
        found: dict[str, list[ast.expr]] = {}
        for one in ast.walk(self.node):
            value = getattr(one, "value", None) or getattr(one, "iter", None)
            targets = one.targets if isinstance(one, ast.Assign) else [getattr(one, "target", None)]
            for name in _names(*filter(None, targets)) if isinstance(value, ast.expr) else ():
                found.setdefault(name, []).append(value)
        return found

    def handed(self, askers: dict[Key, set[str]]) -> list[tuple[str, ast.expr]]:
        """Each table that it asks, by itself or through others, with what says which rows."""
        return [*self.asks, *((table, value) for key, value in self.calls for table in askers.get(key, ()))]


def _names(*nodes: ast.AST) -> set[str]:
    return {one.id for node in nodes for one in ast.walk(node) if isinstance(one, ast.Name)}


def _scopes(path: Path) -> list[Scope]:
    """The functions of a file and the rest of it: no method hands on what it is given as a use."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    imported = {
        one.asname or one.name: (node.module, one.name)
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module
        for one in node.names
    }

    def named(node: ast.expr) -> Key:
        """The function that an expression means."""
        if isinstance(node, ast.Name):
            return imported.get(node.id, (module, node.id))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in imported:
            return ".".join(imported[node.value.id]), node.attr
        return "", ""

    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    outside = ast.Module([node for node in tree.body if not isinstance(node, ast.FunctionDef)], [])
    return [_read(node, (module, getattr(node, "name", "")), named) for node in (*functions, outside)]


def _read(node: ast.AST, key: Key, named) -> Scope:  # type: ignore[no-untyped-def]
    parts = list(ast.walk(node))
    scope = Scope(key, node, {one.arg for one in parts if isinstance(one, ast.arg)})
    compared = [value for one in parts if isinstance(one, ast.Compare) for value in one.comparators]
    for one in parts:
        if not isinstance(one, ast.Call):
            continue
        where, name = named(one.func)
        handed = [*one.args, *(word.value for word in one.keywords)]
        if where == DOOR and one.args and isinstance(one.args[0], ast.Constant):
            wanted = compared if name == "rows" else [word.value for word in one.keywords]
            scope.asks += [(str(one.args[0].value), value) for value in wanted]
        for called in ((where, name), *map(named, handed)):  # or map(words_of, …)
            scope.calls += [(called, value) for value in handed if called[0].startswith("pipeline.")]
    return scope


@cache
def asked() -> dict[str, frozenset[str]]:
    """By table, what the code says to it; « * » in it stands for what only a run knows."""
    scopes = [one for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "french" for one in _scopes(path)]
    askers: dict[Key, set[str]] = {}
    grown = True
    while grown:  # what is handed on is asked for, however many functions it goes through
        grown = False
        for scope in scopes:
            tables = {table for table, value in scope.handed(askers) if _names(value) & scope.given}
            if tables - askers.get(scope.key, set()):
                askers.setdefault(scope.key, set()).update(tables)
                grown = True
    outside = {scope.key[0]: scope for scope in scopes if not scope.key[1]}
    found: dict[str, set[str]] = {}
    for scope in scopes:
        for table, value in scope.handed(askers):
            values = outside[scope.key[0]].values | scope.values
            found.setdefault(table, set()).update(_strings(value, values))
    return {table: frozenset(strings) for table, strings in found.items()}


def _strings(node: ast.expr, values: dict[str, list[ast.expr]]) -> set[str]:
    """The strings that an expression may be, those of its variables too."""
    found: set[str] = set()
    waiting, seen = [node], set[str]()
    while waiting:
        parts = list(ast.walk(waiting.pop()))
        inside = {id(part) for one in parts if isinstance(one, ast.JoinedStr) for part in one.values}
        for one in parts:
            if isinstance(one, ast.JoinedStr):
                found.add("".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in one.values))
            elif isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in inside:
                found.add(one.value)
            elif isinstance(one, ast.Name) and one.id not in seen:
                seen.add(one.id)
                waiting.extend(values.get(one.id, ()))
    return found


def is_asked(table: str, use: str) -> bool:
    """Whether some code asks a table for a use."""
    return any(fnmatchcase(use, said) for said in asked().get(table, ()) if said != "*")
