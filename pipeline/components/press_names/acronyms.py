"""Acronyms that the text defines in brackets, and what their long form makes of them."""

from __future__ import annotations

from pipeline.components.press_names.draft import MISC, NAMES, ORG, PER, Draft, Name, occurrences
from pipeline.components.press_names.phrases import appositions, heads, no_organization_heads, small_words
from pipeline.names.acronym import is_acronym, may_be_acronym, stands_for
from pipeline.names.key import fold_text, split_words

LONGEST = 16  # words of a long form, stop words included; the longest French authority has fourteen


@NAMES.rule("long_form")
def define_acronyms(draft: Draft) -> None:
    """« Agence du numérique en santé (ANS) »: both are a body; « zone d'aménagement différé (ZAD) »: neither is."""
    for token in range(1, len(draft) - 2):
        if draft.words[token] != "(" or draft.words[token + 2] not in (")", ",", ";"):
            continue
        short = draft.words[token + 1]
        if not may_be_acronym(short) or not short[0].isupper():
            continue
        start = long_form(draft, token, short)
        if start is None:
            continue
        kind = kind_of(draft, start, token)
        if kind == ORG:
            draft.put(Name(start, token, ORG, "long_form"))
            draft.put(Name(token + 1, token + 2, ORG, "long_form"))
            draft.acronyms.add(short)
            draft.bodies.add(draft.form(Name(start, token, ORG, "long_form")))
        elif kind == MISC:
            draft.no_bodies.add(short)
            for name in draft.overlapping(start, token):
                if name.label == ORG and name.start == start:
                    draft.remove(name)


@NAMES.rule("acronym")
def spread_acronyms(draft: Draft) -> None:
    """An acronym that the text defines is that body wherever it stands, also as « l'anses »."""
    draft.bodies |= draft.acronyms
    proved = sorted(draft.acronyms)
    for start, end in occurrences(draft, [(short.lower(),) for short in proved if len(short) > 3]):
        if start and draft.lower[start - 1] in small_words("article") and not draft.overlapping(start, end):
            draft.put(Name(start, end, ORG, "acronym"))
    for start, end in occurrences(draft, [(short,) for short in proved]):
        if not any(name.end - name.start > 1 for name in draft.overlapping(start, end)):
            draft.put(Name(start, end, ORG, "acronym"))


def long_form(draft: Draft, bracket: int, short: str) -> int | None:
    """Where the long form of an acronym in brackets begins; it ends before the bracket."""
    letters = fold_text(short)
    best: int | None = None
    for start in range(bracket - 2, max(-1, bracket - LONGEST - 1), -1):
        if draft.doc[start + 1].is_sent_start:
            break
        word = draft.words[start]
        if not word[:1].isalpha() or fold_text(word)[0] != letters[0]:
            continue
        words = tuple(
            word for word in split_words(draft.text(start, bracket)) if word not in small_words("preposition")
        )
        if stands_for(letters, words):
            return start
        if (
            best is None
            and (word[0].isupper() or (draft.lower[start],) in heads())
            and stands_for(letters, words, defined=True)
        ):
            best = start
    return best


def kind_of(draft: Draft, start: int, end: int) -> str | None:
    """Whether a long form denotes a body (by its head, else by the recogniser), something else, or who knows."""
    first = draft.lower[start]
    if first in no_organization_heads():
        return MISC
    if any(tuple(draft.lower[start : start + n]) in heads() for n in (1, 2, 3)) or first in appositions():
        return ORG
    inside = draft.overlapping(start, end)
    short = draft.at(end + 1)
    if any(name.label == PER for name in inside):
        return None
    if any(name.label == ORG and name.start == start for name in inside):
        return ORG
    if (
        draft.words[start][0].isupper()
        and short is not None
        and short.label == ORG
        and is_acronym(draft.words[end + 1])
    ):
        return ORG
    return MISC if draft.words[start][0].islower() else None
