"""Short articles made from our own sentences, for what the corpora hardly show: furniture, works, fairs, capitals."""

from __future__ import annotations

import csv
import random
import re
from pathlib import Path

from corpus import Article, Span
from names import NameMaker

MARK = re.compile(r"\[(LOC|MISC|ORG|PER):([^\]]+)\]")
SLOT = re.compile(r"\{(\w+?)(\d?)\}")
TITLES = ("COLÈRE CHEZ LES USAGERS", "UN NOUVEAU RECOURS", "LE DOSSIER REBONDIT", "ENQUÊTE SUR UN MARCHÉ PUBLIC")


def read_column(path: Path, column: str) -> list[str]:
    """Return one column of a `;`-separated file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file, delimiter=";")]


class SentenceMaker:
    """Fills the slots of a list of templates; a slot of the same number stays the same within one sentence."""

    def __init__(self, folder: Path, names: NameMaker, rng: random.Random, *, templates: str = "templates") -> None:
        """Read the templates of that name and the furniture lines of `folder`."""
        self.templates = read_column(folder / f"{templates}.csv", "template")
        self.furniture = read_column(folder / "furniture.csv", "line")
        self.names = names
        self.rng = rng

    def slot(self, kind: str, number: str, filled: dict[str, str]) -> str:
        """Return the words of one slot."""
        if kind in ("per", "fam", "giv", "ini", "PER"):
            given = filled.setdefault(f"given{number}", self.names.given())
            surname = filled.setdefault(f"surname{number}", self.names.surname())
            return {
                "per": f"{given} {surname}",
                "fam": surname,
                "giv": given,
                "ini": f"{given[0]}. {surname}",
                "PER": f"{given} {surname.upper()}",
            }[kind]
        if kind == "nl":
            return self.rng.choice(("\n", "\n\n"))
        if kind == "TITLE":
            return self.rng.choice(TITLES)
        makers = {
            "acr": self.names.acronym,
            "brand": self.names.brand,
            "brandword": lambda: self.names.brand().replace(" ", ""),
            "prod": self.names.brand,
            "place": self.names.place,
            "PLACE": lambda: self.names.place().upper(),
            "lowerbody": self.lower_body,
        }
        key = f"{kind}{number}"
        if key not in filled:
            listed = {"full": "body"}.get(kind, kind)
            filled[key] = makers[kind]() if kind in makers else self.fill(self.names.pick(listed))
        return filled[key]

    def fill(self, words: str) -> str:
        """Fill the slots that a listed name has itself: « Le Bal des {victims} »."""
        inner: dict[str, str] = {}
        return SLOT.sub(lambda m: self.slot(m[1], m[2], inner), words)

    def lower_body(self) -> str:
        """Return a public body as much of the press writes it: no capital."""
        body = self.names.pick("body")
        return body[0].lower() + body[1:]

    def sentence(self) -> tuple[str, list[Span]]:
        """Fill one template; return its text and its names."""
        filled: dict[str, str] = {}
        template = SLOT.sub(lambda m: self.slot(m[1], m[2], filled), self.rng.choice(self.templates))
        text, spans, last = "", [], 0
        for mark in MARK.finditer(template):
            text += template[last : mark.start()]
            spans.append((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            last = mark.end()
        return text + template[last:], spans

    def article(self, number: int) -> Article:
        """Join a few sentences, with lines of furniture between some."""
        text, ents = "", []
        for _ in range(self.rng.randint(2, 5)):
            if self.rng.random() < 0.35:
                text += self.rng.choice(self.furniture) + "\n"
            words, spans = self.sentence()
            ents += [(len(text) + start, len(text) + end, label) for start, end, label in spans]
            text += words + self.rng.choice((" ", "\n", "\n\n"))
        return Article(article_id=f"own-{number}", text=text, ents=tuple(ents), source="own templates")
