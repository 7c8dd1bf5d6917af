"""What guards look at: the place of a match, the words beside it, how it is written."""

from __future__ import annotations

import re

NEXT_WORD = re.compile(r" {1,8}([a-z][a-z'-]+)")
PREVIOUS_WORD = re.compile(r"([a-z0-9]+)[ '-]{1,3}$")


def span_of(match: re.Match[str]) -> tuple[int, int]:
    """Place of the expression in the match."""
    return match.span("span") if "span" in match.re.groupindex else match.span()


def group_span(match: re.Match[str], *names: str) -> tuple[int, int]:
    """Place of the first of these groups that took part in the match; else of the match."""
    for name in names:
        if name in match.re.groupindex and match[name] is not None:
            return match.span(name)
    return span_of(match)


def previous_word(plain: str, start: int) -> str:
    """The word right before a place, or ''."""
    found = PREVIOUS_WORD.search(plain, max(0, start - 25), start)
    return found[1] if found else ""


def is_capital(text: str, start: int, end: int) -> bool:
    """Whether the word begins with a capital and is not written in capitals throughout."""
    return text[start : start + 1].isupper() and not text[start:end].isupper()


def opens_sentence(plain: str, start: int) -> bool:
    """Whether a sentence begins at a place."""
    before = plain[max(0, start - 12) : start].rstrip(" ")
    return not before or before[-1] in '.!?:;\n"»«-_(•>*|'


def hyphenated(plain: str, end: int) -> bool:
    """Whether a word goes on after a hyphen (« mai-juin »)."""
    return plain[end : end + 1] == "-" and plain[end + 1 : end + 2].isalpha()
