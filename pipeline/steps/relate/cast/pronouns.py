"""Whom a pronoun or possessive stands for: « il », « elle », « lui », « son »."""

from __future__ import annotations

from pipeline import french
from pipeline.steps.relate.cast.apart import brings_in, goes_on_speaking, spoken_of
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure, cast_words, determiner_gender
from pipeline.steps.relate.cast.rivals import (
    by_somebody,
    fronts,
    has_own_subject,
    meant_apart,
    only_quoted,
    relative_of,
    stands_out,
    thing_since,
    told_somebody,
    within_subject,
)
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.speakers import reports_on, says, speaks_last
from pipeline.steps.relate.cast.speaking import doubles
from pipeline.steps.relate.cast.subject import SEVERAL, sentence_subject
from pipeline.steps.relate.roles.by_verb import roles_of_verb
from pipeline.steps.relate.roles.read_role import civilities, read_role
from pipeline.steps.relate.roles.role_nouns import role_words

PAUSES = frozenset({",", ":", "–", "—"})
"""Marks behind which a pronoun opens its clause."""


@REFERENCES.rule("own_sentence")
def own_sentence(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> a dit qu'il … »: the subject of the sentence, the only one of that gender before the pronoun."""
    if spot.form != "pronoun" or quoted_apart(scene, spot):
        return None
    first = scene.text.sentence_start(spot.start)
    fitting = [one for one in scene.figures_between(first, spot.start) if one.agrees(spot.gender)]
    if len(fitting) != 1 or first == spot.start:
        return None
    subject, _ = sentence_subject(scene, first)
    if subject is not fitting[0] or told_somebody(scene, spot, first) or judged(scene, spot, first):
        return None
    if only_quoted(scene, spot, subject, first):
        return None
    if brings_in(scene, spot, max((at for at in subject.places if at < spot.start), default=first), quoted=False):
        return None  # « Récemment, dit <PER>, une femme est tombée parce qu'elle … »
    if settled(scene, subject, spot):
        return subject
    told = reported(scene, spot) and bears(subject, spot) and not thing_since(scene, spot, first)
    return subject if told else None


def judged(scene: Scene, spot: Spot, first: int) -> bool:
    """« juge le mouvement sain, estimant qu'il est »: « il » may be a thing that stands behind the verb."""
    text = scene.text
    apart = text.is_any_of(spot.start - 1, cast_words("that")) and text.lower[spot.start - 2].endswith("ant")
    if not apart or of_persons(scene, spot) or not text.is_any_of(spot.end, role_words("copula")):
        return False
    return any(determiner_gender(text.lower[at]) == spot.gender for at in range(first + 1, spot.start))


def reported(scene: Scene, spot: Spot) -> bool:
    """« a confirmé qu'elle »: right behind a verb of speech and « que »."""
    text = scene.text
    return text.is_any_of(spot.start - 1, cast_words("that")) and text.lower[spot.start - 2] in says()


def bears(figure: Figure, spot: Spot) -> bool:
    """Whether somebody's gender is known to be that of a pronoun."""
    return figure.gender == spot.gender


@REFERENCES.rule("fronted_clause")
def fronted_clause(scene: Scene, spot: Spot) -> Figure | None:
    """« Si <PER> a vendu la ferme, il … »: the subject of the clause before the comma, nobody else of that gender."""
    text = scene.text
    if spot.form != "pronoun" or quoted_apart(scene, spot) or not text.is_word(spot.start - 1, ","):
        return None
    first = text.sentence_start(spot.start)
    begin = next((at + 1 for at in range(first, min(first + 3, spot.start)) if fronts(scene, at)), None)
    if begin is None:
        return None
    while text.is_any_of(begin, role_words("article")) or text.lower[begin] in civilities():
        begin += 1
    subject = scene.figure_at(begin)
    fitting = [one for one in scene.figures_between(first, spot.start) if one.agrees(spot.gender)]
    return subject if subject is not None and fitting == [subject] and bears(subject, spot) else None


@REFERENCES.rule("subject_before")
def subject_of_sentence_before(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> part. Il … »: the subject of the sentence before, where this one names nobody else before."""
    if spot.form != "pronoun" or quoted_apart(scene, spot):
        return None
    first = scene.text.sentence_start(spot.start)
    if not first or any(one.agrees(spot.gender) for one in scene.figures_between(first, spot.start)):
        return None
    if not opens_clause(scene, spot, first) or has_own_subject(scene, spot, first):
        return None  # « Quel que soit l'avis du conseil, qu'il … », « Quand un cadre gagne plus, il … »
    before = scene.text.sentence_start(first - 1)
    subject, _ = sentence_subject(scene, before)
    if subject is None or not settled(scene, subject, spot) or by_somebody(scene, spot, before, first):
        return None
    # « …, a dit la juge. Elle a ajouté … », but « …, a dit la juge. Elle encourt … » is the one spoken of.
    if not of_speaker(scene, spot, before):
        return None
    others = [one for one in scene.figures_between(before, first) if one is not subject and one.agrees(spot.gender)]
    return None if any(stands_out(scene, one, before, first) for one in others) else subject


def opens_clause(scene: Scene, spot: Spot, first: int) -> bool:
    """Whether nothing but an adverbial stands before a pronoun in its sentence: « En mai, il », « C'est ce qu'il »."""
    behind = scene.text.words[spot.start].startswith("-")
    if behind and doubles(scene, spot):
        return False
    opened = scene.text.is_any_of(first, cast_words("presents"))
    before = scene.text.words[spot.start - 1]
    return behind or opened or spot.start - first <= 1 or before in PAUSES or scene.quote_ends_at(spot.start - 1)


@REFERENCES.rule("only_one_near")
def only_one_near(scene: Scene, spot: Spot) -> Figure | None:
    """The only one of that gender in this sentence and the one before, where no other subject competes."""
    if spot.form != "pronoun" or quoted_apart(scene, spot):
        return None
    first = scene.text.sentence_start(spot.start)
    before = scene.text.sentence_start(first - 1) if first else first
    near = [one for one in scene.figures_between(before, spot.start) if one.agrees(spot.gender)]
    if scene.text.words[spot.start].startswith("-") and doubles(scene, spot):
        return None
    if len(near) != 1 or not settled(scene, near[0], spot) or relative_of(scene, spot, near[0]):
        return None
    if told_somebody(scene, spot, first) or judged(scene, spot, first):
        return None
    if only_quoted(scene, spot, near[0], before) or by_somebody(scene, spot, before, first):
        return None
    if near[0].gender == "u" and any(
        determiner_gender(text) == spot.gender for text in scene.text.lower[first : spot.start]
    ):
        return None  # « <PER> l'a vu. La cellule meurt si elle … »
    if meant_apart(scene, spot, before, near[0]) or within_subject(scene, spot, before, near[0]):
        return None
    human = near[0].kind == "actor" and of_persons(scene, spot)
    if not of_speaker(scene, spot, before):
        return None
    for sentence in {before, first} - {spot.start}:
        subject, gender = sentence_subject(scene, sentence)
        apart = gender in (opposite(spot.gender), SEVERAL)
        # « Le frère de <PER> est parti. Il a été blessé. »
        if subject is None and not apart and not (human and not brings_in(scene, spot, sentence)):
            return None
        if subject is not None and subject is not near[0] and subject.agrees(spot.gender):
            return None
    return near[0]


def settled(scene: Scene, figure: Figure, spot: Spot) -> bool:
    """Whether the gender is known and agrees, or nobody else is there."""
    if figure.kind == "organization" and not of_persons(scene, spot):
        return False  # « Le ministère a fait un plan. Il est public. »
    if figure.gender == spot.gender:
        return True
    return figure.kind == "actor" and figure.gender == "u" and len(scene.people) == 1


def of_speaker(scene: Scene, spot: Spot, before: int) -> bool:
    """Whether a pronoun may mean who speaks in the sentence before, where somebody does.

    « …, dit la juge. Elle a ajouté », « « Non », dit la juge. Elle est rapporteure »; no other verb, no other person.
    Whom « <PER> a dit que la gérante … » brings in is spoken of as well.
    """
    if goes_on_speaking(scene, spot):
        return True
    if speaks_of_self(scene, before):
        return True
    if not speaks_last(scene, before):
        return not (reports_on(scene, before) and brings_in(scene, spot, before))
    return not spoken_of(scene, spot, before) and has_role_after(scene, spot)


def speaks_of_self(scene: Scene, sentence: int) -> bool:
    """« « Je n'ai plus rien », dit <PER>. Il … »: whether who says a quotation speaks of nobody but themselves."""
    end = scene.text.sentence_end(sentence)
    said = [bounds for bounds in scene.quotes if sentence < bounds[1] < end]
    return speaks_last(scene, sentence) and any(
        scene.text.is_any_of(place, french.words("event_words", use="first_person"))
        for start, last in said
        for place in range(start, last)
    )


def has_role_after(scene: Scene, spot: Spot) -> bool:
    """Whether the pronoun's verb gives a role: « Elle est rapporteure du texte »."""
    return next(roles_of_verb(scene.text, spot.end, scene.text.sentence_end(spot.start)), None) is not None


def has_role_ahead(scene: Scene, spot: Spot) -> bool:
    """« Présidente de l'agence depuis 2010, elle », « Née à Lyon, elle »: whether that opens the sentence."""
    text = scene.text
    first = text.sentence_start(spot.start)
    if first == spot.start or not text.is_word(spot.start - 1, ",") or scene.quote_at(first) is not None:
        return False
    role = read_role(text, first)
    told = role is not None and role.noun.number == "s" and role.noun.gender in ("u", spot.gender)
    return told or text.is_any_of(first, role_words("birth"))


def of_persons(scene: Scene, spot: Spot) -> bool:
    """Whether the pronoun is subject of a verb that only persons are subject of, or of a verb of speech."""
    behind = scene.text.words[spot.start].startswith("-")
    near = scene.text.lower[spot.start - 2 : spot.start] if behind else scene.text.lower[spot.end : spot.end + 4]
    if has_role_after(scene, spot) or has_role_ahead(scene, spot):
        return True
    return any(word in says() or word in cast_words("human verb") for word in near)


def quoted_apart(scene: Scene, spot: Spot) -> bool:
    """Whether the spot stands in a quotation: whom it means there is for the speaker to know.

    Not where the speaker has just named somebody of that gender, in the sentence before: « <PER> a gagné. Il est … ».
    """
    quote = scene.quote_at(spot.start)
    if quote is None:
        return False
    first = scene.text.sentence_start(spot.start)
    before = scene.text.sentence_start(first - 1) if first else first
    return not (quote[0] <= before < first and sentence_subject(scene, before)[0] is not None)


def opposite(gender: str) -> str:
    """The other gender."""
    return {"m": "f", "f": "m"}.get(gender, "")
