"""Whom « les deux hommes », « les trois groupes » stand for: several at once."""

from __future__ import annotations

from pipeline.names.key import fold_text
from pipeline.records import EntityKind
from pipeline.steps.relate.cast.body_nouns import headed_by, kinds_of_body
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure, cast_words, surname
from pipeline.steps.relate.cast.pronouns import quoted_apart
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.spots import number_words
from pipeline.steps.relate.roles.bodies import NAMED, kinds_of_nouns
from pipeline.steps.relate.roles.role_nouns import head_key, role_words

SENTENCES_BACK = 4
"""How far back « les deux hommes » may point."""
COMPANY = "company"
"""The kind of bodies whose names mostly do not tell it."""
FEW = (2, 3)
"""How many « ils » stands for."""


@REFERENCES.rule("counted")
def counted(scene: Scene, spot: Spot) -> list[Figure] | None:
    """« Les deux hommes », « les trois groupes »: as many as the article names, or names in the sentence before."""
    after = spot.role.end if spot.role is not None else spot.end
    if spot.form != "counted" or scene.text.is_any_of(after, role_words("goes on", "of")):
        return None
    if spot.role is not None:
        head = head_key(spot.role.head)
        holders = [one for one in scene.people if head in one.roles and one.places[0] < spot.start]
        if spot.role.end > spot.role.head_start + len(spot.role.head):
            # « les deux candidats qualifiés »: those of whom that is true, unless nobody else can be meant
            return just_named(scene, spot) if not holders else None
        return holders if len(holders) == spot.count else just_named(scene, spot) if not holders else None
    kind: EntityKind = "organization" if spot.gender == "body" else "actor"
    first = scene.text.sentence_start(spot.start)
    for _ in range(SENTENCES_BACK):
        fitting = [one for one in scene.figures_between(first, spot.start) if one.kind == kind]
        if len(fitting) >= spot.count or not first:
            break
        first = scene.text.sentence_start(first - 1)
    if len(fitting) != spot.count or (kind == "actor" and not all(one.agrees(spot.gender) for one in fitting)):
        return None
    siblings = scene.text.is_any_of(spot.head, cast_words("siblings"))
    if siblings and len({surname(one.mentions[0].name) for one in fitting}) > 1:
        return None
    if kind == "organization":
        noun = fold_text(scene.text.words[spot.head]).removesuffix("s")
        wanted = kinds_of_nouns()[noun]
        if wanted == NAMED:
            return fitting if headed_by(fitting, noun) == fitting else None
        kinds = [kinds_of_body(scene, one) for one in fitting]
        unknown = wanted == COMPANY and set() in kinds
        if not (unknown or all(kinds)) or not all(one <= {wanted} for one in kinds):
            return None  # « Les deux partis » are no two bodies of which nobody says what they are
    return fitting


def just_named(scene: Scene, spot: Spot) -> list[Figure] | None:
    """« <PER> et <PER> ont signé. Ces deux élus … »: the persons of the sentence before, as many as that, none here."""
    first = scene.text.sentence_start(spot.start)
    if not first or scene.persons_between(first, spot.start):
        return None
    before = scene.persons_between(scene.text.sentence_start(first - 1), first)
    fitting = [one for one in before if one.agrees(spot.gender)]
    return fitting if len(before) == len(fitting) == spot.count else None


@REFERENCES.rule("they")
def they(scene: Scene, spot: Spot) -> list[Figure] | None:
    """« <PER> a épousé <PER>. Ils … »: the two or three persons, or else bodies, of the sentence before.

    Nobody where that sentence names anything else that is many: « les ouvriers ».
    """
    if spot.form != "they" or quoted_apart(scene, spot):
        return None
    text = scene.text
    first = text.sentence_start(spot.start)
    opens = spot.start == first or text.is_word(spot.start - 1, ",")
    if not first or not opens or scene.figures_between(first, spot.start) or many(scene, first, spot.start):
        return None
    before = text.sentence_start(first - 1)
    named = scene.persons_between(before, first) or scene.figures_between(before, first)
    if len(named) not in FEW or many(scene, before, first):
        return None
    return named if spot.gender != "f" or all(one.gender != "m" for one in named) else None


def many(scene: Scene, start: int, end: int) -> bool:
    """Whether something else stands between two words that « ils » may mean: « les ouvriers », « trois ouvriers »."""
    plural = cast_words("definite plural") | number_words().keys() | cast_words("pronoun plural")
    return any(scene.text.is_any_of(place, plural) for place in range(start, end))
