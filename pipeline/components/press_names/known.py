"""Bodies that need no introduction: « la SNCF », « l'assemblée nationale », « la C.G.T »."""

from __future__ import annotations

import re

from pipeline.components.press_names.complement import NATION
from pipeline.components.press_names.draft import MISC, NAMES, ORG, PER, Draft, Name, occurrences
from pipeline.components.press_names.half_named import former, has_number, parties
from pipeline.components.press_names.phrases import (
    adjectives,
    institutions,
    is_given_name,
    known_forms,
    not_after,
    small_known_forms,
    small_words,
)
from pipeline.names.name_words import known_acronyms

DOTTED = re.compile(r"(?:[A-ZÀ-Þ]\.){2,8}[A-ZÀ-Þ]?$")


@NAMES.rule("known")
def mark_known(draft: Draft) -> None:
    """Put in the bodies that the press names without saying what they are."""
    for start, end in (*occurrences(draft, known_forms()), *former(draft), *parties(draft)):
        end += has_number(draft, start, end)
        found = draft.overlapping(start, end)
        if (behind := run_on(draft, start, end)) is not None:
            if behind.label == PER:  # « le Front national Marine Orval »: drawn as one
                draft.put(Name(start, end, ORG, "known"))
                draft.put(behind)
        elif any(
            name.start < start or (name.end > end and not adds_nation(draft, start, end, name.end)) for name in found
        ):
            continue  # inside a longer name
        if any(
            name.label == PER and name.end - name.start > 1 and name.end - name.start != end - start for name in found
        ):
            continue
        if is_part(draft, start, end) or (start and (draft.lower[start - 1], *draft.words[start:end]) in not_after()):
            continue  # « la Libération » is not the newspaper
        draft.put(Name(start, end, ORG, "known"))
        draft.bodies.add(draft.form(Name(start, end, ORG, "known")))


def adds_nation(draft: Draft, first: int, start: int, end: int) -> bool:
    """« l'Assemblée nationale française », « le Hamas palestinien »: the nation is no part of a known name.

    A foreign nation makes another body of an institution: « l'Assemblée nationale vénézuélienne ».
    """
    if institutions() & {tuple(draft.straight[first:start])}:
        return all(draft.lower[token] in small_words("own nation") for token in range(start, end))
    return all(
        draft.words[token][0].islower() and adjectives().get(draft.lower[token]) == NATION
        for token in range(start, end)
    )


def run_on(draft: Draft, start: int, end: int) -> Name | None:
    """What the recogniser drew together with a known body: a person, or « pour … », « à … » (no name of its own)."""
    name = draft.at(start)
    if name is None or name.start != start or name.end <= end or name.label != ORG:
        return None
    if is_given_name(draft.words[end]) and draft.words[end][0].isupper() and name.end - end > 1:
        return Name(end, name.end, PER, "glued")
    tied = draft.lower[end] in small_words("ties what follows") and draft.words[end][0].islower()
    return Name(end, name.end, MISC, name.rule) if tied else None


@NAMES.rule("known_small")
def mark_small(draft: Draft) -> None:
    """« l'assemblée nationale », « le parti communiste »: known bodies that many papers write small."""
    for start, end in occurrences(draft, small_known_forms(), fold_case=True):
        # « le conseil d'État » keeps a capital inside.
        if not draft.words[start][0].islower() or not follows_article(draft, start):
            continue
        found = draft.overlapping(start, end)
        if any(name.label == PER or name.start < start or name.end > end or name.rule != "ner" for name in found):
            continue
        if is_part(draft, start, end) or (end < len(draft) and goes_on(draft, end)):
            continue
        draft.put(Name(start, end, ORG, "known_small"))
        draft.bodies.add(draft.form(Name(start, end, ORG, "known_small")))


def follows_article(draft: Draft, start: int) -> bool:
    """Whether a definite article stands before: « un parti socialiste » is any."""
    before = small_words("article", "of", "link") - small_words("indefinite")
    return start > 0 and draft.lower[start - 1] in before


def goes_on(draft: Draft, end: int) -> bool:
    """Whether an adjective makes it another body: « le parti socialiste vaudois »."""
    return draft.words[end][0].islower() and draft.lower[end] in adjectives()


def is_part(draft: Draft, start: int, end: int) -> bool:
    """Whether a hyphen, or a capitalised neighbour in one breath, makes the words part of another name."""
    before = draft.words[start - 1] if start else ""
    after = draft.words[end] if end < len(draft) and not draft.doc[end].is_sent_start else ""
    glued = end < len(draft) and not draft.doc[end - 1].whitespace_
    return (before == "-" and not draft.doc[start - 1].whitespace_) or (glued and after == "-") or before in ("@", "#")


@NAMES.rule("dotted")
def mark_dotted(draft: Draft) -> None:
    """« La C.G.T », « l'O.N.U. »: letters with stops between them that are a known acronym."""
    for token, word in enumerate(draft.words):
        if word.count(".") > 1 and DOTTED.match(word) and word.replace(".", "") in known_acronyms():
            draft.put(Name(token, token + 1, ORG, "dotted"))
            draft.bodies.add(word)
