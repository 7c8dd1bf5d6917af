"""Military units by their number: « le 13e régiment de dragons parachutistes », « le 2e REP »."""

from __future__ import annotations

import re

from pipeline.components.press_names.complement import looks_adjectival, open_at
from pipeline.components.press_names.draft import NAMES, ORG, Draft, Name
from pipeline.components.press_names.phrases import small_words
from pipeline.french import words

NUMBER = re.compile(r"\d{1,3}(?:er|re|ère|e|è|ème|ᵉ)")


@NAMES.rule("unit")
def mark_units(draft: Draft) -> None:
    """A number and what units are called: its noun with at least one word of its arm, or an acronym."""
    spelt = words("military_units", kind="number")
    for token in range(len(draft) - 1):
        word = draft.lower[token]
        if not (word[0].isdigit() and NUMBER.fullmatch(word)) and word not in spelt:
            continue
        end = unit_end(draft, token + 1)
        if end and all(token <= name.start or name.end <= end for name in draft.overlapping(token, end)):
            draft.put(Name(token, end, ORG, "unit"))


def unit_end(draft: Draft, token: int) -> int:
    """The word after what a unit is called; 0 where none is."""
    if draft.words[token] in words("military_units", kind="short"):
        return token + 1
    if draft.words[token] == "demi" and draft.words[token + 1 : token + 2] == ["-"]:
        token += 2  # « demi-brigade »
    if token >= len(draft) or draft.lower[token] not in words("military_units", kind="unit"):
        return 0
    first = end = token + 1
    while (after := past_arm(draft, end)) > end:
        end = after
    return end if any(draft.lower[at] in words("military_units", kind="arm") for at in range(first, end)) else 0


def past_arm(draft: Draft, token: int) -> int:
    """Past one more word of an arm: « de dragons », « parachutistes », « et du génie »; the same word without."""
    at = token
    while open_at(draft, at) and at < token + 3 and draft.lower[at] in {*small_words("of"), "la", "l'", "et", "-"}:
        at += 1
    if not open_at(draft, at):
        return token
    known = draft.lower[at] in words("military_units", kind="arm")
    return at + 1 if known or (at == token and looks_adjectival(draft.words[at])) else token
