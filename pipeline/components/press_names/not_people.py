"""Persons or not: bodies named like one, persons taken for a body, nations, signatures, and who gave a name."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.components.press_names.draft import BY_RECOGNISER, LOC, NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.offices import is_joint
from pipeline.components.press_names.others import follows_minister
from pipeline.components.press_names.phrases import adjectives, is_given_name, no_organization_heads, small_words

SIGNED = re.compile(r"(?:[A-ZÀ-Þ]\.-?){2}$")
NATION = "nation or region"
FEW, MANY = 2, 4  # words of a name that may be a person's


@NAMES.rule("like_a_person")
def turn_bodies(draft: Draft) -> None:
    """« Marc Télé », « Menuiseries Vasselin »: a body with a name like a person's."""
    for name in draft:
        if name.label != PER or name.end - name.start < 2:
            continue
        first, last = draft.words[name.start], draft.words[name.end - 1]
        if follows_minister(draft, Name(name.start, name.start + 1, ORG, "like_a_person")):
            draft.put(replace(name, start=name.start + 1))  # « la ministre des Transports Aude Vasselin »
            continue
        traded = first in small_words("first word of a body") or last in small_words("last word of a body")
        if traded:
            before = draft.at(name.start - 1) if name.start and not draft.doc[name.start].is_sent_start else None
            start = before.start if before is not None and before.label == LOC else name.start
            draft.put(Name(start, name.end, ORG, "like_a_person"))
            draft.bodies.add(" ".join(draft.text(start, name.end).split()))


@NAMES.rule("office_apposed")
def turn_persons(draft: Draft) -> None:
    """« Remo Fulgan Dandi, ministre de la Mer »: what only a person is, in apposition, and one in the singular."""
    for name in draft:
        own = name.label == ORG and name.rule in ("ner", "ner_trimmed") and draft.form(name) not in draft.bodies
        if not own or not FEW <= name.end - name.start <= MANY or name.end + 2 >= len(draft):
            continue
        titled = all(word[0].isupper() and not word.isupper() for word in draft.words[name.start : name.end])
        if (
            not titled
            or draft.words[name.end] != ","
            or draft.lower[name.end + 1] not in small_words("only of a person")
        ):
            continue
        after = draft.lower[name.end + 2]
        if after in small_words("of") or after == ",":
            draft.put(Name(name.start, name.end, PER, "office_apposed"))


@NAMES.rule("no_person")
def drop_no_persons(draft: Draft) -> None:
    """« le jeune Afghan », « (L.V.) », « Irri-|Lauve »: of a nation, a signature, half a word: no names."""
    surnames = {draft.lower[name.end - 1] for name in draft if name.label == PER and name.end - name.start > 1}
    for name in draft:
        if name.label != PER or name.end - name.start > 1 or name.rule not in ("ner", "ner_trimmed", "vote"):
            continue
        lower = draft.lower[name.start]
        nation = adjectives().get(lower) == NATION and lower not in surnames
        nation = nation or lower.startswith(tuple(small_words("glued before a name")))
        if nation or SIGNED.match(draft.words[name.start]) or is_half(draft, name):
            draft.remove(name)


def is_half(draft: Draft, name: Name) -> bool:
    """Whether a hyphen joins a word to another one that is in no name and is not given."""
    halves = ((name.start - 1, name.start - 2), (name.end, name.end + 1))
    return any(
        0 <= other < len(draft)
        and is_joint(draft, hyphen)
        and draft.at(other) is None
        and not is_given_name(draft.words[other])
        for hyphen, other in halves
    )


@NAMES.rule("eponym")
def drop_eponyms(draft: Draft) -> None:
    """« le pont Aude Vasselin », « la loi Roque »: who gave a name, unless the text names that person elsewhere."""
    gave = (is_honoured, gave_name, found_it, is_joined)
    people = [name for name in draft if name.label == PER and name.rule != "holder"]
    places = [name for name in people if any(told(draft, name) for told in gave)]
    honoured = {(name.start, name.end) for name in places}
    elsewhere = {
        draft.lower[name.end - 1] for name in draft if name.label == PER and (name.start, name.end) not in honoured
    }
    for name in places:
        if draft.lower[name.end - 1] not in elsewhere:
            draft.put(Name(name.start, name.end, LOC, "eponym"))


def is_honoured(draft: Draft, name: Name) -> bool:
    """Whether a noun of places, in small letters and behind its determiner, stands right before a name."""
    before = name.start - 1
    if before < 1 or not draft.words[before][0].islower() or draft.doc[name.start].is_sent_start:
        return False
    if name.end - name.start == 1 and (name.rule not in BY_RECOGNISER or is_given_name(draft.words[name.start])):
        return False
    noun = draft.lower[before]
    place = no_organization_heads().get(noun) in ("place", "street") or noun in small_words("named in honour")
    return place and draft.lower[before - 1] in small_words("determiner", "article") | {"au", "aux"}


def gave_name(draft: Draft, name: Name) -> bool:
    """Whether « la loi », « l'amendement », « le rapport » stands right before a name, in the same sentence."""
    before = name.start - 1
    if before < 1 or not draft.words[before][0].islower() or draft.doc[name.start].is_sent_start:
        return False
    noun = draft.lower[before]
    return no_organization_heads().get(noun) == "law" or noun in small_words("bears a surname")


def found_it(draft: Draft, name: Name) -> bool:
    """« la maladie de Vasselin »: one word, no given name, behind what is named after who found it."""
    lone = name.end - name.start == 1 and name.rule in BY_RECOGNISER and not is_given_name(draft.words[name.start])
    of, noun = draft.lower[max(0, name.start - 1)], draft.lower[max(0, name.start - 2)]
    return lone and of in ("de", "d'") and noun in small_words("named after who found it")


def is_joined(draft: Draft, name: Name) -> bool:
    """« le prix Aude-Vasselin », « un Aude-Vasselin »: given name and surname joined, behind a noun or determiner."""
    parts = draft.text(name.start, name.end).split("-")
    before = name.start - 1
    if len(parts) < 2 or before < 0 or draft.doc[name.start].is_sent_start or any(" " in part for part in parts):
        return False
    joined = is_given_name(parts[0]) and not is_given_name(parts[-1]) and parts[-1][:1].isupper()
    led = draft.lower[before] in small_words("determiner", "article") | {"au", "du"}
    return joined and (led or draft.lower[before] in no_organization_heads())
