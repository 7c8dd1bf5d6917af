"""Whom a description stands for: « la ministre », « l'ex-président », « l'artiste », « cet homme », « le syndicat »."""

from __future__ import annotations

from functools import cache

from pipeline import french
from pipeline.steps.relate.cast.apart import has_relative, restricted
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.offices import content, former, highest, of_a_state, of_nation, own_nations
from pipeline.steps.relate.cast.reach import within_reach
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.speakers import is_inverted, says
from pipeline.steps.relate.roles.read_role import NEEDS_COMPLEMENT
from pipeline.steps.relate.roles.role_nouns import head_key, role_kinds, role_modifiers, role_words

UNIQUE = frozenset({"politics", "business", "law and order"})
"""Kinds of roles of which an article mostly has one holder."""
TELLS_NOTHING = frozenset({"person", NEEDS_COMPLEMENT})
"""Kinds of the nouns of persons that tell no field: « l'héroïne », « chargée de »."""
SPEAKER_REACH = 5
"""Sentences from the name of the only person named within which « …, dit le métayer » is theirs."""


@cache
def kin() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    """By noun of general meaning: its group's general nouns and all of the group's nouns."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for row in french.rows("role_kin"):
        general = frozenset(fold_head(word) for word in row["general"].split(", "))
        every = general | {fold_head(word) for word in row["specific"].split(", ")}
        for word in general:
            found.setdefault(word, []).append((general, frozenset(every)))
    return found


def fold_head(words: str) -> str:
    """The key of a role's noun as `head_key` writes it."""
    return head_key(tuple(words.replace("'", "' ").split()))


@REFERENCES.rule("repeated_role")
def repeated_role(scene: Scene, spot: Spot) -> Figure | None:
    """« La ministre <PER> … La ministre a … »: the only person to whom the article gave that role."""
    if spot.role is None or spot.form != "description" or predicates(scene, spot) or has_relative(scene, spot):
        return None
    head = head_key(spot.role.head)
    said = content(scene, spot)
    holders = [person for person in scene.people if head in person.roles and person.agrees(spot.gender)]
    known: list[Figure] = []
    if said - former():  # « le ministre de la Mer » is that one, « le ministre » whoever is near
        known = [one for one in holders if (said - former()) <= one.roles[head]]
        holders = known or [one for one in holders if is_only_one(scene, spot, one)]
    holder = one_of(scene, spot, holders)
    if holder is None or (holder.roles[head] & former() and not said & former()):
        return None
    if holder not in known and not within_reach(scene, spot, holder):
        return None  # « la fille du roi », fifty sentences before « le roi <PER> »
    told = scene.persons_before(spot.start)
    if holder not in [*told, *known] and any(one.agrees(holder.gender) for one in told):
        return None  # « <PER> est morte. La chanteuse … », and only then another, who sings too
    return holder if near_enough(scene, spot, holder) else None


def is_only_one(scene: Scene, spot: Spot, holder: Figure) -> bool:
    """« Le chanteur <PER> … Le chanteur de pop »: a word more of the first named, whose role nobody else has.

    Not of a place, a body or a former time.
    """
    role = spot.role
    assert role is not None
    said = scene.text.words[role.start : role.end]
    others = [one for one in scene.people if one is not holder and head_key(role.head) in one.roles]
    plain = all(word.islower() for word in said) and not content(scene, spot) & former()
    own = own_nations(scene, spot)
    if own and not own <= (of_nation(scene, holder) or own):
        return False  # « Le tireur coréen <PER> … le tireur hongrois »
    return plain and not others and holder is scene.people[0] and role.noun.kind not in UNIQUE


def one_of(scene: Scene, spot: Spot, holders: list[Figure]) -> Figure | None:
    """The only one of some persons, else the only one of them named in this sentence or the one before."""
    if len(holders) > 1:
        near = near_persons(scene, spot)
        holders = [one for one in holders if one in near]
    return holders[0] if len(holders) == 1 else None


def near_persons(scene: Scene, spot: Spot) -> list[Figure]:
    """The persons named before a description in its sentence and in the one before."""
    first = scene.text.sentence_start(spot.start)
    before = scene.text.sentence_start(first - 1) if first else first
    return scene.persons_between(before, spot.start)


@REFERENCES.rule("kin_role")
def kin_role(scene: Scene, spot: Spot) -> Figure | None:
    """« Le rappeur <PER> … L'artiste a … »: the only person with a role of that field."""
    if spot.role is None or spot.form != "description" or predicates(scene, spot) or introduced(scene, spot):
        return None
    head = head_key(spot.role.head)
    if restricted(scene, spot):
        return None
    groups = kin().get(head, [])
    holders = [
        person
        for person in scene.people
        if person.places[0] < spot.start
        and person.agrees(spot.gender)
        and any(role in every for _, every in groups for role in person.roles)
        and (head not in highest() or of_a_state(person))
    ]
    holder = one_of(scene, spot, holders)
    if holder is None or any(head in person.roles for person in scene.people if person is not holder):
        return None
    if foreign(scene, spot, holder) or not near_enough(scene, spot, holder, unique=False):
        return None
    if in_same_clause(scene, spot, holder):
        return None  # « <PER>, championne, devance la tenante du titre »
    return holder if within_reach(scene, spot, holder) else None


def in_same_clause(scene: Scene, spot: Spot, person: Figure) -> bool:
    """Whether the clause of a description names the person before it."""
    text = scene.text
    first = text.sentence_start(spot.start)
    opens = [at for at in range(first, spot.start) if text.is_any_of(at, cast_words("that", "relative"))]
    return person in scene.persons_between(max(opens, default=first), spot.start)


def near_enough(scene: Scene, spot: Spot, person: Figure, *, unique: bool = True) -> bool:
    """Whether nobody who is nearer may be meant.

    « Le maire » is the mayor whoever stands between; « ce maire », « le prévenu », « l'artiste » may be another who
    is named in this sentence or the one before, where the person is not.
    """
    role = spot.role
    assert role is not None
    pointing = scene.text.is_any_of(spot.start, cast_words("demonstrative m", "demonstrative f"))
    if unique and not pointing and role.noun.kind in UNIQUE:
        return True
    near = [one for one in near_persons(scene, spot) if one.agrees(spot.gender)]
    if not near or person in near:
        return True
    return person.places[0] < spot.start and all(is_otherwise(one, head_key(role.head)) for one in near)


def is_otherwise(person: Figure, head: str) -> bool:
    """Whether all that is told of a person is of another field than a role: a minister is no « gendarme »."""
    known = {kind for held in person.roles for kind in role_kinds(held)} - TELLS_NOTHING
    said = role_kinds(head) - TELLS_NOTHING
    return bool(known) and bool(said) and not said & known


@REFERENCES.rule("only_person")
def only_person(scene: Scene, spot: Spot) -> Figure | None:
    """« Le chanteur », « l'ex-ministre », of the only person named so far, to whom no other role is given."""
    if spot.role is None or spot.form != "description" or predicates(scene, spot) or introduced(scene, spot):
        return None
    named = scene.persons_before(spot.start)
    head = head_key(spot.role.head)
    # « Le chef de l'État » is nobody just because nobody else is named.
    if restricted(scene, spot) or head in highest():
        return None
    if len(named) != 1 or not named[0].agrees(spot.gender):
        return None
    pointing = scene.text.is_any_of(spot.start, cast_words("demonstrative m", "demonstrative f"))
    if content(scene, spot) & former() or (pointing and len(scene.people) == 1):
        return named[0]
    if head not in kin() or foreign(scene, spot, named[0]):
        return None
    fields = [every for _, every in kin()[head]]
    if not named[0].roles:
        return named[0] if leads(scene, spot) else None
    return named[0] if any(role in every for every in fields for role in named[0].roles) else None


def leads(scene: Scene, spot: Spot) -> bool:
    """Whether a description opens its sentence, is the subject of a clause, or follows a verb of speech."""
    place = spot.start - 1
    if spot.start in scene.text.starts or scene.text.is_word(place, ",") or scene.text.is_any_of(place, says()):
        return True
    return scene.text.token(spot.head).dep_.startswith("nsubj")


@REFERENCES.rule("only_speaker")
def only_speaker(scene: Scene, spot: Spot) -> Figure | None:
    """« …, souligne le sénateur »: who speaks so is the only person whom the article names."""
    if spot.role is None or spot.form != "description" or len(scene.people) != 1 or introduced(scene, spot):
        return None
    person = scene.people[0]
    said = spot.start - 1
    spoken = said >= 0 and scene.text.lower[said] in says()
    spoken = spoken and is_inverted(scene, said, scene.text.sentence_start(said))
    spoken = spoken and not scene.text.is_any_of(spot.start, role_words("of"))  # « a écrit au préfet »
    if not spoken or not person.agrees(spot.gender) or person.places[0] > spot.start:
        return None
    return person if within_reach(scene, spot, person, most=SPEAKER_REACH) else None


def foreign(scene: Scene, spot: Spot, person: Figure) -> bool:
    """Whether a description has a complement that is not said of the person: « l'élu de Lyon »."""
    before = {word for words in role_modifiers("before") for word in words}
    said = content(scene, spot) - (before - cast_words("to come")) - former()
    known = {word for words in person.roles.values() for word in words}
    return bool(said) and not said <= known


def predicates(scene: Scene, spot: Spot) -> bool:
    """« est le maire », « devenu le chanteur »: what a verb says of its subject stands for nobody else."""
    place = spot.start - 1
    while scene.text.is_any_of(place, cast_words("impersonal adverb")):
        place -= 1  # « est aussi le maire »
    return place >= 0 and (
        scene.text.lower[place] in role_words("copula")
        or scene.text.lower[place] in role_words("become")
        or scene.text.is_any_of(place, role_words("like"))
    )


def introduced(scene: Scene, spot: Spot) -> bool:
    """« un policier … le policier »: someone whom the article brought in without a name."""
    return scene.brought_in(scene.text.words[spot.head]) < spot.start
