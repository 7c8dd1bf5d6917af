"""Who takes part in a happening: subjects, passives, objects, addressees, complements, antecedents."""

from __future__ import annotations

from collections.abc import Container, Iterable

from spacy.tokens import Doc, Token

from pipeline.records import Mention, Participant, ParticipantRole
from pipeline.steps.relate.cast.scene import Scene
from pipeline.steps.relate.events.complements import (
    honoured,
    is_source,
    leans,
    remembered,
    told_clauses,
    undergoes,
)
from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    SUBJECT,
    children,
    is_finite,
    is_participle,
    is_speech,
    is_verbal,
    lemma_of,
    noun_entry,
    preposition,
    sentence_of,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nominals import Nominals
from pipeline.steps.relate.events.subjects import Subjects, is_infinitive
from pipeline.steps.relate.events.words import speech_verbs, verb_types, verbs_of_class, words_for
from pipeline.steps.relate.speech.speaker import Speech

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
CONFIDENCE = {"agent": 0.9, "patient": 0.8, "speaker": 0.9, "other": 0.7}
CONFIDENCE_AROUND = 0.5
MAX_BESIDE = 12
MAX_AROUND = 4

Found = dict[str, tuple[ParticipantRole, Mention]]


class Cast:
    """The persons and bodies of one document, and the parts they play."""

    def __init__(
        self,
        doc: Doc,
        mentions: tuple[Mention, ...],
        scene: Scene | None = None,
        dates: Container[int] = frozenset(),
    ) -> None:
        self._dates = dates
        self._nominals = Nominals(doc, mentions, scene)
        self._subjects = Subjects(self._nominals)
        self.speech = Speech(doc, self._nominals)

    def participants(self, happening: Happening) -> tuple[Participant, ...]:
        """Everyone who takes part in the happening, in order of place, each with one role."""
        found: Found = {}
        trigger, carrier = happening.trigger, happening.carrier
        if carrier is not None and (carrier.i == trigger.i or noun_entry(trigger) is None):
            self._of_verb(carrier, found)
            if carrier.dep_ == "acl" and noun_entry(carrier.head) is not None:
                self._of_noun(carrier.head, found)
                if preposition(carrier.head) in {"", *words_for("setting")}:
                    self._of_setting(carrier.head, found)
        else:
            self._of_noun(trigger, found)
            if carrier is not None:
                self._of_verb(carrier, found, skip=trigger)
            else:
                self._of_setting(trigger, found)
        sure = CONFIDENCE["other"]
        if not found:
            sure = CONFIDENCE_AROUND
            self._around(happening, found)
        return tuple(
            Participant(
                mention_id=mention.mention_id, role=role, confidence=sure if role == "other" else CONFIDENCE[role]
            )
            for role, mention in sorted(found.values(), key=lambda pair: (pair[1].start_char, pair[1].end_char))
        )

    def names(self, token: Token) -> bool:
        """Whether a capitalised word is part of someone's name."""
        return token.i in self._nominals.by_token and token.text[:1].isupper()

    @property
    def named_tokens(self) -> Iterable[int]:
        """The places of all words of names."""
        return self._nominals.by_token

    def doer(self, parts: tuple[Participant, ...]) -> Mention | None:
        """The first who acts or speaks among participants."""
        named = {mention.mention_id: mention for mention in self._nominals.in_order}
        return next((named[part.mention_id] for part in parts if part.role in {"agent", "speaker"}), None)

    def _around(self, happening: Happening, found: Found) -> None:
        """When the grammar gives nobody: the few who are named in its clause, but not the one who tells."""
        trigger = happening.trigger
        near = self._nominals.around(trigger, happening.carrier)
        teller = self.speech.speaker_of(trigger)
        told_from = self.speech.end_of_aside(trigger.sent)
        near = tuple(m for m in near if m.start_char >= told_from and (teller is None or m.text != teller.text))
        if len(near) <= MAX_AROUND and self.speech.quote_of(trigger) is None:
            for mention in near:
                found.setdefault(_key(mention), ("other", mention))

    # --- predicates -------------------------------------------------------------------------

    def _of_verb(self, verb: Token, found: Found, *, skip: Token | None = None) -> None:
        passive, speaks = undergoes(verb), is_speech(verb)
        doer: ParticipantRole = "patient" if passive else "speaker" if speaks else "agent"
        before = len(found)
        for subject in self._subjects.of(verb):
            if skip is None or subject.i != skip.i:
                self._add(subject, doer, found)
        if speaks and len(found) == before and not passive and not is_infinitive(verb):
            speaker = self.speech.subject_mention(verb)
            if speaker is not None:
                found.setdefault(_key(speaker), ("speaker", speaker))
        top = verb.head if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" else verb
        if len(found) == before and is_finite(top) and not passive and not self._subjects.of(verb):
            for name in self._nominals.before_verb(top):
                found.setdefault(_key(name), (doer, name))
        self._below(verb, found, passive=passive, speaks=speaks, skip=skip)
        if speaks:
            for clause in told_clauses(verb):  # « Paul Roy est mort, a annoncé la ville »
                if verb_types().get(lemma_of(clause)) in PATIENT_TYPES:
                    for subject in self._subjects.of(clause):
                        self._add(subject, "other", found)
        if passive and not any(role == "agent" for role, _ in found.values()):
            self._by_agent(verb, found)

    def _below(self, verb: Token, found: Found, *, passive: bool, speaks: bool, skip: Token | None) -> None:
        takes_part = words_for("takes_part")
        for child in verb.children:
            if skip is not None and child.i == skip.i:
                continue
            tied = preposition(child)
            if child.dep_ == "obl:agent" or (child.dep_ in OBLIQUE and tied == "par" and passive):
                self._add(child, "agent", found)
            elif child.dep_ in {"obj", "iobj"}:
                self._add(child, "patient", found)
                self._authors(child, found, deep=0)
                if noun_entry(child) is not None or children(child, "nmod"):
                    self._addressees(child, found)
            elif child.dep_ in OBLIQUE and is_source(child):
                continue  # « selon la banque », « d'après elle »
            elif child.dep_ in OBLIQUE:
                if tied in takes_part or not tied or (speaks and tied in words_for("broadcast")) or leans(child):
                    self._add(child, "other", found, plain=True)
                if noun_entry(child) is not None:
                    self._addressees(child, found)
                if child.lower_ in words_for("brings_in"):
                    for lower in children(child, "nmod", "obl:arg"):
                        before = len(found)
                        self._add(lower, "other", found)  # « à l'invitation de la ligue »
                        for deeper in children(lower, "nmod") if len(found) == before else ():
                            self._add(deeper, "other", found)  # « en présence de conseillers de la ligue »
                elif tied in words_for("setting") or child.lower_ == "cours":
                    self._authors(child, found, deep=2)
            elif child.dep_ == "advmod":
                for lower in children(child, "obl:arg", "obl:mod", "nmod", "dep"):
                    if child.lower_ in words_for("leaning"):
                        self._add(lower, "other", found, plain=True)
                    elif noun_entry(lower) is not None:
                        self._addressees(lower, found)
            elif child.dep_ == "advcl" and any(c.lower_ == "pour" for c in child.children):
                self._objects(child, found)
            elif child.dep_ == "xcomp":
                if child.pos_ == "VERB":
                    self._objects(child, found)
                elif child.i > verb.i:
                    self._add(child, "patient", found)

    def _addressees(self, noun: Token, found: Found, depth: int = 0) -> None:
        """As in "leur soutien à la banque": those whom the object leans on, never its owners."""
        for child in children(noun, "nmod", "obl:arg"):
            if preposition(child) in words_for("toward"):
                self._add(child, "other", found, plain=True)
            if depth < 2:
                self._addressees(child, found, depth + 1)

    def _authors(self, noun: Token, found: Found, *, deep: int) -> None:
        """« les mesures annoncées par Paul Roy », « une série d'attaques revendiquée par la ligue »: by whom it is."""
        under = children(noun, "nmod") if deep else ()
        if any(noun_entry(one) is not None for one in (noun, *under)):
            for done in children(noun, "acl", "amod"):
                for agent in children(done, "obl:agent") if is_participle(done) else ():
                    self._add(agent, "other", found, plain=True)
        for lower in under:
            if preposition(lower) in words_for("of"):
                self._authors(lower, found, deep=deep - 1)

    def _objects(self, verb: Token, found: Found) -> None:
        for child in verb.children:
            if child.dep_ in {"obj", "iobj"} and child.i > verb.i:
                self._add(child, "patient", found)
            elif child.dep_ in OBLIQUE and preposition(child) == "par" and child.i > verb.i:
                self._add(child, "other", found, plain=True)  # « à se faire rembourser par la banque »

    def _by_agent(self, verb: Token, found: Found) -> None:
        """As in "fixée en 2001 à un euro par l'agence": the first "par" after a passive."""
        for token in verb.doc[verb.i + 1 : min(verb.i + MAX_BESIDE, verb.sent.end)]:
            if token.pos_ in {"VERB", "AUX"} or token.text in {";", ":"}:
                return
            if token.lower_ == "par" and token.head.i > token.i:
                self._add(token.head, "agent", found, plain=True)
                return

    # --- nouns ------------------------------------------------------------------------------

    def _of_noun(self, noun: Token, found: Found) -> None:
        entry = noun_entry(noun)
        patient = entry is not None and entry.type in PATIENT_TYPES and entry.noun_class == "act"
        self._right_behind(noun, found, "other" if remembered(noun, noun) else "patient" if patient else "agent")
        for child in noun.children:
            tied = preposition(child)
            if child.i in self._dates:
                continue  # « l'accord de mardi, comme le dit le maire, Paul Roque »
            if child.dep_ in {"nmod", "obl:arg", "obl:mod", "obl", "obl:agent"} and (
                tied in words_for("of_noun") or not tied
            ):
                of = tied in words_for("of") or not tied
                role: ParticipantRole = (
                    "agent" if tied == "par" or (of and not patient) else "patient" if of else "other"
                )
                self._add(child, "other" if of and remembered(noun, child) else role, found)
                self._addressees(child, found)
                for qualifier in children(child, "acl"):
                    if child.pos_ == "PROPN" and is_participle(qualifier):
                        self._of_qualifier(qualifier, found)
            elif child.pos_ == "VERB" and child.dep_ in {"acl", "acl:relcl", "amod", "ccomp", "xcomp", "obl:mod"}:
                self._of_qualifier(child, found)
            elif child.dep_ == "det" and child.lower_ in words_for("possessive"):
                if child.lower_ in words_for("first_person"):
                    owner = self.speech.speaker_of(child)
                else:
                    owner = self._nominals.tied(child)
                    if owner is None and not patient:
                        owner = self._nominals.only_organization_before(child)
                if owner is not None:
                    found.setdefault(_key(owner), ("patient" if patient else "agent", owner))

    def _right_behind(self, noun: Token, found: Found, role: ParticipantRole) -> None:
        """« la guerre de reconquête de Paul Roy »: the name behind "de" right after the noun, wherever it was hung."""
        doc = noun.doc
        place = noun.i + 1
        while place < noun.sent.end - 1 and doc[place].pos_ == "ADJ" and place <= noun.i + 2:
            place += 1
        if place >= noun.sent.end - 1 or doc[place].lower_ not in words_for("of"):
            return
        place += 1 + (doc[place + 1].pos_ == "DET")
        mention = self._nominals.by_token.get(place) if place < noun.sent.end else None
        if mention is not None:
            found.setdefault(_key(mention), (role, mention))

    def _of_qualifier(self, verb: Token, found: Found) -> None:
        """As in "la lettre adressée à la banque", "la décision d'autoriser la banque"."""
        if verb.dep_ == "acl:relcl":
            for lower in children(verb, "obl:agent"):
                self._add(lower, "agent", found)
            return
        if not is_participle(verb):
            self._objects(verb, found)
            return
        for lower in verb.children:
            if lower.dep_ == "obl:agent":
                self._add(lower, "agent", found)
            elif lower.dep_ in OBLIQUE and preposition(lower) in words_for("toward"):
                self._add(lower, "other", found)
            elif lower.dep_ == "conj" and lower.pos_ == "VERB":
                self._of_qualifier(lower, found)

    def _of_setting(self, noun: Token, found: Found) -> None:
        """For "dans un courrier, X s'engage auprès de Y": those who act in the clause that the noun sets."""
        above = noun.head
        if above.pos_ != "VERB" and above.lower_ in {"lors", "occasion", "cours"}:
            above = above.head
        entry = noun_entry(noun)
        if entry is not None and entry.noun_class == "text" and preposition(noun) in words_for("setting"):
            while not is_verbal(above) and above.head.i != above.i:
                above = above.head  # « le maire, dans un courrier, s'engage »
        sets = noun.dep_ in OBLIQUE | {"obj", "xcomp", "advmod"} or above.i != noun.head.i
        if noun.dep_ in SUBJECT or not sets or preposition(noun) in words_for("apart_in_time"):
            return
        if any(lemma_of(told) in words_for("allusion") for told in children(above, "obj")):
            return  # « fait allusion aux attentats de mardi »
        setting = noun.dep_ not in {"obj", "xcomp"}
        if not setting and above.pos_ == "VERB" and lemma_of(above) in speech_verbs() - verbs_of_class("deny"):
            return  # Who cites, criticises or recalls a happening takes no part in it.
        inside = is_verbal(above) and not (setting and noun.i < above.i and above.dep_ in {"advcl", "acl:relcl", "acl"})
        if inside:
            self._of_verb(above, found, skip=noun)
        elif setting:
            for token in sentence_of(noun.doc[noun.i : noun.i + 1]):
                if (
                    token.i > noun.i
                    and token.pos_ == "VERB"
                    and is_finite(token)
                    and token.dep_ in {"ROOT", "ccomp", "conj"}
                ):
                    self._of_verb(token, found, skip=noun)
                    return

    # --- names ------------------------------------------------------------------------------

    def _add(self, noun: Token, role: ParticipantRole, found: Found, *, plain: bool = False) -> None:
        """The mentions that a noun phrase or pronoun stands for."""
        names = list(self._nominals.named(noun, plain=plain))
        if not names:
            one = self._pointed_at(noun)
            names = [one] if one is not None else []
        apart = honoured(self._nominals, noun) if role == "agent" else set()
        for mention in names:
            found.setdefault(_key(mention), ("other" if mention.mention_id in apart else role, mention))

    def _pointed_at(self, noun: Token) -> Mention | None:
        """Through a pronoun ("il", "je" in a quotation) or a possessive ("son avion")."""
        if noun.pos_ == "PRON":
            form = noun.lower_.replace("’", "'").removeprefix("-t").removeprefix("-")
            if form in words_for("first_person"):
                return self.speech.speaker_of(noun)
            return self._nominals.tied(noun)
        for child in children(noun, "det"):
            if child.lower_ in words_for("possessive"):
                return self._nominals.tied(child)
        return None


def _key(mention: Mention) -> str:
    return f"{mention.kind}:{mention.text.lower()}"
