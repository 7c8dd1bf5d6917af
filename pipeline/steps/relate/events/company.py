"""What stands beside the word of a happening and decides what kind it is: object, subject, complement, field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.records import EventType
from pipeline.steps.relate.events.grammar import (
    DIRECT,
    MAX_CLIMB,
    OBLIQUE,
    PLACES,
    SUBJECT,
    children,
    conjuncts,
    features,
    form_of,
    is_finite,
    is_in_date,
    is_participle,
    is_passive,
    is_reflexive,
    lemma_of,
    may_agree,
    preposition,
    subjects,
)
from pipeline.steps.relate.events.nouns import noun_entry, singular
from pipeline.steps.relate.events.predicate import counted_noun
from pipeline.steps.relate.events.words import (
    Sense,
    company_phrases,
    field_openings,
    field_words,
    persons,
    posts,
    senses,
    words_for,
)
from pipeline.steps.relate.once import once_a_token
from pipeline.steps.relate.parse import Span, Token

SCORE = re.compile(r"\(\d{1,3} ?[-–] ?\d{1,3}\)")
FIELD = "field"
"""Where a document keeps the field of its whole text, once it is asked for."""
FIELD_REACH = 45
LONGEST_FIELD_WORD = 3
PLAIN_COUNT, PLAIN_LEAD = 4, 3
"""Words of a field in a text that is plainly of it, and how many times those of any other field they are."""
BELOW = DIRECT | OBLIQUE | {"iobj", "fixed", "xcomp", "dep", "nmod", "obl:agent"}
BY = "par"


@once_a_token
def in_company(word: Token, lemma: str) -> EventType | None:
    """The first sense of the word whose company is there."""
    return next((sense.type for sense in senses().get(lemma, ()) if _has_company(word, sense)), None)


def _has_company(word: Token, sense: Sense) -> bool:
    match sense.cue:
        case "reflexive":
            return is_reflexive(word)
        case "field":
            return _field_of(word) in sense.words
        case "object":
            return _meets(_counted(objects_of(word)), sense)
        case "subject":
            return _meets(_counted((*doers(word), *subjects(word), *_undergone(word))), sense)
        case "complement":
            return _meets(_around(word), sense)
        case "own":
            return _meets(filter(_is_own, _around(word)), sense)
        case "attribute":
            return _meets((child for child in word.children if child.dep_ not in SUBJECT), sense)
    return False


def _undergone(verb: Token) -> tuple[Token, ...]:
    """As in "les résultats tombés lundi", "un livre paru en mars": what a participle without a doer says happened."""
    bare = verb.dep_ == "acl" and is_participle(verb) and not children(verb, "obl:agent", "obj", "aux:tense")
    return (verb.head,) if bare else ()


def _meets(tokens: Iterable[Token], sense: Sense) -> bool:
    """Whether one of the words is of those that the sense wants, or names a person or a post where it wants one."""
    near = tuple(tokens)
    return (
        any_of(near, sense.words)
        or ("post" in sense.kinds and any_of(near, posts()))
        or ("person" in sense.kinds and any(map(_is_person, near)))
    )


def _counted(nouns: Iterable[Token]) -> Iterator[Token]:
    """Each noun, and what it counts: "une vague d'attentats", "une vague de froid"."""
    for noun in nouns:
        yield noun
        if (inner := counted_noun(noun)).i != noun.i:
            yield inner


def _is_person(noun: Token) -> bool:
    """A name that is no place, a noun for what somebody is, or "il", "la" where they stand for an object."""
    if noun.pos_ == "PROPN":
        return noun.ent_type_ not in PLACES
    if noun.pos_ == "PRON":
        return bool(features(noun, "Person")) and "Yes" not in features(noun, "Reflex")
    return noun.ent_type_ == "PER" or bool({noun.lower_, lemma_of(noun)} & persons())


def _around(word: Token) -> Iterator[Token]:
    """Objects, complements, and what complements the objects."""
    for thing in objects_of(word):
        yield thing
        yield from children(thing, "nmod")
    yield from _under(word)


def _is_own(noun: Token) -> bool:
    """With a possessive: "ses jours"."""
    return any("Yes" in features(det, "Poss") for det in children(noun, "det"))


def objects_of(verb: Token) -> Iterator[Token]:
    """Objects of a verb, the subject of a passive, the noun that a participle qualifies; coordination included."""
    for child in children(verb, "obj"):
        yield from conjuncts(child)
    joined = verb.dep_ == "conj" and is_participle(verb) and is_participle(verb.head) and is_passive(verb.head)
    if joined and not children(verb, "obj", "aux:tense", *SUBJECT):
        yield from objects_of(verb.head)  # "l'enquête ouverte lundi, puis élargie jeudi"
    relative = verb.dep_ == "acl:relcl"
    own = any(form_of(child) not in words_for("that") for child in children(verb, "obj"))
    if relative and not own and any(form_of(t) in words_for("that") for t in children(verb, "obj", "mark")):
        yield from _headed(verb.head, verb)  # "le titre qu'elle a remporté"
    if is_passive(verb):
        above = tuple(_headed(verb.head, verb)) if verb.dep_ in {"acl", "amod"} else ()
        if verb.dep_ == "advcl":
            above = subjects(verb.head)  # "Commencée en mai, la grève dure"
        undergoing = subjects(verb)
        if relative and any(form_of(t) in words_for("resumes_noun") for t in undergoing):
            undergoing = (verb.head,)  # "l'enquête qui a été ouverte"
        for subject in undergoing or above:
            yield from conjuncts(subject)


def _headed(noun: Token, verb: Token) -> Iterator[Token]:
    """A noun that a clause qualifies, and those that it complements: "le projet de loi du port, déposé en mars"."""
    yield noun
    for _ in range(MAX_CLIMB):
        if noun.dep_ != "nmod" or noun.head.pos_ != "NOUN":
            break
        noun = noun.head
        if may_agree(noun, verb):
            yield noun


def doers(verb: Token) -> tuple[Token, ...]:
    """Subjects of a verb; the agent of a passive; the noun before "qui"."""
    if children(verb, "aux:caus"):
        return children(verb, "obj")  # "a fait voler un drone"
    found = children(verb, "obl:agent") or subjects(verb)
    if any(form_of(t) in words_for("resumes_noun") for t in found) and verb.dep_ == "acl:relcl":
        return (verb.head,)
    return found


def _under(word: Token) -> Iterator[Token]:
    """Nouns and other words under a word, with what complements them: "mis en liquidation judiciaire"; no doers."""
    for child in word.children:
        if is_in_date(child):  # "retiré mardi de la grève"
            yield from (noun for noun in children(child, "nmod") if preposition(noun) and not is_in_date(noun))
            continue
        if child.dep_ in OBLIQUE and child.i < word.i and is_finite(word):
            continue  # "Ce jour de marché, elle voit": not "voir le jour"
        if child.dep_ in BELOW and preposition(child) != BY:
            yield child
            yield from children(child, "nmod", "conj", "fixed")
        elif child.dep_ == "advmod":
            yield from children(child, "fixed")  # "en doute"


def any_of(tokens: Iterable[Token], words: frozenset[str]) -> bool:
    """Whether one of the words is of those, as `names_of` has it."""
    return any(not words.isdisjoint(names_of(token)) for token in tokens)


@once_a_token
def names_of(token: Token) -> frozenset[str]:
    """A word by its form, its lemma, a rough singular, or the phrases that it begins: "enquête publique"."""
    entry = noun_entry(token)
    alone = {token.lower_, singular(token.lower_), lemma_of(token)}
    begun = [phrase for word in alone for phrase, after in company_phrases().get(word, ()) if _goes_on(token, after)]
    return frozenset({*alone, *begun, *([entry.lemma] if entry else [])})


def _goes_on(token: Token, after: tuple[str, ...]) -> bool:
    """Whether these words follow, in the plural or not: "projets de loi", "cartes rouges"."""
    following = token.doc[token.i + 1 : token.i + 1 + len(after)]
    return len(following) == len(after) and all(
        word in {form_of(one), singular(form_of(one))} for one, word in zip(following, after, strict=True)
    )


@once_a_token
def _field_of(word: Token) -> str | None:
    """The field that most words near a word tell of; where none does, the field of the whole text, if it is plain."""
    doc = word.doc
    near = _fields_in(doc.span(max(0, word.i - FIELD_REACH), min(len(doc), word.i + FIELD_REACH)))
    if near:
        return _first_by(near, 1, least=1)
    if FIELD not in doc.kept:
        doc.kept[FIELD] = _first_by(_fields_in(doc.span(0, len(doc))), PLAIN_LEAD, least=PLAIN_COUNT)
    whole: str | None = doc.kept[FIELD]
    return whole


def _first_by(found: Counter[str], lead: int, *, least: int) -> str | None:
    """The field with most words, where it has so many, and more than so many times those of the next."""
    (first, most), (_, following), *_ = (*found.most_common(2), ("", 0), ("", 0))
    return first if most >= least and most > lead * following else None


def _fields_in(span: Span) -> Counter[str]:
    found: Counter[str] = Counter({"sport": 1} if SCORE.search(span.text) else {})
    forms = [form_of(t) for t in span]
    for start, form in enumerate(forms):
        if form not in field_openings() and singular(form) not in field_openings():
            continue
        for size in range(1, min(LONGEST_FIELD_WORD, len(forms) - start) + 1):
            phrase = " ".join(forms[start : start + size])
            field = field_words().get(phrase) or field_words().get(singular(phrase))
            if field is not None:
                found[field] += 1
    return found
