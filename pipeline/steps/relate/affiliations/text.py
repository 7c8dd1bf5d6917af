"""The words of one text with its mentions in place: what the patterns of roles look at."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.components.press_names.phrases import split
from pipeline.lexicon import read_rows
from pipeline.records import Mention

Words = tuple[str, ...]


class RoleText:
    """Tokens in lower case, the mention that each belongs to, and where sentences begin."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention]) -> None:
        self.doc = doc
        # White space is no word: offsets below count the other tokens.
        self.tokens = [token.i for token in doc if not token.is_space]
        self.words = [doc[token].text for token in self.tokens]
        self.lower = [word.lower().replace("’", "'") for word in self.words]
        position = {token: place for place, token in enumerate(self.tokens)}
        self.starts = {0}
        for place in range(1, len(self.tokens)):
            if any(doc[token].is_sent_start for token in range(self.tokens[place - 1] + 1, self.tokens[place] + 1)):
                self.starts.add(place)
        self.mention: dict[int, Mention] = {}
        self.bounds: dict[str, tuple[int, int]] = {}
        self.persons: list[Mention] = []
        for mention in mentions:
            span = doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
            places = [position[token.i] for token in span or () if token.i in position]
            if not places:
                continue
            self.bounds[mention.mention_id] = (places[0], places[-1] + 1)
            for place in places:
                self.mention[place] = mention
            if mention.kind == "actor":
                self.persons.append(mention)
        self.places: dict[int, tuple[int, int]] = {}
        for ent in doc.ents:
            places = [position[token.i] for token in ent if token.i in position]
            if ent.label_ in ("LOC", "GPE"):
                self.places |= dict.fromkeys(places, (places[0], places[-1] + 1))

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from word `start` to before word `end`."""
        return self.doc[self.tokens[start] : self.tokens[end - 1] + 1]

    def __len__(self) -> int:
        return len(self.words)

    def is_word(self, token: int, *words: str) -> bool:
        """Whether the token is there and is one of these, in lower case."""
        return 0 <= token < len(self.words) and self.lower[token] in words

    def crosses(self, start: int, end: int) -> bool:
        """Whether a sentence begins after token `start` and up to token `end`."""
        return any(token in self.starts for token in range(start + 1, end + 1))

    def sentence_start(self, token: int) -> int:
        """The first token of the sentence."""
        while token > 0 and token not in self.starts:
            token -= 1
        return token

    def sentence_end(self, token: int) -> int:
        """The token after the last of the sentence."""
        token += 1
        while token < len(self.words) and token not in self.starts:
            token += 1
        return token

    def person_at(self, token: int) -> Mention | None:
        """The person whose name the token belongs to."""
        found = self.mention.get(token)
        return found if found is not None and found.kind == "actor" else None

    def organization_at(self, token: int) -> Mention | None:
        """The organization whose name the token belongs to."""
        found = self.mention.get(token)
        return found if found is not None and found.kind == "organization" else None


@cache
def role_heads() -> dict[Words, str]:
    """Kind of each role, by its words in lower case as spaCy splits them."""
    heads: dict[Words, str] = {}
    for row in read_rows("lexicons/roles"):
        words = split(row["role"].lower())
        heads[words] = row["kind"]
        heads.setdefault((f"ex-{words[0]}", *words[1:]), row["kind"])
        if not words[0].endswith(("s", "x")):
            heads.setdefault((f"{words[0]}s", *words[1:]), row["kind"])
    return heads


@cache
def longest_head() -> int:
    """How many words the longest role has."""
    return max(map(len, role_heads()))


@cache
def role_modifiers(position: str) -> frozenset[Words]:
    """Words that stand before or after a role and belong to it."""
    rows = [row["word"] for row in read_rows("lexicons/role_modifiers") if row["position"] == position]
    if position == "after":
        rows += [row["adjective"] for row in read_rows("lexicons/institution_adjectives")]
    return frozenset(split(word) for word in rows)


@cache
def small_words(kind: str) -> frozenset[str]:
    """Function words of one kind."""
    return frozenset(row["word"] for row in read_rows("lexicons/role_words") if row["kind"] == kind)


def surname_keys(text: RoleText) -> dict[str, str]:
    """The last word of each person's name, by mention: enough to tell persons of one text apart here."""
    return {person.mention_id: person.text.split()[-1].lower() for person in text.persons}
