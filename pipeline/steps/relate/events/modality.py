"""Did it happen, will it, might it, did it not: from tense, mood, modals, negation and what governs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.records import Modality, Timex
from pipeline.steps.relate.events.governors import governed_modality
from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    SUBJECT,
    auxiliaries,
    children,
    features,
    form_of,
    is_finite,
    is_infinitive,
    is_participle,
    is_present_participle,
    is_verbal,
    lemma_of,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.negation import (
    has_word,
    is_called_off,
    is_cancelled,
    is_denied,
    is_left_out,
    is_negated,
    is_retracted,
    is_untensed,
    leaves_standing,
    stands_behind,
    stands_first,
    undoes_denial,
)
from pipeline.steps.relate.events.noun_modality import is_awaited, is_said_ahead, is_setting_ahead, of_noun
from pipeline.steps.relate.events.sentences import sentence_at
from pipeline.steps.relate.events.tenses import is_conditional, is_future, is_past, tense_chain
from pipeline.steps.relate.events.words import light_uses, modal_effects, speech_verbs, verbs_of_class, words_for
from pipeline.steps.relate.parse import Span, Token

SET_FOR = "noun_set_for"


def read_modality(happening: Happening, timex: Timex, span: Span, published: date | None) -> Modality:
    """The modality of one telling.

    Args:
        happening: the happening's word and the predicate that carries its tense.
        timex: its date.
        span: the words of that, which say what lies ahead where the day is not known: "mardi prochain".
        published: the article's publication day, if known; a verbless happening after it is planned.
    """
    day, last = timex.date_start, timex.date_end
    trigger, carrier, stands = happening.trigger, happening.carrier, happening.stands
    sets_day = lemma_of(trigger) in words_for("announce_verb") | verbs_of_class("commit")  # "a promis un parc en mai"
    past = carrier is not None and carrier.i == trigger.i and is_past(carrier) and not sets_day
    later = is_said_ahead(span) if day is None or published is None else day > published
    later = later and not past  # Where the two disagree the day was counted wrongly, not the tense.
    over = last is not None and published is not None and last < published
    if happening.rule == SET_FOR and carrier is not None and lemma_of(carrier) in words_for("moves_day"):
        return "realised" if over else "planned"  # "l'audience a été reportée au 3 mars": not held on another day
    cancelled = is_cancelled(trigger, stands) and (later or not stands_first(trigger, stands))
    if is_denied(stands) or cancelled or is_retracted(trigger):
        return "negated"
    if carrier is not None and is_called_off(carrier):
        return "negated"
    if carrier is None:
        awaited = published is None and (is_awaited(stands) or is_setting_ahead(stands))
        return of_noun(stands, later=later or awaited)
    negated = is_negated(carrier)
    open_still = _of_undenied(carrier, later=later) if negated and carrier.i == trigger.i else None
    if open_still is not None:
        return open_still
    if negated and _is_put_off(carrier, span):
        return "planned"
    if negated and leaves_standing(trigger, carrier):
        return of_noun(trigger, later=later)
    if negated and _is_corrected(span):
        return _of_verb(trigger, carrier, later=later)
    if negated or (carrier.i != trigger.i and has_word(trigger, "negation")) or is_left_out(carrier):
        return "negated"
    if happening.rule == SET_FOR and not over:
        return "planned"  # "la marche annoncée pour mardi"
    told = _of_verb(trigger, carrier, later=later)
    counted = is_infinitive(carrier) and children(carrier.head, "cop")  # "ils seront cent à défiler"
    tensed = (carrier, *auxiliaries(carrier), *(auxiliaries(carrier.head) if counted else ()))
    if told == "planned" and over and any(map(is_future, tensed)):
        return "realised"  # "Elle quittera le port en 1998.", "Elle sera élue en 1998.": the future of narratives.
    return told


def _of_undenied(verb: Token, *, later: bool) -> Modality | None:
    """Of a denial that is negated: "cela ne l'a pas empêchée de gagner" tells that it was done; None for others."""
    if not any(map(is_untensed, _governed_by(verb))):
        return None
    if lemma_of(verb) in words_for("open_if_not"):
        return "planned"  # "n'a pas renoncé à vendre"
    if not undoes_denial(verb):
        return None
    if later or any(map(is_future, (verb, *auxiliaries(verb)))):
        return "planned"
    return "realised" if is_past(verb) or lemma_of(verb) not in words_for("bars") else "possible"


def _governed_by(verb: Token) -> Iterator[Token]:
    """Clauses under a verb, also where the parser hung them on its object: "empêché le club de jouer"."""
    yield from children(verb, "xcomp", "ccomp", "obl:arg")
    for thing in children(verb, "obj"):
        yield from children(thing, "acl")


def _is_put_off(verb: Token, span: Span) -> bool:
    """As in "le parc ne fermera pas avant mars": it will, and not before."""
    before = span.doc[max(span.sent.start, span.start - 2) : span.start]
    ahead = any(map(is_future, (verb, *auxiliaries(verb)))) or lemma_of(verb) in verbs_of_class("commit")
    return ahead and any(form_of(t) in words_for("not_until") for t in before)


def _is_corrected(span: Span) -> bool:
    """As in "ne s'est pas réuni le 8 mais le 7": on the day behind "mais" it did."""
    before = span.doc[max(span.sent.start, span.start - 2) : span.start]
    return any(form_of(t) in words_for("corrects") for t in before)


def _of_verb(trigger: Token, carrier: Token, *, later: bool) -> Modality:
    above = governed_modality(carrier)
    if has_word(carrier, "possible") or has_word(trigger, "possible") or _is_called_possible(trigger):
        return "possible"
    if _is_asked(carrier) or (lemma_of(carrier) in words_for("weighed") and not children(carrier, "aux:tense")):
        return "possible"
    supposed = _of_supposed(carrier)
    if supposed is not None:
        return supposed
    mood = _conditional(carrier)
    if mood is not None:
        return mood
    if above is not None:
        return above
    if carrier.i != trigger.i and has_word(trigger, "planned"):
        return "planned"
    if _is_plan(trigger, carrier):
        return "planned"
    if later or any(is_future(token) for token in tense_chain(carrier)):
        return "planned"
    return "realised"


def _is_asked(verb: Token) -> bool:
    """As in "la ville fermera-t-elle le parc ?": whether it did is the question, and not who did it, when or why."""
    asking = verb.head if verb.dep_ in {"xcomp", "ccomp"} else verb
    sentence = sentence_at(asking)
    if asking.dep_ != "ROOT" or not any(t.text == "?" for t in sentence[-2:]):
        return False
    if any(form_of(t) in words_for("question") for t in sentence[: asking.i - sentence.start]):
        return False
    below = (*asking.children, *(verb.children if is_infinitive(verb) else ()))
    return any(form_of(c).startswith("-") and c.dep_ in SUBJECT | {"expl:subj"} for c in below)


def _of_supposed(verb: Token) -> Modality | None:
    """As in "s'il fermait, la ville souffrirait", a condition; "s'il avait fermé, elle souffrirait" says it did not."""
    if stands_behind(verb, "unless"):
        return "possible"
    if not any(form_of(mark) in words_for("if") for mark in children(verb, "mark")):
        return None
    if any(t.text == "?" for t in sentence_at(verb)[-2:]):
        return "possible"  # "Et si le pont cède ?"
    if verb.dep_ == "ccomp" or any(is_future(one) or is_conditional(one) for one in (verb, *auxiliaries(verb))):
        return "possible"  # "on se demande s'il a signé", "s'il signera": behind "si" they only ask
    main = (verb.head, *auxiliaries(verb.head))
    would = any(map(is_conditional, main))
    if verb.dep_ != "advcl" or not (would or any(map(is_future, main))):
        return None
    helpers = children(verb, "aux:tense")
    if helpers and would and any("Imp" in features(t, "Tense") for t in helpers):
        return "negated"
    return None if helpers else "possible"


def _is_called_possible(trigger: Token) -> bool:
    """As in "il est possible que la cour tranche", wherever the parser hung the clause."""
    return any(
        token.lower_ in words_for("possible") and form_of(token.nbor()) in words_for("that")
        for token in trigger.doc[sentence_at(trigger).start : trigger.i]
    )


def _conditional(verb: Token) -> Modality | None:
    """Conditional of hearsay or of condition; "pourrait" is possible, "devrait" planned."""
    chain = [verb, *auxiliaries(verb)]
    unmet = lemma_of(verb.head) in words_for("unmet_when_past")  # "il aurait fallu qu'elle signe"
    if verb.dep_ in {"xcomp", "ccomp"} and (any(map(is_infinitive, chain)) or unmet):
        chain += [verb.head, *auxiliaries(verb.head)]
    for token in chain:
        if is_conditional(token):
            lemma = lemma_of(verb.head) if token.i in {verb.head.i, *(a.i for a in auxiliaries(verb.head))} else ""
            lemma = lemma or lemma_of(token)
            above = lemma == lemma_of(verb.head) and verb.head.i != verb.i
            if above and lemma in words_for("unmet_when_past") and children(verb.head, "aux:tense"):
                return "negated"  # "le parc aurait dû ouvrir"
            helps = above or any(is_infinitive(child) for child in children(verb, "xcomp", "ccomp"))
            if (helps or lemma in words_for("done_when_past")) and (known := modal_effects().get(lemma)) is not None:
                return known  # "chercherait à vendre", not "chercherait un associé"
            return "planned" if _is_future_of_past(verb) else "conditional"
    return None


def _is_future_of_past(verb: Token) -> bool:
    """As in "il a précisé que les travaux débuteraient mardi": no doubt, but a future told in the past."""
    teller = _teller_of(verb)
    if teller is None or children(verb, "aux:tense"):
        return False
    for _ in range(MAX_CLIMB):
        if not (is_present_participle(teller) or is_untensed(teller)) or teller.head.i == teller.i:
            break
        teller = teller.head  # "a-t-elle dit, précisant qu'elle partirait mardi", "a choisi d'agir en annonçant que"
    tenses = {t for token in (teller, *auxiliaries(teller)) for t in features(token, "Tense")}
    return bool(tenses & {"Past", "Imp"} or is_participle(teller))


def _teller_of(verb: Token) -> Token | None:
    """The verb of saying or thinking above a clause, also where the parser hung it on a noun between them."""
    tells = speech_verbs() | words_for("foresees")
    first = verb.head if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" else verb
    promised = verbs_of_class("commit") | words_for("announce_verb")
    for aside in children(first, "advcl", "parataxis", "parataxis:insert"):
        if lemma_of(aside) in promised and is_finite(aside) and not children(aside, "mark"):
            return aside  # "En mars, avait promis le maire, la crèche ouvrirait"
    if first.dep_ == "ccomp" or (first.dep_.startswith("parataxis") and lemma_of(first.head) in promised):
        return first.head if lemma_of(first.head) in tells else None
    mark = next((m for m in children(first, "mark") if form_of(m) in words_for("that")), None)
    if mark is None:
        return None
    above = (token for token in first.ancestors if token.i < mark.i)
    return next((token for token in above if is_verbal(token) and lemma_of(token) in tells), None)


def _is_plan(trigger: Token, carrier: Token) -> bool:
    """As in "est prévu", "la réunion prévue": said of something to come."""
    planned = words_for("planned")
    if lemma_of(carrier) in words_for("plan_verb"):
        return carrier.i != trigger.i or is_infinitive(carrier)  # "des retards sont à prévoir"
    return carrier.lower_ in planned and carrier.i != trigger.i and lemma_of(carrier) in light_uses()
