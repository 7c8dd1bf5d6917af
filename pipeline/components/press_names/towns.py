"""Names of towns that the recogniser takes for a person or a body, by the words around them."""

from __future__ import annotations

from collections import defaultdict

from pipeline.components.press_names.draft import BY_RECOGNISER, LOC, NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.offices import is_small_adjective
from pipeline.components.press_names.phrases import is_given_name, office_holders, small_words, titles
from pipeline.components.press_names.things import has_full_name, has_surname


@NAMES.rule("town")
def drop_towns(draft: Draft) -> None:
    """« les maires de Gap et du Roque », « la firme de Norvane », « à Gap et Roque »: where, neither who nor a body."""
    places, headed = named_places(draft), headed_place(draft)
    for name in draft:
        form = draft.form(name)
        lone = name.rule in BY_RECOGNISER and form not in draft.bodies and (name.start > 1 or form == headed)
        if not lone or name.label not in (ORG, PER) or draft.words[name.start].isupper():
            continue
        if name.label == ORG and (is_of_town(draft, name) or (form == headed and form in places)):
            draft.remove(name)
        elif name.label == PER and is_saintly(draft, name):
            draft.put(Name(name.start, name.end, LOC, "town"))
        elif name.label == PER and name.end - name.start == 1:
            nobody = not (is_given_name(draft.words[name.start]) or has_full_name(draft, name))
            if follows_town(draft, name) or (nobody and (form in places or form == headed)):
                draft.put(Name(name.start, name.end, LOC, "town"))


def headed_place(draft: Draft) -> str | None:
    """« Lannes : le musée rouvre »: the word before the colon at the head, which all else has behind a preposition.

    Who speaks behind the colon is somebody, and so is whom the highest offices made known.
    """
    if draft.words[1:2] != [":"] or not draft.words[0].istitle() or draft.words[2:3] in (["«"], ["“"], ['"']):
        return None
    word, small = draft.words[0], small_words("of", "at a place")
    told = any(draft.words[at] == word and draft.lower[at - 1] not in small for at in draft.capitals if at)
    return None if told or word in office_holders() else word


def is_saintly(draft: Draft, name: Name) -> bool:
    """« Sainte-Orvane »: whether a name is a saint's with a hyphen, and nobody of the text bears it as surname.

    « Le député Saint-Orval » is somebody.
    """
    form = draft.form(name)
    if not form.startswith(("Saint-", "Sainte-")) or " " in form or draft.lower[name.start - 1] in titles():
        return False
    return not any(other.label == PER and other != name and draft.form(other).endswith(f" {form}") for other in draft)


def is_of_town(draft: Draft, name: Name) -> bool:
    """Whether « maire de », « la firme de » stands before a name, or before the place that « et de » joins it to."""
    of = name.start - 1
    if draft.lower[of] not in small_words("of") or draft.words[of][0].isupper():
        return False
    if draft.lower[of - 1] in small_words("of its town") and draft.lower[of] in small_words("of without article"):
        return name.end - name.start == 1
    if draft.lower[of - 1] in ("et", ",") and of > 2:
        place = draft.at(of - 2)
        of = place.start - 1 if place is not None and place.label == LOC else 0
    noun = of - 1
    towns, seats = small_words("of a town"), small_words("of a seat")
    while noun > 1 and draft.lower[noun] not in towns | seats and is_small_adjective(draft, noun):
        noun -= 1
    # « la députée péquiste de Gap »: with the party told, the town of her seat
    told = draft.lower[noun] in towns or (noun < of - 1 and draft.lower[noun] in seats)
    return of > 1 and draft.lower[of] in small_words("of") and told


def follows_town(draft: Draft, name: Name) -> bool:
    """« à Gap et Roque »: whether « et » joins a name that is nobody's to a town behind « à »."""
    place = draft.at(name.start - 2) if draft.lower[name.start - 1] == "et" else None
    if place is None or place.label != LOC or place.start == 0 or draft.lower[place.start - 1] != "à":
        return False
    parted = name.end == len(draft) or not draft.words[name.end][0].isalnum()
    return parted and not has_surname(draft, name)


def named_places(draft: Draft) -> set[str]:
    """Lone words that the text has as the seat of a court, or nowhere but behind prepositions of place.

    Who held the highest offices is named by the surname alone: « depuis Chirac ».
    """
    where: dict[str, list[bool]] = defaultdict(list)
    seats = set()
    for token in draft.capitals:
        word = draft.words[token]
        if token == 0 and draft.words[1:2] == [":"]:
            continue
        body = draft.at(token)
        if body is not None and body.rule == "head" and draft.lower[body.start] in small_words("court"):
            if token > body.start and draft.lower[token - 1] in small_words("of without article"):
                seats.add(word)
        else:
            where[word].append(is_behind_place(draft, token))
    return seats | {word for word, behind in where.items() if all(behind) and word not in office_holders()}


def is_behind_place(draft: Draft, token: int) -> bool:
    """« à Gap », « près de Gap »: whether a preposition of place stands before a word."""
    before = token - 1
    if before > 0 and draft.lower[before] in small_words("of without article"):
        before -= 1  # « près de »
    return before >= 0 and draft.lower[before] in small_words("at a place")
