"""Who says a sentence that ends with its verb of speech: « …, a dit Aude Vasselin »."""

from __future__ import annotations

from functools import cache

from pipeline import french
from pipeline.steps.relate.cast.figures import Figure, before_verb, cast_words, determiner_gender
from pipeline.steps.relate.cast.scene import Scene
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.read_role import civilities, read_role
from pipeline.steps.relate.roles.role_nouns import role_words

FINITE = ("e", "t", "d", "é", "a")
"""Endings of a verb of the third person, and of its participle."""
SHORTEST_VERB = 3


@cache
def says() -> frozenset[str]:
    """Forms of verbs of speech, present and participle, third person."""
    found = set(role_words("speech"))
    for row in french.rows("event_verbs"):
        if row["speech"] == "yes" and row["lemma"].endswith("er"):
            stem = row["lemma"].removesuffix("er")
            found |= {stem + ending for ending in ("e", "é", "ait", "a")}
    return frozenset(found)


def speaks_last(scene: Scene, sentence: int) -> bool:
    """Whether a sentence ends with who says it: « …, a dit Aude Vasselin »."""
    return speaker_place(scene, sentence) is not None


def speaker_place(scene: Scene, sentence: int) -> int | None:
    """The verb of speech of a sentence that ends with who says it."""
    found = speaker_of(scene, sentence, scene.text.sentence_end(sentence))
    return found[1] if found is not None else None


def reports_on(scene: Scene, sentence: int) -> bool:
    """Whether a verb of speech with « que » stands in a sentence: « Aude Vasselin a dit que … »."""
    return any(
        scene.text.lower[place] in says() and scene.text.is_any_of(place + 1, cast_words("that"))
        for place in range(sentence, scene.text.sentence_end(sentence))
    )


def is_inverted(scene: Scene, place: int, start: int) -> bool:
    """Whether a verb of speech stands before who speaks: « …, a ainsi dit », « comme l'a dit »."""
    if scene.quote_at(place) is not None:
        return False
    before = place - 1
    if scene.text.is_any_of(before - 1, role_words("auxiliary verb")):
        before -= 1  # « a ainsi dit »
    while scene.text.is_any_of(before, before_verb()):
        before -= 1
    if before < start or not scene.text.words[before][0].isalnum():
        return True
    return scene.text.is_word(before, *role_words("like"), *cast_words("relative"))


def _verb_behind(scene: Scene, bound: int) -> int:
    """The verb right behind the end of a quotation: « « Je reste », s'emporte Aude Vasselin »; else -1."""
    place = bound + 1 + scene.text.is_word(bound + 1, ",")
    while scene.text.is_any_of(place, before_verb()):
        place += 1
    word = scene.text.words[place] if place < len(scene.text) else ""
    return place if word.islower() and word.endswith(FINITE) and len(word) >= SHORTEST_VERB else -1


def speaker_of(scene: Scene, start: int, end: int) -> tuple[Figure, int] | None:
    """« …, a dit Aude Vasselin », « …, ajoute la maire Aude Vasselin »: who, and the verb's place."""
    behind = {_verb_behind(scene, last) for first, last in scene.quotes if first <= start <= last < end - 2}
    for place in range(start + 1, end - 1):
        known = scene.text.lower[place] in says() and is_inverted(scene, place, start)
        if not known and place not in behind:
            continue
        begin = past_day(scene.text, place + 1)
        if scene.text.is_any_of(begin, cast_words("definite")) or determiner_gender(scene.text.lower[begin]):
            role = read_role(scene.text, begin + 1)
            begin = role.end if role is not None else begin
            begin += scene.text.is_word(begin, ",")
        begin += begin < end and scene.text.lower[begin] in civilities()
        if begin < end and (person := scene.figure_at(begin)) is not None:
            return person, place
    return None


def past_day(text: NamedText, place: int) -> int:
    """« a dit hier Aude Vasselin »: the word after a day, and the same word where none stands."""
    while text.is_any_of(place, role_words("between")) and place not in text.starts:
        place += 1
    return place
