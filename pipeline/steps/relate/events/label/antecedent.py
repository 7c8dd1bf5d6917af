"""Whom a pronoun stands for where the cast names nobody: the one subject told before it, in its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.french import mapping
from pipeline.steps.relate.cast.figures import cast_words
from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    SUBJECT,
    features,
    is_bare_participle,
    is_finite,
    is_in_date,
    is_passive,
    is_verbal,
    lemma_of,
)
from pipeline.steps.relate.events.label.words import first_word, is_word, opens_with
from pipeline.steps.relate.events.sentences import is_parsed, sentence_at
from pipeline.steps.relate.events.words import speech_verbs
from pipeline.steps.relate.parse import Span, Token

MOST_STEPS = 3
"""Sentences that a chain of pronouns is followed back."""
LONGEST = 60
"""Characters of the words that stand for a pronoun; longer ones hide what the label says."""
PERSON = "PER"
SEVERAL = "owned by several"
MAIN = frozenset({"ROOT", "conj", "parataxis"})
OPENING, CLOSING = frozenset("«“"), frozenset("»”")
STOPS = frozenset({",", "(", "«", "»", "“", "”", '"', "–", "—", ";", ":", "."})

Names = Callable[[Token], str | None]
"""The name of whom a word stands for, where that is sure."""
Told = tuple[str, range]
"""The words for someone, and the places where they stand."""


def antecedent(pronoun: Token, names: Names, steps: int = MOST_STEPS) -> Told | None:
    """The words for whom a pronoun of the third person stands; None where another reading is as near.

    In its own sentence: the subject of a clause above. Else the subject of the sentence before, if no other there
    agrees with the pronoun and both or none are quoted.
    """
    if not is_word(pronoun, "stands_for") or pronoun.dep_ not in SUBJECT or not steps or is_impersonal(pronoun):
        return None
    sentence = sentence_at(pronoun)
    here = [one for one in subjects_in(sentence) if one.i != pronoun.i and agrees(one, pronoun)]
    above = {one.i for one in pronoun.head.ancestors}
    over = [one for one in here if one.head.i in above and (one.i < pronoun.i or one.i < one.head.i)]
    if over or any(one.i < pronoun.i for one in here):
        nouns = {one.i for one in here if one.pos_ != "PRON"}
        return _told(over[-1], pronoun, names, steps) if over and len(nouns) <= 1 else None
    if any(one.i < pronoun.i and one.ent_type_ == PERSON for one in subjects_in(sentence)):
        return None  # "Hugo a été nommé ; elle part": no other than who is subject here, if anyone
    before = _before(sentence)
    rivals = [one for one in pronoun.doc[sentence.start : pronoun.i] if _competes(one, pronoun)]
    if before is None or (rivals and not _is_human(pronoun)):
        return None
    found = [one for one in subjects_in(before) if agrees(one, pronoun)]
    if is_passive(pronoun.head) and any(_is_new_object(one) and agrees(one, pronoun) for one in before):
        return None  # "La ville a voté un plan. Il a été signé."
    people = [one for one in found if one.ent_type_ == PERSON and any(c.dep_ == "flat:name" for c in one.children)]
    if len(found) > 1 and len(people) == 1 and _is_human(pronoun):
        return None if _crosses_quotes(people[0], pronoun) else _told(people[0], pronoun, names, steps)
    if len(found) != 1 or found[0].head.dep_ not in MAIN or _crosses_quotes(found[0], pronoun):
        return None
    return _told(found[0], pronoun, names, steps)


def _competes(noun: Token, pronoun: Token) -> bool:
    """Whether a noun before a pronoun may be meant as well: no place, and no time of day or year."""
    if is_word(noun, "article_new"):  # « l'une de ses visites, et elle était brève »
        return noun.dep_ != "det" and ("Fem" in features(pronoun, "Gender")) == noun.lower_.endswith("e")
    return noun.pos_ == "NOUN" and not noun.ent_type_ and not is_word(noun, "known_alone") and agrees(noun, pronoun)


def _is_new_object(noun: Token) -> bool:
    return noun.dep_ == "obj" and any(is_word(child, "article_new") for child in noun.children)


def _is_human(pronoun: Token) -> bool:
    """Whether it is subject of a verb that people are subject of: speech above all."""
    verb = pronoun.head
    group = {verb.lower_, *(child.lower_ for child in verb.children)}
    return lemma_of(verb) in speech_verbs() or bool(group & cast_words("human verb"))


def owner(determiner: Token, names: Names) -> Told | None:
    """The words for whose something is: « le pont fut contesté avant son édification »; None where that is open.

    The subject of the clause that the possessive stands in, or the one name that is subject of the sentence before.
    """
    if not is_word(determiner, "stands_for_owner") or determiner.head.i == determiner.i:
        return None
    noun, verb = determiner.head, determiner.head
    for _ in range(MAX_CLIMB):
        if verb.dep_ in SUBJECT or verb.head.i == verb.i:
            break
        verb = verb.head
        if is_bare_participle(verb) and verb.dep_ in {"acl", "amod"}:
            return None  # "les assassinats commis par le parti contre ses rivaux"
        if is_verbal(verb) and (found := [s for s in verb.children if s.dep_ in SUBJECT and s.i < verb.i]):
            rival = any(child.dep_ == "obj" and _owns(child, determiner) for child in verb.children)
            rival = rival or _is_person_nearer(found[0], determiner)
            return _told(found[0], determiner, names, MOST_STEPS) if _owns(found[0], determiner) and not rival else None
    if noun.dep_ not in SUBJECT and verb.dep_ not in SUBJECT:
        return None
    sentence = sentence_at(determiner)
    if any(one.dep_ in SUBJECT and one.i < determiner.i for one in sentence):
        return None  # "La ville a saisi la cour, a indiqué son avocate": the sentence says whose
    before = _before(sentence)
    found = [] if before is None else [one for one in subjects_in(before) if _owns(one, determiner)]
    if len(found) != 1 or _crosses_quotes(found[0], determiner) or found[0].head.dep_ not in MAIN:
        return None
    name = names(found[0])
    if name is None and found[0].pos_ != "PROPN":
        return None
    return _told(found[0], determiner, names, MOST_STEPS)


def _is_person_nearer(noun: Token, determiner: Token) -> bool:
    """Whether somebody is named behind a thing or body: "l'enquête vise Paul Rivoire et sa société"."""
    between = determiner.doc[noun.i + 1 : determiner.i]
    return noun.ent_type_ != PERSON and any(one.ent_type_ == PERSON for one in between)


def _owns(noun: Token, determiner: Token) -> bool:
    several = is_owned_by_several(determiner)
    joined = any(child.dep_ == "conj" for child in noun.children)
    fits = several == (joined or "Plur" in features(noun, "Number"))
    return fits and (noun.pos_ in {"NOUN", "PROPN"} or is_word(noun, "stands_for")) and not is_impersonal(noun)


def is_owned_by_several(determiner: Token) -> bool:
    """« leur », « leurs »."""
    return mapping("label_words", "word", "note", use="stands_for_owner")[determiner.lower_] == SEVERAL


def is_impersonal(pronoun: Token) -> bool:
    """« il faut », « il est 23 h »: of nobody."""
    text = pronoun.doc.text_of(pronoun.i, pronoun.i + 4)
    after = pronoun.doc[pronoun.i + 1 : pronoun.i + 3]
    hour = len(after) > 1 and after[0].pos_ in {"AUX", "VERB"} and after[1].text[:1].isdigit()
    return hour or opens_with(text + " ", "impersonal")


def agrees(noun: Token, pronoun: Token) -> bool:
    """Whether gender and number of a subject may be those of a pronoun."""
    feminine, several = "Fem" in features(pronoun, "Gender"), "Plur" in features(pronoun, "Number")
    joined = any(child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"} for child in noun.children)
    if several != (joined or "Plur" in features(noun, "Number")):
        return False
    near = (noun, *(child for child in noun.children if child.dep_ == "det"))
    genders = {gender for one in near for gender in features(one, "Gender")}
    return not genders or ("Fem" in genders) == feminine


def subjects_in(sentence: Span) -> Iterator[Token]:
    """Subjects of the verbs of a sentence, relatives aside; a day, which parsers take for one, is none."""
    for token in sentence:
        if is_in_date(token):
            continue  # "Mardi ouvrira la halle. Elle a coûté …"
        noun = token.pos_ in {"NOUN", "PROPN"} and (
            token.pos_ == "PROPN" or any(c.dep_ == "det" for c in token.children)
        )
        if token.dep_ in SUBJECT and (noun or (is_word(token, "stands_for") and not is_impersonal(token))):
            yield token


def _before(sentence: Span) -> Span | None:
    """The sentence before, where it is parsed and has a verb."""
    place = sentence.start - 1
    while place >= 0 and sentence.doc[place].is_space:
        place -= 1
    if place < 0:
        return None
    before = sentence_at(sentence.doc[place])
    told = is_parsed(before) and any(is_verbal(token) and is_finite(token) for token in before)
    return before if told else None


def _crosses_quotes(noun: Token, pronoun: Token) -> bool:
    """Whether one of the two stands in a quotation that the other is not in."""
    between = [token.text for token in noun.doc[noun.i : pronoun.i]]
    opened = sum(text in OPENING for text in between)
    closed = sum(text in CLOSING for text in between)
    first = next((text for text in between if text in OPENING | CLOSING), "")
    return opened != closed or first in CLOSING or between.count('"') % 2 == 1


def _told(noun: Token, pronoun: Token, names: Names, steps: int) -> Told | None:
    if (name := names(noun)) is not None:
        return name, range(noun.i, noun.i + 1)
    if noun.pos_ == "PRON":
        return antecedent(noun, names, steps - 1)
    words = noun_words(noun)
    text = noun.doc.text_of(words[0], words[-1] + 1)
    phrase = noun.doc[words.start : words.stop]
    owned = any(one.pos_ == "DET" and is_word(one, "owning_determiner") for one in phrase)
    if len(text) > LONGEST or pronoun.i in words or owned or is_word(phrase[0], "leans_back"):
        return None  # « son frère », « cet homme » would be as open
    first = phrase[0]
    return (first.lower_ + text[len(first) :] if first.pos_ == "DET" else text), words


def noun_words(noun: Token) -> range:
    """A noun with what stands before it and what follows up to a mark or clause."""
    doc, inside = noun.doc, {token.i for token in noun.subtree}
    start, end = first_word(noun).i, noun.i + 1
    while start < noun.i and (
        doc[start].is_punct or is_word(doc[start], "relative") or doc[start].pos_ in {"ADP", "ADV", "CCONJ", "SCONJ"}
    ):
        start += 1
    while end in inside and doc[end].text not in STOPS and not is_word(doc[end], "relative"):
        end += 1
    return range(start, end)
