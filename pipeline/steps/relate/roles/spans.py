"""Days and stretches of time beside a role: « élue hier députée », « maire de 2008 à 2014 »."""

from __future__ import annotations

from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.at_place import head_size
from pipeline.steps.relate.roles.role_nouns import role_words

LONGEST_SPAN = 10  # words of « pendant plus de dix ans (2008-2018) »


def past_day(text: NamedText, place: int, *, plain: bool = False) -> int:
    """« a été élue hier députée »: the word after a day where a role stands there, else the same word.

    With `plain`, whatever stands there.
    """
    after = place
    while is_of_day(text, after):
        after += 1
    return after if after > place and (plain or head_size(text, after)) else place


def is_of_day(text: NamedText, place: int) -> bool:
    """Whether a word belongs to a day: « hier », « en 2014 », « le 10 mai »; an article only before such a word."""
    if text.is_any_of(place, role_words("determiner")) and not text.is_any_of(place, role_words("between")):
        place += 1
    known = text.is_any_of(place, role_words("between"))
    return known or (place < len(text) and place not in text.starts and text.words[place][0].isdigit())


def past_span(text: NamedText, place: int) -> int:
    """« a été pendant dix ans (2008-2018) maire », « est depuis 2014 maire »: the word after how long or since when."""
    if not text.is_any_of(place, role_words("span")) and not text.is_any_of(place - 1, role_words("span")):
        return place
    at = place
    while at < min(place + LONGEST_SPAN, len(text)) and at not in text.starts and is_of_span(text, at):
        at += 1
    return (
        at
        if at > place and any(text.words[near][0].isdigit() or is_unit(text, near) for near in range(place, at))
        else place
    )


def is_of_span(text: NamedText, place: int) -> bool:
    """Whether a word belongs to a stretch of time: numbers, units, « à », brackets."""
    known = text.is_any_of(place, role_words("span", "between", "span part"))
    return known or text.words[place][0].isdigit() or is_unit(text, place) or text.words[place] in "()-–"


def is_unit(text: NamedText, place: int) -> bool:
    """« ans », « mois », « mandats »."""
    return text.is_any_of(place, role_words("span unit"))


def past_term(text: NamedText, place: int) -> int:
    """« maire de 2008 à 2014, juge », « de 2008 à 2014 et juge »: the comma or « et » behind a term, else the word."""
    after = past_span(text, place)
    after -= after > place and text.is_word(after - 1, "et")
    return after if text.is_word(after, ",", "et") and not text.crosses(place, after) else place
