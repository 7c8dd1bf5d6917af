"""Who takes part in a happening, each with one role."""

from __future__ import annotations

from collections.abc import Container, Iterable

from pipeline.records import Mention, Participant
from pipeline.steps.relate.cast.scene import Scene
from pipeline.steps.relate.events.grammar import preposition
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.noun_parts import NounParts
from pipeline.steps.relate.events.nouns import noun_entry
from pipeline.steps.relate.events.verb_parts import VerbParts
from pipeline.steps.relate.events.who import Found, Who, key_of
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Token

CONFIDENCE = {"agent": 0.9, "patient": 0.8, "speaker": 0.9, "other": 0.7}
CONFIDENCE_AROUND = 0.5
MAX_AROUND = 4


class Cast:
    """The persons and bodies of one document, and the parts they play."""

    def __init__(
        self,
        doc: Doc,
        mentions: tuple[Mention, ...],
        scene: Scene | None = None,
        dates: Container[int] = frozenset(),
    ) -> None:
        who = Who(doc, mentions, scene)
        self._nominals, self.speech = who.nominals, who.speech
        self._verbs = VerbParts(who)
        self._nouns = NounParts(who, self._verbs, dates)

    def participants(self, happening: Happening) -> tuple[Participant, ...]:
        """Everyone who takes part in the happening, in order of place, each with one role."""
        found: Found = {}
        trigger, carrier = happening.trigger, happening.carrier
        if carrier is not None and (carrier.i == trigger.i or noun_entry(trigger) is None):
            self._verbs.of_verb(carrier, found)
            if carrier.dep_ == "acl" and noun_entry(carrier.head) is not None:
                self._nouns.of_noun(carrier.head, found)
                if preposition(carrier.head) in {"", *words_for("setting")}:
                    self._nouns.of_setting(carrier.head, found)
        else:
            self._nouns.of_noun(trigger, found)
            if carrier is not None:
                self._verbs.of_verb(carrier, found, skip=trigger)
            else:
                self._nouns.of_setting(trigger, found)
        sure = CONFIDENCE["other"]
        if not found:
            sure = CONFIDENCE_AROUND
            self._around(happening, found)
        if not found and (topic := self._nominals.topic_of(trigger)) is not None:
            found[key_of(topic)] = ("other", topic)
        return tuple(
            Participant(
                mention_id=mention.mention_id, role=role, confidence=sure if role == "other" else CONFIDENCE[role]
            )
            for role, mention in sorted(found.values(), key=lambda pair: (pair[1].start_char, pair[1].end_char))
        )

    def names(self, token: Token) -> bool:
        """Whether a capitalised word is part of someone's name, or a verb: "Le Canard enchaîné"."""
        return token.i in self._nominals.by_token and (token.text[:1].isupper() or token.pos_ == "VERB")

    @property
    def named_tokens(self) -> Iterable[int]:
        """The places of all words of names."""
        return self._nominals.by_token

    def _around(self, happening: Happening, found: Found) -> None:
        """When the grammar gives nobody: the few who are named in its clause, but not the one who tells."""
        trigger = happening.trigger
        near = self._nominals.around(trigger, happening.carrier)
        teller = self.speech.speaker_of(trigger)
        told_from = self.speech.end_of_aside(trigger.sent)
        near = tuple(m for m in near if m.start_char >= told_from and (teller is None or m.text != teller.text))
        if len(near) <= MAX_AROUND and self.speech.quote_of(trigger) is None:
            for mention in near:
                found.setdefault(key_of(mention), ("other", mention))
