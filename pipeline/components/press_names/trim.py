"""Take out of a name what does not belong to it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.components.press_names.draft import MISC, NAMES, ORG, PER, Draft, gender_of
from pipeline.components.press_names.phrases import (
    civilities,
    heads,
    is_given_name,
    known_organizations,
    no_organization_heads,
    small_words,
    split,
    titles,
)
from pipeline.components.press_names.quotes import open_quote, quote_end
from pipeline.french import words
from pipeline.names.key import fold_text
from pipeline.names.name_words import given_names, particles

EDGES = frozenset("«»“”\"'’‘()[]{},;:.!?…-–—|/*#•_<>=+&\u200f\u200e\u200b")
OWN_BODY = frozenset({"place", "domain"})  # extents of heads that are no part of another body's name
INITIAL = re.compile(r"[A-ZÀ-Þ]\.$")
SEPARATORS = frozenset("-–—|/•;")


@NAMES.rule("ner_split")
def split_names(draft: Draft) -> None:
    """« Roque TV - Orval FM » are two bodies; after a person and a dash comes something else.

    So are « Police judiciaire et du parquet de Gap »: a preposition before the second.
    """
    for name in draft:
        end = first_line_end(draft, name.start, name.end)
        joint = next((token for token in range(name.start + 1, end - 2) if joins_body(draft, token)), None)
        if joint is not None and name.label == ORG:
            draft.put(replace(name, end=joint))
            continue
        parting = next((token for token in range(name.start + 1, end - 1) if is_separator(draft, token)), None)
        if parting is not None:
            draft.put(replace(name, end=parting))
            if name.label == ORG:
                draft.put(replace(name, start=parting + 1, end=end, rule="ner_split"))


@NAMES.rule("ner_trimmed")
def trim_names(draft: Draft) -> None:
    """Cut punctuation, line breaks, determiners, civilities and role words off the ends of names."""
    for name in draft:
        start, gender = name.start, name.gender
        end = first_line_end(draft, start, name.end)
        while start < end and cuts_before(draft, name.label, start, end):
            if name.label == PER and (told := civilities().get(draft.lower[start])):
                gender = gender_of(told)
            start += 1
        while start < end and cuts_after(draft, name.label, start, end):
            end -= 1
        if name.label == ORG and (inside := open_quote(draft, start, end)) is not None:
            close = quote_end(draft, inside)
            end = close + 1 if close is not None and close >= end else end  # « l'Église « La vie pour tous » »
        if start == end or (name.label == MISC and no_organization_heads().get(draft.words[start]) == "matter"):
            draft.remove(name)  # « affaire Vasselin », « rapport Roque »: the name inside may be found by a rule
        elif (start, end) != (name.start, name.end):
            draft.remove(name)
            draft.put(replace(name, start=start, end=end, gender=gender, rule="ner_trimmed"))


def is_separator(draft: Draft, token: int) -> bool:
    """Whether a dash or bar with a space on either side parts two names."""
    return draft.words[token] in SEPARATORS and bool(draft.doc[token].whitespace_ and draft.doc[token - 1].whitespace_)


def joins_body(draft: Draft, token: int) -> bool:
    """Whether « et du parquet », « et de la préfecture » stands here: a noun that heads a body of its own."""
    if draft.lower[token] != "et" or draft.lower[token + 1] not in small_words("of"):
        return False
    noun = token + 2
    while noun < len(draft) and draft.lower[noun] in small_words("article"):
        noun += 1
    return noun < len(draft) and draft.words[noun][0].islower() and heads().get((draft.lower[noun],)) in OWN_BODY


def is_edge(word: str) -> bool:
    """Whether a token can neither begin nor end a name."""
    return not word.strip() or all(char in EDGES or char.isspace() for char in word)


def first_line_end(draft: Draft, start: int, end: int) -> int:
    """Where a blank line, a day or an address cuts a name short; a single break may only wrap it."""
    for token in range(start + 1, end):
        if opens_with_day(draft, start, token) or opens_address(draft, token):
            return token
        if draft.words[token].count("\n") > 1 or (draft.doc[token].is_sent_start and token > start):
            return token
    return end


def opens_address(draft: Draft, token: int) -> bool:
    """« …, quai des Tanneurs »: where the body stands is no part of its name."""
    after = draft.lower[token + 1] if token + 1 < len(draft) else ""
    return draft.words[token] == "," and no_organization_heads().get(after) == "street"


def opens_with_day(draft: Draft, start: int, token: int) -> bool:
    """« France Lundi, des éleveurs … »: a sentence begins here, after a glued subhead; not « Orval Dimanche »."""
    if draft.lower[token] not in words("time_weekdays", type="full") or not draft.words[token].istitle():
        return False
    if draft.lower[token - 1] in small_words("preposition") or split(draft.text(start, token)) in known_organizations():
        return False
    after = draft.words[token + 1] if token + 1 < len(draft) else ""
    return after == "," or after.isdigit()


def cuts_before(draft: Draft, label: str, start: int, end: int) -> bool:
    """Whether the first word of a name is no part of it."""
    word, lower = draft.words[start], draft.lower[start]
    if is_edge(word):
        return True
    if label == PER and end - start > 1:
        if lower == "r." and draft.doc[start].is_sent_start and "q." in draft.lower:
            return True  # an interview in questions and answers: « R. Vasselin, c'est … »
        if lower in civilities() or (word[0].islower() and no_organization_heads().get(lower) in ("matter", "law")):
            return True  # « affaire Vasselin »
        # « le président Roy », « Anthropologue Roy »: the name alone.
        if lower in titles() and (word[0].islower() or draft.words[start + 1][0].isupper()) and not is_given_name(word):
            return True
    return lower in small_words("determiner") and (word[0].islower() or is_known_without(draft, label, start, end))


def is_known_without(draft: Draft, label: str, start: int, end: int) -> bool:
    """« – La Croix-Rouge … »: whether a body that everyone knows bears no article, which only its place makes large."""
    known = label == ORG and tuple(draft.straight[start + 1 : end]) in known_organizations()
    return known and tuple(draft.straight[start:end]) not in known_organizations()


def cuts_after(draft: Draft, label: str, start: int, end: int) -> bool:
    """Whether the last word of a name is no part of it."""
    word, lower = draft.words[end - 1], draft.lower[end - 1]
    if end - start > 1 and draft.words[end - 2] == "-":
        return False  # « Kim Jong-un »
    if label == PER and end - start == 2 and INITIAL.match(word) and is_given_name(draft.words[start]):
        return False  # « Dylan M. »
    if lower in small_words("no name") and end - start > 1:
        return True
    if label == PER and end - start > 2 and lower in small_words("first of a title"):
        before = draft.lower[end - 2]  # « Aude Vasselin Le Premier ministre … », two lines in one
        return before in small_words("article") and draft.words[end - 2][0].isupper()
    if label == PER and end - start > 2 and lower in titles() and word.istitle():
        # « Aude Vasselin Professeure émérite », two lines in one
        before, after = draft.words[end - 2], draft.words[end : end + 1]
        own = is_given_name(before) or fold_text(before) in particles() or lower in given_names()
        return not own and (not after or after[0][0].islower())
    if word == "." or (word.endswith(")") and "(" in draft.words[start:end]):
        return False
    # « ! » and « + » may belong to a brand: they are taken off all the same, as most are punctuation.
    return (
        is_edge(word) or lower in small_words("article") or (lower in small_words("preposition") and word[0].islower())
    )
