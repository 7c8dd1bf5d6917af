"""A mark of all that the tables say of some articles: as long as it is the same, so are their rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.records import ArticleHead
from pipeline.records.codec import Codec
from pipeline.records.facts import PORTION
from pipeline.steps.resolve.columns import Mentions
from pipeline.steps.resolve.linking import Linking

_HEAD = Codec(ArticleHead)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Articles that follow each other, by their places; `key` is the hash of what is said in them, if it is known."""

    places: range
    key: str = ""


def unknown_stretches(n_articles: int) -> Iterator[Stretch]:
    """Portions of articles of which nothing is kept."""
    for start in range(0, n_articles, PORTION):
        yield Stretch(range(start, min(start + PORTION, n_articles)))


def mark_of(stretch: Stretch, names: Mentions, linking: Linking, events: Iterable[str | None]) -> str:
    """What tells these articles as they are after merging from the same articles after another.

    It is made of what is said in them, of what is known of each, of whom each name denotes and why, of what corpus and
    user have made of names, and of the event of each telling.
    """
    if not stretch.key:
        return ""
    digest = hashlib.blake2b(stretch.key.encode(), digest_size=16)
    for number in stretch.places:
        digest.update(_HEAD.pack(names.articles[number]) + b"\n")
    if stretch.places:
        rows = range(names.rows_of(stretch.places[0]).start, names.rows_of(stretch.places[-1]).stop)
        digest.update("\n".join(_named(rows, names, linking)).encode("utf-8", "surrogatepass"))
    digest.update(f"\n{list(events)}".encode())
    return digest.hexdigest()


def _named(rows: Sequence[int], names: Mentions, linking: Linking) -> Iterator[str]:
    changed = names.settled or names.turned
    for row in rows:
        yield f"{linking.entity_id(row)} {linking.rule[row]} {names.kind[row]}"
        if changed and (row in names.settled or row in names.turned):
            yield f"{row in names.settled} {names.turned.get(row)}"
