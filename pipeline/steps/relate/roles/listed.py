"""Roles in a list: « 42 ans, députée, ancienne juge et maire de Lyon », with ages and other asides between them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.at_place import begins_role, looks_adjectival
from pipeline.steps.relate.roles.closing import LONGEST_ASIDE, ends_apposition, is_verbal, leads_to_person
from pipeline.steps.relate.roles.read_role import Role, read_role
from pipeline.steps.relate.roles.role_nouns import is_adjective, role_words
from pipeline.steps.relate.roles.spans import past_term
from pipeline.steps.relate.roles.up_to_name import nations

MOST_ASIDES = 3
"""Asides in a row that a list of roles may have."""


def listed_roles(text: NamedText, place: int, *, opens: bool = False) -> Iterator[Role]:
    """The roles of a list, parted by commas and « et »; ages and other asides between them are passed over.

    A sentence may begin with the first one only where the list `opens` it.
    """
    first = True
    while place < len(text):
        role = read_one(text, place, opens=opens and first)
        for _ in range(MOST_ASIDES):  # « 54 ans, marié, père de trois enfants, »
            if role is not None or not (after := past_aside(text, place, sure=first)):
                break
            after += not first and text.is_word(after, "et", "puis")  # « élue, en 1965, et longtemps directrice »
            after += text.is_any_of(after, role_words("indefinite"))
            place, role = after, read_one(text, after)
        if role is None or leads_to_person(text, role) or role.noun.number == "p" or is_verbal(text, role):
            return
        yield role
        first = False
        place = role.end
        if text.is_any_of(place, role_words("closing quote")):
            place += 1
        place = past_term(text, place)
        if not text.is_word(place, "et", ",", "puis") and (after := past_aside(text, place, sure=False)):
            place = after - 1  # « juge depuis 2012, »
        if not text.is_word(place, "et", ",", "puis") or text.crosses(place, place + 1):
            return
        place += 1
        place += text.is_word(place, "et", "puis")
        if text.is_any_of(place, role_words("determiner")):
            follows = read_role(text, place + 1)
            if follows is None or not ends_apposition(text, follows):
                return
            place += 1


def read_one(text: NamedText, place: int, *, opens: bool = False) -> Role | None:
    """One role of a list, past a quotation mark and « nommée », « ancienne élue » and the like."""
    begin = place + text.is_word(place, "«", "“", '"')
    skipped, before = begin, place - 1 + opens
    passed = role_words("become", "auxiliary")
    while text.is_any_of(skipped, passed) and not begins_role(text, skipped):
        skipped += 1
    if skipped < len(text) and not text.crosses(before, skipped):
        role = read_role(text, skipped)
        if role is not None:
            return role
    kin = read_role(text, begin, relations=True) if begin < len(text) and not text.crosses(before, begin) else None
    if kin is not None and kin.noun.kind == "relation":  # « père de famille employé chez Roque »
        behind = (past_children(text, end) for end in kin.ends if end < len(text) and end not in text.starts)
        return next((role for end in behind if (role := read_role(text, end)) is not None), None)
    # « Aude Vasselin, candidate, … »: no more than that.
    return read_role(text, begin) if begin < len(text) and not text.crosses(before, begin) else None


def past_children(text: NamedText, place: int) -> int:
    """« mère de trois enfants et infirmière »: the word behind « et », « mère » read; else the same word."""
    counted = text.is_any_of(place, role_words("of")) and text.is_any_of(place + 2, role_words("child"))
    end = place + 3 if counted else place
    return end + 1 if text.is_word(end, "et", ",") and not text.crosses(place, end + 1) else place


def past_aside(text: NamedText, place: int, *, sure: bool) -> int:
    """The word after a short aside that is no role and its comma: « 42 ans, », « né à Lyon, »; 0 where there is none.

    Before the first role (`sure`) only an age or a birth is passed over: any other words may be the clause itself.
    """
    for end in range(place, min(place + LONGEST_ASIDE, len(text))):
        paired = text.is_word(end, "et") and not sure and looks_adjectival(text, end + 1)
        if end in text.starts or text.person_at(end) is not None:
            return 0
        if text.lower[end] in role_words("clause") and not paired:
            return 0
        if text.token(end).pos_ in ("VERB", "AUX") and "Fin" in text.token(end).morph.get("VerbForm", []):
            return 0
        if text.words[end] == "," and end > place:
            aged = text.is_word(end - 1, "ans") or text.is_any_of(place, role_words("birth"))
            aged = aged or is_of_family(text, place, end)
            return end + 1 if aged or not sure or (end == place + 1 and is_of_town(text, place)) else 0
    return 0


def is_of_family(text: NamedText, place: int, end: int) -> bool:
    """« marié », « célibataire », « père de trois enfants »: whether words say no more than that."""
    kin = read_role(text, place, relations=True)
    parent = kin is not None and kin.noun.kind == "relation" and text.is_any_of(end - 1, role_words("child"))
    return parent or (end == place + 1 and text.is_any_of(place, role_words("family state")))


def is_of_town(text: NamedText, place: int) -> bool:
    """« Jean Roque, Marseillais, retraité »: a capitalised word with the ending of who lives somewhere."""
    lower = text.lower[place]
    named = text.organization_at(place) is not None or text.person_at(place) is not None
    return text.words[place][0].isupper() and not named and (is_adjective(lower) or lower in nations())
