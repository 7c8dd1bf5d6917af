"""Texts that a site writes of itself: known by how many of their usual words stand together, not by one phrase."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import any_of, rows
from pipeline.page.sentences import addresses_reader, names_day, tells_news

_ENOUGH = 4  # points of different stems with one of what the text is about
_WITHOUT = 5  # … and without: consent texts go on for paragraphs that name no cookie
_CALL = 25  # words of a line that calls to its reader, and names nothing else
_OF_A_CALL = 2  # … whose points are enough: 1 of 167 such lines of articles has as many
_LONGEST = 1800  # characters
_SUBJECT = 2  # weight of a stem of what the text is about
_IMPERSONAL = "cookies"
_QUOTES = re.compile(r"[«»“”\"]")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _stems() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, int], ...]]]:
    known: dict[str, tuple[tuple[str, int], ...]] = {}
    for row in rows("boilerplate_stems"):
        known[row["stem"]] = (*known.get(row["stem"], ()), (row["label"], int(row["weight"])))
    return re.compile(any_of(known)), known


def boilerplate_label(text: str) -> str | None:
    """The label of the kind of text (`cookies`, `comments`, `paywall`) that a paragraph is, or None.

    They speak to their reader, or of themselves; only those on cookies do without, when they name no day and nobody.

    >>> boilerplate_label("Le dépôt de cookies par le site est soumis au consentement, que l'utilisateur peut retirer.")
    'cookies'
    >>> boilerplate_label("La Cnil reproche à Valmy Conseil ses cookies, posés sans le consentement de l'utilisateur.")
    """
    if len(text) > _LONGEST:
        return None
    pattern, known = _stems()
    stems = {found.group() for word in _WORD.findall(text.lower()) if (found := pattern.match(word)) is not None}
    points: dict[str, int] = {}
    about: set[str] = set()
    for stem in stems:
        for label, weight in known[stem]:
            points[label] = points.get(label, 0) + weight
            if weight == _SUBJECT:
                about.add(label)
    label = max(points, key=lambda name: (points[name], name), default="")
    if label not in ("", "comments") and points[label] >= _OF_A_CALL and _calls(text):
        return label
    if not label or points[label] < (_ENOUGH if label in about else _WITHOUT):
        return None
    if addresses_reader(text):
        return label
    return label if label == _IMPERSONAL and not tells_news(text) else None


def _calls(text: str) -> bool:
    """Whether a short line calls to its reader and tells no news: « Envie de lire la suite ? Abonnez-vous »."""
    may_call = text.count(" ") < _CALL and not _QUOTES.search(text) and not names_day(text)
    return may_call and addresses_reader(text)
