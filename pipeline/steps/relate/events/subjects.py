"""Who does what a verb says: its subject, through relatives, control, participles and the clause above."""

from __future__ import annotations

from pipeline.steps.relate.events.complements import antecedent
from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    children,
    is_bare_participle,
    is_finite,
    is_infinitive_group,
    is_participle,
    is_passive,
    is_speech,
    is_verbal,
    lemma_of,
    own_subjects,
    participle_of,
    subjects,
)
from pipeline.steps.relate.events.nominals import Nominals
from pipeline.steps.relate.events.words import persons, verb_types, words_for
from pipeline.steps.relate.parse import Token

OPENS = frozenset({"advcl", "obl:mod", "amod"})
CONTROLLED = frozenset({"xcomp", "ccomp", "advcl", "obl:arg", "obl:mod", "acl"})
OF_PERSONS = frozenset({"appointment_or_departure", "death_or_birth", "election", "legal_action"})
"""Types of happening that befall persons."""
BESIDE_VERB = 2  # words from a verb to its infinitive, which the parser may have hung otherwise: « compte y partir »


class Subjects:
    """The subjects of one document's verbs."""

    def __init__(self, nominals: Nominals) -> None:
        self._nominals = nominals

    def of(self, verb: Token) -> tuple[Token, ...]:
        """Subjects, through relatives, control and participles."""
        over = verb.head.pos_ == "VERB" or (verb.dep_ == "advcl" and children(verb.head, "cop", "appos"))
        if is_infinitive_group(verb) and not children(verb, *SUBJECT) and over and verb.head.i != verb.i:
            if verb.dep_ == "conj" and is_infinitive_group(verb.head):
                return self.of(verb.head)
            if verb.dep_ in CONTROLLED or 0 < verb.i - verb.head.i <= BESIDE_VERB:
                return self._controllers(verb.head)
        found = under_auxiliary(verb) or list(own_subjects(verb, speaks=is_speech(verb))) or self._repaired(verb)
        if (
            not found
            and verb.dep_ in {"acl", "amod"}
            and (verb.head.pos_ in {"NOUN", "PROPN"} or verb.head.dep_ == "appos")
        ):
            outer = subjects(verb.head) if children(verb.head, "cop") else ()
            if outer and verb.head.i not in self._nominals.by_token:
                return outer
            return (self._name_before(verb) or self._apposed_to(verb.head),)  # « c'est Aude Vasselin, élue mardi »
        done = is_participle(verb) or participle_of(verb) is not None
        if not found and verb.dep_ == "advcl" and (done or "Pres" in verb.morph.get("Tense", [])):
            marks = [mark for mark in children(verb, "mark") if mark.lower_ != "en"]
            waits = lemma_of(verb) in words_for("wait_verb")  # « en attendant son procès » says nothing of who waits
            own = not is_finite(verb) and not marks and not waits  # « en autorisant le produit »
            return self.of(verb.head) if own else ()
        if not found and verb.dep_ == "conj" and done and is_bare_participle(verb.head):
            return self.of(verb.head)  # « née en 1932 et tuée mardi, Aude Vasselin … »
        if not found and opens_beside(verb):
            return self.of(verb.head.head)  # « En baisse et poursuivi par la ligue, Paul Roy … »
        resolved = (
            self.antecedent_of(one) if one.pos_ == "PRON" and one.lower_ in words_for("relative") else one
            for one in found
        )
        return tuple(one for one in resolved if one is not None)

    def _apposed_to(self, noun: Token) -> Token:
        """« Paul Roy, cadre de la ligue rallié mardi »: who a noun in apposition says more of."""
        named, first = self._nominals.by_token, noun.left_edge.i + noun.left_edge.is_punct
        if noun.pos_ not in {"NOUN", "ADJ"} or noun.i in named or self._nominals.stands_for(noun):
            return noun
        if noun.dep_ == "appos" and noun.head.i in named:
            return noun.head
        behind = first - 2 >= noun.sent.start and noun.doc[first - 1].text == "," and first - 2 in named
        return noun.doc[first - 2] if behind and not children(noun, "det", "case", "nummod") else noun

    def _name_before(self, verb: Token) -> Token | None:
        """« en la personne de Nadia Vidal, élue en 1980 »: of a thing's noun the name behind it."""
        if verb_types().get(lemma_of(verb)) not in OF_PERSONS or verb.i < verb.sent.start + 2:
            return None
        noun, before = verb.head, verb.doc[verb.i - 2]
        mention = self._nominals.by_token.get(before.i) if verb.nbor(-1).text == "," else None
        thing = noun.i not in self._nominals.by_token and lemma_of(noun) not in persons()
        if mention is None or mention.kind != "actor" or not thing or self._nominals.stands_for(noun):
            return None
        return before if noun.i < before.i and noun.is_ancestor(before) else None

    def antecedent_of(self, pronoun: Token) -> Token | None:
        """Whom a relative pronoun stands for: « Aude Vasselin, qui part », « celui qui part »."""
        near = self._nominals.before_relative(pronoun)
        clause = next((one for one in pronoun.ancestors if one.dep_ == "acl:relcl"), None)
        if clause is None or (near is not None and near.i > clause.head.i and not is_within(near, clause.head)):
            return near  # « a répondu Paul Roy à la maire, qui part », where the parser hung it far away
        return antecedent(clause.head)

    def _repaired(self, verb: Token) -> list[Token]:
        """Subjects that the parser hung elsewhere, or took for an expletive.

        Over a predicate (« était l'un des candidats, mais a renoncé »), and « il » of somebody whom the cast knows
        (« il y fit sa carrière »).
        """
        hung: list[Token] = []
        if verb.dep_ == "conj" and children(verb.head, "cop"):
            hung = list(children(verb.head, *SUBJECT))
        of_auxiliary = verb.head if verb.dep_ == "conj" and is_bare_participle(verb) else verb
        if not hung and of_auxiliary.dep_ == "obj" and lemma_of(of_auxiliary.head) in words_for("auxiliary"):
            hung = list(children(of_auxiliary.head, *SUBJECT))  # « La ligue l'a quand même voulu et choisi »
        if not hung and is_finite(verb):  # « le journal L'Écho fera trembler la ville »
            hung = [child for child in children(verb, "dep") if child.pos_ in {"NOUN", "PROPN"} and child.i < verb.i]
        hung = hung or [child for child in children(verb, "expl:subj") if self._nominals.tied(child) is not None]
        return hung or unlabelled_relative(verb)

    def _controllers(self, above: Token) -> tuple[Token, ...]:
        """Who does what an infinitive says: "accuse X d'avoir …" X, "X veut …", "X est accusé de …" the subject."""
        objects = [child for child in children(above, "obj", "iobj") if child.i > above.i or child.pos_ == "PRON"]
        if lemma_of(above) in words_for("object_control") and not is_passive(above):
            return tuple(objects)
        return self.of(above)


def under_auxiliary(verb: Token) -> list[Token]:
    """« Aude Vasselin avait, en 2014, vendu »: subjects that the parser hung under the auxiliary."""
    return [child for aux in children(verb, "aux:tense", "aux:pass") for child in children(aux, *SUBJECT)]


def is_within(token: Token, noun: Token) -> bool:
    """Whether a word stands under a noun with no verb between."""
    for over in token.ancestors:
        if over.i == noun.i:
            return True
        if is_verbal(over):
            return False
    return False


def opens_beside(verb: Token) -> bool:
    """« En baisse et poursuivi par la ligue, Paul Roy … »: a participle joined to what opens a sentence."""
    beside = verb.head
    if verb.dep_ != "conj" or not is_bare_participle(verb) or beside.dep_ not in OPENS or is_verbal(beside):
        return False
    return is_verbal(beside.head) and beside.i < verb.i < beside.head.i


def unlabelled_relative(verb: Token) -> list[Token]:
    """« Paul Roy qui, mardi, a gagné »: a « qui » right before a finite verb that the parser took for no subject."""
    if not is_finite(verb):
        return []
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.lower_ == "qui":
            return [token] if token.dep_ not in SUBJECT else []
        if token.pos_ == "VERB" or token.dep_ in SUBJECT or token.text in {";", ":"}:
            return []
    return []
