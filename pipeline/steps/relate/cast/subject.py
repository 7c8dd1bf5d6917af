"""The subject of a sentence, by the parse where there is one, else by its first words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline import french
from pipeline.steps.relate.cast.figures import Figure, cast_words, determiner_gender, nation_gender
from pipeline.steps.relate.cast.scene import BEFORE, Scene
from pipeline.steps.relate.cast.speakers import says, speaker_of
from pipeline.steps.relate.parse import Token
from pipeline.steps.relate.roles.read_role import civilities, read_role
from pipeline.steps.relate.roles.role_nouns import role_words

SEVERAL = "p"
"""In place of the gender of a subject that is several."""


@cache
def finite() -> frozenset[str]:
    """What follows a subject: auxiliaries, « ne », « se », forms of verbs of speech and of verbs of persons."""
    found = role_words("auxiliary verb", "copula") | says() | cast_words("human verb")
    found |= cast_words("finite verb", "reflexive", "negation")
    stems = [row["lemma"].removesuffix("er") for row in french.rows("event_verbs") if row["lemma"].endswith("er")]
    return found.union(stem + ending for stem in stems for ending in ("e", "ait", "a", "era", "erait"))


def sentence_subject(scene: Scene, sentence: int) -> tuple[Figure | None, str]:
    """The person or body that is subject of the sentence that begins at a word, and the gender of the subject.

    (None, "f" or "m"): the subject is someone or something else of that gender; (None, SEVERAL): it is more than
    one; (None, ""): not known.
    """
    end = scene.text.sentence_end(sentence)
    parsed = None
    if scene.text.token(sentence).pos_ or scene.text.token(end - 1).pos_:
        parsed = _parsed_subject(scene, sentence, end)
    subject, gender = parsed or _first_phrase(scene, sentence, end)
    if subject is not None and _is_joined(scene, subject, sentence, end):
        return None, SEVERAL
    return subject, gender


def _is_joined(scene: Scene, subject: Figure, start: int, end: int) -> bool:
    """Whether a subject is one of several: « Aude Vasselin et Jean Roque »."""
    for place in range(start, end):
        if scene.figure_at(place) is not subject:
            continue
        after = place + 1
        while after < end and scene.text.mention.get(after) is scene.text.mention.get(place, ""):
            after += 1
        if not scene.text.is_any_of(after, role_words("joins")):
            return False
        return any(scene.figure_at(near) not in (None, subject) for near in range(after + 1, min(after + 4, end)))
    return False


def _parsed_subject(scene: Scene, start: int, end: int) -> tuple[Figure | None, str] | None:
    """By the parse: the subject of the sentence's main verb."""
    for place in range(start, end):
        token = scene.text.token(place)
        if not token.dep_.startswith("nsubj") or token.head.dep_ not in ("ROOT", "conj", "parataxis", "ccomp"):
            continue
        if token.head.dep_ == "ccomp" and scene.quote_at(place) is None:
            continue
        if scene.text.is_any_of(place - 1, cast_words("fronts")):
            continue  # « Lorsque Jean Roque part, … », whatever the parser takes for the main verb
        if scene.quote_at(place) is not None and token.morph.get("Person", ["3"])[0] != "3":
            continue  # « « Je pars », a-t-il dit »
        # « Ancien mineur, il avait … »: one verb may have several, of which one says who it is.
        every = [child for child in token.head.children if child.dep_.startswith("nsubj")]
        for covered in (place, *(scene.text.place_of.get(c.i, place) for c in _names_of(scene, every))):
            if _is_of_nearer(scene, covered, place):
                continue
            if (person := scene.figure_at(covered) or scene.bearers.get(covered)) is not None:
                return person, person.gender
        if any(child.dep_ == "cop" for child in token.head.children):
            named = scene.figure_at(scene.text.place_of.get(token.head.i, place))
            if named is not None and named.kind == "actor":
                return named, named.gender  # « Le vainqueur est Jean Roque »
        genders = token.morph.get("Gender", [])
        return None, {"Masc": "m", "Fem": "f"}.get(genders[0], "") if genders else ""
    return None


def _is_of_nearer(scene: Scene, name: int, subject: int) -> bool:
    """« Le décret du président Jean Roque part »: whether a role behind a subject is whose name stands there."""
    person = scene.text.person_at(name)
    near = (one for one in scene.roles if one.rule in BEFORE and one.person is person)
    return any(subject < one.role.start <= name for one in near)


def _names_of(scene: Scene, subjects: list[Token]) -> Iterator[Token]:
    for subject in subjects:
        yield subject
        yield from (child for child in subject.children if names_it(child))


def _first_phrase(scene: Scene, start: int, end: int) -> tuple[Figure | None, str]:
    """Without a parse: who speaks in « dit X », else the phrase that opens the sentence."""
    if (speaker := speaker_of(scene, start, end)) is not None:
        return speaker[0], speaker[0].gender
    for tie in scene.ties_between(start, end):
        if scene.text.words[tie.spot.start].startswith("-") and scene.quote_at(tie.spot.start) is None:
            return tie.figure, tie.spot.gender  # « « Je pars », a-t-il dit »
    for begin in _openings(scene, start, end):
        place = begin
        if (person := scene.figure_at(place)) is not None and not _owns(scene, place):
            return person, person.gender
        if scene.text.lower[place] in civilities() and (person := scene.figure_at(place + 1)) is not None:
            return person, person.gender
        gender = determiner_gender(scene.text.lower[place])
        opened = scene.figure_at(place + 1) if place + 1 < end else None
        if opened is None and place + 2 < end and nation_gender(scene.text, place + 1) != "u":
            opened = scene.figure_at(place + 2)  # « L'Italien Jean Roque »
        if opened is not None and (gender or scene.text.is_any_of(place, cast_words("definite"))):
            return opened, opened.gender
        if gender or scene.text.is_any_of(place, cast_words("definite")):
            role = read_role(scene.text, place + 1)
            for after in () if role is None else (role.end, role.end + scene.text.is_word(role.end, ",")):
                name = after + 2 * (after + 1 < end and nation_gender(scene.text, after + 1) != "u")
                if name < end and (person := scene.figure_at(name)) is not None:
                    return person, person.gender  # « La tenante du titre, la Suissesse Aude Orval, … »
            if role is not None and (person := scene.figure_at(role.head_start)) is not None:
                return person, person.gender
            named = _named_by_copula(scene, place, end)
            return (None, gender or "u") if named is None else (named, named.gender)
    opened = _opens_later(scene, start, end)
    return (None, "") if opened is None else (opened, opened.gender)


def _opens_later(scene: Scene, start: int, end: int) -> Figure | None:
    """« À la fin du match, le Stade vallonnais a gagné »: the first name behind a comma and before a verb."""
    text = scene.text
    for place in range(start, end):
        if scene.figure_at(place) is None or text.mention.get(place - 1, 0) is text.mention.get(place, 1):
            continue
        begin = _phrase_start(scene, place, start)
        after = text.mention_end(place) if place in text.mention else place + 1
        apart = begin == start or text.words[begin - 1] == ","
        if apart and scene.quote_at(place) is None and after < end and text.lower[after] in finite():
            return None if _owns(scene, place) else scene.figure_at(place)
    return None


def _named_by_copula(scene: Scene, start: int, end: int) -> Figure | None:
    """« Le vainqueur de l'étape est Jean Roque »: the person whose name stands behind the first « est »."""
    place = next((at for at in range(start, end - 1) if scene.text.is_any_of(at, role_words("copula"))), None)
    named = None if place is None or scene.quote_at(place) is not None else scene.figure_at(place + 1)
    return named if named is not None and named.kind == "actor" else None


def _phrase_start(scene: Scene, place: int, start: int) -> int:
    """The first word of « l'ancien ministre Jean Roque », « M. Roque », « l'Italien Jean Roque »."""
    titles = (one.role.start for one in scene.roles if one.rule in BEFORE and one.person is scene.text.person_at(place))
    begin = max((title for title in titles if start < title < place), default=place)
    while begin > start and (
        scene.text.lower[begin - 1] in civilities()
        or nation_gender(scene.text, begin - 1) != "u"
        or determiner_gender(scene.text.lower[begin - 1])
        or scene.text.is_any_of(begin - 1, cast_words("definite"))
    ):
        begin -= 1
    return begin


def _owns(scene: Scene, place: int) -> bool:
    """Whether a word is a possessive: « son frère » is not whose brother it is."""
    tie = scene.ties.get(place)
    return tie is not None and tie.spot.form in ("possessive", "remains")


def _openings(scene: Scene, start: int, end: int) -> list[int]:
    """Where the subject of a sentence may begin: its first word, or the one after what stands before a comma."""
    return _near_openings(scene, start, end) + _far_opening(scene, start, end)


def _far_opening(scene: Scene, start: int, end: int) -> list[int]:
    """« Selon le quotidien du soir, qui cite une source, <PER> part »: the first name after a comma, no list."""
    text = scene.text
    if not text.is_any_of(start, role_words("opens an adverbial", "source")):
        return []
    for place in range(start + 1, end - 1):
        if scene.quote_at(place) is not None or scene.figure_at(place) is None:
            continue
        begin = place - (text.lower[place - 1] in civilities())
        after = text.mention_end(place)
        if begin > start and text.words[begin - 1] == "," and not text.is_word(after, ",", *role_words("joins")):
            return [place]
    return []


def _near_openings(scene: Scene, start: int, end: int) -> list[int]:
    begin = start + (scene.text.words[start] in "«“-–—")
    begins = [begin + scene.text.is_any_of(begin, cast_words("coordinator"))]  # « Mais Aude Vasselin part »
    for place in range(start, min(start + 8, end - 1)):
        if scene.text.words[place] == ",":
            tied = scene.text.is_any_of(start, role_words("source")) and scene.figure_at(place - 1) is not None
            adverbial = scene.text.is_any_of(start, role_words("opens an adverbial"))
            after = place + 1 + (scene.text.lower[place + 1] in civilities())
            named = scene.figure_at(after) is not None and not scene.persons_between(start, place)
            begins = [place + 1] if tied or adverbial or named else begins
            break
    return begins


def names_it(token: Token) -> bool:
    """Whether a word is the name of the noun over it: « le maire Jean Roque », « M. Roque »."""
    if token.dep_ == "appos" or token.dep_.startswith("flat"):
        return True
    return token.dep_ == "nmod" and token.i > token.head.i and all(child.dep_ != "case" for child in token.children)
