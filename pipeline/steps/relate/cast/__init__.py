"""Who stands where: one reading of pronouns, possessives and descriptions, for roles, events and speech alike.

Each tie is made by a rule of rules/references.tsv. Unsure gives nobody: a wrong person is worse than none.

what is on the stage    figures, scene, spots, subject, topic, speakers, rivals, apart, book
pronouns                pronouns, impersonal, clitics, owners, speaking, incises
descriptions            descriptions, reach, parties, holders, offices, compatriots, latter, pointed, several
of something new        named_around, new_roles, told_on
bodies                  body_nouns, post_bodies
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from pipeline.records import Article, Reference
from pipeline.steps.relate.cast import (
    body_nouns,
    clitics,
    compatriots,
    descriptions,
    holders,
    latter,
    named_around,
    new_roles,
    owners,
    pointed,
    pronouns,
    several,
    speaking,
    told_on,
    topic,
)
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import note_role
from pipeline.steps.relate.cast.incises import without_incises
from pipeline.steps.relate.cast.parties import took_another_part
from pipeline.steps.relate.cast.reach import acts_on
from pipeline.steps.relate.cast.scene import Scene, Spot, Tie, set_scene
from pipeline.steps.relate.cast.spots import find_spots
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.book import Found
from pipeline.steps.relate.speech.quotations import quotations

__all__ = [
    "Scene",
    "Spot",
    "Tie",
    "body_nouns",
    "clitics",
    "compatriots",
    "descriptions",
    "holders",
    "latter",
    "named_around",
    "new_roles",
    "owners",
    "pointed",
    "pronouns",
    "read_cast",
    "several",
    "speaking",
    "told_on",
    "topic",
    "write_references",
]

REFERENCES.check()


def read_cast(text: NamedText, found: Iterable[Found], *, day: date | None = None, off: Collection[str] = ()) -> Scene:
    """The scene of an article with its ties: by the roles found beside names, from the first word to the last.

    `day` is that of publication, where it is known.
    """
    roles = list(found)
    places = text.place_of
    quotes = tuple(
        (places.get(start, start), places.get(end, end))
        for start, end in quotations(text.doc)
        if start in places and end in places
    )
    scene = set_scene(text, roles, without_incises(text, quotes), day)
    rules = REFERENCES.active(off)
    taken = {place for one in roles for place in range(one.role.start, one.role.end)}
    for spot in find_spots(scene, taken) if scene.people or text.mention else ():
        for rule, point in rules:
            pointed = point(scene, spot)
            whom = pointed if isinstance(pointed, list) else [pointed] if pointed else []
            if not whom or not {id(one) for one in whom}.isdisjoint(
                map(id, scene.figures_between(spot.start, spot.end))
            ):
                continue  # « la préfète de <PER> » is another
            if any(took_another_part(scene, spot, one) or acts_on(scene, spot, one) for one in whom):
                break
            ties = [
                Tie(spot, who.before(spot.start) or who.mentions[0], who, rule.id, rule.confidence or 0.0)
                for who in whom
            ]
            if spot.count > 1:
                scene.more[spot.head] = ties
                break
            scene.ties[spot.head] = ties[0]
            who = ties[0].figure
            if who.kind == "actor" and spot.role is not None:
                note_role(who, spot.role.head, text.lower[spot.role.start : spot.end])
            break
    return scene


def write_references(scene: Scene, article: Article) -> tuple[Reference, ...]:
    """The rows for ties, in order of place."""
    rows = []
    for tie in (*scene.ties.values(), *(tie for ties in scene.more.values() for tie in ties)):
        words = scene.text.span(tie.spot.start, tie.spot.end)
        rows.append(
            Reference(
                article_id=article.article_id,
                kind=tie.figure.kind,
                mention=tie.mention.mention_id,
                text=article.text[words.start_char : words.end_char],
                start_char=words.start_char,
                end_char=words.end_char,
                rule=tie.rule,
                confidence=tie.confidence,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.start_char, row.end_char, row.mention)))
