"""Whether each verb of a label has what belongs to it, and one of them is its main verb."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import SUBJECT, auxiliaries, features, is_speech
from pipeline.steps.relate.events.label.clause import top_of
from pipeline.steps.relate.events.label.edges import goes_on
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.own import is_inserted
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.relative_noun import completes, noun_of, object_noun
from pipeline.steps.relate.events.label.words import is_tensed, is_word, phrase_at
from pipeline.steps.relate.parse import Token

GROUP = frozenset({"aux:tense", "aux:pass", "aux:caus", "aux", "cop", "expl:comp", "expl:pass", "expl:pv", "expl:subj"})
VERBS = frozenset({"VERB", "AUX"})
OBJECT = frozenset({"obj", "obj:lvc", "ccomp", "xcomp", "iobj"})
"""Without which a verb says something else, or nothing."""


def splits_verb(frame: Frame, piece: Piece) -> bool:
    """Whether a verb is left without its auxiliary, clitic or "se"."""
    heads = {"VERB", "AUX", "ADJ"} | ({"NOUN"} if not piece.hung else set())
    kept, words_ = set(piece.words), (frame.doc[index] for index in piece.words)
    return any(_is_split(word, kept) for word in words_ if word.pos_ in heads)


def _is_split(verb: Token, kept: set[int]) -> bool:
    """An auxiliary or clitic that is left behind."""
    return any(child.dep_ in GROUP and child.i not in kept and child.i < verb.i for child in verb.children)


def lacks_any_object(frame: Frame, piece: Piece) -> bool:
    """Whether a verb is left without all that it governs."""
    kept, words_ = set(piece.words), (frame.doc[index] for index in piece.words)
    return any(_lacks_object(frame, word, kept) for word in words_ if word.pos_ == "VERB") or goes_on(frame, piece)


def _lacks_object(frame: Frame, verb: Token, kept: set[int]) -> bool:
    """All that a verb governs was cut, its day aside; or the noun that « que » before it stands for."""
    noun = object_noun(frame, verb)
    if noun is not None and noun.i not in kept and noun.i in frame:
        return True
    if _has_lost_relative(frame, verb, kept):
        return True
    below = [child.i for child in verb.children if child.dep_ in OBJECT and child.i > verb.i and child.i in frame]
    below = [index for index in below if not _is_behind_colon(verb, index)]
    below = [index for index in below if index not in frame.own]
    return bool(below) and not any(index in kept for index in below)


def _has_lost_relative(frame: Frame, verb: Token, kept: set[int]) -> bool:
    """Whether « que » is its object and was cut, and neither the noun before it nor another object is there."""
    marks = (one for one in verb.children if is_word(one, "object_relative") and one.dep_ in OBJECT and one.i < verb.i)
    if not any(one.i in frame and one.i not in kept and not completes(one) for one in marks):
        return False
    told = noun_of(frame, verb).i in kept
    return not told and not any(child.dep_ in OBJECT and child.i in kept for child in verb.children)


def _is_behind_colon(verb: Token, index: int) -> bool:
    """A clause behind a colon is no object, but for a verb of speech: "la halle ferme : le toit a cédé"."""
    return not is_speech(verb) and any(token.text == ":" for token in verb.doc[verb.i : index])


def lacks_main_verb(frame: Frame, piece: Piece) -> bool:
    """Whether each verb with a tense has a conjunction or relative before it: "ce jour-là, alors que la ville dort"."""
    doc = frame.doc
    kept = [doc[index] for index in piece.words]
    led = {
        token.head.i
        for token in kept
        if (token.pos_ == "PRON" and is_word(token, "relative")) or (token.pos_ == "SCONJ" and token.dep_ == "mark")
    }
    verbs = {top_of(token) for token in kept if token.pos_ in {"VERB", "AUX"} and is_tensed(token)}
    verbs |= {one.head for one in kept if one.dep_ in SUBJECT and one.head.i in piece.words}
    opens = doc[piece.words[0]].pos_ == "ADP"  # "après un accord, a-t-on appris": all else is lost
    return all(_is_led(verb, led) or (opens and is_inserted(verb)) for verb in verbs)


def _is_led(verb: Token, led: set[int]) -> bool:
    """Whether a verb, or the one that it is joined to, has a conjunction or relative; a subjunctive needs one."""
    while verb.dep_ == "conj" and verb.i not in led and not any(child.dep_ in SUBJECT for child in verb.children):
        verb = verb.head
    group = (verb, *auxiliaries(verb))
    return verb.i in led or any("Sub" in features(one, "Mood") or is_word(one, "subjunctive") for one in group)


def runs_into_saying(frame: Frame, piece: Piece) -> bool:
    """Who says it right behind a noun, with no mark that parts them: "le maire dit-il, ferme le port"."""
    doc, order = frame.doc, piece.words
    if any(doc[index].text == "?" for index in range(frame.sentence.start, frame.sentence.end)):
        return False
    said = (place - 1 for place, index in enumerate(order) if place > 1 and doc[index].text.startswith("-"))
    inverted = (place for place in said if doc[order[place + 1]].pos_ == "PRON" and doc[order[place]].pos_ in VERBS)
    return any(
        doc[order[place - 1]].pos_ in {"NOUN", "PROPN"} or doc[order[place - 1]].text == ")" for place in inverted
    )


def runs_together(frame: Frame, piece: Piece) -> bool:
    """Two verbs with tenses, and nothing that parts them: "le maire dirigeait le port a démissionné"."""
    doc, order = frame.doc, piece.words
    verbs = joints = 0
    for index in order:
        token = doc[index]
        if (
            token.is_punct
            or token.pos_ in {"SCONJ", "CCONJ"}
            or is_word(token, "relative")
            or phrase_at(doc, index, index + 1, "opens_clause")
        ):
            joints += 1
        elif token.pos_ in {"VERB", "AUX"} and is_tensed(token):
            verbs += 1
            if verbs > joints + 1:
                return True
    return False
