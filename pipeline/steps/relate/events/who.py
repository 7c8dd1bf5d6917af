"""Whom the phrases of a document stand for, as participants: names, descriptions, pronouns, possessives."""

from __future__ import annotations

from pipeline.records import Mention, ParticipantRole
from pipeline.steps.relate.cast.rivals import stands_out
from pipeline.steps.relate.cast.scene import Scene
from pipeline.steps.relate.cast.spots import find_pronoun
from pipeline.steps.relate.cast.topic import leads_article
from pipeline.steps.relate.events.complements import honoured
from pipeline.steps.relate.events.grammar import SUBJECT, children, lemma_of, preposition
from pipeline.steps.relate.events.label.antecedent import antecedent
from pipeline.steps.relate.events.label.protagonist import protagonist
from pipeline.steps.relate.events.nominals import Nominals
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Token
from pipeline.steps.relate.speech.speaker import Speech

Found = dict[str, tuple[ParticipantRole, Mention]]
"""Who was found, by kind and name: the first role counts."""


class Who:
    """The persons and bodies of one document, by the phrases that stand for them."""

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...], scene: Scene | None) -> None:
        self.doc, self._scene = doc, scene
        self.nominals = Nominals(doc, mentions, scene)
        self.speech = Speech(doc, self.nominals)

    def add(
        self, noun: Token, role: ParticipantRole, found: Found, *, plain: bool = False, until: Token | None = None
    ) -> None:
        """The mentions that a noun phrase or pronoun stands for; not those behind a word `until`."""
        names = list(self.nominals.named(noun, plain=plain))
        if preposition(noun) in words_for("both"):
            names += [one for one in self.nominals.joined(names) if one not in names]
        if not names:
            one = self.pointed_at(noun)
            names, until = ([one] if one is not None else []), None  # « sa licence retirée, la ligue ferme »
        if not names and role != "other":
            for lower in children(noun, "nmod"):  # « les géants comme la ligue »
                names += self.nominals.named(lower, plain=True) if preposition(lower) in words_for("as") else ()
        if not names and lemma_of(noun) in words_for("acts_for"):
            names, role = list(self.nominals.complements(noun)), "other"  # « la famille de Paul Roy a porté plainte »
        apart = honoured(self.nominals, noun) if role in {"agent", "speaker"} else set()
        for mention in names:
            if until is not None and mention.start_char > until.idx:
                continue  # « Aude Vasselin, morte en 1977, et Paul Roy, … »
            if not self.speech.quotes_name(mention, noun):
                found.setdefault(key_of(mention), ("other" if mention.mention_id in apart else role, mention))

    def pointed_at(self, noun: Token) -> Mention | None:
        """Through a pronoun ("il", "je" in a quotation) or a possessive ("son avion")."""
        if noun.pos_ == "PRON":
            form = noun.lower_.replace("’", "'").removeprefix("-t").removeprefix("-")
            if form in words_for("first_person"):
                return self.speech.speaker_of(noun)
            return self.nominals.tied(noun) or self._told_before(noun)
        for child in children(noun, "det"):
            if child.lower_ in words_for("possessive"):
                return self.nominals.tied(child)
        return None

    def _told_before(self, pronoun: Token) -> Mention | None:
        """Whom the label names after a pronoun that opens its sentence, where the cast does not look so far back.

        Nobody where somebody else of that gender is named since, unless the article is about the one.
        """
        scene = self._scene
        place = None if scene is None else scene.text.place_of.get(pronoun.i)
        spot = None if scene is None or place is None else find_pronoun(scene.text, place)
        if scene is None or place is None or spot is None or pronoun.dep_ not in SUBJECT:
            return None
        told = antecedent(pronoun, self._name)
        named = None if told is None else next((m for at in told[1] if (m := self._mention(at)) is not None), None)
        figure = None if named is None else scene.of[named.mention_id]
        before = pronoun.doc[pronoun.sent.start : pronoun.i]
        if told is None and not any(one.dep_ in SUBJECT or one.pos_ == "PRON" for one in before):
            figure = protagonist(scene, place)
        if figure is None or (figure.gender != "u" and not figure.agrees(spot.gender)):
            return None
        first = scene.text.sentence_start(place)
        since = scene.text.sentence_start(first - 1) if first else first
        near = [one for one in scene.persons_between(since, place) if one is not figure and one.agrees(spot.gender)]
        rivals = any(told is None or stands_out(scene, one, since, place) for one in near)
        if rivals and figure.kind == "actor" and not leads_article(scene, figure, spot):
            return None
        return named or figure.before(place) or figure.mentions[0]

    def _mention(self, place: int) -> Mention | None:
        return self.nominals.by_token.get(place) or self.nominals.tied(self.doc[place])

    def _name(self, token: Token) -> str | None:
        mention = self._mention(token.i)
        return None if mention is None else mention.text


def key_of(mention: Mention) -> str:
    """Kind and name: whoever is named twice takes part once."""
    return f"{mention.kind}:{mention.text.lower()}"
