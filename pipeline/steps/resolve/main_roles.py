"""The role by which a person is known: the one that most articles give, in a form that tells it, and its body."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from pipeline.french import words
from pipeline.names.key import fold_text
from pipeline.steps.relate.roles.of_one import at_any_time, of_one
from pipeline.steps.resolve.columns import ABSENT, Mentions, Role

ONE_IN = 5
"""Of so many articles that say « président », one at least must say of what, to be believed for all."""
_WORD = re.compile(r"[^\W\d_]+'?")
_NAME = re.compile(r"\b[A-ZÀ-Ý]")


@dataclass(slots=True)
class _Form:
    """One wording of a role: the articles that have it, as they write it, and the bodies that they name."""

    folded: str
    articles: set[str] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)
    bodies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def completes(self, bare: _Form) -> bool:
        """« maire de Luzac » beside « maire », in articles enough."""
        if not self.folded.startswith(f"{bare.folded} ") or len(self.articles) * ONE_IN < len(bare.articles):
            return False
        after = _WORD.match(self.folded, len(bare.folded) + 1)
        return after is not None and after.group() in words("small_words", kind="preposition")

    def tells(self, bare: _Form) -> bool:
        """Whether what it adds says of what without the article at hand: « de Luzac », « en chef », not « du club »."""
        first, *second = _WORD.findall(self.folded, len(bare.folded))[:2]
        points_back = first in words("fused_articles") or not words("small_words", kind="article").isdisjoint(second)
        return not points_back or any(_NAME.search(role, len(bare.folded)) for role in self.written)


def main_roles(
    names: Mentions, bearer: Sequence[int], ids: Sequence[str], roles: Iterable[Role]
) -> dict[int, tuple[str | None, str | None]]:
    """Role and organization by actor, roles of several as of one; near-duplicates count once."""
    articles = names.articles
    once = [article.near_duplicate_of or article.article_id for article in articles]
    said: dict[int, list[tuple[str, str | None, str]]] = defaultdict(list)
    for row in roles:
        if (actor := bearer[row.actor]) != ABSENT:
            body = ABSENT if row.body is None else bearer[row.body]
            said[actor].append((_shown(row.role), None if body == ABSENT else ids[body], once[row.article]))
    days = {article.article_id: article.published or date.min for article in articles}
    return {actor: main_role(rows, days) for actor, rows in said.items()}


def _shown(role: str) -> str:
    return at_any_time(of_one(role))


def main_role(rows: Sequence[tuple[str, str | None, str]], days: Mapping[str, date]) -> tuple[str | None, str | None]:
    """What most articles say, of equals what the latest says; the body that most of those name who name one.

    A role said without what it is of (« maire ») counts for the fuller form that most articles give (« maire de
    Luzac »), and is told by it where that says of what to who has not read the article. « épouse », « homologue »,
    « victime » alone say nothing to such a reader: None.
    """
    rows = [row for row in rows if row[1] is not None or fold_text(row[0]) not in _of_another()]
    if not rows:
        return None, None
    if len(rows) == 1:  # as of most persons
        ((role, body, _),) = rows
        return role, body
    forms: dict[str, _Form] = {}
    for role, body, article in rows:
        folded = fold_text(role)
        form = forms.get(folded) or forms.setdefault(folded, _Form(folded))
        form.articles.add(article)
        form.written[role] += 1
        if body is not None:
            form.bodies[body].add(article)

    def weight(articles: set[str]) -> tuple[int, date]:
        return len(articles), max(days[article] for article in articles)

    def rank(form: _Form) -> tuple[int, date, int, str]:
        return *weight(form.articles), len(form.folded), form.folded

    # The fullest forms first, so that each finds the group of the one that completes it.
    group_of: dict[str, list[_Form]] = {}
    for form in sorted(forms.values(), key=lambda form: len(form.folded), reverse=True):
        whole = [(other.tells(form), rank(other), other) for other in forms.values() if other.completes(form)]
        fuller = max(whole, key=lambda told: told[:2])[2] if whole else None
        group = group_of[form.folded] = group_of[fuller.folded] if fuller else []
        group.append(form)
    found = max(_telling(list(group_of.values())), key=lambda group: (weight(_articles(group)), rank(group[0])))
    bare = found[-1]
    telling = [form for form in found if form is not bare and form.tells(bare)]
    shown = max(telling or [bare], key=rank)
    bodies = shown.bodies or _bodies(found)
    body = max(bodies, key=lambda name: (*weight(bodies[name]), name), default=None)
    return max(shown.written, key=lambda role: (shown.written[role], role)), body


def _telling(groups: list[list[_Form]]) -> list[list[_Form]]:
    """The groups that tell more than « élu », « employée », « enfant », where one article in five says more."""
    most = max(len(_articles(group)) for group in groups)
    more = (group for group in groups if not _says_little().issuperset(form.folded for form in group))
    return [group for group in more if len(_articles(group)) * ONE_IN >= most] or groups


@cache
def _says_little() -> frozenset[str]:
    """Roles that say little of a person, folded: « élu », « successeur »."""
    little = words("role_words", kind="says little") | words("cast_words", kind="somebody's")
    return frozenset(map(fold_text, little))


@cache
def _of_another() -> frozenset[str]:
    """What somebody is only to another, or in one article alone, folded: « épouse », « victime »."""
    told = words("role_words", kind="of another") | words("cast_words", kind=("kin m", "kin f"))
    return frozenset(map(fold_text, told))


def _articles(group: Iterable[_Form]) -> set[str]:
    return {article for form in group for article in form.articles}


def _bodies(group: Iterable[_Form]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for form in group:
        for body, articles in form.bodies.items():
            found[body] |= articles
    return found
