"""Nouns that name what happens: the entry of a noun in the lists, alone or as a phrase, and what its kind tells."""

from __future__ import annotations

from typing import TypeGuard

from pipeline.steps.relate.events.grammar import (
    PLACES,
    children,
    form_of,
    has_article,
    is_verbal,
    lemma_of,
    preposition,
)
from pipeline.steps.relate.events.words import EventNoun, event_nouns, phrase_heads, words_for
from pipeline.steps.relate.once import once_a_token
from pipeline.steps.relate.parse import Token

LONGEST_PHRASE = 5
SHORT = 7


@once_a_token
def noun_entry(token: Token) -> EventNoun | None:
    """The event noun that a token is, alone or as the first word of a fixed phrase."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", ""} and not (token.pos_ == "VERB" and has_article(token)):
        return None
    if token.ent_type_ in PLACES and token.text[:1].isupper() and not token.is_sent_start:
        return None  # "à La Réunion"
    if token.i > 0 and f"{form_of(token.nbor(-1))} {token.lower_}" in words_for("comparison"):
        return None  # "par rapport à 2006"
    if token.i > 1 and form_of(token.nbor(-2)) in words_for("at") and lemma_of(token) in words_for("times"):
        return None  # "à trois reprises"
    nouns = event_nouns()
    for key in (token.lower_, lemma_of(token)):
        for phrase in phrase_heads().get(key, ()):
            words = phrase.replace("'", "' ").split()
            start = token.i - (words[0] in words_for("ordinal"))
            forms = [form_of(t) for t in token.doc[max(start, 0) : start + len(words)]]
            if start == token.i and forms[1:] == words[1:]:
                return nouns[phrase]
            if start < token.i and start >= 0 and lemma_of(token.nbor(-1)) == words[0] and forms[2:] == words[2:]:
                return nouns[phrase]
    entry = nouns.get(lemma_of(token)) or nouns.get(token.lower_) or nouns.get(singular(token.lower_))
    if entry is not None and token.pos_ == "ADJ" and entry.type != "election" and "-" not in token.lower_:
        return None  # "Rendez-vous samedi", taken for an adjective, names one all the same
    opens = token.is_sent_start or (token.i > 0 and (token.nbor(-1).is_punct or token.nbor(-1).is_space))
    if entry is not None and token.pos_ == "PROPN" and token.text[:1].isupper() and not opens:
        return entry if entry.type in {"election", "law_or_decree"} else None
    return entry


def is_act(noun: Token | None) -> TypeGuard[Token]:
    """A noun that names what is done or happens: "grève", neither "rapport" nor "campagne"."""
    entry = noun_entry(noun) if noun is not None else None
    return entry is not None and entry.noun_class == "act"


def is_happening(noun: Token | None) -> TypeGuard[Token]:
    """A noun that names an act or a text, and not only weakly: "grève", "rapport", not "campagne"."""
    entry = noun_entry(noun) if noun is not None else None
    return entry is not None and entry.noun_class != "weak"


def phrase_end(noun: Token) -> Token:
    """The last word of the fixed phrase that an event noun begins: "vue" of "garde à vue"."""
    entry = noun_entry(noun)
    words = entry.lemma.replace("'", "' ").split() if entry is not None else []
    return noun.doc[noun.i + len(words) - 1] if words[1:] and words[0] not in words_for("ordinal") else noun


def phrase_start(noun: Token) -> Token:
    """The first word of the fixed phrase that a noun ends: "appel" for the last word of "appel à candidatures"."""
    for back in range(1, LONGEST_PHRASE):
        if noun.i - back < noun.sent.start:
            break
        first = noun.doc[noun.i - back]
        entry = noun_entry(first)
        if entry is not None and len(entry.lemma.replace("'", "' ").split()) > back:
            return first
    return noun


def names_deed(noun: Token) -> bool:
    """A noun that its ending or its sense tells to be of a verb: "annulation", "lancement", "la fin de"."""
    if noun.pos_ != "NOUN":
        return False
    formed = len(noun.lower_) > SHORT and singular(noun.lower_).endswith(tuple(words_for("deed_ending")))
    return formed or lemma_of(noun) in words_for("phase")


def is_ground(noun: Token) -> bool:
    """A bare noun after "de" or "pour" that says why something is done: "inculpé de meurtre", "jugé pour fraude"."""
    tied = preposition(noun) in words_for("bare_of", "meant_for")
    return tied and is_verbal(noun.head) and not children(noun, "det")


def singular(form: str) -> str:
    """A rough singular, for words that the lemmatizer left in the plural."""
    return form[:-1] if form.endswith(("s", "x")) and len(form) > 4 else form


@once_a_token
def is_body_noun(token: Token) -> bool:
    """A noun that stands for the body it belongs to, such as the board of a company."""
    bodies = words_for("body_of")
    if lemma_of(token) in bodies or token.lower_ in bodies:
        return True
    return " ".join(t.lower_ for t in token.doc[token.i : token.i + 3]).replace("’", "'").replace("d' ", "d'") in bodies
