"""Acronyms that the text defines in brackets, and what their long form makes of them."""

from __future__ import annotations

from pipeline.components.press_names.apposed import noun_before
from pipeline.components.press_names.draft import LOC, MISC, NAMES, ORG, PER, Draft, Name, occurrences
from pipeline.components.press_names.phrases import (
    appositions,
    heads,
    known_organizations,
    no_organization_heads,
    not_organizations,
    small_words,
)
from pipeline.names.acronym import is_acronym, may_be_acronym, stands_for
from pipeline.names.key import fold_text, split_words
from pipeline.names.organization import parse_organization

CLOSERS = {"(": (")", ",", ";"), "-": ("-", ",", "."), "–": ("–", ",", "."), "—": ("—", ",", "."), ",": (",", ".", ";")}
DASHES = frozenset({"-", "–", "—"})
LONGEST = 16  # words of a long form, stop words included; the longest French authority has fourteen


@NAMES.rule("long_form")
def define_acronyms(draft: Draft) -> None:
    """« Agence des eaux de l'Orance (AEO) »: both are a body; « zone d'aménagement différé (ZAD) »: neither is."""
    for token in draft.places(DASHES | {"("}, written=True):
        if not 0 < token < len(draft) - 2 or not opens(draft, token):
            continue
        if draft.words[token + 2] not in CLOSERS[draft.words[token]]:
            continue
        if may_be_defined(draft, token + 1):
            start = long_form(draft, token, draft.words[token + 1], bracket=draft.words[token] == "(")
            if start is not None:
                settle(draft, (start, token), token + 1)


@NAMES.rule("short_first")
def define_acronyms_first(draft: Draft) -> None:
    """« SDIS (service départemental d'incendie et de secours) »: the acronym, then its words, in brackets or dashes."""
    for token in draft.places(CLOSERS.keys(), written=True):
        if not 0 < token < len(draft) - 3 or not (draft.words[token] == "," or opens(draft, token)):
            continue
        if may_be_defined(draft, token - 1) and is_acronym(draft.words[token - 1]):
            start, end = spelt_after(draft, token)
            letters = fold_text(draft.words[token - 1])
            words = content_words(draft, start, end)
            if len(words) > 1 and stands_for(letters, words):
                settle(draft, (start, end), token - 1, rule="short_first")


def opens(draft: Draft, token: int) -> bool:
    """Whether a bracket or a dash with a space on either side stands here."""
    word = draft.words[token]
    if word == "(":
        return True
    return word in DASHES and bool(draft.doc[token].whitespace_ and draft.doc[token - 1].whitespace_)


def may_be_defined(draft: Draft, token: int) -> bool:
    """Whether an acronym stands here, and in no name of several words."""
    short = draft.words[token]
    return may_be_acronym(short) and short[0].isupper()


def spelt_after(draft: Draft, token: int) -> tuple[int, int]:
    """The words after an opening bracket, dash or comma, to the sign that closes them; the article stays outside."""
    start = token + 1
    while start < len(draft) and draft.lower[start] in small_words("article"):
        start += 1
    close = CLOSERS[draft.words[token]]
    end = start
    while end < len(draft) and end - start < LONGEST and draft.words[end] not in close:
        if draft.doc[end].is_sent_start and end > start:
            break
        end += 1
    while end > start and draft.doc[end - 1].is_punct:
        end -= 1  # the full stop of a bracket that nobody closed
    return start, end


def settle(draft: Draft, long: tuple[int, int], short: int, rule: str = "long_form") -> None:
    """Mark long form and acronym as a body, or remember that they are none."""
    start, end = long
    if members := known_row(draft, start, end):
        for first, last in members:
            draft.put(Name(first, last, ORG, "listed"))
        draft.no_bodies.add(draft.words[short])
        return
    kind = kind_of(draft, start, end, short)
    if kind == ORG:
        draft.put(Name(start, end, ORG, rule))
        draft.put(Name(short, short + 1, ORG, rule))
        draft.acronyms.add(draft.words[short])
        if (seat := seat_behind(draft, short + 1)) and parse_organization(draft.text(start, end)).is_generic:
            draft.whole[start, end] = f"{draft.text(start, end)} {seat}"
        draft.bodies.add(draft.form(Name(start, end, ORG, rule)))
    elif kind == MISC:
        draft.no_bodies.add(draft.words[short])
        for name in draft.overlapping(start, end):
            if name.label == ORG and name.start == start:
                draft.remove(name)


def seat_behind(draft: Draft, close: int) -> str | None:
    """« la chambre des eaux (CDE) de Gap »: of which place a body is, behind the bracket of its acronym."""
    at = close + 1
    if at + 1 >= len(draft) or draft.words[close] != ")" or draft.lower[at] not in small_words("of"):
        return None
    while at + 1 < len(draft) and draft.lower[at + 1] in small_words("article"):
        at += 1
    name = draft.at(at + 1) if at + 1 < len(draft) else None
    return draft.text(close + 1, name.end) if name is not None and name.label == LOC else None


def known_row(draft: Draft, start: int, end: int) -> list[tuple[int, int]]:
    """« Roque, Orval, Gastine et Norvane (ROGN) »: the members of a row of names of which two at least are known."""
    members: list[tuple[int, int]] = []
    first = start
    for token in range(start, end + 1):
        if token == end or draft.words[token] == "," or draft.lower[token] in small_words("joins a row"):
            if first < token:
                members.append((first, token))
            first = token + 1
    known = [one for one in members if known_organizations() & {tuple(draft.straight[one[0] : one[1]])}]
    capital = all(draft.words[first][0].isupper() for first, _ in members)
    return members if len(members) > 2 and len(known) > 1 and capital else []


@NAMES.rule("acronym")
def spread_acronyms(draft: Draft) -> None:
    """An acronym that the text defines is that body wherever it stands, also in lower case: « l'aeor »."""
    draft.bodies |= draft.acronyms
    proved = sorted(draft.acronyms)
    for start, end in occurrences(draft, [(short.lower(),) for short in proved if len(short) > 3]):
        if start and draft.lower[start - 1] in small_words("article") and not draft.overlapping(start, end):
            draft.put(Name(start, end, ORG, "acronym"))
    for start, end in occurrences(draft, [(short,) for short in proved]):
        if not any(name.end - name.start > 1 for name in draft.overlapping(start, end)):
            draft.put(Name(start, end, ORG, "acronym"))


def content_words(draft: Draft, start: int, end: int) -> tuple[str, ...]:
    """The folded words of a long form; prepositions are left out, but for a capitalised one at its head."""
    found = split_words(draft.text(start, end))
    heads = draft.words[start][0].isupper()
    return tuple(word for at, word in enumerate(found) if word not in small_words("preposition") or (heads and at == 0))


def long_form(draft: Draft, opening: int, short: str, *, bracket: bool) -> int | None:
    """Where the long form of an acronym in brackets begins; it ends before the bracket.

    Between dashes only initials are believed.
    """
    letters = fold_text(short)
    best: int | None = None
    for start in range(opening - 2, max(-1, opening - LONGEST - 1), -1):
        if draft.doc[start + 1].is_sent_start:
            break
        word = draft.words[start]
        if not word[:1].isalpha() or fold_text(word)[0] != letters[0]:
            continue
        words = content_words(draft, start, opening)
        if stands_for(letters, words):
            return start
        if (
            best is None
            and bracket
            and (word[0].isupper() or (draft.lower[start],) in heads())
            and stands_for(letters, words, defined=True)
        ):
            best = start
    return best


def kind_of(draft: Draft, start: int, end: int, acronym: int) -> str | None:
    """Whether a long form denotes a body (by its head, else by the recogniser), something else, or who knows."""
    first = draft.lower[start]
    doubtful = no_organization_heads().get(first) == "project" and draft.words[start][0].isupper()
    if (first in no_organization_heads() and not doubtful) or draft.text(start, end) in not_organizations():
        return MISC  # but « Opération des Nations unies au Burundi » may be a body
    if any(tuple(draft.lower[start : start + n]) in heads() for n in (1, 2, 3)) or first in appositions():
        return ORG
    inside = draft.overlapping(start, end)
    short = draft.at(acronym)
    if any(name.label == PER for name in inside):
        return None
    if any(name.label == ORG and name.start == start for name in inside):
        return ORG
    if (
        draft.words[start][0].isupper()
        and short is not None
        and short.label == ORG
        and is_acronym(draft.words[acronym])
    ):
        return ORG
    if draft.words[start][0].isupper() and start > 1 and noun_before(draft, start - 1) is not None:
        return ORG  # « le collectif citoyen Pour la digue (PLD) »
    return MISC if draft.words[start][0].islower() else None
