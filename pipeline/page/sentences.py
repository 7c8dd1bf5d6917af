"""What tells a sentence of news from a line of the page around it, by its words alone.

A page speaks to its reader (« Abonnez-vous », « votre adresse ») and of itself (« nos partenaires »); news tells of
days, of people and places by name, and of what was said. A phrase that menus use weighs little against these.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import words
from pipeline.page.calendar import YEAR, month_words, weekday_words
from pipeline.page.fold import fold
from pipeline.page.function_words import french_share

_TERMINAL = (".", "!", "?", "…")
_CLOSERS = "»”\"')] *_"
_LONG = 8  # words: so long and half of them function words, a line with its full stop is a sentence without more
_SPOKEN = 0.3  # share of function words in it
_ENDING_FROM = 6  # letters: « lait », « jouent » end like verbs of the past, too
_FEW = 4  # words
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
# Capitalised after a word in small letters: no sentence begins there, so it names somebody or something.
_NAME = re.compile(r"(?:(?<=[a-zà-ÿ] )|(?<=[a-zà-ÿ], ))(?:[ld]['’])?[A-ZÀ-Ý][\w'’-]+|(?<= [ld]['’])[A-ZÀ-Ý][\w'’-]+")


def _words(kind: str) -> frozenset[str]:
    return words("sentence_words", "word", kind=kind)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_words("ending")))


@cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:{weekday_words()})\b|\d{{1,2}}(?:er)?\s+(?:{month_words()})\b|{YEAR}\b)", re.I)


def ends_as_sentence(text: str) -> bool:
    """Whether a line ends with a full stop, a question or exclamation mark, quotation marks aside."""
    return text.rstrip(_CLOSERS)[-1:] in _TERMINAL


def has_finite_verb(text: str) -> bool:
    """Whether one of the words is a finite verb: one of the commonest, or by its ending."""
    found = _WORD.findall(text.lower())
    if not _words("finite").isdisjoint(found):
        return True
    return any(len(word) >= _ENDING_FROM and word.endswith(_endings()) for word in found)


def is_sentence(text: str) -> bool:
    """Whether a line looks like prose: it ends as a sentence and has a finite verb, or is as long as few titles are.

    >>> is_sentence("Le conseil a voté mardi."), is_sentence("Une cour d'appel divisée"), is_sentence("Tous droits.")
    (True, False, False)
    """
    if not ends_as_sentence(text):
        return False
    n = text.count(" ") + 1
    return n >= _FEW and (has_finite_verb(text) or (n >= _LONG and french_share(fold(text)) >= _SPOKEN))


def addresses_reader(text: str) -> bool:
    """Whether a line speaks to its reader, or of itself, outside quotations."""
    tokens = _TOKEN.findall(_QUOTED.sub(" ", text).lower())
    words = [part for token in tokens if token not in _words("whole") for part in token.split("-")]
    return not (_words("reader").isdisjoint(words) and _words("house").isdisjoint(words))


def names_day(text: str) -> bool:
    """Whether a line names a weekday, a day of a month or a year."""
    return _day().search(text) is not None


def tells_news(text: str) -> bool:
    """Whether a line is a sentence that no page says of itself: it names a day, a person or a place, or quotes.

    >>> tells_news("Le site utilise des cookies depuis le 4 mai 2018, a relevé Jean Prat.")
    True
    >>> tells_news("Le site utilise des cookies pour mesurer son audience.")
    False
    >>> tells_news("Retrouvez toutes les nouvelles de Bourgneuf sur les réseaux sociaux.")
    False
    """
    if not ends_as_sentence(text) or text.count(" ") < _FEW or addresses_reader(text):
        return False
    if names_day(text):
        return True
    return is_sentence(text) and (_QUOTED.search(text) is not None or _NAME.search(text) is not None)
