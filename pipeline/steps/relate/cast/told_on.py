"""Whom a description goes on about that says something new: « …, dit <PER>. « … », a riposté l'élue. Cette mère … »."""

from __future__ import annotations

from pipeline.names.key import fold_text
from pipeline.steps.relate.cast.apart import brings_in, restricted
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.descriptions import (
    UNIQUE,
    introduced,
    is_otherwise,
    kin,
    leads,
    predicates,
)
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.new_roles import gender_of, named_near
from pipeline.steps.relate.cast.offices import content, former, is_state, of_another_nation
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.topic import leads_article, subject_so_far
from pipeline.steps.relate.roles.bodies import kinds_of_nouns
from pipeline.steps.relate.roles.read_role import organization_of
from pipeline.steps.relate.roles.role_nouns import head_key, role_words


@REFERENCES.rule("subject_told")
def subject_told(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> hésite. Depuis mai, cette militante … »: the subject of the sentences before, nobody else since."""
    if not may_go_on(scene, spot) or restricted(scene, spot) or not leads(scene, spot):
        return None
    told = gender_of(spot)
    found = {id(one): one for gender in (told if told != "u" else "fm") if (one := subject_for(scene, spot, gender))}
    return next(iter(found.values())) if len(found) == 1 else None


def subject_for(scene: Scene, spot: Spot, gender: str) -> Figure | None:
    """The subject of the sentences before that a description of one gender may stand for."""
    first = scene.text.sentence_start(spot.start)
    as_pronoun = Spot("pronoun", spot.start, spot.head, spot.end, gender)
    subject, since = subject_so_far(scene, as_pronoun, first)
    if subject is None:
        subject, since = scene.people[0], text_before(scene, spot)
        if not leads_article(scene, subject, as_pronoun) or subject.places[0] > spot.start:
            return None
        if any(one.agrees(gender) for one in scene.persons_between(since, spot.start)):
            return None
    if subject.gender != gender or subject.kind != "actor" or not may_be(scene, spot, subject):
        return None
    named = max((at for at in subject.places if at < spot.start), default=None)
    if named is None or scene.quote_at(named) is not None:
        return None  # whom somebody speaks of
    rivals = [one for one in scene.persons_between(since, spot.start) if one is not subject]
    apart = brings_in(scene, as_pronoun, first) or any(one.agrees(gender) for one in rivals)
    named_here = subject in scene.persons_between(first, spot.start)
    return None if named_here or (apart and not leads_article(scene, subject, as_pronoun)) else subject


def may_go_on(scene: Scene, spot: Spot) -> bool:
    """Whether a spot is a description of one person outside quotations whom nothing but a name would bring in."""
    role = spot.role
    if role is None or spot.form != "description" or not scene.people:
        return False
    if scene.quote_at(spot.start) is not None or predicates(scene, spot) or introduced(scene, spot):
        return False
    other = head_key(role.head) in cast_words("somebody's") or is_state(scene, spot)
    other = other or bool(content(scene, spot) & cast_words("to come"))  # « il faut désigner le futur président »
    other = other or scene.text.is_any_of(spot.end, cast_words("said object"))  # « Le maire l'a salué »
    return not other and not named_near(scene, spot)


def may_be(scene: Scene, spot: Spot, person: Figure) -> bool:
    """Whether a role may be that of a person: of their gender, of a field of theirs, and of nobody else."""
    assert spot.role is not None
    if person.gender not in ("f", "m") or gender_of(spot) not in ("u", person.gender):
        return False
    head = head_key(spot.role.head)
    near, own = related(head), set(person.roles)
    rivals = [one for one in scene.people if one is not person and one.agrees(person.gender)]
    if of_another_body(scene, spot, person) or of_another_nation(scene, spot, person):
        return False
    if near & own:
        if any(words & former() for words in person.roles.values()) and not content(scene, spot) & former():
            return False
        since = text_before(scene, spot)
        return not any(near & set(one.roles) for one in scene.persons_between(since, spot.start) if one in rivals)
    once = bool(content(scene, spot) & former())
    if any(has_been(one, near) if once else near & set(one.roles) for one in rivals):
        return False
    if once:
        return True  # whoever was something else before
    pointing = scene.text.is_any_of(spot.start, cast_words("demonstrative m", "demonstrative f"))
    if head in cast_words("charged") or is_otherwise(person, head) or (not pointing and of_a_body(scene, spot)):
        return False
    return pointing or spot.role.noun.kind not in UNIQUE


def of_another_body(scene: Scene, spot: Spot, person: Figure) -> bool:
    """« le président <PER> … le président de la <ORG> »: an office of a body that is not said of the person."""
    assert spot.role is not None
    body = organization_of(scene.text, spot.role)
    if spot.role.noun.kind not in UNIQUE or not person.roles or body is None:
        return False
    if not scene.text.is_any_of(scene.text.bounds[body.mention_id][0] - 1, role_words("of", "article")):
        return False  # « l'élue PS »
    known = {word for words in person.roles.values() for word in words}
    return not content(scene, spot) <= known


def has_been(person: Figure, near: frozenset[str]) -> bool:
    """Whether a former role of a field is told of a person."""
    return any(words & former() for head, words in person.roles.items() if head in near)


def of_a_body(scene: Scene, spot: Spot) -> bool:
    """« le proviseur du lycée »: whoever holds that post there, named or not."""
    assert spot.role is not None
    said = scene.text.words[spot.role.head_start + 1 : spot.end]
    return any(fold_text(word) in kinds_of_nouns() for word in said)


def text_before(scene: Scene, spot: Spot) -> int:
    """Where the sentence before that of a spot begins."""
    first = scene.text.sentence_start(spot.start)
    return scene.text.sentence_start(first - 1) if first else first


def related(head: str) -> frozenset[str]:
    """A role's noun and all of its fields that it may stand for: « élu » for « maire », « député »."""
    return frozenset({head}).union(*(every for _, every in kin().get(head, [])))
