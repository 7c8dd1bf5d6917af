"""Where an article quotes: the stretches between quotation marks, each within its paragraph."""

from __future__ import annotations

from typing import Literal

from pipeline.steps.relate.parse import Doc, Token

OPENING, CLOSING, BOTH = frozenset("«“"), frozenset("»”"), '"'
MARKS = OPENING | CLOSING | {BOTH}
MAX_QUOTE = 400
"""Words; a longer quotation lost its closing mark."""


QUOTATIONS = "quotations"
"""Where a document keeps its quotations once they are found."""


def quotations(doc: Doc) -> tuple[tuple[int, int], ...]:
    """First and last token of each quotation; found once a document."""
    found: tuple[tuple[int, int], ...] | None = doc.kept.get(QUOTATIONS)
    if found is None:
        found = doc.kept[QUOTATIONS] = find_quotations(doc)
    return found


def find_quotations(doc: Doc) -> tuple[tuple[int, int], ...]:
    """First and last token of each quotation; one left open ends with its paragraph.

    A mark that the typist turned the wrong way (« un mot« ) counts by the blanks around it, and so does a straight
    one: where the first of two straight marks looks as if it closed, nothing is quoted between them.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    kind = ""
    for token in doc:
        text = token.text
        if "\n" in text or (opened is not None and token.i - opened > MAX_QUOTE):
            if opened is not None and token.i > opened + 1 and kind != BOTH:
                found.append((opened, token.i))
            opened = None
        if text not in MARKS:
            continue
        turn = turn_of(token, is_open=opened is not None and kind == BOTH)
        if turn == "open" and (opened is None or (kind == BOTH and text == BOTH)):
            opened, kind = token.i, text
        elif turn == "close" and opened is not None and (kind == BOTH) == (text == BOTH):
            found.append((opened, token.i))
            opened = None
    return tuple(found)


def turn_of(token: Token, *, is_open: bool) -> Literal["open", "close", ""]:
    """Whether a token opens or closes a quotation."""
    if token.text in CLOSING:
        return "close"
    if token.text in OPENING:
        glued = token.i > 0 and not token.nbor(-1).whitespace_ and token.nbor(-1).text[-1:].isalnum()
        return "close" if glued and token.whitespace_ else "open"
    if token.text != BOTH:
        return ""
    apart_before = token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space
    if apart_before and not token.whitespace_:
        return "open"
    if token.whitespace_ and not apart_before:
        return "close"
    return "close" if is_open else "open"
