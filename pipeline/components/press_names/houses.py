"""Inns, restaurants and shops by who runs them: « la gérante de l'Hôtel de la Poste », « le patron du bar Le Coq »."""

from __future__ import annotations

from pipeline.components.press_names.complement import open_at
from pipeline.components.press_names.draft import NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.people import is_capitalised
from pipeline.components.press_names.phrases import small_words

LINKS = frozenset({"à", "au", "aux", "chez"})
LONGEST = 7
"""Words of a house's name: « Café de la Gare et du Commerce »."""


@NAMES.rule("house")
def mark_houses(draft: Draft) -> None:
    """Who runs or serves somewhere says that it is a firm, not only a place."""
    for token in draft.places(small_words("runs a house", "of a body")):
        if token >= len(draft) - 2:
            break
        noun = token + 1
        while open_at(draft, noun) and draft.lower[noun] in LINKS | small_words("of", "article"):
            noun += 1
        if noun == token + 1 or not open_at(draft, noun) or draft.lower[noun] not in small_words("house"):
            continue
        start, end = house(draft, noun)
        if end > start and all(start <= name.start or name.end <= end for name in draft.overlapping(start, end)):
            draft.put(Name(start, end, ORG, "house"))


def house(draft: Draft, noun: int) -> tuple[int, int]:
    """The name of a house, from its noun where that has a capital or « du », « de la » leads on from it; else empty.

    What « de » alone leads to is where it stands: « le bar de Gap ».
    """
    behind = noun + 1
    if not open_at(draft, behind):
        return noun, noun
    person = draft.at(behind)
    if person is not None and person.label == PER and person.end - person.start > 1:
        return noun, noun
    small = draft.words[noun][0].islower()
    apposed = is_capitalised(draft.words[behind])
    if small and draft.lower[behind] in ("de", "d'") and draft.lower[behind + 1 : behind + 2] not in (["la"], ["l'"]):
        return noun, noun
    end = past_name(draft, behind)
    end = max([end, *(name.end for name in draft.overlapping(behind, end) if name.label != PER)])
    return (behind if small and apposed else noun, end) if end > behind else (noun, noun)


def past_name(draft: Draft, token: int) -> int:
    """Past the words with capitals behind a noun, and what « de », « à » and « et » join to them."""
    end = at = token
    while open_at(draft, at) and at < token + LONGEST:
        name = draft.at(at)
        if name is not None and name.label == PER and name.start == at > token and name.end - name.start > 1:
            break  # « le patron du bar Le Perroquet Aude Vasselin »
        if is_capitalised(draft.words[at]):
            end = at = at + 1
        elif draft.lower[at] in LINKS | small_words("of", "article") | {"-", "&"}:
            at += 1
        else:
            break
    return end
