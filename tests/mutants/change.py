"""Small faults put into a module: a threshold that is another, a condition that is turned."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{
        ast.Eq: ast.NotEq,
        ast.NotEq: ast.Eq,
        ast.In: ast.NotIn,
        ast.NotIn: ast.In,
        ast.Is: ast.IsNot,
        ast.IsNot: ast.Is,
    },
}
SIGNS: dict[type[ast.cmpop], str] = {
    **{ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="},
    **{ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not"},
}


@dataclass(frozen=True, slots=True)
class Change:
    """One fault: the text of the module with it, its line, and what was changed."""

    line: int
    says: str
    text: str


def changes(text: str) -> Iterator[Change]:
    """Every fault of a module, one at a time, in the order of its lines."""
    tree = ast.parse(text)
    found = [*_thresholds(tree, text), *_conditions(tree, text)]
    yield from sorted(found, key=lambda one: (one.line, one.says))


def _thresholds(tree: ast.Module, text: str) -> Iterator[Change]:
    """Named numbers at the top of the module: half as much, and twice."""
    for node in tree.body:
        named = (
            node.targets[0]
            if isinstance(node, ast.Assign)
            else node.target
            if isinstance(node, ast.AnnAssign)
            else None
        )
        value = getattr(node, "value", None)
        if not isinstance(named, ast.Name) or not named.id.lstrip("_").isupper() or not isinstance(value, ast.Constant):
            continue
        if isinstance(value.value, bool) or not isinstance(value.value, (int, float)) or not value.value:
            continue
        for other in (value.value * 2, value.value // 2 if isinstance(value.value, int) else value.value / 2):
            yield _with(text, value, repr(other), f"{named.id} = {value.value!r} -> {other!r}")


def _conditions(tree: ast.Module, text: str) -> Iterator[Change]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            operator = type(node.ops[0])
            left, right = ast.get_source_segment(text, node.left), ast.get_source_segment(text, node.comparators[0])
            if left and right and operator in TURNED:
                turned = SIGNS[TURNED[operator]]
                yield _with(text, node, f"({left}) {turned} ({right})", f"{SIGNS[operator]} -> {turned}")
        elif isinstance(node, ast.BoolOp):
            pieces = [ast.get_source_segment(text, value) for value in node.values]
            words = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            joined = f" {words[1]} ".join(f"({piece})" for piece in pieces)
            yield _with(text, node, joined, f"{words[0]} -> {words[1]}")
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            piece = ast.get_source_segment(text, node.operand)
            yield _with(text, node, f"bool({piece})", "not -> nothing")


def _with(text: str, node: ast.expr, new: str, says: str) -> Change:
    """The text with one expression replaced; columns of the parser count bytes."""
    lines = text.splitlines(keepends=True)
    begin = len("".join(lines[: node.lineno - 1]).encode()) + node.col_offset
    end = len("".join(lines[: (node.end_lineno or 1) - 1]).encode()) + (node.end_col_offset or 0)
    data = text.encode()
    return Change(node.lineno, says, (data[:begin] + f"({new})".encode() + data[end:]).decode())
