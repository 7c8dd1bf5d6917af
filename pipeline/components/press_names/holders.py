"""Who holds a post, right behind what it is of: « la ministre de la Mer Aude Vasselin »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.components.press_names.complement import looks_adjectival
from pipeline.components.press_names.draft import LOC, NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.offices import TWO_WORDS, is_of_its_town, is_small_adjective
from pipeline.components.press_names.others import fields
from pipeline.components.press_names.people import surname_end
from pipeline.components.press_names.phrases import (
    appositions,
    first_words,
    is_given_name,
    no_organization_heads,
    small_words,
    titles,
)
from pipeline.french import words
from pipeline.names.acronym import is_acronym
from pipeline.names.key import fold_text

LONGEST_POST = 20
"""Words from a post to its holder: « ministre de la Transition écologique et de la Cohésion des territoires »."""
JOINTS = frozenset({"et", ","})
SAINTS = ("saint", "sainte")
HONOURED = 2
"""Words of a person's name that a body bears: « Centre Paul Roque »."""


@NAMES.rule("holder")
def part_holders(draft: Draft) -> None:
    """« la présidente de l'office des eaux Aude Vasselin », drawn as one name or not at all: two names."""
    for noun in draft.places(posts()):
        if noun == 0 or not draft.words[noun - 1][0].isalpha():
            continue
        found = holder_behind(draft, noun)
        if found is None:
            continue
        start, end = found
        end = max([end, *(name.end for name in draft.overlapping(start, end) if name.label == PER)])
        front = draft.at(start - 1)
        for name in draft.overlapping(start, end):
            draft.remove(name)
        draft.put(Name(start, end, PER, "holder"))
        if front is not None and (front.end > start or front.label == ORG):
            label = label_of_body(draft, noun, front, start)  # of an ORG that ends here no later rule doubts
            draft.put(replace(front, end=start, label=label, rule="holder" if label == ORG else front.rule))


@cache
def posts() -> frozenset[str]:
    """Nouns of one word that somebody is, in the singular and plural, with « ex- » or without; not kin."""
    nouns = titles() - {role.lower() for role in words("roles", kind="relation")}
    several = {noun + "s" for noun in nouns if noun[-1] not in "sx"}
    return nouns | several | {f"ex-{noun}" for noun in nouns}


def holder_behind(draft: Draft, noun: int) -> tuple[int, int] | None:
    """From where to where the full name stands that ends what a post is of; None for none."""
    runs = [(token, surname_end(draft, token)) for token in complement(draft, noun) if may_begin(draft, token)]
    full = [
        (token, end)
        for token, end in runs
        if end - token >= HONOURED and is_closed(draft, noun, token) and not has_person(draft, token, end)
    ]
    for told in (is_called, is_somebody):
        for token, end in full:
            if told(draft, noun, token, end):
                return token, end
    return None


def has_person(draft: Draft, token: int, end: int) -> bool:
    """Whether the recogniser drew a full name behind the first word of a run: « Ouest France Paul Roque »."""
    behind = (name for name in draft.overlapping(token, end) if name.label == PER and name.start > token)
    return any(name.end - name.start >= HONOURED for name in behind)


def may_begin(draft: Draft, token: int) -> bool:
    """Whether a word with a capital may begin a name: no hyphen joins it to the one before, as « Saint » does."""
    return draft.words[token].istitle() and draft.words[token - 1] != "-" and draft.lower[token - 1] not in SAINTS


def complement(draft: Draft, noun: int) -> Iterator[int]:
    """The words with a capital behind what a post is of, as far as nothing but groups with a preposition goes on."""
    token = noun + 1
    while token < len(draft) and is_small_adjective(draft, token):
        token += 1
    if token < len(draft) and draft.words[token].isupper() and is_acronym(draft.words[token]):
        token += 1  # « la députée PS de Roque »
    if token >= len(draft) or draft.lower[token] not in small_words("link", "portfolio"):
        return
    for at in range(token, min(noun + LONGEST_POST, len(draft) - 1)):
        if draft.doc[at].is_sent_start:
            return
        word, before = draft.words[at], draft.lower[at - 1]
        if draft.lower[at] in posts() and draft.lower[at - 2] in JOINTS:
            return  # « la maire d'Orval Aude Vasselin et l'adjoint à la mer Marc Roque »
        if word[0].isupper():
            if at > token + 1 or before in small_words("link"):
                yield at
        elif not goes_on(draft, at, before):
            return


def goes_on(draft: Draft, at: int, before: str) -> bool:
    """Whether a word in small letters, or a mark, may stand in what a post is of."""
    small = small_words("link", "article", "portfolio", "portfolio link", "aim")
    lower = draft.lower[at]
    if lower in small or lower == "et":
        return True
    if draft.words[at] in ("-", "&"):
        return True
    if draft.words[at] == ",":
        return at + 1 < len(draft) and draft.lower[at + 1] in small_words("link")
    if not draft.words[at][0].isalpha():
        return draft.words[at][0].isdigit()  # « la députée de la 3e circonscription »
    return before in small or before[0].isdigit() or is_small_adjective(draft, at) or looks_adjectival(draft.words[at])


def is_closed(draft: Draft, noun: int, token: int) -> bool:
    """Whether all that a post is of ends before a word: not on a preposition, nor on a body named after somebody.

    « le proviseur du lycée Paul Roque », « le PDG de Jean Paul Roque », « la présidente de la Fondation Aude Roque ».
    """
    last = draft.lower[token - 1]
    if last in small_words("link", "article", "portfolio link", "aim", "preposition") or last in (",", "&"):
        return False
    charge = is_charged(draft, noun, token)
    if not draft.words[token - 1][0].isupper():
        alone = is_first(draft, noun, token - 1) and last in no_organization_heads()
        return charge or not (bears_names(draft, token - 1) or alone)
    if charge:
        return True
    first = token - 1
    while first - 1 > noun and (draft.words[first - 1][0].isupper() or draft.words[first - 1] == "-"):
        first -= 1
    headed = is_first(draft, noun, first) and bears_names(draft, first)
    own = range(first + headed, token)
    if not all(is_given_name(draft.words[at]) or draft.words[at] == "-" for at in own):
        return draft.lower[token - 1] not in titles()
    bearer = headed or (draft.words[first - 1][0].islower() and bears_names(draft, first - 1))
    of_place = draft.lower[first - 1] in small_words("link") and draft.lower[first - 2] in small_words("school")
    return of_place or (bearer and len(own) >= HONOURED)  # « l'université de Lorraine »


def is_first(draft: Draft, noun: int, token: int) -> bool:
    """Whether nothing but a preposition, an article and adjectives stands between a post and a word."""
    small = small_words("link", "article")
    return all(draft.lower[at] in small or is_small_adjective(draft, at) for at in range(noun + 1, token))


def bears_names(draft: Draft, token: int) -> bool:
    """Whether a noun in the singular may be followed by the name of who is honoured, or of what it is."""
    word = draft.lower[token]
    named = word in first_words() | appositions() | small_words("school")
    return named or no_organization_heads().get(word) == "street"


def is_charged(draft: Draft, noun: int, token: int) -> bool:
    """« la ministre des Transports », « le secrétaire d'État à la Mer »: whether a charge ends before a word."""
    held = draft.lower[noun].removeprefix("ex-") in small_words("minister") | words("role_words", kind="portfolio head")
    return held and fold_text(draft.lower[token - 1]) in fields()


def is_called(draft: Draft, noun: int, start: int, end: int) -> bool:
    """Whether a given name leads a run of capitals, or the recogniser drew a person's full name there."""
    drawn = draft.at(start)
    full = drawn is not None and drawn.label == PER and drawn.start == start and drawn.end - start >= HONOURED
    return full or is_given_name(draft.words[start])


def is_somebody(draft: Draft, noun: int, start: int, end: int) -> bool:
    """Whether a run of capitals is a full name: all before it is told to be something else."""
    run = draft.words[start:end]
    told = any(name.label == PER for name in draft.overlapping(start, end))
    if (all(map(draft.knows, run)) and not told) or not all(
        word.istitle() or word == "-" for word in run if word[0].isupper()
    ):
        return False
    if draft.words[start - 1][0].islower():
        return told or not calls_itself(draft, start - 1)
    if is_charged(draft, noun, start):
        return True
    before = draft.at(start - 1)
    told = before is not None and before.label in (LOC, ORG) and before.end == start
    acronym = draft.words[start - 1].isupper() and is_acronym(draft.words[start - 1])
    return told or acronym or is_of_town(draft, start)


def calls_itself(draft: Draft, token: int) -> bool:
    """Whether the name of a body may follow its noun and adjectives: « l'association sportive Orval Basket »."""
    while is_small_adjective(draft, token):
        token -= 1
    return draft.lower[token] in appositions() | small_words("school")


def is_of_town(draft: Draft, start: int) -> bool:
    """Whether the word before a run is the town of its mayor: « le maire d'Orval Rilka Vasselin »."""
    first = start - 1
    while first > 1 and draft.words[first - 1] == "-":
        first -= 2
    return is_of_its_town(draft, first) and draft.lower[first] not in TWO_WORDS


def label_of_body(draft: Draft, noun: int, name: Name, end: int) -> str:
    """Of which kind the front of a name is of which the recogniser drew post and holder as one."""
    if name.label != PER:
        return name.label
    if is_given_name(draft.words[name.start]) and end - name.start >= HONOURED:
        return PER
    town = draft.lower[noun].removeprefix("ex-") in words("local_posts") | small_words("of a town", "of a seat")
    return LOC if town or draft.lower[name.start - 1] in SAINTS else ORG
