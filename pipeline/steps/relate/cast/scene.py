"""What is on the stage at each word of an article: persons, bodies, quotations, and what is tied already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pipeline.names.key import fold_text
from pipeline.records import Mention
from pipeline.steps.relate.cast.figures import (
    Figure,
    cast_words,
    find_bodies,
    find_people,
)
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.book import Found
from pipeline.steps.relate.roles.read_role import Role

BEFORE = frozenset({"title_before", "apposition_before"})
"""Rules of roles that stand before the name of who bears them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A pronoun or description that may stand for someone: words `start` to before `end`, `head` its noun.

    `form` is description, body, human, nation, latter, who, counted, they, pronoun, clitic or possessive.
    `gender` is f, m or u.
    `count` is how many it stands for, or more than one.
    """

    form: str
    start: int
    head: int
    end: int
    gender: str
    role: Role | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Tie:
    """Whom a spot stands for, by which rule."""

    spot: Spot
    mention: Mention
    figure: Figure
    rule: str
    confidence: float


@dataclass(slots=True)
class Scene:
    """One article while its cast is read, from its first word to its last.

    `bearers` gives, by the place of a role's noun that stands before a name, whose it is.
    """

    text: NamedText
    people: list[Figure]
    bodies: list[Figure]
    of: dict[str, Figure]
    ties: dict[int, Tie] = field(default_factory=dict)
    more: dict[int, list[Tie]] = field(default_factory=dict)
    quotes: tuple[tuple[int, int], ...] = ()
    roles: list[Found] = field(default_factory=list)
    day: date | None = None
    bearers: dict[int, Figure] = field(default_factory=dict)
    _named: dict[int, Figure] = field(default_factory=dict)
    _read: int = 0
    _brought_in: dict[str, int] = field(default_factory=dict)

    def quote_at(self, place: int) -> tuple[int, int] | None:
        """The quotation around a word."""
        return next((bounds for bounds in self.quotes if bounds[0] < place < bounds[1]), None)

    def quote_ends_at(self, place: int) -> bool:
        """Whether a quotation ends at a word."""
        return any(end == place for _, end in self.quotes)

    def is_quoted(self, sentence: int) -> bool:
        """Whether the sentence that begins at a word is a quotation and nothing else."""
        last = self.text.sentence_end(sentence) - 1
        while last > sentence and not self.text.words[last][0].isalnum() and self.text.words[last] not in "»”":
            last -= 1
        return any(start <= sentence and last <= end for start, end in self.quotes)

    def figures_between(self, start: int, end: int) -> list[Figure]:
        """The persons and bodies named or meant between two words, each once, in order."""
        places = map(self.figure_at, range(start, end))
        return list({id(figure): figure for figure in places if figure is not None}.values())

    def persons_between(self, start: int, end: int) -> list[Figure]:
        """The persons among them."""
        return [figure for figure in self.figures_between(start, end) if figure.kind == "actor"]

    def ties_between(self, start: int, end: int) -> list[Tie]:
        """What is tied between two words, in order."""
        return [self.ties[place] for place in range(start, end) if place in self.ties]

    def brought_in(self, noun: str) -> int:
        """Where a noun first follows « un » or « une », a word between or none; the end of the text when nowhere."""
        if not self._brought_in:
            self._brought_in[""] = len(self.text)
            indefinite = cast_words("indefinite m", "indefinite f")
            articles = [place for place, word in enumerate(self.text.lower) if word in indefinite]
            for place in sorted({place + step for place in articles for step in (1, 2)}):
                word = fold_text(self.text.words[place]) if place < len(self.text) else ""
                if word and self.text.words[place][:1].lower() == word[:1]:
                    self._brought_in.setdefault(word, place)
        return self._brought_in.get(fold_text(noun), len(self.text))

    def persons_before(self, place: int) -> list[Figure]:
        """The persons named or meant before a word, each once, in order. Words are asked for from first to last."""
        for at in range(self._read, place):
            figure = self.figure_at(at)
            if figure is not None and figure.kind == "actor":
                self._named.setdefault(id(figure), figure)
        self._read = max(self._read, place)
        return list(self._named.values())

    def figure_at(self, place: int) -> Figure | None:
        """The person or body whose name or reference stands at a word."""
        mention = self.text.mention.get(place)
        if mention is not None:
            return self.of[mention.mention_id]
        tie = self.ties.get(place)
        return tie.figure if tie is not None else None


def set_scene(
    text: NamedText, found: Iterable[Found], quotes: tuple[tuple[int, int], ...], day: date | None = None
) -> Scene:
    """The scene of an article of that day before anything is tied."""
    people, bodies = find_people(text, found), find_bodies(text)
    of = {one.mention_id: figure for figure in (*people, *bodies) for one in figure.mentions}
    roles = [one for one in found if one.rule != "party_bracket"]
    # « La tenante du titre la Suissesse Aude Orval part »: whose role a noun before a name is.
    bearers = {
        one.role.head_start: of[one.person.mention_id]
        for one in roles
        if one.rule in BEFORE and one.role.noun.number == "s"
    }
    return Scene(text, people, bodies, of, quotes=quotes, roles=roles, day=day, bearers=bearers)
