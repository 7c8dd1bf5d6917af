"""Whom words stand for whose name stands in the headline above, or comes with the next sentence."""

from __future__ import annotations

from pipeline.steps.relate.cast.apart import restricted
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.descriptions import leads
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.new_roles import gender_of, named_near
from pipeline.steps.relate.cast.pronouns import of_persons, opens_clause
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.subject import sentence_subject
from pipeline.steps.relate.roles.role_nouns import head_key
from pipeline.steps.relate.roles.up_to_name import before_civility, role_up_to

LONGEST_HEADLINE = 25
"""Words; a first line that is longer is a paragraph."""


def headline_end(scene: Scene) -> int:
    """Where the headline ends: a first line of its own without a full stop; 0 where there is none."""
    text = scene.text
    below = min((place for place in text.paragraphs if place), default=0)
    return below if below <= LONGEST_HEADLINE and not text.is_word(below - 1, ".") else 0


@REFERENCES.rule("headed")
def headed(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> quitte la mairie ¶ Le maire de Lyon a … »: who leads the headline, below which the description opens."""
    text, end, role = scene.text, headline_end(scene), spot.role
    if not end or role is None or spot.form != "description" or text.sentence_start(spot.start) != end:
        return None
    if head_key(role.head) in cast_words("acts in a case") or not leads(scene, spot) or restricted(scene, spot):
        return None
    if named_near(scene, spot) or scene.quote_at(spot.start) is not None or scene.persons_between(end, spot.start):
        return None
    named, told = scene.persons_between(0, end), gender_of(spot)
    if len(named) != 1 or not named[0].agrees(told) or head_key(role.head) in cast_words("somebody's"):
        return None
    person = named[0]
    begin = before_civility(text, person.places[0])
    opens = begin == 0 or text.is_word(begin - 1, ":") or role_up_to(text, begin) is not None
    if not opens or scene.brought_in(text.words[spot.head]) < spot.start:
        return None
    return None if text.lower[spot.head] in text.lower[:end] or others_hold(scene, spot, person) else person


def others_hold(scene: Scene, spot: Spot, person: Figure) -> bool:
    """Whether the article gives the role to somebody else of that gender."""
    assert spot.role is not None
    head = head_key(spot.role.head)
    return any(head in one.roles and one.agrees(person.gender) for one in scene.people if one is not person)


@REFERENCES.rule("named_next")
def named_next(scene: Scene, spot: Spot) -> Figure | None:
    """« La championne se retire. Battue mardi, <PER> a … »: who is named for the first time, right after and bare."""
    text, role = scene.text, spot.role
    if role is None or spot.form != "description" or head_key(role.head) in cast_words("acts in a case"):
        return None
    if spot.start not in text.starts or scene.quote_at(spot.start) is not None or restricted(scene, spot):
        return None
    end, below = text.sentence_end(spot.start), headline_end(scene)
    if end >= len(text) or (end in text.paragraphs and end != below) or scene.persons_between(spot.start, end):
        return None
    person, told = opens_with(scene, end), gender_of(spot)
    if person is None or told not in ("u", person.gender) or others_hold(scene, spot, person):
        return None
    if any(one.agrees(person.gender) for one in scene.persons_before(spot.start)):
        return None
    if end == below:
        return None if text.is_word(spot.end, ",") else person  # « Le maire, un métier ¶ <PER> … »
    return None if person in (who for place, who in scene.bearers.items() if place >= end) else person


@REFERENCES.rule("pronoun_next")
def pronoun_next(scene: Scene, spot: Spot) -> Figure | None:
    """« Il naît à Luzac en 1950. Fils de mineur, <PER> … »: of the pronoun that opens an article, who is named next."""
    text, first = scene.text, scene.text.sentence_start(spot.start)
    if spot.form != "pronoun" or first not in (0, headline_end(scene)) or scene.quote_at(spot.start) is not None:
        return None
    end = text.sentence_end(first)
    if end >= len(text) or end in text.paragraphs or scene.figures_between(0, end):
        return None
    if not (opens_clause(scene, spot, first) and of_persons(scene, spot)):
        return None
    person = opens_with(scene, end)
    return person if person is not None and person.gender == spot.gender else None


def opens_with(scene: Scene, first: int) -> Figure | None:
    """The subject of a sentence that names nobody else and them for the first time, at its head or behind a comma."""
    text = scene.text
    end = text.sentence_end(first)
    subject, _ = sentence_subject(scene, first)
    if subject is None or subject.kind != "actor" or subject.gender == "u" or not first <= subject.places[0] < end:
        return None
    begin = before_civility(text, subject.places[0])
    led = begin == first or text.is_word(begin - 1, ",", *cast_words("coordinator"))
    return subject if led and scene.persons_between(first, end) == [subject] else None
