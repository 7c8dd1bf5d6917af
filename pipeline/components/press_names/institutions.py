"""Heads that make an organization, with their full extent: « Agence régionale de santé du Grand Est »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.components.press_names.behind import body_behind, person_behind
from pipeline.components.press_names.draft import LOC, NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.phrases import (
    adjective_endings,
    adjectives,
    domains,
    first_words,
    heads,
    idioms,
    is_given_name,
    small_words,
)

NATION = "nation or region"
NATIONS = frozenset({NATION, "several nations"})
LONGEST_TAIL = 7  # words that the recogniser may draw on to behind what was read
ROMAN = re.compile(r"[IVXLC]+(?:er|e|ème)?$")


@dataclass(slots=True)
class Reading:
    """What was read after a head: where it ends, and which kinds of words it held."""

    end: int
    place: bool = False
    field: bool = False
    ranked: bool = False
    nation: bool = False
    capital: bool = False


LONGEST_LEAD = 12
"""Words before its head that a name may have: « Sud Ouest Médias Groupe »."""


@NAMES.rule("head")
def mark_bodies(draft: Draft) -> None:
    """Put in each name that a head noun and its complement make."""
    token = 0
    while token < len(draft):
        if draft.lower[token] not in first_words():
            token += 1
            continue
        size = head_size(draft, token)
        if size and idiom(draft, token, size):
            token += size
            continue
        if size and not inside_person(draft, token):
            extent = heads()[tuple(draft.lower[token : token + size])]
            if extent == "none":
                token += size
                continue
            reading = read_complement(draft, token + size, extent)
            if is_body(draft, token, extent, reading):
                end, behind = reading.end, None
                for name in draft.overlapping(token, end):
                    longer = name.label == ORG and name.end > end and not opens_ministry(draft, reading.end)
                    longer = longer and not runs_on(draft, end, name.end)
                    if longer and extent == "self" and (body := body_behind(draft, end, name.end)) is not None:
                        behind, longer = body, False
                    if longer and (name.start == token or closes(draft, name)):
                        end = name.end
                start = token
                while start > max(0, token - LONGEST_LEAD) and draft.words[token][0].isupper():
                    if not is_lead(draft, start - 1):
                        break
                    start -= 1
                drawn = draft.at(token)
                if drawn is not None and drawn.label == ORG and drawn.start < start and is_title(draft, drawn):
                    start = drawn.start  # « Groupe d'entraide du Front Orval »: the recogniser drew the longer name
                if not any(
                    name.rule in ("known", "known_small") and name.end >= end and name.start <= token
                    for name in draft.overlapping(start, end)
                ):
                    person = person_behind(draft, token, end)
                    draft.put(Name(start, end, ORG, "head"))
                    for other in (person, behind):
                        if other is not None:
                            draft.put(other)
                    token = end
                    continue
        token += 1


def idiom(draft: Draft, token: int, size: int) -> bool:
    """« sur ordre de la préfecture », « la direction du syndicat »: a head without its meaning, or of another body."""
    if draft.words[token][0].isupper():
        return False
    if token and (draft.lower[token - 1], draft.lower[token]) in idioms():
        return True
    after = token + size
    own = draft.lower[after + 1 : after + 2] if draft.lower[after : after + 1] in (["du"], ["de"], ["d'"]) else []
    return bool(own) and own[0] in small_words("any body")


def is_title(draft: Draft, name: Name) -> bool:
    """Whether a name that the recogniser drew begins with a capital that no sentence gives it."""
    return draft.words[name.start][0].isupper() and not draft.doc[name.start].is_sent_start


def opens_ministry(draft: Draft, token: int) -> bool:
    """Whether « du ministère … » begins here: a body of its own, whatever the recogniser drew together."""
    if token + 1 >= len(draft) or draft.lower[token] not in small_words("of"):
        return False
    return heads().get((draft.lower[token + 1],)) == "domain"


def runs_on(draft: Draft, start: int, end: int) -> bool:
    """Whether what the recogniser drew on to is another name or a sentence: a given name, « au », too many words."""
    if start < end and is_given_name(draft.words[start]) and draft.words[start][0].isupper():
        return end - start > 1 and draft.words[start - 1][0].islower()
    return end - start > LONGEST_TAIL or draft.lower[start] in small_words("ties what follows")


def closes(draft: Draft, name: Name) -> bool:
    """Whether a name that the recogniser drew longer ends as names do: on a capital or a field."""
    return draft.words[name.end - 1][0].isupper() or draft.lower[name.end - 1] in domains()


def is_lead(draft: Draft, token: int) -> bool:
    """Whether a capitalised word right before the head belongs to it: « Haute », « Grande », « US »."""
    name = draft.at(token)
    return draft.words[token][0].isupper() and name is not None and name.label == ORG


def head_size(draft: Draft, token: int) -> int:
    """How many words the longest head that stands here has; 0 for none."""
    longest = min(5, len(draft) - token)
    return next((n for n in range(longest, 0, -1) if tuple(draft.lower[token : token + n]) in heads()), 0)


def inside_person(draft: Draft, token: int) -> bool:
    """Whether the word stands in a person's name."""
    name = draft.at(token)
    return name is not None and name.label == PER and (name.start < token or draft.words[token][0].islower())


def is_body(draft: Draft, token: int, extent: str, reading: Reading) -> bool:
    """Whether head and complement together name one body, rather than any body of that kind."""
    if token and draft.lower[token - 1] in small_words("indefinite") and draft.words[token][0].islower():
        return False
    capital = draft.words[token][0].isupper() and not draft.doc[token].is_sent_start
    if extent == "self":
        return True
    if extent == "strong":
        return reading.field or reading.capital or (reading.place and capital)
    if extent in ("named", "school") and (reading.capital or (extent == "school" and reading.place)):
        return True
    if extent == "domain":
        return reading.field or reading.capital or reading.place
    if extent == "place":
        return reading.place or reading.capital
    if extent == "army":
        return reading.nation
    if reading.place and (reading.ranked or reading.field or capital):
        return True
    if reading.ranked and (reading.field or reading.capital):
        return True
    return capital and (reading.field or reading.capital or reading.ranked)


def read_complement(draft: Draft, start: int, extent: str) -> Reading:
    """Read adjectives, then « de … » groups, then what is joined to them by commas and « et »."""
    reading = Reading(start)
    token = read_adjectives(draft, start, reading, extent)
    reading.end = token
    if extent == "army":
        return reading
    direct = read_direct(draft, token, reading, extent)
    if direct > token:
        token = reading.end = direct
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
            if after == joint:
                break
            token = reading.end = after
    return reading


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
            break  # « ministère de la Défense irakien »: the nation stays outside
        reading.ranked |= kind is not None and kind not in NATIONS
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
    if extent in ("place", "named", "school") and not person and not reading.nation:
        end = read_capitals(draft, token)
        reading.capital = True
        return end
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
    noun = token
    if not open_at(draft, noun) or draft.lower[noun] not in small_words("link") or draft.words[noun][0].isupper():
        return token
    link = draft.lower[noun]
    if link not in small_words("of") and (joined or not may_link(link, reading, extent)):
        return token
    noun += 1
    if link == "à" and open_at(draft, noun) and draft.lower[noun] in small_words("indefinite") | {"des"}:
        return token  # « le ministère à des victimes »
    if open_at(draft, noun) and draft.lower[noun] in small_words("article") and draft.words[noun][0].islower():
        noun += 1
    if not open_at(draft, noun):
        return token
    word, lower = draft.words[noun], draft.lower[noun]
    name = draft.at(noun)
    if heads().get((lower,)) == "domain" and word[0].islower():
        return token  # « la direction des eaux du ministère de la Mer »: two bodies
    if word[0].isupper():
        if name is not None and name.label == PER and not (name.start < noun):
            return token
        if joined and name is not None and name.label == LOC:
            return token  # « le tribunal de Nantes et de Rennes » are two
        if link in small_words("where") and lower not in domains():
            return token  # « l'agence en Bretagne »: where it stands
        body = name is not None and name.label == ORG and name.start == noun
        if (
            extent == "self"
            and name is not None
            and name.start < noun
            and body_behind(draft, token, name.end) is not None
        ):
            return token
        if (body and lower not in domains()) or ROMAN.match(word):
            return token  # « la direction de Vasselin » is no other body than Vasselin
        if name is not None and name.label == LOC:
            reading.place = True
            return max(name.end, noun + 1)
        reading.capital = True
        end = read_capitals(draft, noun) if lower not in domains() else noun + 1
        if name is not None and body:
            end = max(end, name.end)
        return read_adjectives(draft, end, reading, extent, any_adjective=True)
    if joined and (lower,) in heads() and lower not in domains():
        return token  # « la police judiciaire et du parquet »: another body
    if link in ("à", "aux") and extent == "domain" and lower in domains():
        reading.field = True
        return read_adjectives(draft, noun + 1, reading, extent, any_adjective=True)
    free = extent == "domain" and not joined and link in small_words("of") and word.isalpha()
    if free and draft.lower[noun - 1] == link and lower.endswith(tuple(small_words("infinitive ending"))):
        return token  # « le ministère de la Mer d'avoir menti »
    if free or lower in domains() or (lower,) in heads():
        reading.field = True
        return read_adjectives(draft, noun + 1, reading, extent, any_adjective=True)
    return token


def may_link(link: str, reading: Reading, extent: str) -> bool:
    """Whether « à », « en », « pour », « contre » can tie a field to what was read so far."""
    if link in small_words("aim"):
        return True
    return extent == "domain" or (link == "en" and reading.field)


def read_capitals(draft: Draft, token: int) -> int:
    """The end of a run of capitalised words, hyphens between them included."""
    end = token + 1
    while open_at(draft, end):
        word = draft.words[end]
        if word[0].isupper():
            end += 1
        elif word == "-" and end + 1 < len(draft) and draft.words[end + 1][0].isalnum():
            end += 2
        else:
            break
    return end


def read_joint(draft: Draft, token: int) -> int:
    """Past « , » or « et » (or both) between two groups; the same token if neither stands there."""
    after = token
    if open_at(draft, after) and draft.words[after] == ",":
        after += 1
    if open_at(draft, after) and draft.lower[after] in ("et", "&"):
        after += 1
    return after if open_at(draft, after) else token
