"""Who takes part in what a noun names: « la visite de Paul Roy », « dans un courrier, Paul Roy s'engage »."""

from __future__ import annotations

from collections.abc import Container

from pipeline.records import ParticipantRole
from pipeline.steps.relate.events.bearer import bearer_of
from pipeline.steps.relate.events.complements import remembered
from pipeline.steps.relate.events.frames import contestant
from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    SUBJECT,
    children,
    conjuncts,
    is_finite,
    is_participle,
    is_verbal,
    lemma_of,
    preposition,
)
from pipeline.steps.relate.events.nouns import is_act, noun_entry
from pipeline.steps.relate.events.sentences import sentence_at
from pipeline.steps.relate.events.verb_parts import PATIENT_TYPES, VerbParts
from pipeline.steps.relate.events.who import Found, Who, key_of
from pipeline.steps.relate.events.words import speech_verbs, verbs_of_class, words_for
from pipeline.steps.relate.parse import Token


class NounParts:
    """The participants of the event nouns of one document."""

    def __init__(self, who: Who, verbs: VerbParts, dates: Container[int]) -> None:
        self._who = who
        self._verbs = verbs
        self._dates = dates

    def of_noun(self, noun: Token, found: Found) -> None:
        """Add who takes part in what a noun names, as its complements and qualifiers tell."""
        entry = noun_entry(noun)
        patient = entry is not None and entry.type in PATIENT_TYPES and is_act(noun)
        self._right_behind(noun, found, "other" if remembered(noun, noun) else "patient" if patient else "agent")
        if self._who.nominals.stands_for(noun):
            self._who.add(noun, "agent", found)  # « le champion de 2007 »
        elif noun.dep_ == "appos" and noun.head.i in self._who.nominals.by_token and not children(noun, "case"):
            self._who.add(noun.head, "agent", found)  # « Aude Vasselin, finaliste en 2007 »
        elif (bearer := bearer_of(noun)) is not None:
            self._who.add(bearer, "agent", found)  # « Députée en 2007, Aude Vasselin a fondé … »
        self._verbs.arranged(noun, "agent", found)
        for child in (*noun.children, *self._behind_day(noun)):
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
                self._who.add(child, "other" if of and remembered(noun, child) else role, found)
                self._verbs.objects.addressees(child, found)
                for qualifier in children(child, "acl"):
                    if child.pos_ == "PROPN" and is_participle(qualifier):
                        self._of_qualifier(qualifier, found)
            elif child.pos_ == "VERB" and child.dep_ in {"acl", "acl:relcl", "amod", "ccomp", "xcomp", "obl:mod"}:
                self._of_qualifier(child, found)
            elif child.dep_ == "det" and child.lower_ in words_for("possessive"):
                if child.lower_ in words_for("first_person"):
                    owner = self._who.speech.speaker_of(child)
                else:
                    owner = self._who.nominals.tied(child)
                    if owner is None and not patient:
                        owner = self._who.nominals.only_organization_before(child)
                if owner is not None:
                    found.setdefault(key_of(owner), ("patient" if patient else "agent", owner))

        self._verbs.by_frame(noun, found)
        if (runner := contestant(self._who.nominals, noun)) is not None:
            self._who.add(runner, "agent", found)

    def _behind_day(self, noun: Token) -> list[Token]:
        """« le rachat en mai de la ligue par Ardelec »: what the parser hung on the day, which has no complement."""
        days = (child for child in children(noun, "nmod", "obl:mod") if child.i in self._dates and child.i > noun.i)
        return [
            lower
            for day in days
            for lower in children(day, "nmod")
            if lower.i not in self._dates and preposition(lower) in words_for("of") | {"par"}
        ]

    def _right_behind(self, noun: Token, found: Found, role: ParticipantRole) -> None:
        """« la guerre de reconquête de Paul Roy »: the name behind "de" right after the noun, wherever it was hung."""
        doc = noun.doc
        place = noun.i + 1
        while place < noun.sent.end - 1 and doc[place].pos_ == "ADJ" and place <= noun.i + 2:
            place += 1
        past = self._past_date(place, noun.sent.end)
        dated, place = past > place, past
        if doc.text_of(noun.i + 1, noun.i + 3).lower() == ", par" and noun.i + 3 < noun.sent.end:
            self._who.add(doc[noun.i + 2].head, "agent", found, plain=True)  # « lancement, par Paul Roy, du plan »
        if place >= noun.sent.end - 1 or doc[place].lower_ not in words_for("of"):
            return
        place += 1 + (doc[place + 1].pos_ == "DET")
        mention = self._who.nominals.by_token.get(place) if place < noun.sent.end else None
        if mention is None and dated and place < noun.sent.end:
            self._who.add(doc[place], role, found)
        elif mention is not None:
            found.setdefault(key_of(mention), (role, mention))

    def _past_date(self, place: int, end: int) -> int:
        """The word after « , mardi, » in « la venue, mardi, de la ministre »; the same place where no day stands."""
        doc = self._who.doc
        after = place + 1
        while after < end and (after in self._dates or doc[after].pos_ in {"DET", "ADP"}) and doc[after].text != "de":
            after += 1
        parted = place < end and doc[place].text == "," and after > place + 1 and after < end - 1
        return after + 1 if parted and doc[after].text == "," and doc[after - 1].i in self._dates else place

    def _of_qualifier(self, verb: Token, found: Found) -> None:
        """As in "la lettre adressée à la banque", "la décision d'autoriser la banque"."""
        if verb.dep_ == "acl:relcl":
            for lower in children(verb, "obl:agent"):
                self._who.add(lower, "agent", found)
            if any(one.lower_ == "qui" for one in children(verb, *SUBJECT)):
                for one in conjuncts(verb):
                    self._verbs.objects.of_verb(one, found)  # « l'attentat qui a tué Paul Roy »
            return
        if not is_participle(verb):
            self._verbs.objects.of_verb(verb, found)
            return
        for lower in verb.children:
            if lower.dep_ == "obl:agent":
                self._who.add(lower, "agent", found)
            elif lower.dep_ in OBLIQUE and preposition(lower) in words_for("toward"):
                self._who.add(lower, "other", found)
            elif lower.dep_ == "conj" and lower.pos_ == "VERB":
                self._of_qualifier(lower, found)

    def of_setting(self, noun: Token, found: Found) -> None:
        """For "dans un courrier, X s'engage auprès de Y": those who act in the clause that the noun sets."""
        above = noun.head
        if above.pos_ != "VERB" and above.lower_ in {"lors", "occasion", "cours"}:
            above = above.head
        entry = noun_entry(noun)
        if entry is not None and entry.noun_class == "text" and preposition(noun) in words_for("setting"):
            while not is_verbal(above) and above.head.i != above.i:
                above = above.head  # « le maire, dans un courrier, s'engage »
        sets = noun.dep_ in OBLIQUE | {"obj", "xcomp", "advmod", "obl:agent"} or above.i != noun.head.i
        if noun.dep_ in SUBJECT and noun.head.pos_ == "VERB":
            self._verbs.objects.touched(noun.head, found)  # « la victoire permet à Paul Roy de revenir »
        if noun.dep_ in SUBJECT or not sets or preposition(noun) in words_for("apart_in_time"):
            return
        if (
            entry is not None
            and entry.type == "election"
            and is_verbal(noun.head)
            and preposition(noun) in words_for("of")
        ):
            return  # « écarter quelqu'un des législatives de juin »
        if any(lemma_of(told) in words_for("allusion") for told in children(above, "obj")):
            return  # « fait allusion aux attentats de mardi »
        setting = noun.dep_ not in {"obj", "xcomp"}
        if not setting and above.pos_ == "VERB" and lemma_of(above) in speech_verbs() - verbs_of_class("deny"):
            return  # Who cites, criticises or recalls a happening takes no part in it.
        inside = is_verbal(above) and not (setting and noun.i < above.i and above.dep_ in {"advcl", "acl:relcl", "acl"})
        if inside:
            self._verbs.of_verb(above, found, skip=noun)
        elif setting:
            for token in sentence_at(noun):
                if (
                    token.i > noun.i
                    and token.pos_ == "VERB"
                    and is_finite(token)
                    and token.dep_ in {"ROOT", "ccomp", "conj"}
                ):
                    self._verbs.of_verb(token, found, skip=noun)
                    return
