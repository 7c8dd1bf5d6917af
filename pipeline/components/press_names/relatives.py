"""People who share a name: siblings, couples, and the name that someone had before or has from a marriage."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.components.press_names.draft import (
    NAMES,
    ORG,
    PER,
    Draft,
    Gender,
    Name,
    gender_of,
    occurrences,
)
from pipeline.components.press_names.people import full_names, is_capitalised, surname_end
from pipeline.components.press_names.phrases import (
    Words,
    by_first_word,
    civilities,
    is_given_name,
    small_words,
    split,
    titles,
)

FARTHEST = 3  # tokens between a full name and « née »: a comma or bracket, « alors », …


@NAMES.rule("shared_surname")
def share_surname(draft: Draft) -> None:
    """« Marc et Julien Vasselin »: the surname is that of both."""
    for name in full_names(draft):
        if not is_given_name(draft.words[name.start]):
            continue
        surname = draft.text(surname_start(draft, name), name.end)
        for token in joined_before(draft, name.start):
            found = draft.at(token)
            if found is not None and (found.start, found.end) != (token, token + 1):
                break
            if not may_share(draft, token):
                break
            draft.put(Name(token, token + 1, PER, "shared_surname"))
            draft.whole[token, token + 1] = f"{draft.words[token]} {surname}"


def surname_start(draft: Draft, name: Name) -> int:
    """The first word of a full name that is no given name; at least the last word is the surname."""
    start = name.start + 1
    while start < name.end - 1 and (is_given_name(draft.words[start]) or "-" in draft.words[start - 1 : start + 1]):
        start += 1
    return start


def joined_before(draft: Draft, start: int) -> list[int]:
    """The single given names before a full name in one list: « Anne, Marc et Julien Vasselin », last first."""
    found: list[int] = []
    token = start - 2
    while token >= 0 and is_given_name(draft.words[token]) and is_capitalised(draft.words[token]):
        if draft.lower[token + 1] != ("," if found else "et"):
            break
        found.append(token)
        token -= 2
    return found


def may_share(draft: Draft, token: int) -> bool:
    """Whether a given name alone may borrow the surname that follows: nothing else says whose it is.

    Not after a title (« le pape François et … »), nor when the text has the given name elsewhere.
    """
    before = draft.lower[token - 1] if token else ""
    if before in small_words("kin"):
        return True
    if before in titles() or before in civilities() or (token and is_capitalised(draft.words[token - 1])):
        return False
    return draft.words.count(draft.words[token]) == 1


@NAMES.rule("couple")
def mark_couples(draft: Draft) -> None:
    """« M. et Mme Vasselin », « les époux Vasselin »: two people of one name, a man and a woman."""
    for name in draft:
        if name.label != PER or name.end - name.start > 3 or is_given_name(draft.words[name.start]):
            continue
        genders = told_before(draft, name.start)
        if draft.lower[name.start - 1 : name.start] in (["époux"], ["epoux"]):
            genders = {"f", "m"}
        if genders == {"f", "m"}:
            draft.put(replace(name, gender="m", rule="couple"))
            draft.twins[name.start, name.end] = "f"


def told_before(draft: Draft, start: int) -> set[Gender]:
    """The genders that two civilities before a name tell: « M. et Mme »."""
    token = start - 1
    told: list[Gender] = []
    while token >= 0 and len(told) < 2:
        if draft.words[token] == ".":
            token -= 1
            continue
        gender = gender_of(civilities().get(draft.lower[token], ""))
        if gender is None:
            break
        told.append(gender)
        token -= 1
        if len(told) == 1 and (token < 0 or draft.lower[token] not in ("et", "&")):
            break
        token -= 1
    return set(told)


@NAMES.rule("maiden_name")
def mark_maiden_names(draft: Draft) -> None:
    """« Aude Vasselin, née Roque », « veuve Orval »: another name of the person just named.

    « Née Aude Roque » may open a sentence: then she is who bore that given name before.
    """
    for token in draft.places(small_words("birth name")):
        if token + 1 == len(draft):
            break
        end = surname_end(draft, token + 1)
        in_full = end - token > 2 and is_given_name(draft.words[token + 1])
        born = draft.lower[token] in ("né", "née")
        if end == token + 1 or (in_full and not born):
            continue  # « Aude Vasselin épouse Marc Roque »: whom she marries
        bearer = bearer_before(draft, token, end)
        if born and in_full and (bearer is None or bearer.end - bearer.start > 1):
            bearer = namesake_before(draft, token)
        if bearer is not None:
            draft.put(Name(token + 1, end, PER, "maiden_name"))
            draft.whole[token + 1, end] = draft.whole.get((bearer.start, bearer.end), draft.form(bearer))


@NAMES.rule("other_name")
def mark_other_names(draft: Draft) -> None:
    """« Aude Vasselin, alias Roque », « connue sous le nom de Kiola »: what else the person just named is called."""
    for start, end in occurrences(draft, other_name_cues(), fold_case=True):
        begin = end + (end < len(draft) and draft.words[end] in ("«", "“", '"'))
        told = next((at for at in range(start - 1, max(-1, start - 1 - FARTHEST), -1) if draft.at(at) is not None), -1)
        bearer = draft.at(told) if told >= 0 else None
        after = surname_end(draft, begin) if begin < len(draft) else begin
        if bearer is None or bearer.label != PER or after == begin or not may_be_called(draft, begin, after):
            continue
        if all(draft.lower[at] in small_words("leads to another name") for at in range(bearer.end, start)):
            draft.put(Name(begin, after, PER, "other_name"))
            spread_whole(
                draft, draft.text(begin, after), draft.whole.get((bearer.start, bearer.end), draft.form(bearer))
            )


def spread_whole(draft: Draft, form: str, whole: str) -> None:
    """Whoever the text names so anywhere is that person."""
    for name in draft:
        if name.label == PER and draft.text(name.start, name.end) == form:
            draft.whole[name.start, name.end] = whole


@cache
def other_name_cues() -> dict[str, list[Words]]:
    """« alias », « de son vrai nom », by first word."""
    return by_first_word(split(phrase) for phrase in small_words("another name"))


def may_be_called(draft: Draft, start: int, end: int) -> bool:
    """Whether words may be somebody's other name: in one sentence, with a capital, and no body's."""
    if any(draft.doc[at].is_sent_start for at in range(start, end)) or not is_capitalised(draft.words[start]):
        return False
    return all(name.label != ORG and start <= name.start and name.end <= end for name in draft.overlapping(start, end))


def bearer_before(draft: Draft, token: int, end: int) -> Name | None:
    """Who is named right before « née Roque », in the same sentence and with nothing but a comma between."""
    if not draft.words[token][0].islower() or not is_loose(draft, token) or draft.lower[token + 1] == "de":
        return None  # « l'épouse de Marc Roque »
    near = (draft.at(back) for back in range(token - 1, max(-1, token - 1 - FARTHEST), -1))
    bearer = next((name for name in near if name is not None and name.label == PER), None)
    if bearer is None or any(draft.doc[at].is_sent_start for at in range(bearer.end, end)):
        return None
    return bearer


def namesake_before(draft: Draft, token: int) -> Name | None:
    """The last one whom the text names in full before « Née Aude Roque » and who bears the same given name."""
    before = [name for name in full_names(draft) if name.end <= token]
    return next((name for name in reversed(before) if draft.words[name.start] == draft.words[token + 1]), None)


def is_loose(draft: Draft, token: int) -> bool:
    """Whether « née », « épouse » stands right after a name, or after a comma or bracket: no determiner before it."""
    before = draft.words[token - 1] if token else ""
    return before in (",", "(", "alors", "aussi") or (token > 0 and draft.at(token - 1) is not None)
