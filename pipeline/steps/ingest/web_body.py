"""The article of a web page: what the extractor finds, with what of its prose it leaves out, in the page's order.

The extractor may take the first of several sibling blocks for the whole, and seldom takes the standfirst. What the page
states as its article's body, stands in blocks of the same make, or stands right below the headline belongs to it;
what stands in parts of the page that are called otherwise does not, whatever the extractor says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from pipeline.page.fold import fold
from pipeline.page.furniture import load_furniture
from pipeline.page.sentences import ends_as_sentence, is_sentence
from pipeline.page.stamps import is_byline, is_credit, is_stamp
from pipeline.steps.ingest.placed_lines import PlacedLine

_KEY = 90  # characters at the beginning of a folded line by which it is found within another one
_LONG_KEY = 24  # … and at its end; shorter lines are not looked for
_NEAR = 200  # lines
_STANDFIRST = range(6, 140)  # words
_STATED = 1.15  # times as many words as were found, from which the stated body is believed to hold more
_FOUND_AGAIN = 0.6  # share of the words found that the stated body must hold, too
_ALIKE = 2  # sentences in blocks of one make
_MOST = 0.5  # share of the article in a part of the page whose name must then mislead
_ELSEWHERE = ("related", "comments", "cookies", "newsletter", "paywall", "share", "ad", "navigation")
_ARROWS = (">", "»", "→", "►", "▶", "⇒", "•")
_CLOSES = ("tail", "thread")


class WebBody(NamedTuple):
    """The lines of the article, and those left out, each after the part of the page where it stood."""

    lines: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def complete_body(found: str, lines: Sequence[PlacedLine], *, stated: str = "", title: str | None = None) -> WebBody:
    """The article's lines out of a page's.

    `found` is what the extractor gives, `stated` what the page gives as the text of its article (JSON-LD), `title` its
    headline.
    """
    taken = [line for line in found.split("\n") if line.strip()]
    keys = [_key(line.text) for line in lines]
    known = _Known(taken)
    kept = [bool(key) and known.has(key) for key in keys]
    refused = _refused(lines, kept)
    sentences = [at for at, line in enumerate(lines) if kept[at] and at not in refused and is_sentence(line.text)]
    own = _own_lines(lines, keys, sentences, kept, _Known([stated]) if stated else None, title) if sentences else ()
    body = _merged(taken, lines, keys, refused, own)
    if _holds_more(stated, body):
        body = tuple(line for line in stated.split("\n") if line.strip())
    in_body = _Known(body)
    left = tuple(
        (line.place or "web page", line.text)
        for line, key in zip(lines, keys, strict=True)
        if key and is_sentence(line.text) and not in_body.has(key)
    )
    return WebBody(body, left)


def _refused(lines: Sequence[PlacedLine], kept: Sequence[bool]) -> frozenset[int]:
    """The lines that the extractor takes from parts of the page that are called otherwise, and links to others."""
    words = sum(_n(line.text) for line, is_kept in zip(lines, kept, strict=True) if is_kept)
    refused = {at for at, line in enumerate(lines) if kept[at] and _is_link_to_another(line)}
    for place in _ELSEWHERE:
        inside = [at for at, line in enumerate(lines) if kept[at] and line.place == place]
        if sum(_n(lines[at].text) for at in inside) <= _MOST * words:
            refused.update(inside)
    return frozenset(refused)


def _merged(
    taken: Sequence[str],
    lines: Sequence[PlacedLine],
    keys: Sequence[str],
    refused: frozenset[int],
    own: Collection[int],
) -> tuple[str, ...]:
    """The extractor's lines as it writes them, with those that it left out where they stand on the page.

    Each of the latter once: pages tell their text twice, for wide and for narrow screens.
    """
    places: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        places.setdefault(key, []).append(index)
    placed: list[tuple[int, int, str]] = []
    at = -1
    for order, line in enumerate(taken):
        found = _place_of(line, places, keys, at)
        at = at if found is None else found
        if found is None or found not in refused:
            placed.append((at, order, line))
    seen = {_key(line) for _, _, line in placed}
    for index in sorted(own):
        if keys[index] not in seen or len(keys[index]) < _LONG_KEY:
            seen.add(keys[index])
            placed.append((index, -1, lines[index].text))
    return tuple(text for _, _, text in sorted(placed))


def _place_of(line: str, places: Mapping[str, Sequence[int]], keys: Sequence[str], after: int) -> int | None:
    """Index of the page's line that a line of the extractor is or begins with, the next one first."""
    key = _key(line)
    same = places.get(key, ())
    if same or not key:
        return same[bisect_right(same, after) % len(same)] if same else None
    # A line that the extractor joined from several: its beginning is one of the next of the page.
    near = range(after + 1, min(len(keys), after + 1 + _NEAR))
    return next((at for at in near if len(keys[at]) >= _LONG_KEY and key.startswith(keys[at])), None)


class _Known:
    """Lines by their folded beginnings, found again whole or within a longer one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._keys = {_key(line) for line in lines}
        self._all = " ".join(fold(line) for line in lines)

    def has(self, key: str) -> bool:
        if key in self._keys:
            return True
        # Where the extractor writes a line otherwise, its ends are the same.
        return len(key) >= _LONG_KEY and key[:_KEY] in self._all and key[-_LONG_KEY:] in self._all


def _key(text: str) -> str:
    return fold(text)


def _n(text: str) -> int:
    return text.count(" ") + 1


def _is_link_to_another(line: PlacedLine) -> bool:
    """Whether a paragraph is one link and no sentence, or points with an arrow: the headline of another article."""
    return line.linked and not line.heading and (line.text.startswith(_ARROWS) or not ends_as_sentence(line.text))


def _own_lines(
    lines: Sequence[PlacedLine],
    keys: Sequence[str],
    sentences: Sequence[int],
    kept: Sequence[bool],
    stated: _Known | None,
    title: str | None,
) -> frozenset[int]:
    """The lines that the extractor left out and that are the article's."""
    furniture = load_furniture()
    headline = _headline(lines, sentences[0], title)
    makes = {lines[at].holder for at in sentences}
    alike = {make for make in makes if sum(lines[at].holder == make for at in sentences) >= _ALIKE}
    own = set()
    closed = False
    for at, line in enumerate(lines):
        if kept[at] or not keys[at] or at <= headline:
            continue
        if line.linked:
            if _heads_kept(lines, keys, kept, at):
                own.add(at)
            continue
        phrase = furniture.judge(fold(line.text)) if len(line.text) < 400 else None
        if phrase is not None and not phrase.may_be_news(line.text):
            closed = closed or (at > sentences[-1] and phrase.role in _CLOSES)
            continue
        if stated is not None and stated.has(keys[at]) and line.place != "related":
            own.add(at)
        elif closed or line.place not in ("", "lead") or not ends_as_sentence(line.text):
            continue
        elif at < sentences[0]:
            if _is_standfirst(line):
                own.add(at)
        elif line.holder in alike and is_sentence(line.text):
            own.add(at)
    return frozenset(own)


def _heads_kept(lines: Sequence[PlacedLine], keys: Sequence[str], kept: Sequence[bool], at: int) -> bool:
    """Whether a linked heading stands between two lines of the article: newsletters head each of their texts so."""
    around = [
        next((index for index in side if keys[index]), None)
        for side in (range(at - 1, -1, -1), range(at + 1, len(lines)))
    ]
    return lines[at].heading > 0 and not lines[at].place and all(index is not None and kept[index] for index in around)


def _headline(lines: Sequence[PlacedLine], first: int, title: str | None) -> int:
    """Index of the headline above the first sentence: the stated title, else the last heading of the first level."""
    wanted = _key(title) if title else ""
    for at in range(first - 1, -1, -1):
        if lines[at].heading == 1 or (wanted and _key(lines[at].text) == wanted):
            return at
    return first


def _is_standfirst(line: PlacedLine) -> bool:
    text = line.text
    if _n(text) not in _STANDFIRST or is_stamp(text, signed=True) or is_byline(text) or is_credit(text):
        return False
    return line.place == "lead" or is_sentence(text)


def _holds_more(stated: str, body: Sequence[str]) -> bool:
    """Whether the stated text is the article in full where the page shows a part of it."""
    n = sum(map(_n, body))
    if _n(stated) < _STATED * n:
        return False
    known = _Known([stated])
    return sum(_n(line) for line in body if known.has(_key(line))) >= _FOUND_AGAIN * n
