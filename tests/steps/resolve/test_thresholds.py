"""Each weight and threshold of resolve, on either side: the least step of one of them fails one of these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pipeline.records import EntityKind
from pipeline.steps.resolve.events import links
from pipeline.steps.resolve.events.compare import compare_tellings
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.telling import Telling
from pipeline.steps.resolve.events.wording import full_words, packed_words
from tests.steps.resolve.articles import a_mention
from tests.steps.resolve.in_columns import settled, tellings_of
from tests.steps.resolve.test_events_merging import ARREST, CUSTODY, DAY, Corpus


def telling(side: str, *, type_: str = "legal_action", lemma: str = "", **given: Any) -> Telling:
    """A telling on the left ("a") or right ("b", in another article), compared by what is given only."""
    corpus = Corpus().tell("Il se passe quelque chose.", "passe", lemma or f"lemma {side}", type_, article=side)
    (read,), _ = tellings_of(tuple(corpus.articles.values()), corpus.tellings, corpus.timexes, corpus.mentions)
    nothing: dict[str, Any] = {"kin": frozenset({side}), "entities": frozenset(), "places": frozenset()}
    return replace(read, **{**nothing, **given})


def words(shared: int, left: int, right: int) -> tuple[bytes, bytes]:
    """Words of two tellings: so many in all on each side, so many of them the same."""
    common = {f"w{n}" for n in range(shared)}
    return (
        packed_words(common | {f"l{n}" for n in range(left - shared)}),
        packed_words(common | {f"r{n}" for n in range(right - shared)}),
    )


def verdict(
    dice: tuple[int, int, int], *, kin: bool = False, who: str = "", here: bool = False, **both: Any
) -> tuple[str, float] | None:
    """Decision and score on two tellings that share what is said."""
    left, right = (telling(side, words=one, **both) for side, one in zip("ab", words(*dice), strict=True))
    if kin:
        left, right = (replace(one, kin=frozenset({"kin"})) for one in (left, right))
    if who:
        left, right = (replace(one, entities=frozenset({who})) for one in (left, right))
    if here:
        right = replace(
            right,
            article=left.article,
            start_char=500,
            trigger_start_char=510,
        )
    found = compare_tellings(left, right)
    return found and (found.decision, found.score)


@pytest.mark.parametrize(
    ("dice", "shared", "score"),
    [
        ((1, 5, 5), {"kin": True, "who": "roy"}, 0.85),  # .4 for kin, .3 for people, .3 for half of the words asked
        ((2, 5, 5), {"kin": True}, 0.82),  # nobody named counts .4 of the people, all of the words
        ((2, 5, 5), {"kin": True, "here": True}, 0.88),  # … and .6 within one article
        ((3, 7, 8), {}, 0.66),  # one type counts .6 of kin
    ],
)
def test_what_a_likeness_weighs(dice: tuple[int, int, int], shared: dict[str, Any], score: float) -> None:
    assert verdict(dice, **shared) == ("same", score)


@pytest.mark.parametrize(
    ("dice", "shared", "decision"),
    [
        # SAME, .62
        ((1, 18, 19), {"kin": True, "here": True}, "same"),
        ((1, 19, 19), {"kin": True, "here": True}, None),
        # UNSURE, .5
        ((1, 5, 5), {}, "unsure"),
        ((1, 5, 6), {}, None),
        # WORDS_ALONE, .4: one type and nobody named
        ((3, 7, 8), {}, "same"),
        ((3, 7, 9), {}, "unsure"),
        # MANY_WORDS, 3
        ((2, 5, 5), {}, "unsure"),
        # SOME_WORDS, 2: kin words in two papers
        ((2, 6, 7), {"kin": True}, "same"),
        ((1, 3, 3), {"kin": True}, "unsure"),
        # WORDS_ENOUGH, .15: one type and one person
        ((3, 20, 20), {"who": "roy"}, "same"),
        ((3, 20, 21), {"who": "roy"}, "unsure"),
        # WORDS_OF_SPEECH, .3: two statements of one person
        ((3, 10, 10), {"who": "roy", "type_": "announcement", "kin": True}, "same"),
        ((3, 10, 11), {"who": "roy", "type_": "announcement", "kin": True}, "unsure"),
    ],
)
def test_where_a_decision_turns(dice: tuple[int, int, int], shared: dict[str, Any], decision: str | None) -> None:
    found = verdict(dice, **shared)
    assert (found and found[0]) == decision


@pytest.mark.parametrize(("dice", "rule"), [((4, 5, 5), "same_wording"), ((4, 5, 6), "same_type")])
def test_what_is_the_same_sentence(dice: tuple[int, int, int], rule: str) -> None:
    """WORDING, .8."""
    left, right = (telling(side, lemma="parler", words=one) for side, one in zip("ab", words(*dice), strict=True))
    found = compare_tellings(left, right)
    assert found is not None
    assert found.rule == rule


def test_which_words_count() -> None:
    """SHORTEST, 4 letters; STEM, 6."""
    corpus = Corpus().tell("Rue barrée, pont fermé : inondations, inondables.", "fermé", "fermer")
    (read,), _ = tellings_of(tuple(corpus.articles.values()), corpus.tellings, corpus.timexes, corpus.mentions)
    assert full_words(read.words) == full_words(packed_words(["barree", "pont", "ferme", "inonda"]))


@pytest.mark.parametrize(("until", "events"), [(date(2025, 1, 1), 1), (date(2025, 1, 2), 2)])
def test_how_vague_a_day_may_be(until: date, events: int) -> None:
    """MAX_VAGUE_DAYS, 366: a year joins the only event within it, a longer time none."""
    corpus = Corpus().tell(*ARREST, who="roy").tell(*CUSTODY, who="roy", article="b", days=(date(2024, 1, 1), until))
    assert len(corpus.resolve()[1]) == events


@pytest.mark.parametrize(("doubt", "kind"), [(0.77, "organization"), (0.78, "actor")])
def test_what_share_of_the_corpus_settles_a_kind(doubt: float, kind: EntityKind) -> None:
    """MIN_SHARE, .7."""
    seen: tuple[tuple[str, EntityKind, float], ...] = (
        ("a", "organization", 0.9),
        ("b", "organization", 0.9),
        ("c", "actor", doubt),
    )
    mentions = [a_mention(article, "Ardoisel", kind=one, confidence=sure) for article, one, sure in seen]
    assert settled(mentions)[2].kind == kind


def pair_of(dice: tuple[int, int, int], *, after: int = 0, vague: int = 0, affair: int = 0, **both: Any) -> Pair:
    """Two tellings of one lemma and kin; the right one so many days later, or of so vague a day."""
    left, right = (
        telling(side, lemma="fermer", words=one, kin=frozenset({"kin"}), **both)
        for side, one in zip("ab", words(*dice), strict=True)
    )
    first = DAY + timedelta(after)
    period = first, first + timedelta(vague)
    named = frozenset(f"p{n}" for n in range(affair))
    return Pair(replace(left, affair=named), replace(right, period=period, affair=named))


@pytest.mark.parametrize(
    ("holds", "pair", "expected"),
    [
        # FEW_DAYS, 7: one closing of one firm on two days is one, told differently.
        (links.other_day, pair_of((4, 8, 8), after=7, type_="closure"), True),
        (links.other_day, pair_of((4, 8, 8), after=8, type_="closure"), False),
        # MUCH_THE_SAME, .5
        (links.other_day, pair_of((4, 8, 9), after=7, type_="closure"), False),
        # SOME_WORDS, 2: one is but the word that tells.
        (links.two_papers, pair_of((2, 4, 4)), True),
        (links.two_papers, pair_of((1, 2, 2)), False),
        # ONE_AFFAIR, 3 persons and bodies of both articles.
        (links.one_affair, pair_of((0, 2, 2), affair=3), True),
        (links.one_affair, pair_of((0, 2, 2), affair=2), False),
        # MAX_AFFAIR_DAYS, 31
        (links.vaguer_date, pair_of((0, 2, 2), vague=31, affair=3), True),
        (links.vaguer_date, pair_of((0, 2, 2), vague=32, affair=3), False),
        # SURE, .8 without a name in common.
        (links.vaguer_date, pair_of((3, 8, 8), vague=31), True),
        (links.vaguer_date, pair_of((3, 8, 9), vague=31), False),
        (links.vaguer_date, pair_of((3, 8, 8), vague=32), False),
        # WORDS_OF_SPEECH, .3, of a longer time with a name in common: a court rules on many things in one season.
        (links.vaguer_date, pair_of((3, 10, 10), vague=40, entities=frozenset({"Court"})), True),
        (links.vaguer_date, pair_of((3, 10, 11), vague=40, entities=frozenset({"Court"})), False),
    ],
)
def test_where_a_rule_turns(holds: Callable[[Pair], bool], pair: Pair, expected: bool) -> None:
    assert holds(pair) is expected


@pytest.mark.parametrize("types", [("legal_action", "closure"), ("other", "other")])
@pytest.mark.parametrize("here", [True, False])
def test_no_rule_joins_words_that_have_nothing_to_do_with_each_other(types: tuple[str, str], here: bool) -> None:
    """`compare_tellings` does not ask the rules about such: one that held of them would have to be asked first."""
    named = frozenset({"roy", "oda", "riva"})
    told = {"words": packed_words("abcdefgh"), "entities": named, "affair": named}
    left, right = (telling(side, type_=of, **told) for side, of in zip("ab", types, strict=True))
    if here:
        right = replace(right, article=left.article, start_char=500, trigger_start_char=510)
    pair = Pair(left, right)
    assert pair.kin == 0
    assert [rule.id for rule, holds in links.LINKS.active() if rule.gives in ("same", "unsure") and holds(pair)] == []
