"""What stands behind a head of bodies and belongs to its name: « régionale », « de la Santé », « du Gard »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline import french
from pipeline.components.press_names.behind import body_behind, whole_end
from pipeline.components.press_names.draft import LOC, ORG, PER, Draft
from pipeline.components.press_names.phrases import (
    Words,
    adjective_endings,
    adjectives,
    domains,
    heads,
    is_given_name,
    small_words,
    unions,
    unions_of_communes,
)

NATION = "nation or region"
NATIONS = frozenset({NATION, "several nations"})
SHORTEST_NOUN = 3
"""Letters of a noun, more than which it has: « aux », « ses » are none."""
ROMAN = re.compile(r"[IVXLC]+(?:er|e|ème)?$")


@dataclass(slots=True)
class Reading:
    """What was read after a head: where it ends, and which kinds of words it held.

    `court` says that the head is a court's: behind « de » stands where it sits, whatever the recogniser drew there;
    `titled` that it has a capital which no sentence gives it: whatever it is of belongs to the name;
    `union` that it is one body's whose name joins its parts: « communauté de communes Rives et Coteaux ».
    """

    end: int
    place: bool = False
    field: bool = False
    ranked: bool = False
    nation: bool = False
    nations: bool = False
    capital: bool = False
    organ: bool = False
    court: bool = False
    union: bool = False
    titled: bool = False


def read_complement(draft: Draft, start: int, head: Words, extent: str) -> Reading:
    """Read adjectives, then « de … » groups, then what is joined to them by commas and « et »."""
    begin = start - len(head)
    titled = draft.words[begin][0].isupper() and not draft.doc[begin].is_sent_start and extent in ("body", "place")
    reading = Reading(
        start, court=bool({head[0], head[-1]} & small_words("court")), union=head in unions_of_communes(), titled=titled
    )
    token = read_adjectives(draft, start, reading, extent)
    if reading.ranked and draft.lower[start - 1] in small_words("of a union"):
        token = read_union(draft, token, reading)
    reading.end = token
    if extent == "army":
        return reading
    direct = read_direct(draft, token, reading, extent)
    if direct > token:
        token = reading.end = read_parts(draft, direct) if reading.union else direct
    while True:
        after = read_group(draft, token, reading, extent, joined=False)
        if after == token:
            break
        token = reading.end = after
        if (place := read_place(draft, token, reading)) > token:
            reading.end = place
            break
        while (joint := read_joint(draft, token)) > token:
            after = read_group(draft, joint, reading, extent, joined=True)
            if after == joint and looks_adjectival(draft.words[token - 1]):
                after = read_adjectives(draft, joint, reading, extent, any_adjective=True)
            if after == joint and reading.union and draft.words[joint][0].isupper() and not is_somebody(draft, joint):
                after = read_capitals(draft, joint)
            if after == joint:
                break
            token = reading.end = after
    return reading


def is_somebody(draft: Draft, token: int) -> bool:
    """« la communauté de communes d'Orval, Aude Vasselin, »: whether a full name begins here."""
    name = draft.at(token)
    return name is not None and name.label == PER and name.start == token and name.end - token > 1


def read_union(draft: Draft, token: int, reading: Reading) -> int:
    """« union départementale CGT », « union locale de la CGT »: the union whose body of a place it is."""
    at = token
    while open_at(draft, at) and at < token + 2 and draft.lower[at] in small_words("of", "article"):
        at += 1
    if not open_at(draft, at) or draft.words[at] not in unions():
        return token
    reading.field = True
    return at + 1


def open_at(draft: Draft, token: int) -> bool:
    """Whether the reading may go on: same sentence, no line break, no end of text."""
    return token < len(draft) and not draft.doc[token].is_sent_start and "\n\n" not in draft.words[token]


def read_adjectives(draft: Draft, token: int, reading: Reading, extent: str, *, any_adjective: bool = False) -> int:
    """Skip adjectives; those outside the list only after the noun of a group."""
    while open_at(draft, token):
        word = draft.lower[token]
        kind = adjectives().get(word)
        if kind is None and not (any_adjective and looks_adjectival(draft.words[token])):
            break
        if kind in NATIONS and extent == "domain" and reading.field:
            break  # « ministère de la défense irakien »: the nation stays outside
        reading.ranked |= kind is not None and kind not in NATIONS
        reading.nations |= kind in NATIONS
        reading.nation |= kind == NATION or (extent == "army" and word in ("nationale", "national"))
        token += 1
        if extent == "army":
            break
    return token


def looks_adjectival(word: str) -> bool:
    """Whether a lower-case word ends as French adjectives do."""
    return (
        len(word) > 4
        and word[0].islower()
        and word.endswith(adjective_endings())
        and word not in small_words("no adjective")
    )


def read_direct(draft: Draft, token: int, reading: Reading, extent: str) -> int:
    """A place or proper name right after the head: « université Lumière », « ARS Occitanie »."""
    if not open_at(draft, token) or not draft.words[token][0].isupper():
        return token
    name = draft.at(token)
    if name is not None and name.start == token and name.label == LOC:
        reading.place = True
        return name.end
    person = (
        name is not None and name.label == PER and (name.end - name.start > 1 or not is_given_name(draft.words[token]))
    )
    if extent == "school":
        person = False
    if extent in ("place", "named", "school", "short") and not person and not reading.nation:
        end = read_capitals(draft, token)
        reading.capital = True
        return end + (reading.court and open_at(draft, end) and draft.words[end].isdigit())  # « tribunal Gap 2 »
    return token


def read_parts(draft: Draft, token: int) -> int:
    """Past what « et » joins to a proper name without « de »: « Rives et Coteaux »."""
    while open_at(draft, token + 1) and draft.lower[token] in ("et", "&") and draft.words[token + 1][0].isupper():
        token = read_capitals(draft, token + 1)
    return token


def read_place(draft: Draft, token: int, reading: Reading) -> int:
    """A place after rank and field, without « de »: « Agence régionale de santé Occitanie »."""
    name = draft.at(token) if open_at(draft, token) else None
    if name is None or name.label != LOC or name.start != token or not (reading.ranked and reading.field):
        return token
    reading.place = True
    return name.end


def read_group(draft: Draft, token: int, reading: Reading, extent: str, *, joined: bool) -> int:
    """One « de la Santé », « des eaux et forêts », « pour l'emploi », « d'Occitanie »; the same token if none."""
    noun = group_noun(draft, token, reading, extent, joined=joined)
    if noun == token:
        return token
    if draft.words[noun][0].isupper():
        return read_capital_group(draft, token, noun, reading, extent, joined=joined)
    link, lower = draft.lower[token], draft.lower[noun]
    if heads().get((lower,)) == "domain":
        return token  # « la direction des eaux du ministère de la Mer »: two bodies
    if joined and (lower,) in heads() and lower not in domains():
        return token  # « la police judiciaire et du parquet »: another body
    if reading.titled and leads_to_noun(draft, noun):
        reading.field = True  # « l'Association des petites villes »
        return read_adjectives(draft, noun + 2, reading, extent, any_adjective=True)
    free = extent == "domain" and not joined and link in small_words("of") and lower.isalpha()
    if free and noun == token + 1 and lower.endswith(tuple(small_words("infinitive ending"))):
        return token  # « le ministère de la Mer d'avoir menti »
    if is_before_field(draft, noun):
        noun, lower = noun + 1, draft.lower[noun + 1]  # « pour la bonne gouvernance »
    if free or lower in domains() or (lower,) in heads():
        reading.field = True
        return read_adjectives(draft, noun + 1, reading, extent, any_adjective=True)
    return token


def is_before_field(draft: Draft, token: int) -> bool:
    """Whether an adjective stands here and the noun of a field behind it: « pour la bonne gouvernance »."""
    adjective = draft.lower[token] in french.words("adjectives", kind="adjective")
    return adjective and open_at(draft, token + 1) and draft.lower[token + 1] in domains()


def leads_to_noun(draft: Draft, token: int) -> bool:
    """« petites villes », « anciens élèves »: an adjective in the plural, and a noun in small letters behind it."""
    if draft.lower[token] not in french.words("adjectives", kind="adjective") or not open_at(draft, token + 1):
        return False
    after = draft.words[token + 1]
    several = all(word.endswith(("s", "x")) for word in (draft.lower[token], after))
    return (
        several and after.isalpha() and after.islower() and len(after) > SHORTEST_NOUN and not looks_adjectival(after)
    )


def group_noun(draft: Draft, token: int, reading: Reading, extent: str, *, joined: bool) -> int:
    """The word behind « de », « pour » and an article; the same token where no group begins."""
    link, noun = draft.lower[token] if open_at(draft, token) else "", token + 1
    if link not in small_words("link") or draft.words[token][0].isupper():
        return token
    if link not in small_words("of") and (joined or not may_link(link, reading, extent)):
        return token
    if link == "à" and open_at(draft, noun) and draft.lower[noun] in small_words("indefinite") | {"des"}:
        return token  # « le ministère à des victimes »
    if open_at(draft, noun) and draft.lower[noun] in small_words("article") and draft.words[noun][0].islower():
        noun += 1
    return noun if open_at(draft, noun) else token


def read_capital_group(draft: Draft, token: int, noun: int, reading: Reading, extent: str, *, joined: bool) -> int:
    """A group whose noun has a capital: a place, a field written large, another name; the same token if none of it."""
    link, lower, name = draft.lower[token], draft.lower[noun], draft.at(noun)
    if link in small_words("of") and not joined and (end := whole_end(draft, noun)) is not None:
        reading.place = reading.organ = True
        return end
    if reading.court and not joined and noun == token + 1 and (end := court_town_end(draft, noun)) is not None:
        reading.place = True
        return end
    if is_another(draft, token, noun, reading, extent, joined=joined):
        return token
    if name is not None and name.label == LOC:
        reading.place = True
        return max(name.end, noun + 1)
    reading.capital = True
    end = read_capitals(draft, noun) if lower not in domains() else read_title(draft, noun + 1)
    if name is not None and name.label == ORG and name.start == noun:
        end = max(end, name.end)
    return read_adjectives(draft, end, reading, extent, any_adjective=True)


def is_another(draft: Draft, token: int, noun: int, reading: Reading, extent: str, *, joined: bool) -> bool:
    """Whether a noun with a capital is somebody, or another body or place, and no part of the name."""
    link, lower, name = draft.lower[token], draft.lower[noun], draft.at(noun)
    if (link in small_words("where") and lower not in domains()) or ROMAN.match(draft.words[noun]):
        return True  # « l'agence en Bretagne »: where it stands
    if name is None:
        return False
    if name.label == PER and name.start == noun:
        return True
    if joined and name.label == LOC and not reading.union:
        return True  # « le tribunal de Nantes et de Rennes » are two
    if extent == "self" and name.start < noun and body_behind(draft, token, name.end) is not None:
        return True
    # « la direction de Vasselin » is no other body than Vasselin
    return name.label == ORG and name.start == noun and lower not in domains()


def court_town_end(draft: Draft, token: int) -> int | None:
    """Where the town ends that begins here, behind « de »; None for a full name, an acronym or a listed body."""
    name = draft.at(token)
    if draft.words[token].isupper() or draft.lower[token] in domains() or ROMAN.match(draft.words[token]):
        return None
    if name is None:
        return read_capitals(draft, token)
    known = name.label == ORG and name.rule not in ("ner", "ner_trimmed", "ner_split")
    full = name.label == PER and name.end - name.start > 1 and is_given_name(draft.words[token])
    return None if name.start < token or known or full else name.end


def read_title(draft: Draft, token: int) -> int:
    """Past adjectives with capitals: « des Droits Fondamentaux », « des Affaires Étrangères »."""
    while open_at(draft, token) and draft.words[token].istitle() and looks_adjectival(draft.lower[token]):
        token += 1
    return token


def may_link(link: str, reading: Reading, extent: str) -> bool:
    """Whether « à », « en », « pour », « contre » can tie a field to what was read so far."""
    if link in small_words("aim"):
        return True
    return extent == "domain" or (link == "en" and reading.field) or (link == "aux" and reading.organ)


def read_capitals(draft: Draft, token: int) -> int:
    """The end of a run of capitalised words, hyphens between them included; whoever holds a post there is another."""
    end = token + 1
    while open_at(draft, end):
        if is_holder(draft, end):
            break
        word = draft.words[end]
        if word[0].isupper():
            end += 1
        elif word == "-" and end + 1 < len(draft) and draft.words[end + 1][0].isalnum():
            end += 2
        else:
            break
    return end


def is_holder(draft: Draft, token: int) -> bool:
    """Whether the name of who holds a post begins here, right behind what the post is of."""
    name = draft.at(token)
    return name is not None and name.rule == "holder" and name.label == PER and name.start == token


def read_joint(draft: Draft, token: int) -> int:
    """Past « , » or « et » (or both) between two groups; the same token if neither stands there."""
    after = token
    if open_at(draft, after) and draft.words[after] == ",":
        after += 1
    if open_at(draft, after) and draft.lower[after] in ("et", "&"):
        after += 1
    return after if open_at(draft, after) else token
