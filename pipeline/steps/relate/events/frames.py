"""Who takes part by the word that governs them: the body of an office, whose deed is judged, who runs in a contest.

What stands under « à », « avec », « contre » takes part whatever the verb (`verb_parts`). Here is what needs the class
of its governor (models/fr_press/lexicons/event_complements.tsv), to be taken or refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.french import rows
from pipeline.records import Mention
from pipeline.steps.relate.events.bearer import bearer_of
from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    children,
    is_infinitive_group,
    is_participle,
    is_verbal,
    lemma_of,
    preposition,
)
from pipeline.steps.relate.events.nominals import Nominals
from pipeline.steps.relate.events.nouns import noun_entry
from pipeline.steps.relate.events.words import persons, verb_types, words_for
from pipeline.steps.relate.parse import Token

TYPE = "@"
UNDER = frozenset({"xcomp", "obj", "nmod", *OBLIQUE})


@cache
def frame_words(frame: str, part: str) -> frozenset[str]:
    """The words of a frame, and « @type » for all of a type of event."""
    listed = (
        row["words"].split(",") for row in rows("event_complements") if (row["frame"], row["part"]) == (frame, part)
    )
    return frozenset(word for some in listed for word in some)


def governs(frame: str, word: Token) -> bool:
    """Whether a verb or noun has the complement of a frame."""
    entry = None if is_verbal(word) else noun_entry(word)
    kind = entry.type if entry is not None else verb_types().get(lemma_of(word))
    return not {lemma_of(word), f"{TYPE}{kind}"}.isdisjoint(frame_words(frame, "governor"))


def bodies_of_offices(nominals: Nominals, word: Token) -> Iterator[Mention]:
    """« élue à la présidence de la ligue », « devient directeur des études à la ligue »: the bodies of its offices."""
    near = children(word, *UNDER) if governs("office", word) else ()
    for office in (one for one in near if one.i > word.i and _is_office(one)):
        for noun in (office, *children(office, "nmod")):
            ties = words_for("of_noun") if noun is office or _is_office(noun) else words_for("at")
            for lower in children(noun, "nmod", "obl:arg"):
                named = nominals.named(lower, plain=True) if preposition(lower) in ties else ()
                yield from (one for one in named if one.kind == "organization")


def _is_office(noun: Token) -> bool:
    return not {noun.lower_, lemma_of(noun)}.isdisjoint(frame_words("office", "through") | persons())


def doers_of_deed(verb: Token) -> Iterator[Token]:
    """« a dénoncé les mots du président »: whose deed or words a verb judges, undoes or passes."""
    for deed in children(verb, "obj") if governs("deed", verb) else ():
        if deed.lower_ not in persons():
            yield from (one for one in children(deed, "nmod", "obl:arg") if preposition(one) in words_for("of"))


def given_to(noun: Token) -> Iterator[Token]:
    """« les crédits accordés à la ligue », « la lettre adressée à la ligue »: to or against whom its participle is."""
    for done in (one for one in children(noun, "acl", "amod") if is_participle(one)):
        yield from (one for one in children(done, *OBLIQUE) if preposition(one) in words_for("toward"))


def deeds_ahead(noun: Token) -> Iterator[Token]:
    """« sa volonté de poursuivre la ligue »: the infinitives that say what a noun is about."""
    below = children(noun, "acl", "nmod", "xcomp", "obl:arg")
    yield from (one for one in below if one.pos_ == "VERB" and is_infinitive_group(one) and one.i > noun.i)


def contestant(nominals: Nominals, contest: Token) -> Token | None:
    """« Paul Roy, candidat à l'élection de mai »: who runs in what a noun names."""
    near = (contest.head, contest.head.head) if governs("contest", contest) else ()  # « chef de file pour l'élection »
    runner = next((one for one in near if one.lower_ in frame_words("contest", "through")), None)
    if runner is None:
        return None
    if nominals.stands_for(runner):
        return runner
    return runner.head if runner.dep_ == "appos" else bearer_of(runner)


def is_of_person_before(nominals: Nominals, noun: Token) -> bool:
    """« estime Paul Roy, de la ligue »: behind a name and a comma « de » says whose somebody is."""
    start = noun.left_edge
    comma = start if start.text == "," else start.doc[max(0, start.i - 1)]
    if preposition(noun) not in words_for("of") or comma.text != ",":
        return False
    before = nominals.by_token.get(comma.i - 1)
    return before is not None and before.kind == "actor"


def is_of_another_time(noun: Token) -> bool:
    """« après les attentats contre la ligue »: a happening of another time."""
    return preposition(noun) in words_for("apart_in_time")
