"""What was done, by the words of two tellings: whether they may say one thing in other words."""

from __future__ import annotations

from pipeline.steps.resolve.events.kin import ONE_ACT, event_noun_lemmas, groups_of, words_of_kin
from pipeline.steps.resolve.events.pair import SAME_TYPE, Pair
from pipeline.steps.resolve.events.wording import full_words, openings, word_numbers


def echoed(pair: Pair) -> bool:
    """One sentence has a word for what the other tells: "le conseil se réunira pour élire", "élu vendredi"."""
    return any(
        not openings(full_words(there.words)).isdisjoint(openings(word_numbers(words_of_kin(here.kin))))
        for here, there in ((pair.left, pair.right), (pair.right, pair.left))
    )


def recalled(pair: Pair) -> bool:
    """A noun names it in one of them: "l'incendie de mars" is the one that is known; what closed then may not be."""
    return not event_noun_lemmas().isdisjoint(pair.left.kin | pair.right.kin)


def other_words(pair: Pair) -> bool:
    """Each has synonyms, and none in common: what either tells is known, and not the same."""
    return pair.kin < 1 and bool(groups_of(pair.left.kin) and groups_of(pair.right.kin))


def two_deeds(pair: Pair) -> bool:
    """Other words of one type tell what the same people do, or people undergo, and both took place."""
    one, other = pair.left, pair.right
    if pair.kin != SAME_TYPE or not other_words(pair) or not one.modality == other.modality == "realised":
        return False
    return not one.acting.isdisjoint(other.acting) or bool(one.undergoing and other.undergoing)


def one_speaks(pair: Pair) -> bool:
    """One is a statement, which may be of anything, the other is not."""
    return [pair.left.type, pair.right.type].count("announcement") == 1


def two_statements(pair: Pair) -> bool:
    """Two statements, and no act before people who came for it: of one day there may be many."""
    return pair.spoken and ONE_ACT.isdisjoint(pair.left.kin & pair.right.kin)
