"""A mark of all that is known of an article after merging: as long as it is the same, so are its rows and more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from pipeline.records import ArticleHead
from pipeline.records.codec import Codec
from pipeline.steps.resolve.columns import Mentions
from pipeline.steps.resolve.linking import Linking

_HEAD = Codec(ArticleHead)


def article_marks(keys: Sequence[str], names: Mentions, linking: Linking) -> list[bytes]:
    """What tells each article as it is after merging from the same article after another; empty without a key.

    It is made of what is said in it (`keys` are the hashes of that), of what is known of it, of whom each of its names
    denotes and why, and of what corpus and user have made of names.
    """
    found = []
    for number, key in enumerate(keys):
        digest = hashlib.blake2b(key.encode(), digest_size=16)
        digest.update(_HEAD.pack(names.articles[number]) + b"\n")
        digest.update("\n".join(_named(names.rows_of(number), names, linking)).encode("utf-8", "surrogatepass"))
        found.append(digest.digest() if key else b"")
    return found


def mark_of(articles: Sequence[bytes], events: Iterable[str | None]) -> str:
    """The same of some articles, by their marks, with the event of each of their tellings."""
    if not all(articles):
        return ""
    digest = hashlib.blake2b(b"".join(articles), digest_size=16)
    digest.update(f"\n{list(events)}".encode())
    return digest.hexdigest()


def _named(rows: Sequence[int], names: Mentions, linking: Linking) -> Iterator[str]:
    changed = names.settled or names.turned
    for row in rows:
        yield f"{linking.entity_id(row)} {linking.rule[row]} {names.kind[row]}"
        if changed and (row in names.settled or row in names.turned):
            yield f"{row in names.settled} {names.turned.get(row)}"
    if names.denied:
        yield f"{sorted((at - rows[0], role) for at, role in names.denied if at in rows)}"
