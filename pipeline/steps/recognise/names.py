"""Doc -> Mention: the names that the rules left, with the chance that each is right."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from spacy.tokens import Doc, Span

from pipeline.records import Article, EntityKind, Mention

KINDS: dict[str, EntityKind] = {"PER": "actor", "ORG": "organization"}
GENDERS: dict[str, Literal["f", "m"]] = {"f": "f", "m": "m"}


def recognise_names(doc: Doc, article: Article) -> tuple[Mention, ...]:
    """The persons and organizations that an article names, in order of place."""
    spans: list[Span] = [span for span in doc.spans["names"] if span.label_ in KINDS] if "names" in doc.spans else []
    seen: Counter[int] = Counter()
    mentions = []
    for span in spans:
        seen[span.start_char] += 1
        suffix = "" if seen[span.start_char] == 1 else f"-{seen[span.start_char]}"
        mentions.append(
            Mention(
                mention_id=f"{article.article_id}:m{span.start_char}{suffix}",
                article_id=article.article_id,
                kind=KINDS[span.label_],
                text=span.text,
                start_char=span.start_char,
                end_char=span.end_char,
                rule=span.id_,
                gender=GENDERS.get(span.kb_id_),
            )
        )
    return tuple(mentions)
