"""Which clause a date stands in, where the parse hangs it on another: in the subject, in an aside, behind a noun."""

from __future__ import annotations

from pipeline.steps.relate.events.book import BOOK, Found
from pipeline.steps.relate.events.grammar import (
    DIRECT,
    SUBJECT,
    auxiliaries,
    children,
    clause_after,
    features,
    form_of,
    is_bare_participle,
    is_finite,
    is_infinitive,
    is_participle,
    is_tie,
    is_verbal,
    lemma_of,
    participle_of,
    preposition,
    spoken,
    verb_above,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.negation import is_untensed
from pipeline.steps.relate.events.nouns import is_act, is_happening, noun_entry, phrase_start
from pipeline.steps.relate.events.place import Place, ties_of
from pipeline.steps.relate.events.predicate import is_idiom_noun, resolve_predicate
from pipeline.steps.relate.events.tenses import is_future
from pipeline.steps.relate.events.words import modal_effects, speech_verbs, verbs_of_class, words_for
from pipeline.steps.relate.parse import Token

NOUN_REACH = 7
ASIDE_REACH = 8
QUALIFIES = frozenset({"acl", "acl:relcl", "amod"})


@BOOK.rule("dated_subject")
def dated_subject(place: Place) -> Found:
    """As in "le dépôt des plis n'est que le 5 mai", "il est 9 h quand la digue rompt": it is the predicate."""
    root = place.date.root
    if not children(root, "cop"):
        return None
    subject = next(iter(children(root, *SUBJECT)), None)
    when = next((t.i for t in place.doc[place.date.end : place.sentence.end] if form_of(t) in words_for("when")), None)
    if when is not None and (subject is None or subject.pos_ == "PRON"):
        verb = clause_after(when + 1, place.sentence.end, place.doc)
        return resolve_predicate(verb, place) if verb is not None else None
    if is_happening(subject) and place.is_set_off():
        return False  # "La lettre est, ce samedi, sur son bureau": how things stand
    return Happening.at(subject) if is_happening(subject) else None


@BOOK.rule("split_auxiliary")
def split_auxiliary(place: Place) -> Found:
    """As in "le maire avait lundi soir délégué ses pouvoirs": a date between an auxiliary and its participle."""
    doc, date = place.doc, place.date
    before = date.start - 2 if date.start > 1 and doc[date.start - 1].pos_ == "DET" else date.start - 1
    if before < 0 or date.end >= len(doc) or lemma_of(doc[before]) not in words_for("auxiliary"):
        return None
    verb = doc[date.end]
    participle = is_participle(verb) or participle_of(verb) is not None
    if not participle or not is_finite(doc[before]):
        return None
    return resolve_predicate(verb, place) or False


@BOOK.rule("setting_after")
def setting_after(place: Place) -> Found:
    """As in "ce fut le cas lundi, lors de la grève": where nothing else tells it, the noun of the setting does."""
    doc, at = place.doc, place.date.end
    if at + 1 >= place.sentence.end or doc[at].text != "," or form_of(doc[at + 1]) not in words_for("during"):
        return None
    for token in doc[at + 2 : min(at + ASIDE_REACH, place.sentence.end)]:
        if is_act(token):
            return Happening.at(token)
        if token.is_punct or is_verbal(token):
            break
    return None


@BOOK.rule("opening_participle")
def opening_participle(place: Place) -> Found:
    """As in "Partis du port lundi, les marins feront étape": a date in the participle phrase that opens it."""
    doc, date = place.doc, place.date
    first = next((t for t in place.sentence if t.is_alpha), None)
    if (
        first is None
        or not (is_bare_participle(first) or participle_of(first) is not None or _opens_talk(first))
        or date.end >= len(doc)
        or (doc[date.end].text != "," and not _opens_talk(first))
    ):
        return None
    if first.i >= date.start or any(t.is_punct or t.i in place.dates for t in doc[first.i : date.start]):
        return None
    if _opens_talk(first) or lemma_of(first) in words_for("contact_verb"):
        mark = next((t.i for t in doc[date.end : place.sentence.end] if t.text == ","), place.sentence.end)
        verb = clause_after(mark, place.sentence.end, doc)  # "Joint dimanche par un journal, le maire a promis"
        silent = verb is not None and any(form_of(child) in words_for("negation") for child in verb.children)
        if not silent:  # not "Interrogé lundi, le maire n'a pas répondu"
            return resolve_predicate(verb, place) if verb is not None else None
    inner = (t for t in doc[first.i : date.start] if is_untensed(t) and t.pos_ != "AUX" and not is_tie(t))
    if (act := next(inner, None)) is not None:
        return resolve_predicate(act, place)  # "Accusé d'avoir fui en mars, il se tait"
    if not is_verbal(first):  # "Partis du port", taken for a noun
        return Happening.at(first, carrier=first)
    return resolve_predicate(first, place)


def _opens_talk(first: Token) -> bool:
    """As in "Interrogé lundi à Valmont, le maire a promis", "Revenant lundi sur ce choix": what is said is told."""
    if "Pres" in features(first, "Tense"):
        return lemma_of(first) in words_for("speaks_on") and "Part" in features(first, "VerbForm")
    return lemma_of(first) in words_for("asked") and (is_participle(first) or participle_of(first) is not None)


@BOOK.rule("in_subject")
def in_subject(place: Place) -> Found:
    """As in "la femme qui a blessé deux clients dimanche au port a dit": a date before the main verb is in its subject.

    Nothing parts it from the clause on its left, so that this clause has it.
    """
    doc, date = place.doc, place.date
    if place.is_fronted() or place.is_deadline() or place.comma_before() is not None or date.start == 0:
        return None
    above = verb_above(place.date.root)
    if above is None:
        return None
    main = date.root.sent.root if above.dep_ in QUALIFIES else above
    if min(main.i, *(helper.i for helper in auxiliaries(main)), main.i) < date.end:
        return None
    for index in range(date.start - 1, place.sentence.start, -1):
        token = doc[index]
        if token.text in {",", ";", ":", "«", "»"}:
            return None
        if is_verbal(token) and token.dep_ in QUALIFIES:
            return resolve_predicate(token, place)
        if token.pos_ in {"VERB", "AUX"} and is_finite(token) and token.dep_ not in QUALIFIES | {"aux:tense", "cop"}:
            return None
    return None


@BOOK.rule("main_clause")
def main_clause(place: Place) -> Found:
    """As in "Le 3 mars, un homme, lui aussi armé, a été tué": the parse hangs the date on an aside."""
    above = place.date.root.head
    if not place.is_fronted() or above.i in place.dates or is_finite(above) or is_infinitive(above):
        return None
    if above.i < place.date.end or noun_entry(above) is not None or not is_verb_of_aside(above):
        return None
    for token in place.doc[place.date.end : place.sentence.end]:
        if token.text in {":", ";", "«", "»"}:
            return None
        if token.pos_ == "VERB" and is_finite(token) and not is_subordinate(token):
            return resolve_predicate(token, place)
    return None


@BOOK.rule("noun_of_term")
def noun_of_term(place: Place) -> Found:
    """As in "d'ici au second tour, le 7 mai", "en attendant le procès mardi": the term has the date."""
    doc, comma = place.doc, place.comma_before()
    noun = _noun_before(place)
    if noun is None or ties_of(place.left_word()[1]) or any(t.pos_ == "VERB" for t in doc[noun.i : place.date.start]):
        return None
    last = comma - 1 if comma is not None else place.date.start - 1
    before = spoken(doc[max(place.sentence.start, noun.left_edge.i - 4) : noun.i])
    ties = words_for("term_of_noun") | (words_for("moment_of_noun") if _is_then(noun, place) else frozenset())
    awaited = any(f" {phrase} " in f" {before} " for phrase in ties)
    return Happening.at(noun) if awaited and last - noun.i <= NOUN_REACH else None


def _is_then(noun: Token, place: Place) -> bool:
    """As in "il se tait depuis la grève du port, le 3 mars": a happening that is known, told of behind the verb."""
    verb = verb_above(noun)
    known = any("Def" in features(det, "Definite") or "Yes" in features(det, "Poss") for det in children(noun, "det"))
    return place.comma_before() is not None and known and verb is not None and verb.i < noun.i


@BOOK.rule("noun_behind")
def noun_behind(place: Place) -> Found:
    """As in "il a parlé jeudi, en attendant son procès, le 26 mai": the noun before a date that the verb cannot have.

    The verb has another day of its own, or tells what is done while the day lies ahead.
    """
    noun = _noun_before(place)
    verb = verb_above(place.date.root)
    if noun is None or is_idiom_noun(noun):
        return None
    root = place.date.root.sent.root
    if verb is None and children(root, "cop") and root.i < noun.i and preposition(noun) in words_for("setting_of_noun"):
        return Happening.at(noun)  # "le port est en deuil après le naufrage, samedi"
    if verb is None or noun.i <= verb.i:
        return None
    if not (_has_other_day(verb, place) or _cannot_be_ahead(verb, place)):
        return None
    told = resolve_predicate(verb, place)
    if told is not None and told.trigger.i == noun.i:
        return None  # "le parti a tenu un congrès": the verb leaves it to the noun, and has its tense
    return Happening.at(noun)


def _noun_before(place: Place) -> Token | None:
    """The event noun of the noun phrase that ends before the date, or before its comma."""
    doc, comma = place.doc, place.comma_before()
    token = doc[comma - 1] if comma is not None else place.left_word()[0]
    if token is None:
        return None
    for index in range(token.i, max(place.sentence.start, token.i - NOUN_REACH) - 1, -1):
        word = doc[index]
        if is_act(phrase_start(word)):
            return phrase_start(word) if word.dep_ not in SUBJECT else None
        if word.is_punct or is_verbal(word) or word.pos_ in {"SCONJ", "CCONJ", "PRON"}:
            return None
    return None


def _has_other_day(verb: Token, place: Place) -> bool:
    """Whether another date, which no list ties to this one, hangs on the same verb."""
    doc, mine = place.doc, place.date
    for index in range(place.sentence.start, place.sentence.end):
        if index not in place.dates or mine.start <= index < mine.end:
            continue
        between = doc[min(index, mine.end) : max(index + 1, mine.start)]
        if not any(t.pos_ in {"NOUN", "VERB"} and t.i not in place.dates for t in between):
            continue
        top = token = doc[index]
        while token.i in place.dates and token.head.i != token.i:
            top, token = token, token.head
        if token.i == verb.i and top.dep_ not in DIRECT:
            return True  # not "a subi 187 jours d'émeutes"
    return False


def _cannot_be_ahead(verb: Token, place: Place) -> bool:
    """A verb of what is done, or said today, at a day that lies ahead: "nous demandons une réunion, le 3 mars"."""
    lemma = lemma_of(verb)
    chain = (verb, *auxiliaries(verb))
    if not place.ahead or is_infinitive(verb) or any(map(is_future, chain)) or lemma in modal_effects():
        return False
    if any("Cnd" in features(t, "Mood") or "Imp" in features(t, "Tense") for t in chain):
        return False
    if lemma in verbs_of_class("commit") | words_for("plan_verb", "announce_verb"):
        return False
    done = is_participle(verb) and bool(children(verb, "aux:tense"))
    return done or (lemma in speech_verbs() and not is_bare_participle(verb))


def is_verb_of_aside(word: Token) -> bool:
    """A participle or adjective without verb of its own: "lui aussi armé", "issu de la droite"."""
    return word.pos_ in {"VERB", "ADJ"} and not children(word, "cop", "aux:tense", "aux:pass")


def is_subordinate(verb: Token) -> bool:
    """A verb after "qui", "que", "quand" or another mark."""
    marked = any(child.i < verb.i for child in children(verb, "mark"))
    return verb.dep_ in {"acl:relcl", "acl", "ccomp"} or marked
