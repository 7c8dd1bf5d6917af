"""Whom a pronoun before a verb stands for that is no subject: « lui a rendu », « l'a retrouvé »."""

from __future__ import annotations

from pipeline.steps.relate.cast.apart import spoken_of
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure, cast_words, determiner_gender
from pipeline.steps.relate.cast.pronouns import quoted_apart
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.spots import done_to_persons
from pipeline.steps.relate.cast.subject import sentence_subject
from pipeline.steps.relate.roles.role_nouns import role_words


@REFERENCES.rule("clitic")
def clitic(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> est mort. Le pays lui rend hommage. »: the subject of the sentence before, not of this one."""
    if spot.form != "clitic" or quoted_apart(scene, spot) or scene.text.is_any_of(spot.start - 2, cast_words("as for")):
        return None  # « <PER> part. <PER>, quant à lui, reste »
    first = scene.text.sentence_start(spot.start)
    if not first:
        return None
    before = scene.text.sentence_start(first - 1)
    subject, _ = sentence_subject(scene, before)
    here, _ = sentence_subject(scene, first)
    if spoken_of(scene, spot, before) or may_be_thing(scene, spot, before):
        return None
    if here is not None and has_subject_of_its_own(scene, spot, first):
        return None  # « <PER> a crié et la police lui a parlé »: who cried
    others = [one for one in scene.figures_between(first, spot.start) if one is not here]
    if subject is None or subject.kind != "actor" or subject is here or others or not subject.agrees(spot.gender):
        return None
    return subject if len(scene.persons_between(before, first)) == 1 else None


def has_subject_of_its_own(scene: Scene, spot: Spot, first: int) -> bool:
    """Whether the clitic's clause is a second one that begins with a noun: « et la police lui a parlé »."""
    joins = (at for at in range(first, spot.start) if scene.text.is_any_of(at, role_words("joins")))
    return any(determiner_gender(scene.text.lower[at + 1]) for at in joins if at + 1 < spot.start)


def may_be_thing(scene: Scene, spot: Spot, start: int) -> bool:
    """« Il a acheté un vélo. On l'a retrouvé. »: whether a verb may be done to a thing named since a word.

    Not « l'a arrêté », which is done to persons; « lui » is of persons mostly.
    """
    token = scene.text.token(spot.head)
    if token.dep_ != "obj" or token.head.lemma_.lower() in done_to_persons():
        return False
    text, named = scene.text, set()
    for place in range(start, spot.start):
        tie = scene.ties.get(place)
        named |= set(range(tie.spot.start, tie.spot.end)) if tie is not None else set()
    words = cast_words("definite", "possessive", "definite plural") | role_words("indefinite")
    return any(
        text.lower[place] in words or determiner_gender(text.lower[place])
        for place in range(start, spot.start)
        if place not in named and place + 1 not in text.mention
    )
