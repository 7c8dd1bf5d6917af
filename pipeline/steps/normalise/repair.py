"""Small repairs inside a paragraph: captions told twice, credits at the end."""

from __future__ import annotations

import re

_MAX_CAPTION = 1000  # characters
_CREDIT_SIGNS = ("©", "/", "(c)", "Photo", "rédit", "VIA ", "via ", "POUR ", "pour ")
_MIN_REPEAT = 30  # characters; shorter runs repeat in honest prose
# « …, le 21 juin 2022. JEANNE MARTIN / AFP », « … © Studio Martin »
_CREDIT = re.compile(
    r"(?<=[.!?»”\"…])\s+(?:[A-ZÀ-Ý][\w.'’-]+\s+){0,4}[A-ZÀ-Ý][\w.'’-]+"
    r"(?:\s*/\s*|\s+(?:VIA|POUR|pour|via)\s+)[A-ZÀ-Ý«“\"][\w .'’»”\"/-]{1,40}$"
    r"|\s*(?:©|\(c\)|Crédits?(?: photos?)?\s*(?:\([^()]{2,30}\)\s*)?:|Photos?\s*:)\s*[^.!?]{0,80}$"
)


def drop_repeats(text: str) -> str:
    """The text with an opening that stands two or three times in a row told once (captions with their alt text)."""
    size = len(text)
    if size < 2 * _MIN_REPEAT or size > 1500:
        return text
    probe = text[:_MIN_REPEAT]
    again = text.find(probe, _MIN_REPEAT)
    if again < 0:
        return text
    opening = text[:again].rstrip()
    while text.startswith(opening, again):
        following = again + len(opening)
        rest = text[following:].lstrip()
        if not rest.startswith(opening):
            return (opening + " " + rest).rstrip()
        again = len(text) - len(rest)
    return text


def drop_credit(text: str) -> str:
    """The text of a caption without the photographer and agency at its end."""
    if len(text) > _MAX_CAPTION or not any(sign in text for sign in _CREDIT_SIGNS):
        return text
    caption = _CREDIT.sub("", text)
    return caption if caption.strip() else text  # nothing but a credit is for the page to judge
