"""Whose something is: « son livre », of the subject of the sentence, of its clause, or of the one before."""

from __future__ import annotations

from pipeline.records import EntityKind
from pipeline.steps.relate.cast.apart import brings_in, spoken_of
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure, cast_words, determiner_gender
from pipeline.steps.relate.cast.pronouns import quoted_apart
from pipeline.steps.relate.cast.rivals import CLAUSES
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.subject import finite, sentence_subject
from pipeline.steps.relate.cast.topic import opens_as_subject
from pipeline.steps.relate.parse import Token
from pipeline.steps.relate.roles.at_place import modifier_size
from pipeline.steps.relate.roles.read_role import civilities, read_role
from pipeline.steps.relate.roles.role_nouns import role_words

OWNED: dict[EntityKind, str] = {"actor": "of a person", "organization": "of a body"}
"""Kinds of nouns that only persons have, or only bodies."""
DEAD_REACH = 400
"""Words through which somebody dead is looked for."""
DEAD_NEAR = 6
"""Words between « la mort de » and the name, titles among them."""
PARTICIPLES = ("é", "ée", "és", "ées")


@REFERENCES.rule("owner_dead")
def owner_dead(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> est mort. Ses obsèques … »: who is told to be dead, of several the one named most, whoever else acts."""
    if spot.form != "remains" or quoted_apart(scene, spot):
        return None
    told = (dead_at(scene, place) for place in range(max(0, spot.start - DEAD_REACH), spot.start))
    dead = sorted({id(one): one for one in told if one is not None}.values(), key=lambda one: -len(one.places))
    alone = len(dead) == 1 or (len(dead) > 1 and len(dead[0].places) > len(dead[1].places))
    return dead[0] if alone else None


def dead_at(scene: Scene, place: int) -> Figure | None:
    """Whom a word tells dead: « <PER> est mort », « la mort de <PER> »."""
    text = scene.text
    if text.is_any_of(place, cast_words("death of")) and text.is_any_of(place + 1, role_words("of")):
        near = range(place + 2, min(place + 2 + DEAD_NEAR, text.sentence_end(place)))
        figure = next((one for at in near if (one := scene.figure_at(at)) is not None), None)
        if figure is not None:
            return figure if figure.kind == "actor" else None
    if text.is_any_of(place, cast_words("is dead")):
        first = text.sentence_start(place)
        figure = next((one for at in range(place - 1, first - 1, -1) if (one := scene.figure_at(at)) is not None), None)
        return figure if figure is not None and figure.kind == "actor" else None
    return None


@REFERENCES.rule("owner")
def owner(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> a présenté son livre »: the subject of the clause, the only one named before the possessive."""
    if spot.form != "possessive" or quoted_apart(scene, spot) or scene.text.is_any_of(spot.end, cast_words("idiom")):
        return None
    if in_apposition(scene, spot):
        return None
    first = scene.text.sentence_start(spot.start)
    near = [one for one in scene.figures_between(first, spot.start) if not only_in_roles(scene, one, first, spot.start)]
    if len(near) != 1 or other_clause(scene, first, spot.start) or each_of(scene, first, spot.start):
        return None
    subject, _ = sentence_subject(scene, first)
    if subject is None:
        return None
    persons = scene.text.is_any_of(spot.end, cast_words("of a person"))
    if subject.kind == "organization" and (persons or brings_in(scene, spot, first)):
        return None  # « Le tribunal a libéré la prévenue avant son procès »
    return subject if subject is near[0] else None


def only_in_roles(scene: Scene, figure: Figure, start: int, end: int) -> bool:
    """« Le militant <ORG> de la Drôme sort avant son procès »: whether a body is but part of a person's role there."""
    if figure.kind != "organization":
        return False
    told = [tie.spot.role for tie in scene.ties_between(start, end)]
    roles = [one.role for one in scene.roles] + [role for role in told if role is not None]
    places = [at for at in range(start, end) if scene.figure_at(at) is figure]
    return all(any(role.start <= at < role.end for role in roles) for at in places)


@REFERENCES.rule("owner_in_clause")
def owner_in_clause(scene: Scene, spot: Spot) -> Figure | None:
    """« La loi passe, mais <PER> a retiré son texte »: the subject of the possessive's own verb, nobody between."""
    if spot.form != "possessive" or quoted_apart(scene, spot) or scene.text.is_any_of(spot.end, cast_words("idiom")):
        return None
    place = subject_place(scene, spot)
    figure = None if place is None else scene.figure_at(place)
    if place is None or figure is None or in_apposition(scene, spot) or each_of(scene, place, spot.start):
        return None
    others = [one for one in scene.figures_between(place, spot.start) if one is not figure]
    if any(not only_in_roles(scene, one, place, spot.start) for one in others) or brings_in(scene, spot, place):
        return None
    if figure.kind == "organization" and scene.text.is_any_of(spot.end, cast_words("of a person")):
        return None
    return figure


def subject_place(scene: Scene, spot: Spot) -> int | None:
    """Where the one subject of the possessive's verb stands before it; without a parse, the last behind « quand »."""
    text, token = scene.text, scene.text.token(spot.head)
    if not token.pos_:
        first = text.sentence_start(spot.start)
        return next((at for at in range(spot.start - 1, first, -1) if opens_as_subject(scene, at)), None)
    subject = subject_over(token) if token.dep_ == "det" else None
    if subject is None or subject.i > token.i or any(child.dep_ == "conj" for child in subject.children):
        return None
    return text.place_of.get(subject.i)


def subject_over(token: Token) -> Token | None:
    """The subject of the verb that a word stands under, where the word is no part of it and no clause lies between."""
    for over in token.ancestors:
        subjects = [child for child in over.children if child.dep_ in CLAUSES]
        if subjects:
            return subjects[0] if not (subjects[0] == token or subjects[0].is_ancestor(token)) else None
        if over.dep_ in ("acl", "acl:relcl", "ccomp", "csubj") or over.i == over.head.i:
            return None
    return None


@REFERENCES.rule("owner_ahead")
def owner_ahead(scene: Scene, spot: Spot) -> Figure | None:
    """« Dans son rapport, la <ORG> regrette … »: the subject right behind the phrase that opens the sentence."""
    text = scene.text
    if spot.form != "possessive" or quoted_apart(scene, spot) or text.is_any_of(spot.end, cast_words("idiom")):
        return None
    first = text.sentence_start(spot.start)
    if not text.is_any_of(first, role_words("opens an adverbial")) or scene.figures_between(first, spot.start):
        return None
    apart = text.is_any_of(first, cast_words("impersonal to")) and text.is_any_of(
        spot.end, cast_words("beside somebody")
    )
    if apart or "," in text.words[first : spot.start]:
        return None  # « À son avis, <PER> … », « Au matin, sa femme, <PER>, … »
    comma = next((at for at in range(spot.end, text.sentence_end(first)) if text.words[at] == ","), None)
    if comma is None or any(text.is_any_of(at, cast_words("other clause")) for at in range(first, comma)):
        return None
    begin = comma + 1
    subject, _ = sentence_subject(scene, first)
    while begin < text.sentence_end(first) and (
        text.is_any_of(begin, role_words("article")) or text.lower[begin] in civilities()
    ):
        begin += 1
    figure = scene.figure_at(begin)
    if figure is None or subject is not figure or scene.figures_between(first, comma):
        return None
    return None if figure.kind == "organization" and text.is_any_of(spot.end, cast_words("of a person")) else figure


@REFERENCES.rule("owner_absolute")
def owner_absolute(scene: Scene, spot: Spot) -> Figure | None:
    """« Son contrat résilié, <PER> est libre »: the subject behind a clause that has a participle and no verb."""
    text = scene.text
    if spot.form != "possessive" or quoted_apart(scene, spot):
        return None
    first = text.sentence_start(spot.start)
    comma = next((at for at in range(spot.end, text.sentence_end(first)) if text.words[at] == ","), None)
    if comma is None or not any(is_done(scene, at) for at in range(spot.end + 1, comma)):
        return None
    subject, _ = sentence_subject(scene, first)
    place = next((at for at in range(first, text.sentence_end(first)) if scene.figure_at(at) is not None), first)
    if subject is None or scene.figure_at(place) is not subject or place <= comma:
        return None
    if any(text.lower[at] in finite() or is_finite(text.token(at)) for at in range(spot.start, place)):
        return None
    return None if subject.kind == "organization" and text.is_any_of(spot.end, cast_words("of a person")) else subject


def is_done(scene: Scene, place: int) -> bool:
    """« résilié »: whether a word is a past participle, by its ending where no parse tells."""
    token = scene.text.token(place)
    shaped = scene.text.lower[place].endswith(PARTICIPLES)
    return (shaped and token.pos_ in ("", "VERB", "ADJ")) or "Past" in token.morph.get("Tense", [])


def is_finite(token: Token) -> bool:
    """A verb with a tense of its own."""
    return "Fin" in token.morph.get("VerbForm", [])


@REFERENCES.rule("owner_before")
def owner_before(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> part. Berlin a autorisé son extradition », « La <ORG> hésite. Sa direction … »: of the subject before."""
    if spot.form != "possessive" or quoted_apart(scene, spot):
        return None
    noun = spot.end + modifier_size(scene.text, spot.end, "before")
    kind = next((kind for kind in OWNED if scene.text.is_any_of(noun, cast_words(OWNED[kind]))), None)
    if kind is None:
        return None
    first = scene.text.sentence_start(spot.start)
    if not first or scene.figures_between(first, spot.start) or other_clause(scene, first, spot.start):
        return None
    before = scene.text.sentence_start(first - 1)
    subject, _ = sentence_subject(scene, before)
    if spoken_of(scene, spot, before) or brings_in(scene, spot, first):
        return None
    rivals = [one for one in scene.figures_between(before, first) if one.kind == kind]
    kin = cast_words("kin f", "kin m")
    if scene.text.is_any_of(before, cast_words("possessive")) and scene.text.is_any_of(before + 1, kin):
        return None  # « Sa compagne, <PER>, l'encourage. Le conseil vote sa nomination. »
    return subject if subject is not None and rivals == [subject] else None


@REFERENCES.rule("owner_of_people")
def owner_of_people(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> a gagné. Son entraîneur exulte. »: of the subject before, where the sentence has nobody and nothing else.

    Who stands at the head of the sentence is somebody's, and a thing has no lawyer.
    """
    text = scene.text
    if spot.form != "possessive" or not spot.start or spot.start not in text.starts or quoted_apart(scene, spot):
        return None
    noun = spot.end + modifier_size(text, spot.end, "before")
    if read_role(text, noun, relations=True) is None:
        return None
    before = text.sentence_start(spot.start - 1)
    subject, _ = sentence_subject(scene, before)
    if subject is None or scene.figures_between(before, spot.start) != [subject] or scene.is_quoted(before):
        return None
    return None if spoken_of(scene, spot, before) or brings_in(scene, spot, before) else subject


def in_apposition(scene: Scene, spot: Spot) -> bool:
    """« <PER>, son frère, »: whose brother somebody is, not whose he has."""
    return scene.text.is_word(spot.start - 1, ",") and scene.figure_at(spot.start - 2) is not None


def each_of(scene: Scene, start: int, end: int) -> bool:
    """« La <ORG> rend à chaque élu ses clés »: whether each one of some persons stands between two words."""
    return any(
        scene.text.is_any_of(place, cast_words("each")) and read_role(scene.text, place + 1) is not None
        for place in range(start, end)
    )


def other_clause(scene: Scene, start: int, end: int) -> bool:
    """Whether a subordinate clause, a pronoun for somebody else or « mais » and a noun stand between two words."""
    text = scene.text
    led = cast_words("definite", "definite plural") | role_words("indefinite")
    return any(
        text.is_any_of(place, cast_words("other clause"))
        or (text.is_word(place, "mais") and (determiner_gender(text.lower[place + 1]) or text.lower[place + 1] in led))
        for place in range(start, end)
    )
