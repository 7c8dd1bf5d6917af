"""Who takes part through the object of a verb: to whom it is given, by whom it is, whom its infinitives touch."""

from __future__ import annotations

from pipeline.steps.relate.events.complements import undergoes
from pipeline.steps.relate.events.frames import deeds_ahead, given_to
from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    children,
    conjuncts,
    is_infinitive_group,
    is_participle,
    is_speech,
    preposition,
)
from pipeline.steps.relate.events.nouns import noun_entry
from pipeline.steps.relate.events.who import Found, Who, key_of
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token


class ObjectParts:
    """Those whom the nouns and infinitives that verbs govern bring in, in one document."""

    def __init__(self, who: Who) -> None:
        self._who = who

    def addressees(self, noun: Token, found: Found, depth: int = 0) -> None:
        """As in "leur soutien à la banque": those whom the object leans on, never its owners."""
        for child in children(noun, "nmod", "obl:arg"):
            if preposition(child) in words_for("toward"):
                self._who.add(child, "other", found, plain=True)
            if depth < 2:
                self.addressees(child, found, depth + 1)

    def authors(self, noun: Token, found: Found, *, deep: int) -> None:
        """« les mesures annoncées par Paul Roy », « une série d'attaques revendiquée par la ligue »: by whom it is."""
        under = children(noun, "nmod") if deep else ()
        if any(noun_entry(one) is not None for one in (noun, *under)):
            for done in children(noun, "acl", "amod"):
                for agent in children(done, "obl:agent") if is_participle(done) else ():
                    self._who.add(agent, "other", found, plain=True)
        for lower in under:
            if preposition(lower) in words_for("of"):
                self.authors(lower, found, deep=deep - 1)

    def inside(self, noun: Token, found: Found) -> None:
        """« les crédits accordés à la ligue », « sa volonté de poursuivre la ligue »."""
        for named in given_to(noun):
            self._who.add(named, "other", found, plain=True)
        for deed in deeds_ahead(noun):
            self.of_verb(deed, found)

    def of_verb(self, verb: Token, found: Found) -> None:
        """Add the objects of a verb, and by whom it is done."""
        for child in verb.children:
            if child.dep_ in {"obj", "iobj"} and (child.i > verb.i or child.pos_ == "PRON"):
                self._who.add(child, "patient", found)
                self.addressees(child, found)  # « à verser 200 euros à Paul Roy »
            elif child.dep_ == "xcomp" and child.pos_ == "VERB" and is_infinitive_group(child) and child.i > verb.i:
                self.of_verb(child, found)  # « a annoncé vouloir l'écarter »
            elif child.i > verb.i and (
                child.dep_ == "obl:agent"
                or (child.dep_ in OBLIQUE and preposition(child) == "par")
                or (child.dep_ == "obl:arg" and preposition(child) in words_for("at"))
            ):
                self._who.add(child, "other", found, plain=True)  # « à se faire rembourser par la banque »

    def touched(self, verb: Token, found: Found) -> None:
        """The persons whom a happening that is subject does something to: « l'attaque a tué Paul Roy »."""
        if is_speech(verb) or undergoes(verb):
            return
        for child in (child for one in conjuncts(verb) for child in one.children):
            to = child.dep_ in OBLIQUE and preposition(child) in words_for("at")
            if child.dep_ in {"obj", "iobj"} or to:
                for mention in self._who.nominals.named(child, plain=True):
                    if mention.kind == "actor":
                        found.setdefault(key_of(mention), ("other", mention))
