"""The rules that make two tellings of compatible days one event: rows of models/fr_press/rules/event_links.tsv."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.rules import RuleBook
from pipeline.steps.resolve.events.deeds import recalled
from pipeline.steps.resolve.events.pair import FEW_DAYS, WORDS_ALONE, Pair

LINKS: RuleBook[Callable[[Pair], bool]] = RuleBook("event_links")
"""Each says whether its reason holds of a pair; the first that gives "same" and holds names the decision."""

SAME = 0.62
"""Score from which shared people or wording decide; see the boundary test of the pairs."""
UNSURE = 0.5
"""Score from which a pair is shown to the user, who decides; see the boundary test of the pairs."""
MAX_AFFAIR_DAYS = 31
"""A month of one affair may be the day that it holds; a year seldom is."""
SURE = 0.8
"""Score of a vaguer telling that joins without a shared name: kin words and nearly the same sentence."""
ONCE = frozenset(
    {"accident_or_crime", "agreement_or_contract", "appointment_or_departure", "closure", "creation_or_opening"}
)
"""Types of which one and the same person or body has seldom two within days."""
ONLY_ONCE = "death_or_birth"
DOUBTED = ONCE | {ONLY_ONCE, "decision", "law_or_decree", "legal_action"}
"""Types of which one has seldom two on neighbouring days, or on one day of two years; meetings and matches recur."""
TOLD = "realised"
MUCH_THE_SAME = 0.5
"""Share of words of two such tellings, or of one that denies the other, by own choice: no corpus at hand has such."""
VAGUER_DATE, VAGUER_AFFAIR = "vaguer_date", "vaguer_affair"
DENIED, OTHER_DAY, NEAR_DAY = "denied", "other_day", "near_day"
"""Decisions that keep two readings in one event; the merges table calls them unsure."""
WORDING = 0.8
"""Share of words of one sentence in two papers, word for word or nearly."""
WORDS_ENOUGH = 0.15
WORDS_OF_SPEECH = 0.3
"""Shares of words; .15 is one full word in seven, as two papers on one happening have it."""
SOME_WORDS, MANY_WORDS = 2, 3
"""Full words in common at least: one is as often but the word that tells ("Un hôtel a brûlé", "Une école a brûlé")."""


@LINKS.rule("same_wording")
def same_wording(pair: Pair) -> bool:
    """The same sentence, word for word or nearly."""
    return pair.same_lemma and pair.words >= WORDING and not (pair.denied or pair.apart)


@LINKS.rule("near_duplicate")
def near_duplicate(pair: Pair) -> bool:
    """The same word in two copies of one article."""
    return pair.same_lemma and not pair.here and pair.left.origin == pair.right.origin and not pair.denied


@LINKS.rule("one_statement")
def one_statement(pair: Pair) -> bool:
    """A statement told twice: much the same words, by the same speaker or nearly all of them."""
    one_voice = pair.shared and (pair.kin == 1 or pair.one_speaker)
    said = pair.words >= WORDS_ALONE or (one_voice and pair.words >= WORDS_OF_SPEECH)
    told_twice = pair.kin > 0 and pair.score >= SAME and pair.n_words >= MANY_WORDS and bool(said)
    if pair.of_verbs_in_years and not pair.shared:
        return False
    return pair.spoken and told_twice and not (pair.conflict or pair.one_denies)


@LINKS.rule("kin_people")
def kin_people(pair: Pair) -> bool:
    """Kin words, and persons or bodies in both."""
    if pair.spoken or pair.kin < 1 or not pair.shared or pair.score < SAME:
        return False
    if pair.of_winners and pair.left.entities != pair.right.entities:
        return False
    return pair.words >= WORDS_ENOUGH or pair.here or pair.left.entities == pair.right.entities


@LINKS.rule("kin_body")
def kin_body(pair: Pair) -> bool:
    """Kin words of one day, where one names a person and the other a body: the prefect, and her prefecture."""
    if pair.spoken or pair.kin < 1 or not pair.stands_for or not pair.one_day or pair.apart or pair.denied:
        return False
    return pair.n_words >= SOME_WORDS and pair.words >= (WORDS_ENOUGH if pair.one_affair else WORDS_OF_SPEECH)


@LINKS.rule("kin_here")
def kin_here(pair: Pair) -> bool:
    """Kin words in one article, and nothing that sets them apart."""
    vague = pair.untyped and not pair.shared and pair.words < WORDS_OF_SPEECH  # "est passée", "passant"
    vague = vague or (pair.of_verbs_in_years and not pair.shared)  # "a déclaré", "déclaré" of one year
    same = pair.here and pair.kin == 1 and pair.score >= SAME and not vague
    return same and not (pair.spoken or pair.conflict or pair.apart)


@LINKS.rule("one_text")
def one_text(pair: Pair) -> bool:
    """A law or an order that one article names twice by its day."""
    return pair.of_text and pair.here and pair.one_day and not (pair.denied or pair.called_off or pair.conflict)


@LINKS.rule("one_affair")
def one_affair(pair: Pair) -> bool:
    """Kin words of one day in articles on one affair, and nothing that sets them apart."""
    if pair.spoken or pair.kin < 1 or pair.conflict or pair.apart:
        return False
    if pair.of_verbs_in_years and not pair.shared:
        return False
    near = pair.one_day or (pair.one_period and pair.score >= SAME)
    return near and pair.one_affair and not (pair.here or pair.denied)


@LINKS.rule("two_papers")
def two_papers(pair: Pair) -> bool:
    """Kin words of one day in two papers, in much the same words; in more of them where one says that it is not so."""
    if pair.spoken or pair.kin < 1 or pair.conflict or pair.apart or pair.score < SAME:
        return False
    if pair.denied or pair.called_off:
        return pair.one_day and pair.words >= MUCH_THE_SAME and pair.n_words >= MANY_WORDS
    alike = pair.words >= WORDS_OF_SPEECH and pair.n_words >= SOME_WORDS
    return pair.one_day and alike and pair.one_status


@LINKS.rule("in_common")
def in_common(pair: Pair) -> bool:
    """Kin words of one day in two articles that share names and words beside them."""
    return _may_be_kin(pair) and pair.much_in_common and not pair.called_off


@LINKS.rule("foretold")
def foretold(pair: Pair) -> bool:
    """Kin words of one day, announced in one article and told in a later one that shares names with it."""
    return _may_be_kin(pair) and pair.foretold


def _may_be_kin(pair: Pair) -> bool:
    """Kin words of one day, and nothing that sets them apart."""
    open_ones = pair.spoken or pair.kin < 1 or pair.conflict or pair.apart
    return pair.one_day and not (open_ones or pair.here or pair.denied)


@LINKS.rule("of_a_country")
def of_a_country(pair: Pair) -> bool:
    """What a country has once on such days, or a day long past is known for, told by its noun in two articles."""
    if pair.here or pair.kin < 1 or pair.conflict or pair.apart or pair.denied:
        return False
    if pair.remembered:
        return True
    if not pair.of_a_country:
        return False
    if pair.in_years and bool(pair.left.sorts) != bool(pair.right.sorts):
        return False  # "L'élection de 2012": in which country?
    named = bool(pair.left.affair & pair.right.affair or pair.left.places & pair.right.places)
    return pair.one_day or (pair.one_period and named)


@LINKS.rule("same_type")
def same_type(pair: Pair) -> bool:
    """Words of one type, not kin: in much the same words, or with people in both and some of the words."""
    if pair.spoken or pair.kin <= 0 or pair.conflict or pair.apart or pair.score < SAME or pair.denied:
        return False
    if pair.here or pair.in_years or pair.n_words < MANY_WORDS:
        return False  # Two words of one type in one article, or of one year, mostly tell two things.
    return pair.words >= (WORDS_ENOUGH if pair.shared else WORDS_ALONE)


@LINKS.rule("kin_words")
def kin_words(pair: Pair) -> bool:
    """Kin words with something in common, and not enough: for the user to see."""
    if pair.kin < 1 or pair.score < UNSURE:
        return False
    return pair.words >= WORDS_ENOUGH or bool(pair.shared) or (pair.one_day and pair.near_affair)


@LINKS.rule("type_words")
def type_words(pair: Pair) -> bool:
    """Words of one type with something in common, and not enough: for the user to see."""
    return 0 < pair.kin < 1 and pair.score >= UNSURE and (pair.words >= WORDS_ENOUGH or bool(pair.shared))


@LINKS.rule("vaguer_date")
def vaguer_date(pair: Pair) -> bool:
    """The right one's night, month or year may hold the left one's day: kin words, and people, wording or affair."""
    if pair.kin < 1 or pair.conflict or pair.apart or pair.denied or pair.spoken or pair.right.period is None:
        return False
    if pair.off_for_one:
        return False
    near = pair.one_affair or pair.words >= WORDS_OF_SPEECH
    if (pair.right.period[1] - pair.right.period[0]).days > MAX_AFFAIR_DAYS:
        return near and bool(pair.shared)  # A court rules on many things in one season.
    if (
        (pair.shared and (recalled(pair) or pair.beyond > 0))
        or pair.one_affair
        or (pair.score >= SURE and pair.n_words >= MANY_WORDS)
    ):
        return True
    if pair.of_a_night:
        return pair.near_affair
    named = bool(pair.left.affair & pair.right.affair)
    return named and pair.much_in_common and not pair.of_a_country


@LINKS.rule("denied")
def denied(pair: Pair) -> bool:
    """One says that it happened, the other that it did not: one event, two readings."""
    return pair.denied


@LINKS.rule("other_day")
def other_day(pair: Pair) -> bool:
    """One happening on two days: the same word of the same people, and of what happens only once, or in days."""
    left, right = pair.left.period, pair.right.period
    if left is None or right is None or left == right or not pair.same_lemma or pair.apart:
        return False
    if pair.left.place == pair.right.place:
        return False  # One word with two dates beside it: one of them is another's.
    if left[0] != left[1] or right[0] != right[1] or pair.left.entities != pair.right.entities:
        return False
    if pair.left.type == pair.right.type == ONLY_ONCE:
        return bool(pair.shared)
    near = abs((left[0] - right[0]).days) <= FEW_DAYS and pair.left.type in ONCE
    return near and not pair.here and pair.words >= MUCH_THE_SAME


@LINKS.rule("near_day")
def near_day(pair: Pair) -> bool:
    """Kin words of the same people in two articles, on neighbouring days or on one day of two years: for the user."""
    left, right = pair.left, pair.right
    if left.period is None or right.period is None or pair.kin < 1 or left.origin == right.origin:
        return False
    if DOUBTED.isdisjoint({left.type, right.type}) or pair.recurs or pair.apart or pair.conflict:
        return False
    if left.undergoing and right.undergoing and left.undergoing.isdisjoint(right.undergoing):
        return False  # One court condemns somebody each day.
    if pair.shared and left.entities == right.entities:
        return True
    day, other = left.period[0], right.period[0]
    misprinted = pair.one_affair and (day.month, day.day) == (other.month, other.day)
    return (bool(pair.shared) or misprinted) and pair.words >= WORDS_ENOUGH
