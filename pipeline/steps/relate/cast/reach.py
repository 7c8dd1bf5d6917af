"""How far from a name a description may stand, and whom its own sentence keeps from being meant."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.steps.relate.cast.figures import Figure
from pipeline.steps.relate.cast.scene import Scene, Spot

OBJECTS = frozenset({"obj", "iobj", "obl:arg", "obl:agent"})
REACH = 10
"""Sentences between a name and a description that says no more than « le roi », « la société ».

Read on 377 articles and 78 new pages: of the ties that are further apart one was right, 19 wrong.
"""


def within_reach(scene: Scene, spot: Spot, figure: Figure, *, most: int = REACH) -> bool:
    """Whether a name of somebody, or what stands for it, is no more than some sentences away."""
    firsts = scene.text.firsts
    here = bisect_right(firsts, spot.start)
    named = figure.before(spot.start)
    places = [figure.places[0] if named is None else scene.text.bounds[named.mention_id][0]]
    places += [tie.spot.start for tie in scene.ties.values() if tie.figure is figure and tie.spot.start < spot.start]
    return any(abs(here - bisect_right(firsts, place)) <= most for place in places)


def acts_on(scene: Scene, spot: Spot, figure: Figure) -> bool:
    """« <PER> a frappé le professeur »: whether somebody is subject of the verb whose object the description is."""
    token = scene.text.token(spot.head)
    if spot.form != "description" or token.dep_ not in OBJECTS:
        return False
    places = (scene.text.place_of.get(one.i) for one in token.head.children if one.dep_.startswith("nsubj"))
    return any(place is not None and scene.figure_at(place) is figure for place in places)
