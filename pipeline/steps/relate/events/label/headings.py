"""Headings for a happening that a noun tells.

Its phrase, or a clause made of the participle on it; what somebody was on a day, with whom: « Paul Rivoire, maire de
Lannes »; the phrase of a pronoun that stands for a happening told before: « Celle [la crue] de mai à Lannes ».
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.french import mapping
from pipeline.steps.relate.events.bearer import bearer_of, is_person
from pipeline.steps.relate.events.grammar import SUBJECT, features, form_of, is_verbal
from pipeline.steps.relate.events.label.antecedent import PERSON, noun_words
from pipeline.steps.relate.events.label.around import RULES, is_apart, sets_scene
from pipeline.steps.relate.events.label.candidate import Candidate, dated_or_not
from pipeline.steps.relate.events.label.carried import carried
from pipeline.steps.relate.events.label.day import without_day
from pipeline.steps.relate.events.label.forms import VOWELS
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.naming import is_somebody
from pipeline.steps.relate.events.label.nominal import is_thin, lacks_matter, phrase
from pipeline.steps.relate.events.label.participle import name_before, qualifies
from pipeline.steps.relate.events.label.phrase import phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.supplied import has_agent, with_auxiliary
from pipeline.steps.relate.events.label.words import is_word
from pipeline.steps.relate.events.nouns import is_body_noun, singular
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

LONGEST = 80
"""Characters of the words for whoever it is said of; longer ones hide what is said."""
ASIDE = frozenset({"conj", "appos"})
BORDERS = frozenset({",", ";", ":", "–", "—", "»"})
JOINS = frozenset({"CCONJ", "SCONJ", "PRON"})


def headings(frame: Frame, noun: Token, thin: list[Piece], *, other: bool) -> Iterator[Candidate]:
    """The phrase of the happening's noun; one that says too little goes to `thin`, unless its clause is another's."""
    piece = None if _is_of_other_day(frame) else phrase(frame, noun, reach=other)
    if piece is None or frame.trigger.i not in piece.words:
        return
    parted = frame.others.intersection(range(frame.trigger.i, min(frame.own, default=0)))
    participle = qualifies(frame.trigger) and not sets_scene(noun)
    told = with_auxiliary(frame, piece, noun) if participle else None
    if told is not None and (has_agent(frame.trigger) or not lacks_matter(frame, piece, noun)):
        yield from dated_or_not(frame, told)
    if participle and (with_day := carried(frame)) is not None:
        yield Candidate("nominal", with_day, ("carried",))
    for shape in dict.fromkeys((without_day(frame, piece), piece)):
        if parted and not frame.own.intersection(shape.words):
            continue  # "les jeux de Bréval (1952) et de Lannes (1956)"
        scene = sets_scene(noun) and not other
        unsure = is_word(frame.doc[shape.words[0]], "owning_determiner") and _has_rival(frame, noun)
        if unsure and other and is_thin(frame, shape, noun):
            continue
        if scene or (is_thin(frame, shape, noun) and not _stands(frame, shape, noun, other=other)):
            thin.append(shape)
        else:
            yield Candidate("nominal", shape, ("participle",) if participle else ())


def _is_of_other_day(frame: Frame) -> bool:
    """Whether another day stands between the noun and its own, behind a comma: "le vol de mai, celui du 3 juin"."""
    doc, own = frame.doc, min(frame.own, default=-1)
    other = max((index for index in frame.others if frame.trigger.i < index < own), default=own)
    return any(token.text == "," for token in doc[other + 1 : max(own, other + 1)])


def _stands(frame: Frame, piece: Piece, noun: Token, *, other: bool) -> bool:
    """Whether a thin phrase with its day is better than its clause, which is of another: "la crue survenue mardi"."""
    if lacks_matter(frame, piece, noun) or not any(index in frame.own for index in piece.words):
        return False
    first = frame.doc[piece.words[0]]
    if first.dep_ != "det" and not piece.lead:
        return False  # "la mort du maire, décès survenu mardi"
    which = is_word(first, "owning_determiner") or is_word(first, "definite") or bool(piece.lead)
    told = any(child.dep_ == "acl" and noun.i < child.i < min(frame.own) for child in noun.children)
    apart = (other and frame.happening.carrier is None) or is_apart(frame, piece, noun)
    return frame.happening.rule == "light_participle" or (apart and (which or told))


def _has_rival(frame: Frame, noun: Token) -> bool:
    """Whether another than the subject before it may be meant: "le juge a entendu Luc Morvel avant son départ"."""
    before = frame.doc[frame.sentence.start : noun.i]
    people = [one for one in before if is_somebody(one) and one.dep_ not in {"flat:name", "appos"}]
    if any(child.dep_ == "obj" and child.ent_type_ not in {"", PERSON} for child in noun.head.children):
        return True  # "dirige Lannes depuis son essor"
    if not people:
        return any(one.dep_ in SUBJECT and is_body_noun(one) for one in before)
    return len(people) > 1 or people[0].dep_ not in SUBJECT


def apposed(frame: Frame) -> Iterator[Piece]:
    """The noun with its complements behind those of whom it is said, who may follow it in the text."""
    noun = frame.trigger
    if noun.pos_ != "NOUN" or not is_person(noun):
        return
    less = {token.i for child in noun.children if child.dep_ in ASIDE for token in child.subtree}
    order = _with_day(frame, phrase_of(frame, noun, less=less))
    bearer = bearer_of(noun) or (_name_behind(frame, order[-1]) if order else None)
    ahead = _name_ahead(frame, order[0]) if order else None
    who = ahead if bearer is None else _who(frame, bearer)
    if who is None or noun.i not in order:
        return
    first = noun.doc[order[0]]
    opening = ((first.i, first.lower_),) if first.is_sent_start else ()
    piece = Piece(tuple(order), lead=f"{who},", phrase=True, edits=opening, hung=len(order))
    yield from dict.fromkeys((without_day(frame, piece), piece))


def _name_behind(frame: Frame, last: int) -> Token | None:
    """The name of whom a phrase describes that ends with `last`: "le champion de 2012, Paul Rivoire"."""
    doc, place = frame.doc, last + 2
    described = place in frame and doc[last + 1].text == ","
    return doc[place] if described and doc[place].ent_type_ == PERSON and doc[place].ent_iob_ == "B" else None


def _name_ahead(frame: Frame, first: int) -> str | None:
    """The name before the comma that opens a phrase, wherever the parse hangs that: "Paul Rivoire, champion"."""
    doc, comma = frame.doc, first - 1
    name = name_before(doc, comma) if comma in frame and doc[comma].text == "," else None
    return None if name is None else doc.text_of(name.i, comma)


def _who(frame: Frame, bearer: Token) -> str | None:
    """A name, or a noun with its words; for a pronoun whom it stands for."""
    if bearer.pos_ == "PRON":
        named = frame.name(bearer)
        return None if named is None else named.name
    words = noun_words(bearer)
    said = bearer.doc.text_of(words[0], words[-1] + 1)
    return said if len(said) <= LONGEST and not frame.own & set(words) else None


def _with_day(frame: Frame, order: list[int]) -> list[int]:
    """With its day where the parse hangs that on another word: "maire de 2001 à 2008"."""
    last = max(frame.own, default=-1)
    near = order and order[-1] < last and all(index in frame.own for index in range(order[-1] + 2, last + 1))
    return [*order, *range(order[-1] + 1, last + 1)] if near else order


def pointed(frame: Frame) -> Iterator[Piece]:
    """The phrase of the pronoun that has the day, with the noun that it stands for behind it."""
    pronoun = _pronoun(frame)
    if frame.happening.rule not in RULES or pronoun is None or (noun := _noun(frame.trigger, pronoun)) is None:
        return
    doc, end = frame.doc, max(frame.own) + 1
    while end in frame and not (
        doc[end].text in BORDERS or doc[end].pos_ in JOINS or is_verbal(doc[end]) or is_word(doc[end], "relative")
    ):
        end += 1
    order = list(range(pronoun.i, end))
    while doc[order[-1]].pos_ in {"ADP", "DET", "ADV"} or doc[order[-1]].is_space or doc[order[-1]].text == ".":
        order.pop()
    piece = Piece(tuple(order), names=((pronoun.i, f"[{noun}]"),), phrase=True, hung=len(order))
    yield from dict.fromkeys((without_day(frame, piece), piece))


def _pronoun(frame: Frame) -> Token | None:
    """« celle », « ceux » before the day."""
    doc, first = frame.doc, min(frame.own, default=0)
    near = (doc[index] for index in range(first - 1, frame.trigger.i, -1))
    return next((one for one in near if form_of(one) in words_for("pointing")), None)


def _noun(noun: Token, pronoun: Token) -> str | None:
    """« la crue », in the number of the pronoun; None where the text has only one and the pronoun is of several."""
    several = "Plur" in features(pronoun, "Number") or form_of(pronoun).endswith(("s", "x"))
    plural = "Plur" in features(noun, "Number")
    gender = features(noun, "Gender")
    if (several and not plural) or not gender or noun.pos_ != "NOUN":
        return None
    form = noun.lower_ if several or not plural else singular(noun.lower_)
    elided = form[:1] in VOWELS
    kind = "several" if several else "elided" if elided else "feminine" if "Fem" in gender else "masculine"
    article = mapping("label_words", "note", "word", use="article")[kind]
    return f"{article}{form}" if article.endswith(("'", "’")) else f"{article} {form}"
