"""Which country « le pays » is: the one that the text has just named, where it is alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.french import mapping
from pipeline.steps.relate.events.grammar import form_of
from pipeline.steps.relate.events.sentences import sentence_at
from pipeline.steps.relate.parse import Doc, Token
from pipeline.steps.relate.roles.up_to_name import nations

NOUN = "pays"
SAME_STEM = 4
"""Letters that a country and what is of it have in common: « Syrie », « syrien »."""
LONGEST = 4
"""Words in the name of a country."""


def country(noun: Token) -> str | None:
    """« la France », of « le pays »: the one country of this sentence and the one before, if the text has none more."""
    if form_of(noun) != NOUN or "Plur" in noun.nbor(-1).morph.get("Number", []):
        return None
    doc = noun.doc
    sentence = sentence_at(noun)
    start = sentence.start
    if start:
        start = sentence_at(doc[start - 1]).start
    found = named_countries(doc, start, noun.i)
    alone = named_countries(doc, start, sentence.end) <= found  # "a fui le pays pour un port suédois"
    if len(found) != 1 or not alone:
        return None
    times = Counter(_mentions(doc, noun.i))
    (name,) = found
    return name if times[_stem(name)] == max(times.values(), default=0) else None


def named_countries(doc: Doc, start: int, end: int) -> set[str]:
    """The countries named between two words, or meant by an adjective of theirs."""
    found: set[str] = set()
    place = start
    while place < end:
        size = next((n for n in range(LONGEST, 0, -1) if doc.text_of(place, place + n).lower() in _countries()), 0)
        if size and doc[place].text[:1].isupper():
            found.add(_countries()[doc.text_of(place, place + size).lower()])
        place += max(size, 1)
    for word in doc[start:end]:
        form = form_of(word)
        if form in nations() and _stem(form) not in {_stem(one) for one in found}:
            kin = {one for one in _countries().values() if _stem(one) == _stem(form)}
            found |= kin if len(kin) == 1 else {form, ""}  # of another country, though not known which
    return found


def _mentions(doc: Doc, end: int) -> Iterator[str]:
    """The stems of countries and of what is of them, each time that one stands before a word."""
    for place in range(end):
        token, size = doc[place], 0
        if token.text[:1].isupper():
            size = next((n for n in range(LONGEST, 0, -1) if doc.text_of(place, place + n).lower() in _countries()), 0)
        if size:
            yield _stem(_countries()[doc.text_of(place, place + size).lower()])
        elif form_of(token) in nations():
            yield _stem(form_of(token))


def _stem(name: str) -> str:
    return name.lower().removeprefix("l'").split()[-1][:SAME_STEM]


@cache
def _countries() -> dict[str, str]:
    return mapping("countries", "name", "with_article", kind="state")
