"""The clause of a verb as it would stand alone: its subject, its verb group, all that it governs."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import MAX_CLIMB, SUBJECT, auxiliaries, is_finite, is_verbal, lemma_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.phrase import agrees
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.relative import relative
from pipeline.steps.relate.events.label.relative_noun import object_noun, relative_subject
from pipeline.steps.relate.events.label.words import is_tensed, is_word, phrase_at
from pipeline.steps.relate.events.words import speech_verbs
from pipeline.steps.relate.parse import Token

UNDER = frozenset({"xcomp", "aux:tense", "aux:pass", "aux:caus", "aux", "cop"})
GROUP = frozenset(
    {"aux:tense", "aux:pass", "aux:caus", "aux", "cop", "expl:comp", "expl:pass", "expl:pv", "advmod", "iobj", "obj"}
)
OBJECT = frozenset({"obj", "obj:lvc", "ccomp", "xcomp"})
ASIDE = frozenset({"parataxis", "parataxis:insert", "discourse"})
FULL = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "PRON", "NUM"})
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
    if not (is_finite(head) or auxiliaries(head)) or _lacks_first_subject(head):
        return None
    opened = relative_subject(head) is not None or _opens_relative(frame, head)
    if head.dep_ == "acl:relcl" or opened or object_noun(frame, head) is not None:
        return relative(frame, head, extent(frame, head))
    kept = _without_mark(frame, head, extent(frame, head))
    if not kept:
        return None
    own = [child for child in head.children if child.dep_ in SUBJECT or child.dep_ == "expl:subj"]
    if not any(agrees(subject, head) for subject in own):
        return None
    return None if all(subject.i > head.i for subject in own) else Piece(tuple(kept))


def _opens_relative(frame: Frame, head: Token) -> bool:
    """Whether a clause opens with a relative behind a preposition: "date à laquelle le port a fermé"."""
    first, second = (*extent(frame, head), -1)[:2]
    doc = frame.doc
    apart = is_word(doc[second], "relative") and not is_word(doc[second], "object_relative")  # not "depuis que"
    return doc[first].pos_ == "ADP" and second == first + 1 and apart


def _lacks_first_subject(verb: Token) -> bool:
    """As in "Deux morts et dix blessés ont été comptés", whose verb a parser joins to the first noun."""
    noun = verb.head
    joined = verb.dep_ == "conj" and noun.pos_ in {"NOUN", "PROPN"} and not is_verbal(noun)
    stands = any(child.dep_ in {"cop", *SUBJECT} for child in noun.children)
    return joined and not stands and not any(token.is_punct for token in verb.doc[noun.i : verb.i])


def extent(frame: Frame, head: Token) -> list[int]:
    """All words under a verb, less other clauses before or behind: coordinated ones with their subject, asides."""
    kept = {head.i}
    for child in head.children:
        below = {token.i for token in child.subtree}
        if not _is_apart(frame, child, below):
            kept |= below
    kept = {index for index in kept if index in frame}
    order = _to_colon(frame, head, list(range(min(kept), max(kept) + 1)))
    return _closed(_past_day(frame, order), frame)


def _past_day(frame: Frame, order: list[int]) -> list[int]:
    """With its day at the end, and the phrase behind that: "a perdu le match le 3 mars contre Lannes"."""
    doc, place = frame.doc, frame.past_day(order[-1] + 1)
    if place not in frame or place - 1 not in frame.own or doc[place].pos_ != "ADP":
        return order
    while place in frame and not (doc[place].is_punct or doc[place].pos_ == "CCONJ" or is_word(doc[place], "relative")):
        place += 1
    return [*order, *range(order[-1] + 1, place)]


def _to_colon(frame: Frame, head: Token, order: list[int]) -> list[int]:
    """Up to a colon or semicolon past the happening, where a clause of its own follows and nothing is said."""
    doc = frame.doc
    for place, index in enumerate(order):
        if doc[index].text not in STRONG or index <= max(frame.happening.last.i, head.i):
            continue
        after = [doc[other] for other in order[place + 1 :]]
        if any(is_tensed(one) for one in after) and lemma_of(head) not in speech_verbs():
            return order[:place]
    return order


def _closed(order: list[int], frame: Frame) -> list[int]:
    """With the bracket or quotation mark that touches its end."""
    doc = frame.doc
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
    return _opens_next(frame, child, below)


def _opens_next(frame: Frame, noun: Token, below: set[int]) -> bool:
    """A noun joined to a verb, which a comma and a subject follow: "… à Lannes et les tenants, les Roque, ont cédé"."""
    end = max(below) + 1
    joined = noun.dep_ == "conj" and noun.pos_ in {"NOUN", "PROPN"} and is_verbal(noun.head)
    if not joined or any(child.dep_ == "cop" for child in noun.children) or end not in frame:
        return False
    doc = frame.doc
    later = (one for one in doc[end : frame.sentence.end] if one.dep_ in SUBJECT and one.head.i > one.i)
    later = (one for one in later if not is_word(one, "relative"))
    return doc[end].text == "," and any(is_tensed(one.head) or auxiliaries(one.head) for one in later)


def _without_mark(frame: Frame, head: Token, kept: list[int]) -> list[int]:
    """Less the conjunction that opens a subordinate clause; nothing when the clause needs it."""
    doc = frame.doc
    kept = _from_mark(frame, head, kept)
    size = 1
    while kept and size:
        while kept and doc[kept[0]].is_punct and not doc[kept[0]].is_quote:
            kept = kept[1:]
        joined = head.dep_ == "conj" and kept and doc[kept[0]].dep_ == "mark" and is_word(doc[kept[0]], "that")
        marked = kept and (head.dep_ in COMPLEX or joined)  # "a dit que le port ferme et que la halle rouvre"
        size = phrase_at(doc, kept[0], kept[-1] + 1, "opens_clause") if marked else 0
        kept = kept[size:]  # "dit que, tandis que la ville dort, …"
    return kept


def _from_mark(frame: Frame, head: Token, kept: list[int]) -> list[int]:
    """From its conjunction on, where only a day stands before that: "comme en mai 1963, lorsque le pont a cédé"."""
    doc, days = frame.doc, frame.days
    marks = (child.i for child in head.children if child.dep_ == "mark" and child.i < head.i and child.i in kept)
    mark = min(marks, default=kept[0] if kept else 0)
    before = [doc[index] for index in kept if index < mark and index not in days]
    return kept if any(one.pos_ in FULL for one in before) else [index for index in kept if index >= mark]
