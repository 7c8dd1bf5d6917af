"""Facts of articles -> what merging asks of them, portion by portion; and the portions put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pipeline.records import ArticleFacts, ArticleHead
from pipeline.records.facts import PORTION
from pipeline.steps.resolve.asked import Asked
from pipeline.steps.resolve.columns import Mentions, Role
from pipeline.steps.resolve.events.tellings import Tellings
from pipeline.steps.resolve.homonyms import declared_in


def ask_articles(found: Iterable[ArticleFacts]) -> Asked:
    """What is asked of articles while names and events are merged; the rest is read again when it is written."""
    names, tellings = Mentions(), Tellings(())
    roles = []
    for one in found:
        number = names.begin(one.article.text)
        at = {mention.mention_id: names.add(number, mention) for mention in one.mentions}
        for mention_id, said in declared_in(one.article.text, one.mentions):
            names.declared[at[mention_id]] = said
        for row in one.affiliations:
            if row.actor in at:
                body = at.get(row.organization) if row.organization else None
                roles.append((number, at[row.actor], body, row.role, row.rule))
        tellings.read(number, one, at)
    return Asked(named=names.named(), roles=tuple(roles), told=tellings.told())


def ask_in_portions(found: Iterable[ArticleFacts]) -> Iterator[Asked]:
    """The same of many articles, which are let go of."""
    remaining = iter(found)
    while some := list(islice(remaining, PORTION)):
        yield ask_articles(some)


def join_asked(asked: Iterable[Asked], articles: Sequence[ArticleHead]) -> tuple[Mentions, list[Role], Tellings]:
    """The portions of a corpus, one behind the other."""
    names, roles, tellings = Mentions(articles), [], Tellings(articles)
    written: dict[str, str] = {}
    for one in asked:
        article, mention = len(names.first), len(names)
        names.extend(one.named)
        for number, actor, body, role, rule in one.roles:
            at = None if body is None else mention + body
            said = written.setdefault(role, role), written.setdefault(rule, rule)
            roles.append(Role(article + number, mention + actor, at, *said))
        tellings.extend(one.told, article=article, mention=mention)
    return names, roles, tellings
