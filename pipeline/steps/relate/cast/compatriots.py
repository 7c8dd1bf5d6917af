"""Whom « l'Italienne », « le Français » stand for: the only person to whom the article gives that nation."""

from __future__ import annotations

from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure
from pipeline.steps.relate.cast.offices import nations_said, of_nation
from pipeline.steps.relate.cast.reach import within_reach
from pipeline.steps.relate.cast.scene import Scene, Spot


@REFERENCES.rule("compatriot")
def compatriot(scene: Scene, spot: Spot) -> Figure | None:
    """« L'Italienne <PER> a gagné. L'Italienne … »: nobody else of that nation, and not who the sentence tells of."""
    if spot.form != "nation" or scene.quote_at(spot.start) is not None:
        return None
    nation, text = nations_said([scene.text.lower[spot.head]]), scene.text
    told = [person for person in scene.people if nation <= of_nation(scene, person)]
    if len(told) != 1 or told[0].gender != spot.gender or told[0].places[0] > spot.start:
        return None
    here = scene.persons_between(text.sentence_start(spot.start), spot.start)
    return told[0] if told[0] not in here and within_reach(scene, spot, told[0]) else None
