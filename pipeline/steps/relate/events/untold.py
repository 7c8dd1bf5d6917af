"""What no date dates although it stands beside it: how things stand, any day, times to come, what is only set off."""

from __future__ import annotations

from pipeline.records import Timex
from pipeline.steps.relate.events.event_types import own_type, type_of
from pipeline.steps.relate.events.figures import is_level
from pipeline.steps.relate.events.grammar import (
    auxiliaries,
    children,
    features,
    form_of,
    is_bare_participle,
    is_finite,
    is_infinitive,
    is_participle,
    is_passive,
    lemma_of,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_act, noun_entry
from pipeline.steps.relate.events.screen import is_clock_only
from pipeline.steps.relate.events.sentences import sentence_of
from pipeline.steps.relate.events.since import follows_since, tells_since
from pipeline.steps.relate.events.tenses import is_future, is_past, tense_chain
from pipeline.steps.relate.events.words import modal_effects, words_for
from pipeline.steps.relate.parse import Span, Token

HOUR_REACH = 3
MAX_NOW = 6


def is_untold(happening: Happening, timex: Timex, date: Span) -> bool:
    """Whether a date does not tell when the happening was that was found for it."""
    return (
        _is_too_vague(timex, happening)
        or (_is_now(timex) and not _holds_now(date, happening))
        or _is_rhetorical(date, happening)
        or _is_taken_up(happening)
        or is_level(date, happening)
        or _is_any_day(timex, date, happening)
        or (follows_since(date) and not tells_since(happening, timex, date))
    )


def _is_too_vague(timex: Timex, happening: Happening) -> bool:
    """A century or decade, which sets a scene unless something was founded, voted, done in it."""
    untyped = timex.precision == "decade" and type_of(happening) == "other" and not _names_act(happening)
    return timex.precision == "century" or untyped


def _is_any_day(timex: Timex, date: Span, happening: Happening) -> bool:
    """As in "elle se lève à 4 heures", "pour manger à midi": an hour of any day, of what is neither over nor to come.

    An hour that opens its sentence may tell the present of a narrative: "Vers midi, le feu reprend".
    """
    carrier = happening.carrier
    if not is_clock_only(timex, more=words_for("of_any_day")) or carrier is None:
        return False
    opens = not any(
        t.is_alpha and t.pos_ not in {"ADP", "DET", "ADV"} for t in date.sent[: date.start - date.sent.start]
    )
    chain = tense_chain(carrier)
    return not (opens or is_participle(carrier) or any(is_past(verb) or is_future(verb) for verb in chain))


def _is_now(timex: Timex) -> bool:
    """The day of writing, which as often means nowadays: "aujourd'hui"."""
    return timex.text.lower().replace("’", "'").strip() in words_for("now")


def _holds_now(date: Span, happening: Happening) -> bool:
    """Whether "aujourd'hui" dates a happening rather than saying how things stand."""
    following = date.doc[date.end] if date.end < len(date.doc) else None
    carrier = happening.carrier
    if carrier is None or any(form_of(mark) in words_for("if") for mark in children(carrier, "mark")):
        return False  # "si une digue rompt demain"
    if happening.trigger.i >= date.end and is_bare_participle(happening.trigger) and not auxiliaries(happening.trigger):
        return False  # "aujourd'hui retraitée"
    attribute = following is not None and following.pos_ in {"NOUN", "ADJ"} and following.head.i != carrier.i
    apposed = date.start > 0 and date.doc[date.start - 1].text == ","
    if attribute and (date.start > carrier.i or apposed):
        return False  # "Aude Vasselin, aujourd'hui adjointe, a appris"
    tenses = {t for token in (carrier, *auxiliaries(carrier)) for t in features(token, "Tense")}
    modal = is_infinitive(carrier) or any(is_infinitive(helper) for helper in auxiliaries(carrier))
    perfect = bool(children(carrier, "aux:tense"))
    acts = (
        perfect
        or (modal and lemma_of(carrier.head) in modal_effects())
        or "Fut" in tenses
        or happening.rule == "idiom"
        or _is_set_for_today(date, carrier)
    )
    typed = own_type(happening) not in {None, "other"} or noun_entry(happening.trigger) is not None
    between = date.doc[
        min(date.end, carrier.i + 1) : max(date.start, min(t.i for t in (carrier, *auxiliaries(carrier))))
    ]
    alone = following is None or following.is_punct or _names_hour(date)
    far = perfect and alone and not any(t.pos_ in {"VERB", "AUX"} and is_finite(t) for t in between)
    near = far or abs(date.start - carrier.i) <= MAX_NOW
    return near and (acts or (typed and not is_passive(carrier) and carrier.dep_ != "acl:relcl"))


def _names_hour(date: Span) -> bool:
    """As in "Aujourd'hui avant l'aube, la digue a rompu": a part of the day makes it this one day."""
    after = [form_of(t) for t in date.doc[date.end : date.end + HOUR_REACH]]
    return bool(after) and after[0] in words_for("date_tie") and any(word in words_for("day_part") for word in after)


def _is_set_for_today(date: Span, carrier: Token) -> bool:
    """As in "la réunion prévue aujourd'hui", "elle a dit qu'elle serait reçue aujourd'hui": what was still to come."""
    if is_bare_participle(carrier):
        tie = date.doc[carrier.i + 1 : date.start]
        sets = words_for("plan_verb", "moves_day", "announce_verb")
        return lemma_of(carrier) in sets and all(form_of(t) in words_for("set_for") for t in tie)
    told = carrier.dep_ == "ccomp" and is_past(carrier.head)
    return told and any("Cnd" in features(t, "Mood") for t in (carrier, *auxiliaries(carrier)))


def _is_rhetorical(date: Span, happening: Happening) -> bool:
    """As in "l'école de demain", "et demain ?": the day after stands for times to come, unless something is planned."""
    text = date.text.lower().replace("’", "'")
    if text not in words_for("day_at_large") - words_for("now") - words_for("day_before"):
        return False
    carrier = happening.carrier
    chain = () if carrier is None else (carrier, *auxiliaries(carrier), carrier.head)
    if any("Sub" in features(t, "Mood") for t in chain[:1]) or sentence_of(date).text.rstrip().endswith("?"):
        return True
    told = any("Fut" in features(t, "Tense") or lemma_of(t) in modal_effects() for t in chain)
    typed = own_type(happening) not in {None, "other"}
    known = typed or noun_entry(happening.trigger) is not None
    return not told and (not known or any(is_infinitive(t) for t in chain[:1]))


def _is_taken_up(happening: Happening) -> bool:
    """As in "Elle devait l'être en mars": the verb is one of the sentence before, and no label can tell it."""
    trigger = happening.trigger
    behind = [form_of(token) for token in trigger.doc[trigger.i + 1 : trigger.i + 3]]
    return behind == ["l'", "être"] and lemma_of(trigger) in modal_effects()


def _names_act(happening: Happening) -> bool:
    """Whether what is told is an act, which may fall in a decade: not what was so, or was done again and again."""
    trigger, carrier = happening.trigger, happening.carrier
    if noun_entry(trigger) is not None:
        return is_act(trigger)
    if is_bare_participle(trigger):
        return True
    chain = (trigger,) if carrier is None else (carrier, *auxiliaries(carrier))
    return is_finite(chain[0]) and not any("Imp" in features(token, "Tense") for token in chain)
