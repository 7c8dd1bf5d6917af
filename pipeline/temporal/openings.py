"""By which characters a pattern can begin: told from its rows, without compiling it.

A pattern begins with words of closed classes, with figures or with a few signs, so that its openings of some characters
are few hundred. All figures are one here, and any run of spaces is one space. What a pattern asks of the text around
what it matches is left out: it only narrows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

LENGTH = 4
"""Characters of an opening."""
FIGURE, ANY = "0", "*"
FEW = 12
"""Signs in brackets from which on any sign will do."""
SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[a-z]+\d?\}|<[a-z_]+(?::[a-z_]+)?>|.", re.DOTALL)
REPEATED = re.compile(r"(?:([?*+])|\{(\d+)(,?)(\d*)\})?")
GROUP = re.compile(r"\((?:\?(?::|P<\w+>))?")
AROUND = re.compile(r"\(\?<?[=!]")
FIGURES = str.maketrans("123456789", FIGURE * 9)
SPACES = re.compile(" +")
NOTHING = frozenset({""})

Starts = frozenset[str]
"""Openings: what is shorter than `LENGTH` is a whole match, or begins one whose next sign may be any."""


def shape(text: str) -> str:
    """Some text as openings are written."""
    return SPACES.sub(" ", text.translate(FIGURES))


@dataclass(frozen=True, slots=True)
class Openings:
    """Which patterns, by their number, some characters can open; a set of numbers is the bits of an integer.

    `below` has those with an opening that begins so, `ended` those that match so much and nothing more.
    """

    below: dict[str, int]
    ended: dict[str, int]

    def opened_by(self, start: str) -> Iterator[int]:
        """The patterns that may match a text that begins so, in order."""
        met, known = 0, [""]
        for sign in shape(start):
            if not sign.isalnum():
                met |= self._all(self.ended, known)
            known = [one + step for one in known for step in (sign, ANY) if one + step in self.below]
        met |= self._all(self.below, known)
        while met:
            lowest = met & -met
            yield lowest.bit_length() - 1
            met ^= lowest

    @staticmethod
    def _all(patterns: dict[str, int], starts: Iterable[str]) -> int:
        met = 0
        for start in starts:
            met |= patterns.get(start, 0)
        return met


class Reader:
    """Reads patterns; `class_of` gives the pattern of a word class, `forms_of` the forms that a lexicon has as one."""

    def __init__(self, class_of: Callable[[str], str], forms_of: Callable[[str], Iterable[str]]) -> None:
        self._class_of, self._forms_of = class_of, forms_of
        self._known: dict[str, Starts] = {}

    def openings(self, patterns: Iterable[str]) -> Openings:
        """The openings of patterns, by their place."""
        below: dict[str, int] = {}
        ended: dict[str, int] = {}
        for number, pattern in enumerate(patterns):
            for start in self._starts(pattern):
                for size in range(len(start) + 1):
                    below[start[:size]] = below.get(start[:size], 0) | 1 << number
                if len(start) < LENGTH:
                    ended[start] = ended.get(start, 0) | 1 << number
        return Openings(below, ended)

    def _starts(self, pattern: str) -> Starts:
        if pattern not in self._known:
            found: set[str] = set()
            so_far = NOTHING
            for piece, least, most in _pieces(pattern):
                if piece == "|":
                    found |= so_far
                    so_far = NOTHING
                elif any(len(one) < LENGTH for one in so_far):
                    so_far = _repeated(so_far, self._of_piece(piece), least, most)
            self._known[pattern] = frozenset(found | so_far)
        return self._known[pattern]

    def _of_piece(self, piece: str) -> Starts:
        first = piece[0]
        if first == "(":
            head = GROUP.match(piece)
            assert head is not None  # a group begins so
            return NOTHING if AROUND.match(piece) else self._starts(piece[head.end() : -1])
        if first == "{":
            return self._starts(self._class_of(piece.strip("{}0123456789")))
        if first == "<" and len(piece) > 1:
            return frozenset(one for form in self._forms_of(piece) for one in self._starts(form))
        if piece in "DMY":
            return self._starts(self._class_of(piece.lower()))
        return _of_sign(piece)


def _pieces(pattern: str) -> Iterator[tuple[str, int, int]]:
    """The signs, sets, classes and groups that a pattern is a row of; how often each comes, at least and at most."""
    place = 0
    while place < len(pattern):
        end = _group_end(pattern, place) if pattern[place] == "(" else _sign_end(pattern, place)
        repeated = REPEATED.match(pattern, end)
        assert repeated is not None  # it matches nothing too
        yield pattern[place:end], *_how_often(repeated)
        place = repeated.end()


def _how_often(repeated: re.Match[str]) -> tuple[int, int]:
    sign, least, comma, most = repeated.groups()
    if sign is not None:
        return int(sign == "+"), 1 if sign == "?" else LENGTH
    if least is None:
        return 1, 1
    return int(least), int(most or (LENGTH if comma else least))


def _sign_end(pattern: str, place: int) -> int:
    sign = SIGN.match(pattern, place)
    assert sign is not None  # any character is one
    return sign.end()


def _group_end(pattern: str, place: int) -> int:
    depth = 0
    while True:
        depth += {"(": 1, ")": -1}.get(pattern[place], 0)
        place = _sign_end(pattern, place)
        if depth == 0:
            return place


def _repeated(before: Starts, piece: Starts, least: int, most: int) -> Starts:
    """What some openings become when a piece follows them so many times."""
    found = set(before) if least == 0 else set()
    for times in range(1, min(most, LENGTH) + 1):
        before = frozenset(
            shape(one + other)[:LENGTH] if len(one) < LENGTH else one for one in before for other in piece
        )
        if times >= min(least, LENGTH):
            found |= before
    return frozenset(found)


def _of_sign(sign: str) -> Starts:
    """What a sign, a set of signs or an escaped one can be; an edge is nothing."""
    if sign in ("^", "$", "\\b", "«", "»"):
        return NOTHING
    if sign.startswith("["):
        return _of_set(sign[1:-1])
    if sign == ".":
        return frozenset({ANY})
    if sign.startswith("\\") and sign[1].isalpha():
        return frozenset({{"d": FIGURE, "n": "\n", "t": "\t"}.get(sign[1], ANY)})
    return frozenset({shape(sign[-1])})


def _of_set(signs: str) -> Starts:
    if signs.replace("\\d", "").replace("0-9", "") == "":
        return frozenset({FIGURE})
    ranges = re.search(r"[^\\]-.|\\[a-zA-Z]", signs)
    found = frozenset(map(shape, signs.replace("\\", "")))
    return frozenset({ANY}) if signs.startswith("^") or ranges or len(found) > FEW else found
