"""A noun phrase whole, and whether it may be the subject of a verb."""

from __future__ import annotations

from pipeline.french import mapping, words
from pipeline.steps.relate.events.grammar import auxiliaries, features
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.words import is_mark
from pipeline.steps.relate.events.predicate import counted_noun
from pipeline.steps.relate.parse import Token

CLOSING = frozenset({"»", "”", '"', ")", "]"})


def agrees(subject: Token, head: Token) -> bool:
    """Whether subject and verb can belong together: a plural verb needs several, or a noun that counts them."""
    finite = next((t for t in (*auxiliaries(head), head) if "Fin" in features(t, "VerbForm")), None)
    if finite is None or not features(finite, "Number") or subject.dep_ == "expl:subj":
        return True
    counted = counted_noun(subject).i != subject.i  # "une centaine de marins ont", never "le terme de débats ont"
    many = counted or any(child.dep_ in {"conj", "appos", "nummod", "cc"} for child in subject.children)
    several = any(
        "Plur" in features(one, "Number")
        for one in (subject, *(child for child in subject.children if child.dep_ == "det"))
    )
    if "Plur" in features(finite, "Number") and not several:
        return many or subject.pos_ in {"PRON", "NUM"}
    if "Sing" in features(finite, "Number") and "Plur" in features(subject, "Number"):
        return subject.pos_ in {"PRON", "PROPN", "NUM"}
    return _same_gender(subject, head)


def _same_gender(subject: Token, head: Token) -> bool:
    """Whether a participle after "être" agrees with a noun and its article."""
    if not any(child.dep_ == "aux:pass" for child in head.children) or subject.pos_ not in {"NOUN", "PROPN"}:
        return True
    articles = (child for child in subject.children if child.dep_ == "det" and not child.text.endswith(("'", "’")))
    told = {gender for child in articles for gender in features(child, "Gender")}
    needed = set(features(head, "Gender"))
    return not told or not needed or bool(told & needed) or any(child.dep_ == "conj" for child in subject.children)


def phrase_of(frame: Frame, noun: Token, *, less: set[int] | None = None, more: set[int] | None = None) -> list[int]:
    """A noun phrase whole, from its determiner on, without the preposition that ties it."""
    doc = frame.doc
    out = set(less or ())
    below = {t.i for t in noun.subtree} | (more or set())
    kept = sorted(index for index in below if index in frame and index not in out)
    if not kept:
        return []
    order = [index for index in range(kept[0], kept[-1] + 1) if index not in out]
    tie = max((child.i for child in noun.children if child.dep_ == "case" and child.i < noun.i), default=-1)
    order = [index for index in order if index > tie]  # "trois jours après le vol"
    while order[0] < noun.i and (order[0] in frame.own or _ties(doc[order[0]])):
        order = order[1:]  # "3 mars : vol d'un canot"
    while order[-1] > noun.i and is_mark(doc[order[-1]]) and doc[order[-1]].text not in CLOSING:
        order.pop()
    return order


def _ties(token: Token) -> bool:
    """What ties a phrase to the words before it, and is no part of it."""
    if token.is_punct:
        return not token.is_quote
    if token.dep_ == "det" and token.lower_ in words("fused_articles"):
        return token.pos_ == "ADP" or "Def" in features(token, "Definite")  # "du" of "profiter du rebond"
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
    if not order or not order[0]:
        return ""
    return mapping("fused_articles", "form", "article").get(noun.doc[order[0] - 1].lower_, "")
