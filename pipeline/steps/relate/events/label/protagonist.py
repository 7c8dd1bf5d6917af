"""Whom a pronoun stands for that opens a sentence some way behind the last name: whom the article is about."""

from __future__ import annotations

from pipeline.steps.relate.cast import Scene
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.spots import find_pronoun
from pipeline.steps.relate.roles.read_role import read_role

SENTENCES_BACK = 5
FEWEST = 3
"""Times that the article names whom it is about."""
ALONE = frozenset({"pronoun", "possessive", "latter"})


def protagonist(scene: Scene, place: int) -> Figure | None:
    """The one person named in the sentences before, if the article names nobody as often and brings in nobody since.

    Only for labels: events and roles ask the cast, which does not look so far back.
    """
    text = scene.text
    spot = find_pronoun(text, place)
    if spot is None or spot.form not in ALONE or scene.quote_at(place) is not None:
        return None
    people = [one for one in scene.people if one.agrees(spot.gender)]
    if not people:
        return None
    most = max(people, key=lambda one: len(one.places))
    if len(most.places) < FEWEST or any(len(one.places) == len(most.places) for one in people if one is not most):
        return None
    begin = text.sentence_start(place)
    for _ in range(SENTENCES_BACK):
        if not begin:
            return None
        begin = text.sentence_start(begin - 1)
        near = [one for one in scene.persons_between(begin, place) if one.agrees(spot.gender)]
        if near:
            last = max(at for at in range(begin, place) if scene.figure_at(at) is most) if near == [most] else place
            return most if near == [most] and not _brings_in(scene, last, place) else None
    return None


def _brings_in(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody without a name is brought in between two words: « un camarade », « une femme »."""
    text = scene.text
    for place in range(text.mention_end(start), end - 1):
        if not text.is_word(place, *cast_words("indefinite m"), *cast_words("indefinite f")):
            continue
        human = any(text.is_word(place + 1, *cast_words(kind)) for kind in ("human m", "human f", "human"))
        role = read_role(text, place + 1, relations=True)
        if human or (role is not None and scene.figure_at(role.head_start) is None):
            return True
    return False
