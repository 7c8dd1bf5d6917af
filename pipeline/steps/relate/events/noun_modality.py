"""Whether a happening that a noun names took place, might or is still to come: from what stands around the noun."""

from __future__ import annotations

from pipeline.records import Modality
from pipeline.steps.relate.events.grammar import (
    DIRECT,
    SUBJECT,
    form_of,
    has_phrase,
    is_passive,
    is_verbal,
    lemma_of,
    preposition,
    spoken,
    verb_above,
)
from pipeline.steps.relate.events.negation import has_word, is_negated
from pipeline.steps.relate.events.sentences import sentence_at
from pipeline.steps.relate.events.tenses import is_future, is_past, tense_chain
from pipeline.steps.relate.events.words import modal_effects, verbs_of_class, words_for
from pipeline.steps.relate.parse import Span, Token

AHEAD_REACH = 5


def of_noun(noun: Token, *, later: bool) -> Modality:
    """What the noun's own words and the verb that governs it make of it; `later`: its day is still to come."""
    if has_word(noun, "negation") or preposition(noun) in words_for("without"):
        return "negated"
    if has_word(noun, "possible") or _is_of_doubt(noun) or _is_left_open(noun):
        return "possible"
    planned = {lemma_of(noun.head), lemma_of(noun.head.head)} & words_for("plan_noun") and noun.dep_ == "nmod"
    plotted = noun.dep_ in DIRECT and lemma_of(noun.head) in words_for("plan_verb") - words_for("wait_verb")
    if later or planned or plotted or has_word(noun, "planned"):
        return "planned"
    return "realised"


def _is_left_open(noun: Token) -> bool:
    """As in "craint une fermeture", "n'exclut pas une grève", "une vente n'est pas exclue"."""
    verb, lemma = noun.head, lemma_of(noun.head)
    governed = noun.dep_ in DIRECT | {"obl:arg"}
    if governed and lemma in verbs_of_class("doubt") - words_for("charge_verb"):
        return True
    undergoes = governed or (noun.dep_ in SUBJECT and is_passive(verb))
    return undergoes and lemma in verbs_of_class("deny") - words_for("done_if_not") and is_negated(verb)


def _is_of_doubt(noun: Token) -> bool:
    """As in "le risque d'une grève en mars", "une grève est possible en mars"."""
    of = noun.dep_ == "nmod" and preposition(noun) in words_for("of")
    feared = of and lemma_of(noun.head) in words_for("doubt_noun")
    beside = noun.doc[noun.i + 1 : sentence_at(noun).end]
    called = next((t for t in beside if t.pos_ in {"ADJ", "NOUN", "VERB"}), None)
    said = called is not None and lemma_of(called.doc[called.i - 1]) in words_for("copula")
    return feared or (called is not None and said and called.lower_ in words_for("possible"))


def is_awaited(noun: Token) -> bool:
    """As in "candidat à la mairie", "en vue des élections": still to come when it is told, whatever day that is."""
    head, tie = noun.head, preposition(noun)
    for_it = lemma_of(head) in words_for("sought_by") or head.lower_ in words_for("sought_by")
    if for_it and head.i < noun.i and tie in words_for("sought_with"):
        return True
    return has_phrase(noun.doc[max(noun.sent.start, noun.i - AHEAD_REACH) : noun.i], "ahead_of")


def is_said_ahead(span: Span) -> bool:
    """As in "mardi prochain", "demain", "à partir de mardi"."""
    said = spoken(span.doc[max(span.sent.start, span.start - AHEAD_REACH) : span.end]) + " "
    own = {form_of(t) for t in span}
    return bool(own & words_for("next_word")) or any(f"{phrase} " in said for phrase in words_for("from_then"))


def is_setting_ahead(noun: Token) -> bool:
    """As in "elle parlera au lendemain du vote du 3 mars": the setting of what is still to come."""
    verb = verb_above(noun)
    above = noun.head if is_verbal(noun.head) else noun.head.head  # "au lendemain du vote"
    if verb is None or noun.i < verb.i or verb.i != above.i:
        return False
    chain = tense_chain(verb)
    modal = any(modal_effects().get(lemma_of(token)) == "planned" and not is_past(token) for token in chain)
    if not modal and not any(map(is_future, chain)):
        return False
    return has_phrase(noun.doc[max(verb.i, noun.i - AHEAD_REACH) : noun.i], "setting_ahead")
