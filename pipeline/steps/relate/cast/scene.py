"""What is on the stage at each word of an article: persons, bodies, subjects of sentences, and what is tied already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from pipeline import french
from pipeline.names.key import fold_text
from pipeline.records import Mention
from pipeline.steps.relate.cast.figures import (
    Figure,
    cast_words,
    determiner_gender,
    find_bodies,
    find_people,
    nation_gender,
)
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.parse import Token
from pipeline.steps.relate.roles.book import Found
from pipeline.steps.relate.roles.read_role import Role, civilities, read_role
from pipeline.steps.relate.roles.role_nouns import role_words

BEFORE = frozenset({"title_before", "apposition_before"})
"""Rules of roles that stand before the name of who bears them."""
FINITE = ("e", "t", "d", "é", "a")
"""Endings of a verb of the third person, and of its participle."""
SHORTEST_VERB = 3
SEVERAL = "p"
"""In place of the gender of a subject that is several."""


@cache
def says() -> frozenset[str]:
    """Forms of verbs of speech, present and participle, third person."""
    found = set(role_words("speech"))
    for row in french.rows("event_verbs"):
        if row["speech"] == "yes" and row["lemma"].endswith("er"):
            stem = row["lemma"].removesuffix("er")
            found |= {stem + ending for ending in ("e", "é", "ait", "a")}
    return frozenset(found)


@cache
def finite() -> frozenset[str]:
    """What follows a subject: auxiliaries, « ne », « se », forms of verbs of speech and of verbs of persons."""
    found = role_words("auxiliary verb") | role_words("copula") | says() | cast_words("human verb")
    found |= cast_words("finite verb") | cast_words("reflexive") | cast_words("negation")
    for row in french.rows("event_verbs"):
        if row["lemma"].endswith("er"):
            found |= {row["lemma"].removesuffix("er") + ending for ending in ("e", "ait", "a", "era", "erait")}
    return found


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

    def speaks_last(self, sentence: int) -> bool:
        """Whether a sentence ends with who says it: « …, a dit Aude Vasselin »."""
        return self.speaker_place(sentence) is not None

    def speaker_place(self, sentence: int) -> int | None:
        """The verb of speech of a sentence that ends with who says it."""
        found = self._inverted_speaker(sentence, self.text.sentence_end(sentence))
        return found[1] if found is not None else None

    def reports_on(self, sentence: int) -> bool:
        """Whether a verb of speech with « que » stands in a sentence: « Aude Vasselin a dit que … »."""
        return any(
            self.text.lower[place] in says() and self.text.is_word(place + 1, *cast_words("that"))
            for place in range(sentence, self.text.sentence_end(sentence))
        )

    def is_inverted(self, place: int, start: int) -> bool:
        """Whether a verb of speech stands before who speaks: « …, a ainsi dit », « comme l'a dit »."""
        if self.quote_at(place) is not None:
            return False
        before = place - 1
        if self.text.is_word(before - 1, *role_words("auxiliary verb")):
            before -= 1  # « a ainsi dit »
        while self.text.is_word(
            before, *role_words("auxiliary verb"), *cast_words("reflexive"), *cast_words("said object")
        ):
            before -= 1
        if before < start or not self.text.words[before][0].isalnum():
            return True
        return self.text.is_word(before, *role_words("like"), *cast_words("relative"))

    def _verb_behind(self, bound: int) -> int:
        """The verb right behind the end of a quotation: « « Je reste », s'emporte Aude Vasselin »; else -1."""
        place = bound + 1 + self.text.is_word(bound + 1, ",")
        while self.text.is_word(
            place, *role_words("auxiliary verb"), *cast_words("reflexive"), *cast_words("said object")
        ):
            place += 1
        word = self.text.words[place] if place < len(self.text) else ""
        return place if word.islower() and word.endswith(FINITE) and len(word) >= SHORTEST_VERB else -1

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
            indefinite = cast_words("indefinite m") | cast_words("indefinite f")
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

    def subject(self, sentence: int) -> tuple[Figure | None, str]:
        """The person or body that is subject of the sentence that begins at a word, and the gender of the subject.

        (None, "f" or "m"): the subject is someone or something else of that gender; (None, SEVERAL): it is more than
        one; (None, ""): not known.
        """
        if self._ends_what_broke_off(sentence):
            return self.subject(self.text.sentence_start(sentence - 1))
        end = self.text.sentence_end(sentence)
        parsed = None
        if self.text.token(sentence).pos_ or self.text.token(end - 1).pos_:
            parsed = self._parsed_subject(sentence, end)
        subject, gender = parsed or self._first_phrase(sentence, end)
        if subject is not None and self._is_joined(subject, sentence, end):
            return None, SEVERAL
        return subject, gender

    def _ends_what_broke_off(self, sentence: int) -> bool:
        """« Elle eut pour élève… Aude Vasselin, « une enfant vive » »: a name without a verb behind the points."""
        if not sentence or not self.text.is_word(sentence - 1, "…", "...") or self.figure_at(sentence) is None:
            return False
        return self.text.is_word(self.text.mention_end(sentence), ",", ".", "(", "!", "?")

    def _is_joined(self, subject: Figure, start: int, end: int) -> bool:
        """Whether a subject is one of several: « Aude Vasselin et Jean Roque »."""
        for place in range(start, end):
            if self.figure_at(place) is not subject:
                continue
            after = place + 1
            while after < end and self.text.mention.get(after) is self.text.mention.get(place, ""):
                after += 1
            if not self.text.is_word(after, *role_words("joins")):
                return False
            return any(self.figure_at(near) not in (None, subject) for near in range(after + 1, min(after + 4, end)))
        return False

    def _parsed_subject(self, start: int, end: int) -> tuple[Figure | None, str] | None:
        """By the parse: the subject of the sentence's main verb."""
        for place in range(start, end):
            token = self.text.token(place)
            if not token.dep_.startswith("nsubj") or token.head.dep_ not in ("ROOT", "conj", "parataxis", "ccomp"):
                continue
            if token.head.dep_ == "ccomp" and self.quote_at(place) is None:
                continue
            if self.text.is_word(place - 1, *cast_words("fronts")):
                continue  # « Lorsque Jean Roque part, … », whatever the parser takes for the main verb
            if self.quote_at(place) is not None and token.morph.get("Person", ["3"])[0] != "3":
                continue  # « « Je pars », a-t-il dit »
            # « Ancien mineur, il avait … »: one verb may have several, of which one says who it is.
            every = [child for child in token.head.children if child.dep_.startswith("nsubj")]
            for covered in (place, *(self.text.place_of.get(c.i, place) for c in self._names_of(every))):
                if self._is_of_nearer(covered, place):
                    continue
                if (person := self.figure_at(covered) or self.bearers.get(covered)) is not None:
                    return person, person.gender
            if any(child.dep_ == "cop" for child in token.head.children):
                named = self.figure_at(self.text.place_of.get(token.head.i, place))
                if named is not None and named.kind == "actor":
                    return named, named.gender  # « Le vainqueur est Jean Roque »
            genders = token.morph.get("Gender", [])
            return None, {"Masc": "m", "Fem": "f"}.get(genders[0], "") if genders else ""
        return None

    def _is_of_nearer(self, name: int, subject: int) -> bool:
        """« Le décret du président Jean Roque part »: whether a role behind a subject is whose name stands there."""
        person = self.text.person_at(name)
        near = (one for one in self.roles if one.rule in BEFORE and one.person is person)
        return any(subject < one.role.start <= name for one in near)

    def _names_of(self, subjects: list[Token]) -> Iterator[Token]:
        for subject in subjects:
            yield subject
            yield from (child for child in subject.children if names_it(child))

    def _first_phrase(self, start: int, end: int) -> tuple[Figure | None, str]:
        """Without a parse: who speaks in « dit X », else the phrase that opens the sentence."""
        if (speaker := self._inverted_speaker(start, end)) is not None:
            return speaker[0], speaker[0].gender
        for tie in self.ties_between(start, end):
            if self.text.words[tie.spot.start].startswith("-") and self.quote_at(tie.spot.start) is None:
                return tie.figure, tie.spot.gender  # « « Je pars », a-t-il dit »
        for begin in self._openings(start, end):
            place = begin
            if (person := self.figure_at(place)) is not None and not self._owns(place):
                return person, person.gender
            if self.text.lower[place] in civilities() and (person := self.figure_at(place + 1)) is not None:
                return person, person.gender
            gender = determiner_gender(self.text.lower[place])
            opened = self.figure_at(place + 1) if place + 1 < end else None
            if opened is None and place + 2 < end and nation_gender(self.text, place + 1) != "u":
                opened = self.figure_at(place + 2)  # « L'Italien Jean Roque »
            if opened is not None and (gender or self.text.is_word(place, *cast_words("definite"))):
                return opened, opened.gender
            if gender or self.text.is_word(place, *cast_words("definite")):
                role = read_role(self.text, place + 1)
                for after in () if role is None else (role.end, role.end + self.text.is_word(role.end, ",")):
                    name = after + 2 * (after + 1 < end and nation_gender(self.text, after + 1) != "u")
                    if name < end and (person := self.figure_at(name)) is not None:
                        return person, person.gender  # « La tenante du titre, la Suissesse Aude Orval, … »
                if role is not None and (person := self.figure_at(role.head_start)) is not None:
                    return person, person.gender
                named = self._named_by_copula(place, end)
                return (None, gender or "u") if named is None else (named, named.gender)
        opened = self._opens_later(start, end)
        return (None, "") if opened is None else (opened, opened.gender)

    def _opens_later(self, start: int, end: int) -> Figure | None:
        """« À la fin du match, le Stade vallonnais a gagné »: the first name behind a comma and before a verb."""
        text = self.text
        for place in range(start, end):
            if self.figure_at(place) is None or text.mention.get(place - 1, 0) is text.mention.get(place, 1):
                continue
            begin = self._phrase_start(place, start)
            after = text.mention_end(place) if place in text.mention else place + 1
            apart = begin == start or text.words[begin - 1] == ","
            if apart and self.quote_at(place) is None and after < end and text.lower[after] in finite():
                return None if self._owns(place) else self.figure_at(place)
        return None

    def _named_by_copula(self, start: int, end: int) -> Figure | None:
        """« Le vainqueur de l'étape est Jean Roque »: the person whose name stands behind the first « est »."""
        place = next((at for at in range(start, end - 1) if self.text.is_word(at, *role_words("copula"))), None)
        named = None if place is None or self.quote_at(place) is not None else self.figure_at(place + 1)
        return named if named is not None and named.kind == "actor" else None

    def _phrase_start(self, place: int, start: int) -> int:
        """The first word of « l'ancien ministre Jean Roque », « M. Roque », « l'Italien Jean Roque »."""
        titles = (
            one.role.start for one in self.roles if one.rule in BEFORE and one.person is self.text.person_at(place)
        )
        begin = max((title for title in titles if start < title < place), default=place)
        while begin > start and (
            self.text.lower[begin - 1] in civilities()
            or nation_gender(self.text, begin - 1) != "u"
            or determiner_gender(self.text.lower[begin - 1])
            or self.text.is_word(begin - 1, *cast_words("definite"))
        ):
            begin -= 1
        return begin

    def _owns(self, place: int) -> bool:
        """Whether a word is a possessive: « son frère » is not whose brother it is."""
        tie = self.ties.get(place)
        return tie is not None and tie.spot.form == "possessive"

    def _inverted_speaker(self, start: int, end: int) -> tuple[Figure, int] | None:
        """« …, a dit Aude Vasselin », « …, ajoute la maire Aude Vasselin »: who, and the verb's place."""
        behind = {self._verb_behind(last) for first, last in self.quotes if first <= start <= last < end - 2}
        for place in range(start + 1, end - 1):
            known = self.text.lower[place] in says() and self.is_inverted(place, start)
            if not known and place not in behind:
                continue
            begin = past_day(self.text, place + 1)
            if self.text.is_word(begin, *cast_words("definite")) or determiner_gender(self.text.lower[begin]):
                role = read_role(self.text, begin + 1)
                begin = role.end if role is not None else begin
                begin += self.text.is_word(begin, ",")
            begin += begin < end and self.text.lower[begin] in civilities()
            if begin < end and (person := self.figure_at(begin)) is not None:
                return person, place
        return None

    def _openings(self, start: int, end: int) -> list[int]:
        """Where the subject of a sentence may begin: its first word, or the one after what stands before a comma."""
        return self._near_openings(start, end) + self._far_opening(start, end)

    def _far_opening(self, start: int, end: int) -> list[int]:
        """« Selon le quotidien du soir, qui cite une source, <PER> part »: the first name after a comma, no list."""
        text = self.text
        if not text.is_word(start, *role_words("opens an adverbial"), *role_words("source")):
            return []
        for place in range(start + 1, end - 1):
            if self.quote_at(place) is not None or self.figure_at(place) is None:
                continue
            begin = place - (text.lower[place - 1] in civilities())
            after = text.mention_end(place)
            if begin > start and text.words[begin - 1] == "," and not text.is_word(after, ",", *role_words("joins")):
                return [place]
        return []

    def _near_openings(self, start: int, end: int) -> list[int]:
        begin = start + (self.text.words[start] in "«“-–—")
        begins = [begin + self.text.is_word(begin, *cast_words("coordinator"))]  # « Mais Aude Vasselin part »
        for place in range(start, min(start + 8, end - 1)):
            if self.text.words[place] == ",":
                tied = self.text.is_word(start, *role_words("source")) and self.figure_at(place - 1) is not None
                adverbial = self.text.is_word(start, *role_words("opens an adverbial"))
                after = place + 1 + (self.text.lower[place + 1] in civilities())
                named = self.figure_at(after) is not None and not self.persons_between(start, place)
                begins = [place + 1] if tied or adverbial or named else begins
                break
        return begins


def names_it(token: Token) -> bool:
    """Whether a word is the name of the noun over it: « le maire Jean Roque », « M. Roque »."""
    if token.dep_ == "appos" or token.dep_.startswith("flat"):
        return True
    return token.dep_ == "nmod" and token.i > token.head.i and all(child.dep_ != "case" for child in token.children)


def past_day(text: NamedText, place: int) -> int:
    """« a dit hier Aude Vasselin »: the word after a day, and the same word where none stands."""
    while text.is_word(place, *role_words("between")) and place not in text.starts:
        place += 1
    return place


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
