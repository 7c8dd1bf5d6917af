"""Readings for sentences that the parser hangs together wrongly: headlines, set-off dates, verbs taken for nouns."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.steps.relate.events.grammar import (
    STOPS,
    children,
    clause_after,
    is_finite,
    is_participle,
    is_verbal,
    lemma_of,
    noun_entry,
    participle_of,
    preposition,
    subjects,
)
from pipeline.steps.relate.events.triggers import Anchor, counted_noun, resolve_predicate
from pipeline.steps.relate.events.words import verb_types, words_for

MAX_NOUN_PHRASE = 12
MAX_HEADLINE = 24
SMALL = frozenset({"ADP", "DET"})
SMALL_WORDS = frozenset({"le", "par", "article", "date", "temps"})


def opens_sentence(date: Span, sentence: Span) -> Anchor | None:
    """As in "mieux vaut attendre… en 2012, la ville a créé": a stop that the parser overlooked ends what precedes."""
    index = date.start - 1
    while index > sentence.start and (date.doc[index].pos_ in SMALL | {"NUM"} or date.doc[index].lower_ == "et"):
        index -= 1
    if index <= sentence.start or not (date.doc[index].text in STOPS or date.doc[index].text.startswith(".")):
        return None
    verb = clause_after(date.end, sentence.end, date.doc)
    return resolve_predicate(verb, date, rule="next_clause") if verb is not None else None


def noun_before_verb(date: Span) -> Anchor | None:
    """As in "les violences du quai dans la nuit du 3 mars ont fait du bruit": a date inside the subject is its own."""
    doc = date.doc
    if date.end >= len(doc) or doc[date.end].pos_ not in {"AUX", "VERB"}:
        return None
    verb = doc[date.end].head if doc[date.end].pos_ == "AUX" else doc[date.end]
    subject = next((one for one in subjects(verb) if one.i < date.start), None)
    entry = noun_entry(subject) if subject is not None else None
    if subject is None or entry is None or date.start - subject.i > MAX_NOUN_PHRASE:
        return None
    between = doc[subject.i + 1 : date.start]
    if any(t.text in {",", ";", ":"} or t.pos_ in {"AUX", "SCONJ"} or lemma_of(t) in verb_types() for t in between):
        return None
    return Anchor.at(subject, rule="noun_of_date")


def noun_told_by_setting(date: Span) -> Anchor | None:
    """As in "photographiés lors d'une mission en 2005", "depuis la suppression de l'impôt en 2003".

    After "lors de" any noun names a happening, after "depuis" or "après" an event noun does; only a month or
    a year, since a day in such a place may be the main verb's.
    """
    doc = date.doc
    if date.start == 0 or doc[date.start - 1].lower_ != "en":
        return None
    noun: Token | None = None
    for index in range(date.start - 2, max(date.sent.start, date.start - MAX_NOUN_PHRASE) - 1, -1):
        token = doc[index]
        if token.pos_ in {"VERB", "AUX", "SCONJ", "PRON"} or token.text in {",", ";", ":", "("}:
            return None
        if token.pos_ == "NOUN":
            noun = token
        mark = token.lower_ in words_for("setting_of_noun")
        if noun is not None and (token.lower_ == "lors" or (mark and preposition(noun) == token.lower_)):
            entry = noun_entry(noun)
            sure = token.lower_ == "lors" or (entry is not None and entry.noun_class == "act")
            return Anchor.at(noun, rule="noun_beside") if sure else None
    return None


def enclosed_noun(date: Span, dates: frozenset[int]) -> Anchor | None:
    """As in "une série d'attentats, en 2015, qui ont …": the relative takes up the noun, and the date with it."""
    doc, noun = date.doc, date.root.head
    for _ in range(3):
        if noun.i not in dates:
            break
        noun = noun.head
    end = date.end
    while end < len(doc) and (end in dates or doc[end].pos_ == "CCONJ"):
        end += 1
    resumes = end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].lower_ in {"qui", "dont"}
    if not resumes or noun.pos_ != "NOUN" or noun.i > date.start:
        return None
    told = counted_noun(noun)
    entry = noun_entry(told)
    return Anchor.at(told, rule="noun_beside") if entry is not None and entry.noun_class == "act" else None


def headline(date: Span, sentence: Span, dates: frozenset[int], *, verbless: bool = False) -> Anchor | None:
    """As in "Le 3 mars, « deux agents (sont) blessés »": without a finite verb, a participle or a bare noun tells it.

    With `verbless`, only where no finite verb follows the date.
    """
    doc = date.doc
    before = [t for t in doc[sentence.start : date.start] if t.is_alpha and t.pos_ not in SMALL]
    if any(t.pos_ in {"VERB", "AUX"} or noun_entry(t) for t in before) or len(before) > MAX_NOUN_PHRASE // 2:
        return None
    if before and before[0].lower_ in words_for("stamp") - SMALL_WORDS:
        return None
    rest: list[Token] = []
    for token in doc[date.end : min(sentence.end, date.end + MAX_HEADLINE)]:
        if token.i in dates and rest:
            break
        if token.i not in dates:
            rest.append(token)
    disguised = next((t for t in rest if is_verb_in_disguise(t)), None)
    if disguised is not None and disguised.i > date.end:
        return Anchor.at(disguised, rule="line_head", carrier=disguised)
    if verbless and any(t.pos_ == "VERB" and is_finite(t) for t in rest):
        return None
    named = False
    for token in rest:
        entry = noun_entry(token)
        if (token.pos_ == "VERB" and is_participle(token)) or (participle_of(token) is not None and named):
            return Anchor.at(token, rule="line_head", carrier=token)
        if token.pos_ == "VERB" and is_finite(token) and token.dep_ not in {"acl:relcl", "advcl"}:
            return resolve_predicate(token, date, rule="line_head")
        if entry is not None and entry.noun_class == "act" and not preposition(token):
            return Anchor.at(token, rule="line_head")
        named = named or token.pos_ in {"NOUN", "PROPN"}
    return None


def is_verb_in_disguise(token: Token) -> bool:
    """A known verb in the present that the tagger took for a noun or adjective, in a sentence without other verb."""
    infinitives = {f"{token.lower_}r", f"{token.lower_}r".replace("è", "é")}
    if token.pos_ not in {"ADJ", "NOUN"} or not infinitives & verb_types().keys() or is_verbal(token):
        return False
    if children(token, "det", "case") or token.i + 1 >= token.sent.end:
        return False
    if token.nbor().pos_ not in {"DET", "ADP", "NUM", "CCONJ"}:
        return False
    return not any(t.pos_ in {"VERB", "AUX"} and is_finite(t) for t in token.sent if t.dep_ != "acl:relcl")
