"""Whom « le syndicat », « l'entreprise », « le tribunal » stand for: the only body of that kind in the article."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.names.key import fold_text
from pipeline.records import Mention
from pipeline.steps.relate.cast.apart import has_relative, told_before
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.reach import within_reach
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.subject import sentence_subject
from pipeline.steps.relate.roles.bodies import NAMED, kinds_of_bodies, kinds_of_nouns
from pipeline.steps.relate.roles.read_role import Role
from pipeline.steps.relate.roles.role_nouns import role_words
from pipeline.steps.relate.roles.up_to_name import nations

SHORTEST = 3
"""Letters of a name that a role may repeat."""
UNION = "union"
"""Kind of unions among the bodies."""
SENTENCES_BACK = 2
"""How far back the body of « son porte-parole » may stand, within a paragraph."""


@REFERENCES.rule("body_of_kind")
def body_of_kind(scene: Scene, spot: Spot) -> Figure | None:
    """« Le syndicat », « l'entreprise »: the only body of that kind that the article names before."""
    if spot.form != "body" or has_relative(scene, spot):
        return None
    noun = fold_text(scene.text.words[spot.head])
    kind = kinds_of_nouns()[noun]
    if kind == NAMED:
        return body_named(scene, spot, noun)
    broad = scene.text.is_any_of(spot.head, cast_words("broad body"))
    if broad and scene.quote_at(spot.start) is not None:
        return None  # « la société » of a speaker is all people
    fitting = [body for body in scene.bodies if any(is_of_kind(scene, m, kind) for m in body.mentions)]
    if not fitting and len(scene.bodies) == 1 and kind in ("company", "party", "union", "club"):
        fitting = [
            body for body in scene.bodies if not kinds_of_body(scene, body) and body.mentions[0].text[0].isupper()
        ]
    if len(fitting) > 1 and not scene.text.is_word(
        spot.end + 1, "-"
    ):  # « La CGT et la CFDT hésitent. … La CGT refuse. La centrale … »: the one that is near
        first = scene.text.sentence_start(spot.start)
        near = scene.figures_between(scene.text.sentence_start(first - 1) if first else first, spot.start)
        fitting = [body for body in fitting if body in near] or ([] if broad else leading(fitting, spot))
    if len(fitting) != 1 or fitting[0].places[0] >= spot.start or is_another(scene, spot, fitting[0]):
        return None
    return fitting[0] if within_reach(scene, spot, fitting[0]) else None


def leading(bodies: list[Figure], spot: Spot) -> list[Figure]:
    """Of bodies of one kind the one that is named first, and before a place twice as often as any other."""
    told = [(sum(place < spot.start for place in body.places), body) for body in bodies]
    most, first = max(told, key=lambda one: one[0])
    others = [count for count, body in told if body is not first]
    earliest = all(first.places[0] <= body.places[0] for body in bodies)
    return [first] if earliest and most > 1 and all(2 * count <= most for count in others) else []


def is_another(scene: Scene, spot: Spot, body: Figure) -> bool:
    """« La société <ORG> a vendu au groupe norvégien »: a nation tells it from the body that the sentence names."""
    said = scene.text.lower[spot.head + 1 : spot.end]
    first = scene.text.sentence_start(spot.start)
    bare = scene.text.is_any_of(spot.start, role_words("article"))
    if bare and not scene.text.is_any_of(spot.start - 1, role_words("source")):
        return False  # « tout va chez <ORG>, comme l'assure le constructeur norvégien »
    return any(word in nations() for word in said) and body in scene.figures_between(first, spot.start)


def body_named(scene: Scene, spot: Spot, noun: str) -> Figure | None:
    """« Le tribunal de Luzac … Le tribunal a … »: the only body of which that noun is the head.

    Not after « un tribunal », which is another, nor « le tribunal administratif » of one that is not called so.
    """
    if scene.brought_in(scene.text.words[spot.head]) < spot.start:
        return None
    fitting = headed_by(scene.bodies, noun)
    if len(fitting) != 1 or fitting[0].places[0] > spot.start:
        return None
    if not is_said_of(fitting[0], scene.text.lower[spot.head + 1 : spot.end]):
        return None
    return fitting[0]


def is_said_of(body: Figure, said: Iterable[str]) -> bool:
    """Whether the words behind a noun are of a body's name, or an adjective of nation: « le tribunal suisse »."""
    known = {word for one in body.mentions for word in fold_text(one.text).split()}
    return {fold_text(word) for word in said} <= known | {fold_text(nation) for nation in nations()}


def body_in_role(scene: Scene, role: Role) -> Mention | None:
    """« directeur général du cégep »: the only body of which the noun in a role is the head."""
    for place in range(role.head_start + len(role.head) + 1, role.end):
        noun = fold_text(scene.text.words[place])
        of = scene.text.is_any_of(place - 1, role_words("of", "article"))
        if noun not in kinds_of_nouns() or not of:
            continue
        fitting = headed_by(scene.bodies, noun)
        if len(fitting) == 1 and is_said_of(fitting[0], scene.text.lower[place + 1 : role.end]):
            return fitting[0].before(role.start) or fitting[0].mentions[0]
    return None


def body_again(scene: Scene, role: Role) -> Mention | None:
    """« La <ORG> … le patron de la CGT »: a name that was not taken for one in the role, and is one elsewhere."""
    text, leads = scene.text, role_words("article") | {"des"}
    if role.head[0] in role_words("stands for a body"):
        leads |= role_words("of")  # « directeur de Roque », not « juge de Gap »
    for place in range(role.head_start + len(role.head), role.end):
        word = text.words[place]
        named = word[0].isupper() and len(word) >= SHORTEST and place not in text.locations
        if not named or not text.is_any_of(place - 1, leads):
            continue
        end = place + 1
        while end < role.end and text.words[end][0].isupper():
            end += 1
        said = " ".join(text.words[place:end])
        fitting = [body for body in scene.bodies if any(names_same(said, one.text) for one in body.mentions)]
        return fitting[0].mentions[0] if len(fitting) == 1 else None
    return None


def union_meant(scene: Scene, role: Role) -> Mention | None:
    """« membre du bureau confédéral », of the only union that the article names, or names in these two sentences."""
    text = scene.text
    if not any(text.is_any_of(place, role_words("of a union")) for place in range(role.start, role.end)):
        return None
    unions = [body for body in scene.bodies if any(is_of_kind(scene, one, UNION) for one in body.mentions)]
    if len(unions) > 1:
        first = text.sentence_start(role.start)
        near = scene.figures_between(text.sentence_start(first - 1) if first else first, text.sentence_end(role.start))
        unions = [body for body in unions if body in near]
    return (unions[0].before(role.start) or unions[0].mentions[0]) if len(unions) == 1 else None


def possessed_body(scene: Scene, role: Role) -> Mention | None:
    """« La <ORG> a saisi l'<ORG>. « Non », dit sa présidente, <PER> »: the body that is subject of the sentence before.

    Quotations are passed over. Where it is not known who the subject is, the only body of two sentences, for a post.
    """
    text, possessive = scene.text, role.start - 1
    first = text.sentence_start(possessive) if possessive >= 0 else 0
    if not text.is_any_of(possessive, role_words("possessive")) or not first:
        return None
    post = role.head[0] in role_words("stands for a body")
    before, end = told_before(scene, first), possessive
    if text.is_word(end - 1, ",") and (person := text.person_at(end - 2)) is not None:
        end = text.bounds[person.mention_id][0]  # « dit <PER>, son porte-parole »: whose role it is
    subject, _ = sentence_subject(scene, before)
    near = scene.figures_between(first if post else before, end)
    if subject is not None and subject.kind == "organization":
        alone = all(one is subject or (one.kind == "organization" and not post) for one in near)
        return (subject.before(possessive) or subject.mentions[0]) if alone else None
    if not post or scene.persons_between(first, end):
        return None
    begin = first
    for _ in range(SENTENCES_BACK):
        begin = text.sentence_start(begin - 1) if begin and begin not in text.paragraphs else begin
    bodies = [one for one in scene.figures_between(begin, first) if one.kind == "organization"]
    return bodies[0].before(first) if len(bodies) == 1 else None


def names_same(said: str, name: str) -> bool:
    """Whether two names differ in an article at most: « Républicains », « Les Républicains »."""
    words = fold_text(name).split()
    return fold_text(said).split() in (words, words[1:] if words[0] in role_words("article") else words)


def headed_by(bodies: Iterable[Figure], noun: str) -> list[Figure]:
    """The bodies whose name, one of their names at least, has a noun as its head."""
    return [body for body in bodies if any(fold_text(one.text).split()[0] == noun for one in body.mentions)]


def kinds_of_body(scene: Scene, body: Figure) -> set[str]:
    """All kinds that something tells of a body."""
    return {kind for kind in set(kinds_of_nouns().values()) if any(is_of_kind(scene, m, kind) for m in body.mentions)}


def is_of_kind(scene: Scene, body: Mention, kind: str) -> bool:
    """By the list of known bodies, the first word of the name, or the word right before it."""
    if kinds_of_bodies().get(fold_text(body.text)) == kind:
        return True
    words = fold_text(body.text).split()
    if kinds_of_nouns().get(words[0]) == kind:
        return True
    start = scene.text.bounds[body.mention_id][0]
    return start > 0 and kinds_of_nouns().get(fold_text(scene.text.words[start - 1])) == kind
