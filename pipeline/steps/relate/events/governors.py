"""What the verb above makes of what it governs: "a promis de", "nie avoir", "exige que", "n'a pas pu"."""

from __future__ import annotations

from pipeline.records import Modality
from pipeline.steps.relate.events.grammar import (
    DIRECT,
    MAX_CLIMB,
    auxiliaries,
    children,
    features,
    form_of,
    is_bare_participle,
    is_finite,
    is_participle,
    is_reflexive,
    lemma_of,
)
from pipeline.steps.relate.events.negation import is_negated, is_untensed, undoes_denial
from pipeline.steps.relate.events.tenses import is_past
from pipeline.steps.relate.events.words import modal_effects, speech_verbs, verb_types, verbs_of_class, words_for
from pipeline.steps.relate.parse import Token

UNDER_GOVERNOR = DIRECT | {"obl:agent", "obl:arg"}
"""Where a noun stands that the parser hung the infinitive of its verb on."""


def governed_modality(verb: Token) -> Modality | None:
    """What modals, promises, doubts above the verb make of it."""
    token = verb
    for _ in range(MAX_CLIMB):
        if token.dep_ not in {"xcomp", "ccomp", "csubj", "acl", "conj", "advcl", "obl:arg"} or token.head.i == token.i:
            return None
        head = token.head
        named = token.dep_ == "acl" and form_of(head) in words_for("presents")
        if named:
            head = head.head  # "s'oppose à ce qu'elle soit vendue"
        elif token.dep_ == "acl":
            if not is_untensed(token):
                return None  # "n'a pas réussi à effacer les images montrant l'agent frapper un passant"
            above = head.head
            if head.dep_ in UNDER_GOVERNOR and lemma_of(above) in verbs_of_class("deny") | verbs_of_class("doubt"):
                head = above  # "a empêché le club de jouer", "accusé par le club d'avoir joué"
        apart = token.dep_ == "advcl" and any(form_of(m) in words_for("around_year") for m in children(token, "mark"))
        if apart or (token.dep_ == "conj" and is_finite(token)):
            return None  # "afin d'empêcher un retour, après s'être réuni lundi"
        if named or token.dep_ in {"xcomp", "ccomp"} or is_untensed(token):
            settled, told = _of_governor(token, head)
            if settled:
                return told
        if head.pos_ in {"ADJ", "NOUN"} and head.lower_ in words_for("possible"):
            return "possible"
        if (is_untensed(token) or token.dep_ in {"ccomp", "csubj"}) and head.lower_ in words_for("aim"):
            return "negated" if is_negated(head) else "planned"  # "a l'intention de partir", "n'est pas question de"
        token = head
    return None


def _of_governor(verb: Token, head: Token) -> tuple[bool, Modality | None]:
    """Whether the verb above settles it, and how; None where the tense decides."""
    lemma, negated = lemma_of(head), is_negated(head)
    if verb.dep_ == "xcomp" and is_bare_participle(verb) and lemma in words_for("opines"):
        return True, "possible"  # "l'accord que l'on disait signé", "l'homme qu'on croyait mort"
    infinitive = is_untensed(verb) and not children(verb, "aux:tense")
    if infinitive and lemma in modal_effects():
        effect = modal_effects()[lemma]
        if negated:
            done = effect == "negated" or lemma in words_for("done_if_not")  # "n'a pas oublié, n'a pas hésité à signer"
            return (False, None) if done else (True, "negated")
        if effect is not None:
            past = is_participle(head) and bool(children(head, "aux:tense"))
            past = past or (is_past(head) and "Past" in features(head, "Tense"))  # "elle dut partir"
            return True, None if past and lemma in words_for("done_when_past") else effect
    if is_reflexive(head) and modal_effects().get(lemma) == "possible":
        return True, "possible"  # "il se peut que"
    if undoes_denial(head):
        return True, None if is_past(head) or lemma not in words_for("bars") else "possible"
    if lemma in verbs_of_class("deny") | words_for("denial_verb"):
        if negated and lemma in words_for("open_if_not"):
            return True, "planned"  # "n'a pas renoncé à vendre"
        return True, "possible" if negated else "negated"
    if lemma in verbs_of_class("doubt"):
        return True, None if is_past(head) and lemma in words_for("done_when_past") else "possible"
    if negated and lemma in words_for("opines") and verb.dep_ == "ccomp":
        return True, "possible"  # "ne pense pas qu'il joue"
    if any("Sub" in features(token, "Mood") for token in (verb, *auxiliaries(verb))):
        if negated:
            return True, "possible"  # "rien ne prouve qu'il ait signé"
        willed = _directs(verb, lemma) or lemma in verbs_of_class("commit") or modal_effects().get(lemma) == "possible"
        return willed, "planned" if willed else None  # "exige qu'il parte"
    if infinitive and (_directs(verb, lemma) or lemma in verbs_of_class("commit")):
        past = any(map(is_past, (head, head.head)))
        waited = lemma in words_for("wait_verb") and (negated or past)
        forced = lemma in words_for("forces") and past
        return True, None if waited or forced else "planned"  # "n'a pas attendu, a dû attendre pour enquêter"
    return False, None


def _directs(verb: Token, above: str) -> bool:
    """As in "a ordonné de partir", "a conseillé au club de partir"; not "a décidé", "a été contraint de partir"."""
    decrees = verb_types().get(above) == "decision" or above in speech_verbs()
    opens = words_for("of", "at", "that")
    tied = any(form_of(mark) in opens for mark in children(verb, "mark"))
    return decrees and tied and above not in words_for("deciding_verb", "forces", "regrets")
