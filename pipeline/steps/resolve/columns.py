"""The names of a corpus in flat columns, in the order of its articles: fifty bytes a mention, not an object each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.components.press_names.others import TELLS
from pipeline.components.press_names.vote import PROVING
from pipeline.names.callings import gender_before, title_before
from pipeline.names.columns import ACTOR, GENDERS, IN_BRACKETS, KINDS, NOT_IN_BRACKETS, ORGANIZATION
from pipeline.records import ArticleHead, EntityKind, Mention
from pipeline.steps.resolve.asked import Named

ABSENT = -1
PROVEN = (PROVING | TELLS) - {"surname"}
"""Rules by which a word beside a name, or a table, says what it is; not that somebody of the text is called so."""
LIKELY = frozenset({"employer", "owned"})
"""Those of them by which people may be meant, too: they have employees, and firms of their own."""
USER_KIND = "user_kind"
NUMBERS = (
    "article",
    "kind",
    "gender",
    "bracketed",
    "title",
    "kinship",
    "proven",
    "declared",
    "text",
    "name",
    "start",
    "end",
)
"""The columns of whole numbers, """
COUNTING = frozenset({"text", "name"})
"""and which of them count strings."""
BEARER, NAMESAKE = 1, 2
"""What an article says of a namesake: that this one is another, and which is the one."""
LOOK_BACK = 20
"""Characters before a name in which its title stands."""


class Role(NamedTuple):
    """A role that an article gives: `actor` and `body` are mentions by their place in the columns."""

    article: int
    actor: int
    body: int | None
    role: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Turned:
    """A mention that the user turns into the other kind, and what is left of its span then, if that is less."""

    text: str | None = None
    start: int = 0


class Mentions:
    """All mentions of some articles, each known by its place; what the corpus or the user says otherwise goes in here.

    `article` counts `articles`, `first` is the place of each one's first mention; `text` and `name` count `strings`.
    `title` and `kinship` are calling and gender that words right before the name tell (names/callings.py).
    `proven` says that a word beside the name, or a table, tells what it is, not the recogniser alone: 2, or 1 where it
    is only likely.
    `declared` says BEARER, NAMESAKE or nothing (homonyms.py).
    `settled` are the places whose kind the corpus has turned, `turned` those whose kind the user has, `left_out` those
    that the user does not want, `denied` those of persons with a role that the user says they do not have.
    """

    def __init__(self, articles: Sequence[ArticleHead] = ()) -> None:
        self.articles = tuple(articles)
        self.strings: list[str] = []
        self._numbers: dict[str, int] = {}
        self.article = array("i")
        self.first = array("i")
        self.kind = array("b")
        self.gender = array("b")
        self.bracketed = array("b")
        self.title = array("b")
        self.kinship = array("b")
        self.proven = array("b")
        self.declared = array("b")
        self.text = array("i")
        self.name = array("i")
        self.start = array("i")
        self.end = array("i")
        self.confidence = array("d")
        self.settled: set[int] = set()
        self.turned: dict[int, Turned] = {}
        self.left_out: frozenset[int] = frozenset()
        self.denied: set[tuple[int, str]] = set()
        self._reading = ""

    def __len__(self) -> int:
        return len(self.kind)

    def begin(self, text: str) -> int:
        """One more article, whose mentions come next; give its number. Of its text stays what is told beside names."""
        self._reading = text
        self.first.append(len(self))
        return len(self.first) - 1

    def add(self, article: int, mention: Mention) -> int:
        """Add a mention of an article; give its place."""
        text = self._reading
        start, end = mention.start_char, mention.end_char
        bracketed = text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",", " ", ":")
        self.article.append(article)
        self.kind.append(KINDS.index(mention.kind))
        self.gender.append(GENDERS.index(mention.gender or ""))
        self.bracketed.append(IN_BRACKETS if bracketed else NOT_IN_BRACKETS)
        before = text[max(0, start - LOOK_BACK) : start]
        self.title.append(title_before(before))
        self.kinship.append(GENDERS.index(gender_before(before)))
        self.proven.append(0 if mention.rule not in PROVEN else 1 if mention.rule in LIKELY else 2)
        self.declared.append(0)
        self.text.append(self._number(mention.text))
        self.name.append(self._number(mention.name))
        self.start.append(start)
        self.end.append(end)
        self.confidence.append(mention.confidence)
        return len(self.kind) - 1

    def named(self) -> Named:
        """The names as they can be kept; nothing has been settled or turned yet."""
        return Named(
            first=tuple(self.first),
            columns=tuple(tuple(getattr(self, name)) for name in NUMBERS),
            confidence=tuple(self.confidence),
            strings=tuple(self.strings),
        )

    def extend(self, more: Named) -> None:
        """The names of articles that come next."""
        n_articles, n_names = len(self.first), len(self)
        strings = list(map(self._number, more.strings))
        self.first.extend([n_names + place for place in more.first])
        for name, values in zip(NUMBERS, more.columns, strict=True):
            column = getattr(self, name)
            if name == "article":
                column.extend([n_articles + number for number in values])
            else:
                column.extend([strings[number] for number in values] if name in COUNTING else values)
        self.confidence.extend(more.confidence)

    def kept(self) -> Iterable[int]:
        """The places of all that the user wants."""
        return (row for row in range(len(self)) if row not in self.left_out) if self.left_out else range(len(self))

    def rows_of(self, article: int) -> range:
        """The places of an article's mentions."""
        end = self.first[article + 1] if article + 1 < len(self.first) else len(self)
        return range(self.first[article], end)

    def text_of(self, row: int) -> str:
        """As the article has it."""
        return self.strings[self.text[row]]

    def name_of(self, row: int) -> str:
        """The name that is meant."""
        return self.strings[self.name[row]]

    def article_of(self, row: int) -> str:
        """The id of its article."""
        return self.articles[self.article[row]].article_id

    def settle(self, row: int, kind: int) -> None:
        """The corpus says what a name is."""
        self.kind[row], self.gender[row] = kind, 0
        self.settled.add(row)

    def turn(self, row: int, kind: int, bare: str | None) -> None:
        """The user says what a name is, and that of its words only the last are the name, where `bare` is given."""
        self.kind[row], self.gender[row] = kind, 0
        self.turned[row] = Turned()
        if bare is not None:
            self.start[row] = self.end[row] - len(bare)
            self.text[row] = self.name[row] = self._number(bare)
            self.bracketed[row] = NOT_IN_BRACKETS
            self.turned[row] = Turned(bare, self.start[row])

    def as_said(self, row: int, mention: Mention) -> Mention:
        """The mention at a place as corpus and user have it."""
        kind = kind_of(self.kind[row])
        if row in self.settled:
            mention = replace(mention, kind=kind, gender=None, rule="corpus_kind")
        turned = self.turned.get(row)
        if turned is not None and turned.text is not None:
            mention = replace(mention, text=turned.text, start_char=turned.start, whole=None)
        if turned is not None:
            mention = replace(mention, kind=kind, gender=None, rule=f"{mention.rule}+{USER_KIND}")
        return mention

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.strings)
            self.strings.append(text)
        return number


def of_persons(roles: Iterable[Role], names: Mentions) -> list[Role]:
    """Roles whose bearer is a person and whose body, if any, is one; a body that the user leaves out is none."""
    kind, gone = names.kind, names.left_out
    return [
        row._replace(body=None) if row.body in gone else row
        for row in roles
        if kind[row.actor] == ACTOR and (row.body is None or kind[row.body] == ORGANIZATION) and row.actor not in gone
    ]


def kind_of(number: int) -> EntityKind:
    """The kind that a number stands for."""
    return "actor" if number == ACTOR else "organization"
