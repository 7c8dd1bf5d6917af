"""The words of one text with its mentions in place: what roles and the cast are read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable
from itertools import pairwise
from typing import Any

from pipeline.records import Mention
from pipeline.steps.relate.parse import Doc, Span, Token


class NamedText:
    """Words without white space, in lower case too, the mention that each belongs to, and where sentences begin.

    Places are numbers of words: white space is no word.
    """

    def __init__(self, doc: Doc, mentions: Iterable[Mention]) -> None:
        self.doc = doc
        self.kept: dict[str, dict[int, Any]] = {}  # what `once_a_word` keeps
        words = [token for token in doc if not token.is_space]
        self.tokens = [token.i for token in words]
        self.words = [token.text for token in words]
        self.lower = [token.form for token in words]
        self.place_of = {token: place for place, token in enumerate(self.tokens)}
        self.starts = {0}
        self.paragraphs = {0}
        for place, (before, word) in enumerate(pairwise(words), start=1):
            if before.sent is word.sent:
                continue
            self.starts.add(place)
            # Where lines were wrapped at a width, a line break ends no sentence, and no paragraph.
            if "\n" in doc.text[before.idx : word.idx]:
                self.paragraphs.add(place)
        self.firsts = sorted(self.starts)
        self.mention: dict[int, Mention] = {}
        self.bounds: dict[str, tuple[int, int]] = {}
        self.persons: list[Mention] = []
        for mention in mentions:
            span = doc.char_span(mention.start_char, mention.end_char)
            places = [self.place_of[token.i] for token in span or () if token.i in self.place_of]
            if not places:
                continue
            self.bounds[mention.mention_id] = (places[0], places[-1] + 1)
            for place in places:
                self.mention[place] = mention
            if mention.kind == "actor":
                self.persons.append(mention)
        self.by_start = sorted(self.persons, key=self._start)
        self.locations: dict[int, tuple[int, int]] = {}
        for ent in doc.ents:
            places = [self.place_of[token.i] for token in ent if token.i in self.place_of]
            places = [place for place in places if self.person_at(place) is None]
            if places and ent.label_ in ("LOC", "GPE"):  # « la députée du [Gard Aude Vasselin] »
                self.locations |= dict.fromkeys(places, (places[0], places[-1] + 1))

    def _start(self, mention: Mention) -> int:
        return self.bounds[mention.mention_id][0]

    def persons_from(self, start: int, end: int) -> list[Mention]:
        """The persons whose names begin at word `start` or after it and before word `end`, in order of place."""
        first = bisect_left(self.by_start, start, key=self._start)
        return self.by_start[first : bisect_left(self.by_start, end, lo=first, key=self._start)]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from word `start` to before word `end`."""
        return self.doc.span(self.tokens[start], self.tokens[end - 1] + 1)

    def token(self, place: int) -> Token:
        """The token of a word."""
        return self.doc[self.tokens[place]]

    def __len__(self) -> int:
        return len(self.words)

    def is_word(self, place: int, *words: str) -> bool:
        """Whether the word is there and is one of these, in lower case."""
        return 0 <= place < len(self.words) and self.lower[place] in words

    def is_any_of(self, place: int, words: Container[str]) -> bool:
        """Whether the word is there and is in a list, in lower case."""
        return 0 <= place < len(self.words) and self.lower[place] in words

    def crosses(self, start: int, end: int) -> bool:
        """Whether a sentence begins after word `start` and up to word `end`."""
        return any(place in self.starts for place in range(start + 1, end + 1))

    def sentence_start(self, place: int) -> int:
        """The first word of the sentence."""
        return self.firsts[bisect_right(self.firsts, place) - 1] if place > 0 else place

    def sentence_end(self, place: int) -> int:
        """The word after the last of the sentence."""
        following = bisect_right(self.firsts, place)
        return self.firsts[following] if following < len(self.firsts) else len(self.words)

    def mention_end(self, place: int) -> int:
        """The word after the name that stands at a word; the same word where none does."""
        found = self.mention.get(place)
        return self.bounds[found.mention_id][1] if found is not None else place

    def person_at(self, place: int) -> Mention | None:
        """The person whose name the word belongs to."""
        found = self.mention.get(place)
        return found if found is not None and found.kind == "actor" else None

    def organization_at(self, place: int) -> Mention | None:
        """The organization whose name the word belongs to."""
        found = self.mention.get(place)
        return found if found is not None and found.kind == "organization" else None


def surname_keys(mentions: Iterable[Mention]) -> dict[str, str]:
    """The last word of each person's name, by mention: enough to tell the persons of one text apart."""
    return {mention.mention_id: mention.name.split()[-1].lower() for mention in mentions}
