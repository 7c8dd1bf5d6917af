"""Names that do not exist: what the augmentation puts in the place of the names it knows.

A recogniser that has seen a surname a hundred times learns the surname; one that sees it once, among names it has
never met, learns the words around it. Half of the new surnames and brands are therefore made up, by joining the
beginning of one name to the end of another.
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus import Article

VOWELS = "aàâeéèêiîïoôuùûyAÀÂEÉÈÊIÎOÔUÛY"
SIMPLE_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?$")
CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){1,2}$")
ACRONYM = re.compile(r"[A-Z]{2,6}$")


def read_names(path: Path) -> dict[str, list[str]]:
    """Read `kind;value;note` rows into lists by kind."""
    names: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            names[row["kind"]].append(row["value"])
    return dict(names)


class NameMaker:
    """Draws given names, surnames, acronyms, brands and places; never twice the same list, always the same seed."""

    def __init__(self, articles: Iterable[Article], names: dict[str, list[str]], rng: random.Random) -> None:
        """Collect the names of the corpus beside those of the lists."""
        self.names = names
        self.rng = rng
        given: set[str] = set()
        surnames: set[str] = set()
        acronyms: set[str] = set()
        brands: set[str] = set()
        places: set[str] = set()
        for article in articles:
            for surface in article.surfaces("PER"):
                parts = surface.split()
                if len(parts) == 2 and all(SIMPLE_NAME.match(part) for part in parts):
                    given.add(parts[0])
                    surnames.add(parts[1])
            for surface in article.surfaces("ORG"):
                if ACRONYM.match(surface):
                    acronyms.add(surface)
                elif SIMPLE_NAME.match(surface):
                    brands.add(surface)
            places.update(surface for surface in article.surfaces("LOC") if SIMPLE_NAME.match(surface))
        self.pools = {
            "given": sorted(given) + 4 * names["given"],
            "surname": sorted(surnames) + 6 * names["surname"],
            "acronym": sorted(acronyms),
            "brand": sorted(brands),
            "place": sorted(places) + 6 * names["place"],
        }

    def pick(self, kind: str) -> str:
        """Draw from a list of `names.csv`."""
        return self.rng.choice(self.names[kind])

    def blend(self, pool: Sequence[str]) -> str:
        """Join the beginning of one name to the end of another."""
        simple = [
            name for name in (self.rng.choice(pool) for _ in range(12)) if SIMPLE_NAME.match(name) and len(name) > 3
        ]
        if len(simple) < 2:
            return self.rng.choice(pool)
        head, tail = simple[0].split("-")[0], simple[1].split("-")[-1].lower()
        cut = max(2, len(head) * 2 // 3)
        start = max(1, len(tail) // 2)
        if (head[cut - 1] in VOWELS) == (tail[start] in VOWELS):
            start = min(len(tail) - 1, start + 1)
        return head[:cut] + tail[start:]

    def given(self) -> str:
        """Draw a given name."""
        return self.rng.choice(self.pools["given"])

    def surname(self) -> str:
        """Draw or make up a surname."""
        pool = self.pools["surname"]
        return self.blend(pool) if self.rng.random() < 0.5 else self.rng.choice(pool)

    def acronym(self) -> str:
        """Draw or make up an acronym."""
        if self.rng.random() < 0.4:
            return self.rng.choice(self.pools["acronym"])
        return "".join(self.rng.choice("ABCDEFGILMNOPRSTU") for _ in range(self.rng.choice((2, 3, 3, 4, 4, 5))))

    def brand(self) -> str:
        """Draw or make up the name of a company, a collective or a product."""
        draw = self.rng.random()
        if draw < 0.35:
            return self.rng.choice(self.pools["brand"])
        word = self.blend(self.pools["brand"] + self.pools["place"])
        if draw < 0.6:
            return word
        if draw < 0.8:
            return f"{word} {self.blend(self.pools['brand'])}"
        if draw < 0.93:
            return word + self.rng.choice(("Tech", "Cloud", "Net", "Bio", "Lab"))
        return f"{word} {self.rng.choice(('France', 'Group', 'Énergie', 'Santé', 'Industrie', 'Cloud'))}"

    def place(self) -> str:
        """Draw or make up a place."""
        pool = self.pools["place"]
        return self.blend(pool) if self.rng.random() < 0.25 else self.rng.choice(pool)
