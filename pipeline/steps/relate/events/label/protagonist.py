"""Whom a pronoun stands for that opens a sentence some way behind the last name: whom the article is about.

Its title names them, or the sentences before tell of them, or they are named near and most.

Labels ask with the title, participants without; roles ask the cast, which does not look so far back.
"""

from __future__ import annotations

from pipeline.steps.relate.cast import Scene
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.scene import Spot
from pipeline.steps.relate.cast.spots import find_pronoun
from pipeline.steps.relate.cast.subject import sentence_subject
from pipeline.steps.relate.events.grammar import SUBJECT, features
from pipeline.steps.relate.roles.read_role import read_role

SENTENCES_BACK = 5
CHAIN = 8
"""Sentences through which a pronoun is followed back."""
FEWEST = 3
"""Times that the article names whom it is about."""
ALONE = frozenset({"pronoun", "possessive", "latter"})


def protagonist(scene: Scene, place: int, title: str | None = None) -> Figure | None:
    """The one of whom the sentences before tell, each with the same pronoun; whom alone the title names; or named most.

    The last is named near, too.
    """
    text = scene.text
    spot = find_pronoun(text, place)
    if spot is None or spot.form not in ALONE or scene.quote_at(place) is not None:
        return None
    people = [one for one in scene.people if one.agrees(spot.gender)]
    if not people:
        return None
    if spot.form == "pronoun" and (told := _told_on(scene, place, spot.gender, people)) is not None:
        return told
    if title is not None and (headed := _headed(scene, place, spot, title)) is not None:
        return headed
    most = max(people, key=lambda one: len(one.places))
    if len(most.places) < FEWEST or any(len(one.places) == len(most.places) for one in people if one is not most):
        return None
    begin = text.sentence_start(place)
    for _ in range(SENTENCES_BACK):
        if not begin:
            return None
        begin = text.sentence_start(begin - 1)
        near = [one for one in scene.persons_between(begin, place) if one.agrees(spot.gender)]
        if near:
            last = max(at for at in range(begin, place) if scene.figure_at(at) is most) if near == [most] else place
            return most if near == [most] and not _brings_in(scene, last, place) else None
    return None


def _headed(scene: Scene, place: int, spot: Spot, title: str) -> Figure | None:
    """Whom alone the title names, at its head or as dead, where nobody and nothing else may be meant near by."""
    named = [(one, said) for one in scene.people if (said := _said_in(one, title))]
    begin = scene.text.sentence_start(place)
    before = scene.text.sentence_start(begin - 1) if begin else 0
    if len(named) != 1 or _brings_in(scene, before, place):
        return None
    figure, said = named[0]
    if not figure.agrees(spot.gender) or not _is_about(title, said):
        return None
    if spot.form == "pronoun" and _has_thing(scene, before, begin, spot.gender):
        return None
    near = (one for one in scene.persons_between(before, place) if one is not figure)
    return None if any(one.agrees(spot.gender) for one in near) else figure


def _said_in(figure: Figure, title: str) -> str:
    """The longest form of a name that stands in a title."""
    return max((one.text for one in figure.mentions if one.text in title), key=len, default="")


def _is_about(title: str, name: str) -> bool:
    """Whether a title begins with a name, behind a kicker or not, or is of a death: « Mort de la peintre <PER> »."""
    kicker, _, said = title.rpartition(" : ")
    opens = said.startswith(name) or kicker.startswith(name)
    return opens or any(word in cast_words("of a person") for word in title.lower().split())


def _has_thing(scene: Scene, start: int, end: int, gender: str) -> bool:
    """Whether a subject or object that is nobody may be meant: « on estime le nombre … Il s'élève à »."""
    for place in range(start, end):
        noun = scene.text.token(place)
        own = {"m": "Masc", "f": "Fem"}.get(gender, "")
        if (
            noun.pos_ == "NOUN"
            and noun.dep_ in {*SUBJECT, "obj"}
            and {own, "Sing"}
            <= {
                *features(noun, "Gender"),
                *features(noun, "Number"),
            }
        ):
            return True
    return False


def _told_on(scene: Scene, place: int, gender: str, people: list[Figure]) -> Figure | None:
    """« <PER> est mort. Il était né à Lannes. Ami de <PER>, il … »: the subject with which the pronouns begin.

    Only of one whom the article names first, or most: a life is told so. Others who are named on the way are not meant
    as long as no sentence has them for its subject.
    """
    text = scene.text
    begin = text.sentence_start(place)
    for _ in range(CHAIN):
        if not begin:
            return None
        end, begin = begin, text.sentence_start(begin - 1)
        subject = sentence_subject(scene, begin)[0] or _titled_subject(scene, begin, end)
        if subject is None:
            spots = [at for at in range(begin, end) if text.is_word(at, text.lower[place]) and not scene.quote_at(at)]
            if not spots or scene.is_quoted(begin):
                return None
            tied = [scene.ties[at].figure for at in spots if at in scene.ties]
            subject = tied[0] if tied else None
        if subject is not None:
            first = min(people, key=lambda one: one.places[0])
            most = max(people, key=lambda one: len(one.places))
            known = subject.kind == "actor" and subject.agrees(gender) and subject in (first, most)
            return subject if known else None
    return None


def _titled_subject(scene: Scene, start: int, end: int) -> Figure | None:
    """« Le sénateur <PER> est mort »: the name right behind the noun that is subject."""
    text = scene.text
    for place in range(start, end):
        noun = text.token(place)
        if noun.dep_.startswith("nsubj") and noun.head.dep_ == "ROOT":
            names = (one for one in noun.children if one.i > noun.i and not any(c.dep_ == "case" for c in one.children))
            found = (scene.figure_at(text.place_of[one.i]) for one in names if one.i in text.place_of)
            return next((one for one in found if one is not None), None)
    return None


def _brings_in(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody without a name is brought in between two words: « un camarade », « une femme »."""
    text = scene.text
    for place in range(text.mention_end(start), end - 1):
        if not text.is_any_of(place, cast_words("indefinite m", "indefinite f")):
            continue
        human = any(text.is_any_of(place + 1, cast_words(kind)) for kind in ("human m", "human f", "human"))
        role = read_role(text, place + 1, relations=True)
        if human or (role is not None and scene.figure_at(role.head_start) is None):
            return True
    return False
