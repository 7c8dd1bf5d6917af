"""What the user says of one article, and of two bearers of one name: before names are merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from pipeline.names.columns import ACTOR, KINDS
from pipeline.names.corpus import key_of
from pipeline.names.key import slug, split_words
from pipeline.names.person import parse_person
from pipeline.records import ArticleHead, Merge, Rejection
from pipeline.records.correction import Correction
from pipeline.steps.resolve import contradictions, homonyms, states, strangers, surnames
from pipeline.steps.resolve.columns import NAMESAKE, Mentions, Role
from pipeline.steps.resolve.contradictions import BY_RULE
from pipeline.steps.resolve.homonyms import BY_ARTICLE
from pipeline.steps.resolve.states import BY_STATE
from pipeline.steps.resolve.surnames import BY_AFFAIR
from pipeline.steps.resolve.wishes import base_name, has_one_name, set_line_aside, unmatched_line

# So far apart that no rule takes two of these for slips of the pen.
_STEP = "abcdefghijklmnopqrstuvwxyz"
_LENGTH = 5
_BY_RULE = {
    BY_RULE: contradictions.RULE,
    BY_ARTICLE: homonyms.RULE,
    strangers.BY_INITIAL: strangers.RULE,
    BY_AFFAIR: surnames.RULE,
    BY_STATE: states.RULE,
}
"""The rule behind a correction that no user has written, by its source."""
_SURE = frozenset({BY_AFFAIR, BY_STATE})
"""Those of them that tie mentions; the others ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """A line that says of one name that its bearers are two, where no role tells which: it holds of rows apart."""

    mentions: tuple[int, ...]
    merge: Merge
    rejection: Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """How mentions are read when names are merged.

    `forms` gives, by place, the name for which a mention counts; `shown` what an entity of such a form is called;
    `read_as` the form by the slug of the name shown. `rules` are the rules that read mentions so, where that ties them.
    `left_out` are mentions that the user does not want, `untold` wait until names are merged.
    """

    forms: Mapping[int, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[int, str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    untold: tuple[Untold, ...] = ()

    @property
    def read_as(self) -> dict[str, str]:
        """By the slug of a name that the tables show, the form that stands for it."""
        return {slug(name): form for form, name in self.shown.items()}


def read_mentions(names: Mentions, roles: Sequence[Role], corrections: Iterable[Correction]) -> Readings:
    """Take up corrections of one article, and those that tell two bearers of one name apart."""
    about = [one for one in corrections if one.kind in KINDS and one.decision not in KINDS]
    book = _Book(names, roles, about)
    for one in about:
        if one.article_id:
            book.read_in_article(one)
        elif has_one_name(one):
            if one.decision == "different":
                book.tell_apart(one)
            else:
                book.note(one, one.right or one.left)
    return Readings(
        forms=book.forms,
        shown=book.shown,
        rules=book.rules,
        left_out=frozenset(book.left_out),
        merges=tuple(book.merges),
        rejections=tuple(book.rejections),
        untold=tuple(book.untold),
    )


def apart_already(untold: Iterable[Untold], bearer: Sequence[int]) -> tuple[tuple[Merge, ...], tuple[Rejection, ...]]:
    """What becomes of lines that no role tells apart: short and generic names have a row for each article."""
    merges: list[Merge] = []
    rejections: list[Rejection] = []
    for one in untold:
        if len({bearer[row] for row in one.mentions if bearer[row] >= 0}) > 1:
            merges.append(one.merge)
        else:
            rejections.append(one.rejection)
    return tuple(merges), tuple(rejections)


class _Book:
    """Readings while they are being made."""

    def __init__(self, names: Mentions, roles: Sequence[Role], about: Iterable[Correction]) -> None:
        self.names = names
        self.about = about
        self.said = roles
        self.forms: dict[int, str] = {}
        self.shown: dict[str, str] = {}
        self.rules: dict[int, str] = {}
        self.left_out: set[int] = set()
        self.merges: list[Merge] = []
        self.rejections: list[Rejection] = []
        self.untold: list[Untold] = []
        self.private: dict[tuple[str, str, str], str] = {}

    @cached_property
    def articles(self) -> dict[str, ArticleHead]:
        """By their ids."""
        return {article.article_id: article for article in self.names.articles}

    @cached_property
    def named(self) -> dict[tuple[int, str], list[int]]:
        """Places by kind and key of the name, of the names that are asked for: a corpus has very many others."""
        asked: dict[tuple[int, str], list[int]] = {}
        for one in self.about:
            for name in (one.left, base_name(one.kind, one.left)):
                kind = KINDS.index(one.kind)
                asked[kind, key_of(kind, name)] = []
        both = np.array(self.names.name, dtype=np.int64) * len(KINDS) + np.array(self.names.kind, dtype=np.int64)
        told = []
        for number in np.unique(both).tolist():
            name, kind = divmod(number, len(KINDS))
            if (kind, key_of(kind, self.names.strings[name])) in asked:
                told.append(number)
        for row in np.flatnonzero(np.isin(both, told)).tolist():
            kind = self.names.kind[row]
            asked[kind, key_of(kind, self.names.name_of(row))].append(row)
        return asked

    @cached_property
    def roles(self) -> dict[int, list[str]]:
        """What is said of each mention."""
        found: dict[int, list[str]] = defaultdict(list)
        for row in self.said:
            body = self.names.name_of(row.body) if row.body is not None else ""
            found[row.actor].append(row.role if not body or body in row.role else f"{row.role}, {body}")
        return found

    def read_in_article(self, one: Correction) -> None:
        """Read a name in one article as another, as one of its own, or not at all."""
        meant = [row for row in self._bearers(one.kind, one.left) if self.names.article_of(row) == one.article_id]
        if not meant:
            where = "" if one.article_id in self.articles else ", and no such article"
            self.rejections.append(unmatched_line(one, [f"{one.left}{where}"]))
            return
        if one.decision == "add":
            return
        if one.decision == "ignore":
            self.left_out.update(meant)
            return
        if one.source == BY_ARTICLE:
            meant = [row for row in meant if self.names.declared[row] != NAMESAKE]
        if one.decision == "different":
            role = self._role(meant) or self._printed(one.article_id or "")
            origin = head.near_duplicate_of if (head := self.articles.get(one.article_id or "")) else None
            of = origin or one.article_id or ""
            form = self._private(one.kind, one.left, of, f"{base_name(one.kind, one.left)} ({role})")
        else:
            name = one.name or one.right or one.left
            form = self._private(one.kind, name, slug(name), name) if " (" in name and one.kind == "actor" else name
            if one.decision == "rename":
                self.shown[form] = name
        self.forms |= dict.fromkeys(meant, form)
        if one.source in _SURE:
            self.rules |= dict.fromkeys(meant, _BY_RULE[one.source])
        by_article = one.source == BY_ARTICLE
        self.note(one, self.shown[form] if by_article else one.right or one.name or self.shown[form])

    def note(self, one: Correction, other: str) -> None:
        """Let the merges table say what the user has decided."""
        noted = self._noted(one, other)
        last = self.merges[-1] if self.merges else None
        known = (noted.rule, noted.left, noted.right)
        if last and noted.rule in (surnames.RULE, states.RULE) and (last.rule, last.left, last.right) == known:
            self.merges[-1] = replace(last, evidence=f"{last.evidence}, {one.article_id}")
            return
        self.merges.append(noted)

    def _noted(self, one: Correction, other: str) -> Merge:
        left, right = sorted((one.left, other))
        by_rule = _BY_RULE.get(one.source)
        doubt = by_rule and one.source not in _SURE
        two = one.decision == "different" or (one.source == BY_STATE and one.decision == "rename")
        return Merge(
            kind=one.kind,
            left=left,
            right=right,
            decision="unsure" if doubt else "different" if two else "same",
            by="rule" if by_rule else "user",
            rule=by_rule or f"{one.source}, line {one.line}",
            score=0.5 if doubt else 1.0,
            evidence=f"in {one.article_id}" if one.article_id else "bearers of one name",
        )

    def tell_apart(self, one: Correction) -> None:
        """Two bearers of one name, told apart by the roles that articles give them."""
        bearers = self._bearers(one.kind, base_name(one.kind, one.left))
        if not bearers:
            self.rejections.append(unmatched_line(one, [base_name(one.kind, one.left)]))
            return
        if {one.left, one.right} & set(self.shown.values()):
            self.note(one, one.right or one.left)  # an article has told them apart, and the user agrees
            return
        by_article: dict[str, list[int]] = defaultdict(list)
        for row in bearers:
            by_article[self.names.article_of(row)].append(row)
        said = [name for name in (one.left, one.right or "") if _in_brackets(name)]
        if not said:
            said = self._guess(by_article, base_name(one.kind, one.left))
        found = {name: [a for a, group in by_article.items() if self._fits(group, name)] for name in said}
        clear = [a for where in found.values() for a in where]
        told = len(found) > 1 or (len(found) == 1 and len(clear) < len(by_article))
        if not (told and all(found.values())):
            if one.source == BY_RULE:
                return
            missing = [f"« {_in_brackets(name)} »" for name, where in found.items() if not where]
            why = (
                f"no article gives that name the role {' or '.join(missing)}" if missing else "no roles tell them apart"
            )
            problem = (
                f"{why}. Say which article is meant in the column article_id, or write the roles in brackets, "
                f"as in « {base_name(one.kind, one.left)} (maire de Luzac) »."
            )
            aside = set_line_aside(one, "correction_unmatched", problem)
            if missing:
                self.rejections.append(aside)
            else:
                noted = self._noted(one, one.right or one.left)
                self.untold.append(Untold(mentions=tuple(bearers), merge=noted, rejection=aside))
            return
        self.note(one, one.right or one.left)
        for name, where in found.items():
            form = self._private(one.kind, name, slug(name), name)
            for article in where:
                if clear.count(article) == 1:
                    self.forms |= dict.fromkeys(by_article[article], form)

    def _bearers(self, kind: str, name: str) -> list[int]:
        number = KINDS.index(kind)
        return self.named.get((number, key_of(number, name)), [])

    def _fits(self, group: Iterable[int], name: str) -> bool:
        wanted = set(split_words(_in_brackets(name)))
        return any(wanted <= set(split_words(role)) for row in group for role in self.roles.get(row, ()))

    def _guess(self, by_article: Mapping[str, list[int]], name: str) -> list[str]:
        """The name with each of the roles that articles give it, where no two of these can be one."""
        roles: list[str] = []
        for article in sorted(by_article):
            role = self._role(by_article[article])
            words = set(split_words(role))
            if role and not any(words <= set(split_words(other)) for other in roles):
                roles = [other for other in roles if not set(split_words(other)) <= words] + [role]
        return [f"{name} ({role})" for role in roles] if len(roles) > 1 else []

    def _role(self, group: Iterable[int]) -> str:
        said = [role for row in group for role in self.roles.get(row, ())]
        return (
            max(said, key=lambda role: (said.count(role), len(role), role), default="").replace(" (", ", ").strip(" )")
        )

    def _printed(self, article_id: str) -> str:
        article = self.articles[article_id]
        return ", ".join(str(part) for part in (article.outlet, article.published) if part) or article_id

    def _private(self, kind: str, name: str, of: str, shown: str) -> str:
        """A spelling that no other name comes near: within its article, short forms still find it."""
        place = kind, slug(base_name(kind, name)), of
        if place not in self.private:
            number = len(self.private)
            mark = (_STEP[number // 25 % 26] + _STEP[(number // 25 + 1 + number % 25) % 26]) * (_LENGTH + number // 650)
            if kind == KINDS[ACTOR]:
                parsed = parse_person(base_name(kind, name))
                given = parsed.given[0] if parsed.given else ""
                form = f"{given.capitalize()}{mark} {parsed.family.capitalize()}" if given else f"{name}{mark}"
            else:
                form = f"{name} {mark.capitalize()}"
            self.private[place] = form
            self.shown[form] = shown
        return self.private[place]


def _in_brackets(name: str) -> str:
    return name.partition(" (")[2].rstrip(" )")
