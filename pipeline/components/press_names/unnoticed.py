"""Persons whom the recogniser passed over, or saw by halves."""

from __future__ import annotations

from dataclasses import replace

from pipeline.components.press_names.draft import (
    BY_RECOGNISER,
    LOC,
    MISC,
    NAMES,
    ORG,
    PER,
    Draft,
    Gender,
    Name,
    occurrences,
)
from pipeline.components.press_names.people import full_names, is_capitalised
from pipeline.components.press_names.phrases import is_given_name, not_organizations, says, small_words
from pipeline.components.press_names.quotes import QUOTES, quote_end

CLOSING = frozenset({")", "]", "»", "”"})
SAID = frozenset({",", "»", "”", '"', "!", "?", "…"})
AFTER_SPEAKER = frozenset({",", ".", "(", ";", "«", "»"})
LONGEST_NICKNAME = 3  # words
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


@NAMES.rule("opening_word")
def cut_opening_words(draft: Draft) -> None:
    """« Retrouver Vasselin », « Retour d'Aude »: an everyday word that only the head of a sentence drew to a name.

    The text names who follows without it, elsewhere.
    """
    for name in full_names(draft):
        first = draft.words[name.start]
        opens = draft.doc[name.start].is_sent_start
        if is_given_name(first) or not name.rule.startswith("ner"):
            continue
        rest = name.start + 1
        if draft.lower[rest] in ("de", "d'"):
            rest += 1
        elif not opens or not (first.lower().endswith(tuple(small_words("infinitive ending"))) and draft.knows(first)):
            continue
        if rest < name.end and stands_elsewhere(draft, rest, name):
            draft.remove(name)
            draft.put(replace(name, start=rest, rule="opening_word"))


def stands_elsewhere(draft: Draft, start: int, name: Name) -> bool:
    """Whether the text names a person by the words from here to the end of a name, or in full with them at the end."""
    tail = draft.straight[start : name.end]
    return any(
        other.label == PER
        and other.start != name.start
        and draft.straight[other.end - len(tail) : other.end] == tail
        and draft.words[other.start] != draft.words[name.start]
        for other in draft
    )


@NAMES.rule("spoken")
def mark_speakers(draft: Draft) -> None:
    """« …, confie Aude, caissière »: one word with a capital behind a verb of speech that follows what is said."""
    for token in draft.places(says()):
        if not 0 < token < len(draft) - 2 or draft.words[token - 1] not in SAID or draft.words[token][0].isupper():
            continue
        at = past_listener(draft, token + 1)
        if at + 1 >= len(draft) or not is_capitalised(draft.words[at]) or draft.doc[at].is_sent_start:
            continue
        word = draft.words[at]
        found = draft.at(at)
        if found is not None and (found.label != MISC or found.end - found.start > 1):
            continue
        strange = word.isalpha() and word.istitle() and not draft.knows(word) and word not in not_organizations()
        if strange:  # « indique Orvalia. » may be a firm; « indique Okkiral, caissière » is none
            strange = draft.words[at + 1] == "," and at + 2 < len(draft) and draft.words[at + 2][0].islower()
            strange = strange and draft.lower[at + 2] not in small_words("determiner", "preposition")
        if draft.words[at + 1] in AFTER_SPEAKER and (is_given_name(word) or strange):
            draft.put(Name(at, at + 1, PER, "spoken"))


def past_listener(draft: Draft, token: int) -> int:
    """Past « à l'AFP », « à Radio Orval », or an adverb of two words: « sans détour »."""
    if token + 2 < len(draft) and draft.lower[token] in ("à", "au"):
        at = token + 1 + (draft.lower[token + 1] in small_words("article"))
        found = draft.at(at)
        return found.end if found is not None and found.label == ORG else token
    return token + 2 if token + 2 < len(draft) and draft.lower[token] == "sans" else token


@NAMES.rule("in_brackets")
def join_bracketed(draft: Draft) -> None:
    """« (le maire Remo) Orval », « [Remo] Orval »: what an editor put in belongs to the name that follows."""
    for token in draft.places(CLOSING, written=True):
        if not 0 < token < len(draft) - 1 or not is_given_name(draft.words[token - 1]):
            continue
        first, last = draft.at(token - 1), draft.at(token + 1)
        given = is_capitalised(draft.words[token - 1]) and (first is None or first.end == token)
        one = first is None or first.end - first.start == 1
        if not (given and one) or not is_capitalised(draft.words[token + 1]) or draft.doc[token + 1].is_sent_start:
            continue
        if last is not None and (last.label not in (PER, LOC, MISC) or last.start != token + 1):
            continue
        if last is None and draft.lower[token + 1] in small_words("no name", "determiner"):
            continue
        if draft.words[token] in ("»", "”") and (last is None or last.label != PER):
            continue
        end = last.end if last is not None else token + 2
        draft.put(Name(token - 1, end, PER, "in_brackets"))
        draft.whole[token - 1, end] = f"{draft.words[token - 1]} {draft.text(token + 1, end)}"


@NAMES.rule("nickname")
def join_nicknames(draft: Draft) -> None:
    """« Toni « la Flèche » Vasselin »: what somebody is called stands between given name and surname."""
    for token in draft.places(QUOTES, written=True):
        first = draft.at(token - 1) if token else None
        end = quote_end(draft, token + 1)
        if first is None or end is None or end + 1 >= len(draft) or end - token > LONGEST_NICKNAME + 1:
            continue
        last = draft.at(end + 1)
        given = first.label == PER and first.end - first.start == 1 and is_given_name(draft.words[first.start])
        if given and last is not None and last.label in (PER, LOC, MISC) and last.start == end + 1:
            draft.put(replace(first, end=last.end, rule="nickname"))
            draft.whole[first.start, last.end] = f"{draft.words[first.start]} {draft.text(last.start, last.end)}"


@NAMES.rule("of_the_church")
def mark_churchmen(draft: Draft) -> None:
    """« l'abbé Remo », « Sœur Aude », « le Père Orval »: a name behind what the church calls people is a person's.

    In small letters the words are those of a family: « le père Orval » only where a given name follows.
    """
    for token in draft.places(small_words("church f", "church m")):
        if token + 1 == len(draft):
            break
        gender: Gender = "f" if draft.lower[token] in small_words("church f") else "m"
        name, written = draft.words[token + 1], is_capitalised(draft.words[token])
        if not is_capitalised(name) or draft.doc[token + 1].is_sent_start:
            continue
        if not (is_given_name(name) or (written and name.istitle() and name not in not_organizations())):
            continue
        found = draft.overlapping(token, token + 2)
        if any(one.rule not in BY_RECOGNISER for one in found):
            continue
        person = next((one for one in found if one.label == PER and one.start == token + 1), None)
        lone = person is None or person.end == token + 2
        if written and lone and is_given_name(name) and not any(one.end > token + 2 for one in found):
            draft.put(Name(token, token + 2, PER, "of_the_church", gender))  # « Sœur Aude » is her name
        elif person is not None and written:
            draft.put(replace(person, gender=gender, rule="of_the_church"))
        elif not any(one.label == PER or one.end > token + 2 for one in found):
            draft.put(Name(token + 1, token + 2, PER, "of_the_church", gender))
