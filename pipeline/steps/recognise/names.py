"""Doc -> Mention: the recogniser's spans, trimmed and typed."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.records import Article, EntityKind, Mention

KINDS: dict[str, EntityKind] = {"PER": "actor", "ORG": "organization"}


def recognise_names(doc: Doc, article: Article) -> tuple[Mention, ...]:
    """The persons and organizations that an article names, in order of place."""
    return tuple(
        Mention(
            mention_id=f"{article.article_id}:m{ent.start_char}",
            article_id=article.article_id,
            kind=KINDS[ent.label_],
            text=ent.text,
            start_char=ent.start_char,
            end_char=ent.end_char,
            rule="ner",
        )
        for ent in doc.ents
        if ent.label_ in KINDS
    )
