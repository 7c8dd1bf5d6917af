"""Whom « il » goes on about: the subject so far, where the article keeps to it."""

from __future__ import annotations

from pipeline.steps.relate.cast.apart import brings_in
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure, cast_words, determiner_gender
from pipeline.steps.relate.cast.impersonal import is_impersonal
from pipeline.steps.relate.cast.pronouns import of_persons, of_speaker, opens_clause, opposite, quoted_apart
from pipeline.steps.relate.cast.rivals import (
    CLAUSES,
    acts_later,
    by_somebody,
    has_own_subject,
    is_thing,
    stands_out,
    thing_since,
    untied,
)
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.subject import SEVERAL, sentence_subject
from pipeline.steps.relate.roles.role_nouns import role_words

BACK = 3
"""How many sentences back the subject may stand, where none between has another."""
HERO_BACK = 5
"""How many sentences back whom the article is about may be named or meant last.

Of 19 ties in 520 articles the furthest stood four back.
"""


@REFERENCES.rule("clause_before")
def clause_before(scene: Scene, spot: Spot) -> Figure | None:
    """« La loi passe parce que <PER> a dit qu'il … »: the subject of the clause before, nobody else behind it."""
    if not is_subject(scene, spot) or quoted_apart(scene, spot):
        return None
    text = scene.text
    first = text.sentence_start(spot.start)
    for place in range(spot.start - 1, first, -1):
        if not opens_as_subject(scene, place):
            continue
        figure = scene.figure_at(place)
        if figure is None or figure.kind != "actor" or figure.gender != spot.gender:
            return None
        others = [one for one in scene.persons_between(first, spot.start) if one is not figure]
        if any(one.agrees(spot.gender) for one in others) or brings_in(scene, spot, place):
            return None
        return figure if of_persons(scene, spot) or not thing_since(scene, spot, place) else None
    return None


@REFERENCES.rule("goes_on")
def goes_on(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> est mort. En mai, il … »: the subject of the sentences before, whom the article is about."""
    if not is_subject(scene, spot) or quoted_apart(scene, spot):
        return None
    text = scene.text
    first = text.sentence_start(spot.start)
    opens = bool(text.token(spot.head).pos_) or opens_clause(scene, spot, first)
    if not opens or has_own_subject(scene, spot, first):
        return None
    subject, since = subject_so_far(scene, spot, first, over=True)
    if subject is None or subject.kind != "actor" or not subject.agrees(spot.gender):
        return None
    if acts_later(scene, subject, spot, since) or by_somebody(scene, spot, since, first):
        return None
    leads = leads_article(scene, subject, spot)
    before = text.sentence_start(first - 1)
    # « L'évêque <PER> quitte le diocèse de <ORG>. Il … »: where a person is the subject, bodies are none but it.
    rivals = [one for one in scene.persons_between(since, spot.start) if one is not subject and one.agrees(spot.gender)]
    if (
        brings_in(scene, spot, first) or any(stands_out(scene, one, since, spot.start) for one in rivals)
    ) and not leads:
        return None
    if (before != since and not leads) or (subject.gender == "u" and shown_otherwise(scene, subject, spot)):
        return None
    # « <PER> est morte. « Elle osait », dit <PER>. Elle … »: a speaker of the other gender changes nothing.
    return subject if before != since or of_speaker(scene, spot, before) else None


@REFERENCES.rule("hero")
def hero(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> est mort. La foule pleure. La ville fut belle. En mai, il … »: whom the article is about, nobody since.

    Not where the sentence before is about a thing that the pronoun may mean, unless only persons do what it does.
    """
    if not is_subject(scene, spot) or quoted_apart(scene, spot) or not scene.people:
        return None
    text, who = scene.text, scene.people[0]
    first = text.sentence_start(spot.start)
    if who.gender != spot.gender or not leads_article(scene, who, spot):
        return None
    if not opens_clause(scene, spot, first) or has_own_subject(scene, spot, first):
        return None
    told = [*who.places, *(tie.spot.start for tie in scene.ties.values() if tie.figure is who)]
    last = max(place for place in told if place < spot.start)
    since = text.sentence_start(last)
    if sum(since < begin <= first for begin in text.firsts) > HERO_BACK or brings_in(scene, spot, last, quoted=False):
        return None
    if any(one is not who and one.agrees(spot.gender) for one in scene.persons_between(since, spot.start)):
        return None
    if by_somebody(scene, spot, since, first) or untied(scene, spot, range(last + 1, spot.start)):
        return None
    _, gender = sentence_subject(scene, text.sentence_start(first - 1)) if first else (None, "")
    apart = gender in (opposite(spot.gender), SEVERAL)
    before = text.sentence_start(first - 1)
    open_to = apart or of_persons(scene, spot) or not thing_leads(scene, spot, before)
    return who if open_to and of_speaker(scene, spot, before) else None


def subject_so_far(scene: Scene, spot: Spot, first: int, *, over: bool = False) -> tuple[Figure | None, int]:
    """The subject of the last sentence that has one who is named or meant, and where that sentence begins.

    Nobody where a sentence between has another subject that the pronoun may mean. « Il », whoever that is, goes on.
    With `over`, a subject of the other gender is passed over.
    """
    sentence, left, same, another = first, BACK, False, False
    while sentence and left:
        sentence = scene.text.sentence_start(sentence - 1)
        if scene.is_quoted(sentence):
            continue
        subject, gender = sentence_subject(scene, sentence)
        if subject is not None and not (over and gender == opposite(spot.gender)):
            return subject, sentence
        if has_same_pronoun(scene, spot, sentence):
            same = True
            continue
        left -= 1
        if gender not in (opposite(spot.gender), SEVERAL) or brings_in(scene, spot, sentence):
            another = thing_leads(scene, spot, sentence)
            break
    leader = scene.people[0] if same and not another and scene.people else None
    if leader is None or leader.gender != spot.gender or not leads_article(scene, leader, spot):
        return None, first
    since = max((at for at in leader.places if at < spot.start), default=0)
    return (None if brings_in(scene, spot, since) else leader), first


def thing_leads(scene: Scene, spot: Spot, sentence: int) -> bool:
    """« Le projet avance. Il … Il … »: whether the first subject of a sentence is a thing of the pronoun's gender."""
    text = scene.text
    if not text.token(sentence).pos_:
        return determiner_gender(text.lower[sentence]) == spot.gender
    subjects = (at for at in range(sentence, text.sentence_end(sentence)) if text.token(at).dep_ in CLAUSES)
    place = next(subjects, None)
    if place is None or not is_thing(text.token(place), spot.gender):
        return False
    return bool(determiner_gender(text.lower[place - 1])) or text.is_any_of(place - 1, role_words("article"))


def has_same_pronoun(scene: Scene, spot: Spot, sentence: int) -> bool:
    """Whether the first subject of a sentence is the same pronoun: « Il », « En mai, il », not « il y a »."""
    text = scene.text
    subjects = (at for at in range(sentence, text.sentence_end(sentence)) if text.token(at).dep_ in CLAUSES)
    place = next(subjects, sentence)
    return text.is_any_of(place, cast_words(f"pronoun {spot.gender}")) and not is_impersonal(text, place)


def shown_otherwise(scene: Scene, figure: Figure, spot: Spot) -> bool:
    """Whether somebody was meant by a pronoun of the other gender."""
    return any(tie.figure is figure and tie.spot.gender == opposite(spot.gender) for tie in scene.ties.values())


def leads_article(scene: Scene, figure: Figure, spot: Spot) -> bool:
    """Whether an article is about somebody: named first of all, and before this place most often."""
    first = scene.people[0]
    if figure is not first:
        return False
    told = count_before(scene, figure, spot)
    return told > 1 and all(count_before(scene, one, spot) < told for one in scene.people if one is not figure)


def count_before(scene: Scene, figure: Figure, spot: Spot) -> int:
    """How often somebody is named or meant before a place."""
    meant = sum(tie.figure is figure for tie in scene.ties.values())
    return meant + sum(place < spot.start for place in figure.places)


def is_subject(scene: Scene, spot: Spot) -> bool:
    """Whether a spot is a pronoun that is subject of the verb behind it."""
    if spot.form != "pronoun" or scene.text.words[spot.start].startswith("-"):
        return False
    token = scene.text.token(spot.head)
    return not token.pos_ or token.dep_ in CLAUSES


def opens_as_subject(scene: Scene, place: int) -> bool:
    """Whether a word is the subject of a clause: by the parse, else right behind « que », « quand »."""
    text, token = scene.text, scene.text.token(place)
    if token.pos_:
        return token.dep_ in CLAUSES and not text.is_any_of(place, cast_words("relative"))
    return text.is_any_of(place - 1, cast_words("that", "fronts")) and scene.figure_at(place) is not None
