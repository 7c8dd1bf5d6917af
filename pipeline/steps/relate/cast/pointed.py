"""Whom « ce maire », « cette jeune menuisière » point back to, with what nobody has said of them before."""

from __future__ import annotations

from pipeline.steps.relate.cast.apart import brings_in, has_relative, told_before
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.descriptions import introduced, is_otherwise, predicates
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.new_roles import aged, fits, named_near, told_persons
from pipeline.steps.relate.cast.offices import highest
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.roles.role_nouns import head_key, role_words
from pipeline.steps.relate.roles.up_to_name import before_civility


@REFERENCES.rule("pointed_at")
def pointed_at(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> hésite. Le cas de ce menuisier … »: the only person of that gender here and in the sentence before.

    Unlike « le menuisier », whom « ce menuisier » is has just been named, wherever it stands; an office is no bar.
    """
    text, role = scene.text, spot.role
    demonstrative = text.is_any_of(spot.start, cast_words("demonstrative m", "demonstrative f"))
    if role is None or spot.form != "description" or not demonstrative:
        return None
    apart = scene.quote_at(spot.start) is not None or predicates(scene, spot) or has_relative(scene, spot)
    if apart or introduced(scene, spot) or named_near(scene, spot):
        return None
    head, first = head_key(role.head), text.sentence_start(spot.start)
    before = told_before(scene, first)
    near = [one for one in told_persons(scene, before, spot.start) if one.agrees(spot.gender)]
    if len(near) != 1 or not fits(scene, spot, near[0]) or head in highest() or head in cast_words("somebody's"):
        return None
    person = near[0]
    if any(not is_complement(scene, at) for at in person.places if first <= at < spot.start):
        return None  # « <PER> craint que ce préfet refuse », not « la fête de <PER>, en l'honneur de ce préfet »
    if brings_in(scene, spot, before) or (is_otherwise(person, head) and not aged(scene, spot)):
        return None
    if any(head in one.roles for one in scene.people if one is not person):
        return None
    return person


def is_complement(scene: Scene, place: int) -> bool:
    """Whether a name stands behind « de »: « la mort de Jean Roque »."""
    before = before_civility(scene.text, scene.text.bounds[scene.text.mention[place].mention_id][0]) - 1
    return scene.text.is_any_of(before, role_words("of whom"))
