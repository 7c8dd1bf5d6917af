"""Articles of few words, with the people whom they name, for tests of merging."""

from __future__ import annotations

from typing import Any

from pipeline.records import Affiliation, Article, Mention


def an_article(article_id: str, text: str, **stated: Any) -> Article:
    """An article without a day, but for what is stated."""
    stated = {"published": None, "published_basis": "text" if stated.get("published") else "none"} | stated
    return Article(article_id=article_id, source=f"{article_id}.txt", part=1, sha256="0" * 64, text=text, **stated)


def people_named(article_id: str, text: str, *names: str) -> tuple[Mention, ...]:
    """A mention of each name wherever it stands in a text, in order."""
    found = sorted((at, name) for name in names for at in range(len(text)) if text.startswith(name, at))
    return tuple(
        Mention(
            mention_id=f"{article_id}:m{at}",
            article_id=article_id,
            kind="actor",
            text=name,
            start_char=at,
            end_char=at + len(name),
            rule="ner",
        )
        for at, name in found
    )


def role_of(mention: Mention, role: str, text: str, *, rule: str = "") -> Affiliation:
    """The role that a whole text gives to somebody."""
    return Affiliation(
        article_id=mention.article_id,
        actor=mention.mention_id,
        role=role,
        start_char=0,
        end_char=len(text),
        text=text,
        rule=rule,
    )
