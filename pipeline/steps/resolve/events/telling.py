"""One telling of a happening as it is compared: days, kin words, persons and bodies, wording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.french import words
from pipeline.names.key import split_words
from pipeline.records import ArticleHead, Basis, EntityKind, EventType, LabelKind, Modality, ParticipantRole, Precision
from pipeline.records.event import place_of

NOBODY: frozenset[str] = frozenset()

ACTING, UNDERGOING = frozenset({"agent", "speaker"}), frozenset({"patient"})


Part = tuple[EntityKind, str, ParticipantRole, float]
"""Kind and id of who takes part, in which role, and how sure that is."""


@dataclass(slots=True, kw_only=True, eq=False)
class Telling:
    """One telling of a happening, with what it is compared by and what its event is described by.

    Made of the columns (tellings.py) when it is looked at. `number` is its place among all tellings in the order of the
    articles. `start_char` is that of its sentence, `when` that of the expression that dates it, `said` that expression.
    `kin` are the words that may tell the same happening: its own lemma, the verbs or nouns akin to it, and their
    group; `sorts` which of several it is, of those that one noun tells: the municipal election, the second round.
    `rank` is how well its label tells it, `is_beside` whether a noun tells it in a clause about another deed (lead.py).
    `around` are the words about the trigger, where its sentence has that word twice, `words` the full words of sentence
    and label (see `full_words`). `places` are the names of places in its sentence, which set two fires of one day
    apart.

    `scene` is what its article names, by the words (scenes.py), the same of all its tellings.

    Who takes part is known when names are merged: `parts`, and `affair`, all persons and bodies of the article. What
    follows from `parts` is kept with them, since each telling is compared with dozens: `entities`; `kinds`, whether it
    names persons, bodies or both; `acting` and `undergoing`, those who do: of a noun in a clause about another deed
    nobody, since they do that.
    """

    number: int
    article: ArticleHead
    start_char: int
    trigger: str
    trigger_start_char: int
    trigger_lemma: str
    type: EventType
    modality: Modality
    label: str
    label_kind: LabelKind
    confidence: float
    when: int
    said: str
    period: tuple[date, date] | None
    edtf: str | None
    precision: Precision | None
    basis: Basis | None
    kin: frozenset[str]
    sorts: frozenset[str]
    rank: int
    is_beside: bool
    around: str
    words: bytes
    places: frozenset[str]
    scene: frozenset[int]
    parts: tuple[Part, ...] = ()
    entities: frozenset[str] = NOBODY
    kinds: frozenset[str] = NOBODY
    acting: frozenset[str] = NOBODY
    undergoing: frozenset[str] = NOBODY
    affair: frozenset[str] = NOBODY

    @property
    def article_id(self) -> str:
        """Where it is told."""
        return self.article.article_id

    @property
    def origin(self) -> str:
        """The article, or the one that it nearly repeats."""
        return self.article.near_duplicate_of or self.article.article_id

    @property
    def order(self) -> tuple[str, int, str, int]:
        """Where it stands, which sorts tellings the same way whatever order they come in."""
        return self.article.source, self.article.part, self.article.article_id, self.trigger_start_char

    @property
    def place(self) -> str:
        """Where it is told, as corrections name it."""
        return place_of(self.article.article_id, self.trigger_start_char)


def expression_of(edtf: str | None, said: str) -> str:
    """What is known of a day that cannot be placed: "XXXX-05-01", "samedi" of "samedi matin", "il y a 30 ans"."""
    known = edtf or ""
    if any(char.isdigit() for char in known):
        return known
    said = said.lower()
    return next((word for word in split_words(said) if word in words("time_weekdays", type="full")), said)
