"""Whom a noun phrase stands for: its name, the name beside it, a role, a pronoun's antecedent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.records import Mention
from pipeline.steps.relate.cast.scene import Scene
from pipeline.steps.relate.events.grammar import DIRECT, MAX_CLIMB, OBLIQUE, SUBJECT, conjuncts, is_verbal, preposition
from pipeline.steps.relate.events.nouns import is_body_noun, noun_entry
from pipeline.steps.relate.events.sentences import sentence_at
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Token

APART = frozenset(
    {"acl", "acl:relcl", "advcl", "ccomp", "parataxis", "det", "case", "punct", "cc", "advmod", "nummod", "cop"}
)
CORE = SUBJECT | DIRECT | {"iobj", "obl:agent"}
PARTS = frozenset({":", ";", "«", "»", "“", "”"})
MAX_DEPTH = 6
NAME_REACH = 14
BESIDE_NAME = frozenset({"title_before", "apposition_before", "plural_before"})
"""Rules of roles whose noun stands for the person named beside it."""


class Nominals:
    """The mentions of one document, by the tokens that they cover."""

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...], scene: Scene | None) -> None:
        self._doc = doc
        self.by_token: dict[int, Mention] = {}
        self._tokens: dict[str, tuple[int, int]] = {}
        self.in_order = sorted(mentions, key=lambda m: (m.start_char, -m.end_char))
        for mention in sorted(mentions, key=lambda m: m.start_char - m.end_char):
            span = doc.char_span(mention.start_char, mention.end_char)
            if span is not None:
                self._tokens[mention.mention_id] = (span.start, span.end)
                for token in span:
                    self.by_token.setdefault(token.i, mention)
        self._ties: dict[int, Mention] = {}
        self._several: dict[int, list[Mention]] = {}
        self.of_roles: set[str] = set()
        self._holders: dict[int, list[Mention]] = {}
        if scene is not None:
            for tie in scene.ties.values():
                spot = tie.spot
                for place in range(spot.head, spot.head + (len(spot.role.head) if spot.role is not None else 1)):
                    self._ties[scene.text.tokens[place]] = tie.mention
            for head, ties in scene.more.items():
                self._several[scene.text.tokens[head]] = [tie.mention for tie in ties]
            self.of_roles = bodies_of_roles(scene)
            for one in scene.roles:
                if one.rule in BESIDE_NAME:
                    for place in range(one.role.head_start, one.role.head_start + len(one.role.head)):
                        self._holders.setdefault(scene.text.tokens[place], []).append(one.person)

    def named(self, noun: Token, *, plain: bool = False) -> Iterator[Mention]:
        """The mentions that a noun phrase stands for, coordination included.

        With `plain`, a name that merely complements the noun does not count.
        """
        seen: set[str] = set()
        for one in conjuncts(noun):
            for mention in self._named(one, plain=plain):
                if mention.mention_id not in seen:
                    seen.add(mention.mention_id)
                    yield mention

    def _named(self, noun: Token, *, plain: bool) -> Iterator[Mention]:
        if noun.i not in self.by_token and (one := self.tied(noun)) is not None:
            yield one
            return
        if noun.i in self._several or noun.i in self._holders:
            held = self._several.get(noun.i) or self._holders[noun.i]
            yield from held
            yield from self._hung_on(held)
            return
        if noun.pos_ == "PRON" and noun.i not in self.by_token:
            if noun.dep_ == "conj" and noun.lower_ in words_for("pointing"):
                # « la mort de Paul Roy et celle d'Aude Vasselin », « celle de la gauche, Aude Vasselin »
                yield from list(self._region(noun, 0)) or self.complements(noun)
            return
        found = list(self._region(noun, 0))
        persons = [m for m in found if m.kind == "actor"]
        if (
            noun.i not in self.by_token
            and persons
            and not any(c.dep_ == "conj" for c in noun.subtree if c.i in self.by_token)
        ):
            found = persons
        if not found:
            beside = self._name_after(noun)
            if beside is not None:
                found = [beside]
        body = is_body_noun(noun)
        if not found and (body or (noun_entry(noun) is not None and not plain)):
            found = list(self.complements(noun))
        yield from found

    def _described(self, noun: Token) -> list[Mention]:
        """« la démission du maire »: whom a description stands for."""
        one = self.tied(noun)
        return [one] if one is not None else self._several.get(noun.i) or self._holders.get(noun.i) or []

    def complements(self, noun: Token, depth: int = 0, *, but: range = range(0)) -> Iterator[Mention]:
        """Names that complement a noun: "la décision de la commission", "le soutien à la banque"; not words `but`."""
        for child in noun.children:
            if (
                child.i not in but
                and child.dep_ in {"nmod", "obl:arg", "appos", "obl:agent"}
                and preposition(child) in words_for("of_noun")
            ):
                names = list(self._region(child, 0)) or self._described(child)
                leans = noun_entry(child) is not None or is_body_noun(child)
                leans = leans or noun.lower_ in words_for("air_of")  # « dans le journal de 20 h de TF1 »
                if not names and depth < 2 and leans:
                    names = list(self.complements(child, depth + 1))
                yield from names

    def _region(self, noun: Token, depth: int) -> Iterator[Mention]:
        """Mentions in a noun phrase that no preposition, bracket or clause sets apart from its head."""
        if noun.i in self.by_token:
            mention = self.by_token[noun.i]
            yield mention
            start, end = self._tokens[mention.mention_id]
            if mention.kind == "organization" and is_body_noun(noun):
                for token in noun.doc[start:end]:
                    yield from self.complements(token, but=range(start, end))  # « la commission d'enquête du Sénat »
            yield from self._and_then(noun.doc, end)
            inner = list(noun.doc[start:end])
        else:
            inner = [noun]
        if depth >= MAX_DEPTH:
            return
        for token in inner:
            for child in token.children:
                if child.i in {t.i for t in inner} or child.dep_ in APART or _after_bracket(child):
                    continue
                joined = child.dep_ == "conj"
                if not joined and noun.i in self.by_token and self.by_token[noun.i].kind == "actor":
                    continue
                if (preposition(child) and not joined) or (child.i < token.i and child.i not in self.by_token):
                    continue
                yield from self._region(child, depth + 1)

    def _and_then(self, doc: Doc, end: int, *, both: bool = False) -> Iterator[Mention]:
        """The name after "et" where a name ends, unless it is the subject of what follows; with `both` even then."""
        index = end + 1 if end < len(doc) and doc[end].text == "]" else end
        if index + 1 >= len(doc) or doc[index].lower_ != "et":
            return
        index += 2 if doc[index + 1].pos_ == "DET" and index + 2 < len(doc) else 1
        mention = self.by_token.get(index)
        if mention is not None and (both or doc[index].dep_ not in SUBJECT) and doc[index].sent.start <= end - 1:
            yield mention

    def joined(self, names: list[Mention]) -> list[Mention]:
        """« entre le maire Paul Roy et la ligue »: what is coordinated with a name, where the parser hung it there."""
        found = list(self._hung_on(names))
        for mention in names:
            found += self._and_then(self._doc, self._tokens[mention.mention_id][1], both=True)
        return found

    def _hung_on(self, names: Iterable[Mention]) -> Iterator[Mention]:
        """« le maire Paul Roy et la juge Aude Vasselin ont »: what the parser joined to the name, not to its noun."""
        for start, end in (self._tokens[mention.mention_id] for mention in names):
            for child in (child for token in self._doc[start:end] for child in token.children if child.dep_ == "conj"):
                yield from (one for one in self.named(child, plain=True) if one not in names)

    def before_verb(self, verb: Token) -> tuple[Mention, ...]:
        """The name, or two names with "et", right before a finite verb where the parser saw no subject."""
        doc, floor = verb.doc, sentence_at(verb).start
        index = verb.i - 1
        while index >= floor and index not in self.by_token:
            if doc[index].pos_ not in {"AUX", "ADV"} and not doc[index].dep_.startswith("expl"):
                return ()
            index -= 1
        if index < floor:
            return ()
        names = [self.by_token[index]]
        before = self._tokens[names[0].mention_id][0] - 1
        if before - 1 >= floor and doc[before].lower_ == "et" and before - 1 in self.by_token:
            names.insert(0, self.by_token[before - 1])
            before = self._tokens[names[0].mention_id][0] - 1
        tied = any(doc[place].pos_ == "ADP" for place in (before, before - 1) if place >= floor)
        return () if tied else tuple(names)

    def _name_after(self, noun: Token) -> Mention | None:
        """As in "le directeur de l'agence, Paul Roy": a name in apposition, wherever the parser hung it."""
        end = min(noun.i + NAME_REACH, noun.sent.end)
        for token in noun.doc[noun.i + 1 : end]:
            if token.pos_ in {"VERB", "AUX", "SCONJ", "PRON"} or token.text in {";", ":", "(", "«"}:
                return None
            mention = self.by_token.get(token.i)
            if mention is not None and mention.kind == "actor":
                before = token.nbor(-1)
                near = before.text in {",", "["} or before.pos_ in {"ADJ", "NOUN"}
                return mention if before.i == noun.i or (near and noun.pos_ == "NOUN") else None
        return None

    def around(self, token: Token, carrier: Token | None) -> tuple[Mention, ...]:
        """Those named in the clause of a happening, or under its noun, each name once, in order.

        Not who stands in a place or a time of it, who only tells it, or whom a colon or quotation parts from it.
        """
        own = {token.i, token.i if carrier is None else carrier.i}
        near: dict[str, Mention] = {}
        for index in range(token.sent.start, token.sent.end):
            mention = self.by_token.get(index)
            if mention is None or mention.mention_id in self.of_roles:
                continue
            between = token.doc[min(index, token.i) : max(index, token.i)]
            if not any(t.text in PARTS for t in between) and self._is_within(token.doc[index], own):
                near.setdefault(mention.text, mention)
        return tuple(near.values())

    def _is_within(self, token: Token, own: set[int]) -> bool:
        """Whether a name stands under a word of a happening, and no verb, place, time or source between."""
        for _ in range(MAX_CLIMB):
            head = token.head
            tied = (words_for("place") - words_for("toward")) | words_for("beside_happening")
            if preposition(token) in tied and token.dep_ not in CORE and not is_verbal(head.head):
                return False
            if preposition(token) in tied and token.dep_ in OBLIQUE:
                return False
            if head.i == token.i or (is_verbal(token) and token.i not in self.by_token):
                return False
            if head.i in own:
                return True
            token = head
        return False

    def topic_of(self, token: Token) -> Mention | None:
        """« Ardelec : la grève reconduite mardi »: the name that alone stands before the colon of its line."""
        sentence = sentence_at(token)
        first = sentence.start + (token.doc[sentence.start].pos_ == "DET")
        mention = self.by_token.get(first)
        if mention is None or token.doc[first].i > token.i:
            return None
        start, end = self._tokens[mention.mention_id]
        return mention if start == first and end < token.i and token.doc[end].text == ":" else None

    def stands_for(self, noun: Token) -> bool:
        """Whether a noun is a role or description of somebody named: « la maire, Aude Vasselin »."""
        return noun.i in self._ties or noun.i in self._several or noun.i in self._holders

    def before_relative(self, pronoun: Token) -> Token | None:
        """« c'est X qui a fondé la ligue », « dit X, maire de Luzac, qui part »: whom a relative clause is about."""
        token = pronoun.doc[max(0, pronoun.i - 1)]
        token = token.nbor(-1) if token.text == "," and token.i > token.sent.start else token
        while token.text == ")" and token.i > token.sent.start:
            opened = [one.i for one in pronoun.doc[token.sent.start : token.i] if one.text == "("]
            if not opened or opened[-1] == token.sent.start:
                return None
            token = pronoun.doc[opened[-1] - 1]
        for _ in range(MAX_CLIMB):
            mention = self.by_token.get(token.i)
            if self.stands_for(token) or (mention is not None and mention.mention_id not in self.of_roles):
                return token
            if token.head.i >= token.i or is_verbal(token):
                return None
            token = token.head
        return None

    def tied(self, token: Token) -> Mention | None:
        """Whom a pronoun, possessive or description stands for, as the cast has it."""
        return self._ties.get(token.i)

    def only_organization_before(self, token: Token) -> Mention | None:
        """The only organization named before a word in its sentence."""
        near = {m.text: m for m in self.in_order if token.sent.start_char <= m.start_char and m.end_char <= token.idx}
        bodies = [m for m in near.values() if m.kind == "organization"]
        return bodies[0] if len(near) == 1 and bodies else None


def bodies_of_roles(scene: Scene) -> set[str]:
    """The bodies that stand in a role, as « la dirigeante CGT »: they say who a person is and act in nothing."""
    roles = [tie.spot.role for tie in scene.ties.values() if tie.spot.role is not None]
    roles += [one.role for one in scene.roles]
    places = {place for role in roles for place in range(role.start, role.end)}
    return {m.mention_id for place in places if (m := scene.text.organization_at(place)) is not None}


def _after_bracket(token: Token) -> bool:
    left = token.left_edge
    return left.text == "(" or (left.i > 0 and left.nbor(-1).text == "(")
