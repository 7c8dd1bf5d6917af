"""Mention -> Entity: who stands behind the names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace

from pipeline.records import Affiliation, Alias, Article, Entity, Mention, Merge


def resolve_entities(
    articles: tuple[Article, ...], mentions: tuple[Mention, ...], affiliations: tuple[Affiliation, ...]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Merge, ...]]:
    """Mentions with their entity, the entities, and the decisions that made them."""
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        folded = "".join(c for c in unicodedata.normalize("NFKD", mention.text.lower()) if not unicodedata.combining(c))
        groups[mention.kind, re.sub(r"\W+", "-", folded).strip("-") or "x"].append(mention)
    published = {article.article_id: article.published for article in articles}
    entities, linked = [], {}
    for (kind, key), group in sorted(groups.items()):
        days = sorted(day for m in group if (day := published[m.article_id]))
        forms = Counter(m.text for m in group)
        entities.append(
            Entity(
                entity_id=key,
                kind=group[0].kind,
                name=forms.most_common(1)[0][0],
                n_mentions=len(group),
                n_articles=len({m.article_id for m in group}),
                confidence=1.0,
                first_published=days[0] if days else None,
                last_published=days[-1] if days else None,
                aliases=tuple(Alias(text=text, n_mentions=n) for text, n in sorted(forms.items())),
            )
        )
        for m in group:
            linked[m.mention_id, kind] = replace(m, entity_id=key, link_rule="same_name")
    return tuple(linked[m.mention_id, m.kind] for m in mentions), tuple(entities), ()
