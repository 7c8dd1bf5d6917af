"""Where a quotation that opens in or before a name ends."""

from __future__ import annotations

from pipeline.components.press_names.draft import Draft

QUOTES = frozenset({"«", "“", '"', "‘"})
CLOSERS = {"«": "»", "“": "”", '"': '"', "‘": "’"}
LONGEST = 8  # words of a name between quotation marks


def quote_end(draft: Draft, start: int) -> int | None:
    """The token that closes the quotation which opens right before `start`; None where it is long or holds a mark."""
    close = CLOSERS.get(draft.words[start - 1]) if start else None
    for token in range(start, min(len(draft), start + LONGEST + 1)):
        if draft.words[token] == close:
            return token if token > start else None
        if not draft.words[token][0].isalnum() and draft.words[token] not in ("-", "&", "'", "’"):
            return None
    return None


def open_quote(draft: Draft, start: int, end: int) -> int | None:
    """The token behind a quotation mark that opens between `start` and `end` and is not closed there."""
    found = None
    for token in range(start, end):
        word = draft.words[token]
        if found is None and word in QUOTES and token > start:
            found = token + 1
        elif found is not None and word == CLOSERS[draft.words[found - 1]]:
            found = None
    return found
