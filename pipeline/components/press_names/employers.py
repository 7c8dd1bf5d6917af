"""Bodies told by who belongs to them: « les fondatrices de Roque », « le coureur de la Gastine »."""

from __future__ import annotations

from pipeline.components.press_names.complement import looks_adjectival
from pipeline.components.press_names.draft import BY_RECOGNISER, LOC, NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.people import is_capitalised
from pipeline.components.press_names.phrases import adjectives, is_given_name, not_organizations, small_words

SHORTEST = 3  # letters of an acronym
SURNAMES = ("Mc", "Mac", "Le", "La", "De", "Du", "Di", "Van")
"""How surnames with a capital inside begin: « McOrval », « LeRoque »."""
MANY = 40  # times; a text in capitals, not an acronym


@NAMES.rule("employer")
def mark_employers(draft: Draft) -> None:
    """« les cofondatrices de Roque », « un accord avec Prelivo »: what one word names, and only a body has or signs.

    Towns have founders and employees as well, but no midfielders: « le milieu de terrain de Gap » plays for a club.
    """
    mark_acronyms_of_members(draft)
    for token in draft.places(small_words("of a body", "of a club", "signed by a firm", "member")):
        if not 0 < token < len(draft) - 2 or not (draft.words[token][0].islower() or draft.words[token].isupper()):
            continue
        player = draft.lower[token] in small_words("of a club")
        signed = draft.lower[token] in small_words("signed by a firm")
        start = partner_of(draft, token) if signed else behind_of(draft, token)
        boss = draft.lower[token] in small_words("of a firm")
        if start is None or not may_be_body(draft, start, named=not boss):
            continue
        told = small_words("of a body", "of a club", "signed by a firm")
        if draft.lower[token] not in told and draft.knows(draft.words[start]):
            continue  # « la porte-parole de Vasselin », « le directeur de Prelivo »
        name = draft.at(start)
        if name is not None and (name.start, name.end) != (start, start + 1):
            continue
        if name is not None and name.label == LOC and not player:
            continue
        if name is not None and name.label == PER and is_somebody(draft, name):
            continue
        draft.put(Name(start, start + 1, ORG, "employer"))
        if name is None or name.label != LOC:
            draft.bodies.add(draft.words[start])


def mark_acronyms_of_members(draft: Draft) -> None:
    """« la présidente de l'ODEO »: an acronym that has members is a body, whatever the recogniser took it for.

    So is a word with a capital inside, as only firms write theirs: « le directeur d'ODEOnet ».
    """
    for token in range(2, len(draft)):
        short = draft.words[token]
        inner = short.isalpha() and short[1:] != short[1:].lower()
        if not inner or len(short) < SHORTEST or short in not_organizations() or short.startswith(SURNAMES):
            continue
        before = token - 1
        while before > 1 and draft.lower[before] in {"l'", "la", "le"}:
            before -= 1
        if draft.lower[before] not in small_words("of") - {"des"} or draft.lower[before - 1] not in small_words(
            "member"
        ):
            continue
        name = draft.at(token)
        lone = name is None or name.label != ORG or name.rule in BY_RECOGNISER
        alone = name is None or ((name.start, name.end) == (token, token + 1) and lone)
        after = draft.words[token + 1] if token + 1 < len(draft) else ""
        if alone and not after[:1].isupper() and after != "-" and draft.lower.count(draft.lower[token]) < MANY:
            draft.put(Name(token, token + 1, ORG, "employer"))
            draft.bodies.add(short)


def behind_of(draft: Draft, token: int) -> int | None:
    """The token after the « de » that follows a noun, its adjective or « de terrain »; None without."""
    at = token + 1
    if draft.lower[at] == "de" and draft.words[at + 1][0].islower():
        at += 2
    elif looks_adjectival(draft.words[at]) or draft.lower[at] in adjectives():
        at += 1
    if at + 1 >= len(draft) or draft.lower[at] not in small_words("of") - {"des"}:
        return None
    return at + 1


def partner_of(draft: Draft, token: int) -> int | None:
    """The token after the « avec » that follows what firms sign, where the language does not know it; None else."""
    start = token + 2
    return start if draft.lower[token + 1] == "avec" and not draft.knows(draft.words[start]) else None


def may_be_body(draft: Draft, token: int, *, named: bool = True) -> bool:
    """Whether one capitalised word, no given name (but of a town) and no word too vague, stands alone here.

    Where it is not `named`, as behind « le PDG de », a given name is one only if somebody of the text bears it.
    """
    if token >= len(draft) or not is_capitalised(draft.words[token]) or draft.doc[token].is_sent_start:
        return False
    word = draft.words[token]
    after = draft.words[token + 1] if token + 1 < len(draft) else ""
    alone = not (after[:1].isupper() or after == "-" or after[:1].isdigit())
    name = draft.at(token)
    town = name is not None and name.label == LOC
    given = is_given_name(word) and (
        named or any(one.label == PER and draft.words[one.start] == word != draft.form(one) for one in draft)
    )
    return alone and len(word) > 2 and (town or not given) and word not in not_organizations()


def is_somebody(draft: Draft, name: Name) -> bool:
    """Whether the text names a person in full whose surname this is, or a civility has told so elsewhere."""
    form = draft.form(name)
    for other in draft:
        if other.label == PER and other.end - other.start > 1 and draft.straight[other.end - 1] == form:
            return True
        if other.label == PER and other.rule == "civility" and draft.form(other) == form:
            return True
    return False
