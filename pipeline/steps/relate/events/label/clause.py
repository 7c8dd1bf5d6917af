"""The clause of a verb as it would stand alone: its subject, its verb group, all that it governs."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.french import mapping, words
from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    SUBJECT,
    auxiliaries,
    features,
    is_finite,
    is_verbal,
    lemma_of,
    subjects,
)
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.loose import ASIDE
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import is_word, phrase_at
from pipeline.steps.relate.events.words import speech_verbs

UNDER = frozenset({"xcomp", "aux:tense", "aux:pass", "aux:caus", "aux", "cop"})
GROUP = frozenset(
    {"aux:tense", "aux:pass", "aux:caus", "aux", "cop", "expl:comp", "expl:pass", "expl:pv", "advmod", "iobj", "obj"}
)
OBJECT = frozenset({"obj", "obj:lvc", "ccomp", "xcomp"})
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
    if not (is_finite(head) or auxiliaries(head) or head.pos_ in {"NOUN", "ADJ", "PROPN"}):
        return _shared(frame, head) if head.dep_ == "conj" else None
    if head.dep_ == "acl:relcl":
        return _relative(frame, head)
    if head.dep_ == "conj" and not any(child.dep_ in SUBJECT for child in head.children):
        return _shared(frame, head)
    kept = _without_mark(frame, head, extent(frame, head))
    if not kept:
        return None
    own = [child for child in head.children if child.dep_ in SUBJECT or child.dep_ == "expl:subj"]
    noun = frame.trigger
    if not own and noun.pos_ == "NOUN" and noun.dep_ == "obj" and noun.head.i == head.i and noun.i > head.i:
        opening = [index for index in kept if index < min([head.i, *(a.i for a in auxiliaries(head))])]
        if opening and all(index in frame.own or is_word(noun.doc[index], "day_tie") for index in opening):
            return _turned(frame, head, noun, kept)  # "Le 4 décembre a eu lieu la fête"
    if not own:
        return Piece(tuple(kept)) if _subject_before(frame, head, kept) else None
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
    return _closed([index for index in range(low, high + 1) if index not in out], frame)


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
    if child.dep_ == "cc":
        following = [c for c in child.head.children if c.dep_ == "conj" and c.i > child.i]
        return bool(following) and _is_apart(frame, following[0], {t.i for t in following[0].subtree})
    return False


def _without_mark(frame: Frame, head: Token, kept: list[int]) -> list[int]:
    """Less the conjunction that opens a subordinate clause; nothing when the clause needs it."""
    doc = frame.trigger.doc
    while kept and ((doc[kept[0]].is_punct and not doc[kept[0]].is_quote) or doc[kept[0]].is_space):
        kept = kept[1:]
    if head.dep_ not in COMPLEX or not kept:
        return kept
    if any("Sub" in features(token, "Mood") for token in (head, *auxiliaries(head))):
        return []  # "doute que la vente ait eu lieu"
    if phrase_at(doc, kept[0], kept[-1] + 1, "binds_clause"):
        return []
    return kept[phrase_at(doc, kept[0], kept[-1] + 1, "opens_clause") :]


def _subject_before(frame: Frame, head: Token, kept: list[int]) -> bool:
    """A noun phrase right before the verb group, which the parser gave no part: it stands at the start of the piece."""
    doc = frame.trigger.doc
    first = doc[kept[0]]
    group = min([head.i, *(a.i for a in auxiliaries(head))])
    return (
        kept[0] < group
        and first.pos_ in {"DET", "PROPN", "NOUN", "PRON"}
        and doc[group - 1].pos_ in {"NOUN", "PROPN", "ADJ"}
    )


def agrees(subject: Token, head: Token) -> bool:
    """Whether subject and verb can belong together: a plural verb needs several, or a noun that counts them."""
    finite = next((t for t in (*auxiliaries(head), head) if "Fin" in features(t, "VerbForm")), None)
    if finite is None or not features(finite, "Number") or subject.dep_ == "expl:subj":
        return True
    many = any(child.dep_ in {"conj", "appos", "nmod", "nummod", "cc"} for child in subject.children)
    if "Plur" in features(finite, "Number") and "Plur" not in features(subject, "Number"):
        return many or subject.pos_ in {"PRON", "NUM"}
    if "Sing" in features(finite, "Number") and "Plur" in features(subject, "Number"):
        return subject.pos_ in {"PRON", "PROPN", "NUM"}
    return _same_gender(subject, head)


def _same_gender(subject: Token, head: Token) -> bool:
    """Whether a participle after "être" agrees with a noun and its article."""
    if not any(child.dep_ == "aux:pass" for child in head.children) or subject.pos_ not in {"NOUN", "PROPN"}:
        return True
    told = {gender for child in subject.children if child.dep_ == "det" for gender in features(child, "Gender")}
    needed = set(features(head, "Gender"))
    return not told or not needed or bool(told & needed) or any(child.dep_ == "conj" for child in subject.children)


def phrase_of(frame: Frame, noun: Token, *, less: set[int] | None = None) -> list[int]:
    """A noun phrase whole, from its determiner on, without the preposition that ties it."""
    doc = frame.trigger.doc
    out = set(less or ())
    kept = sorted(t.i for t in noun.subtree if t.i in frame and t.i not in out)
    order = [index for index in range(kept[0], kept[-1] + 1) if index not in out]
    tie = max((child.i for child in noun.children if child.dep_ == "case" and child.i < noun.i), default=-1)
    order = [index for index in order if index > tie]  # "trois jours après le vol"
    while order and order[0] < noun.i and _ties(doc[order[0]]):
        order = order[1:]
    while order and order[-1] > noun.i and doc[order[-1]].is_punct and doc[order[-1]].text not in CLOSING:
        order.pop()
    return order


def _ties(token: Token) -> bool:
    """What ties a phrase to the words before it, and is no part of it."""
    if token.is_punct:
        return not token.is_quote
    if token.pos_ == "ADP" and token.dep_ == "det":
        return token.lower_ in words("fused_articles")  # "du" of "profiter du rebond"
    if token.pos_ not in {"ADP", "CCONJ", "SCONJ", "ADV"} or token.dep_ not in {
        "case",
        "cc",
        "mark",
        "fixed",
        "advmod",
    }:
        return False
    return token.pos_ != "ADV" or token.head.pos_ != "ADJ"


def article_before(noun: Token, order: list[int]) -> str:
    """The article that the preposition before a phrase holds: "le" where the text has "du"."""
    if not order or order[0] == noun.sent.start or noun.doc[order[0]].pos_ == "DET":
        return ""
    return mapping("fused_articles", "form", "article").get(noun.doc[order[0] - 1].lower_, "")


def _relative(frame: Frame, head: Token) -> Piece | None:
    """The noun that "qui" stands for, as the subject of its clause; other relatives stay with their noun."""
    noun = head.head
    kept = extent(frame, head)
    doc = frame.trigger.doc
    while kept and (doc[kept[0]].is_punct or doc[kept[0]].pos_ == "CCONJ"):
        kept = kept[1:]
    if not kept or noun.pos_ not in {"NOUN", "PROPN", "PRON"} or noun.i > kept[0]:
        return None
    opener = doc[kept[0]]
    clause = {token.i for token in head.subtree} | set(range(kept[0], frame.sentence.end))
    phrase = phrase_of(frame, noun, less=clause)
    if not phrase or not is_word(opener, "relative") or opener.dep_ not in SUBJECT:
        return None
    touching = kept[0] - 1 - (doc[kept[0] - 1].text == ",")
    if touching != phrase[-1] or not agrees(noun, head) or noun.pos_ == "PRON":
        return None
    return Piece((*phrase, *kept[1:]), lead=article_before(noun, phrase), phrase=True)


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
    if (
        not found
        or not is_verbal(first)
        or first.dep_ == "acl:relcl"
        or (found[0].pos_ == "PRON" and is_word(found[0], "relative"))
    ):
        return None
    if not agrees(found[0], head):
        return None
    kept = extent(frame, head)
    while (
        kept
        and kept[0] < head.i
        and (doc[kept[0]].is_punct or doc[kept[0]].pos_ == "CCONJ" or is_word(doc[kept[0]], "link"))
    ):
        kept = kept[1:]
    subject = phrase_of(frame, found[0])
    if "Inf" in features(head, "VerbForm") and "Inf" not in features(first, "VerbForm"):
        return None
    group: list[int] = []
    if "Fin" not in features(head, "VerbForm") and not auxiliaries(head):
        group = sorted(
            child.i
            for child in first.children
            if child.i < first.i
            and child.dep_ in GROUP
            and child.i > subject[-1]
            and child.pos_ in {"AUX", "PRON", "ADV"}
        )
        if not group:
            return None
    if kept and kept[0] <= subject[-1]:
        return None
    return Piece((*subject, *group, *kept))


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
    if any(is_verbal(doc[index]) and is_finite(doc[index]) for index in opening):
        return Piece(tuple(kept))  # "Le pont fermera, a annoncé la ville": the sentence reads as it stands.
    rest = [index for index in kept if index >= group and index not in set(phrase)]
    return Piece((*phrase, *rest, *_opening_phrases(frame, opening)))


def _opening_phrases(frame: Frame, opening: list[int]) -> tuple[int, ...]:
    """Opening phrases of an inverted clause stand at its end; the day itself is not among them."""
    doc = frame.trigger.doc
    rest = [index for index in opening if index not in frame.own and not doc[index].is_punct]
    return () if all(is_word(doc[index], "day_tie") for index in rest) else tuple(rest)
