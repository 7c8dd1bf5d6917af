"""Bodies that need no introduction, and what is never one: products, laws, ministers."""

from __future__ import annotations

from collections import Counter

from pipeline.components.press_names.draft import ORGANIZATION, OTHER, PERSON, Draft, Name, occurrences
from pipeline.components.press_names.lists import (
    ARTICLES,
    PREPOSITIONS,
    appositions,
    domains,
    known_organizations,
    no_organization_heads,
    not_organizations,
)
from pipeline.components.press_names.trim import is_edge

NOBODY = frozenset({"product", "label", "law", "country", "vague", "event"})
STRONG_KINDS = frozenset({"law", "label", "thing", "project"})


def mark_known(draft: Draft) -> None:
    """Put in the bodies that the press names without saying what they are."""
    elided = {("l'", *words[1:]) for words in known_organizations() if words[0] == "L'"}  # « l'Oréal »
    for start, end in occurrences(draft, known_organizations() | elided):
        found = draft.overlapping(start, end)
        if any((name.start < start or name.end > end) and not is_loose(draft, name) for name in found):
            continue  # inside a longer name
        if any(name.label == PERSON and name.end - name.start > 1 for name in found):
            continue
        if is_part(draft, start, end):
            continue
        draft.put(Name(start, end, ORGANIZATION, "known"))
        draft.bodies.add(draft.form(Name(start, end, ORGANIZATION)))


def is_loose(draft: Draft, name: Name) -> bool:
    """Whether the recogniser drew a name around a common noun: « eaux Vasselin », « rapport Roque »."""
    return name.label == OTHER and draft.words[name.start][0].islower()


def is_part(draft: Draft, start: int, end: int) -> bool:
    """Whether a hyphen, or a capitalised neighbour in one breath, makes the words part of another name."""
    before = draft.words[start - 1] if start else ""
    after = draft.words[end] if end < len(draft) and not draft.doc[end].is_sent_start else ""
    glued = end < len(draft) and not draft.doc[end - 1].whitespace_
    return (before == "-" and not draft.doc[start - 1].whitespace_) or (glued and after == "-") or before in ("@", "#")


def mark_apposed(draft: Draft) -> None:
    """« la société Vasselin », « l'association Vasselin »: the noun says what the name is."""
    for token in range(1, len(draft)):
        if not draft.words[token][:1].isupper() or draft.doc[token].is_sent_start:
            continue
        before = token - 1
        while before and draft.words[before] in ("«", "“", '"', "‘"):
            before -= 1
        if draft.lower[before] not in appositions() or draft.words[before][0].isupper():
            continue
        name = draft.at(token)
        if name is None or name.start != token:
            continue
        if name.label == ORGANIZATION or name.end - name.start == 1 or name.label == OTHER:
            if name.label == PERSON and draft.lower[before] == "chez":
                continue
            draft.put(Name(name.start, name.end, ORGANIZATION, "apposed"))
            draft.bodies.add(draft.form(name))


def mark_owned(draft: Draft) -> None:
    """« Vasselin (groupe Roque) », « Vasselin, filiale de … »: the noun after says what the name is."""
    for name in draft:
        token = name.end
        if name.label in (PERSON, ORGANIZATION) and name.end - name.start > 1 and name.label == PERSON:
            continue
        if token + 1 < len(draft) and draft.words[token] in ("(", ",") and draft.lower[token + 1] in OWNED:
            draft.put(Name(name.start, name.end, ORGANIZATION, "apposed"))
            draft.bodies.add(draft.form(name))


OWNED = frozenset(
    {
        "groupe",
        "filiale",
        "éditeur",
        "fabricant",
        "constructeur",
        "hébergeur",
        "start-up",
        "entreprise",
        "association",
        "société",
    }
)


def drop_portfolios(draft: Draft) -> None:
    """« ministre de l'Intérieur », « secrétaire d'État à la Mer »: a person's charge, no body."""
    for name in draft:
        if name.label != ORGANIZATION:
            continue
        token = name.start - 1
        if draft.lower[name.start] in MINISTER_WORDS:
            draft.remove(name)
            continue
        steps = 0
        while token >= 0 and steps < 8 and draft.lower[token] in PORTFOLIO_LINKS | domains() | {",", "et"}:
            token, steps = token - 1, steps + 1
        if steps and token >= 0:
            while token > 0 and draft.lower[token] in (
                "délégué",
                "déléguée",
                "délégués",
                "d'",
                "état",
                "chargé",
                "chargée",
                "auprès",
                "du",
                "premier",
                "adjoint",
            ):
                token -= 1
            if draft.lower[token] in MINISTER_WORDS and draft.lower[name.start] in domains():
                draft.remove(name)


MINISTER_WORDS = frozenset({"ministre", "ministres", "secrétaire", "secrétaires", "ex-ministre", "vice-ministre"})
PORTFOLIO_LINKS = frozenset({"de", "du", "des", "d'", "la", "l'", "le", "les", "à", "au", "aux"})


def drop_others(draft: Draft) -> None:
    """Take out names that are products, laws, labels, events, and services that something is put on."""
    by_cue: Counter[str] = Counter()
    for name in draft:
        if name.label == ORGANIZATION and cue_before(draft, name.start):
            by_cue[draft.form(name)] += 1
    for name in draft:
        if name.label == PERSON and not_organizations().get(draft.form(name)) in NOBODY:
            draft.remove(name)
        if name.label != ORGANIZATION:
            continue
        if is_dateline(draft, name):
            draft.remove(name)
            continue
        form = draft.form(name)
        kind = not_organizations().get(form) or country_kind(form)
        if kind == "platform":
            wrong = bool(name.start) and draft.lower[name.start - 1] in ("sur", "via")
        else:
            doubted = (
                kind is not None or is_text(form) or form in draft.no_bodies or bool(by_cue[form]) or is_vague(form)
            )
            wrong = doubted and form not in draft.bodies
        if wrong:
            draft.remove(name)


def country_kind(form: str) -> str | None:
    """« La France » at the head of a sentence is the country."""
    first, _, rest = form.replace("' ", "'").replace("L'", "L' ").partition(" ")
    return "country" if first.lower() in ARTICLES and not_organizations().get(rest) == "country" else None


def is_dateline(draft: Draft, name: Name) -> bool:
    """« PARIS | », « LYON — » at the head of a line: where the article was written."""
    form = draft.form(name)
    if not (draft.doc[name.start].is_sent_start and form.isupper() and len(form) > 3) or form in draft.bodies:
        return False
    return name.end < len(draft) and draft.words[name.end] in ("|", "—", "–")


def is_text(form: str) -> bool:
    """« Convention européenne des droits de l'homme », « Code du travail »: a text, not who applies it."""
    first = form.split()[0]
    return " " in form and first[0].isupper() and no_organization_heads().get(first.lower()) == "law"


def is_vague(form: str) -> bool:
    """Whether a name is a word too vague to act with adjectives after it: « Etat local »."""
    first, *rest = form.split()
    known = not_organizations().get(first) == "vague"
    return bool(rest) and known and all(word.islower() and word not in PREPOSITIONS for word in rest)


def drop_sentence_starts(draft: Draft) -> None:
    """An everyday word that only its place in the sentence gives a capital is no name: « Contactées »."""
    for name in draft:
        start = name.start
        if name.end - start > 1 or name.rule != "ner" or name.label not in (PERSON, ORGANIZATION):
            continue
        before = draft.words[start - 1] if start else ""
        if not (draft.doc[start].is_sent_start or before in OPENING) or not draft.words[start].istitle():
            continue
        lower = draft.words[start].lower()
        everyday = lower in draft.words or (lower.endswith(VERBAL) and draft.doc.vocab.has_vector(lower))
        if everyday and draft.words.count(draft.words[start]) == 1:
            draft.remove(name)


OPENING = frozenset({"«", "“", '"', "-", "–", "—", "•", "*"})
VERBAL = ("ées", "ée", "és", "er", "ir", "ant", "ment", "ons", "ez", "eux", "euse", "ions", "ait", "aient")


def cue_before(draft: Draft, start: int) -> bool:
    """Whether the noun right before a name says that it is a law, a product, a label or a project."""
    token = start - 1
    while token >= 0 and is_edge(draft.words[token]) and draft.words[token] not in (",", ";", ".", ":", ")", "/", "-"):
        token -= 1
    if token < 0 or draft.words[token][0].isupper():
        return False
    return no_organization_heads().get(draft.lower[token]) in STRONG_KINDS
