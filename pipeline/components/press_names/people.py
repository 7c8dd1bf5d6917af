"""Persons: civilities, particles, capitals, and surnames through the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from pipeline.components.press_names.draft import LOC, NAMES, ORG, PER, Draft, Name, gender_of, occurrences
from pipeline.components.press_names.phrases import (
    artists,
    civilities,
    is_given_name,
    no_organization_heads,
    small_words,
    titles,
)
from pipeline.components.press_names.trim import is_edge
from pipeline.french import words
from pipeline.names.acronym import is_acronym
from pipeline.names.key import fold_text
from pipeline.names.name_words import particles

INITIAL = re.compile(r"[A-ZÀ-Þ]\.$")


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital and has a letter."""
    return word[:1].isupper()


def is_particle(word: str) -> bool:
    """Whether a word is a particle of surnames: "de", "d'", "von", "Ben"."""
    return fold_text(word).rstrip("'") in particles()


@NAMES.rule("civility")
def mark_civilities(draft: Draft) -> None:
    """What follows « M. », « Mme », « Me » in capitals is a person, and tells the gender."""
    for token in draft.places(civilities().keys()):
        if token + 1 == len(draft) or not is_capitalised(draft.words[token]):
            continue
        if token and is_inside_name(draft, token):
            continue  # « John M. Vasselin »
        start = token + 1
        if draft.words[start] == "." and start + 1 < len(draft):
            start += 1
        end = surname_end(draft, start)
        if end == start or introduces_role(draft, start):
            continue  # « Monsieur le Préfet », « Madame la Ministre »
        found = [name for name in draft.overlapping(start, end) if name.label == PER]
        if found and found[0].start <= start:
            end = max(end, found[0].end) if found[0].start == start else end
        letter = end == start + 1 and INITIAL.match(draft.words[start])  # « M. R. » is all that a paper may tell
        draft.put(Name(token if letter else start, end, PER, "civility", gender_of(civilities()[draft.lower[token]])))


def is_inside_name(draft: Draft, token: int) -> bool:
    """Whether the word before what looks like a civility is a name's, or a capitalised word's of a title."""
    before = draft.at(token - 1)
    if before is not None and before.label == PER:
        return True
    return is_capitalised(draft.words[token - 1]) and not draft.doc[token - 1].is_sent_start


def introduces_role(draft: Draft, start: int) -> bool:
    """Whether a role, not a name, follows a civility."""
    lower = draft.lower[start]
    article = lower in small_words("determiner") and lower not in small_words("surname particle")
    return lower in titles() or (article and draft.words[start][0].islower())


def surname_end(draft: Draft, start: int) -> int:
    """The end of the capitalised words, particles and initials that begin here."""
    end, token, capital = start, start, False
    while token < len(draft) and not (token > start and draft.doc[token].is_sent_start):
        word = draft.words[token]
        if is_capitalised(word) and (any(char.isalpha() for char in word)):
            capital, end = True, token + 1
        elif word == "-" and capital:
            pass
        elif not (
            is_particle(word)
            and token + 1 < len(draft)
            and (is_capitalised(draft.words[token + 1]) or is_particle(draft.words[token + 1]))
        ):
            break
        elif (
            capital and not is_given_name(draft.words[token - 1]) and fold_text(word) in small_words("surname particle")
        ):
            break  # « Mme Roy de Lyon »: after a surname, a place
        token += 1
    return end


@NAMES.rule("initial")
def take_in_initials(draft: Draft) -> None:
    """« Dylan M. », « D. M., 19 ans »: whom the paper may not name bears a given name and the letter behind it."""
    for token in draft.places(small_words("tells an age")):
        first = token - 3 - (draft.words[token - 1].isdigit())
        letters = draft.words[max(0, first) : first + 2] if first >= 0 else []
        if len(letters) == 2 and all(map(INITIAL.match, letters)) and draft.words[first + 2] in (",", "("):
            draft.put(Name(first, first + 2, PER, "initial"))
    for name in draft:
        if name.label != PER or name.end - name.start > 1 or name.end >= len(draft) or name.rule == "civility":
            continue
        after = draft.words[name.end + 1 : name.end + 2]
        alone = not (after and is_capitalised(after[0])) or draft.doc[name.end + 1].is_sent_start
        if INITIAL.match(draft.words[name.end]) and alone and is_given_name(draft.words[name.start]):
            draft.put(Name(name.start, name.end + 1, PER, "initial", name.gender))


@NAMES.rule("particle")
def extend_particles(draft: Draft) -> None:
    """« le général de Gaulle », « Dominique de Villepin »: the particle belongs to the surname."""
    for name in draft:
        if name.label != PER or not name.start:
            continue
        before = name.start - 1
        if draft.lower[before] in small_words("surname particle") and draft.words[before][0].islower() and before:
            title = draft.lower[before - 1]
            some = before > 1 and draft.lower[before - 2] in small_words("determiner")
            if some and title in civilities():
                continue  # « un monsieur de Norvane »
            # « le directeur général de Norvane »: an adjective, and what follows is a body.
            adjective = before > 1 and draft.lower[before - 2] in titles()
            if title in civilities() or (title in small_words("noble title") and not adjective):
                draft.put(replace(name, start=before, rule="particle"))


def full_names(draft: Draft) -> list[Name]:
    """Persons named by more than one word."""
    return [name for name in draft if name.label == PER and name.end - name.start > 1]


def surname_of(draft: Draft, name: Name) -> list[tuple[str, ...]]:
    """What may stand for a full name later: all that follows its given names, and its last word."""
    words = [word.replace("’", "'") for word in draft.words[name.start : name.end] if word.strip()]
    if is_particle(words[0]) and not words[2:]:
        return []  # « De Norvane à Gap »
    first = 1
    while first < len(words) - 1 and (is_given_name(words[first]) or words[first - 1] == "-" or words[first] == "-"):
        first += 1
    tails = {tuple(words[first:])}
    if not any(is_particle(word) or word == "-" for word in words[first:]):
        tails.add(tuple(words[-1:]))
    if words[first : first + 1] and words[first] in small_words("surname particle") and len(words) - first > 1:
        tails.add(tuple(words[first + 1 :]))
    return [
        tail for tail in tails if tail and is_capitalised(tail[-1]) and len(tail[-1]) > 2 and tail[-1][-1].isalpha()
    ]


@NAMES.rule("surname")
def spread_surnames(draft: Draft) -> None:
    """Once a person is named in full, the surname alone is that person throughout the text."""
    surnames: Counter[tuple[str, ...]] = Counter()
    for name in full_names(draft):
        for tail in surname_of(draft, name):
            surnames[tail] += 1
            surnames[tuple(word.upper() for word in tail)] += 1
    places = Counter(draft.form(name) for name in draft if name.label == LOC)
    for start, end in occurrences(draft, list(surnames)):
        found = draft.overlapping(start, end)
        if any(name.label == PER for name in found) or any((n.start, n.end) != (start, end) for n in found):
            continue
        before = draft.lower[start - 1] if start else ""
        form = " ".join(draft.words[start:end])
        # « la culpabilité de Vasselin » is no town where the text has as many full names as that.
        named = surnames[tuple(draft.straight[start:end])] >= places[form] and before not in small_words("at a place")
        if any(name.label == LOC for name in found) and before not in titles() and not named:
            continue
        if len(form) < 3 or (places[form] > 1 and not named) or not stands_alone(draft, start, end):
            continue
        if any(name.rule == "apposed" for name in found):
            continue  # « le groupe Vasselin »
        if before in no_organization_heads() or before in small_words("kin"):
            continue  # « la loi Vasselin », « la rue Vasselin », « la famille Vasselin »
        draft.put(Name(start, end, PER, "surname"))


def stands_alone(draft: Draft, start: int, end: int) -> bool:
    """Whether no capitalised word or hyphen beside it makes the word a part of something else."""
    before = draft.words[start - 1] if start and not draft.doc[start].is_sent_start else ""
    after = draft.words[end] if end < len(draft) and not draft.doc[end].is_sent_start else ""
    if before in ("-", "/", "@", "#") or after in ("-", "/") or (is_capitalised(after) and not is_edge(after)):
        return False
    if not is_capitalised(before) or draft.doc[start - 1].is_sent_start:
        return True
    return before.lower() in civilities() or before.lower() in titles()


@NAMES.rule("titled")
def mark_titled(draft: Draft) -> None:
    """« la chanteuse K.I.O. », « le cinéaste Orval-Roque »: who is named by one word, after what he or she does."""
    for token in draft.places(artists()):
        inside = 0 < token < len(draft) - 1
        if not inside or draft.lower[token - 1] not in small_words("determiner"):
            continue
        start = token + 1
        if not is_capitalised(draft.words[start]) or draft.doc[start].is_sent_start:
            continue
        name = draft.at(start)
        if name is not None and ((name.label in (PER, ORG) and name.rule != "ner") or name.label == PER):
            continue
        end = name.end if name is not None and name.start == start else surname_end(draft, start)
        draft.put(Name(start, end, PER, "titled"))


@NAMES.rule("glued")
def split_glued(draft: Draft) -> None:
    """« UDN Aude Vasselin », drawn as one name: a body and a person."""
    for name in draft:
        start = name.start
        while start < name.end - 2 and is_acronym(draft.words[start]) and draft.words[start].isupper():
            start += 1
        if start == name.start and draft.words[start] in small_words("news agency") and name.end - start > 1:
            draft.put(Name(start, start + 1, ORG, "glued"))  # « confie à l'AFP Bryan »
            draft.put(Name(start + 1, name.end, PER, "glued"))
            continue
        member = past_membership(draft, name)
        named = is_given_name(draft.words[start]) and not draft.words[start].isupper()
        start = max(start, member)
        if start > name.start and (named or member == start):
            first = name.start
            while first and draft.words[first - 1].isupper() and is_acronym(draft.words[first - 1]):
                first -= 1  # « le délégué USDN CGD Aude Vasselin »: both acronyms are the body
            draft.put(Name(first, start, ORG, "glued"))
            draft.put(Name(start, name.end, PER, "glued"))


@cache
def memberships() -> frozenset[str]:
    """Well-known parties and unions."""
    return words("known_organizations", kind="union") | words("known_organizations", kind="party")


def past_membership(draft: Draft, name: Name) -> int:
    """« le délégué Setca Aude Vasselin »: where the party or union ends with which a person's name begins."""
    for end in range(name.end - 2, name.start, -1) if name.label == PER else ():
        if " ".join(draft.straight[name.start : end]) in memberships():
            return end
    return name.start
