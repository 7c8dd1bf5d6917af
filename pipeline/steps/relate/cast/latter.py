"""Whom « ce dernier », « cet homme », « la quadragénaire » stand for: the person named last, or the only one near."""

from __future__ import annotations

from pipeline.steps.relate.cast.apart import told_before
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.descriptions import introduced
from pipeline.steps.relate.cast.figures import Figure, cast_words, determiner_gender
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.roles.read_role import read_role
from pipeline.steps.relate.roles.role_nouns import role_words
from pipeline.steps.relate.roles.up_to_name import nations

ROLES_BEHIND = 30
"""Words from a name within which the roles told behind it stand."""


@REFERENCES.rule("human")
def human(scene: Scene, spot: Spot) -> Figure | None:
    """« Cet homme », « l'intéressée », « le quadragénaire »: the only person in the sentence before or this one."""
    if spot.form != "human" or introduced(scene, spot) or scene.quote_at(spot.start) is not None:
        return None
    if any(scene.text.is_any_of(place, role_words("joins")) for place in (spot.start - 1, spot.end)):
        return None  # « la femme et l'homme frappés lundi »
    first = scene.text.sentence_start(spot.start)
    before = scene.text.sentence_start(first - 1) if first else first
    near = [person for person in scene.persons_between(before, spot.start) if person.agrees(spot.gender)]
    # « Selon <PER>, cette femme … »: whom the sentence names already is not described so.
    if len(near) != 1 or near[0].gender == "u" or near[0] in scene.persons_between(first, spot.start):
        return None
    place = max((at for at in near[0].places if at < spot.start), default=before)
    return None if unnamed_between(scene, place, spot.start, spot.gender) else near[0]


@REFERENCES.rule("latter")
def latter(scene: Scene, spot: Spot) -> Figure | None:
    """« Ce dernier », « cette dernière »: the person named last, in the sentence or the one before."""
    if spot.form != "latter":
        return None
    first = scene.text.sentence_start(spot.start)
    before = told_before(scene, first)
    near = scene.persons_between(before, spot.start)
    near = [person for person in near if person.agrees(spot.gender)]
    last = last_named(scene, near, spot.start)
    if last is None or last.gender != spot.gender:
        return None
    if any(tie.figure is last and tie.spot.form == "latter" for tie in scene.ties_between(first, spot.start)):
        return None  # « Ce dernier a été exclu par ce dernier »
    here = last in scene.persons_between(first, spot.start)
    if not here and thing_between(scene, first, spot.start, spot.gender):
        return None  # « <PER> part. Depuis les pluies dans le pays, ce dernier … »
    place = past_own_roles(scene, last, max((at for at in places_of(scene, last) if at < spot.start), default=before))
    closing = scene.text.organization_at(first - 2)
    if closing is not None and place < scene.text.bounds[closing.mention_id][0]:
        return None  # « <PER> parle du <ORG>. Ce dernier … »
    if thing_between(scene, place, spot.start, spot.gender, pointed=spot.start != spot.head):
        return None  # « Il avait promis un plan, mais celui-ci … », « Il prend ce train. … ce dernier … »
    return None if unnamed_between(scene, place, spot.start, spot.gender) else last


def past_own_roles(scene: Scene, person: Figure, place: int) -> int:
    """The last word of the roles told behind a name: « Jean Roque, 47 ans, un menuisier, »; else the name's place."""
    ends = [one.role.end - 1 for one in scene.roles if one.role.start > place and one.person in person.mentions]
    near = [end for end in ends if end - place < ROLES_BEHIND and not scene.text.crosses(place, end)]
    return max(near, default=place)


def thing_between(scene: Scene, start: int, end: int, gender: str, *, pointed: bool = False) -> bool:
    """Whether a noun of that gender stands between a name and a word; with `pointed`, one behind « ce », « cette »."""
    begin = scene.text.mention_end(start) if scene.figure_at(start) is not None else start
    pointing = cast_words("demonstrative m", "demonstrative f")
    return any(
        determiner_gender(word := scene.text.lower[place]) == gender
        and scene.figure_at(place) is None
        and scene.figure_at(place + 1) is None
        and (not pointed or word in pointing)
        for place in range(begin, end)
    )


def unnamed_between(scene: Scene, start: int, end: int, gender: str) -> bool:
    """Whether somebody without a name is brought in between two words: « un camarade », « l'agresseur »."""
    for place in range(scene.text.mention_end(start), end - 1):
        told = scene.text.is_any_of(place, cast_words("definite", "indefinite m", "indefinite f"))
        if not (told or determiner_gender(scene.text.lower[place])) or scene.figure_at(place + 1) is not None:
            continue
        if scene.text.lower[place + 1] in nations() and scene.text.words[place + 1][:1].isupper():
            return True  # « le Norvégien »
        role = read_role(scene.text, place + 1, relations=True)
        if role is not None and role.noun.gender in ("u", gender) and scene.figure_at(role.head_start) is None:
            return True
    return False


def last_named(scene: Scene, people: list[Figure], place: int) -> Figure | None:
    """Of some persons the one who is named or described last before a word."""
    named = [(max(before), one) for one in people if (before := [at for at in places_of(scene, one) if at < place])]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def places_of(scene: Scene, person: Figure) -> list[int]:
    """Where somebody is named or described: « Aude Vasselin », « la ministre »."""
    phrases = ("description", "human", "latter")
    return person.places + [
        tie.spot.start for tie in scene.ties.values() if tie.figure is person and tie.spot.form in phrases
    ]
