"""Text -> blocks: paragraphs, headings, list items, whatever the line breaks of the source.

A dump of a page (lynx, w3m) or an e-mail breaks its lines at a fixed width; a copied page has one
paragraph a line. Both come out as one block a paragraph, each knowing the lines that it came from.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.french import words
from pipeline.page.stamps import is_given_name, is_labelled_stamp

BULLET = re.compile(r"(?:[*+•◦▪·–—-]|o(?=\s))(?:\s+|$)|\d{1,3}\.\s+(?=\S)")
BUTTON = re.compile(
    r"\(BUTTON\)|\[(?:svg%3E|IMG|IMAGE|USEMAP| ?Submit ?|[ x_]{1,3}|[\w.-]{1,40}\.(?:gif|jpe?g|png|webp))\]|_{4,}"
)
LINK_MARK = re.compile(r"\[\d{1,4}\](?=\S)")
# What a browser keeps together: its no-break spaces are plain spaces by now.
_FIRST_WORD = re.compile(r"(?:[«–—] )?(?:\d+(?: \d{3}\b)+|\S+)(?: [;:!?»%€]+)*[.,]?")
# A column may be as narrow as a newspaper's, or as wide as a landscape page; shorter lines are items of menus, but
# where a file has no longer ones: two columns on a small page.
_NARROW, _WIDE = 24, 220  # characters
_NARROWER = 12  # … of a file whose longest line is no longer than
_SMALL_PAGE = 36
_SAMPLE = 4001  # lines that settle the column of a file
_RAGGED = 0.5  # share of the column that the lines of ragged type fill
_OVER = 12  # characters by which a mark or a link may stand out
_SLACK = 6  # characters: not every program breaks its lines as late as it can
_AGREE = 0.6  # share of the broken sentences that must fit one column
_FEW_AGREE = 0.1  # of the pairs that fit the column best: what fits fewer is an odd line
_BEYOND = 0.8  # share of the letters that lines beyond the column hold where it is none: a headline's two lines make it
_BROKEN = 0.15  # share of the full lines that break a sentence before a small letter
_ALINEA = 8  # characters of the first line's indent
_WOBBLE = 2  # characters by which old pages indent the lines of one paragraph differently
_STOPS = ".!?…:;"
_WIDE_GAP = re.compile(r"(?<=[^\W\d][.,;:!?…]) {2,}")
NUMBERED_URL = re.compile(r"\s*\d+\.\s+(?:https?|file|mailto|javascript|ftp)\S*:\S*$")


class Block(NamedTuple):
    """A paragraph, heading or list item; `first`..`last` are its lines in the source, from 0."""

    text: str
    first: int
    last: int
    indent: int = 0
    bullet: bool = False
    gap: bool = False
    links: int = 0
    buttons: int = 0


def split_blocks(text: str) -> list[Block]:
    """The blocks of a tidied text, in order; their lines cover all that is not blank."""
    lines = text.split("\n")
    width = wrap_width(lines)
    if width is None:
        return _one_a_line(lines)
    return [_block(group, gap) for group, gap in _paragraphs(lines, width)]


def _one_a_line(lines: list[str]) -> list[Block]:
    blocks = []
    gap = False
    for number, line in enumerate(lines):
        stripped = line.strip()
        if not stripped:
            gap = True
            continue
        # Long lines are prose: looking for bullets and link marks in them costs more than it finds.
        if len(stripped) > 300:
            blocks.append(Block(_close(stripped), number, number, 0, False, gap))
        else:
            blocks.append(_block([(number, line)], gap))
        gap = False
    return blocks


def _block(group: list[tuple[int, str]], gap: bool) -> Block:
    first, line = group[0]
    text = line.strip()
    indent = len(line) - len(line.lstrip())
    bullet = BULLET.match(text)
    if bullet:
        text = text[bullet.end() :] if not text[0].isdigit() else text
    if len(group) > 1:
        text = join_lines([text, *(line.strip() for _, line in group[1:])])
    text = _close(text)
    links = buttons = 0
    if "[" in text or "(BUTTON)" in text or "____" in text:
        text, links = LINK_MARK.subn("", text)
        text, buttons = BUTTON.subn(" ", text)
        if links or buttons:
            text = " ".join(text.split())
    return Block(text, first, group[-1][0], indent, bullet is not None, gap, links, buttons)


def _close(text: str) -> str:
    """The text with one blank behind each mark, where typists set two: two part columns and buttons."""
    return _WIDE_GAP.sub(" ", text) if "  " in text else text


def wrap_width(lines: list[str]) -> int | None:
    """The column at which the lines were broken, or None when a line is a paragraph.

    A broken sentence goes on in lower case, and its next word had no room: such a pair of lines bounds the column from
    both sides. The column is the one on which most pairs agree; lines beyond it (a link, a table, a paragraph that was
    pasted in) say nothing of the others.
    """
    bounds: list[tuple[int, int]] = []
    narrow = _NARROWER if max(map(len, lines)) <= _SMALL_PAGE else _NARROW
    for line, after in pairwise(lines[:_SAMPLE]):
        head = after.lstrip()
        if narrow < len(line) <= _WIDE and head[:1].islower() and line[-1] not in _STOPS and "://" not in line:
            bounds.append((len(line), len(line) + len(head.split(None, 1)[0])))
    if not bounds:
        return None
    lows, highs = sorted(low for low, _ in bounds), sorted(high for _, high in bounds)
    agreeing = {low: bisect_right(lows, low) - bisect_left(highs, low) for low in set(lows)}
    width = max(agreeing, key=lambda low: (agreeing[low], -low))
    # Proportional type (PDF) and pasted mails are ragged: pairs that stay below the column speak for it, too.
    near = [low for low in lows if _RAGGED * width <= low <= width + _OVER]
    if len(near) < _AGREE * len(bounds):
        return None
    width = max(low for low in near if low <= width + _OVER and agreeing[low] >= _FEW_AGREE * agreeing[width])
    sample = lines[:_SAMPLE]
    if sum(len(line) for line in sample if len(line) > width + _OVER) > _BEYOND * sum(map(len, sample)):
        return None
    full = sum(_RAGGED * width <= len(line) <= width + _OVER for line in sample)
    return width if len(near) >= max(1, _BROKEN * full) else None


def _paragraphs(lines: list[str], width: int) -> Iterator[tuple[list[tuple[int, str]], bool]]:
    """Groups of numbered lines that are one paragraph, each with whether a blank line stands before it."""
    widths: dict[int, int] = {}
    for line, after in pairwise(lines):
        indent = len(line) - len(line.lstrip())
        # A line with nothing below it, a headline or the last of a paragraph, was not broken at its column.
        if _RAGGED * width < len(line) <= width + _OVER and after.strip() and "://" not in line:
            widths[indent] = max(widths.get(indent, 0), len(line))
    group: list[tuple[int, str]] = []
    gap = gap_before = False
    for number, raw in enumerate(lines):
        line = raw.rstrip()
        body = line.lstrip()
        if not body:
            if group:
                yield group, gap_before
            group, gap = [], True
            continue
        indent = len(line) - len(body)
        if group and not _goes_on(group, line, body, indent, widths.get(indent, width), width):
            yield group, gap_before
            group = []
        if not group:
            gap_before, gap = gap, False
        group.append((number, line))
    if group:
        yield group, gap_before


def _goes_on(group: list[tuple[int, str]], line: str, body: str, indent: int, own: int, width: int) -> bool:
    """Whether a line continues the paragraph of `group`: same indent, and its first word had no room above."""
    above = group[-1][1]
    if above[-1] == "-" and above[-2:-1].isalpha() and body[0].islower():
        return True
    start = len(above) - len(above.lstrip())
    if len(above) > width + _OVER or len(line) > width + _OVER:
        return False
    if NUMBERED_URL.match(above) or NUMBERED_URL.match(line):
        return False
    if len(group) == 1 and is_labelled_stamp(above.strip()):
        return False
    bullet = BULLET.match(above.lstrip()) if len(group) == 1 else None
    if bullet and not above.lstrip()[bullet.end() :]:
        return False
    room = max(own, width - _SLACK)
    if indent != (start + bullet.end() if bullet else start) and not (bullet and indent == start):
        if len(group) == 1 and not bullet and 0 < start - indent <= _ALINEA:
            return body[0].islower() or (len(above) + 1 + _first_word(body) > room and above[-1] not in _STOPS)
        if not bullet and abs(indent - start) <= _WOBBLE and not BULLET.match(body) and body[0].islower():
            return len(above) + 1 + _first_word(body) > room
        return len(group) == 1 and not bullet and _is_centred(above, body, indent, width)
    if BULLET.match(body) and not body[0].isdigit():
        return False
    if len(above) + 1 + _first_word(body) > room or _is_cut_short(above.split()[-2:]):
        return True
    # Proportional type (PDF) leaves lines ragged: an open sentence that goes on in lower case is one paragraph, and so
    # is one that a comma or a bracket leaves open: « Buts : Morel (12e), / (51e) », « (mi-temps / 0-1) », but for
    # a head in capitals below a column that was cut.
    is_head = body.isupper() and not above.isupper()
    wants_more = body[0].islower() or (not is_head and (above[-1] == "," or above.count("(") > above.count(")")))
    return wants_more and above[-1] not in _STOPS and len(above) > _RAGGED * width


def _first_word(body: str) -> int:
    """Characters of the word, with the marks that stay with it, that a line begins with."""
    word = _FIRST_WORD.match(body)
    return word.end() if word is not None else len(body)


def _is_centred(above: str, body: str, indent: int, width: int) -> bool:
    """Whether a line is the second one of a centred heading: w3m and links set headings so."""
    return indent > 6 and len(above) > 0.75 * width and abs(indent - (width + 2 - len(body)) // 2) <= 2


def _is_cut_short(words_above: Sequence[str]) -> bool:
    """Whether a line breaks off behind its last words: « à la », « M. », « M. Pierre »."""
    *before, last = words_above
    return last in _ends_nothing() or (before != [] and before[0] in words("civilities") and is_given_name(last))


@cache
def _ends_nothing() -> frozenset[str]:
    """Words that end no paragraph, small as they stand within a sentence: « de », « la », « M. »."""
    small = words("small_words", kind="determiner") | words("small_words", kind="preposition")
    return frozenset(word for word in small if word.islower()) | words("civilities")


@cache
def _keeps_hyphen() -> frozenset[str]:
    """Second halves of words that are written with a hyphen wherever they stand: celui-ci, a-t-il."""
    return words("stamp_words", "phrase", kind="hyphen")


def join_lines(lines: list[str]) -> str:
    """The lines of one paragraph as one line; words broken at a hyphen are mended.

    >>> join_lines(["Le tribu-", "nal a jugé que celui-", "ci mentait à Saint-", "Denis."])
    'Le tribunal a jugé que celui-ci mentait à Saint-Denis.'
    """
    parts = [lines[0]]
    for line in lines[1:]:
        before = parts[-1]
        if len(before) > 2 and before[-1] == "-" and before[-2].isalpha() and line[:1].isalpha():
            word = re.match(r"[^\W\d_]+", line)
            if line[0].islower() and word is not None and word.group() not in _keeps_hyphen():
                parts[-1] = before[:-1]
            parts.append(line)
        else:
            parts.append(" " + line)
    return "".join(parts)
