"""What did not happen: negated, denied, left out, cancelled.

And what only seems negated, being then alone, or not alone: "n'ouvrira plus qu'en mars", "n'a pas reçu que des éloges".
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from pipeline.steps.relate.events.grammar import (
    DIRECT,
    SUBJECT,
    auxiliaries,
    children,
    clause_after,
    form_of,
    is_bare_participle,
    is_infinitive,
    is_passive,
    is_reflexive,
    is_verbal,
    lemma_of,
    spoken,
)
from pipeline.steps.relate.events.nouns import noun_entry
from pipeline.steps.relate.events.tenses import is_conditional
from pipeline.steps.relate.events.words import light_uses, modal_effects, verbs_of_class, words_for
from pipeline.steps.relate.parse import Token

STANDING = frozenset(
    {"law_or_decree", "decision", "agreement_or_contract", "election", "vote", "appointment_or_departure"}
)
"""Types of what stands once it is made, and can be annulled later; a concert that is annulled never was."""
LONGEST_INSTEAD = 8
LONGEST_RETRACTION = 8
PLACE_REACH = 7
NOT_REACH = 4
REACH = 10
GROUP = frozenset({"ADV", "AUX", "PRON", "VERB"})
"""What stands between the parts of a verb: its negation, its pronouns."""


def is_cancelled(trigger: Token, stands: Token | None = None) -> bool:
    """As in "le concert du 3 mars a été annulé", "la réunion de mardi n'a pas eu lieu": it was to be, and was not.

    Args:
        trigger: the noun of the happening.
        stands: the pronoun that stands for it, if one does: "celui du 3 mars a été annulé".
    """
    told = stands or trigger
    verb, entry = told.head, noun_entry(trigger)
    if entry is not None and entry.noun_class != "text" and entry.type not in STANDING and _is_called_off_aside(told):
        return True
    if entry is None or verb.i == told.i or not is_verbal(verb):
        return False
    subject = told.dep_ in SUBJECT
    undergoes = told.dep_ in DIRECT or (subject and is_passive(verb))
    if undergoes and lemma_of(verb) in verbs_of_class("cancel"):
        return not is_negated(verb) and not any(map(is_conditional, (verb, *auxiliaries(verb))))
    lets = (subject and _lets_happen(verb)) or (undergoes and lemma_of(verb) in words_for("lets"))
    return lets and is_negated(verb)


def _is_called_off_aside(noun: Token) -> bool:
    """As in "celle de mardi annulée", "le concert de lundi, annulé faute de public"."""
    after = (one for one in children(noun, "acl", "amod") if one.i > noun.i)
    return any(is_bare_participle(one) and lemma_of(one) in verbs_of_class("cancel") for one in after)


def leaves_standing(trigger: Token, verb: Token) -> bool:
    """As in "l'attaque n'a fait aucun mort", "la marche n'a attiré personne": it happened, and did not do that."""
    return (
        trigger.head.i == verb.i
        and trigger.dep_ in SUBJECT
        and lemma_of(verb) in light_uses()
        and not _lets_happen(verb)
    )


def _lets_happen(verb: Token) -> bool:
    """As in "a eu lieu", "s'est tenue", "est prévue": never what it did, as in "n'a fait aucune victime"."""
    for use in light_uses().get(lemma_of(verb), ()):
        fits = {"any": True, "active": False, "passive": is_passive(verb), "reflexive": is_reflexive(verb)}[use.voice]
        near = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + PLACE_REACH)]
        takes_place = lemma_of(verb) in words_for("have_verb") and any(lemma_of(t) in use.nouns for t in near)
        if use.slot == "subject" and fits and (takes_place or not use.nouns):
            return True
    return False


def is_called_off(verb: Token) -> bool:
    """As in "la course, qui devait partir lundi, a été annulée", "elle devait partir lundi, mais n'a pas eu lieu"."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    if modal_effects().get(lemma_of(above)) != "planned":
        return False
    for after in children(above, "conj"):
        same = not children(after, *SUBJECT) or any(t.pos_ == "PRON" for t in children(after, *SUBJECT))
        off = lemma_of(after) in verbs_of_class("cancel") and is_passive(after)
        if same and off != is_negated(after) and (off or lemma_of(after) in light_uses()):
            return True
    if above.dep_ != "acl:relcl":
        return False
    called_off = above.head.head
    undergoes = above.head.dep_ in DIRECT or (above.head.dep_ in SUBJECT and is_passive(called_off))
    return undergoes and lemma_of(called_off) in verbs_of_class("cancel") and not is_negated(called_off)


def stands_first(trigger: Token, stands: Token | None = None) -> bool:
    """What was made on its day before it can be annulled: "annule l'arrêté du 3 mars", not "reporte la vente"."""
    entry = noun_entry(trigger)
    return (
        entry is not None
        and (entry.noun_class == "text" or entry.type in STANDING)
        and lemma_of((stands or trigger).head) in verbs_of_class("cancel") - words_for("moves_day")
    )


def is_negated(verb: Token) -> bool:
    """Whether ne … pas stands around the verb, its auxiliary or its object's determiner."""
    if any(form_of(mark) in words_for("without") for mark in children(verb, "mark")) and children(verb, "cop"):
        return False  # "n'est pas sans rappeler"
    if any(child.lower_ in words_for("not_only") for child in verb.children) or limit_of(verb) is not None:
        return False  # "n'ont pas seulement défilé", "n'ouvrira plus qu'en mars"
    negations = words_for("negation")
    particle = False
    strong = False
    for token in (verb, *auxiliaries(verb)):
        for child in token.children:
            if form_of(child) in words_for("not_first"):
                particle = True
            elif child.lower_ in negations and child.dep_ in {"advmod", "det", "advcl"}:
                strong = strong or child.lower_ in words_for("not_strong")
            elif child.dep_ in DIRECT | SUBJECT and has_word(child, "negation"):
                strong = True
    if particle and (strong or _follows_not(verb)):
        return True
    if particle and lemma_of(verb) in words_for("not_without_second"):
        limits = any(form_of(child) in words_for("that") for child in verb.children)
        return not limits  # "n'a pu voter", not "ne peut que voter"
    if particle and any(s.lower_ in words_for("nobody") for s in children(verb, *SUBJECT)):
        return True
    neither = any(child.lower_ in words_for("neither") for child in verb.children)
    if neither and verb.dep_ == "conj" and verb.head.i != verb.i:
        return is_negated(verb.head)
    if particle and any(child.lower_ in negations for child in verb.children):
        return True
    return strong and any(child.lower_ in words_for("not_alone") and child.dep_ == "advmod" for child in verb.children)


def _follows_not(verb: Token) -> bool:
    """As in "n'aura finalement pas lieu": the parse hangs the "pas" on what follows."""
    first = min((verb, *auxiliaries(verb)), key=lambda token: token.i)
    for token in verb.doc[first.i + 1 : min(first.i + NOT_REACH, verb.sent.end)]:
        if token.pos_ != "ADV":
            return False
        if token.lower_ in words_for("not_strong"):
            return token.i + 1 < verb.sent.end and token.nbor().pos_ != "ADV"  # not "n'en a pas moins voté"
    return False


def is_untensed(verb: Token) -> bool:
    """An infinitive, also of the passive and of the past: "partir", "être élu", "avoir signé"."""
    return is_infinitive(verb) or any(map(is_infinitive, auxiliaries(verb)))


def is_left_out(verb: Token) -> bool:
    """As in "est parti sans signer", "sans avoir signé", "au lieu de signer": what was not done."""
    if any(_is_without_that(mark) for mark in children(verb, "mark")):
        return True
    if not is_untensed(verb) or children(verb, "cop"):
        return False
    mark = next((one for one in children(verb, "mark") if form_of(one) in words_for("without")), None)
    if mark is not None:
        return mark.i == 0 or form_of(mark.nbor(-1)) not in words_for("undoes_without")  # "non sans avoir signé"
    return stands_behind(verb, "instead")


def _is_without_that(mark: Token) -> bool:
    """As in "sans que la loi soit votée"."""
    near = [form_of(one) for one in mark.doc[max(mark.sent.start, mark.i - 1) : mark.i + 2]]
    return form_of(mark) in words_for("that", "without") and any(
        first in words_for("without") and that in words_for("that") for first, that in pairwise(near)
    )


def is_retracted(word: Token) -> bool:
    """As in "On a écrit que la maire avait démissionné en mars. C'est faux.": what is said is not so."""
    if not any(one.dep_ == "ccomp" for one in (word, *word.ancestors)):
        return False
    behind = word.doc[word.sent.end : word.sent.end + LONGEST_RETRACTION]
    said = list(takewhile(lambda token: not token.is_punct and not token.is_space, behind))
    return spoken(said) in words_for("retracts")


def stands_behind(verb: Token, use: str) -> bool:
    """Whether a phrase of that use stands before a verb, with no mark between: "au lieu de", "à moins de"."""
    before: list[str] = []
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - LONGEST_INSTEAD) : verb.i]):
        if token.is_punct:
            break
        before.insert(0, form_of(token))
    return any(phrase in " ".join(before) for phrase in words_for(use))


def undoes_denial(verb: Token) -> bool:
    """As in "cela ne l'a pas empêchée de gagner", "elle ne nie pas avoir signé": what it governs did happen.

    The verb is negated; what it governs has the verb's own tense, save where nothing says that it was ever done:
    "elle n'a pas renoncé à partir".
    """
    return lemma_of(verb) in words_for("done_if_not") and is_negated(verb)


def is_denied(trigger: Token) -> bool:
    """The object of a verb that denies it: "elle réfute toute intervention"."""
    head, entry = trigger.head, noun_entry(trigger)
    if entry is not None and entry.type == "election" and trigger.dep_ not in DIRECT:
        return False  # "renonce à l'élection de mai", which is held all the same
    undergoes = trigger.dep_ in SUBJECT and is_passive(head)  # "toute rencontre est exclue"
    denies = lemma_of(head) in verbs_of_class("deny") and not is_negated(head)
    return denies and (undergoes or trigger.dep_ in DIRECT | {"obl:arg"})


def has_word(token: Token, use: str) -> bool:
    """Whether one of the words of a use stands right under a word."""
    words = words_for(use)
    said = (child for child in token.children if child.pos_ != "NOUN" and not _is_as(child))
    return any(child.lower_ in words or lemma_of(child) in words for child in said)


def _is_as(word: Token) -> bool:
    """As in "comme prévu"."""
    return word.i > 0 and form_of(word.nbor(-1)) in words_for("as")


def restricts(que: Token) -> bool:
    """Whether a "que" limits the verb before it."""
    for token in reversed(que.doc[max(que.sent.start, que.i - REACH) : que.i]):
        if token.is_punct:
            return False
        if is_verbal(token) and token.pos_ != "AUX":
            return limit_of(token) is que
    return False


def limit_of(verb: Token) -> Token | None:
    """The "que" that limits a verb under "ne": none that opens a clause, or ends a comparison."""
    group = (verb, *auxiliaries(verb))
    if not any(form_of(child) in words_for("not_first") for one in group for child in one.children):
        return None
    beside = True
    for token in verb.doc[min(one.i for one in group) + 1 : min(verb.sent.end, verb.i + REACH)]:
        if form_of(token) in words_for("that"):
            return token if token.i > verb.i and not _opens_clause(token) else None
        own = beside and token.pos_ in GROUP
        if token.is_punct or (form_of(token) in words_for("compared") and not own):
            return None
        beside = own and (token.pos_ != "ADV" or token.i < verb.i or form_of(token) in words_for("negation"))
    return None


def _opens_clause(que: Token) -> bool:
    """As in "ne pense pas que le maire viendra": a clause with a verb of its own stands behind, and no relative."""
    doc, end = que.doc, que.sent.end
    stop = next((t.i for t in doc[que.i + 1 : end] if t.is_punct or form_of(t) in words_for("relative")), end)
    verb = clause_after(que.i + 1, stop, doc)
    return verb is not None and is_verbal(verb)
