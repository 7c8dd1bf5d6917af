"""The names of one text while rules work on them, and the book of these rules."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from pipeline.components.press_names.phrases import Words, by_first_word
from pipeline.components.whole_text import text_of, words_of
from pipeline.rules import RuleBook

Gender = Literal["f", "m"]
PER, ORG, LOC, MISC = "PER", "ORG", "LOC", "MISC"
BY_RECOGNISER = frozenset({"ner", "ner_trimmed", "ner_split", "vote"})
"""Rules that put what nothing but the recogniser vouches for."""
LABELS = {"PERSON": PER, "GPE": LOC, "FAC": LOC, "NORP": MISC}


@dataclass(frozen=True, slots=True)
class Name:
    """One name, from token `start` to before token `end`, and the rule that set it so."""

    start: int
    end: int
    label: str
    rule: str
    gender: Gender | None = None


def gender_of(told: str) -> Gender | None:
    """The gender that a civility tells; None where it tells neither."""
    return "f" if told == "f" else "m" if told == "m" else None


class Draft:
    """Names without overlap, in order; what a rule puts in drives out what it overlaps."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        # Dispatches in capitals are read as if they had small letters: see press_capitals.
        self._text: str = doc.user_data.get("calm_text") or text_of(doc)
        calm = "calm_text" in doc.user_data
        self.words = [self._text[t.idx : t.idx + len(t)] for t in doc] if calm else words_of(doc)
        self.straight = [word.replace("’", "'") for word in self.words]
        self.lower = [word.lower() for word in self.straight]
        self.capitals = [token for token, word in enumerate(self.words) if word[:1].isupper()]
        self._places = {True: _places(self.straight), False: _places(self.lower)}
        self._offsets: list[int] = doc.to_array("IDX").tolist()
        self._names: list[Name] = []
        self._starts: list[int] = []
        # What the recogniser drew, by each of its tokens.
        self.drawn = {token: (ent.start, ent.end) for ent in doc.ents for token in range(ent.start, ent.end)}
        # Forms that a rule has proved to be a body, or proved to be none: the vote listens to them.
        self.bodies: set[str] = set()
        self.no_bodies: set[str] = set()
        # Acronyms that the text defines as a body's.
        self.acronyms: set[str] = set()
        # The whole name that a short one stands for, by place: « Marc » in « Marc et Julien Vasselin ».
        self.whole: dict[tuple[int, int], str] = {}
        # The gender of the second of two people whom one name denotes: « M. et Mme Vasselin ».
        self.twins: dict[tuple[int, int], Gender] = {}

    def __iter__(self) -> Iterator[Name]:
        return iter(tuple(self._names))

    def __len__(self) -> int:
        return len(self.words)

    def places(self, wanted: Set[str], *, written: bool = False) -> list[int]:
        """Where any of these words stands, in order: in lower case, or as `written` with one kind of apostrophe.

        Rules look for few words each, and there are fifty of them: none goes through the whole text for its own.
        """
        known = self._places[written]
        return sorted(token for word in known.keys() & wanted for token in known[word])

    def text(self, start: int, end: int) -> str:
        """The words from token `start` to before token `end`, or the end of the text, as written."""
        end = min(end, len(self.words))
        if start >= end:
            return ""
        # A slice of the text: rules ask for it so often that spans, ten times as slow, would tell.
        return self._text[self._offsets[start] : self._offsets[end - 1] + len(self.words[end - 1])]

    def form(self, name: Name) -> str:
        """How a name is written, with single spaces and one kind of apostrophe."""
        return " ".join(self.text(name.start, name.end).replace("’", "'").split())

    def overlapping(self, start: int, end: int) -> list[Name]:
        """The names that share a token with this stretch."""
        first = bisect_left(self._starts, start)
        if first and self._names[first - 1].end > start:
            first -= 1
        return self._names[first : bisect_left(self._starts, end, lo=first)]

    def at(self, token: int) -> Name | None:
        """The name that this token belongs to."""
        found = self.overlapping(token, token + 1)
        return found[0] if found else None

    def knows(self, word: str) -> bool:
        """Whether the vectors have a word in small letters; without vectors every word is known."""
        vocab = self.doc.vocab
        return not vocab.vectors_length or vocab.has_vector(word.lower())

    def score(self, start: int, end: int) -> float | None:
        """How sure the second look is of a name, or of the longer one that the recogniser drew; None without."""
        scores: dict[tuple[int, int], float] = self.doc.user_data.get("name_scores", {})
        if (start, end) in scores:
            return scores[start, end]
        drawn = self.drawn.get(start)
        return scores.get(drawn) if drawn is not None and end <= drawn[1] else None

    def put(self, name: Name) -> None:
        """Add a name, and take out those that it overlaps."""
        for other in self.overlapping(name.start, name.end):
            self.remove(other)
        place = bisect_left(self._starts, name.start)
        self._names.insert(place, name)
        self._starts.insert(place, name.start)

    def remove(self, name: Name) -> None:
        """Take a name out."""
        place = bisect_left(self._starts, name.start)
        del self._names[place], self._starts[place]


def _places(words: Iterable[str]) -> dict[str, list[int]]:
    """Where each word stands."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for token, word in enumerate(words):
        found[word].append(token)
    return found


NAMES: RuleBook[Callable[[Draft], None]] = RuleBook("names")
"""What is done to the names of a text, in the order of models/fr_press/rules/names.tsv."""


@NAMES.rule("ner")
def take_recognised(draft: Draft) -> None:
    """Begin with what the recogniser found."""
    for ent in draft.doc.ents:
        draft.put(Name(ent.start, ent.end, LABELS.get(ent.label_, ent.label_), "ner"))


def occurrences(
    draft: Draft, phrases: Iterable[Words] | dict[str, list[Words]], *, fold_case: bool = False
) -> Iterator[tuple[int, int]]:
    """Where any of these sequences of words stands, longest first at each place, without overlap."""
    words = draft.lower if fold_case else draft.straight
    table = phrases if isinstance(phrases, dict) else by_first_word(phrases)
    free = 0
    for token in draft.places(table.keys(), written=not fold_case):
        if token < free:
            continue
        for phrase in table[words[token]]:
            end = token + len(phrase)
            if tuple(words[token:end]) == phrase:
                yield token, end
                free = end
                break
