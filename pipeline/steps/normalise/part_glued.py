"""Sentences, kickers and subheads that a copy has glued together, parted where their words meet."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import words
from pipeline.page.calendar import month_words
from pipeline.page.fold import fold
from pipeline.page.function_words import function_words

_WORD = r"[^\W\d_]"
_LOWER, _UPPER = "a-zà-öø-ÿœ", "A-ZÀ-ÖØ-ÝŒ"
# « Paris?Emmanuel », « 1997.L'homme », « voté.Le », « (Nord).La », « loin ».Il »: a mark after a word, a year, or what
# closes a quotation or a bracket, and a word or a quotation that begins a sentence.
_MARK = re.compile(
    rf"(?:(?<=[{_LOWER}{_UPPER}\d]{{2}})(\.{{3}}|[.!?…]|[.!?…]?[»”])|(?<=[»”)])[.!?…]|(?<=[.!?…]»)|(?<=[.!?…]\s»))"
    rf"(?=[{_UPPER}](?:[{_LOWER}'’ ]|\. [{_UPPER}])|(?<=[.!?…])«)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*$|\S*/\S*$")
_REACH = 60  # characters before a mark in which the address that it belongs to begins
_SEAM = re.compile(rf"(?<=[{_LOWER}\d])(?=[{_UPPER}][{_LOWER}'’])")
_ACRONYM = re.compile(rf"(?<![\w.])([{_UPPER}]{{3,9}})(?=[{_UPPER}][{_LOWER}'’])")
_LEFT_WORD = re.compile(rf"(?:(?<![\w/.@#-])|(?<=\w-))(?:{_WORD}+|\d+)$")
_RIGHT_WORD = re.compile(rf"[{_UPPER}](?:['’]|{_WORD}{{1,40}})")
_FIGURES = (2, 4)  # of a day or a year
_LEFT = 4  # letters: « iPhone », « eBay », « McCain » are words of their own
_LONG_LEFT = 6  # … before a word that opens no sentence: « infoLibre » is a name
_OPENING = 3  # letters of a name that may follow a word in small letters
_APOSTROPHES = ("'", "’")  # « L'homme », « C'est »
_COMMA_YEAR = ", 20"  # « La Rédactionmars 3, 2021 »
_BRAND = 2  # times: what is written so again is meant so


@cache
def openings() -> frozenset[str]:
    """The words that begin sentences and questions, capitalised: « Le », « Dans », « Il », « Comment »."""
    asking = words("sentence_words", "word", kind="interrogative")
    return frozenset(word.capitalize() for word in function_words()["fr"] | asking)


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_LOWER}]{{3}})(?=(?:{month_words()})\s+\d{{1,2}},?\s+(?:19|20)\d\d\b)")


def part_glued(text: str) -> str:
    """The text with a space where one sentence or line ends and the next begins without any.

    >>> part_glued("Il est né en 1997.L'homme vit à Paris.Ovationné hier.")
    "Il est né en 1997. L'homme vit à Paris. Ovationné hier."
    >>> part_glued("Un discours ovationnéPaul Martin quitte YouTube et TotalEnergies.")
    'Un discours ovationné Paul Martin quitte YouTube et TotalEnergies.'
    """
    if not _may_be_glued(text):
        return text
    return "\n".join(_parted(line, text) if _may_be_glued(line) else line for line in text.split("\n"))


def _may_be_glued(text: str) -> bool:
    """Whether a capital follows a small letter, a figure or a mark anywhere; on bytes, at a hundred times the speed."""
    shape = text.encode("utf-8", "replace").translate(_SHAPES, b"\xc3")
    if _SEAM_SHAPE in shape or _ACRONYM_SHAPE in shape:
        return True
    return _COMMA_YEAR in text and _stamp().search(text) is not None


def _shapes() -> bytes:
    """Small letters, figures and closing marks as `a`, capitals as `A`; the first byte of an accent is left out."""
    table = bytearray(b" " * 256)
    for code in range(128):
        char = chr(code)
        table[code] = ord("A" if char.isupper() else "a" if char.isalnum() or char in ".!?" else " ")
    table[0x80:0xA0] = b"A" * 0x20
    table[0xA0:0xC0] = b"a" * 0x20
    return bytes(table)


_SHAPES = _shapes()
_SEAM_SHAPE = b"aA"
_ACRONYM_SHAPE = b"AAAAa"


def _parted(line: str, text: str) -> str:
    marked = _MARK.sub(lambda found: _after_mark(found, line), line)
    marked = _ACRONYM.sub(lambda found: _after_acronym(found, marked, text), marked)
    written: dict[str, int] = {}
    return _stamp().sub(" ", _SEAM.sub(lambda found: _between(found, marked, text, written), marked))


def _after_mark(found: re.Match[str], text: str) -> str:
    before = text[max(0, found.start() - _REACH) : found.start()]
    return found.group() if _ADDRESS.search(before) else f"{found.group()} "


def _after_acronym(found: re.Match[str], line: str, text: str) -> str:
    """« l'ADMILà encore »: a space where the text has the acronym alone as well, and a sentence may begin."""
    short, after = found.group(), _RIGHT_WORD.match(line, found.end())
    opens = after is not None and len(after.group()) > 1 and fold(after.group()).capitalize() in openings()
    return f"{short} " if opens and re.search(rf"(?<!\w){short}(?!\w)", text) else short


def _between(seam: re.Match[str], line: str, text: str, written: dict[str, int]) -> str:
    """A space where two words meet, or nothing where the capital belongs to a name such as « YouTube »."""
    at = seam.start()
    before, after = _LEFT_WORD.search(line[max(0, at - _REACH) : at]), _RIGHT_WORD.match(line, at)
    if before is None or after is None:
        return ""
    left, right = before.group(), after.group()
    opens = right in openings() or right[1:2] in _APOSTROPHES
    if left.isdigit():
        parted = opens and len(left) in _FIGURES
    elif left[0].islower():
        parted = len(left) >= (_LEFT if opens else _LONG_LEFT) and (opens or len(right) >= _OPENING)
    else:
        parted = opens and len(left) >= _LEFT
    if not parted:
        return ""
    word = left + right
    if word not in written:
        written[word] = text.count(word)
    return " " if written[word] < _BRAND else ""
