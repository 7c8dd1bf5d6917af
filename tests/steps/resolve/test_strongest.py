"""Of many doubts the strongest stay: in memory that grows with the tellings alone, whatever the order."""

from __future__ import annotations

import gc
import random
from collections import Counter

import pytest

from pipeline.memory import uncollected
from pipeline.steps.resolve.events.merges import DOUBTS_AN_EVENT
from pipeline.steps.resolve.events.strongest import Strongest
from tests.steps.resolve.test_events_merging import Corpus


def test_a_pair_stays_while_it_is_among_the_strongest_of_one_side() -> None:
    kept: Strongest[str] = Strongest(1)
    kept.add("a", "b", 0.5, "weak")
    kept.add("a", "c", 0.9, "strong")
    kept.add("c", "d", 0.7, "between")
    # "d" has no stronger pair than the one between; "b" none but the weak one.
    assert kept.pairs() == {("a", "b"): (0.5, "weak"), ("a", "c"): (0.9, "strong"), ("c", "d"): (0.7, "between")}
    kept.add("b", "e", 0.6)
    assert ("a", "b") not in kept.pairs()


def test_the_order_of_pairs_is_irrelevant() -> None:
    draw = random.Random(5)
    pairs = [(draw.randrange(40), 40 + draw.randrange(40), draw.randrange(9) / 10) for _ in range(2000)]
    found = []
    for _ in range(3):
        draw.shuffle(pairs)
        kept: Strongest[int] = Strongest(3)
        for left, right, score in pairs:
            kept.add(left, right, score, f"{left} {right} {score}")
        found.append(kept.pairs())
    assert found[0] == found[1] == found[2]
    assert len(found[0]) <= 3 * 80


def test_a_day_full_of_the_same_has_few_doubts_an_event() -> None:
    corpus = Corpus()
    for number in range(30):
        letters = chr(97 + number // 5) + chr(97 + number % 5)
        words = " ".join(f"{word}{letters}" for word in ("pont", "quai", "parc", "gare", "four", "mine", "port"))
        corpus.tell(f"Un {words} a fermé au marché.", "fermé", "fermer", "closure", article=f"a{number}")
    _, events, merges, _ = corpus.resolve()
    doubts = [one for one in merges if one.decision == "unsure"]
    assert len(events) > 20
    assert doubts
    assert all(one.evidence for one in doubts)
    assert len(doubts) <= DOUBTS_AN_EVENT * len(events)
    asked = Counter(side for one in doubts for side in (one.left, one.right))
    assert set(asked) == {one.event_id for one in events}  # no event is left without its own


def test_the_search_for_circles_rests_and_comes_back() -> None:
    assert gc.isenabled()
    assert not uncollected(gc.isenabled)()

    @uncollected
    def fails() -> None:
        assert not uncollected(gc.isenabled)()
        assert not gc.isenabled()  # the inner one does not end the rest of the outer
        raise ValueError("of the work")

    with pytest.raises(ValueError, match="of the work"):
        fails()
    assert gc.isenabled()
