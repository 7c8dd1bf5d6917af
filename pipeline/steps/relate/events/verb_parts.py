"""Who takes part in what a verb says: its subject, objects, agents, addressees and those whom its complements tie."""

from __future__ import annotations

from pipeline.records import ParticipantRole
from pipeline.steps.relate.events.complements import (
    aims,
    antecedent,
    askers,
    asks_nobody,
    concerned,
    done_to_another,
    is_hidden_relative,
    is_person,
    is_relative,
    is_source,
    leaders,
    publishes,
    strays,
    tells_alone,
    told_clauses,
    undergoes,
)
from pipeline.steps.relate.events.frames import (
    bodies_of_offices,
    doers_of_deed,
    governs,
    is_of_another_time,
    is_of_person_before,
)
from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    SUBJECT,
    children,
    is_finite,
    is_in_date,
    is_infinitive_group,
    is_participle,
    is_speech,
    lemma_of,
    preposition,
)
from pipeline.steps.relate.events.nouns import noun_entry
from pipeline.steps.relate.events.object_parts import ObjectParts
from pipeline.steps.relate.events.subjects import Subjects
from pipeline.steps.relate.events.who import Found, Who, key_of
from pipeline.steps.relate.events.words import persons, verb_types, words_for
from pipeline.steps.relate.parse import Token

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
        self.objects = ObjectParts(who)

    def of_verb(self, verb: Token, found: Found, *, skip: Token | None = None, told: bool = False) -> None:
        """Add who takes part in what a verb says; `skip` is the noun that names the happening itself.

        `told` says that the verb is that of a clause told by another: two verbs may each seem to tell the other.
        """
        passive, speaks = undergoes(verb), is_speech(verb)
        doer: ParticipantRole = "patient" if passive else "speaker" if speaks else "agent"
        before = len(found)
        self._of_subjects(verb, doer, found, skip)
        if verb.dep_ == "advcl:cleft" and preposition(verb.head) in words_for("takes_part"):
            self._who.add(verb.head, "other", found, plain=True)  # « c'est à Paul Roy que le jury a remis le prix »
        if len(found) == before:
            self._without_subject(verb, doer, found, skip)
        for child in (*verb.children, *strays(self._who.nominals, verb)):
            if skip is None or child.i != skip.i:
                self._of_child(child, verb, found)
        answers = speaks or verb_types().get(lemma_of(verb)) == "announcement"
        for phrase in askers(verb) if answers else ():
            self._on_air(phrase, found)
        if speaks or lemma_of(verb) in words_for("learns"):
            alone = len(found) == before and not told and tells_alone(self.subjects.of(verb))
            for clause in told_clauses(verb):
                self._of_told(clause, found, alone=alone)
        if passive and not any(role == "agent" for role, _ in found.values()):
            self._by_agent(verb, found)
        self.by_frame(verb, found)

    def by_frame(self, word: Token, found: Found) -> None:
        """Those whom a verb or noun brings in by its class: the bodies of its offices, whose deed it judges."""
        for body in bodies_of_offices(self._who.nominals, word):
            found.setdefault(key_of(body), ("other", body))
        for doer in doers_of_deed(word):
            self._who.add(doer, "other", found)

    def _of_subjects(self, verb: Token, doer: ParticipantRole, found: Found, skip: Token | None) -> None:
        """The subjects of a verb, and those whom they name in passing."""
        subjects = [(one, skip is None or one.i != skip.i) for one in self.subjects.of(verb)]
        for subject, other in subjects:
            if other:
                self._who.add(subject, doer, found, until=verb if verb.dep_ in {"acl", "amod"} else None)
        for subject, other in subjects:
            if other and noun_entry(subject) is not None:
                self.arranged(subject, "other", found)
                self.objects.inside(subject, found)
            for about in self._owners(subject) if other else ():
                self._who.add(about, "other", found, plain=True)
            for named in (*leaders(subject), *(concerned(subject) if other else ())):
                self._who.add(named, "other", found, plain=True)

    def _owners(self, subject: Token) -> list[Token]:
        """« Paul Roy, dont le contrat prend fin »: whose thing does it; not whose son does."""
        whose = (one for one in children(subject, "nmod", "obl:arg") if is_relative(one) and one.i < subject.i)
        found = (self.subjects.antecedent_of(one) for one in whose if lemma_of(subject) not in persons())
        return [one for one in found if one is not None]

    def _without_subject(self, verb: Token, doer: ParticipantRole, found: Found, skip: Token | None) -> None:
        """Where no subject is anybody: whose book appears, who has called for it, who speaks, the name before it."""
        before, subjects = len(found), self.subjects.of(verb)
        for subject in subjects if publishes(verb) else ():
            for author in children(subject, "nmod"):
                if preposition(author) in words_for("of"):
                    self._who.add(author, "other", found)  # « le dernier livre de l'écrivain paraît »
        if len(found) == before and skip is None:
            for subject in subjects:
                self.objects.authors(subject, found, deep=0)  # « une enquête publiée par le journal montre »
            for subject in self.subjects.of(verb.head) if asks_nobody(verb) else ():
                self._who.add(subject, "other", found)  # « Paul Roy a appelé à manifester »
        if doer == "speaker" and len(found) == before and not is_infinitive_group(verb):
            speaker = self._who.speech.subject_mention(verb)
            if speaker is not None:
                found.setdefault(key_of(speaker), ("speaker", speaker))
        top = verb.head if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" else verb
        if len(found) == before and is_finite(top) and doer != "patient" and not subjects:
            for name in self._who.nominals.before_verb(top):
                found.setdefault(key_of(name), (doer, name))

    def _of_told(self, clause: Token, found: Found, *, alone: bool) -> None:
        """« Paul Roy est mort, a annoncé la ville »: whom it is told of; all of them where it tells `alone`."""
        if alone:
            self.of_verb(clause, found, told=True)  # « Paul Roy est mort, a-t-on appris »
        elif verb_types().get(lemma_of(clause)) in PATIENT_TYPES:
            for subject in self.subjects.of(clause):
                self._who.add(subject, "other", found)

    def _of_child(self, child: Token, verb: Token, found: Found) -> None:
        """What the parser hung on a verb."""
        dep = child.dep_
        if dep == "mark" and is_hidden_relative(child):
            self._who.add(antecedent(verb.head), "patient", found, plain=True)
        elif is_relative(child) and child.i < verb.i and dep in OBLIQUE | {"obj", "iobj", "nmod"}:
            about = self.subjects.antecedent_of(child)
            if about is not None:
                self._who.add(about, "patient" if dep == "obj" else "other", found, plain=True)
        elif dep == "advcl" and child.i in self._who.nominals.by_token and self._is_with(child):
            self._who.add(child, "other", found, plain=True)  # a name that the tagger took for a verb
        elif dep == "obl:agent" or (dep in OBLIQUE | {"nmod"} and preposition(child) == "par" and undergoes(verb)):
            self._who.add(child, "agent", found)
        elif dep in {"obj", "iobj"} or self._is_named_object(child):
            self._of_object(child, found)
        elif dep == "advmod" or (dep in OBLIQUE and child.lower_ in words_for("leaning")):
            self._of_adverb(child, found)
        elif dep in OBLIQUE or dep == "nmod":
            if not (dep in OBLIQUE and is_source(child)):  # « selon la banque », « d'après elle »
                self._of_complement(child, verb, found)
        elif dep in {"advcl", "xcomp"} and child.pos_ == "VERB" and done_to_another(verb):
            return  # « ne l'a pas empêchée d'attendre Paul Roy »
        elif (dep == "advcl" and child.i > verb.i and aims(child)) or (dep == "xcomp" and child.pos_ == "VERB"):
            self.objects.of_verb(child, found)

    def _is_named_object(self, child: Token) -> bool:
        """« la loi lie Ardelec à la ligue »: a name that the parser took for a predicate."""
        return child.dep_ == "xcomp" and child.pos_ == "PROPN" and child.i in self._who.nominals.by_token

    def _of_object(self, noun: Token, found: Found) -> None:
        self._who.add(noun, "patient", found)
        self.objects.authors(noun, found, deep=0)
        self.objects.inside(noun, found)
        for named in (*leaders(noun), *concerned(noun)):
            self._who.add(named, "other", found, plain=True)
        if noun_entry(noun) is not None or children(noun, "nmod"):
            self.objects.addressees(noun, found)

    def _of_complement(self, noun: Token, verb: Token, found: Found) -> None:
        """« débat avec la banque », « lors d'une réunion de la ligue »."""
        tied = preposition(noun)
        if is_of_person_before(self._who.nominals, noun):
            return
        if (is_speech(verb) or publishes(verb)) and (
            tied in words_for("broadcast") or noun.lower_ in words_for("air_of")
        ):
            self._on_air(noun, found)
        elif not self._is_where(noun, verb) and (
            tied in words_for("takes_part") or not tied or (tied == "chez" and is_person(self._who.nominals, noun))
        ):
            self._who.add(noun, "other", found, plain=tied != "par")  # « par arrêté de la préfecture »
        if noun_entry(noun) is not None and not is_of_another_time(noun):
            self.objects.addressees(noun, found)
        if noun.lower_ in words_for("brings_in"):
            self._brought_in(noun, found)
        elif tied in words_for("setting") or noun.lower_ == "cours":
            self.objects.authors(noun, found, deep=2)

    def _of_adverb(self, adverb: Token, found: Found) -> None:
        """« lors d'une réunion organisée par Paul Roy », « face à Paul Roy »."""
        for lower in children(adverb, "obl:arg", "obl:mod", "nmod", "dep"):
            if adverb.lower_ in words_for("setting"):
                self.objects.authors(lower, found, deep=0)
            if adverb.lower_ in words_for("leaning"):
                self._who.add(lower, "other", found, plain=True)
            elif noun_entry(lower) is not None:
                self.objects.addressees(lower, found)

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
        """« mort à l'hôpital de Luzac »: a body as a place; not « a dit au journal », « signe au club »."""
        mention, tied = self._who.nominals.by_token.get(noun.i), preposition(noun)
        if mention is None or mention.kind != "organization" or governs("joins", above):
            return False
        if undergoes(above) and governs("befalls", above):
            return tied in words_for("at", "of") | {"devant"}
        if tied not in words_for("at"):
            return False
        given = [
            one for one in children(above, "obj", "iobj") if children(one, "det", "nummod") and not is_in_date(one)
        ]
        return noun.dep_ == "obl:mod" and not is_speech(above) and not given

    def _by_agent(self, verb: Token, found: Found) -> None:
        """As in "fixée en 2001 à un euro par l'agence": the first "par" after a passive."""
        for token in verb.doc[verb.i + 1 : min(verb.i + MAX_BESIDE, verb.sent.end)]:
            if token.pos_ in {"VERB", "AUX"} or token.text in {";", ":"}:
                return
            if token.lower_ == "par" and token.head.i > token.i:
                self._who.add(token.head, "agent", found, plain=True)
                return
