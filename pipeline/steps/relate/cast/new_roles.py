"""Whom a description stands for that says something new of somebody: « X hésite. Ce menuisier de 40 ans … »."""

from __future__ import annotations

from pipeline.steps.relate.cast.apart import brings_in, restricted, told_before
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.descriptions import (
    UNIQUE,
    introduced,
    is_otherwise,
    leads,
    predicates,
)
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.offices import content, former, is_state, nations_said, of_another_nation
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.speaking import protagonist
from pipeline.steps.relate.cast.subject import sentence_subject
from pipeline.steps.relate.roles.read_role import civilities, read_role
from pipeline.steps.relate.roles.role_nouns import head_key, role_words

AGE_NEAR = 4
"""Words after a description within which its age stands: « l'accusé, 59 ans, »."""
PARTICIPLES = ("é", "ée", "és", "ées")
NAME_NEAR = 6
"""Words after a description within which a name would be that of whom it describes."""


@REFERENCES.rule("new_role")
def new_role(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> hésite. Cette menuisière de 40 ans … »: the only person of that gender here and in the sentence before.

    What is known of that person must be of the same field, and nobody else in the article may have that role.
    """
    role = spot.role
    if role is None or spot.form != "description" or unlikely(scene, spot):
        return None
    text = scene.text
    first = text.sentence_start(spot.start)
    before = told_before(scene, first)
    near = [one for one in told_persons(scene, before, spot.start) if one.agrees(spot.gender)]
    if not near and role.noun.kind not in UNIQUE and not brings_in(scene, spot, before):
        near = [one for one in (protagonist(scene, spot),) if one is not None]
    if len(near) != 1 or not fits(scene, spot, near[0]) or near[0] in told_persons(scene, first, spot.start):
        return None  # « <PER> craint que le préfet refuse »
    if text.is_any_of(spot.end, cast_words("said object")):
        return None  # « <PER> est là. Le préfet l'a salué »
    person, head = near[0], head_key(role.head)
    if of_another_nation(scene, spot, person) or of_some_place(scene, spot):
        return None
    if is_state(scene, spot) or head in cast_words("somebody's"):
        return None  # « l'homologue » is that of another
    if any(head in one.roles and one.agrees(person.gender) for one in scene.people if one is not person):
        return None
    if is_otherwise(person, head) and not aged(scene, spot):
        return None
    office = role.noun.kind in UNIQUE and not content(scene, spot) & former() and not aged(scene, spot)
    charged = head in cast_words("charged")
    if office and not goes_on_with(scene, spot, person, before):
        return None  # « <PER> craint <PER>. La maire s'est tue. », « <PER> joue. La maire et le préfet rient. »
    if (person.roles or head in cast_words("acts in a case")) and (office or charged):
        return None  # « Le rapporteur <PER> doute. Le préfet du Gard a répondu. », « <PER> est jugé. Le procureur … »
    if charged and (
        sentence_subject(scene, before)[0] is not person or text.mention_end(before) >= text.sentence_end(before)
    ):
        return None  # « Un homme a blessé <PER>. L'agresseur a fui. »; not under a bare name that says who is pictured
    return person


def goes_on_with(scene: Scene, spot: Spot, person: Figure, before: int) -> bool:
    """Whether an office may be new of a person: it stands alone, and the sentence before is about no other person.

    « Le juge a entendu <PER>. Le préfet a visité l'école » is of three people.
    """
    definite = cast_words("definite m", "definite f", "definite", "definite plural")
    if scene.text.is_any_of(spot.end, role_words("joins")) and scene.text.is_any_of(spot.end + 1, definite):
        return False
    if any(scene.text.is_any_of(at, cast_words("honours the dead")) for at in range(before, spot.start)):
        return False  # « La ville a dit adieu à <PER>. La maire a salué … »
    subject, _ = sentence_subject(scene, before)
    if subject is None and scene.text.is_any_of(before, definite):
        return read_role(scene.text, before + 1) is None
    return subject is None or subject is person or subject.kind != "actor"


def of_some_place(scene: Scene, spot: Spot) -> bool:
    """« le directeur du cinéma »: a post that many a place has, and none is named; whoever holds it there."""
    role, text = spot.role, scene.text
    assert role is not None
    behind = range(role.head_start + len(role.head), spot.end)
    if role.noun.kind not in UNIQUE or not text.is_any_of(behind.start, role_words("of")):
        return False
    said = [text.words[place] for place in behind]
    return not any(word[0].isupper() for word in said) and not nations_said(said)


def fits(scene: Scene, spot: Spot, person: Figure) -> bool:
    """Whether a person's gender is that of the description.

    Not known will do where the description tells an age, or the article names nobody else.
    """
    if person.gender == "u":
        return aged(scene, spot) or scene.people == [person]
    return gender_of(spot) in ("u", person.gender)


def told_persons(scene: Scene, start: int, end: int) -> list[Figure]:
    """The persons named or meant between two words, outside quotations, not in passing: « proposé par <PER> »."""
    found: list[Figure] = []
    for place in range(start, end):
        one = scene.figure_at(place)
        if one is None or one.kind != "actor" or one in found or scene.quote_at(place) is not None:
            continue
        named = scene.text.mention.get(place)
        if not by_whom(scene, place if named is None else scene.text.bounds[named.mention_id][0]):
            found.append(one)
    return found


def by_whom(scene: Scene, place: int) -> bool:
    """Whether somebody is the agent of a participle that stands on its noun: « le plan proposé par <PER> »."""
    text = scene.text
    by = place - 1 - (text.lower[place - 1] in civilities())
    if not text.is_any_of(by, role_words("by")) or not text.lower[by - 1].endswith(PARTICIPLES):
        return False
    return not text.is_any_of(by - 2, role_words("copula", "been", "auxiliary verb"))


def unlikely(scene: Scene, spot: Spot) -> bool:
    """Whether something keeps a description from going on about whoever was named."""
    text = scene.text
    if scene.quote_at(spot.start) is not None or predicates(scene, spot) or restricted(scene, spot):
        return True
    first = spot.start - 1 in text.starts and text.is_any_of(spot.start - 1, role_words("source"))
    if introduced(scene, spot) or not (first or leads(scene, spot) or aged(scene, spot)):
        return True
    return named_near(scene, spot)


def named_near(scene: Scene, spot: Spot) -> bool:
    """« la présidente du groupe à la région Aude Vasselin »: whether a name stands soon behind, no mark between."""
    text = scene.text
    for place in range(spot.end, min(spot.end + NAME_NEAR, text.sentence_end(spot.start))):
        if not text.words[place][0].isalnum():
            return False
        if text.person_at(place) is not None:
            return True
    return False


def gender_of(spot: Spot) -> str:
    """The gender that the determiner or the noun tells."""
    assert spot.role is not None
    return spot.gender if spot.gender in ("f", "m") else spot.role.noun.gender


def aged(scene: Scene, spot: Spot) -> bool:
    """« cet informaticien de 34 ans », « l'accusé, 59 ans, »."""
    end = min(spot.end + AGE_NEAR, scene.text.sentence_end(spot.start))
    return any(scene.text.is_any_of(place, role_words("years")) for place in range(spot.end, end))
