"""Who and where by the office before: « le député bruxellois Remo Dandi », « la maire d'Orval Aude Roque »."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.components.press_names.complement import looks_adjectival
from pipeline.components.press_names.draft import BY_RECOGNISER, LOC, NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.phrases import adjectives, is_given_name, small_words
from pipeline.components.press_names.things import has_surname
from pipeline.french import words
from pipeline.names.name_words import particles

FEW, MANY = 2, 5  # words of a person's name
FAR = 9  # words between an office and the comma before its holder
TWO_WORDS = frozenset({"le", "la", "les", "saint", "sainte", "grand", "petit", "mont", "pont", "port"})
"""First words of towns that a second follows."""
CLOSING = frozenset({",", ".", ")", "(", ";", "»"})


@NAMES.rule("hyphened")
def join_hyphened(draft: Draft) -> None:
    """« Aude Orval|-Roque », « Marie-|Zahra Roque »: of a name that the recogniser cut at its hyphen, the whole."""
    for name in draft:
        if name.label != PER or name.end - name.start < FEW:
            continue
        start, end = name.start, name.end
        while start > 1 and is_joint(draft, start - 1) and is_free(draft, start - 2, name):
            place = draft.at(start - 2)
            if place is not None and place.label == LOC:
                break  # « la station Orval-Aude-Roque »
            start -= 2
        while end + 1 < len(draft) and is_joint(draft, end) and is_free(draft, end + 1, name):
            end += 2
        if (start, end) != (name.start, name.end):
            draft.put(replace(name, start=start, end=end, rule="hyphened"))


def is_joint(draft: Draft, hyphen: int) -> bool:
    """Whether a hyphen without spaces stands here, between two words with a capital."""
    glued = draft.words[hyphen] == "-" and not (draft.doc[hyphen].whitespace_ or draft.doc[hyphen - 1].whitespace_)
    return glued and draft.words[hyphen - 1].istitle() and draft.words[hyphen + 1].istitle()


def is_free(draft: Draft, token: int, name: Name) -> bool:
    """Whether the word on the other side of a hyphen is nobody's and no body's but by a name cut there as well."""
    other = draft.at(token)
    return other is None or other == name or (other.rule in BY_RECOGNISER and other.end - other.start <= FEW)


@NAMES.rule("office_before")
def turn_holders(draft: Draft) -> None:
    """« le député bruxellois Remo Dandi », « la maire d'Orval, Remo Dandi, »: an office in the singular has a holder.

    So has one with its field or town between it and a comma. The name has two words or more that nothing else proves.
    """
    for name in draft:
        own = name.label in (ORG, LOC) and name.rule in BY_RECOGNISER and draft.form(name) not in draft.bodies
        own = own and FEW <= name.end - name.start <= MANY and looks_like_somebody(draft, name)
        if own and (holds_office(draft, name.start) or heralded(draft, name)):
            draft.put(Name(name.start, name.end, PER, "office_before"))


def looks_like_somebody(draft: Draft, name: Name) -> bool:
    """Whether all words but particles are written as names are, the first is unknown or given, none is a body's."""
    parts = draft.words[name.start : name.end]
    written = all(part.istitle() or part == "-" or part.lower() in particles() for part in parts)
    traded = small_words("first word of a body") | small_words("last word of a body")
    strange = is_given_name(parts[0]) or not draft.knows(parts[0])
    return name.start > 1 and written and strange and traded.isdisjoint(parts)


def holds_office(draft: Draft, token: int) -> bool:
    """Whether an office in the singular ends right before a word, with at most two adjectives behind its noun."""
    for noun in range(token - 1, max(0, token - 4), -1):
        if draft.lower[noun].removeprefix("ex-") in offices():
            return draft.lower[noun - 1] in small_words("determiner") | small_words("article")
        if not is_small_adjective(draft, noun):
            break
    return False


@cache
def offices() -> frozenset[str]:
    """Nouns of one word that somebody holds: « député », « agent », « sergent »."""
    held = words("roles", kind="law and order") | words("roles", kind="profession")
    return small_words("only of a person") | frozenset(one for one in held if " " not in one and one[-1] not in "sx")


def heralded(draft: Draft, name: Name) -> bool:
    """Whether an office stands before the comma before a name, with what it is of; a mark or a verb closes the name."""
    closed = name.end >= len(draft) or draft.words[name.end] in CLOSING
    if not closed or draft.words[name.start - 1] != ",":
        return False
    for at in range(name.start - 2, max(0, name.start - 2 - FAR), -1):
        if draft.lower[at].removeprefix("ex-") in small_words("only of a person"):
            behind = draft.lower[at + 1] in small_words("of") or is_small_adjective(draft, at + 1)
            return behind and draft.lower[at - 1] in small_words("determiner") | small_words("article")
        if draft.doc[at].is_sent_start or not draft.words[at][0].isalnum():
            return False
    return False


def is_small_adjective(draft: Draft, token: int) -> bool:
    """Whether a word in small letters is an adjective of place or rank, or ends as adjectives do."""
    word = draft.words[token]
    return word[0].islower() and (draft.lower[token] in adjectives() or looks_adjectival(word))


@NAMES.rule("grouping")
def mark_groupings(draft: Draft) -> None:
    """« Orval Agglomération », « Gap Métropole »: communes that joined, by the word that ends the name."""
    opening = small_words("preposition") | small_words("determiner")
    for token in draft.places(small_words("closes a grouping"), written=True):
        if draft.doc[token].is_sent_start:
            continue
        start = token
        while start and (draft.words[start - 1].istitle() or draft.words[start - 1] == "-"):
            if draft.doc[start].is_sent_start or draft.lower[start - 1] in opening:
                break
            start -= 1
        if start < token and all(name.start >= start and name.label != PER for name in draft.overlapping(start, token)):
            draft.put(Name(start, token + 1, ORG, "grouping"))


@NAMES.rule("town_before")
def drop_seats(draft: Draft) -> None:
    """« la maire d'Orval »: the town that a mayor has is no person, but for a surname of the text."""
    for name in draft:
        if name.label != PER or name.rule not in BY_RECOGNISER or not is_of_its_town(draft, name.start):
            continue
        if seat_end(draft, name) == name.end and not (name.end - name.start == 1 and has_surname(draft, name)):
            draft.put(replace(name, label=LOC, rule="town_before"))


def seat_end(draft: Draft, name: Name) -> int:
    """Where a town ends with which a name may begin: behind its first word, « Le » and « Saint » and hyphens aside."""
    end = name.start + 1 + (draft.lower[name.start] in TWO_WORDS)
    while end + 1 < name.end and draft.words[end] == "-":
        end += 2
    return min(end, name.end)


def is_of_its_town(draft: Draft, token: int) -> bool:
    """Whether « maire de », « syndic d'» stands before a word: an office that each town has."""
    return (
        token > 1
        and draft.lower[token - 1] in small_words("of without article")
        and draft.lower[token - 2].removeprefix("ex-") in words("local_posts")
    )
