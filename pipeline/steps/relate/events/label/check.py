"""Whether a label may stand alone: each check names what it finds wrong, and a label with a fault gives way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.french import words
from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    auxiliaries,
    features,
    form_of,
    is_participle,
    is_speech,
    is_verbal,
    verb_above,
)
from pipeline.steps.relate.events.label.candidates import Candidate
from pipeline.steps.relate.events.label.clause import top_of
from pipeline.steps.relate.events.label.edges import ends_open, goes_on, is_speechless, is_torn, may_open, opens_day
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.participle import agree
from pipeline.steps.relate.events.label.piece import PAIRS, Piece
from pipeline.steps.relate.events.label.relative import object_noun
from pipeline.steps.relate.events.label.words import (
    LONGEST,
    ends_with,
    is_tensed,
    is_word,
    opens_with,
    phrase_at,
)
from pipeline.steps.relate.parse import Doc, Token

MARKUP = re.compile(r"https?:|www\.|pic\.twitter|[|<>{}\\#@]|\*\*|__|\s:\s*$")
FEWEST_WORDS = 3
TWO_CLAUSES = 2
GROUP = frozenset({"aux:tense", "aux:pass", "aux:caus", "aux", "cop", "expl:comp", "expl:pass", "expl:pv", "expl:subj"})
BELOW = frozenset(
    {
        "nmod",
        "amod",
        "acl",
        "case",
        "det",
        "nummod",
        "appos",
        "flat:name",
        "flat:foreign",
        "obj",
        "xcomp",
        "fixed",
        "aux:tense",
        "aux:pass",
    }
)
OBJECT = frozenset({"obj", "obj:lvc", "ccomp", "xcomp", "iobj"})
"""Without which a verb says something else, or nothing."""


def is_whole(frame: Frame, one: Candidate) -> bool:
    """Whether nothing is wrong with a label; of a whole sentence only what the text itself has wrong can be."""
    doc, piece = frame.trigger.doc, one.piece
    noun = doc[piece.words[-1]].pos_ in {"NOUN", "NUM"}  # "avant l'été" ends with no participle
    if next(_of_text(piece.text(doc), noun=noun, entire=one.entire), None) is not None:
        return False
    if one.kind == "clause" and piece.told is None and lacks_main_verb(frame, piece):
        return False
    if not one.entire and _ends_in_subject(doc, piece.words, cut="cut" in one.doubts):
        return False
    return one.entire or next(_of_words(frame, piece), None) is None


def _ends_in_subject(doc: Doc, order: tuple[int, ...], *, cut: bool) -> bool:
    """Whether a relative, or in a cut any noun, is left without its verb: "le port ferme, mais la ville"."""
    subjects = [doc[index] for index in order if doc[index].dep_ in SUBJECT and doc[index].head.i > order[-1]]
    return any(is_word(one, "relative") or (cut and one.pos_ in {"NOUN", "PROPN"}) for one in subjects)


def _of_text(text: str, *, noun: bool, entire: bool) -> Iterator[str]:
    split = text.split()
    if len(split) < FEWEST_WORDS:
        yield "short"
    if any(text.count(opening) != text.count(closing) for opening, closing in PAIRS):
        yield "unpaired"
    if MARKUP.search(text):
        yield "markup"
    if split and not noun and not entire and ends_open(text):
        yield "hanging"
    if ":" in text and len(text.rsplit(":", 1)[1].split()) < FEWEST_WORDS:
        yield "hanging"
    if opens_with(text, "relative") or (opens_with(text, "binds_clause") and not entire):
        yield "opening"


def _of_words(frame: Frame, piece: Piece) -> Iterator[str]:
    doc, order = frame.trigger.doc, piece.words
    kept = set(order)
    if not piece.names and (frame.trigger.i not in kept or frame.happening.last.i not in kept):
        yield "trigger"
    if not frame.own & kept and any(index in frame.others and not _is_of_other(frame, index, kept) for index in order):
        yield "other_day"  # It would say that it was on that day.
    heads = {"VERB", "AUX", "ADJ"} | ({"NOUN"} if not piece.hung else set())
    if any(_is_split(doc[index], kept) for index in order if doc[index].pos_ in heads):
        yield "split_verb"
    lost = [
        index
        for index in order
        if doc[index].dep_ in BELOW and doc[index].head.i not in kept | frame.own and doc[index].head.i in frame
    ]
    if any(_lost_verb(doc, index, order) for index in order if index != piece.told):
        yield "orphan"
    if len(lost) > piece.phrase + piece.hung:
        yield "orphan"
    if any(_lacks_object(frame, doc[index], kept) for index in order if doc[index].pos_ == "VERB"):
        yield "object"
    if goes_on(frame, piece):
        yield "object"
    if _lost_negation(doc, order):
        yield "negation"
    for left, right in pairwise(order):
        if right != left + 1 and left != piece.told and _is_broken(doc[left]):
            yield "seam"
            break
    told = not piece.phrase or (is_verbal(frame.trigger) and piece.told is None and list(order) == sorted(order))
    if told and is_speechless(frame, order):
        yield "hanging"
    first = doc[order[0]]
    verbs = sum(is_tensed(doc[index]) for index in order)
    if verbs < TWO_CLAUSES and phrase_at(doc, first.i, first.i + LONGEST, "opens_clause"):
        yield "opening"
    if not may_open(first):
        yield "opening"
    if any(
        doc[index].dep_ == "mark" and is_word(doc[index], "that") and doc[index].head.i > order[-1] for index in order
    ):
        yield "hanging"  # "ajoute que, tandis que le port ferme"
    if is_torn(frame, piece):
        yield "torn"
    if _runs_together(doc, order):
        yield "verbs"
    if _is_bare(frame, order):
        yield "hanging"


def _lost_verb(doc: Doc, index: int, order: tuple[int, ...]) -> bool:
    """A subject whose verb was cut: "la raison, dit le maire" of "la raison est connue, dit le maire"."""
    verb = doc[index].head
    if doc[index].dep_ not in SUBJECT or is_word(doc[index], "relative") or verb.i in order:
        return False
    shared = any(doc[other].dep_ == "conj" and doc[other].head.i == verb.i for other in order)
    return not shared and min(order) < verb.i < max(order)


def _lacks_object(frame: Frame, verb: Token, kept: set[int]) -> bool:
    """All that a verb governs was cut, its day aside; or the noun that « que » before it stands for."""
    noun = object_noun(frame, verb)
    if noun is not None and noun.i not in kept and noun.i in frame:
        return True
    below = [child.i for child in verb.children if child.dep_ in OBJECT and child.i > verb.i and child.i in frame]
    below = [index for index in below if not _is_behind_colon(verb, index)]
    below = [index for index in below if index not in frame.own]
    return bool(below) and not any(index in kept for index in below)


def _is_behind_colon(verb: Token, index: int) -> bool:
    """A clause behind a colon is no object, but for a verb of speech: "la halle ferme : le toit a cédé"."""
    return not is_speech(verb) and any(token.text == ":" for token in verb.doc[verb.i : index])


def _is_split(verb: Token, kept: set[int]) -> bool:
    """An auxiliary, clitic or "se" of a verb that is left behind."""
    return any(child.dep_ in GROUP and child.i not in kept and child.i < verb.i for child in verb.children)


def _lost_negation(doc: Doc, order: tuple[int, ...]) -> bool:
    """Half of a negation is left behind, on either side."""
    for index in order:
        token = doc[index]
        if is_word(token, "negation_first") and not _is_inside(token):
            near = [doc[other] for other in order if index < other <= index + 14 or index - 12 <= other < index]
            if not any(is_word(other, "negation_second") for other in near):
                return True
        if token.lower_ in words("label_words", use="joins_negation") and order[0] < index < order[-1]:
            near = [doc[other] for other in order if other < index]
            if not any(is_word(other, "negation_first") or other.lower_ == token.lower_ for other in near):
                return True  # "les jeux de 1956 ni aux championnats"
    return False


def _is_inside(token: Token) -> bool:
    """A letter within a word: "rock'n'roll"."""
    return token.i > 0 and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_punct


def _is_broken(word: Token) -> bool:
    """The first of two words that were apart and now touch needs what followed it."""
    hangs = form_of(word) in words("label_words", use="cannot_end") - {"est", "a"}
    return hangs and word.pos_ != "AUX" and not is_word(word, "that")


def _is_of_other(frame: Frame, index: int, kept: set[int]) -> bool:
    """A day plainly of something else: "la loi du 6 janvier", "un accord signé en mai", "dit qu'il ira en mai"."""
    doc = frame.trigger.doc
    if _is_tied(doc, index, kept) or _is_bound(doc, index, kept):
        return True
    verb = verb_above(doc[index])
    mine = {frame.trigger.i, -1 if frame.happening.carrier is None else frame.happening.carrier.i}
    carrier = frame.happening.carrier
    if carrier is not None and carrier.dep_.startswith("parataxis"):
        mine.add(carrier.head.i)  # "…, a dit la maire": what is said is its own
    own = verb_above(frame.trigger)
    mine |= {own.i} if own is not None and not is_verbal(frame.trigger) else set()
    if verb is None or verb.i not in kept or verb.i in mine or index < verb.i:
        return False
    return any(above.i in mine for above in verb.ancestors)


def _is_tied(doc: Doc, index: int, kept: set[int]) -> bool:
    """A day that names a text or meeting: "la loi du 6 janvier"."""
    place = index
    while place - 1 in kept and (
        (doc[place - 1].ent_type_ == "" and is_word(doc[place - 1], "day_tie")) or doc[place - 1].pos_ == "NUM"
    ):
        place -= 1
        if is_word(doc[place], "of_day"):
            break
    return (
        place != index
        and is_word(doc[place], "of_day")
        and place - 1 in kept
        and doc[place - 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "X"}
    )


def lacks_main_verb(frame: Frame, piece: Piece) -> bool:
    """Whether each verb with a tense has a conjunction or relative before it: "ce jour-là, alors que la ville dort"."""
    doc = frame.trigger.doc
    kept = [doc[index] for index in piece.words]
    led = {
        token.head.i
        for token in kept
        if (token.pos_ == "PRON" and is_word(token, "relative")) or (token.pos_ == "SCONJ" and token.dep_ == "mark")
    }
    verbs = {top_of(token) for token in kept if token.pos_ in {"VERB", "AUX"} and is_tensed(token)}
    verbs |= {one.head for one in kept if one.dep_ in SUBJECT and one.head.i in piece.words}
    return all(_is_led(verb, led) for verb in verbs)


def _is_led(verb: Token, led: set[int]) -> bool:
    """Whether a verb, or the one that it is joined to, has a conjunction or relative; a subjunctive needs one."""
    while verb.dep_ == "conj" and verb.i not in led and not any(child.dep_ in SUBJECT for child in verb.children):
        verb = verb.head
    group = (verb, *auxiliaries(verb))
    return verb.i in led or any("Sub" in features(one, "Mood") or is_word(one, "subjunctive") for one in group)


def _is_bound(doc: Doc, index: int, kept: set[int]) -> bool:
    """A day that bounds or compares: "depuis 2015", "par rapport à 2016"."""
    place = index - 1
    while place in kept and (is_word(doc[place], "day_tie") or doc[place].pos_ == "NUM"):
        if ends_with(doc[place], "from_to"):
            return True
        place -= 1
    return place in kept and ends_with(doc[place], "from_to")


def _runs_together(doc: Doc, order: tuple[int, ...]) -> bool:
    """Two verbs with tenses, and nothing that parts them: "le maire dirigeait le port a démissionné"."""
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


def _is_bare(frame: Frame, order: tuple[int, ...]) -> bool:
    """A participle that lost all that followed it: "un accord, signé", "des tirs, commis"; or lost its noun."""
    doc = frame.trigger.doc
    last = doc[order[-1]]
    if last.pos_ == "VERB" and {"Part", "Pres"} <= {*features(last, "VerbForm"), *features(last, "Tense")}:
        return True  # "un décret accélérant"
    for place, index in enumerate(order):
        word = doc[index]
        if not place or word.dep_ not in {"acl", "advcl", "amod", "conj"} or not is_participle(word):
            continue
        before, ends = doc[order[place - 1]], place + 1 == len(order)
        if ends and before.text == "," and (word.pos_ != "ADJ" or opens_day(frame, index + 1)):
            return True
        gap = order[place - 1] != index - 1 or (place > 1 and order[place - 2] != index - 2)
        nouns = [doc[other] for other in order[:place] if doc[other].pos_ == "NOUN"]
        if gap and before.text == "," and nouns and not agree(nouns[-1], word):
            return True
    return False
