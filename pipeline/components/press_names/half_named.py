"""Known bodies that a text writes by half: « au Phare », « dans la Croix », « un élu des Républicains », « ex-UDN »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.components.press_names.draft import LOC, MISC, NAMES, ORG, PER, Draft, Name, occurrences
from pipeline.components.press_names.phrases import (
    adjectives,
    known_forms,
    papers,
    plural_parties,
    says,
    small_words,
    unions,
)
from pipeline.components.press_names.quotes import QUOTES, quote_end
from pipeline.names.name_words import known_acronyms
from pipeline.names.roman import roman_figure

NEAR_PRESS = 4  # words between « journaliste » and « au Phare »
NUMBER = re.compile(r"(?:\d\d|2[AB]|97\d)$")
MOST_UNIVERSITIES = 13  # of one town
CONTRACTED = {"le": ("au", "du"), "la": (), "les": ("aux", "des")}


def former(draft: Draft) -> Iterator[tuple[int, int]]:
    """« l'ex-UDN », « l'ex-Front national »: the tokenizer leaves « ex- » glued to a known body."""
    for token, word in enumerate(draft.straight):
        if word[:3] in ("ex-", "Ex-") and word[3:4].isupper():
            for phrase in known_forms().get(word[3:], ()):
                end = token + len(phrase)
                if tuple(draft.straight[token + 1 : end]) == phrase[1:]:
                    yield token, end
                    break
            else:
                if word[3:] in known_acronyms():
                    yield token, token + 1


def parties(draft: Draft) -> Iterator[tuple[int, int]]:
    """« un élu des Républicains », « ex-députés « Républicains » »: a party without its « Les », or with half of it."""
    for token in draft.places(plural_parties(), written=True):
        if token and not draft.doc[token].is_sent_start:
            before = draft.lower[token - 1]
            name = draft.at(token)
            told = before in ("les", "des", "aux") or (before in QUOTES and quote_end(draft, token) == token + 1)
            plain = name is None or (name.start == token and name.end == token + 1 and name.label in (ORG, MISC))
            if told and plain and not (token + 1 < len(draft) and draft.lower[token + 1] in adjectives()):
                yield token, token + 1


def has_number(draft: Draft, start: int, end: int) -> bool:
    """« Solidaires 44 »: whether the recogniser draws the number of a county to a union."""
    if end >= len(draft) or not NUMBER.match(draft.words[end]) or draft.text(start, end) not in unions():
        return False
    name = draft.at(end)
    return name is not None and name.start <= start and name.end == end + 1


@NAMES.rule("press")
def mark_press(draft: Draft) -> None:
    """« une journaliste du Phare », « confie-t-il au Phare », « dans la Croix »: a paper without its own « Le »."""
    for token in draft.places(papers().keys(), written=True):
        article, before = papers()[draft.straight[token]], draft.words[token - 1]
        if token < 2 or before not in (article, *CONTRACTED[article]):
            continue
        found = draft.overlapping(token, token + 1)
        if any(name.rule not in ("ner", "ner_trimmed") or name.end - name.start > 1 for name in found):
            continue
        after = draft.words[token + 1] if token + 1 < len(draft) else ""
        if after[:1].isupper() or after == "-":
            continue
        near = draft.lower[max(0, token - NEAR_PRESS) : token - 1]
        told = any(word in small_words("of the press") or word in says() for word in near)
        if before == article:
            told = any(name.label == ORG for name in found) or (
                told and not any(name.label in (LOC, PER) for name in found)
            )
        if told:
            draft.put(Name(token, token + 1, ORG, "press"))


@NAMES.rule("numbered")
def mark_numbered(draft: Draft) -> None:
    """« Gap 2 » once the text has « l'université Gap II »: a university by its town and number, in either figures."""
    forms: dict[tuple[str, ...], str] = {}
    for name in draft:
        number = numbers().get(draft.words[name.end - 1])
        told = name.label == ORG and draft.lower[name.start] in small_words("numbered")
        if told and number and name.end - name.start > 2:
            forms |= {(draft.words[name.end - 2], figure): draft.form(name) for figure in number}
    for start, end in occurrences(draft, forms.keys()) if forms else ():
        if all(name.label in (LOC, MISC) and name.end <= end for name in draft.overlapping(start, end)):
            draft.put(Name(start, end, ORG, "numbered"))
            draft.whole[start, end] = forms[tuple(draft.straight[start:end])]


@cache
def numbers() -> dict[str, tuple[str, str]]:
    """Both figures of each number that a university may bear, by either."""
    both = [(str(number), roman_figure(number)) for number in range(1, MOST_UNIVERSITIES + 1)]
    return {figure: pair for pair in both for figure in pair}
