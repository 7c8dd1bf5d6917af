"""The annotated press: reading it, checking it, and ironing out what its guidelines disagree on.

Two corpora feed the recogniser, both as JSONL `{id, text, ents: [[start, end, label]], source}`:
`winer_train` and `winer_dev` (WiNER-fr) and `sequoia_other` (Sequoia + PARSEME-FR NE). Neither is committed.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

LABELS = ("LOC", "MISC", "ORG", "PER")

# A span that opens with an article is one that the annotators of WiNER mostly cut; the exceptions are names
# whose article is capitalised (a newspaper, a town), which this pattern leaves alone.
LEADING_ARTICLE = re.compile(r"^(?:l['’]|d['’]|(?:les?|la|des?|du|un|une)\s+)")

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One annotated text; `ents` are character spans, sorted, without overlap."""

    article_id: str
    text: str
    ents: tuple[Span, ...]
    source: str

    def surfaces(self, label: str) -> list[str]:
        """Return the words of every span of this label, in order."""
        return [self.text[start:end] for start, end, kind in self.ents if kind == label]


class CorpusChangedError(ValueError):
    """A corpus file is not the one that the configuration was written for."""


def sha256(path: Path) -> str:
    """Return the checksum of a file, as `sha256sum` prints it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check_corpus(folder: Path, checksums: Mapping[str, str]) -> None:
    """Compare the corpus files with the checksums of the configuration.

    Raises:
        CorpusChangedError: a file is missing or differs.
    """
    for name, expected in checksums.items():
        path = folder / f"{name}.jsonl"
        if not path.is_file():
            raise CorpusChangedError(f"{path}: no such file. Point CORPUS at the folder that holds {name}.jsonl.")
        found = sha256(path)
        if found != expected:
            raise CorpusChangedError(
                f"{path}: sha256 is {found}, expected {expected}. Restore the file, or put the new sum in config.cfg "
                "and expect other scores."
            )


def read_articles(path: Path) -> list[Article]:
    """Read one JSONL file, keeping the labels that the recogniser knows (times have their own component)."""
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = sorted((int(s), int(e), str(kind)) for s, e, kind in row["ents"] if kind in LABELS)
        ents: list[Span] = []
        for span in spans:
            if not ents or span[0] >= ents[-1][1]:
                ents.append(span)
        articles.append(Article(article_id=row["id"], text=row["text"], ents=tuple(ents), source=row["source"]))
    return articles


def fold(text: str) -> str:
    """Return the text in lower case without accents, for comparing surfaces."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def trim_articles(articles: Iterable[Article]) -> list[Article]:
    """Cut the lower-case article that some annotators left inside a name."""
    trimmed = []
    for article in articles:
        ents = []
        for start, end, label in article.ents:
            match = LEADING_ARTICLE.match(article.text[start:end])
            ents.append((start + match.end() if match and match.end() < end - start else start, end, label))
        trimmed.append(replace(article, ents=tuple(ents)))
    return trimmed


def places_are_places(
    articles: Iterable[Article], reference: Iterable[Article], *, ratio: float = 4.0
) -> list[Article]:
    """Label as a place each `ORG` whose words the reference corpus takes for a place.

    Sequoia calls a country an organization where it acts (Parliament speaks of states so); the press corpus and
    the output tables do not.
    """
    counts: dict[str, list[int]] = {}
    for article in reference:
        for start, end, label in article.ents:
            if label in ("LOC", "ORG"):
                counts.setdefault(fold(article.text[start:end]), [0, 0])[label == "ORG"] += 1
    places = {words for words, (loc, org) in counts.items() if loc >= max(1, ratio * org)}
    return [
        replace(
            article,
            ents=tuple(
                (s, e, "LOC" if label == "ORG" and fold(article.text[s:e]) in places else label)
                for s, e, label in article.ents
            ),
        )
        for article in articles
    ]
