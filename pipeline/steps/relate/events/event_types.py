"""What kind of happening it is: from its noun, or from its verb with the object."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.records import EventType
from pipeline.steps.relate.events.grammar import children, is_passive, lemma_of, noun_entry, participle_of, subjects
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.words import verb_types, words_for

QUOTE_MARKS = frozenset({"»", "”", '"', "«", "“"})
QUOTE_BEFORE, QUOTE_AFTER = 5, 12


def type_of(happening: Happening) -> EventType:
    """The type of a happening, `other` where the lists do not know it."""
    trigger = happening.trigger
    verbal = trigger.pos_ == "VERB" or participle_of(trigger) is not None
    entry = None if verbal else noun_entry(trigger)
    if entry is not None:
        return entry.type
    if happening.rule in {"idiom", "gone_to"} and (known := verb_types().get(lemma_of_happening(happening))):
        return known
    if lemma_of(trigger) in words_for("quote_verb") and _quotes(trigger):
        return "announcement"
    for thing in (*children(trigger, "obj"), *(subjects(trigger) if is_passive(trigger) else ())):
        known = verb_types().get(f"{lemma_of(trigger)} {lemma_of(thing)}")
        if known is not None:
            return known  # "déposer une plainte", "déposer le bilan"
    return verb_types().get(lemma_of(trigger), "other")


def lemma_of_happening(happening: Happening) -> str:
    """The lemma that stands for a happening: of its word, or of the words of its idiom."""
    trigger, last = happening.trigger, happening.last
    if last.i != trigger.i:
        return f"{lemma_of(trigger)} {trigger.doc[trigger.i + 1 : last.i + 1].text.lower()}"
    entry = noun_entry(trigger)
    return entry.lemma if entry is not None else lemma_of(trigger)


def _quotes(verb: Token) -> bool:
    """A quotation closes just before the verb or opens just after it."""
    near = verb.doc[max(0, verb.i - QUOTE_BEFORE) : min(len(verb.doc), verb.i + QUOTE_AFTER)]
    return any(t.text in QUOTE_MARKS for t in near)
