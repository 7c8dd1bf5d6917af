"""The clause of a verb as it would stand alone: its subject, its verb group, all that it governs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    SUBJECT,
    auxiliaries,
    features,
    is_finite,
    is_speech,
    is_verbal,
    lemma_of,
    subjects,
)
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.loose import ASIDE
from pipeline.steps.relate.events.label.phrase import agrees, article_before, phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.relative import object_noun, relative
from pipeline.steps.relate.events.label.words import first_word, is_tensed, is_word, phrase_at
from pipeline.steps.relate.events.words import speech_verbs

UNDER = frozenset({"xcomp", "aux:tense", "aux:pass", "aux:caus", "aux", "cop"})
GROUP = frozenset(
    {"aux:tense", "aux:pass", "aux:caus", "aux", "cop", "expl:comp", "expl:pass", "expl:pv", "advmod", "iobj", "obj"}
)
OBJECT = frozenset({"obj", "obj:lvc", "ccomp", "xcomp"})
STRONG = frozenset({":", ";"})
SETS_OFF = frozenset({",", "(", "–", "—"})
CLOSING = frozenset({"»", "”", '"', ")", "]"})
COMPLEX = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "csubj", "advcl:cleft"})


def top_of(verb: Token) -> Token:
    """The verb that bears the tense over an infinitive or auxiliary."""
    for _ in range(MAX_CLIMB):
        if verb.dep_ not in UNDER or verb.head.i == verb.i:
            break
        verb = verb.head
    return verb


def clause_of(frame: Frame, verb: Token) -> Piece | None:
    """The clause of a verb with its subject in front; None when it has none, or cannot stand without its frame."""
    head = top_of(verb)
    if not (is_finite(head) or auxiliaries(head)):
        return _shared(frame, head) if head.dep_ == "conj" else None
    joined = head.dep_ == "conj" and any(
        child.dep_ in SUBJECT and is_word(child, "relative") for child in head.children
    )
    if head.dep_ == "acl:relcl" or joined or object_noun(frame, head) is not None:
        return relative(frame, head, extent(frame, head))
    if head.dep_ == "conj" and not any(child.dep_ in SUBJECT for child in head.children):
        return _shared(frame, head)
    kept = _without_mark(frame, head, extent(frame, head))
    if not kept:
        return None
    own = [child for child in head.children if child.dep_ in SUBJECT or child.dep_ == "expl:subj"]
    noun = frame.trigger
    if not own and noun.dep_ == "obj" and noun.head.i == head.i:
        return _turned(frame, head, noun, kept)  # "Le 4 décembre a eu lieu la fête"
    if not any(agrees(subject, head) for subject in own):
        return None
    if all(subject.i > head.i for subject in own):
        return _turned(frame, head, own[0], kept)
    return Piece(tuple(kept))


def extent(frame: Frame, head: Token) -> list[int]:
    """All words under a verb but for other clauses: coordinated ones with a subject of their own, asides."""
    out: set[int] = set()
    kept = {head.i}
    for child in head.children:
        below = {token.i for token in child.subtree}
        if _is_apart(frame, child, below):
            out |= below
        else:
            kept |= below
    kept = {index for index in kept if index in frame}
    low, high = min(kept), max(kept)
    order = _to_colon(frame, head, [index for index in range(low, high + 1) if index not in out])
    return _closed(_past_day(frame, order), frame)


def _past_day(frame: Frame, order: list[int]) -> list[int]:
    """With its day at the end, and the phrase behind that: "a perdu le match le 3 mars contre Lannes"."""
    doc, place = frame.trigger.doc, order[-1] + 1
    while place in frame and (place in frame.own or is_word(doc[place], "day_tie")):
        place += 1
    if place not in frame or place - 1 not in frame.own or doc[place].pos_ != "ADP":
        return order
    while place in frame and not (doc[place].is_punct or doc[place].pos_ == "CCONJ" or is_word(doc[place], "relative")):
        place += 1
    return [*order, *range(order[-1] + 1, place)]


def _to_colon(frame: Frame, head: Token, order: list[int]) -> list[int]:
    """Up to a colon or semicolon past the happening, where a clause of its own follows and nothing is said."""
    doc = frame.trigger.doc
    for place, index in enumerate(order):
        if doc[index].text not in STRONG or index <= max(frame.happening.last.i, head.i):
            continue
        after = [doc[other] for other in order[place + 1 :]]
        if any(is_tensed(one) for one in after) and lemma_of(head) not in speech_verbs():
            return order[:place]
    return order


def _closed(order: list[int], frame: Frame) -> list[int]:
    """With the bracket or quotation mark that touches its end."""
    doc = frame.trigger.doc
    while order[-1] + 1 in frame and doc[order[-1] + 1].text in {"»", "”", ")", '"', "]"}:
        order.append(order[-1] + 1)
    return order


def _is_apart(frame: Frame, child: Token, below: set[int]) -> bool:
    if frame.trigger.i in below:
        return False
    if child.dep_ in ASIDE:
        before = child.doc[max(child.left_edge.i - 1, 0)].text
        opened = child.left_edge.text if child.left_edge.is_punct else before
        return opened in SETS_OFF or (opened == ":" and lemma_of(child.head) not in speech_verbs())
    if child.dep_ == "conj" and is_verbal(child):
        return any(c.dep_ in SUBJECT | {"expl:subj"} for c in child.children) or bool(below & frame.others)
    return False


def _without_mark(frame: Frame, head: Token, kept: list[int]) -> list[int]:
    """Less the conjunction that opens a subordinate clause; nothing when the clause needs it."""
    doc = frame.trigger.doc
    while kept and doc[kept[0]].is_punct and not doc[kept[0]].is_quote:
        kept = kept[1:]
    if head.dep_ not in COMPLEX or not kept:
        return kept
    return kept[phrase_at(doc, kept[0], kept[-1] + 1, "opens_clause") :]


def main_clause(frame: Frame, piece: Piece, head: Token) -> Iterator[Piece]:
    """The piece from its subject on, where a clause with a conjunction opens it: "Comme le dit Paul, le parc …"."""
    doc, order = frame.trigger.doc, piece.words
    if not order or not (phrase_at(doc, order[0], order[-1] + 1, "opens_clause") or is_word(doc[order[0]], "as")):
        return
    own = next((child for child in head.children if child.dep_ in SUBJECT | {"expl:subj"}), None)
    start = None if own is None else first_word(own).i
    if start in order and doc[order[order.index(start) - 1]].text == ",":
        yield replace(piece, words=order[order.index(start) :])


def _shared(frame: Frame, head: Token) -> Piece | None:
    """A verb that is coordinated to another and has its subject, with the auxiliary where it lacks one."""
    doc = frame.trigger.doc
    first = head
    for _ in range(MAX_CLIMB):
        if first.dep_ not in {"conj", "xcomp"} or first.head.i == first.i:
            break
        first = first.head
        if any(child.dep_ in SUBJECT for child in first.children):
            break
    found = [s for s in subjects(head) if s.i < head.i]
    if not found:
        return None
    told = found[0]
    if told.pos_ == "PRON" and is_word(told, "relative"):
        told = told.head.head  # "la loi qui sera signée lundi et publiée mardi"
    if not agrees(told, head):
        return None
    clause = {lower.i for lower in first.subtree} if first.dep_ == "acl:relcl" else set()
    kept = extent(frame, head)
    while kept[0] < head.i and (doc[kept[0]].is_punct or doc[kept[0]].pos_ == "CCONJ"):
        kept = kept[1:]
    joined = any(child.dep_ == "cc" for child in head.children)
    if any(token.text in CLOSING for token in doc[max(kept[0] - 2, 0) : kept[0]]) or (is_speech(head) and not joined):
        return None  # "« … », s'interroge le journal", "la ville a gagné, estime la maire": who speaks follows
    subject = phrase_of(frame, told, less=clause)
    group: list[int] = []
    if "Fin" not in features(head, "VerbForm") and not auxiliaries(head):
        group = sorted(
            child.i
            for child in first.children
            if child.i < first.i and child.dep_ in GROUP and child.pos_ in {"AUX", "PRON", "ADV"}
        )
    return Piece((*subject, *group, *kept), lead=article_before(told, subject), phrase=bool(clause))


def _turned(frame: Frame, head: Token, subject: Token, kept: list[int]) -> Piece | None:
    """A clause whose subject follows its verb, with the subject in front; a quotation before it stays as it is."""
    doc = frame.trigger.doc
    said = lemma_of(head) in speech_verbs() and not any(child.dep_ in OBJECT for child in head.children)
    if subject.pos_ == "PRON" or said:
        return Piece(tuple(range(frame.sentence.start, frame.sentence.end)))  # "…, a-t-on appris"
    phrase = [index for index in phrase_of(frame, subject) if index in set(kept)]
    before = doc[phrase[0] - 1] if phrase else subject
    # "a eu lieu la fête", but not "a dit mardi la maire", whose words stand before it.
    governed = before.head.i == head.i and before.i > head.i and lemma_of(head) not in speech_verbs()
    if not phrase or (before.pos_ in {"ADP", "NOUN", "PROPN", "ADJ", "DET"} and not governed):
        return None
    group = min(
        [
            head.i,
            *(
                child.i
                for child in head.children
                if child.dep_ in GROUP and child.i < head.i and child.pos_ in {"AUX", "PRON", "ADV"}
            ),
        ]
    )
    opening = [index for index in kept if index < group]
    rest = [index for index in kept if index >= group and index not in set(phrase)]
    return Piece((*phrase, *rest, *_opening_phrases(frame, opening)))


def _opening_phrases(frame: Frame, opening: list[int]) -> tuple[int, ...]:
    """Opening phrases of an inverted clause stand at its end; the day itself is not among them."""
    doc = frame.trigger.doc
    rest = [index for index in opening if index not in frame.own and not doc[index].is_punct]
    return () if all(is_word(doc[index], "day_tie") for index in rest) else tuple(rest)
