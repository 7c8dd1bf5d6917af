"""Recognises page furniture by the phrases of models/fr_press/page/furniture.tsv."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.french import any_of, rows
from pipeline.page.fold import fold
from pipeline.page.sentences import has_finite_verb, tells_news

_UNLIMITED = 10_000
_LONG = 16  # words that a line of 160 characters has at least
_SPOKEN = 60  # words up to which a phrase may stand in a sentence of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One row of the vocabulary. `text` is folded; `max_words` is the longest line that it may judge."""

    row: str
    text: str
    match: str
    role: str
    label: str
    max_words: int = _UNLIMITED

    def may_be_news(self, text: str) -> bool:
        """Whether a line that this phrase explains is a sentence of news all the same: phrases weigh, they do not kill.

        Whole lines, teasers, credits and statements as long as those of scholarly presses are what they are.
        """
        if self.match == "line" or self.max_words > _SPOKEN or self.label == "credit":
            return False
        if self.label == "related" and self.role != "tail" and (self.match == "start" or not has_finite_verb(text)):
            return False
        return tells_news(text)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The phrases of page furniture, ready to be looked up in folded lines.

    `starts` and `ends` are indexed by their first and last word, longest phrase first; `keys` are words of which
    one stands in every phrase of `within`: a line without any of them needs no search. `openings` are the first two
    words of the phrases of `starts` that a long line may begin with.
    """

    whole: Mapping[str, Phrase]
    starts: Mapping[str, tuple[Phrase, ...]]
    ends: Mapping[str, tuple[Phrase, ...]]
    within: Mapping[str, Phrase]
    within_any: re.Pattern[str]
    keys: frozenset[str]
    openings: frozenset[str]

    def may_explain(self, words: Sequence[str]) -> bool:
        """Whether a phrase may stand in a long line of these folded words; most lines hold none of their key words."""
        if not self.keys.isdisjoint(words) or words[0] in self.openings:
            return True
        return " ".join(words[:2]) in self.openings or words[-1] in self.ends

    def judge(self, line: str) -> Phrase | None:
        """The phrase that explains a folded line: the whole line first, then its start, its end, its inside."""
        found = self.whole.get(line) or self.whole.get(line.strip(" :"))
        if found is not None:
            return found
        words = line.split(" ")
        size = len(words)
        for phrase in self.starts.get(words[0], ()):
            if size <= phrase.max_words and (line + " ").startswith(phrase.text + " "):
                return phrase
        for phrase in self.ends.get(words[-1], ()):
            if size <= phrase.max_words and line.endswith(" " + phrase.text):
                return phrase
        if not self.keys.isdisjoint(words):
            for inside in self.within_any.finditer(line):
                found = self.within[inside.group()]
                if size <= found.max_words:
                    return found
        return None


@cache
def load_furniture(*, posts: bool = False) -> Furniture:
    """The vocabulary of page furniture; with `posts`, only the labels that head or close one of several posts."""
    return _index(
        Phrase(
            row=row["id"],
            text=_key(fold(row["phrase"]), row["match"]),
            match=row["match"],
            role=row["role"],
            label=row["label"],
            max_words=int(row["max_words"] or _UNLIMITED),
        )
        for row in rows("furniture")
        if not posts or row["role"] == "post"
    )


def _key(text: str, match: str) -> str:
    # A whole line is compared without the colon that may close it; elsewhere « Lire : » is not « Lire ».
    return text.strip(" :") if match == "line" else text


def _index(phrases: Iterable[Phrase]) -> Furniture:
    by_match: dict[str, dict[str, Phrase]] = {"line": {}, "start": {}, "end": {}, "any": {}}
    for phrase in phrases:
        by_match[phrase.match].setdefault(phrase.text, phrase)
    return Furniture(
        whole=by_match["line"],
        starts=_by_word(by_match["start"].values(), 0),
        ends=_by_word(by_match["end"].values(), -1),
        within=by_match["any"],
        within_any=re.compile(rf"(?<!\S)(?:{any_of(by_match['any']) or '(?!)'})(?!\S)"),
        keys=frozenset(max(text.split(), key=len) for text in by_match["any"]),
        openings=frozenset(
            " ".join(phrase.text.split()[:2]) for phrase in by_match["start"].values() if phrase.max_words >= _LONG
        ),
    )


def _by_word(phrases: Iterable[Phrase], position: int) -> dict[str, tuple[Phrase, ...]]:
    index: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        index[phrase.text.split(" ")[position]].append(phrase)
    return {word: tuple(sorted(found, key=lambda phrase: -len(phrase.text))) for word, found in index.items()}
