"""Titles of bodies that end in small letters: « le Collectif Eau claire », « la liste Agir pour Kervoal »."""

from __future__ import annotations

from functools import cache

from pipeline.components.press_names.complement import NATION, is_holder, looks_adjectival
from pipeline.components.press_names.draft import NAMES, ORG, Draft, Name
from pipeline.components.press_names.phrases import Words, adjectives, by_first_word, is_given_name, small_words, split
from pipeline.french import words

JOINED = ("quoted body", "calls itself")
"""Kinds of the nouns of those who join."""
VERBAL = ("er", "ir", "re", "ons", "ez")
"""How the verbs end by which movements call themselves: « Agir », « Sauvons »."""
KNOWN = frozenset({"known", "known_small"})
PLURAL, PARTICIPLES = ("s", "x"), ("és", "ées", "ies", "ues")
"""How nouns in the plural end, and participles beside them."""


@NAMES.rule("small_tail")
def take_in_small_tails(draft: Draft) -> None:
    """« le Collectif Eau claire », « le groupe Kervoal en commun »: what is written small belongs to the title.

    An adjective does behind the common noun that heads the title of a movement; of what lists and movements call
    themselves, closed phrases do.
    """
    for name in draft:
        if name.label != ORG or name.end >= len(draft) or draft.doc[name.end].is_sent_start:
            continue
        end = phrase_end(draft, name) if name.rule == "apposed" or is_movement(draft, name) else None
        if end is None and (noun := common_noun(draft, name)) is not None and has_own_adjective(draft, noun):
            end = complement_end(draft, name.end + 1)
        if end is not None:
            draft.bodies.discard(draft.form(name))
            longer = Name(name.start, end, ORG, "small_tail")
            draft.put(longer)
            draft.bodies.add(draft.form(longer))


def is_movement(draft: Draft, name: Name) -> bool:
    """Whether a name begins with the noun of those who join, with a capital: « Collectif Eau »."""
    return draft.words[name.start][0].isupper() and draft.lower[name.start] in small_words("quoted body")


def phrase_end(draft: Draft, name: Name) -> int | None:
    """Where the phrase ends that closes a title right behind a name: « en commun », « pour tous »."""
    for phrase in phrases().get(draft.straight[name.end], ()):
        if tuple(draft.straight[name.end : name.end + len(phrase)]) == phrase:
            return name.end + len(phrase)
    return None


def common_noun(draft: Draft, name: Name) -> int | None:
    """Place of the one noun behind that of those who join: of « Collectif Eau », and of « l'association Eau »."""
    if is_movement(draft, name):
        return name.end - 1 if name.end - name.start == 2 else None
    alone = name.end - name.start == 1 and name.start > 0
    return name.start if alone and draft.lower[name.start - 1] in small_words("quoted body") else None


def has_own_adjective(draft: Draft, place: int) -> bool:
    """Whether an adjective follows the common noun of a title: « Eau claire », not « Roque »."""
    noun, after = draft.words[place], draft.words[place + 1]
    if not after.isalpha() or not after[0].islower():
        return False
    adjective = draft.lower[place + 1]
    common = noun.istitle() and draft.knows(noun.lower()) and not is_given_name(noun)
    return (
        common
        and (looks_adjectival(adjective) or adjective in words("adjectives", "word", kind="adjective"))
        and adjectives().get(adjective) != NATION
    )


def complement_end(draft: Draft, place: int) -> int:
    """Where the complement ends that says where a movement is: « Eau claire de la Doure »; else the place itself."""
    if place >= len(draft) or draft.straight[place] not in {"de", "d'", "du", "des"}:
        return place
    first = place + 1
    while first < len(draft) and draft.straight[first] in {"la", "l'", "le", "les"}:
        first += 1
    end = first
    while end < len(draft) and draft.words[end][0].isupper() and not draft.doc[end].is_sent_start:
        end += 1
    return end if end > first else place


@cache
def phrases() -> dict[str, list[Words]]:
    """What closes the titles of lists and movements, by first word."""
    return by_first_word(split(phrase) for phrase in small_words("closes a title"))


@NAMES.rule("title")
def mark_titles(draft: Draft) -> None:
    """« l'association Un autre regard sur la digue », « la liste Agir pour Kervoal »: a title of everyday words.

    Those who join call themselves by a noun or a verb and what goes with it; a word that the language does not know,
    or a given name, is a name of its own.
    """
    behind = {past_adjectives(draft, noun) for noun in draft.places(small_words(*JOINED, "groups"))}
    behind |= {noun + 1 for noun in draft.places({"dont", "ong"})}
    for token in sorted({*behind, *draft.places(small_words("friends"))} - {0, len(draft)}):
        if not (calls_itself(draft, token) or are_friends(draft, token)):
            continue
        end = title_end(draft, token)
        found = draft.overlapping(token - 1, end)
        large = draft.words[token - 1][0].isupper()  # « l'Association Nature en ville »
        start = min([token, *(name.start for name in found if name.start == token - 1 and large)])
        whole = all(name.start >= token - 1 and name.end <= end and name.rule not in KNOWN for name in found)
        if end - token > 1 and whole:
            longer = Name(start, end, ORG, "title")
            draft.put(longer)
            draft.bodies.add(draft.form(longer))


def past_adjectives(draft: Draft, noun: int) -> int:
    """The word behind the noun of those who join: « le groupe citoyen Mères en colère »."""
    token = noun + 1
    while token < len(draft) and draft.words[token].islower() and is_adjective(draft.lower[token]):
        token += 1
    return token


def calls_itself(draft: Draft, token: int) -> bool:
    """Whether an everyday word with a capital stands behind the noun of those who join."""
    word = draft.words[token]
    if draft.doc[token].is_sent_start or not word.istitle() or not draft.knows(word.lower()) or is_given_name(word):
        return False
    if draft.lower[token - 1] == "dont":  # « trois associations, dont Rivières libres »
        return (
            token > 2
            and draft.lower[token - 3] in small_words("quoted body")
            and token + 1 < len(draft)
            and is_adjective(draft.lower[token + 1])
        )
    noun = token - 1
    while noun > 0 and draft.words[noun].islower() and draft.words[noun] not in small_words(*JOINED, "groups"):
        noun -= 1
    # With a capital it is part of the name: see small_tail.
    joined = draft.words[noun] in small_words(*JOINED) or draft.lower[noun + 1] in small_words("of those who join")
    return joined and draft.words[noun] in small_words(*JOINED, "groups") and past_adjectives(draft, noun) == token


def are_friends(draft: Draft, token: int) -> bool:
    """« les Amis de l'orgue »: a capital that no sentence gives to those who join, and whose friends they are."""
    friends = draft.words[token].istitle() and draft.lower[token] in small_words("friends")
    behind = draft.straight[token + 1 : token + 2]
    return friends and not draft.doc[token].is_sent_start and bool(behind) and behind[0] in {"de", "du", "des", "d'"}


def title_end(draft: Draft, token: int) -> int:
    """Where the title ends that begins here: noun or verb, adjectives, groups with a preposition, what closes it."""
    first = draft.lower[token]
    verb = first.endswith(VERBAL) or first in small_words("calls for")
    end, open_for_noun = token + 1, first in small_words("article", "determiner", "indefinite", "calls for")
    while end < len(draft) and not draft.doc[end].is_sent_start and not is_holder(draft, end):
        word, lower = draft.words[end], draft.straight[end].lower()
        if word[0].isupper():
            end, open_for_noun = end + 1, False
        elif (link := past_link(draft, end, verb=verb)) > end:
            end, open_for_noun = link, True
        elif open_for_noun and word.isalpha() and lower not in small_words("no name"):
            end, open_for_noun = end + 1, may_precede(lower)
        elif is_adjective(lower) or agrees(draft.lower[end - 1], lower):
            end += 1
        else:
            break
    while end > token + 1 and draft.lower[end - 1] in small_words("preposition", "article", "link"):
        end -= 1
    for phrase in phrases().get(draft.straight[end], ()) if end < len(draft) else ():
        if tuple(draft.straight[end : end + len(phrase)]) == phrase:
            return end + len(phrase)
    return end


def may_precede(word: str) -> bool:
    """« petites villes »: whether a word is an adjective that may stand before its noun."""
    return word in words("adjectives", "word", kind="adjective") | small_words("of some size")


def agrees(noun: str, word: str) -> bool:
    """« Les Jardins partagés »: a participle of the noun of a title; in the singular it may be of those who join."""
    return noun.endswith(PLURAL) and word.endswith(PARTICIPLES)


def is_adjective(word: str) -> bool:
    """Whether a word in small letters is an adjective, or ends as adjectives do."""
    return looks_adjectival(word) or may_precede(word)


def past_link(draft: Draft, token: int, *, verb: bool) -> int:
    """Past a preposition and an article; past an article alone behind a verb; the same token where none stands."""
    if draft.lower[token] == "et":  # « Espoir et vie », not « Espoir et la commune »
        bare = draft.lower[token + 1 : token + 2]
        return (
            token + 1 if bare and bare[0].isalpha() and bare[0] not in small_words("article", "preposition") else token
        )
    after = token
    if draft.lower[after] in (small_words("preposition") if verb else small_words("link") | {"sans"}):
        after += 1
    elif not verb:
        return token
    while after < len(draft) and draft.straight[after].lower() in small_words("article", "determiner"):
        after += 1
    return after if after < len(draft) - 1 and draft.words[after][0].isalpha() else token
