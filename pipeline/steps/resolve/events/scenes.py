"""What each article names: stems of words with a capital in its text, by which articles on one affair are told."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.french import words
from pipeline.steps.resolve.events.wording import content_words, packed_words

_NAME = re.compile(r"(?<=[\w,;:»)] )(?:[ldLD]['’])?([A-ZÀ-Ý][\wÀ-ÿ’'-]+)")
"""A word with a capital that no sentence gives it: persons, bodies and places, however well they were told apart."""


class Scenes:
    """Of each article, in their order, the numbers of what it names: some twenty, of four bytes each."""

    def __init__(self) -> None:
        self.stems, self.ends = array("i"), array("q", [0])
        self._held: dict[int, frozenset[int]] = {}

    def read(self, text: str) -> None:
        """Add an article."""
        self.stems.frombytes(packed_words(content_words(" ".join(_NAME.findall(text))) - _everywhere()))
        self.ends.append(len(self.stems))

    def extend(self, stems: bytes, ends: Sequence[int]) -> None:
        """Add articles: the numbers of what they name, one after the other, up to where `ends` say."""
        self.ends.extend([len(self.stems) + end for end in ends])
        self.stems.frombytes(stems)

    def of(self, article: int) -> frozenset[int]:
        """What an article names: one set for all of its tellings."""
        found = self._held.get(article)
        if found is None:
            found = self._held[article] = frozenset(self.stems[self.ends[article] : self.ends[article + 1]])
        return found

    def let_go(self) -> None:
        """No article is looked at for now."""
        self._held.clear()


def rare_in(scenes: Iterable[frozenset[int]], most: int) -> frozenset[int]:
    """What at most so many of some articles name."""
    seen: dict[int, int] = {}
    for scene in scenes:
        for name in scene:
            seen[name] = seen.get(name, 0) + 1
    return frozenset([name for name, times in seen.items() if times <= most])


@cache
def _everywhere() -> frozenset[str]:
    """What articles on anything name: given names, heads of state, countries, bodies that everybody knows."""
    known = words("given_names", "name") | words("known_organizations", "name") | words("generic_institutions", "form")
    known |= words("countries", "name", kind="state")
    known |= frozenset().union(*(words("office_holders", column) for column in ("name", "country", "adjectives")))
    return content_words(" ".join(sorted(known)))
