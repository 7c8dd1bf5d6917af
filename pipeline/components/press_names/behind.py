"""What the recogniser drew together with a body: the person or the other body behind it."""

from __future__ import annotations

from pipeline.components.press_names.draft import ORG, PER, Draft, Name
from pipeline.components.press_names.phrases import is_given_name, known_forms, small_words


def person_behind(draft: Draft, token: int, end: int) -> Name | None:
    """« le Conseil national Aude Orval »: who was drawn together with the body."""
    name = draft.at(token)
    if name is None or name.label != ORG or name.end - end < 2 or not is_given_name(draft.words[end]):
        return None
    return Name(end, name.end, PER, "glued") if draft.words[end - 1][0].islower() else None


def body_behind(draft: Draft, start: int, end: int) -> Name | None:
    """« le Conseil des rives de l'ONU »: the known body that the recogniser drew together with one of its own."""
    token = start
    while token < end and draft.lower[token] in small_words("of") | small_words("article"):
        token += 1
    phrase = tuple(draft.straight[token:end])
    known = start < token < end and phrase in known_forms().get(phrase[0], ())
    return Name(token, end, ORG, "known") if known else None
