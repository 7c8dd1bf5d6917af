"""Persons whom the recogniser passed over, or saw by halves."""

from __future__ import annotations

from pipeline.components.press_names.draft import LOC, MISC, NAMES, PER, Draft, Name, occurrences
from pipeline.components.press_names.others import BY_RECOGNISER
from pipeline.components.press_names.people import full_names, is_capitalised
from pipeline.components.press_names.phrases import is_given_name, not_organizations, small_words

CLOSING = frozenset({")", "]", "»", "”"})
SHORTEST = 2  # letters of a word of a name that nobody knows


@NAMES.rule("strange_pair")
def mark_strange_pairs(draft: Draft) -> None:
    """« Fadwane Okkiral »: two words with capitals that the language does not know are a given name and a surname.

    A given name and one word that nobody knows will do.
    """
    token = 0
    while token < len(draft) - 1:
        end = token + 1
        if not is_strange(draft, token):
            token = end
            continue
        while end < len(draft) and is_strange(draft, end) and not draft.doc[end].is_sent_start:
            end += 1
        if end - token == 2 and stands_apart(draft, token, end):
            draft.put(Name(token, end, PER, "strange_pair"))
        token = end


def is_strange(draft: Draft, token: int) -> bool:
    """Whether a capitalised word is none of the words, nor part of a name that somebody found."""
    word = draft.words[token]
    shaped = word.istitle() and word.replace("-", "").isalpha() and len(word) >= SHORTEST
    if not shaped or draft.at(token) is not None or word in not_organizations():
        return False
    return is_given_name(word) or not draft.knows(word)


def stands_apart(draft: Draft, start: int, end: int) -> bool:
    """Whether no capital, figure or hyphen beside two words makes them part of something longer."""
    if all(is_given_name(word) for word in draft.words[start:end]):
        return False
    before = draft.words[start - 1] if start and not draft.doc[start].is_sent_start else ""
    after = draft.words[end] if end < len(draft) and not draft.doc[end].is_sent_start else ""
    return not (before[:1].isupper() or after[:1].isupper() or {before, after} & {"-", "/", "@", "#"})


@NAMES.rule("named_again")
def spread_full_names(draft: Draft) -> None:
    """A full name that the recogniser saw once is that person's wherever it stands."""
    forms = {tuple(draft.straight[name.start : name.end]) for name in full_names(draft)}
    for start, end in occurrences(draft, forms):
        found = draft.overlapping(start, end)
        if any(name.label == PER or (name.start, name.end) != (start, end) for name in found):
            continue
        if any(name.rule not in BY_RECOGNISER for name in found):
            continue
        draft.put(Name(start, end, PER, "named_again"))


@NAMES.rule("in_brackets")
def join_bracketed(draft: Draft) -> None:
    """« (le maire Remo) Orval », « [Remo] Orval »: what an editor put in belongs to the name that follows."""
    for token in range(1, len(draft) - 1):
        if draft.words[token] not in CLOSING or not is_given_name(draft.words[token - 1]):
            continue
        first, last = draft.at(token - 1), draft.at(token + 1)
        given = is_capitalised(draft.words[token - 1]) and (first is None or first.end == token)
        one = first is None or first.end - first.start == 1
        if not (given and one) or not is_capitalised(draft.words[token + 1]) or draft.doc[token + 1].is_sent_start:
            continue
        if last is not None and (last.label not in (PER, LOC, MISC) or last.start != token + 1):
            continue
        if last is None and draft.lower[token + 1] in small_words("no name") | small_words("determiner"):
            continue
        if draft.words[token] in ("»", "”") and (last is None or last.label != PER):
            continue
        end = last.end if last is not None else token + 2
        draft.put(Name(token - 1, end, PER, "in_brackets"))
        draft.whole[token - 1, end] = f"{draft.words[token - 1]} {draft.text(token + 1, end)}"


@NAMES.rule("of_the_church")
def mark_churchmen(draft: Draft) -> None:
    """« l'abbé Remo », « Sœur Aude »: a given name behind what only the church calls people is a person's."""
    for token in range(len(draft) - 1):
        if draft.lower[token] not in small_words("of the church") or not is_given_name(draft.words[token + 1]):
            continue
        if not is_capitalised(draft.words[token + 1]):
            continue
        found = draft.overlapping(token, token + 2)
        if any(name.rule not in BY_RECOGNISER or name.end > token + 2 for name in found):
            continue
        if not any(name.label == PER for name in found):
            draft.put(Name(token + 1, token + 2, PER, "of_the_church"))
