"""Who was hurt did not do it: the part that somebody took in what was told last, and what a description says of it."""

from __future__ import annotations

from functools import cache

from pipeline import french
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.new_roles import aged
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.roles.role_nouns import head_key, role_words

PARTICIPLES = (("er", ("é", "ée")), ("dre", ("du", "due")), ("vre", ("vi", "vie")), ("ir", ("i", "ie")))
"""Endings of infinitives, and those of their participles, as most verbs that harm or charge somebody have them."""
DONE_TO = {"accident_or_crime": "hurt", "legal_action": "accused", "death_or_birth": "hurt"}
"""What a happening of each type makes of whom it is done to."""
BACK = 2
"""Sentences before the description in which its part is looked for."""


def took_another_part(scene: Scene, spot: Spot, person: Figure) -> bool:
    """« <PER> a été blessée. La conductrice a fui »: whether a description names a party that somebody was not.

    Not where the article itself gives somebody that role.
    """
    if spot.role is None or person.kind != "actor" or head_key(spot.role.head) in person.roles:
        return False
    head = head_key(spot.role.head)
    harms, wheel = head in cast_words("does harm"), head in cast_words("at the wheel")
    if not (harms or wheel or head in cast_words("under charge", "suffers")):
        return False
    part = part_of(scene, person, spot.start)
    if head in cast_words("suffers"):
        return part != "hurt"
    return part == "hurt" or (part == "" and (harms or wheel) and not aged(scene, spot))


def part_of(scene: Scene, person: Figure, before: int) -> str:
    """What the sentences before a word tell last of somebody: hurt, accused, did it, or nothing of the kind."""
    first = scene.text.sentence_start(before)
    for _ in range(BACK):
        first = scene.text.sentence_start(first - 1) if first else first
    places = [at for at in range(first, before) if scene.figure_at(at) is person]
    for place in sorted({scene.text.mention_end(at) or at for at in places}, reverse=True):
        if part := _part_behind(scene, place, min(scene.text.sentence_end(place - 1), before)):
            return part
    return ""


def _part_behind(scene: Scene, start: int, end: int) -> str:
    """The part that the first participle or verb behind a name gives to it."""
    text, done = scene.text, done_to()
    for place in range(start, end):
        word = text.lower[place]
        if text.is_any_of(place, cast_words("was accused")):
            return "accused"
        if word in done:  # before « tué » of who is dead: « <PER> a tué »
            if not text.is_any_of(place - 1, role_words("auxiliary verb") - role_words("copula")):
                return done[word]
            if done[word] == "hurt":
                return "did it"
        elif word in cast_words("is dead", "was hurt"):
            return "hurt"
        elif word in cast_words("drove"):
            return "did it"
    return ""


@cache
def done_to() -> dict[str, str]:
    """What each participle of a verb that harms or charges makes of whom it is said of."""
    found: dict[str, str] = {}
    for row in french.rows("event_verbs"):
        part = DONE_TO.get(row["type"])
        for ending, participles in PARTICIPLES:
            if part and " " not in row["lemma"] and row["lemma"].endswith(ending):
                stem = row["lemma"].removesuffix(ending)
                found |= dict.fromkeys((stem + one for one in participles), part)
    return found
