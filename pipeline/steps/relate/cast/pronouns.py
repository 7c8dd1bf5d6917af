"""Whom a pronoun or possessive stands for: « il », « elle », « lui », « son »."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.steps.relate.cast.apart import brings_in, goes_on_speaking, spoken_of
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure, cast_words, determiner_gender
from pipeline.steps.relate.cast.scene import SEVERAL, Scene, Spot, says
from pipeline.steps.relate.cast.speaking import doubles
from pipeline.steps.relate.roles.by_verb import roles_of_verb
from pipeline.steps.relate.roles.read_role import civilities, read_role
from pipeline.steps.relate.roles.role_nouns import small_words

TOLD_NEAR = 6
"""Words before « qu'il » within which « lui » says to whom something is told."""
RELATIVE_NEAR = 7
"""Words before « , qu'il » within which stands whom the relative clause is about."""
INFINITIVE = ("er", "ir", "re")
CLAUSES = ("nsubj", "nsubj:pass")


@REFERENCES.rule("own_sentence")
def own_sentence(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> a dit qu'il … »: the subject of the sentence, the only one of that gender before the pronoun."""
    if spot.form != "pronoun" or quoted_apart(scene, spot):
        return None
    first = scene.text.sentence_start(spot.start)
    fitting = [one for one in scene.figures_between(first, spot.start) if one.agrees(spot.gender)]
    if len(fitting) != 1 or first == spot.start:
        return None
    subject, _ = scene.subject(first)
    if subject is not fitting[0] or told_somebody(scene, spot, first) or judged(scene, spot, first):
        return None
    named = [at for at in range(first, spot.start) if scene.figure_at(at) is subject]
    if scene.quote_at(spot.start) is None and all(scene.quote_at(at) is not None for at in named):
        return None  # « « <PER> ment », dit-il »
    if brings_in(scene, spot, max((at for at in subject.places if at < spot.start), default=first), quoted=False):
        return None  # « Récemment, dit <PER>, une femme est tombée parce qu'elle … »
    if settled(scene, subject, spot):
        return subject
    told = reported(scene, spot) and bears(subject, spot) and not thing_since(scene, spot, first)
    return subject if told else None


def told_somebody(scene: Scene, spot: Spot, first: int) -> bool:
    """« lui a dit qu'il »: the pronoun may mean whom the words are told."""
    text = scene.text
    if not text.is_word(spot.start - 1, *cast_words("that")):
        return False
    near = range(max(first, spot.start - TOLD_NEAR), spot.start - 1)
    told = any(text.lower[at] in says() or text.lower[at].endswith(INFINITIVE) for at in near)
    return told and any(text.is_word(at, *cast_words("clitic")) and text.words[at + 1] != "," for at in near)


def judged(scene: Scene, spot: Spot, first: int) -> bool:
    """« juge le mouvement sain, estimant qu'il est »: « il » may be a thing that stands behind the verb."""
    text = scene.text
    apart = text.is_word(spot.start - 1, *cast_words("that")) and text.lower[spot.start - 2].endswith("ant")
    if not apart or of_persons(scene, spot) or not text.is_word(spot.end, *small_words("copula")):
        return False
    return any(determiner_gender(text.lower[at]) == spot.gender for at in range(first + 1, spot.start))


def relative_of(scene: Scene, spot: Spot, figure: Figure) -> bool:
    """« le chef de Roque, qu'il a vu »: whom a relative clause is about is not its « il »."""
    text = scene.text
    place = spot.start - 1
    if not text.is_word(place, *cast_words("that")) or not text.is_word(place - 1, ","):
        return False
    near = range(max(0, place - RELATIVE_NEAR), place - 1)
    return any(scene.figure_at(at) is figure for at in near)


def reported(scene: Scene, spot: Spot) -> bool:
    """« a confirmé qu'elle »: right behind a verb of speech and « que »."""
    text = scene.text
    return text.is_word(spot.start - 1, *cast_words("that")) and text.lower[spot.start - 2] in says()


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
    while text.is_word(begin, *small_words("article")) or text.lower[begin] in civilities():
        begin += 1
    subject = scene.figure_at(begin)
    fitting = [one for one in scene.figures_between(first, spot.start) if one.agrees(spot.gender)]
    return subject if subject is not None and fitting == [subject] and bears(subject, spot) else None


def fronts(scene: Scene, place: int) -> bool:
    """« si », « quand », « alors que »: whether the next word opens a clause that stands before its main clause."""
    text = scene.text
    if text.is_word(place, *cast_words("that")):
        return text.is_word(place - 1, *cast_words("fronts before that"))
    return text.is_word(place, *cast_words("fronts"))


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
    subject, _ = scene.subject(before)
    if subject is None or not settled(scene, subject, spot) or by_somebody(scene, spot, before, first):
        return None
    # « …, a dit la juge. Elle a ajouté … », but « …, a dit la juge. Elle encourt … » is the one spoken of.
    if not of_speaker(scene, spot, before):
        return None
    others = [one for one in scene.figures_between(before, first) if one is not subject and one.agrees(spot.gender)]
    return None if any(stands_out(scene, one, before, first) for one in others) else subject


def by_somebody(scene: Scene, spot: Spot, start: int, end: int) -> bool:
    """« <PER> a été giflé par un passant. Il … »: whether somebody without a name has done it."""
    text = scene.text
    unnamed = cast_words(f"indefinite {spot.gender}")
    places = [at for at in range(start, end - 2) if text.is_word(at, *small_words("by"))]
    human = cast_words(f"human {spot.gender}")
    return any(
        text.is_word(at + 1, *unnamed)
        and (text.lower[at + 2] in human or ((role := read_role(text, at + 2)) is not None and role.end <= end))
        for at in places
    )


def stands_out(scene: Scene, figure: Figure, start: int, end: int) -> bool:
    """Whether somebody is more between two words than the complement of a noun: « après la victoire de <PER> »."""
    places = [at for at in range(start, end) if scene.figure_at(at) is figure]
    tokens = [token for at in places if not (token := scene.text.token(at)).dep_.startswith("flat")]
    return any(not token.pos_ or not (is_complement(token) or is_within_relative(token)) for token in tokens)


def is_within_relative(token: Token) -> bool:
    """« ce que <PER> avait dit », « le plan que <PER> a vu »: whether a name is subject in a relative clause."""
    return token.dep_.startswith("nsubj") and token.head.dep_ in ("acl:relcl", "acl")


def is_complement(token: Token) -> bool:
    """Whether a name complements a noun that stands behind the noun or verb over it."""
    return token.dep_ == "nmod" and token.head.pos_ == "NOUN" and token.head.head.i < token.head.i


def opens_clause(scene: Scene, spot: Spot, first: int) -> bool:
    """Whether nothing but an adverbial stands before a pronoun in its sentence: « En mai, il », « C'est ce qu'il »."""
    behind = scene.text.words[spot.start].startswith("-")
    if behind and doubles(scene, spot):
        return False
    opened = scene.text.is_word(first, *cast_words("presents"))
    before = scene.text.words[spot.start - 1]
    return behind or opened or spot.start - first <= 1 or before == "," or scene.quote_ends_at(spot.start - 1)


def has_own_subject(scene: Scene, spot: Spot, first: int) -> bool:
    """« Quand un cadre gagne plus, il … »: whether somebody or something without a name is subject before.

    Not in « Ancien mineur, il … », where the parser may have taken both for subjects of one verb.
    """
    text, pronoun = scene.text, scene.text.token(spot.head)
    for place in range(first, spot.start):
        token = text.token(place)
        if scene.figure_at(place) is not None:
            continue
        if pronoun.pos_ and token.dep_ in CLAUSES and token.head.i != pronoun.head.i and is_thing(token, spot.gender):
            return True
        if not pronoun.pos_ and fronts(scene, place) and determiner_gender(text.lower[place + 1]) == spot.gender:
            return True
    return False


def is_thing(token: Token, gender: str) -> bool:
    """Whether a word is a noun in the singular, of a gender."""
    if token.pos_ != "NOUN" or "Plur" in token.morph.get("Number", []):
        return False
    return {"m": "Masc", "f": "Fem"}.get(gender, "") in token.morph.get("Gender", [])


def thing_since(scene: Scene, spot: Spot, place: int) -> bool:
    """Whether a noun of the spot's gender stands between a word and it, that is nobody's name."""
    tokens = (scene.text.token(at) for at in range(place + 1, spot.start) if scene.figure_at(at) is None)
    return any(is_thing(token, spot.gender) and not says_what(scene, token, spot) for token in tokens)


def says_what(scene: Scene, noun: Token, spot: Spot) -> bool:
    """« Il était maire, poste qu'il a quitté »: a predicate, or what the pronoun's own clause is about."""
    verb = scene.text.token(spot.head).head
    return any(child.dep_ == "cop" for child in noun.children) or (verb.dep_ == "acl:relcl" and verb.head.i == noun.i)


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
    if by_somebody(scene, spot, before, first) or meant_apart(scene, spot, before, near[0]):
        return None
    if within_subject(scene, spot, before, near[0]):
        return None
    human = near[0].kind == "actor" and of_persons(scene, spot)
    if not of_speaker(scene, spot, before):
        return None
    for sentence in {before, first} - {spot.start}:
        subject, gender = scene.subject(sentence)
        apart = gender in (opposite(spot.gender), SEVERAL)
        # « Le frère de <PER> est parti. Il a été blessé. »
        if subject is None and not apart and not (human and not brings_in(scene, spot, sentence)):
            return None
        if subject is not None and subject is not near[0] and subject.agrees(spot.gender):
            return None
    return near[0]


def within_subject(scene: Scene, spot: Spot, start: int, figure: Figure) -> bool:
    """« L'association, présidée par <PER>, proteste. Elle … »: whether one is but the agent of what has that gender.

    The participle shows the gender; only sentences with a date are parsed.
    """
    text = scene.text
    ending = {"m": ("é", "és"), "f": ("ée", "ées")}.get(spot.gender, ())
    places = [at for at in range(start + 2, spot.start) if scene.figure_at(at) is figure]
    by = [at - 1 - text.is_word(at - 1, *cast_words("definite"), *small_words("article")) for at in places]
    return any(text.is_word(at, *small_words("by")) and text.lower[at - 1].endswith(ending) for at in by)


def meant_apart(scene: Scene, spot: Spot, start: int, figure: Figure) -> bool:
    """« Pour lui, la bande de <PER> recule. Il … »: whether a pronoun of that gender stands for somebody else."""
    kinds = (f"pronoun {spot.gender}", f"tied pronoun {spot.gender}")
    words = frozenset().union(*(cast_words(kind) for kind in kinds))
    return any(
        scene.text.is_word(place, *words)
        and scene.text.is_word(place - 1, *small_words("source"))
        and scene.figure_at(place) is not figure
        for place in range(start, spot.start)
    )


@REFERENCES.rule("clitic")
def clitic(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER> est mort. Le pays lui rend hommage. »: the subject of the sentence before, not of this one."""
    if spot.form != "clitic" or quoted_apart(scene, spot) or scene.text.is_word(spot.start - 2, *cast_words("as for")):
        return None  # « <PER> part. <PER>, quant à lui, reste »
    first = scene.text.sentence_start(spot.start)
    if not first:
        return None
    before = scene.text.sentence_start(first - 1)
    subject, _ = scene.subject(before)
    here, _ = scene.subject(first)
    if spoken_of(scene, spot, before):
        return None
    others = [one for one in scene.figures_between(first, spot.start) if one is not here]
    if subject is None or subject.kind != "actor" or subject is here or others or not subject.agrees(spot.gender):
        return None
    return subject if len(scene.persons_between(before, first)) == 1 else None


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
    if not scene.speaks_last(before):
        return not (scene.reports_on(before) and brings_in(scene, spot, before))
    return not spoken_of(scene, spot, before) and has_role_after(scene, spot)


def has_role_after(scene: Scene, spot: Spot) -> bool:
    """Whether the pronoun's verb gives a role: « Elle est rapporteure du texte »."""
    return next(roles_of_verb(scene.text, spot.end, scene.text.sentence_end(spot.start)), None) is not None


def of_persons(scene: Scene, spot: Spot) -> bool:
    """Whether the pronoun is subject of a verb that only persons are subject of, or of a verb of speech."""
    behind = scene.text.words[spot.start].startswith("-")
    near = scene.text.lower[spot.start - 2 : spot.start] if behind else scene.text.lower[spot.end : spot.end + 4]
    if has_role_after(scene, spot):
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
    return not (quote[0] <= before < first and scene.subject(before)[0] is not None)


def opposite(gender: str) -> str:
    """The other gender."""
    return {"m": "f", "f": "m"}.get(gender, "")
