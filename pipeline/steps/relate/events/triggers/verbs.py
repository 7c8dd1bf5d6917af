"""The verb that has the date: beside it, in a cleft sentence, or above it in the parse."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    OBLIQUE,
    auxiliaries,
    children,
    clause_after,
    form_of,
    is_bare_participle,
    is_finite,
    is_ground,
    is_participle,
    is_tie,
    is_verb_in_disguise,
    is_verbal,
    lemma_of,
    noun_entry,
    participle_of,
    preposition,
    qualifies_as_participle,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.place import Place, ties_of
from pipeline.steps.relate.events.predicate import is_idiom_noun, resolve_predicate
from pipeline.steps.relate.events.triggers.book import BOOK, Found
from pipeline.steps.relate.events.triggers.nouns import does_it, is_told_object
from pipeline.steps.relate.events.words import verb_types, words_for

MAX_NEAR = 30
SMALL_GAP = 6


@BOOK.rule("verb_beside")
def verb_beside(place: Place) -> Found:
    """The verb just before the date: "a lancé lundi", "publié le 9 mai", "épousa, le 3 mars"."""
    date = place.date
    token, between = place.left_word()
    if token is not None and token.text == "," and token.i > date.sent.start and token.nbor(-1).pos_ == "VERB":
        token = token.nbor(-1)
    while token is not None and token.pos_ == "ADV" and token.i > date.sent.start and date.start - token.i < SMALL_GAP:
        token = token.nbor(-1)
    if token is None or token.i < date.sent.start or ties_of(between):
        return None
    if token.i > 0 and token.nbor(-1).lower_ in words_for("as") and is_participle(token):
        return None  # "comme prévu"
    if participle_of(token) is not None and token.i > date.sent.start and auxiliaries(token.nbor(-1)):
        token = token.nbor(-1) if is_participle(token.nbor(-1)) else token  # "ont été retrouvés blessés"
    if is_verb_in_disguise(token):
        return Happening.at(token, rule="verb_beside", carrier=token)
    participle = participle_of(token) is not None and not is_verbal(token)
    if participle and (token.pos_ == "ADJ" or token.is_sent_start):
        return Happening.at(token, rule="verb_beside", carrier=token)
    if token.dep_ == "amod" and token.i - 2 <= token.head.i < token.i and qualifies_as_participle(token):
        return Happening.at(token, rule="verb_beside", carrier=token)
    if token.pos_ != "VERB" and not (is_verbal(token) and token.pos_ in {"ADJ", "NOUN"}):
        return None
    if children(token, "det"):
        return None  # "a frappé un passant lundi"
    if place.is_deadline() and is_bare_participle(token):
        return None
    return resolve_predicate(token, place, rule="verb_beside")


@BOOK.rule("cleft")
def cleft(place: Place) -> Found:
    """As in "c'est le 3 mars que la cour a tranché": the verb after "que"."""
    doc, sentence = place.doc, place.sentence
    for token in sentence:
        opens = form_of(token) in words_for("presents") and token.i + 1 < sentence.end
        if not opens or lemma_of(token.nbor()) not in words_for("copula"):
            continue
        for mark in doc[token.i + 2 : min(sentence.end, token.i + MAX_NEAR)]:
            if form_of(mark) in words_for("cleft_mark"):
                aside = any(is_verbal(t) for t in doc[token.i + 2 : place.date.start])
                inside = place.date.end <= mark.i and not aside and (token.i < place.date.start or place.is_fronted())
                verb = clause_after(mark.i + 1, sentence.end, doc) if inside else None
                return resolve_predicate(verb, place, rule="cleft") if verb is not None else None
        return None
    return None


@BOOK.rule("governor")
def governor(place: Place) -> Found:
    """The first verb above the date in the parse: "la cour, saisie par X, a tranché ce litige lundi"."""
    return _only(_climb(place), noun=False)


@BOOK.rule("governing_noun")
def governing_noun(place: Place) -> Found:
    """The first event noun above the date in the parse: "la grève des agents du port lundi"."""
    return _only(_climb(place), noun=True)


@BOOK.rule("next_clause")
def next_clause(place: Place) -> Found:
    """As in "Sur le port, ce même jour, le 3 mars, elle écrit": between commas, the clause that follows a state."""
    doc, end = place.doc, place.date.end
    set_off = place.comma_before() is not None and end < len(doc) and doc[end].text == ","
    if not set_off or _climb(place):
        return None
    verb = clause_after(end, place.sentence.end, doc)
    if verb is None or any(t.text in {"«", "“", '"', ":", ";"} for t in doc[end : verb.i]):
        return None
    return resolve_predicate(verb, place, rule="next_clause")


def _climb(place: Place) -> Found:
    """From the date up to the first word that can name a happening it qualifies; False for a state."""
    date, root = place.date, place.date.root
    before = {preposition(root), place.doc[date.start - 1].lower_ if date.start else ""}
    of_the_verb = bool((before | set(place.left_word()[1])) & words_for("of_the_verb")) or place.is_deadline()
    set_off, fronted = place.comma_before() is not None, place.is_fronted()
    token, first = root.head, True
    for _ in range(MAX_CLIMB if root.head.i != root.i else 0):
        leaves = is_told_object(token) and (first or lemma_of(token.head) not in words_for("causal_verb"))
        object_told = (leaves or (first and does_it(token))) and noun_entry(token) is not None
        apart = _is_date_like(token, place.dates) or _is_in_closed_bracket(token, date)
        if not apart and not (is_idiom_noun(token) or object_told):
            if is_verbal(token) and fronted:
                told = _before_colon(place, token) or _before_and(place, token)
                if told is not None:
                    return told
            if is_verbal(token) and not place.sentence.start <= token.i < place.sentence.end:
                return None
            if is_verbal(token):
                aside = token.dep_ in {"acl", "amod"} or (token.dep_ == "advcl" and set_off)
                if place.is_deadline() and is_bare_participle(token) and aside:
                    token = token.head  # "promet 3 t de verre recyclé d'ici 2030"
                    continue
                inner = (is_bare_participle(token) and aside) or token.dep_ == "acl:relcl"
                if not (inner and (set_off or token.i > date.start)):
                    return resolve_predicate(token, place, rule="governor") or False
                told = resolve_predicate(token, place, rule="governor") if token.dep_ == "acl:relcl" else None
                if told is not None and token.i < date.start and not _is_closed(token, place):
                    return told
            elif children(token, "cop") and not (fronted and noun_entry(token)):
                return resolve_predicate(token, place, rule="governor") or False
            elif token.pos_ == "ADJ" and token.dep_ in {"amod", "appos"} and first and token.i < date.start:
                return False  # "des jardins très beaux en automne"
            elif token.i >= date.end and any(t.text == "," for t in place.doc[date.end : token.i]):
                pass  # "elle défile mardi, un jour avant la présentation du texte"
            elif not of_the_verb and not set_off and not (fronted and _clause_follows(place)):
                entry = noun_entry(token) if not is_ground(token) else None
                weak = entry is not None and entry.noun_class == "weak" and not first
                if entry is not None and not weak and not _is_told_by_verb(token, place):
                    return Happening.at(token, rule="governing_noun")
            elif first and set_off and root.dep_ == "nmod" and token.i < date.start and not of_the_verb:
                entry = noun_entry(token)
                if entry is not None and entry.noun_class == "act":
                    return Happening.at(token, rule="governing_noun")
            first = False
        if token.head.i == token.i:
            break
        token = token.head
    return None


def _is_told_by_verb(noun: Token, place: Place) -> bool:
    """As in "est devenu champion mardi", "est mort d'une chute mardi", "À la sortie du port mardi, un marin a fui"."""
    if noun.dep_ == "xcomp":
        return True
    dies = is_verbal(noun.head) and verb_types().get(lemma_of(noun.head)) == "death_or_birth"
    end = place.date.end
    scene = noun.left_edge.i == place.sentence.start and preposition(noun) in words_for("at")
    fronted = scene and end < len(place.doc) and place.doc[end].text == "," and _clause_follows(place)
    return (dies and noun.dep_ in OBLIQUE) or fronted


def _is_in_closed_bracket(word: Token, date: Span) -> bool:
    """As in "l'incendie (que beaucoup jugent criminel) du camp, en avril": what is told in brackets is told there."""
    if word.i > date.start:
        return False
    closing = next((t.i for t in word.doc[word.i : date.start] if t.text in {"(", ")"}), None)
    return closing is not None and word.doc[closing].text == ")"


def _is_closed(verb: Token, place: Place) -> bool:
    """As in "il a été pris par deux marins, qui l'ont relâché, lundi": a relative between commas is over."""
    opens = next((t for t in verb.subtree if form_of(t) in words_for("relative")), None)
    return opens is not None and opens.i > 0 and opens.nbor(-1).text == "," and place.comma_before() is not None


def _before_colon(place: Place, verb: Token) -> Happening | None:
    """As in "Le 3 mars, « on les vise » : « Nous étions trois »": the clause before the colon has the date."""
    colon = next((t.i for t in place.doc[place.date.end : verb.i] if t.text in {":", ";"}), None)
    first = clause_after(place.date.end, colon, place.doc) if colon is not None else None
    return resolve_predicate(first, place, rule="governor") if first is not None else None


def _before_and(place: Place, verb: Token) -> Happening | None:
    """As in "Dès mai, elle avait donné le ton, et le club suit": of two main clauses the first has the date."""
    doc, end = place.doc, place.date.end
    mark = next(
        (t.i for t in doc[end : verb.i] if t.text == "," and t.nbor().pos_ == "CCONJ" and t.i + 1 < verb.i), None
    )
    first = clause_after(end, mark, doc) if mark is not None else None
    if first is None or not is_finite(first) or first.i == verb.i or first.dep_ in {"acl:relcl", "advcl", "ccomp"}:
        return None
    return resolve_predicate(first, place, rule="governor") if subjects(first) else None


def _only(found: Found, *, noun: bool) -> Happening | None:
    return found if found and (found.rule == "governing_noun") == noun else None


def _clause_follows(place: Place) -> bool:
    return clause_after(place.date.end, place.sentence.end, place.doc) is not None


def _is_date_like(token: Token, dates: frozenset[int]) -> bool:
    counted = token.pos_ == "NUM" and children(token, "cop")  # "ils étaient mille à défiler"
    return (
        token.i in dates
        or lemma_of(token) in words_for("date_noun")
        or (lemma_of(token) in words_for("times") and preposition(token) in words_for("at"))
        or is_tie(token)
        or (token.pos_ in {"NUM", "PUNCT", "ADP", "DET", "SYM"} and not counted)
    )
