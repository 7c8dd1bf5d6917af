"""Whose deed it is behind a phrase that opens a sentence: « Devant le juge, Aude Vasselin a nié ».

What only a comma parts from a role bears that role as an apposition, which the next mark closes: « Devant le juge, Jean
Roque, elle a nié ». Where a verb stands there instead, the name is its subject, and the role is of somebody else.
"""

from __future__ import annotations

from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.role_nouns import role_words

MOST_CLITICS = 3
LONGEST_LEAD = 3
"""Words and marks before the phrase: « Mardi soir, devant le juge, »; behind more a subject may stand already."""
CONTRACTED = frozenset({"au", "aux", "du", "des"})
MARKS = frozenset({",", ";", ":", "«", "("})


def is_subject_behind(text: NamedText, role: int, name_end: int) -> bool:
    """Whether a name is the subject behind the phrase that a role ends, which begins at word `role`."""
    return _is_in_phrase(text, role) and _verb_at(text, name_end)


def _is_in_phrase(text: NamedText, role: int) -> bool:
    """« reçue par le », « face au », « selon la », without a finite verb: what opens the sentence, or its clause."""
    article = role - 1
    if not text.is_any_of(article, role_words("determiner")) or article in text.starts:
        return False
    first = text.sentence_start(role)
    begin = next((at + 1 for at in range(article - 1, first - 1, -1) if text.words[at] in MARKS), first)
    tie = article if text.lower[article] in CONTRACTED else article - 1
    if tie < begin or begin - first > LONGEST_LEAD or text.is_any_of(tie, role_words("like")):
        return False
    if any(_is_finite(text, at) for at in range(begin + 1, tie)):
        return False
    return tie == article or any(text.is_any_of(at, role_words("preposition")) for at in (begin, tie))


def _verb_at(text: NamedText, place: int) -> bool:
    """Whether a finite verb stands at a word, its pronouns and « ne » before it."""
    for at in range(place, min(place + MOST_CLITICS + 1, len(text))):
        if at in text.starts:
            return False
        if _is_finite(text, at) or (not text.token(at).pos_ and text.is_any_of(at, role_words("auxiliary verb"))):
            return True
        if not text.token(at).pos_ and text.is_any_of(at, role_words("not", "reflexive")):
            return True  # nothing but a verb stands behind
        if text.token(at).pos_ != "PRON" and not text.is_any_of(at, role_words("not")):
            return False
    return False


def _is_finite(text: NamedText, place: int) -> bool:
    token = text.token(place)
    return token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm", [])
