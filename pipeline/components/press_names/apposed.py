"""Bodies that the noun beside them introduces: « la société Vasselin », « Vasselin (groupe Roque) »."""

from __future__ import annotations

from functools import cache

from pipeline.components.press_names.complement import NATION, looks_adjectival, read_capitals
from pipeline.components.press_names.draft import LOC, MISC, NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.others import follows_minister
from pipeline.components.press_names.people import full_names, surname_of
from pipeline.components.press_names.phrases import (
    Words,
    adjectives,
    appositions,
    is_given_name,
    not_organizations,
    small_words,
    split,
)
from pipeline.components.press_names.quotes import QUOTES, quote_end
from pipeline.french import words

LONGEST_PHRASE = 8  # words between « l'organisation » and the name
BY_RULE = frozenset({"known", "known_small", "head", "long_form", "acronym", "apposed", "civility"})


@NAMES.rule("apposed")
def mark_apposed(draft: Draft) -> None:
    """« la société Vasselin », « l'association « la vallée vive » »: the noun says what the name is."""
    mark_houses(draft)
    for token in sorted({*draft.capitals, *draft.places(QUOTES, written=True)} - {0}):
        if draft.words[token] in QUOTES and draft.words[token - 1] in small_words("quoted body"):
            mark_quoted(draft, token + 1)
        if not draft.words[token][:1].isupper() or draft.doc[token].is_sent_start:
            continue
        before = token - 1
        while before and draft.words[before] in QUOTES:
            before -= 1
        noun = told_before(draft, before)
        nation = adjectives().get(noun) == NATION and draft.lower[before - 1] in small_words("one nation's")
        name = draft.at(token)
        in_full = name is not None and name.label == PER and name.end - name.start > 1
        no_person = in_full and noun in small_words("is no person")  # « l'usine Paul Vasselin »
        maker = noun in small_words("maker") and not draft.knows(draft.words[token]) and not in_full
        if noun not in appositions() and not nation and not no_person and not (maker and is_nobody(draft, token)):
            continue
        if name is None and not nation and may_be_called(draft, token):
            name = Name(token, read_capitals(draft, token), MISC, "apposed")
        if name is None or name.start != token:
            continue
        if nation and (name.label == LOC or is_given_name(draft.words[token])):
            continue
        if name.label == PER and nation and is_womans(noun):
            continue  # « l'Américaine Aude », « la championne, l'américaine Summer Roque »
        kind = not_organizations().get(draft.form(name))
        if kind == "country" or (kind == "platform" and draft.lower[before - 1] in small_words("indefinite")):
            continue  # « l'entreprise France », « un groupe Facebook »
        if name.label in (ORG, MISC) or name.end - name.start == 1 or is_unlike_a_person(draft, name) or no_person:
            if name.label == PER and draft.lower[before] in words("role_words", kind="on the side of"):
                continue
            end = full_end(draft, name)
            draft.put(Name(name.start, end, ORG, "apposed"))
            draft.bodies.add(draft.form(Name(name.start, end, ORG, "apposed")))


def mark_houses(draft: Draft) -> None:
    """« les Établissements Paul Vasselin », « Verrerie Vasselin »: a trade with a capital before who founded it."""
    for token in draft.places(small_words("first word of a body"), written=True):
        name = draft.at(token + 1) if token + 1 < len(draft) else None
        if name is None or name.label != PER or name.start != token + 1 or draft.at(token) is not None:
            continue
        noun = draft.lower[token]
        if follows_minister(draft, Name(token, token + 1, ORG, "apposed")):
            continue  # « la ministre des Transports Aude Vasselin »
        if noun in appositions() or noun in small_words("is no person") or not draft.doc[token].is_sent_start:
            draft.put(Name(token, name.end, ORG, "apposed"))
            draft.bodies.add(draft.text(token, name.end))


def is_nobody(draft: Draft, token: int) -> bool:
    """« le verrier Prelivo »: whether a word is no given name, and nobody's surname in the text."""
    word = draft.words[token]
    full = any(
        other.label == PER and other.end - other.start > 1 and word == draft.words[other.end - 1] for other in draft
    )
    return not full and not is_given_name(word)


def told_before(draft: Draft, last: int) -> str:
    """The noun that ends here as it is listed: « société », « ONG », « étude notariale », « Chez »."""
    word = draft.words[last]
    for phrase, noun in long_nouns().get(word, ()):
        if tuple(draft.straight[max(0, last - len(phrase) + 1) : last + 1]) == phrase:
            return noun
    return word.lower() if word == "Chez" else word


@cache
def long_nouns() -> dict[str, list[tuple[Words, str]]]:
    """The listed nouns of several words, taken apart and as they are listed, by their last word."""
    found: dict[str, list[tuple[Words, str]]] = {}
    for noun in sorted(appositions()):
        if len(phrase := split(noun)) > 1:
            found.setdefault(phrase[-1], []).append((phrase, noun))
    return found


def mark_quoted(draft: Draft, start: int) -> None:
    """Few words between quotation marks behind « l'association »: « la vallée vive », « Stop au bruit »."""
    end = quote_end(draft, start)
    if end is None or (draft.words[start][0].islower() and draft.lower[start] not in small_words("article")):
        return
    found = draft.overlapping(start, end)
    if end - start > 1 + draft.words[start][0].islower() and not any(
        name.start < start or name.end > end for name in found
    ):
        draft.put(Name(start, end, ORG, "apposed"))
        draft.bodies.add(draft.form(Name(start, end, ORG, "apposed")))


def is_womans(nation: str) -> bool:
    """Whether an adjective of nation is feminine: firms are « l'américain Roque »."""
    return nation.endswith("e") and any(nation.removesuffix(end) in adjectives() for end in ("e", "ne"))


def is_unlike_a_person(draft: Draft, name: Name) -> bool:
    """Whether a name of several words begins with no given name: « le groupe suédois Lundgren Glas »."""
    return name.label == PER and name.rule in ("ner", "ner_trimmed") and not is_given_name(draft.words[name.start])


def may_be_called(draft: Draft, token: int) -> bool:
    """Whether words that nobody took for a name may be one: « l'entreprise B-Com », not « le parti Socialiste »."""
    lower = draft.lower[token]
    short = draft.words[token].isupper() and len(lower) > 1  # « le parti ADO »
    if (draft.words[token],) in borne(draft) and read_capitals(draft, token) - token == 1:
        return draft.lower[token - 1] in small_words("is no person")  # « le groupe Vasselin » of Paul Vasselin
    plain = not short and draft.knows(lower) and draft.words[token - 1] not in small_words("owned") - {"groupe"}
    if read_capitals(draft, token) - token == 1 and (plain or lower in adjectives() or looks_adjectival(lower)):
        return False
    behind = draft.words[read_capitals(draft, token) : read_capitals(draft, token) + 1]
    if behind and behind[0].isdigit():
        return False
    known = draft.words[token] in not_organizations() or lower in small_words("no name", "article")
    return not (known or lower in draft.words)


def borne(draft: Draft) -> set[Words]:
    """The surnames of those whom the text names in full."""
    return {tail for name in full_names(draft) for tail in surname_of(draft, name)}


def full_end(draft: Draft, name: Name) -> int:
    """Where a name ends of whose title the recogniser drew a part: « l'association Orval Ville Au Cœur »."""
    if name.label == PER:  # « l'usine Paul Vasselin de Gap »: where it stands, not « Paul van de Velde »
        links = (token for token in range(name.start + 2, name.end) if draft.straight[token] in ("de", "d'", "du"))
        return next((token for token in links if draft.words[token - 1][0].isupper()), name.end)
    end = read_capitals(draft, name.start)
    if draft.words[name.start] in small_words("first word of a body"):
        return max(end, name.end)  # « la société Verrerie Paul Vasselin »
    free = all(draft.at(token) is None and draft.words[token][0].isalpha() for token in range(name.end, end))
    return end if end > name.end and free else name.end


@NAMES.rule("apposed_far")
def mark_apposed_far(draft: Draft) -> None:
    """« l'organisation de lutte contre le bruit Vasselin »: a noun of bodies, what it is for, and its name.

    Nothing but adjectives and groups with a preposition may stand between, and the noun has its determiner.
    """
    for name in draft:
        before = name.start - 1
        lone = name.label in (ORG, MISC) or (name.label == PER and name.end - name.start == 1)
        lone = lone or is_unlike_a_person(draft, name)
        if not lone or before < 1 or not draft.words[before][0].islower():
            continue
        if name.rule in BY_RULE or draft.lower[before] in small_words("preposition", "determiner"):
            continue
        noun = noun_before(draft, before)
        if noun is not None and noun < before:
            draft.put(Name(name.start, name.end, ORG, "apposed_far"))
            draft.bodies.add(draft.form(name))


def noun_before(draft: Draft, last: int) -> int | None:
    """The noun of bodies that heads the lower-case words which end here; None when there is none."""
    for token in range(last, max(0, last - LONGEST_PHRASE), -1):
        word = draft.words[token]
        if not word[0].islower() or draft.doc[token].is_sent_start:
            return None
        if draft.lower[token] in small_words("far head") and draft.lower[token - 1] in small_words("determiner"):
            return token
        if not (looks_adjectival(word) or may_complete(draft, token)):
            return None
    return None


def may_complete(draft: Draft, token: int) -> bool:
    """Whether a word can stand in « de lutte contre le racisme »: a preposition, an article, the noun after these."""
    small = small_words("preposition", "article", "link")
    return draft.lower[token] in small or draft.lower[token - 1] in small or (draft.lower[token] in adjectives())


@NAMES.rule("owned")
def mark_owned(draft: Draft) -> None:
    """« Vasselin (groupe Roque) », « Vasselin, filiale de … »: the noun after says what the name is."""
    for name in draft:
        token = name.end
        if name.label == PER and name.end - name.start > 1 and not is_unlike_a_person(draft, name):
            continue
        told = (
            token + 1 < len(draft)
            and draft.words[token] in ("(", ",")
            and draft.lower[token + 1] in small_words("owned")
        )
        if told or (is_unlike_a_town(draft, name) and is_apposed_body(draft, token)):
            draft.put(Name(name.start, name.end, ORG, "owned"))
            draft.bodies.add(draft.form(name))
    for token in draft.capitals:
        if token < len(draft) - 3 and is_apposed_body(draft, token + 1) and draft.at(token) is None:
            word = draft.words[token]
            strange = len(word) > 2 and word.isalpha() and not draft.knows(word)
            name = Name(first_of(draft, token), token + 1, ORG, "owned")
            if strange and not is_given_name(word) and not draft.overlapping(name.start, name.end):
                draft.put(name)
                draft.bodies.add(draft.form(name))


def first_of(draft: Draft, last: int) -> int:
    """Where a name begins whose last word a hyphen joins to those before: « Charpentes Roque-Aubrac »."""
    start = last
    while start > 1 and draft.words[start - 1] == "-" and draft.words[start - 2][:1].isupper():
        start -= 2
    while 0 < start < last and draft.words[start - 1][:1].isupper() and not draft.doc[start - 1].is_sent_start:
        start -= 1
    return start


def is_unlike_a_town(draft: Draft, name: Name) -> bool:
    """Whether a name has no given name and is not, but for an acronym, that of a place."""
    return name.label != LOC or draft.text(name.start, name.end).isupper()


def is_apposed_body(draft: Draft, comma: int) -> bool:
    """« , la plateforme de cours du soir, »: a noun of bodies with its article, to the next comma or stop."""
    told = (small_words("article") | (small_words("indefinite") & small_words("determiner"))) - small_words("of")
    if comma + 2 >= len(draft) or draft.words[comma] != "," or draft.lower[comma + 1] not in told:
        return False
    if draft.lower[comma + 2] not in small_words("owned", "far head"):
        return False
    rest = draft.words[comma + 3 : comma + 3 + LONGEST_PHRASE + 2]
    stop = next((at for at, word in enumerate(rest) if word in (",", ".", ")")), None)
    return stop is not None and stop > 0
