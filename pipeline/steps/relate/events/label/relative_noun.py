"""The noun of a relative clause: which one « qui », « que », « dont » stands for, and whether another may be meant."""

from __future__ import annotations

from pipeline.french import words
from pipeline.steps.relate.events.bearer import is_person
from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    auxiliaries,
    form_of,
    is_in_date,
    is_passive,
    is_speech,
    lemma_of,
)
from pipeline.steps.relate.events.label.frame import PLACES, Frame
from pipeline.steps.relate.events.label.participle import agree, spelled
from pipeline.steps.relate.events.label.phrase import agrees, article_before, phrase_of
from pipeline.steps.relate.events.label.words import first_word, is_tensed, is_word, phrase_at
from pipeline.steps.relate.events.negation import is_negated
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

OBJECT = frozenset({"obj", "obj:lvc", "xcomp", "ccomp"})
DEEPEST = 4
"""Nouns that are climbed from the word before « qui »."""
NOUNS = frozenset({"NOUN", "PROPN"})
PERSON = "PER"
OPENS = frozenset({",", "(", "–", "—"})
"""What sets a relative off."""


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
    noun, above, days = mark.nbor(-1), verb.head, frame.days
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
    doc = frame.doc
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


def noun_before(frame: Frame, verb: Token, first: int) -> list[int]:
    """The phrase of a relative's noun, if the clause that begins at `first` stands right behind it."""
    noun, doc = noun_of(frame, verb), frame.doc
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
    doc = frame.doc
    while place > noun.i and (doc[place].text in OPENS or doc[place].pos_ == "CCONJ"):
        place -= 1
        if brackets and doc[place].text == ")" and doc[place].head.i > noun.i:
            opening = max((index for index in range(noun.i, place) if doc[index].text == "("), default=noun.i)
            place = opening - 1 if opening > noun.i else place
    return place


def has_rival(frame: Frame, noun: Token, phrase: list[int]) -> bool:
    """Whether a nearer noun may be meant as well: "la fille de la gérante, qui a cédé"."""
    later = (frame.doc[index] for index in phrase if index > noun.i)
    return any(
        one.pos_ == "NOUN"
        and not {one.i, noun.i} <= frame.named  # "l'Autorité de la concurrence, qui"
        and not one.text[:1].isupper()
        and agree(one, noun)
        and (any(child.dep_ == "det" for child in one.children) or _is_last(one, phrase))
        for one in later
    )


def has_rival_above(noun: Token, verb: Token) -> bool:
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
