"""What keeps a pronoun or description from the person who stands nearest: a speaker in passing, a complement."""

from __future__ import annotations

from pipeline.steps.relate.cast.figures import before_verb, cast_words, determiner_gender, nation_gender
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.speakers import is_inverted, says, speaker_place
from pipeline.steps.relate.roles.read_role import read_role
from pipeline.steps.relate.roles.role_nouns import role_words

QUOTED = 4
"""How many sentences of a quotation are passed over on the way back to who is told of."""
PARTICIPLE = ("é", "ée")
"""Endings that no finite form of the third person has."""


def spoken_of(scene: Scene, spot: Spot, before: int) -> bool:
    """Whether a sentence that ends with who says it speaks of somebody else whom the spot may mean.

    « La gérante a fui, dit la juge. Elle risque … » is the manager; in « « Non », dit la juge. Elle … » nobody else is.
    """
    speaker = speaker_place(scene, before)
    if speaker is None:
        return False
    if spot.gender not in ("f", "m"):
        return True
    return any(
        determiner_gender(word) == spot.gender or word in cast_words("definite", f"pronoun {spot.gender}", "possessive")
        for word in scene.text.lower[before:speaker]
    )


def goes_on_speaking(scene: Scene, spot: Spot) -> bool:
    """Whether the pronoun is subject of an active verb that reports: « Elle a ajouté », not « Il est accusé »."""
    text = scene.text
    if text.words[spot.start].startswith("-"):
        return any(word in says() for word in text.lower[max(0, spot.start - 2) : spot.start])
    reflexive = False
    for place in range(spot.end, min(spot.end + 4, text.sentence_end(spot.start))):
        word = text.lower[place]
        if word in says():
            return word not in cast_words("speech without words")
        reflexive = reflexive or word in cast_words("reflexive")
        if word in cast_words("negation") or (word in role_words("copula") and not reflexive):
            return False
    return False


def brings_in(scene: Scene, spot: Spot, start: int, *, quoted: bool = True) -> bool:
    """Whether somebody without a name, of the spot's gender, stands between a word and the spot: « son frère ».

    Without `quoted`, what stands in quotations does not count.
    """
    text = scene.text
    people: frozenset[str] = frozenset()
    if spot.gender != "m":
        people |= cast_words("human f", "kin f")
    if spot.gender != "f":
        people |= cast_words("human m", "kin m")
    opens = cast_words("definite", "possessive")
    for place in range(start, spot.start - 1):
        if not quoted and scene.quote_at(place) is not None:
            continue
        if not (text.lower[place] in opens or determiner_gender(text.lower[place])) or text.person_at(place + 1):
            continue
        if text.is_any_of(place - 1, role_words("copula", "become", "auxiliary")):
            continue  # « Il était le doyen », « pourrait bien être le doyen »
        named = any(scene.figure_at(near) is not None for near in (place + 1, place + 2))
        if not named and nation_gender(text, place + 1) in {"f": "f", "m": "m"}.get(spot.gender, "fm"):
            return True  # « le Norvégien »
        role = read_role(text, place + 1, relations=True)
        named = role is not None and any(
            scene.figure_at(near) is not None for near in (role.head_start, role.end, role.end + 1)
        )
        if is_apposed(scene, place, role.end if role is not None else place + 2):
            continue
        if role is not None and (spot.gender == "u" or role.noun.gender in ("u", spot.gender)) and not named:
            return True
        named = any(scene.figure_at(near) is not None for near in range(place + 2, min(place + 4, spot.start)))
        if text.lower[place + 1] in people and not named:
            return True  # not « l'homme politique <PER> »
    return False


def is_apposed(scene: Scene, start: int, end: int) -> bool:
    """« <PER>, son adversaire, »: whether words between two marks say who is named right before them."""
    text = scene.text
    closed = end < len(text) and not text.words[end][0].isalnum()
    return closed and text.is_word(start - 1, ",") and scene.figure_at(start - 2) is not None


def told_before(scene: Scene, first: int) -> int:
    """Where the nearest sentence before that is no quotation as a whole begins; the one before where all are."""
    text = scene.text
    before = nearest = text.sentence_start(first - 1) if first else first
    for _ in range(QUOTED):
        if not scene.is_quoted(before):
            return before
        if not before:
            break
        before = text.sentence_start(before - 1)
    return nearest


def has_relative(scene: Scene, spot: Spot) -> bool:
    """Whether a relative clause says which: « le candidat qui a gagné », not « le candidat, qui a gagné ».

    Nor « « Non », dit le maire qui sort de l'hôpital »: who speaks is known by then.
    """
    if says_so(scene, spot.start - 1):
        return False
    return spot.end not in scene.text.starts and scene.text.is_any_of(spot.end, cast_words("relative"))


def says_so(scene: Scene, verb: int) -> bool:
    """Whether who stands behind a verb speaks: « , a dit le maire », « « Non », s'emporte le maire »."""
    text = scene.text
    if verb <= 0:
        return False
    if text.lower[verb] in says():
        return is_inverted(scene, verb, text.sentence_start(verb))
    begin = verb
    while text.is_any_of(begin - 1, before_verb()):
        begin -= 1
    return text.is_word(begin - 1, ",") and scene.quote_ends_at(begin - 2)


def restricted(scene: Scene, spot: Spot) -> bool:
    """Whether a relative clause or participle says which: « l'officier mort en mer »."""
    text = scene.text
    if has_relative(scene, spot):
        return True
    if spot.end >= len(text) or spot.end in text.starts:
        return False
    token = text.token(spot.end)
    if token.dep_ in ("acl", "amod") and "Part" in token.morph.get("VerbForm", []):
        return True
    word = text.lower[spot.end]
    return word.endswith(PARTICIPLE) or word in cast_words("says which")
