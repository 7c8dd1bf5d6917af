"""The lines of a web page in order, each with the part of the page that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.french import mapping
from pipeline.steps.ingest.markup import BLOCKS, SKIPPED, HtmlElement

_TAGS = {"nav": "navigation", "footer": "legal", "figcaption": "caption", "dialog": "cookies"}
_PARTS = re.compile(r"[A-Z]?[a-z0-9à-ÿ]+|[A-Z]+(?![a-z])")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEVELS = 3  # elements above a line whose tags and classes tell two containers apart
_MAX_CLASS = 400  # characters


class PlacedLine(NamedTuple):
    """One line: its words, the part of the page (a label of places.tsv, or empty), and what holds it.

    `holder` is the shape of the elements around it; `linked` says that all of it is one link, `heading` the level of
    the heading that it is, or 0.
    """

    text: str
    place: str
    holder: tuple[str, ...]
    linked: bool
    heading: int


@cache
def _names() -> dict[str, str]:
    return mapping("places", "name", "label")


@cache
def _place(tag: str, names: str) -> str:
    """The label of an element by its tag, else by a word of its class or id, else by two words together."""
    if tag in _TAGS:
        return _TAGS[tag]
    for name in names.split():
        words = [word.lower() for word in _PARTS.findall(name)]
        for at, word in enumerate(words):
            pair = words[at : at + 2]
            label = _names().get("-".join(pair)) or _names().get("".join(pair)) or _names().get(word)
            if label is not None:
                return label
    return ""


def placed_lines(tree: HtmlElement) -> Iterator[PlacedLine]:
    """The lines of a page, one a block (paragraph, heading, list item, cell), without those of scripts and buttons."""
    from lxml import etree

    stack: list[tuple[str, str, str]] = []  # tag, shape, place
    words: list[str] = []
    link: list[str] = []
    in_link = 0
    # Without recursion: a broken page nests a hundred thousand elements.
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walker:
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in BLOCKS or (tag == "span" and _is_lead(node)):
                yield from _line(words, link, stack)
            if tag in SKIPPED and node is not tree:
                walker.skip_subtree()  # its end is told all the same
                stack.append((tag, "", ""))
                continue
            names = f"{node.get('class') or ''} {node.get('id') or ''}"[:_MAX_CLASS] if tag else ""
            place = _place(tag, names) or (stack[-1][2] if stack else "")
            stack.append((tag, f"{tag}.{names.strip()}", place))
            in_link += tag == "a"
            _add(node.text if tag else "", words, link, in_link)
        else:
            in_link -= tag == "a"
            if tag in BLOCKS or (tag == "span" and stack[-1][2] == "lead"):
                yield from _line(words, link, stack)
            stack.pop()
            if node is not tree:
                _add(node.tail, words, link, in_link)
    yield from _line(words, link, stack)


def _is_lead(node: HtmlElement) -> bool:
    """Whether a <span> is set as a standfirst, on lines of its own."""
    return _place("span", f"{node.get('class') or ''}"[:_MAX_CLASS]) == "lead"


def _add(text: str | None, words: list[str], link: list[str], in_link: int) -> None:
    if text:
        words.append(text)
        if in_link:
            link.append(text)


def _line(words: list[str], link: list[str], stack: list[tuple[str, str, str]]) -> Iterator[PlacedLine]:
    text = " ".join("".join(words).split())
    linked = bool(link) and len(" ".join("".join(link).split())) >= len(text) - 3
    words.clear()
    link.clear()
    if text:
        tags = [tag for tag, _, _ in stack[-_LEVELS:]]
        heading = next(
            (int(tag[1]) for tag in reversed(tags) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"), 0
        )
        holder = tuple(shape for _, shape, _ in stack[-_LEVELS:])
        yield PlacedLine(text, stack[-1][2] if stack else "", holder, linked, heading)
