"""Other ways in which the same article could have been written: other names, other typography, a page around it."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from corpus import Article, Span
from names import ACRONYM, CAPITALISED, SIMPLE_NAME, NameMaker, read_names
from synthetic import SentenceMaker

SHOUTED = 1 / 12
DATA = Path(__file__).resolve().parent / "data"


def rewrite(article: Article, change: Callable[[str, str], str]) -> Article:
    """Rewrite each name by `change(words, label)` and move the spans accordingly."""
    text, ents, last = "", [], 0
    for start, end, label in article.ents:
        text += article.text[last:start]
        words = change(article.text[start:end], label)
        ents.append((len(text), len(text) + len(words), label))
        text += words
        last = end
    return replace(article, text=text + article.text[last:], ents=tuple(ents))


def same_length(article: Article, change: Callable[[str], str], start: int = 0, end: int | None = None) -> Article:
    """Change letters one for one between two offsets; the spans stay where they are."""
    end = len(article.text) if end is None else end
    changed = "".join(new if len(new := change(char)) == 1 else char for char in article.text[start:end])
    return replace(article, text=article.text[:start] + changed + article.text[end:])


def without_accent(char: str) -> str:
    """Return the letter without its accent."""
    return unicodedata.normalize("NFKD", char)[0]


class Augmenter:
    """Gives the articles of one epoch; each option is the share of articles that it touches."""

    def __init__(
        self,
        articles: Sequence[Article],
        *,
        rng: random.Random,
        swap_persons: float,
        swap_organizations: float,
        curly: float,
        capitals: float,
        unaccented: float,
        furniture: float,
        templates: int,
        negatives: int = 0,
        kinds: int = 0,
    ) -> None:
        """Collect the names to draw from; `templates`, `negatives`, `kinds` count the own articles of each epoch."""
        self.articles = articles
        self.rng = rng
        self.names = NameMaker(articles, read_names(DATA / "names.csv"), rng)
        self.sentences = SentenceMaker(DATA, self.names, rng)
        self.tempting = SentenceMaker(DATA, self.names, rng, templates="negatives")
        self.of_kinds = SentenceMaker(DATA, self.names, rng, templates="kinds")
        self.templates = templates
        self.negatives = negatives
        self.kinds = kinds
        self.changes: list[tuple[float, Callable[[Article], Article]]] = [
            (swap_persons, self.swap_persons),
            (swap_organizations, self.swap_organizations),
            (furniture, self.add_furniture),
            (capitals, self.raise_case),
            (unaccented, lambda article: same_length(article, without_accent)),
            (curly, lambda article: replace(article, text=article.text.replace("'", "’"))),
        ]

    def epoch(self) -> list[Article]:
        """Return every article once, some of them changed, and the articles of our own sentences."""
        articles = [self.change(article) for article in self.articles]
        articles += [self.sentences.article(number) for number in range(self.templates)]
        articles += [self.tempting.article(number) for number in range(self.negatives)]
        return articles + [self.change_case(self.of_kinds.article(number)) for number in range(self.kinds)]

    def change_case(self, article: Article) -> Article:
        """Put one own article in twelve in capitals, as dispatches come."""
        return same_length(article, str.upper) if self.rng.random() < SHOUTED else article

    def change(self, article: Article) -> Article:
        """Apply each change with its probability."""
        for share, change in self.changes:
            if share and self.rng.random() < share:
                article = change(article)
        return article

    def swap_persons(self, article: Article) -> Article:
        """Give other names to the persons of an article, the same name to the same person."""
        given: dict[str, str] = {}
        surnames: dict[str, str] = {}
        for surface in article.surfaces("PER"):
            parts = surface.split()
            if 2 <= len(parts) <= 3 and all(part[0].isupper() for part in parts):
                given.setdefault(parts[0], self.names.given())
                surnames.setdefault(" ".join(parts[1:]), self.names.surname())

        def change(words: str, label: str) -> str:
            parts = words.split()
            if label != "PER" or not parts or len(parts) > 3 or "\n" in words:
                return words
            if len(parts) == 1:
                if words in given and words not in surnames:
                    return given[words]
                if not SIMPLE_NAME.match(words):
                    return words
                return surnames.setdefault(words, self.names.surname())
            rest = " ".join(parts[1:])
            return f"{given[parts[0]]} {surnames[rest]}" if parts[0] in given and rest in surnames else words

        return rewrite(article, change)

    def swap_organizations(self, article: Article) -> Article:
        """Give other acronyms and capitalised names to half of the organizations of an article."""
        renamed: dict[str, str] = {}

        def change(words: str, label: str) -> str:
            if label != "ORG":
                return words
            if words not in renamed:
                renamed[words] = words
                if self.rng.random() < 0.5:
                    if ACRONYM.match(words):
                        renamed[words] = self.names.acronym()
                    elif SIMPLE_NAME.match(words) or CAPITALISED.match(words):
                        renamed[words] = self.names.brand()
            return renamed[words]

        return rewrite(article, change)

    def raise_case(self, article: Article) -> Article:
        """Put the title, or the surnames of full names, in capitals."""
        if self.rng.random() < 0.5:
            end = article.text.find("\n")
            return same_length(article, str.upper, 0, end) if 0 < end < 150 else article

        def change(words: str, label: str) -> str:
            parts = words.split(" ")
            if label != "PER" or len(parts) < 2:
                return words
            return " ".join([parts[0], *(part.upper() for part in parts[1:])])

        return rewrite(article, change)

    def add_furniture(self, article: Article) -> Article:
        """Put lines of page furniture before, between and after the paragraphs."""
        paragraphs = article.text.split("\n\n")
        text, ents, offset = "", [], 0
        spans: list[Span] = list(article.ents)
        for paragraph in paragraphs:
            if self.rng.random() < 0.5:
                text += "\n".join(self.rng.sample(self.sentences.furniture, self.rng.randint(1, 3))) + "\n"
            shift = len(text) - offset
            inside = [span for span in spans if offset <= span[0] and span[1] <= offset + len(paragraph)]
            ents += [(start + shift, end + shift, label) for start, end, label in inside]
            text += paragraph + self.rng.choice(("\n\n", "\n"))
            offset += len(paragraph) + 2
        return replace(article, text=text, ents=tuple(ents))
