"""Who takes part in what a verb says: its subject, objects, agents, addressees and those whom its complements tie."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.records import ParticipantRole
from pipeline.steps.relate.events.complements import antecedent, is_source, leans, strays, told_clauses, undergoes
from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    SUBJECT,
    children,
    conjuncts,
    is_finite,
    is_in_date,
    is_participle,
    is_passive,
    is_speech,
    lemma_of,
    noun_entry,
    preposition,
)
from pipeline.steps.relate.events.qualified import askers, concerned, leaders
from pipeline.steps.relate.events.subjects import Subjects, is_infinitive
from pipeline.steps.relate.events.who import Found, Who, key_of
from pipeline.steps.relate.events.words import verb_types, words_for

PATIENT_TYPES = frozenset(
    {
        "legal_action",
        "appointment_or_departure",
        "creation_or_opening",
        "closure",
        "death_or_birth",
        "accident_or_crime",
    }
)
"""Types of happening that are done to somebody."""
MAX_BESIDE = 12


class VerbParts:
    """The participants of the verbs of one document."""

    def __init__(self, who: Who) -> None:
        self._who = who
        self.subjects = Subjects(who.nominals)

    def of_verb(self, verb: Token, found: Found, *, skip: Token | None = None, told: bool = False) -> None:
        """Add who takes part in what a verb says; `skip` is the noun that names the happening itself.

        `told` says that the verb is that of a clause told by another: two verbs may each seem to tell the other.
        """
        passive, speaks = undergoes(verb), is_speech(verb)
        doer: ParticipantRole = "patient" if passive else "speaker" if speaks else "agent"
        before = len(found)
        for subject in self.subjects.of(verb):
            if skip is None or subject.i != skip.i:
                self._who.add(subject, doer, found, until=verb if verb.dep_ in {"acl", "amod"} else None)
        for subject in self.subjects.of(verb):
            if noun_entry(subject) is not None and (skip is None or subject.i != skip.i):
                self.arranged(subject, "other", found)
            for named in (*leaders(subject), *(concerned(subject) if skip is None or subject.i != skip.i else ())):
                self._who.add(named, "other", found, plain=True)
        if len(found) == before and publishes(verb):
            for subject in self.subjects.of(verb):
                for author in children(subject, "nmod"):
                    if preposition(author) in words_for("of"):
                        self._who.add(author, "other", found)  # « le dernier livre de l'écrivain paraît »
        if len(found) == before and skip is None:
            for subject in self.subjects.of(verb):
                self._authors(subject, found, deep=0)  # « une enquête publiée par le journal montre »
            if asks_nobody(verb):
                for subject in self.subjects.of(verb.head):
                    self._who.add(subject, "other", found)  # « Paul Roy a appelé à manifester »
        if speaks and len(found) == before and not passive and not is_infinitive(verb):
            speaker = self._who.speech.subject_mention(verb)
            if speaker is not None:
                found.setdefault(key_of(speaker), ("speaker", speaker))
        top = verb.head if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" else verb
        if len(found) == before and is_finite(top) and not passive and not self.subjects.of(verb):
            for name in self._who.nominals.before_verb(top):
                found.setdefault(key_of(name), (doer, name))
        self._below(verb, found, passive=passive, speaks=speaks, skip=skip)
        for phrase in askers(verb) if speaks else ():
            self._on_air(phrase, found)
        if speaks or lemma_of(verb) in words_for("learns"):
            nobody = len(found) == before
            for clause in told_clauses(verb):  # « Paul Roy est mort, a annoncé la ville »
                if nobody and not told and tells_alone(self.subjects.of(verb)):
                    self.of_verb(clause, found, told=True)  # « Paul Roy est mort, a-t-on appris »
                elif verb_types().get(lemma_of(clause)) in PATIENT_TYPES:
                    for subject in self.subjects.of(clause):
                        self._who.add(subject, "other", found)
        if passive and not any(role == "agent" for role, _ in found.values()):
            self._by_agent(verb, found)

    def _below(self, verb: Token, found: Found, *, passive: bool, speaks: bool, skip: Token | None) -> None:
        takes_part = words_for("takes_part")
        for child in (*verb.children, *strays(self._who.nominals, verb)):
            if skip is not None and child.i == skip.i:
                continue
            tied = preposition(child)
            if child.dep_ == "mark" and is_hidden_relative(child):
                self._who.add(antecedent(verb.head), "patient", found, plain=True)
            elif is_relative(child) and child.i < verb.i and child.dep_ in OBLIQUE | {"obj", "iobj", "nmod"}:
                about = self.subjects.antecedent_of(child)
                if about is not None:
                    self._who.add(about, "patient" if child.dep_ == "obj" else "other", found, plain=True)
            elif child.dep_ == "advcl" and child.i in self._who.nominals.by_token and self._is_with(child):
                self._who.add(child, "other", found, plain=True)  # a name that the tagger took for a verb
            elif child.dep_ == "obl:agent" or (child.dep_ in OBLIQUE | {"nmod"} and tied == "par" and passive):
                self._who.add(child, "agent", found)
            elif child.dep_ in {"obj", "iobj"}:
                self._who.add(child, "patient", found)
                self._authors(child, found, deep=0)
                for named in concerned(child):
                    self._who.add(named, "other", found, plain=True)
                if noun_entry(child) is not None or children(child, "nmod"):
                    self.addressees(child, found)
            elif child.dep_ in OBLIQUE and is_source(child):
                continue  # « selon la banque », « d'après elle »
            elif child.dep_ in OBLIQUE or child.dep_ == "nmod":
                if (speaks or publishes(verb)) and tied in words_for("broadcast"):
                    self._on_air(child, found)
                elif (tied in takes_part and not self._is_where(child, verb)) or not tied or leans(child):
                    self._who.add(child, "other", found, plain=tied != "par")  # « par arrêté de la préfecture »
                if noun_entry(child) is not None:
                    self.addressees(child, found)
                if child.lower_ in words_for("brings_in"):
                    self._brought_in(child, found)
                elif tied in words_for("setting") or child.lower_ == "cours":
                    self._authors(child, found, deep=2)
            elif child.dep_ == "advmod":
                for lower in children(child, "obl:arg", "obl:mod", "nmod", "dep"):
                    if child.lower_ in words_for("setting"):
                        self._authors(lower, found, deep=0)  # « lors d'une réunion organisée par Paul Roy »
                    if child.lower_ in words_for("leaning"):
                        self._who.add(lower, "other", found, plain=True)
                    elif noun_entry(lower) is not None:
                        self.addressees(lower, found)
            elif child.dep_ in {"advcl", "xcomp"} and child.pos_ == "VERB" and done_to_another(verb):
                continue  # « ne l'a pas empêchée d'attendre Paul Roy »
            elif (child.dep_ == "advcl" and child.i > verb.i and aims(child)) or (
                child.dep_ == "xcomp" and child.pos_ == "VERB"
            ):
                self.objects(child, found)

    def _brought_in(self, noun: Token, found: Found) -> None:
        """« à l'invitation de la ligue », « en présence de conseillers de la ligue »."""
        for lower in children(noun, "nmod", "obl:arg"):
            before = len(found)
            self._who.add(lower, "other", found)
            for deeper in children(lower, "nmod") if len(found) == before else ():
                self._who.add(deeper, "other", found)

    def _is_with(self, name: Token) -> bool:
        """« signe un accord avec <ORG> », where a preposition was hung on a name taken for a verb."""
        return any(child.lower_ in words_for("takes_part") for child in children(name, "case", "mark"))

    def arranged(self, noun: Token, role: ParticipantRole, found: Found) -> None:
        """« Organisée par la ligue, la marche part mardi »: by whom the happening is that is subject."""
        opening = children(noun.head, "advcl") if noun.dep_ in SUBJECT else ()
        for done in (one for one in opening if is_participle(one) and one.i < noun.i):
            for agent in children(done, "obl:agent", "nsubj"):
                self._who.add(agent, role, found)

    def _on_air(self, noun: Token, found: Found) -> None:
        """« a dit sur France 2 », not « a proposé un texte sur Aude Vasselin »."""
        names = list(self._who.nominals.named(noun, plain=True))
        if not names and noun.lower_ in words_for("air_of"):
            names = list(self._who.nominals.complements(noun))  # « sur le plateau de France 2 »
        for mention in names:
            if mention.kind == "organization":
                found.setdefault(key_of(mention), ("other", mention))

    def _is_where(self, noun: Token, above: Token) -> bool:
        """« mort à l'hôpital de Luzac »: a body as a place; not « a dit au journal », « a donné un lit au musée »."""
        mention = self._who.nominals.by_token.get(noun.i)
        if mention is None or mention.kind != "organization" or preposition(noun) not in words_for("at"):
            return False
        given = [
            one for one in children(above, "obj", "iobj") if children(one, "det", "nummod") and not is_in_date(one)
        ]
        return noun.dep_ == "obl:mod" and not is_speech(above) and not given

    def addressees(self, noun: Token, found: Found, depth: int = 0) -> None:
        """As in "leur soutien à la banque": those whom the object leans on, never its owners."""
        for child in children(noun, "nmod", "obl:arg"):
            if preposition(child) in words_for("toward"):
                self._who.add(child, "other", found, plain=True)
            if depth < 2:
                self.addressees(child, found, depth + 1)

    def _authors(self, noun: Token, found: Found, *, deep: int) -> None:
        """« les mesures annoncées par Paul Roy », « une série d'attaques revendiquée par la ligue »: by whom it is."""
        under = children(noun, "nmod") if deep else ()
        if any(noun_entry(one) is not None for one in (noun, *under)):
            for done in children(noun, "acl", "amod"):
                for agent in children(done, "obl:agent") if is_participle(done) else ():
                    self._who.add(agent, "other", found, plain=True)
        for lower in under:
            if preposition(lower) in words_for("of"):
                self._authors(lower, found, deep=deep - 1)

    def objects(self, verb: Token, found: Found) -> None:
        """Add the objects of a verb, and by whom it is done."""
        for child in verb.children:
            if child.dep_ in {"obj", "iobj"} and (child.i > verb.i or child.pos_ == "PRON"):
                self._who.add(child, "patient", found)
                self.addressees(child, found)  # « à verser 200 euros à Paul Roy »
            elif child.dep_ == "xcomp" and child.pos_ == "VERB" and is_infinitive(child) and child.i > verb.i:
                self.objects(child, found)  # « a annoncé vouloir l'écarter »
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

    def _by_agent(self, verb: Token, found: Found) -> None:
        """As in "fixée en 2001 à un euro par l'agence": the first "par" after a passive."""
        for token in verb.doc[verb.i + 1 : min(verb.i + MAX_BESIDE, verb.sent.end)]:
            if token.pos_ in {"VERB", "AUX"} or token.text in {";", ":"}:
                return
            if token.lower_ == "par" and token.head.i > token.i:
                self._who.add(token.head, "agent", found, plain=True)
                return


def is_relative(token: Token) -> bool:
    """« que », « dont », « auquel »: a relative pronoun that is no subject."""
    return token.pos_ == "PRON" and token.lower_.replace("’", "'") in words_for("relative") | words_for("relative_of")


def is_hidden_relative(mark: Token) -> bool:
    """« Paul Roy, que la ville avait engagé »: a « que » that the parser took for a conjunction."""
    verb = mark.head
    if verb.dep_ != "acl:relcl" or mark.i - 2 < verb.sent.start or mark.nbor(-1).text != ",":
        return False
    that = mark.lower_.replace("’", "'") in words_for("relative") | words_for("relative_of")
    return that and bool(children(verb, *SUBJECT)) and not children(verb, "obj", "ccomp", "xcomp")


def aims(verb: Token) -> bool:
    """« pour saluer Paul Roy », « condamné à payer Paul Roy »: an infinitive behind what it is done for or bound to."""
    return any(mark.lower_ in words_for("purpose") for mark in verb.children)


def publishes(verb: Token) -> bool:
    """« publié », « paru »: what a verb says is done in a newspaper or on a screen."""
    return verb_types().get(lemma_of(verb)) == "publication"


def asks_nobody(verb: Token) -> bool:
    """« a appelé à manifester », « permet de partir »: an infinitive under a verb that does not say whom it asks."""
    above = verb.head
    if not is_infinitive(verb) or verb.dep_ not in {"xcomp", "obl:arg", "advcl"} or above.i == verb.i:
        return False
    asked = [child for child in children(above, "obj", "iobj") if child.i > above.i or child.pos_ == "PRON"]
    return lemma_of(above) in words_for("object_control") and not is_passive(above) and not asked


def tells_alone(subjects: tuple[Token, ...]) -> bool:
    """Whether somebody whom nobody wants to know tells it: « a-t-on appris », « ont indiqué des sources »."""
    return all(one.pos_ == "NOUN" or one.lower_.strip("-t") in words_for("anybody") | {""} for one in subjects)


def done_to_another(verb: Token) -> bool:
    """Whether a clitic before a verb says to whom it is done: « nous reçoit », « l'a empêchée »; not « se voit »."""
    return any(
        child.dep_ in {"obj", "iobj"}
        and child.pos_ == "PRON"
        and child.i < verb.i
        and "Yes" not in child.morph.get("Reflex", [])
        for child in verb.children
    )
