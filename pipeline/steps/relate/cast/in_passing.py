"""Whom a description stands for whose name stands in the headline above, or comes with the next sentence."""

from __future__ import annotations

from pipeline.steps.relate.cast.apart import restricted
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.descriptions import leads
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.new_roles import gender_of, named_near
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.roles.before_name import LAW, before_civility, role_up_to
from pipeline.steps.relate.roles.role_nouns import head_key, role_words

LONGEST_HEADLINE = 25


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
    if role.noun.kind in ("relation", LAW) or not leads(scene, spot) or restricted(scene, spot):
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
    """« La championne se retire. Battue mardi, <PER> a … »: who is named, for the first time and bare, right after."""
    text, role = scene.text, spot.role
    if role is None or spot.form != "description" or role.noun.kind in ("relation", LAW):
        return None
    first, end = text.sentence_start(spot.start), text.sentence_end(spot.start)
    headline = headline_end(scene)
    if spot.start != first and not (headline and leads(scene, spot)):
        return None
    if end >= len(text) or (end in text.paragraphs and end != headline):
        return None
    after = text.sentence_end(end)
    if scene.quote_at(spot.start) is not None or restricted(scene, spot) or scene.persons_between(first, end):
        return None
    subject, _ = scene.subject(end)
    if subject is None or subject.kind != "actor" or subject.gender not in ("f", "m") or not end <= subject.places[0] < after:
        return None
    told = gender_of(spot)
    if told not in ("u", subject.gender) or scene.persons_between(end, after) != [subject]:
        return None
    if any(one.agrees(subject.gender) for one in scene.persons_before(spot.start)):
        return None
    begin = before_civility(text, next(place for place in subject.places if end <= place < after))
    if text.is_word(begin - 1, *role_words("source")) or (end == headline and text.is_word(spot.end, ",")):
        return None  # « Selon <PER>, », « Le maire, un métier ¶ <PER> … »
    titled = any(who is subject and end <= place < after for place, who in scene.bearers.items())
    return None if others_hold(scene, spot, subject) or (titled and end != headline) else subject
