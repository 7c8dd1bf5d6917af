"""A short readable French clause for a happening, cut from its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.records import Modality
from pipeline.steps.relate.events.grammar import OBLIQUE, SUBJECT, children, clause_head
from pipeline.steps.relate.events.triggers import Anchor

MAX_LABEL = 120
LEFT_OUT = frozenset({"acl:relcl", "appos", "parataxis", "advcl", "cc", "discourse", "vocative", "dep"})
HEDGES: dict[Modality, str] = {"negated": "non : ", "possible": "possible : ", "conditional": "au conditionnel : "}


def write_label(anchor: Anchor, modality: Modality, dates: frozenset[int]) -> str:
    """At most 120 characters that say what happened, negation and modals kept.

    Args:
        anchor: the happening.
        modality: repeated in words when the phrase itself cannot show it.
        dates: indices of tokens in time expressions, left out since the date has columns of its own.
    """
    if anchor.carrier is not None and anchor.carrier.dep_ not in {"acl", "amod"}:
        label = _clause(anchor.carrier, dates)
        if len(label) >= len(anchor.trigger.text) + 3:
            return label
    if anchor.carrier is None and modality == "negated":
        head = clause_head(anchor.trigger)
        if head.i != anchor.trigger.i and head.pos_ == "VERB":
            return _clause(head, dates)
    noun = anchor.trigger if anchor.trigger.pos_ != "VERB" else anchor.trigger.head
    label = _phrase(noun, anchor, dates)
    hedge = HEDGES.get(modality, "")
    return _cut(hedge + label if hedge and anchor.carrier is None else label)


def _clause(verb: Token, dates: frozenset[int]) -> str:
    """Subject, verb group and complements, dropping complements from the end until it fits."""
    top = verb
    while top.dep_ == "xcomp" and top.head.i != top.i and top.head.pos_ in {"VERB", "AUX", "ADJ"}:
        top = top.head
    core: set[int] = set()
    extras: list[set[int]] = []
    chain, token = [top], verb
    while token.i != top.i:
        chain.append(token)
        token = token.head
    for predicate in chain:
        core.add(predicate.i)
        for child in predicate.children:
            if child.i in {t.i for t in chain}:
                continue
            if child.dep_ in SUBJECT:
                core |= _kept(_antecedent(child), dates)
            elif child.dep_.startswith(("aux", "cop", "expl")) or (
                child.dep_ == "advmod" and len(child.text) <= 6 and child.i not in dates
            ):
                core |= _kept(child, dates)
            elif child.dep_ in {"obj", "iobj", "xcomp", "obl:agent", "mark", "ccomp"} | OBLIQUE:
                if child.dep_ == "mark" and predicate.i == top.i and top.dep_ in {"advcl", "ccomp"}:
                    continue
                if child.i in dates or any(t.i in dates for t in children(child, "fixed")):
                    continue
                if child.i < min(t.i for t in chain) and child.dep_ in OBLIQUE:
                    continue
                extras.append(_kept(child, dates))
    chosen = set(core)
    for extra in extras:
        if len(_text(verb, chosen | extra)) <= MAX_LABEL:
            chosen |= extra
    return _cut(_text(verb, chosen))


def _antecedent(subject: Token) -> Token:
    if subject.lower_ == "qui":
        token = subject.head
        for _ in range(4):
            if token.dep_ == "acl:relcl":
                return token.head
            token = token.head
    return subject


def _phrase(noun: Token, anchor: Anchor, dates: frozenset[int]) -> str:
    chosen = (
        {noun.i} | {t.i for t in noun.doc[min(anchor.trigger.i, noun.i) : noun.i]}
        if anchor.trigger.i < noun.i
        else {noun.i}
    )
    pieces: list[set[int]] = []
    for child in noun.children:
        if (
            child.dep_ in {"det", "case", "amod", "flat", "flat:name", "nummod", "fixed", "compound"}
            and child.dep_ != "case"
        ):
            chosen |= _kept(child, dates) if child.pos_ != "VERB" or child.i == anchor.trigger.i else set()
        elif child.i == anchor.trigger.i or (anchor.carrier is not None and child.i == anchor.carrier.i):
            chosen |= {child.i}
            pieces.extend(
                _kept(low, dates)
                for low in child.children
                if low.i not in dates and low.dep_ in {"obl:agent", "obl:arg", "obl:mod", "xcomp"}
            )
        elif child.dep_ in {"nmod", "obl:arg", "acl", "conj"} and child.i not in dates:
            pieces.append(_kept(child, dates))
    chosen.add(anchor.trigger.i)
    chosen |= {t.i for t in noun.doc[anchor.trigger.i : anchor.last.i + 1]}
    for piece in pieces:
        if len(_text(noun, chosen | piece)) <= MAX_LABEL:
            chosen |= piece
    return _cut(_text(noun, chosen))


def _kept(token: Token, dates: frozenset[int]) -> set[int]:
    """A phrase without its dates, relatives and asides."""
    kept = {token.i}
    for child in token.children:
        if (
            child.dep_ in LEFT_OUT
            or child.i in dates
            or (child.is_punct and child.text not in {"-", "'", "«", "»", '"'})
        ):
            continue
        if child.dep_ == "conj" and any(g.i in dates for g in child.children):
            continue
        kept |= _kept(child, dates)
        if child.dep_ == "conj":
            kept |= {g.i for g in child.children if g.dep_ == "cc" or g.text == ","}
    return kept


def _text(token: Token, chosen: Iterable[int]) -> str:
    """The chosen words in order, spaced as in the text where they touch."""
    doc, previous = token.doc, -1
    parts: list[str] = []
    for index in sorted(chosen):
        if (
            previous >= 0
            and not (index == previous + 1 and not doc[previous].whitespace_)
            and not parts[-1].endswith(("'", "’"))
        ):
            parts.append(" ")
        parts.append(doc[index].text.strip())
        previous = index
    return " ".join("".join(parts).split())


def _cut(label: str) -> str:
    label = label.strip(" ,;:–—-")
    for opening, closing in (("«", "»"), ("“", "”"), ("(", ")")):
        if label.count(opening) != label.count(closing):
            label = label.replace(opening, "").replace(closing, "")
    if label.count('"') % 2:
        label = label.replace('"', "")
    label = " ".join(label.split())
    if len(label) > MAX_LABEL:
        label = label[: MAX_LABEL - 1].rsplit(" ", 1)[0].rstrip(" ,;:'’") + "…"
    return label[:1].upper() + label[1:]
