"""Articles of few words, with the people whom they name, for tests of merging."""

from __future__ import annotations

from typing import Any

from pipeline.records import Affiliation, Article, ArticleFacts, EntityKind, Mention


def an_article(article_id: str, text: str, **stated: Any) -> Article:
    """An article without a day, but for what is stated."""
    stated = {"published": None, "published_basis": "text" if stated.get("published") else "none"} | stated
    return Article(article_id=article_id, source=f"{article_id}.txt", part=1, sha256="0" * 64, text=text, **stated)


def a_mention(article_id: str, text: str, at: int = 0, *, kind: EntityKind = "actor", confidence: float = 1) -> Mention:
    """A name in a place."""
    return Mention(
        mention_id=f"{article_id}:m{at}:{kind}",
        article_id=article_id,
        kind=kind,
        text=text,
        start_char=at,
        end_char=at + len(text),
        rule="ner",
        confidence=confidence,
    )


def people_named(article_id: str, text: str, *names: str) -> tuple[Mention, ...]:
    """A mention of each name wherever it stands in a text, in order."""
    found = sorted((at, name) for name in names for at in range(len(text)) if text.startswith(name, at))
    return tuple(a_mention(article_id, name, at) for at, name in found)


def named_in_turn(article_id: str, text: str, *names: str, kind: EntityKind = "actor") -> tuple[Mention, ...]:
    """A mention of each name, the first behind the one before."""
    found, end = [], 0
    for name in names:
        at = text.index(name, end)
        end = at + len(name)
        found.append(a_mention(article_id, name, at, kind=kind))
    return tuple(found)


def role_of(mention: Mention, role: str, text: str = "", *, rule: str = "") -> Affiliation:
    """The role that a whole text gives to somebody, or that stands where the name does."""
    text, start = (text, 0) if text else (mention.text, mention.start_char)
    return Affiliation(
        article_id=mention.article_id,
        actor=mention.mention_id,
        role=role,
        start_char=start,
        end_char=start + len(text),
        text=text,
        rule=rule,
    )


def told(article_id: str, text: str, *names: str, kind: EntityKind = "actor", role: str = "") -> ArticleFacts:
    """An article that names some, and what the first of them is."""
    mentions = named_in_turn(article_id, text, *names, kind=kind)
    roles = tuple(role_of(one, role) for one in mentions[:1] if role)
    return ArticleFacts(article=an_article(article_id, text), mentions=mentions, affiliations=roles)
