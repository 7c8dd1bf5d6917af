"""A relative clause as a sentence of its own: its noun takes the place of « qui », « que » or « dont »."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.french import words
from pipeline.steps.relate.events.bearer import is_person
from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    auxiliaries,
    features,
    form_of,
    is_in_date,
    is_passive,
    is_speech,
    lemma_of,
)
from pipeline.steps.relate.events.label.forms import masculine, of
from pipeline.steps.relate.events.label.frame import PLACES, Frame
from pipeline.steps.relate.events.label.participle import agree, spelled
from pipeline.steps.relate.events.label.phrase import agrees, article_before, phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.said_before import is_bare
from pipeline.steps.relate.events.label.words import first_word, is_tensed, is_word, phrase_at
from pipeline.steps.relate.events.negation import is_negated
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

OBJECT = frozenset({"obj", "obj:lvc", "xcomp", "ccomp"})
DEEPEST = 4
"""Nouns that are climbed from the word before « qui »."""
LONGEST = 60
"""Characters of a place in brackets."""
NOUNS = frozenset({"NOUN", "PROPN"})
PERSON = "PER"
OPENS = frozenset({",", "(", "–", "—"})
"""What sets a relative off."""


def relative(frame: Frame, verb: Token, kept: list[int]) -> Piece | None:
    """The clause of a relative's verb, of which `kept` are the words; None where its noun finds no place."""
    doc = frame.trigger.doc
    while kept and (doc[kept[0]].is_punct or doc[kept[0]].pos_ == "CCONJ"):
        kept = kept[1:]
    if not kept or noun_of(frame, verb).i > kept[0]:
        return None
    place = next((at for at, index in enumerate(kept[:3]) if is_word(doc[index], "relative")), None)
    if place is None or (place and doc[kept[0]].pos_ != "ADP"):
        return None
    if kept[0] and doc[kept[0] - 1].text == "(":  # "le maire (qui doit parler lundi) hésite"
        kept = kept[: next((at for at, index in enumerate(kept) if doc[index].text == ")"), len(kept))]
    kept = _to_next_relative(frame, kept)
    opener, rest = doc[kept[place]], kept[place + 1 :]
    days = frame.own | frame.others  # "la halle, qui l'année dernière a brûlé"
    others = (child for child in verb.children if child.dep_ in SUBJECT and child.i not in days)
    if opener.dep_ in SUBJECT and not any(child.i != opener.i for child in others):
        return _for_subject(frame, verb, kept)
    own = next((child for child in verb.children if child.dep_ in SUBJECT and child.i in rest), None)
    if own is None or not agrees(own, verb):
        return None
    if own.i > verb.i:
        return _inverted(frame, verb, own, rest) if is_word(opener, "object_relative") else None
    objects = is_word(opener, "object_relative") and is_head(noun_of(frame, verb))
    if own.pos_ not in NOUNS and not (objects and is_word(own, "stands_for")):
        cleft = any(
            child.dep_ == "cop" for child in noun_of(frame, verb).children
        )  # "c'est à Lannes qu'elle fonda le parc"
        return Piece(tuple(rest)) if is_word(own, "stands_for") and (cleft or not _needs_noun(opener)) else None
    if is_word(opener, "object_relative"):
        return Piece(tuple(rest)) if completes(opener) else _for_object(frame, verb, rest)
    if is_word(opener, "owner_relative") and noun_of(frame, verb).pos_ in NOUNS and rest[0] <= own.i:
        return _for_owner(frame, verb, own, rest)
    if is_word(opener, "place_relative"):
        return _for_place(frame, verb, rest)
    return Piece(tuple(rest))


def _to_next_relative(frame: Frame, kept: list[int]) -> list[int]:
    """Up to another relative that is joined to it: "le maire, qui a cédé mardi et dont le port rouvre"."""
    doc = frame.trigger.doc
    joints = (
        place
        for place, (index, after) in enumerate(pairwise(kept))
        if index > frame.happening.last.i and doc[index].pos_ == "CCONJ" and is_word(doc[after], "relative")
    )
    return kept[: next(joints, len(kept))]


def _for_place(frame: Frame, verb: Token, rest: list[int]) -> Piece:
    """« la ferme de Lannes, où il vivra » -> « il vivra [la ferme de Lannes] », of a place with a name."""
    doc = frame.trigger.doc
    phrase = _noun_before(frame, verb, rest[0] - 1)
    where = doc.text_of(phrase[0], phrase[-1] + 1) if phrase else ""
    last, named = doc[rest[-1]], bool(phrase) and noun_of(frame, verb).pos_ == "PROPN"
    placed = any(doc[index].ent_type_ in PLACES for index in rest)
    if not named or placed or len(where) > LONGEST or last.is_punct or last.i in frame.own:
        return Piece(tuple(rest))
    return Piece(tuple(rest), edits=((last.i, f"{last.text} [{where}]"),))


def _needs_noun(opener: Token) -> bool:
    """Whether a clause lacks a word without the noun that its relative stands for: "dont il dira le discours"."""
    return is_word(opener, "object_relative") or is_word(opener, "owner_relative")


def completes(mark: Token) -> bool:
    """Whether « que » opens what a word says, and stands for no noun: "l'annonce que le port a fermé"."""
    verb = mark.head
    having = any(lemma_of(one) in words_for("have_verb") for one in auxiliaries(verb))
    if having and not is_passive(verb) and {"Fem", "Plur"} & {*spelled(verb, "Gender"), *spelled(verb, "Number")}:
        return False  # "une lettre que la maire a écrite"
    return is_word(mark.nbor(-1), "before_clause") or _says_how(mark.nbor(-1))


def _says_how(noun: Token) -> bool:
    """As in "a rappelé dans une lettre que le port ferme": what is said follows, not what the noun is."""
    verb = noun.head
    oblique = noun.dep_.startswith("obl") and any(child.dep_ == "case" for child in noun.children)
    said = any(child.dep_ in OBJECT and child.i < noun.i and not is_in_date(child) for child in verb.children)
    return oblique and is_speech(verb) and not is_passive(verb) and not said


def object_noun(frame: Frame, verb: Token) -> Token | None:
    """The noun before « que » that is object of an active verb without another, whatever the parser made of it."""
    mark = next((child for child in verb.children if child.i < verb.i and is_word(child, "object_relative")), None)
    if mark is None or not mark.i or is_passive(verb):
        return None
    noun, above, days = mark.nbor(-1), verb.head, frame.own | frame.others
    if completes(mark):
        return None
    if noun.i in days or any(_is_object(one, verb) and one.i not in days for one in verb.children):
        return None
    if verb.dep_ not in {"acl:relcl", "ccomp"} or above.i > verb.i:
        return None
    if verb.dep_ == "ccomp" and (noun.pos_ != "NOUN" or is_speech(above)):
        return None  # "a dit mardi que"
    return noun if verb.dep_ == "ccomp" else above


def _is_object(one: Token, verb: Token) -> bool:
    """Whether a word is the object behind its verb; what is denied is one with « de »: "n'a pas commis d'erreur"."""
    return one.i > verb.i and (
        one.dep_ in OBJECT or (is_negated(verb) and form_of(first_word(one)) in words_for("bare_of"))
    )


def noun_of(frame: Frame, verb: Token) -> Token:
    """The noun of a relative's verb, also where the relative is joined to a participle: "la loi votée et qui sera"."""
    mark = relative_subject(verb)
    astray = verb.dep_ != "acl:relcl" or verb.head.pos_ in {"VERB", "AUX"}
    if mark is not None and astray and not _is_joined(verb):
        return _on_surface(frame, mark, verb) or verb.head
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX", "ADJ"}:
        verb = verb.head
    noun = object_noun(frame, verb) or verb.head
    if mark is not None and verb.dep_ == "acl:relcl" and not agrees(noun, verb):
        noun = _nearer(noun, verb, mark) or noun
    while _ends_name(noun) and agrees(noun.head, verb):
        noun = noun.head
    if is_word(noun, "preposition_noun"):  # "à l'encontre du maire, qui …"
        return next((child for child in noun.children if child.dep_ == "nmod" and child.i > noun.i), noun)
    return noun


def _ends_name(noun: Token) -> bool:
    """Whether a word is only the end of a body's name: "le ministère de la Défense, qui …"."""
    alike = noun.ent_type_ in {"", noun.head.ent_type_}
    return noun.dep_ == "nmod" and noun.text[:1].isupper() and alike and noun.head.pos_ == "NOUN"


def _is_joined(verb: Token) -> bool:
    return verb.dep_ == "conj" and any(child.dep_ == "cc" for child in verb.children)


def relative_subject(verb: Token) -> Token | None:
    """« qui », wherever the parser hung its verb."""
    return next((child for child in verb.children if child.dep_ in SUBJECT and is_word(child, "relative")), None)


def _on_surface(frame: Frame, mark: Token, verb: Token) -> Token | None:
    """The one noun right before « qui », or over that, which agrees with its verb."""
    doc = frame.trigger.doc
    place = _before_marks(frame, doc[frame.sentence.start], mark.i - 1)
    noun, fitting = doc[place], []
    for _ in range(DEEPEST):
        if noun.i not in frame or noun.i >= mark.i:
            break
        named = noun.dep_ in {"flat:name", "flat:foreign"} and noun.head.i < noun.i  # its first word stands for it
        told = noun.pos_ != "NOUN" or any(child.dep_ in {"det", "nummod"} for child in noun.children)
        told = told or article_before(noun, [noun.i]) != ""
        if is_head(noun) and told and not named and noun.ent_type_ not in PLACES and agrees(noun, verb):
            fitting.append(noun)
        if noun.dep_ not in {"nmod", "flat:name", "amod", "appos", "flat:foreign"} or noun.head.i > noun.i:
            break
        noun = noun.head
    return fitting[0] if len(fitting) == 1 else None


def is_head(word: Token) -> bool:
    """Whether a relative may be of a word: a noun, « celle », « ce dernier »."""
    pointing = word.pos_ == "ADJ" and word.i > 0 and is_word(word.nbor(-1), "pointing_determiner")
    return word.pos_ in NOUNS or pointing or (word.pos_ == "PRON" and is_word(word, "relative_head"))


def _nearer(noun: Token, verb: Token, mark: Token) -> Token | None:
    """The noun over or below another that agrees with a relative's verb: "le cas des élus, qui ont", if only one."""
    above = noun.head if noun.dep_ == "nmod" and noun.head.pos_ in NOUNS else noun
    near = [above, *(one for one in noun.subtree if noun.i < one.i < mark.i)]
    fitting = [one for one in near if one.pos_ in NOUNS and one.ent_type_ not in PLACES and agrees(one, verb)]
    told = [one for one in fitting if any(child.dep_ == "det" for child in one.children)]
    fitting = told if len(told) == 1 else fitting
    return fitting[0] if len(fitting) == 1 else None


def _noun_before(frame: Frame, verb: Token, first: int) -> list[int]:
    """The phrase of a relative's noun, if the clause that begins at `first` stands right behind it."""
    noun, doc = noun_of(frame, verb), frame.trigger.doc
    if not is_head(noun):
        return []
    clause = {token.i for token in verb.subtree} | set(range(first, frame.sentence.end))
    phrase = phrase_of(frame, noun, less=clause)
    if phrase and phrase[0] and doc[phrase[0] - 1].text == "-" and not doc[phrase[0] - 1].whitespace_:
        return []  # the second half of « accord-cadre »
    inside = phrase and phrase[0] - 1 > frame.sentence.start
    if phrase and phrase[0] and phrase_at(doc, phrase[0] - 1, phrase[-1] + 1, "link") > 1:
        return []  # "à l'inverse, Lannes et Bréval, qui"
    if inside and doc[phrase[0] - 1].pos_ == "ADP" and doc[phrase[0] - 1].is_title:
        return []  # the end of a name: "le collectif Pour la ville, qui"
    touching = {_before_marks(frame, noun, first - 1, brackets=skipped) for skipped in (False, True)}
    if phrase and _is_joined(verb):  # "la loi, votée en 2012 et qui sera abrogée": less what is joined to it
        comma = next((place for place, index in enumerate(phrase) if doc[index].text == "," and index > noun.i), 0)
        phrase = phrase[:comma] or phrase
        return [] if any(is_tensed(doc[index]) for index in phrase) else phrase
    whole = phrase and phrase[-1] in touching and not any(is_tensed(doc[index]) for index in phrase)
    return phrase if whole else []


def _before_marks(frame: Frame, noun: Token, place: int, *, brackets: bool = True) -> int:
    """The last word of a noun's phrase before a comma, dash or bracket: "le maire (2007-2012), qui"."""
    doc = frame.trigger.doc
    while place > noun.i and (doc[place].text in OPENS or doc[place].pos_ == "CCONJ"):
        place -= 1
        if brackets and doc[place].text == ")" and doc[place].head.i > noun.i:
            opening = max((index for index in range(noun.i, place) if doc[index].text == "("), default=noun.i)
            place = opening - 1 if opening > noun.i else place
    return place


def _for_subject(frame: Frame, verb: Token, kept: list[int]) -> Piece | None:
    phrase, doc = _noun_before(frame, verb, kept[0]), frame.trigger.doc
    if not phrase or not agrees(noun_of(frame, verb), verb):
        return None
    noun = noun_of(frame, verb)
    if _has_rival(frame, noun, phrase) or (doc[kept[0] - 1].text == "," and _has_rival_above(noun, verb)):
        return None
    if noun.pos_ == "PRON" and frame.name(noun) is None:
        return None  # "merci à ceux qui ont aidé"
    if is_speech(verb) and any(child.dep_ == "obj" and is_word(child, "clitic") for child in verb.children):
        return None  # "selon la ville, qui l'a confirmé": what it says is the rest
    bare = noun.pos_ == "NOUN" and not any(child.dep_ in {"det", "nummod"} for child in noun.children)
    if bare and not article_before(noun, phrase):
        return None  # « …, salle qui a brûlé en mai », « un port en pleine crise, qui sera ouvert »
    comma = kept[0] - 1
    opened = doc[comma].text == "," and sum(doc[index].text == "," for index in phrase) % 2
    closing = (comma,) if opened and comma not in phrase else ()  # "la tour, haute de 8 m," of "…, qui a brûlé"
    return Piece((*phrase, *closing, *kept[1:]), lead=article_before(noun_of(frame, verb), phrase), phrase=True)


def _has_rival(frame: Frame, noun: Token, phrase: list[int]) -> bool:
    """Whether a nearer noun may be meant as well: "la fille de la gérante, qui a cédé"."""
    later = (frame.trigger.doc[index] for index in phrase if index > noun.i)
    return any(
        one.pos_ == "NOUN"
        and not {one.i, noun.i} <= frame.named  # "l'Autorité de la concurrence, qui"
        and not one.text[:1].isupper()
        and agree(one, noun)
        and (any(child.dep_ == "det" for child in one.children) or _is_last(one, phrase))
        for one in later
    )


def _has_rival_above(noun: Token, verb: Token) -> bool:
    """Whether « , qui » may go over a thing to whoever it is of, or to either of two: "l'avocat de la société, qui"."""
    if noun.ent_type_ == PERSON or is_person(noun):
        return False
    above: list[Token] = []
    while noun.dep_ in {"nmod", "appos"} and noun.head.i < noun.i and len(above) < DEEPEST:
        noun = noun.head
        if noun.pos_ == "NOUN" and agrees(noun, verb):
            above.append(noun)
    return len(above) > 1 or any(is_person(one) for one in above)


def _is_last(noun: Token, phrase: list[int]) -> bool:
    """A complement with a fused article that ends a phrase: "les préparatifs des fêtes, qui auront lieu"."""
    fused = any(child.lower_ in words("fused_articles") for child in noun.children)
    return fused and noun.dep_ == "nmod" and max(token.i for token in noun.subtree if token.i in phrase) == phrase[-1]


def _for_object(frame: Frame, verb: Token, rest: list[int]) -> Piece | None:
    """« le texte que la chambre a rejeté » -> « la chambre a rejeté le texte »."""
    phrase = _noun_before(frame, verb, rest[0] - 1)
    form = masculine(verb) if "Part" in features(verb, "VerbForm") else verb.text
    if not phrase or form is None or object_noun(frame, verb) is None:
        return None
    at, noun = rest.index(verb.i) + 1, noun_of(frame, verb)
    article = article_before(noun, phrase)
    if not article and noun.pos_ == "NOUN" and not any(child.dep_ in {"det", "nummod"} for child in noun.children):
        return None  # "ministre, poste qu'il a quitté"
    edits = [(verb.i, form)]
    if article:
        edits.append((phrase[0], f"{article} {frame.trigger.doc[phrase[0]].text}"))
    return Piece((*rest[:at], *phrase, *rest[at:]), phrase=True, edits=tuple(edits))


def _inverted(frame: Frame, verb: Token, own: Token, rest: list[int]) -> Piece | None:
    """« les vestes que lui avait offertes Paul Rivoire » -> « Paul Rivoire lui avait offert les vestes »."""
    subject = phrase_of(frame, own)
    if own.pos_ not in NOUNS or not subject or not set(subject) <= set(rest):
        return None
    piece = _for_object(frame, verb, [index for index in rest if index not in subject])
    return None if piece is None else replace(piece, words=(*subject, *piece.words))


def _for_owner(frame: Frame, verb: Token, own: Token, rest: list[int]) -> Piece | None:
    """« Yonas, dont les obsèques sont célébrées » -> « les obsèques de Yonas sont célébrées »."""
    phrase = _noun_before(frame, verb, rest[0] - 1)
    if not phrase or _may_own_object(verb, rest):
        return None
    last = max(
        index
        for index in rest
        if index <= own.i
        or (index in {t.i for t in own.subtree} and index < verb.i and frame.trigger.doc[index].pos_ == "ADJ")
    )
    at = rest.index(last) + 1
    doc, noun = frame.trigger.doc, noun_of(frame, verb)
    starts = [first_word(child) for child in noun.children if child.dep_ == "conj" and child.i in phrase]
    starts = [one.nbor(1) if one.pos_ == "CCONJ" else one for one in starts]
    article = article_before(noun, phrase)
    edits = [(phrase[0], _of(doc[phrase[0]], article)), *((one.i, _of(one, "")) for one in starts)]
    return Piece((*rest[:at], *phrase, *rest[at:]), phrase=True, edits=tuple(edits))


def _may_own_object(verb: Token, rest: list[int]) -> bool:
    """Whether the object may be what « dont » tells the owner of: "le maire, dont la ville a refusé la démission"."""
    below = [one for one in verb.subtree if one.dep_ == "obj" and one.i > verb.i and one.pos_ == "NOUN"]
    return any(is_bare(one, rest) for one in below)


def _of(first: Token, article: str) -> str:
    """« d'une halle » for « une halle »: the first word of a phrase as a complement."""
    opening = f"{article} {first.text}" if article else first.text
    if first.pos_ != "DET":
        return of(opening)
    return of(f"{opening[:1].lower()}{opening[1:]} x").removesuffix(" x")
