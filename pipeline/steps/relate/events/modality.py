"""Did it happen, will it, might it, did it not: from tense, mood, modals, negation and what governs it."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Span, Token

from pipeline.records import Modality
from pipeline.steps.relate.events.grammar import (
    DIRECT,
    MAX_CLIMB,
    SUBJECT,
    auxiliaries,
    children,
    features,
    form_of,
    is_finite,
    is_infinitive,
    is_participle,
    is_passive,
    is_verbal,
    lemma_of,
    noun_entry,
    preposition,
    sentence_of,
    verb_above,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.tenses import is_conditional, is_future, is_past, tense_chain
from pipeline.steps.relate.events.words import light_uses, modal_effects, speech_verbs, verbs_of_class, words_for

STANDING = frozenset(
    {"law_or_decree", "decision", "agreement_or_contract", "election", "vote", "appointment_or_departure"}
)
"""Types of what stands once it is made, and can be annulled later; a concert that is annulled never was."""
AHEAD_REACH = 5
SET_FOR = "noun_set_for"


def read_modality(
    happening: Happening, *, day: date | None, last: date | None, published: date | None, span: Span
) -> Modality:
    """The modality of one telling.

    Args:
        happening: the happening's word and the predicate that carries its tense.
        day: first day of its date, if known.
        last: last day of its date, if known.
        published: the article's publication day, if known; a verbless happening after it is planned.
        span: the words of its date, which say what lies ahead where the day is not known: "mardi prochain".
    """
    trigger, carrier = happening.trigger, happening.carrier
    sets_day = lemma_of(trigger) in words_for("announce_verb") | verbs_of_class("commit")  # "a promis un parc en mai"
    past = carrier is not None and carrier.i == trigger.i and is_past(carrier) and not sets_day
    later = _is_said_ahead(span) if day is None or published is None else day > published
    later = later and not past  # Where the two disagree the day was counted wrongly, not the tense.
    if _is_denied(trigger) or (_is_cancelled(trigger) and (later or not _stands_first(trigger))):
        return "negated"
    if carrier is not None and _is_called_off(carrier):
        return "negated"
    if carrier is None:
        awaited = published is None and (_is_awaited(trigger) or _is_setting_ahead(trigger))
        return _of_noun(trigger, later=later or awaited)
    if _is_negated(carrier) or (carrier.i != trigger.i and _has_word(trigger, "negation")) or _is_left_out(carrier):
        return "negated"
    over = last is not None and published is not None and last < published
    if happening.rule == SET_FOR and not over:
        return "planned"  # "la marche annoncée pour mardi"
    told = _of_verb(trigger, carrier, later=later)
    if told == "planned" and over and any(map(is_future, (carrier, *auxiliaries(carrier)))):
        return "realised"  # "Elle quittera le port en 1998.", "Elle sera élue en 1998.": the future of narratives.
    return told


def _of_noun(noun: Token, *, later: bool) -> Modality:
    if _has_word(noun, "negation") or preposition(noun) in words_for("without"):
        return "negated"
    if _has_word(noun, "possible"):
        return "possible"
    planned = {lemma_of(noun.head), lemma_of(noun.head.head)} & words_for("plan_noun") and noun.dep_ == "nmod"
    plotted = noun.dep_ in DIRECT and lemma_of(noun.head) in words_for("plan_verb") - words_for("wait_verb")
    if later or planned or plotted or _has_word(noun, "planned"):
        return "planned"
    if noun.dep_ in DIRECT | {"obl:arg"} and lemma_of(noun.head) in verbs_of_class("doubt") - words_for("charge_verb"):
        return "possible"
    if noun.dep_ in SUBJECT and lemma_of(noun.head) in verbs_of_class("deny") and _is_negated(noun.head):
        return "possible"  # "une fermeture n'est pas exclue"
    return "realised"


def _is_awaited(noun: Token) -> bool:
    """As in "candidat à la mairie", "en vue des élections": still to come when it is told, whatever day that is."""
    head, tie = noun.head, preposition(noun)
    for_it = lemma_of(head) in words_for("sought_by") or head.lower_ in words_for("sought_by")
    if for_it and head.i < noun.i and tie in words_for("sought_with"):
        return True
    before = [form_of(t) for t in noun.doc[max(noun.sent.start, noun.i - AHEAD_REACH) : noun.i]]
    return any(phrase in " ".join(before).replace("' ", "'") for phrase in words_for("ahead_of"))


def _is_said_ahead(span: Span) -> bool:
    """As in "mardi prochain", "demain", "à partir de mardi"."""
    before = " ".join(form_of(t) for t in span.doc[max(span.sent.start, span.start - AHEAD_REACH) : span.end])
    own = {form_of(t) for t in span}
    return bool(own & words_for("next_word")) or any(
        f"{phrase} " in before.replace("' ", "'") + " " for phrase in words_for("from_then")
    )


def _is_setting_ahead(noun: Token) -> bool:
    """As in "elle parlera au lendemain du vote du 3 mars": the setting of what is still to come."""
    verb = verb_above(noun)
    above = noun.head if is_verbal(noun.head) else noun.head.head  # "au lendemain du vote"
    if verb is None or noun.i < verb.i or verb.i != above.i:
        return False
    chain = tense_chain(verb)
    modal = any(modal_effects().get(lemma_of(token)) == "planned" and not is_past(token) for token in chain)
    if not modal and not any(map(is_future, chain)):
        return False
    before = " ".join(form_of(t) for t in noun.doc[max(verb.i, noun.i - AHEAD_REACH) : noun.i])
    return any(phrase in before.replace("' ", "'") for phrase in words_for("setting_ahead"))


def _of_verb(trigger: Token, carrier: Token, *, later: bool) -> Modality:
    above = _governed_modality(carrier)
    if _has_word(carrier, "possible") or _has_word(trigger, "possible") or _is_called_possible(trigger):
        return "possible"
    if _is_supposed(carrier):
        return "possible"
    mood = _conditional(carrier)
    if mood is not None:
        return mood
    if above is not None:
        return above
    if carrier.i != trigger.i and _has_word(trigger, "planned"):
        return "planned"
    if _is_plan(trigger, carrier):
        return "planned"
    if later or any(is_future(token) for token in tense_chain(carrier)):
        return "planned"
    return "realised"


def _is_supposed(verb: Token) -> bool:
    """As in "s'il fermait, la ville souffrirait": a condition of what would be or will be."""
    if verb.dep_ != "advcl" or not any(form_of(mark) in words_for("if") for mark in children(verb, "mark")):
        return False
    main = (verb.head, *auxiliaries(verb.head))
    return not children(verb, "aux:tense") and any(is_conditional(token) or is_future(token) for token in main)


def _is_cancelled(trigger: Token) -> bool:
    """As in "le concert du 3 mars a été annulé", "la réunion de mardi n'a pas eu lieu": it was to be, and was not."""
    if noun_entry(trigger) is None:
        return False
    verb = trigger.head
    if verb.i == trigger.i or not is_verbal(verb):
        return False
    subject = trigger.dep_ in SUBJECT
    undergoes = trigger.dep_ in DIRECT or (subject and is_passive(verb))
    if undergoes and lemma_of(verb) in verbs_of_class("cancel"):
        return not _is_negated(verb) and _conditional(verb) is None
    lets_happen = any(use.slot == "subject" for use in light_uses().get(lemma_of(verb), ()))
    return subject and lets_happen and _is_negated(verb)


def _is_called_off(verb: Token) -> bool:
    """As in "la course, qui devait partir lundi, a été annulée"."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    if above.dep_ != "acl:relcl" or modal_effects().get(lemma_of(above)) != "planned":
        return False
    called_off = above.head.head
    undergoes = above.head.dep_ in DIRECT or (above.head.dep_ in SUBJECT and is_passive(called_off))
    return undergoes and lemma_of(called_off) in verbs_of_class("cancel") and not _is_negated(called_off)


def _stands_first(trigger: Token) -> bool:
    """What was made on its day before it can be annulled: "annule l'arrêté du 3 mars"."""
    entry = noun_entry(trigger)
    return (
        entry is not None
        and (entry.noun_class == "text" or entry.type in STANDING)
        and lemma_of(trigger.head) in (verbs_of_class("cancel"))
    )


def _is_called_possible(trigger: Token) -> bool:
    """As in "il est possible que la cour tranche", wherever the parser hung the clause."""
    return any(
        token.lower_ in words_for("possible") and form_of(token.nbor()) in words_for("that")
        for token in trigger.doc[sentence_of(trigger.doc[trigger.i : trigger.i + 1]).start : trigger.i]
    )


def _conditional(verb: Token) -> Modality | None:
    """Conditional of hearsay or of condition; "pourrait" is possible, "devrait" planned."""
    chain = [verb, *auxiliaries(verb)]
    if verb.dep_ in {"xcomp", "ccomp"} and "Inf" in "".join(m for t in chain for m in features(t, "VerbForm")):
        chain += [verb.head, *auxiliaries(verb.head)]
    for token in chain:
        if is_conditional(token):
            lemma = lemma_of(verb.head) if token.i in {verb.head.i, *(a.i for a in auxiliaries(verb.head))} else ""
            lemma = lemma or lemma_of(token)
            above = lemma == lemma_of(verb.head) and verb.head.i != verb.i
            helps = above or any(is_infinitive(child) for child in children(verb, "xcomp", "ccomp"))
            if (helps or lemma in words_for("done_when_past")) and (known := modal_effects().get(lemma)) is not None:
                return known  # "chercherait à vendre", not "chercherait un associé"
            return "planned" if _is_future_of_past(verb) else "conditional"
    return None


def _is_future_of_past(verb: Token) -> bool:
    """As in "il a précisé que les travaux débuteraient mardi": no doubt, but a future told in the past."""
    first = verb.head if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" else verb
    told = first.dep_ == "ccomp" and lemma_of(first.head) in speech_verbs() and not children(verb, "aux:tense")
    teller = first.head
    if "Pres" in features(teller, "Tense") and "Part" in features(teller, "VerbForm"):
        teller = teller.head  # "a-t-elle dit, précisant qu'elle partirait mardi"
    tenses = {t for token in (teller, *auxiliaries(teller)) for t in features(token, "Tense")}
    return told and bool(tenses & {"Past", "Imp"} or is_participle(teller))


def _governed_modality(verb: Token) -> Modality | None:
    """What modals, promises, doubts above the verb make of it."""
    token = verb
    for _ in range(MAX_CLIMB):
        if token.dep_ not in {"xcomp", "ccomp", "csubj", "acl", "conj", "advcl", "obl:arg"} or token.head.i == token.i:
            return None
        head = token.head
        if token.dep_ == "acl" and not is_infinitive(token):
            return None  # "n'a pas réussi à effacer les images montrant l'agent frapper un passant"
        apart = token.dep_ == "advcl" and any(form_of(m) in words_for("around_year") for m in children(token, "mark"))
        if apart:
            return None  # "afin d'empêcher un retour, après s'être réuni lundi"
        infinitive = is_infinitive(token) or any("Inf" in features(a, "VerbForm") for a in auxiliaries(token))
        lemma = lemma_of(head)
        if token.dep_ == "conj" and is_finite(token):
            return None
        if token.dep_ in {"xcomp", "ccomp"} or infinitive:
            perfect = bool(children(token, "aux:tense"))
            if infinitive and not perfect and lemma in modal_effects():
                if _is_negated(head):
                    return "negated"
                effect = modal_effects()[lemma]
                past = is_participle(head) and bool(children(head, "aux:tense"))
                if effect is not None:
                    return None if past and lemma in words_for("done_when_past") else effect
            if lemma in verbs_of_class("deny"):
                return "possible" if _is_negated(head) else "negated"
            if lemma in verbs_of_class("doubt"):
                return "possible"
            if infinitive and not perfect and lemma in verbs_of_class("commit"):
                done = lemma in words_for("wait_verb") and (_is_negated(head) or is_past(head))
                return None if done else "planned"  # "n'a pas attendu pour lancer une enquête"
        if head.pos_ in {"ADJ", "NOUN"} and head.lower_ in words_for("possible"):
            return "possible"
        if infinitive and head.pos_ in {"ADJ", "NOUN"} and head.lower_ in words_for("aim"):
            return "planned"  # "a l'intention de partir"
        token = head
    return None


def _is_plan(trigger: Token, carrier: Token) -> bool:
    """As in "est prévu", "la réunion prévue": said of something to come."""
    planned = words_for("planned")
    if lemma_of(carrier) in words_for("plan_verb"):
        return carrier.i != trigger.i or is_infinitive(carrier)  # "des retards sont à prévoir"
    return carrier.lower_ in planned and carrier.i != trigger.i and lemma_of(carrier) in light_uses()


def _is_negated(verb: Token) -> bool:
    """Whether ne … pas stands around the verb, its auxiliary or its object's determiner."""
    if any(form_of(mark) in words_for("without") for mark in children(verb, "mark")) and children(verb, "cop"):
        return False  # "n'est pas sans rappeler"
    negations = words_for("negation")
    particle = False
    strong = False
    for token in (verb, *auxiliaries(verb)):
        for child in token.children:
            if form_of(child) in words_for("not_first"):
                particle = True
            elif child.lower_ in negations and child.dep_ in {"advmod", "det", "advcl"}:
                strong = strong or child.lower_ in words_for("not_strong")
            elif child.dep_ in DIRECT | SUBJECT and _has_word(child, "negation"):
                strong = True
    if strong and particle:
        return True
    if particle and lemma_of(verb) in words_for("not_without_second"):
        limits = any(form_of(child) in words_for("that") for child in verb.children)
        return not limits  # "n'a pu voter", not "ne peut que voter"
    if particle and any(s.lower_ in words_for("nobody") for s in children(verb, *SUBJECT)):
        return True
    neither = any(child.lower_ in words_for("neither") for child in verb.children)
    if neither and verb.dep_ == "conj" and verb.head.i != verb.i:
        return _is_negated(verb.head)
    if particle and any(child.lower_ in negations for child in verb.children):
        return True
    return strong and any(child.lower_ in words_for("not_alone") and child.dep_ == "advmod" for child in verb.children)


def _is_left_out(verb: Token) -> bool:
    """As in "est parti sans signer": what was not done."""
    without = any(form_of(mark) in words_for("without") for mark in children(verb, "mark"))
    return without and is_infinitive(verb) and not children(verb, "cop")


def _is_denied(trigger: Token) -> bool:
    """The object of a verb that denies it: "elle réfute toute intervention"."""
    head, entry = trigger.head, noun_entry(trigger)
    if entry is not None and entry.type == "election" and trigger.dep_ not in DIRECT:
        return False  # "renonce à l'élection de mai", which is held all the same
    undergoes = trigger.dep_ in SUBJECT and is_passive(head)  # "toute rencontre est exclue"
    denies = lemma_of(head) in verbs_of_class("deny") and not _is_negated(head)
    return denies and (undergoes or trigger.dep_ in DIRECT | {"obl:arg"})


def _has_word(token: Token, use: str) -> bool:
    words = words_for(use)
    said = (child for child in token.children if child.pos_ != "NOUN" and not _is_as(child))
    return any(child.lower_ in words or lemma_of(child) in words for child in said)


def _is_as(word: Token) -> bool:
    """As in "comme prévu"."""
    return word.i > 0 and form_of(word.nbor(-1)) in words_for("as")
