"""« il y a », « il faut », « il est dix heures »: a pronoun that stands for nobody."""

from __future__ import annotations

from pipeline.steps.relate.cast.figures import cast_words
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.role_nouns import (
    role_words,
)


def is_impersonal(text: NamedText, place: int) -> bool:
    """« il y a », « il a fallu », « il est possible que »: what stands for nobody; not « il a demandé »."""
    end = text.sentence_end(place)
    if text.words[place].startswith("-"):  # « faut-il », « a-t-il fallu », « y a-t-il »
        begin = max(text.sentence_start(place), place - 3)
        near = {*text.lower[begin:place], *text.lower[place + 1 : min(place + 3, end)]}
        if text.is_any_of(place - 1, cast_words("impersonal verb")):
            return True
        there = near & cast_words("impersonal there") and near & cast_words("impersonal has")
        return bool(there or near & cast_words("impersonal") or near & cast_words("impersonal state"))
    if text.is_word(place - 2, "quoi") and text.is_word(place + 1, "en"):
        return True  # « quoi qu'il en soit »
    return is_impersonal_verb(text, place + 1, end) or tells_hour(text, place + 1, end)


def is_impersonal_verb(text: NamedText, begin: int, end: int) -> bool:
    """Whether the verb that begins at a word, behind « il », is one of nobody."""
    place, being, there = begin, False, False
    while place < min(begin + 7, end):
        word = text.lower[place]
        if word in cast_words("impersonal"):
            return True
        if word in cast_words("impersonal verb"):
            return place == begin or text.lower[place - 1] in cast_words("impersonal clitic")
        if being and word in cast_words("impersonal state"):
            return True
        if being and word in cast_words("impersonal that"):
            return text.is_word(place + 1, *role_words("of"), *cast_words("that"))
        if being and word in cast_words("impersonal to") and text.is_any_of(place + 2, cast_words("that")):
            return True  # « il est à craindre que »
        if there and word in cast_words("impersonal has"):
            return not is_auxiliary(text, place, end)
        there = there or word in cast_words("impersonal there")
        helps = word in role_words("auxiliary verb")
        passed = word in cast_words("impersonal clitic") or word in cast_words("impersonal adverb")
        being = being or word in cast_words("impersonal being")
        if not (passed or helps or word in cast_words("impersonal being")):
            return False
        place += 1
    return False


def is_auxiliary(text: NamedText, place: int, end: int) -> bool:
    """« il y avait pourtant renoncé »: whether a participle follows, so that « y » is a place or thing."""
    if text.token(place).pos_:
        return text.token(place).dep_.startswith("aux")
    after = place + 1
    while after < end and text.is_any_of(after, cast_words("impersonal adverb")):
        after += 1
    return after < end and text.lower[after].endswith("é")


def tells_hour(text: NamedText, place: int, end: int) -> bool:
    """« il était 10 h 30 », « il était déjà 22h15 », « il fait froid »: an hour or the weather right after the verb."""
    if text.is_any_of(place, cast_words("weather verb")):
        return any(word in cast_words("weather") for word in text.lower[place + 1 : min(place + 3, end)])
    if not text.is_any_of(place, role_words("copula")):
        return False
    for at in range(place + 1, min(place + 4, end)):
        word = text.lower[at]
        if word[0].isdigit():
            unit = word.strip("0123456789")
            return unit in cast_words("clock") or (not unit and text.is_any_of(at + 1, cast_words("clock")))
    return False
