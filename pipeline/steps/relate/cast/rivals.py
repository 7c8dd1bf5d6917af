"""Who or what else a pronoun may mean: « La balle qu'un passant a tirée sur <PER> … Elle … »."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.steps.relate.cast.figures import Figure, cast_words, determiner_gender
from pipeline.steps.relate.cast.impersonal import is_impersonal
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.speakers import says
from pipeline.steps.relate.parse import Token
from pipeline.steps.relate.roles.read_role import read_role
from pipeline.steps.relate.roles.role_nouns import role_words

CLAUSES = ("nsubj", "nsubj:pass")
TOLD_NEAR = 6
"""Words before « qu'il » within which « lui » says to whom something is told."""
RELATIVE_NEAR = 7
"""Words before « , qu'il » within which stands whom the relative clause is about."""
INFINITIVE = ("er", "ir", "re")


def fronts(scene: Scene, place: int) -> bool:
    """« si », « quand », « alors que »: whether the next word opens a clause that stands before its main clause."""
    text = scene.text
    if text.is_any_of(place, cast_words("that")):
        return text.is_any_of(place - 1, cast_words("fronts before that"))
    return text.is_any_of(place, cast_words("fronts"))


def told_somebody(scene: Scene, spot: Spot, first: int) -> bool:
    """« lui a dit qu'il »: the pronoun may mean whom the words are told."""
    text = scene.text
    if not text.is_any_of(spot.start - 1, cast_words("that")):
        return False
    near = range(max(first, spot.start - TOLD_NEAR), spot.start - 1)
    told = any(text.lower[at] in says() or text.lower[at].endswith(INFINITIVE) for at in near)
    return told and any(text.is_any_of(at, cast_words("clitic")) and text.words[at + 1] != "," for at in near)


def relative_of(scene: Scene, spot: Spot, figure: Figure) -> bool:
    """« le chef de Roque, qu'il a vu »: whom a relative clause is about is not its « il »."""
    text = scene.text
    place = spot.start - 1
    if not text.is_any_of(place, cast_words("that")) or not text.is_word(place - 1, ","):
        return False
    near = range(max(0, place - RELATIVE_NEAR), place - 1)
    return any(scene.figure_at(at) is figure for at in near)


def only_quoted(scene: Scene, spot: Spot, figure: Figure, start: int) -> bool:
    """« « <PER> ment », dit-il »: whether quotations alone name somebody between a word and a spot outside them."""
    named = [at for at in range(start, spot.start) if scene.figure_at(at) is figure]
    return scene.quote_at(spot.start) is None and all(scene.quote_at(at) is not None for at in named)


def by_somebody(scene: Scene, spot: Spot, start: int, end: int, *, known: bool = False) -> bool:
    """« <PER> a été giflé par un passant. Il … »: whether somebody without a name has done it.

    With `known`, « par le passant » as well.
    """
    text = scene.text
    genders = spot.gender if spot.gender in ("f", "m") else "fm"
    kinds = ("indefinite", "definite") if known else ("indefinite",)
    unnamed = frozenset().union(*(cast_words(f"{kind} {gender}") for kind in kinds for gender in genders))
    unnamed |= cast_words("definite") if known else frozenset()
    places = [at for at in range(start, end - 2) if text.is_any_of(at, role_words("by"))]
    human = frozenset().union(*(cast_words(f"human {gender}") for gender in genders))
    return any(
        text.is_any_of(at + 1, unnamed)
        and (text.lower[at + 2] in human or ((role := read_role(text, at + 2)) is not None and role.end <= end))
        for at in places
    )


def stands_out(scene: Scene, figure: Figure, start: int, end: int) -> bool:
    """Whether somebody is more between two words than the complement of a noun: « après la victoire de <PER> »."""
    places = [at for at in range(start, end) if scene.figure_at(at) is figure]
    tokens = [token for at in places if not (token := scene.text.token(at)).dep_.startswith("flat")]
    return any(not token.pos_ or not (is_complement(token) or is_within_relative(token)) for token in tokens)


def acts_later(scene: Scene, subject: Figure, spot: Spot, sentence: int) -> bool:
    """« <PER> part, <PER> reste. Il … »: whether a sentence goes on to somebody else of that gender as its subject."""
    for place in range(sentence, scene.text.sentence_end(sentence)):
        token, one = scene.text.token(place), scene.figure_at(place)
        if one is None or one is subject or one.kind != "actor" or not one.agrees(spot.gender):
            continue
        if token.pos_ and token.dep_.startswith("nsubj") and token.head.dep_ in ("ROOT", "conj", "parataxis", "ccomp"):
            return True
        if not token.pos_ and goes_to(scene, place):
            return True
    return False


def goes_to(scene: Scene, place: int) -> bool:
    """Without a parse: « <PER> part, <PER> reste »: a name right behind a comma that no list goes on after."""
    text, after = scene.text, scene.text.mention_end(place)
    before = place - 1 - text.is_any_of(place - 1, cast_words("coordinator"))
    apart = text.words[before] == "," and not text.crosses(before, place)
    told = after < len(text) and after not in text.starts and text.words[after][0].isalpha()
    return apart and told and not text.is_any_of(after, role_words("joins"))


def is_within_relative(token: Token) -> bool:
    """« ce que <PER> avait dit », « le plan que <PER> a vu »: whether a name is subject in a relative clause."""
    return token.dep_.startswith("nsubj") and token.head.dep_ in ("acl:relcl", "acl")


def is_complement(token: Token) -> bool:
    """Whether a name complements a noun that stands behind the noun or verb over it."""
    return token.dep_ == "nmod" and token.head.pos_ == "NOUN" and token.head.head.i < token.head.i


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


def within_subject(scene: Scene, spot: Spot, start: int, figure: Figure) -> bool:
    """« L'association, présidée par <PER>, proteste. Elle … »: whether one is but the agent of what has that gender.

    The participle shows the gender; only sentences with a date are parsed.
    """
    text = scene.text
    ending = {"m": ("é", "és"), "f": ("ée", "ées")}.get(spot.gender, ())
    places = [at for at in range(start + 2, spot.start) if scene.figure_at(at) is figure]
    by = [at - 1 - text.is_word(at - 1, *cast_words("definite"), *role_words("article")) for at in places]
    return any(text.is_any_of(at, role_words("by")) and text.lower[at - 1].endswith(ending) for at in by)


def meant_apart(scene: Scene, spot: Spot, start: int, figure: Figure) -> bool:
    """« Pour lui, la bande de <PER> recule. Il … »: whether a pronoun of that gender stands for somebody else."""
    kinds = (f"pronoun {spot.gender}", f"tied pronoun {spot.gender}")
    words = frozenset().union(*(cast_words(kind) for kind in kinds))
    return any(
        scene.text.is_any_of(place, words)
        and scene.text.is_any_of(place - 1, role_words("source"))
        and scene.figure_at(place) is not figure
        for place in range(start, spot.start)
    )


def untied(scene: Scene, spot: Spot, places: Iterable[int]) -> bool:
    """Whether a pronoun of the spot's gender at some words stands for nobody whom the article names."""
    genders = spot.gender if spot.gender in ("f", "m") else "fm"
    words = frozenset().union(*(cast_words(f"pronoun {gender}") for gender in genders))
    open_to = (at for at in places if scene.text.is_any_of(at, words) and at not in scene.ties)
    return any(not is_impersonal(scene.text, at) for at in open_to)
