"""Heads that make an organization, with their full extent: « Agence régionale de santé du Grand Est »."""

from __future__ import annotations

from pipeline.components.press_names.behind import (
    body_behind,
    honoured_end,
    is_drawn_unit,
    is_strange,
    person_behind,
    seat_end,
)
from pipeline.components.press_names.complement import Reading, read_complement
from pipeline.components.press_names.draft import NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.phrases import (
    domains,
    first_words,
    heads,
    idioms,
    is_given_name,
    small_words,
)

LONGEST_TAIL = 7  # words that the recogniser may draw on to behind what was read


LONGEST_LEAD = 12
"""Words before its head that a name may have: « Sud Ouest Médias Groupe »."""


@NAMES.rule("head")
def mark_bodies(draft: Draft) -> None:
    """Put in each name that a head noun and its complement make."""
    free = 0
    for token in draft.places(first_words()):
        if token >= free:
            size = head_size(draft, token)
            free = token + size if size and idiom(draft, token, size) else put_body(draft, token, size)


def put_body(draft: Draft, token: int, size: int) -> int:
    """Put in the name whose head stands here, if it is one; where to go on."""
    after = token + 1
    if not size or inside_person(draft, token):
        return after
    words = tuple(draft.lower[token : token + size])
    extent = heads()[words]
    if extent == "none":
        return token + size
    reading = read_complement(draft, token + size, words, extent)
    if not is_body(draft, token, extent, reading):
        return after
    end, behind = body_end(draft, token, words, reading)
    start = body_start(draft, token, end, " ".join(words))
    if any(
        name.rule in ("known", "known_small") and name.end >= end and name.start <= token
        for name in draft.overlapping(start, end)
    ):
        return after
    person = person_behind(draft, token, end)
    draft.put(Name(start, end, ORG, "head"))
    for other in (person, behind):
        if other is not None:
            draft.put(other)
    return end


def body_end(draft: Draft, token: int, words: tuple[str, ...], reading: Reading) -> tuple[int, Name | None]:
    """Where the name of a head ends, with what the recogniser drew on to; and the other body that follows it then."""
    end, behind = honoured_end(draft, seat_end(draft, " ".join(words), reading.end)), None
    for name in draft.overlapping(token, end):
        if name.label != ORG or name.end <= end or opens_ministry(draft, reading.end) or runs_on(draft, end, name.end):
            continue
        body = body_behind(draft, end, name.end) if heads()[words] == "self" else None
        if body is not None:
            behind = body
        elif name.start == token or closes(draft, name):
            end = name.end
    return end, behind


def body_start(draft: Draft, token: int, end: int, head: str) -> int:
    """Where the name of a head begins: with the capitals before it, or what the recogniser drew together with it."""
    start = token
    while start > max(0, token - LONGEST_LEAD) and draft.words[token][0].isupper() and is_lead(draft, start - 1):
        start -= 1
    drawn = draft.at(token)
    if drawn is not None and drawn.label == ORG and drawn.start < start:
        longer = is_title(draft, drawn) or is_drawn_unit(draft, drawn, token)
        start = drawn.start if longer else start  # « Groupe d'entraide du Front Orval »
    if head in small_words("called by its own name") and draft.words[token][0].islower():
        start = token + 1 if end == token + 2 and is_strange(draft, draft.words[end - 1]) else start
    return start


def idiom(draft: Draft, token: int, size: int) -> bool:
    """« sur ordre de la préfecture », « la direction du syndicat »: a head without its meaning, or of another body."""
    if draft.words[token][0].isupper():
        return False
    if token and (draft.lower[token - 1], draft.lower[token]) in idioms():
        return True
    after = token + size
    own = draft.lower[after + 1 : after + 2] if draft.lower[after : after + 1] in (["du"], ["de"], ["d'"]) else []
    return bool(own) and own[0] in small_words("any body")


def is_title(draft: Draft, name: Name) -> bool:
    """Whether a name that the recogniser drew begins with a capital that no sentence gives it."""
    return draft.words[name.start][0].isupper() and not draft.doc[name.start].is_sent_start


def opens_ministry(draft: Draft, token: int) -> bool:
    """Whether « du ministère … » begins here: a body of its own, whatever the recogniser drew together."""
    if token + 1 >= len(draft) or draft.lower[token] not in small_words("of"):
        return False
    return heads().get((draft.lower[token + 1],)) == "domain"


def runs_on(draft: Draft, start: int, end: int) -> bool:
    """Whether what the recogniser drew on to is another name or a sentence: a given name, « au », too many words."""
    if start < end and is_given_name(draft.words[start]) and draft.words[start][0].isupper():
        return end - start > 1 and draft.words[start - 1][0].islower()
    return end - start > LONGEST_TAIL or draft.lower[start] in small_words("ties what follows")


def closes(draft: Draft, name: Name) -> bool:
    """Whether a name that the recogniser drew longer ends as names do: on a capital or a field."""
    return draft.words[name.end - 1][0].isupper() or draft.lower[name.end - 1] in domains()


def is_lead(draft: Draft, token: int) -> bool:
    """Whether a capitalised word right before the head belongs to it: « Haute », « Grande », « US »."""
    name = draft.at(token)
    return draft.words[token][0].isupper() and name is not None and name.label == ORG


def head_size(draft: Draft, token: int) -> int:
    """How many words the longest head that stands here has; 0 for none."""
    longest = min(5, len(draft) - token)
    return next((n for n in range(longest, 0, -1) if tuple(draft.lower[token : token + n]) in heads()), 0)


def inside_person(draft: Draft, token: int) -> bool:
    """Whether the word stands in a person's name."""
    name = draft.at(token)
    return name is not None and name.label == PER and (name.start < token or draft.words[token][0].islower())


def is_body(draft: Draft, token: int, extent: str, reading: Reading) -> bool:
    """Whether head and complement together name one body, rather than any body of that kind."""
    if token and draft.lower[token - 1] in small_words("indefinite") and draft.words[token][0].islower():
        return False
    capital = draft.words[token][0].isupper() and not draft.doc[token].is_sent_start
    if not capital and draft.lower[token] in small_words("capital makes a club"):
        return False
    deed = draft.lower[token] in small_words("deed") and draft.words[token][0].islower()
    if deed and not reading.capital and small_words("of").issuperset(draft.lower[token + 1 : token + 2]):
        return False  # « l'organisation des élections locales »
    if extent == "self":
        return True
    if extent == "strong":
        return reading.field or reading.capital or (reading.place and capital)
    if extent in ("named", "school") and (reading.capital or (extent == "school" and reading.place)):
        return True
    if extent == "domain":
        return reading.field or reading.capital or reading.place
    if extent == "short" and not (capital or draft.words[token].isupper()):
        return False
    if extent in ("place", "short"):
        return reading.place or reading.capital
    if extent == "army":
        return reading.nation
    if reading.place and (reading.ranked or reading.field or capital):
        return True
    if reading.ranked and (reading.field or reading.capital):
        return True
    if reading.nations and reading.field and draft.lower[token] in small_words("federation"):
        return True
    return capital and (reading.field or reading.capital or reading.ranked)
