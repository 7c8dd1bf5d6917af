"""Whom a pronoun or possessive stands for: « il », « elle », « son »."""

from __future__ import annotations

from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.people import Person
from pipeline.steps.relate.cast.scene import Scene, Spot, says


@REFERENCES.rule("own_sentence")
def own_sentence(scene: Scene, spot: Spot) -> Person | None:
    """« <PER> a dit qu'il … »: the subject of the sentence, the only person of that gender before the pronoun."""
    if spot.form != "pronoun" or quoted_apart(scene, spot):
        return None
    first = scene.text.sentence_start(spot.start)
    if first == spot.start:
        return None
    near = scene.persons_between(first, spot.start)
    fitting = [person for person in near if person.agrees(spot.gender)]
    if len(fitting) != 1:
        return None
    subject, _ = scene.subject(first)
    if subject is fitting[0] and settled(scene, subject, spot):
        return subject
    return None


@REFERENCES.rule("subject_before")
def subject_of_sentence_before(scene: Scene, spot: Spot) -> Person | None:
    """« <PER> part. Il … »: the subject of the sentence before, where this one names nobody else before."""
    if spot.form != "pronoun" or quoted_apart(scene, spot):
        return None
    first = scene.text.sentence_start(spot.start)
    if any(person.agrees(spot.gender) for person in scene.persons_between(first, spot.start)):
        return None
    if not first:
        return None
    before = scene.text.sentence_start(first - 1)
    subject, _ = scene.subject(before)
    if subject is None or not settled(scene, subject, spot):
        return None
    others = [p for p in scene.persons_between(before, first) if p is not subject and p.agrees(spot.gender)]
    return subject if not others or subject.gender == spot.gender else None


@REFERENCES.rule("only_one_near")
def only_one_near(scene: Scene, spot: Spot) -> Person | None:
    """The only person of that gender in this sentence and the one before, where no other subject competes."""
    if spot.form != "pronoun" or quoted_apart(scene, spot):
        return None
    first = scene.text.sentence_start(spot.start)
    before = scene.text.sentence_start(first - 1) if first else first
    near = [person for person in scene.persons_between(before, spot.start) if person.agrees(spot.gender)]
    if len(near) != 1 or not settled(scene, near[0], spot):
        return None
    for sentence in {before, first} - {spot.start}:
        subject, gender = scene.subject(sentence)
        if subject is None and gender != opposite(spot.gender) and not speaks(scene, spot):
            return None
    return near[0]


@REFERENCES.rule("owner")
def owner(scene: Scene, spot: Spot) -> Person | None:
    """« <PER> a présenté son livre »: the subject of the sentence, the only person before the possessive."""
    if spot.form != "possessive" or quoted_apart(scene, spot):
        return None
    first = scene.text.sentence_start(spot.start)
    near = scene.persons_between(first, spot.start)
    if len(near) == 1 and not any(scene.text.organization_at(p) for p in range(first, spot.start)):
        subject, _ = scene.subject(first)
        return near[0] if subject is near[0] else None
    return None


def settled(scene: Scene, person: Person, spot: Spot) -> bool:
    """Whether the gender is known and agrees, or nobody else is there."""
    return person.gender == spot.gender or (person.gender == "u" and len(scene.people) == 1)


def speaks(scene: Scene, spot: Spot) -> bool:
    """Whether the pronoun is subject of a verb that only persons are subject of."""
    behind = scene.text.words[spot.start].startswith("-")
    near = scene.text.lower[spot.start - 2 : spot.start] if behind else scene.text.lower[spot.end : spot.end + 3]
    return any(word in says() for word in near)


def quoted_apart(scene: Scene, spot: Spot) -> bool:
    """Whether the spot stands in a quotation: whom it means there is for the speaker to know."""
    return scene.quote_at(spot.start) is not None


def opposite(gender: str) -> str:
    """The other gender."""
    return {"m": "f", "f": "m"}.get(gender, "")
