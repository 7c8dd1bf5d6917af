"""What kind of happening it is: from its noun, or from its verb in company of object, subject and field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pipeline.records import EventType
from pipeline.steps.relate.events.grammar import (
    DIRECT,
    OBLIQUE,
    children,
    conjuncts,
    features,
    form_of,
    is_finite,
    is_in_date,
    is_infinitive,
    is_passive,
    is_reflexive,
    lemma_of,
    noun_entry,
    participle_of,
    preposition,
    singular,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.predicate import counted_noun
from pipeline.steps.relate.events.words import Sense, field_words, senses, verb_types, words_for

OPENING_MARKS, CLOSING_MARKS = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
SCORE = re.compile(r"\(\d{1,3} ?[-–] ?\d{1,3}\)")
QUOTE_BEFORE, QUOTE_AFTER = 5, 12
FIELD_REACH = 45
LONGEST_FIELD_WORD = 3
LONGEST_BODY = 3
BELOW = DIRECT | OBLIQUE | {"iobj", "fixed", "xcomp", "dep", "nmod", "obl:agent"}
BY = "par"
CARRIED = frozenset({"act", "text"})


def type_of(happening: Happening) -> EventType:
    """The type of a happening, `other` where the lists do not know it."""
    found = own_type(happening)
    if found is None or (found == "other" and _in_company(happening.trigger, lemma_of(happening.trigger)) is None):
        return _carried(happening.trigger) or "other"
    if found == "decision" or (
        found == "announcement" and _any_of(_objects(happening.trigger), words_for("court_ruling"))
    ):
        return _by_its_body(happening.trigger) or found
    return found


def own_type(happening: Happening) -> EventType | None:
    """The type that the happening's own word has, whatever noun it carries; None where the lists do not know it."""
    trigger = happening.trigger
    entry = noun_entry(trigger) if trigger.pos_ not in {"VERB", "AUX"} else None
    if entry is not None and trigger.pos_ == "ADJ" and participle_of(trigger) is not None:
        entry = None
    if entry is not None:
        carrier = happening.carrier if happening.rule in {"light_object", "light_participle"} else None
        with_verb = _in_company(carrier, lemma_of(carrier)) if carrier is not None else None
        return with_verb or _in_company(trigger, entry.lemma) or entry.type
    lemma = lemma_of(trigger)
    for maker in children(trigger, "aux:caus"):
        if (known := verb_types().get(f"{lemma_of(maker)} {lemma}")) is not None:
            return known  # "a fait savoir"
    if lemma in words_for("quote_verb") and _quotes(trigger):
        return "announcement"
    if verb_types().get(lemma, "other") == "other" and _introduces(trigger):
        return "announcement"
    if lemma in words_for("start_verb") and (begun := _infinitive_under(trigger)) is not None:
        return verb_types().get(lemma_of(begun), "other")
    found = _in_company(trigger, lemma)
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
        return f"{lemma_of(trigger)} {trigger.doc[trigger.i + 1 : last.i + 1].text.lower()}"
    entry = noun_entry(trigger)
    return entry.lemma if entry is not None else lemma_of(trigger)


def _in_company(word: Token, lemma: str) -> EventType | None:
    """The first sense of the word whose company is there."""
    return next((sense.type for sense in senses().get(lemma, ()) if _has_company(word, sense)), None)


def _has_company(word: Token, sense: Sense) -> bool:
    match sense.cue:
        case "reflexive":
            return is_reflexive(word)
        case "field":
            return _field_of(word) in sense.words
        case "object":
            return _any_of(map(counted_noun, _objects(word)), sense.words)
        case "subject":
            return _any_of(map(counted_noun, (*_doers(word), *subjects(word))), sense.words)
        case "complement":
            inner = (noun for thing in _objects(word) for noun in children(thing, "nmod"))
            return _any_of((*_objects(word), *_under(word), *inner), sense.words)
        case "own":
            inner = (noun for thing in _objects(word) for noun in children(thing, "nmod"))
            return _any_of(filter(_is_own, (*_objects(word), *_under(word), *inner)), sense.words)
        case "attribute":
            return _any_of(word.children, sense.words)
    return False


def _is_own(noun: Token) -> bool:
    """With a possessive: "ses jours"."""
    return any("Yes" in features(det, "Poss") for det in children(noun, "det"))


def _objects(verb: Token) -> Iterator[Token]:
    """Objects of a verb, the subject of a passive, the noun that a participle qualifies; coordination included."""
    for child in children(verb, "obj"):
        yield from conjuncts(child)
    if is_passive(verb):
        above: tuple[Token, ...] = (verb.head,) if verb.dep_ in {"acl", "amod"} else ()
        if verb.dep_ == "advcl":
            above = subjects(verb.head)  # "Commencée en mai, la grève dure"
        for subject in subjects(verb) or above:
            yield from conjuncts(subject)


def _doers(verb: Token) -> tuple[Token, ...]:
    """Subjects of a verb; the agent of a passive; the noun before "qui"."""
    if children(verb, "aux:caus"):
        return children(verb, "obj")  # "a fait voler un drone"
    found = children(verb, "obl:agent") or subjects(verb)
    if any(form_of(t) in words_for("resumes_noun") for t in found) and verb.dep_ == "acl:relcl":
        return (verb.head,)
    return found


def _under(word: Token) -> Iterator[Token]:
    """Nouns and other words under a word, with what complements them: "mis en liquidation judiciaire"; no doers."""
    for child in word.children:
        if is_in_date(child):  # "retiré mardi de la grève"
            yield from (noun for noun in children(child, "nmod") if preposition(noun) and not is_in_date(noun))
            continue
        if child.dep_ in OBLIQUE and child.i < word.i and is_finite(word):
            continue  # "Ce jour de marché, elle voit": not "voir le jour"
        if child.dep_ in BELOW and preposition(child) != BY:
            yield child
            yield from children(child, "nmod", "conj", "fixed")
        elif child.dep_ == "advmod":
            yield from children(child, "fixed")  # "en doute"


def _any_of(tokens: Iterable[Token], words: frozenset[str]) -> bool:
    return any(words & {token.lower_, singular(token.lower_), lemma_of(token)} for token in tokens)


def _carried(verb: Token) -> EventType | None:
    """The type of the event noun that a verb without a type of its own carries: "a subi des émeutes"."""
    if lemma_of(verb) not in words_for("carrier_verb"):
        return None
    own = () if is_passive(verb) else subjects(verb)
    for noun in (
        *map(counted_noun, _objects(verb)),
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
    doers = {body for doer in _doers(verb) for body in _body_names(doer)}
    if doers & words_for("court"):
        return "legal_action"
    if doers & words_for("chamber") and _any_of(_objects(verb), words_for("bill")):
        return "vote"
    return None


def _body_names(noun: Token) -> Iterator[str]:
    """The noun, and the words that begin with it: "conseil d'état"."""
    yield lemma_of(noun)
    for size in range(1, LONGEST_BODY + 1):
        words = " ".join(form_of(t) for t in noun.doc[noun.i : noun.i + size])
        yield words.replace("' ", "'")


def _field_of(word: Token) -> str | None:
    """The field that most words near a word tell of."""
    doc = word.doc
    near = doc[max(0, word.i - FIELD_REACH) : min(len(doc), word.i + FIELD_REACH)]
    found: Counter[str] = Counter({"sport": 1} if SCORE.search(near.text) else {})
    forms = [form_of(t) for t in near]
    for start in range(len(forms)):
        for size in range(1, LONGEST_FIELD_WORD + 1):
            phrase = " ".join(forms[start : start + size])
            field = field_words().get(phrase) or field_words().get(singular(phrase))
            if field is not None and start + size <= len(forms):
                found[field] += 1
    ranked = found.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _introduces(verb: Token) -> bool:
    """As in "scandait lui aussi : « Assez ! »": a finite verb that a colon and a quotation follow."""
    after = verb.doc[verb.i + 1 : min(verb.i + 1 + QUOTE_BEFORE, len(verb.doc) - 1)]
    colon = next((t for t in after if t.text == ":"), None)
    return colon is not None and is_finite(verb) and colon.nbor().text in OPENING_MARKS


def _quotes(verb: Token) -> bool:
    """A quotation closes just before the verb or opens just after it, or a clause says what was said."""
    if children(verb, "ccomp"):
        return True
    before, after = verb.doc[max(0, verb.i - QUOTE_BEFORE) : verb.i], verb.doc[verb.i : verb.i + QUOTE_AFTER]
    return any(t.text in CLOSING_MARKS for t in before) or any(t.text in OPENING_MARKS for t in after)
