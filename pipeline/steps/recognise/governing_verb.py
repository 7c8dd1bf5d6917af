"""Tense of the verb that governs a date, read off the parse and the morphology."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Doc, Span, Token

from pipeline.temporal.same_length import plain_text
from pipeline.temporal.verb_shapes import future_shape, imperfect_shape, looks_ahead, past_shape, verb_forms

Tense = Literal["past", "future", "present"]

AUXILIARIES = ("aux", "aux:tense", "aux:pass", "cop")
AIMS = ("au", "à", "pour", "jusqu'", "jusqu’", "d'", "d’")
OVER = ("après", "depuis")
CLEFT, THIS = ("est", "sont"), ("c'", "c’", "ce")
MAX_CLIMB = 12
NEAR_PARTICIPLE = 8
"""Tokens before a date among which its participle may stand."""
PARTICIPLE = re.compile("ée?s?$")


def tense_in(doc: Doc, start: int, end: int) -> Tense | None:
    """Tense of the verb that governs doc.text[start:end]; None when the sentence is not parsed.

    A verb that says nothing of the direction (an infinitive, a conditional) counts as present.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or len(span) == 0:
        return None
    token = span.root if span[0].has_dep() else span[-1]
    if not token.has_dep():
        return None
    token = _behind_incise(span) or token
    while token.pos_ in ("VERB", "AUX") and token.i in range(span.start, span.end) and token.head != token:
        token = token.head  # « l'été » tagged as a participle: a date governs nothing
    over = False
    for _ in range(MAX_CLIMB):
        if _aims_ahead(token):
            break
        over = over or _follows(token)
        tense = _tense_of(token)
        if tense == "present":
            break
        if tense is not None:
            return tense
        if token.head == token:
            break
        token = token.head
    return "past" if over or _after_participle(doc, span.start) else "present"


def _behind_incise(date: Span) -> Token | None:
    """« Mardi, a annoncé la maire, la halle fermera »: the verb of what is told, not that of who says so."""
    doc, end = date.doc, date[0].sent.end
    if not date[0].is_sent_start and date[0].nbor(-1).pos_ not in ("ADP", "DET", "PUNCT"):
        return None
    if date.end >= end or doc[date.end].text != ",":
        return None
    says = next((t for t in doc[date.end + 1 : end] if t.pos_ not in ("ADV", "AUX", "PRON")), None)
    if says is None or says.pos_ != "VERB" or not _is_finite(says):
        return None
    comma = next((t.i for t in doc[says.i + 1 : end] if t.is_punct or t.pos_ in ("VERB", "SCONJ")), end - 1)
    if doc[comma].text != ",":
        return None
    return next((t for t in doc[comma + 1 : end] if t.pos_ == "VERB" and _is_finite(t)), None)


def _is_finite(verb: Token) -> bool:
    group = (verb, *(child for child in verb.children if child.dep_ in AUXILIARIES))
    return any(one.morph.get("VerbForm", []) == ["Fin"] for one in group)


def _after_participle(doc: Doc, start: int) -> bool:
    """« grange brûlée à Dole le 3 mai »: a bare participle is the verb nearest before the date.

    Parsers miss it in lists and headlines, where a place stands between.
    """
    for token in reversed(doc[max(0, start - NEAR_PARTICIPLE) : start]):
        if token.is_punct and token.text not in ("-", "'", "’"):
            return False
        if token.pos_ == "AUX" or token.lower_ == "entre":  # « entre en vigueur », taken for a preposition
            return False
        participle = PARTICIPLE.search(token.lower_) is not None
        if token.pos_ == "VERB" or (token.pos_ == "ADJ" and participle):
            auxiliaries = any(child.dep_ in AUXILIARIES for child in token.children)
            return participle and not auxiliaries and not looks_ahead(plain_text(token.text))
    return False


def _follows(noun: Token) -> bool:
    """« le port est fermé après une panne lundi soir »: what something comes after is over, save under a future."""
    return noun.pos_ in ("NOUN", "PROPN") and any(
        child.dep_ == "case" and child.lower_ in OVER for child in noun.children
    )


def _aims_ahead(verb: Token) -> bool:
    """« avant de partir le 30 », « pour voter lundi »: an aim, whose time the main verb's tense does not tell."""
    return verb.dep_ in ("advcl", "acl") and verb.morph.get("VerbForm", []) == ["Inf"]


def _tense_of(verb: Token) -> Tense | None:
    """Tense of a verb with its auxiliaries; None for other words, infinitives and bare participles.

    The shape of the word goes before its tag: French endings of the future are regular.
    """
    if future_shape(verb.text):
        return "future"
    if past_shape(verb.text) and verb.pos_ in ("VERB", "AUX"):
        return "past"
    if verb.pos_ == "VERB" and any(child.dep_ == "det" for child in verb.children):
        return None  # « sa tente », taken for a verb
    if verb.pos_ not in ("VERB", "AUX"):
        if imperfect_shape(plain_text(verb.text)) and any(child.dep_ == "nsubj" for child in verb.children):
            return "past"  # « un homme frappait », taken for an adjective
        if (told := _cleft(verb)) is not None:
            return _tense_of(told)
        copulas = [child for child in verb.children if child.dep_ in AUXILIARIES]  # « sera fleurie », as an adjective
        if any(child.dep_ == "aux:tense" for child in copulas):
            return _participle(verb, copulas)  # « a rebondi », taken for a noun
        # « l'été sera chaud »: the season may be tagged as a participle of « être »
        finite = [copula for copula in copulas if copula.morph.get("VerbForm", []) == ["Fin"]]
        return _finite((finite or copulas)[0]) if copulas else None
    auxiliaries = [child for child in verb.children if child.dep_ in AUXILIARIES]
    form = verb.morph.get("VerbForm", [])
    if "Part" in form:
        present = verb.morph.get("Tense", []) == ["Pres"]
        return None if present and not auxiliaries else _participle(verb, auxiliaries)  # « revenant lundi sur ce mot, »
    if "Inf" in form:
        return _infinitive(verb, auxiliaries)
    return _finite(verb)


def _participle(verb: Token, auxiliaries: list[Token]) -> Tense | None:
    # « la grève annoncée pour lundi », but « les mesures annoncées lundi »
    announced = verb.lemma_ == "annoncer" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "pour"
    kind = verb_forms().get(plain_text(verb.lemma_))
    aimed = (
        verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in AIMS
    )  # « repoussé au 3 mai », not « repoussé le 3 mai »
    looks_ahead = announced or kind == "looks_ahead" or (kind == "sets_to" and aimed)
    tenses = [aux.morph.get("Tense", []) for aux in auxiliaries]
    moods = [aux.morph.get("Mood", []) for aux in auxiliaries]
    if not auxiliaries and verb.dep_ == "xcomp":
        return None  # « restera baissée »
    if any(aux.morph.get("VerbForm", []) == ["Inf"] for aux in auxiliaries):  # « doit être reçu jeudi »
        return _infinitive(verb, auxiliaries)
    if not auxiliaries:
        return "future" if looks_ahead else "past"
    if ["Fut"] in tenses or any(future_shape(aux.text) for aux in auxiliaries):
        return "future"
    have = any(aux.dep_ == "aux:tense" or plain_text(aux.lemma_) == "avoir" for aux in auxiliaries)
    moved = verb_forms().get(plain_text(verb.text)) == "moves"
    if have or moved or _reflexive(verb, auxiliaries):
        return "past"
    if ["Cnd"] in moods:
        return None
    if ["Imp"] in tenses or ["Past"] in tenses:
        return None if looks_ahead else "past"
    return "future" if looks_ahead else "present"


def _cleft(noun: Token) -> Token | None:
    """« lundi, c'est un marin qui avait perdu la vie »: the verb that tells what happened."""
    stands = any(child.dep_ == "cop" and child.lower_ in CLEFT for child in noun.children)
    this = any(child.dep_ in ("nsubj", "expl:subj") and child.lower_ in THIS for child in noun.children)
    return next((c for c in noun.children if c.dep_ == "acl:relcl"), None) if stands and this else None


def _reflexive(verb: Token, auxiliaries: list[Token]) -> bool:
    """« ils se sont donné rendez-vous jeudi »: a compound past, where « être » alone would be a passive."""
    first = min(aux.i for aux in auxiliaries)
    return first > 0 and verb.doc[first - 1].lower_ in ("se", "s'", "s’")


def _half_future(verb: Token) -> bool:
    """« compte (partir) », « s'apprête à (partir) »: by its lemma, or by its form where the lemma is a noun's."""
    return verb_forms().get(verb.lemma_) == "semi_future" or verb_forms().get(plain_text(verb.text)) in (
        "going",
        "future",
    )


def _infinitive(verb: Token, auxiliaries: list[Token]) -> Tense | None:
    if any(plain_text(aux.lemma_) in ("avoir", "etre") and aux.dep_ == "aux:tense" for aux in auxiliaries):
        return "past"
    governor = next((aux for aux in auxiliaries if aux.morph.get("VerbForm", []) == ["Fin"]), None) or verb.head
    if _half_future(governor) and governor.morph.get("Tense", []) in (
        ["Pres"],
        ["Fut"],
        [],
    ):
        return "future"
    if verb_forms().get(governor.lemma_) == "semi_future" and governor.morph.get("Tense", []) == ["Imp"]:
        return None if governor.lemma_ == "pouvoir" else "present"  # « devait jouer samedi »: on either side
    return None


def _finite(verb: Token) -> Tense | None:
    tense, mood = verb.morph.get("Tense", []), verb.morph.get("Mood", [])
    if tense == ["Fut"] or future_shape(verb.text):
        return "future"
    if mood == ["Cnd"]:
        return (
            "future" if verb_forms().get(verb.lemma_) == "semi_future" else "present"
        )  # « il partirait lundi, a-t-il dit »: on either side
    if tense == ["Imp"] and _conditional_form(verb):
        return "present"
    if tense in (["Past"], ["Imp"]):
        return "past"
    return "present" if tense == ["Pres"] else None


def _conditional_form(verb: Token) -> bool:
    """« porterait », which the tagger may take for an imperfect; but « entrait », « courait » are imperfects."""
    return verb.lower_.endswith(("rait", "raient", "rais")) and not verb.lemma_.endswith(("rer", "rir"))
