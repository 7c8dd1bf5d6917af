"""What kind of happening it is: from its noun, or from its verb in company of object, subject and field."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import EventType
from pipeline.steps.relate.events.company import any_of, doers, in_company, objects_of
from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    children,
    form_of,
    is_finite,
    is_infinitive,
    is_passive,
    is_verbal,
    lemma_of,
    preposition,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import noun_entry
from pipeline.steps.relate.events.predicate import counted_noun
from pipeline.steps.relate.events.words import posts, verb_types, words_for
from pipeline.steps.relate.parse import Token

OPENING_MARKS, CLOSING_MARKS = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
QUOTE_BEFORE, QUOTE_AFTER = 5, 12
SHORTEST_QUOTE = 3
"""Words; fewer between quotation marks are a name or a word that is set apart."""
LONGEST_BODY = 3
CARRIED = frozenset({"act", "text"})


def type_of(happening: Happening) -> EventType:
    """The type of a happening, `other` where the lists do not know it."""
    found = own_type(happening)
    if found is None or (found == "other" and in_company(happening.trigger, lemma_of(happening.trigger)) is None):
        return _carried(happening.trigger) or "other"
    if found == "decision" or (
        found == "announcement" and any_of(objects_of(happening.trigger), words_for("court_ruling"))
    ):
        return _by_its_body(happening.trigger) or found
    return found


def own_type(happening: Happening) -> EventType | None:
    """The type that the happening's own word has, whatever noun it carries; None where the lists do not know it."""
    trigger = happening.trigger
    entry = noun_entry(trigger) if trigger.pos_ not in {"VERB", "AUX"} else None
    if trigger.pos_ == "NOUN" and is_verbal(trigger):
        entry = None  # "(élue en 2020, battue dimanche)"
    if entry is not None:
        carrier = happening.carrier if happening.rule in {"light_object", "light_participle"} else None
        with_verb = in_company(carrier, lemma_of(carrier)) if carrier is not None else None
        if " " in entry.lemma:
            with_verb = None  # "tenir une conférence de presse": the phrase says more than the verb
        return with_verb or in_company(trigger, entry.lemma) or entry.type
    lemma = lemma_of(trigger)
    is_post = trigger.pos_ in {"NOUN", "PROPN"} and any_of((trigger,), posts())
    if is_post and not children(trigger, "aux:tense", "aux:pass", "obj"):
        return "appointment_or_departure"  # "Député en 1979, il prend ensuite la mairie."
    for maker in children(trigger, "aux:caus"):
        if (known := verb_types().get(f"{lemma_of(maker)} {lemma}")) is not None:
            return known  # "a fait savoir"
    if lemma in words_for("quote_verb") and _quotes(trigger):
        return "announcement"
    if verb_types().get(lemma, "other") == "other" and _introduces(trigger):
        return "announcement"
    if lemma in words_for("start_verb") and (begun := _infinitive_under(trigger)) is not None:
        return verb_types().get(lemma_of(begun), "other")
    found = in_company(trigger, lemma)
    if found is None and happening.last.i != trigger.i:
        found = verb_types().get(lemma_of_happening(happening))
    return found or verb_types().get(lemma)


def _infinitive_under(verb: Token) -> Token | None:
    """As in "commence à panser ses plaies": what is begun."""
    after = (child for child in verb.children if child.i > verb.i and child.dep_ in {"xcomp", "ccomp", "obl:arg"})
    return next((child for child in after if is_infinitive(child)), None)


def lemma_of_happening(happening: Happening) -> str:
    """The lemma that stands for a happening: of its word, or of the words of its idiom."""
    trigger, last = happening.trigger, happening.last
    if last.i != trigger.i:
        return f"{lemma_of(trigger)} {trigger.doc.text_of(trigger.i + 1, last.i + 1).lower()}"
    entry = noun_entry(trigger)
    return entry.lemma if entry is not None else lemma_of(trigger)


def _carried(verb: Token) -> EventType | None:
    """The type of the event noun that a verb without a type of its own carries: "a subi des émeutes"."""
    if lemma_of(verb) not in words_for("carrier_verb"):
        return None
    own = children(verb, "obl:agent") if is_passive(verb) else subjects(verb)
    for noun in (
        *map(counted_noun, objects_of(verb)),
        *(c for c in verb.children if c.dep_ in OBLIQUE and c.i == verb.i + 2),
        *own,
    ):
        for named in (noun, *(c for c in children(noun, "nmod") if preposition(c) in words_for("of"))):
            entry = noun_entry(named)
            if entry is not None and entry.noun_class in CARRIED and entry.type != "other":
                return entry.type
    return None


def _by_its_body(verb: Token) -> EventType | None:
    """A court's decision is a legal action, a chamber's decision on a bill a vote."""
    bodies = {body for doer in doers(verb) for body in _body_names(doer)}
    if bodies & words_for("court"):
        return "legal_action"
    if bodies & words_for("chamber") and any_of(objects_of(verb), words_for("bill")):
        return "vote"
    return None


def _body_names(noun: Token) -> Iterator[str]:
    """The noun, and the words that begin with it: "conseil d'état"."""
    yield lemma_of(noun)
    for size in range(1, LONGEST_BODY + 1):
        words = " ".join(form_of(t) for t in noun.doc[noun.i : noun.i + size])
        yield words.replace("' ", "'")


def _introduces(verb: Token) -> bool:
    """As in "scandait lui aussi : « Assez ! »": a finite verb that a colon and a quotation follow."""
    after = verb.doc[verb.i + 1 : min(verb.i + 1 + QUOTE_BEFORE, len(verb.doc) - 1)]
    colon = next((t for t in after if t.text == ":"), None)
    return colon is not None and is_finite(verb) and colon.nbor().text in OPENING_MARKS


def _quotes(verb: Token) -> bool:
    """A quotation closes just before the verb or opens just after it, or a clause says what was said."""
    if children(verb, "ccomp"):
        return True
    doc, end = verb.doc, verb.sent.end
    if not is_passive(verb) and not children(verb, "obj", "xcomp"):
        said = (t.i for t in doc[verb.i + 1 : end] if form_of(t) in words_for("that"))
        if any(doc[i - 1].text == "," and doc[i + 1].text in OPENING_MARKS for i in said if i + 1 < end):
            return True  # "a confié en mars, depuis la ville où il était, que « rien ne va »"
    if any(t.text in CLOSING_MARKS for t in doc[max(0, verb.i - QUOTE_BEFORE) : verb.i]):
        return True
    opening = next((t.i for t in doc[verb.i : verb.i + QUOTE_AFTER] if t.text in OPENING_MARKS), None)
    if opening is None or form_of(doc[opening - 1]) in words_for("of"):
        return opening is not None  # "a qualifié ce choix d'« erreur »"
    # « Trêve » is a word that is called so, and none of somebody's.
    return not any(t.text in CLOSING_MARKS for t in doc[opening + 1 : opening + 1 + SHORTEST_QUOTE])
