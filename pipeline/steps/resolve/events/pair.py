"""Two tellings beside each other: what they share, and what sets them apart."""

from __future__ import annotations

from functools import cache

from pipeline.french import rows, words
from pipeline.steps.resolve.events.kin import DAY_BY_DAY, SPEECH, event_noun_lemmas
from pipeline.steps.resolve.events.likeness import IN_COMMON, in_common
from pipeline.steps.resolve.events.telling import NOBODY, Telling
from pipeline.steps.resolve.events.wording import full_words, word_numbers

# Kin words, shared persons and bodies, and wording each tell half the story; no one of them is enough alone.
# Chosen on 60 own pairs (30 same, 30 not), which tests/steps/resolve holds; moved by .15 they part other pairs.
WEIGHT_KIN, WEIGHT_PEOPLE, WEIGHT_WORDS = 0.4, 0.3, 0.3
SAME_TYPE = 0.6
"""Kinship of two words of one type that are not otherwise kin."""
NOBODY_NAMED = 0.4
NOBODY_NAMED_HERE = 0.6
"""What stands for shared people where a telling names none: in two articles, and in one."""
WORDS_ALONE = 0.4
"""Share of words that counts as full agreement."""
LONGEST_MONTH = 31
LONG_AGO = 365
"""Days after which a happening is known by its date, by own choice: "la manifestation du 17 octobre 1961"."""
FEW_DAYS = 7
"""Beyond a week two happenings of one kind are as likely, and a paper tells of a day no more because it is news; by own
choice."""
BEFORE_AND_AFTER = {"planned", "realised"}
ONE_AFFAIR = 3
"""Persons and bodies that two articles on one affair share at least."""


@cache
def _winners() -> frozenset[str]:
    """Nouns for who won a contest."""
    return frozenset(next(row["words"] for row in rows("company_words") if row["group"] == "winner").split(","))


class Pair:
    """Two tellings with their measures, all 0..1.

    Attributes:
        kin: 1 for kin words, `SAME_TYPE` for words of one type, else 0.
        words: share of full words that their sentences have in common (Dice); `n_words` is their number.
        people: share of the persons and bodies of the one that has fewer; `shared` are those in both.
        score: all three measures in one.
        here: both in one article.
        same_lemma: one word tells both.
        denied: one says that it happened, the other that it did not.
        called_off: one says that it will happen, or may, the other that it will not, or did not.
        spoken: two statements: of one day there may be many.
        alone: each is all that its article tells of the day.
    """

    # Half a million of these are made of ten thousand articles: what every rule asks for is worked out once.
    __slots__ = (
        *("left", "right", "kin", "n_words", "words", "shared", "people", "score"),
        *("here", "same_lemma", "denied", "called_off", "spoken", "alone", "_rare", "_conflict", "_common"),
    )

    def __init__(
        self, left: Telling, right: Telling, *, rare: frozenset[int] | None = None, alone: bool = False
    ) -> None:
        self.left, self.right = left, right
        self.alone, self._rare = alone, rare
        one, other = left, right
        self.here = one.article_id == other.article_id
        same_type = one.type == other.type
        self.kin = (
            1.0 if not left.kin.isdisjoint(right.kin) else SAME_TYPE if same_type and one.type != "other" else 0.0
        )
        self.n_words, self.words = _likeness(left, right)
        if left.entities and right.entities:
            self.shared = left.entities & right.entities
            self.people = len(self.shared) / min(len(left.entities), len(right.entities))
        else:
            self.shared = NOBODY
            nobody = not left.entities and not right.entities
            self.people = NOBODY_NAMED_HERE if nobody and self.here else NOBODY_NAMED
        agreement = min(1.0, self.words / WORDS_ALONE)
        self.score = WEIGHT_KIN * self.kin + WEIGHT_PEOPLE * self.people + WEIGHT_WORDS * agreement
        self.same_lemma = one.trigger_lemma == other.trigger_lemma
        negated = (one.modality == "negated", other.modality == "negated")
        told_off = negated[0] != negated[1]
        # What was planned and did not take place is one happening that came to nothing, told without contradiction.
        self.called_off = told_off and (other if negated[0] else one).modality != "realised"
        self.denied = told_off and not self.called_off
        self.spoken = same_type and one.type == "announcement" and not (SPEECH in left.kin and SPEECH in right.kin)
        self._conflict: bool | None = None
        self._common: tuple[int, int] | None = None

    @property
    def conflict(self) -> bool:
        """Somebody else acts, or undergoes, and nobody is in both."""
        if self._conflict is None:
            left, right = self.left, self.right
            self._conflict = not self.shared and bool(
                (left.acting and right.acting) or (left.undergoing and right.undergoing)
            )
        return self._conflict

    @property
    def one_speaker(self) -> bool:
        """Somebody acts or speaks in both."""
        return not self.left.acting.isdisjoint(self.right.acting)

    @property
    def one_status(self) -> bool:
        """Both of one status, or one announced and the other told afterwards."""
        return len(status := {self.left.modality, self.right.modality}) == 1 or status == BEFORE_AND_AFTER

    @property
    def stands_for(self) -> bool:
        """One names a person where the other names a body, which may act for each other."""
        return self.conflict and self.left.kinds.isdisjoint(self.right.kinds)

    @property
    def apart(self) -> bool:
        """Each names a place, and no place is in both: two fires in two towns are two."""
        return bool(self.left.places and self.right.places and not self.left.places & self.right.places)

    @property
    def elsewhere(self) -> bool:
        """Apart, and one at places of which the article of the other names none: not two names of one scene."""
        if not self.apart:
            return False
        one, other = (word_numbers(" ".join(sorted(each.places))) for each in (self.left, self.right))
        return self.right.scene.isdisjoint(one) or self.left.scene.isdisjoint(other)

    @property
    def of_a_country(self) -> bool:
        """Both told by a noun for what a country has once on such days."""
        known = words("event_words", use="one_of_a_country")
        return not (self.left.kin.isdisjoint(known) or self.right.kin.isdisjoint(known))

    @property
    def off_for_one(self) -> bool:
        """Who gives it up does not call it off: "il renonce à la présidentielle"."""
        return self.called_off and self.of_a_country

    @property
    def remembered(self) -> bool:
        """Told by nouns, of a day that lies more than a year back: it is named by its date."""
        nouns, behind = event_noun_lemmas(), [self._is_behind(one) for one in (self.left, self.right)]
        named = self.left.trigger_lemma in nouns and self.right.trigger_lemma in nouns
        return self.one_day and named and False not in behind and True in behind

    @staticmethod
    def _is_behind(one: Telling) -> bool | None:
        """Whether a day lies more than a year before its article; None where nothing says when that was written."""
        published = one.article.published
        if published is None or one.period is None:
            return None
        return (published - one.period[1]).days > LONG_AGO

    @property
    def of_winners(self) -> bool:
        """Both say who won: "champion du monde 2015" of two persons is two titles."""
        won = _winners()
        return self.left.trigger_lemma in won and self.right.trigger_lemma in won

    @property
    def of_text(self) -> bool:
        """One noun for a law or order in both, which is named by its day: "la loi du 6 janvier 1978"."""
        text = self.left.type == self.right.type == "law_or_decree" and self.left.trigger_lemma in event_noun_lemmas()
        return text and self.same_lemma

    @property
    def one_day(self) -> bool:
        """Both on one day, and the same."""
        period = self.left.period
        return period is not None and period == self.right.period and period[0] == period[1]

    @property
    def one_period(self) -> bool:
        """Both of exactly the same days."""
        return self.left.period is not None and self.left.period == self.right.period

    @property
    def of_a_night(self) -> bool:
        """The right one's two days are those of a night, or meet at one: "dans la nuit du 23 au 24 juillet"."""
        period = self.right.period
        return period is not None and (period[1] - period[0]).days == 1

    @property
    def in_years(self) -> bool:
        """Of more than a month: of one year many things of one kind are told."""
        period = self.left.period
        return period is not None and (period[1] - period[0]).days > LONGEST_MONTH

    @property
    def one_denies(self) -> bool:
        """One is the denial of a statement, the other a statement."""
        denials = words("event_words", use="denial_verb")
        return (self.left.trigger_lemma in denials) != (self.right.trigger_lemma in denials)

    @property
    def of_verbs_in_years(self) -> bool:
        """Told by verbs, of more than a month: of one year many things may be told by one verb."""
        period = self.left.period
        if period is None or (period[1] - period[0]).days <= LONGEST_MONTH:
            return False
        return event_noun_lemmas().isdisjoint((self.left.trigger_lemma, self.right.trigger_lemma))

    @property
    def one_affair(self) -> bool:
        """One article, or two that name several of the same."""
        return self.here or len(self.left.affair & self.right.affair) >= ONE_AFFAIR

    @property
    def tie(self) -> int:
        """How many names, by their words, both articles have; of one day those that few of its articles have."""
        shared = self.left.scene & self.right.scene
        return len(shared if self._rare is None else shared & self._rare)

    @property
    def beyond(self) -> int:
        """How many words both sentences have beside those that tell and what their articles name."""
        one, other = self.left, self.right
        said = full_words(one.words) & full_words(other.words)
        telling = (word_numbers(f"{each.trigger} {each.trigger_lemma}") for each in (one, other))
        named = word_numbers(" ".join(sorted(self.shared)).replace("-", " "))
        return len(said - one.scene - other.scene - named.union(*telling))

    @property
    def afar(self) -> bool:
        """One article was printed long before or after the day: it tells of it for its own sake."""
        days = [(each.article.published, each.period) for each in (self.left, self.right)]
        return any(printed and told and abs((printed - told[0]).days) > FEW_DAYS for printed, told in days)

    @property
    def strangers(self) -> bool:
        """Others act, or undergo what one word tells, and none of them may be one under two names."""
        sides = [(self.left.acting, self.right.acting)]
        if self.kin == 1:
            sides.append((self.left.undergoing, self.right.undergoing))
        return self.elsewhere or any(
            bool(one and other) and not any(_may_be_one(a, b) for a in one for b in other) for one, other in sides
        )

    @property
    def much_in_common(self) -> bool:
        """Their sentences share something beside the words that tell, and they with their articles `IN_COMMON`."""
        here, in_all = self._in_common()
        return not self.here and here > 0 and in_all >= IN_COMMON

    @property
    def near_affair(self) -> bool:
        """They and their articles share `IN_COMMON`, whatever their sentences do."""
        return not self.here and self._in_common()[1] >= IN_COMMON

    @property
    def foretold(self) -> bool:
        """One says that it will take place, the other, printed later, that it has; their articles share `IN_COMMON`."""
        return self.in_order and self.near_affair

    @property
    def in_order(self) -> bool:
        """One says that it will take place, the other, printed later, that it has."""
        plan, deed = sorted((self.left, self.right), key=lambda one: one.modality != "planned")
        before, after = plan.article.published, deed.article.published
        printed = before is not None and after is not None and before < after
        return printed and (plan.modality, deed.modality) == ("planned", "realised")

    def _in_common(self) -> tuple[int, int]:
        """What the sentences share beside the words that tell, and what they share with their articles."""
        if self._common is None:
            self._common = in_common(self.left, self.right, self.n_words)
        return self._common

    @property
    def numbers_differ(self) -> bool:
        """One participle tells of one, the other of several: "a été arrêté", "ont été arrêtés"."""
        one, other = self.left.trigger, self.right.trigger
        return self.same_lemma and one.endswith("s") != other.endswith("s")

    @property
    def recurs(self) -> bool:
        """Told by a word for what may take place day after day: a trial, a hearing."""
        return not DAY_BY_DAY.isdisjoint(self.left.kin & self.right.kin)

    @property
    def untyped(self) -> bool:
        """Two verbs of no type, such as "passer": of one year many things may be told by them."""
        return self.left.type == self.right.type == "other"


def _may_be_one(left: str, right: str) -> bool:
    """Whether two ids may be of one: "karim-haddadi" and "karim", "dreal-2" and "dreal-3"."""
    one, other = ({word for word in each.split("-") if not word.isdigit()} for each in (left, right))
    return one <= other or other <= one


def evidence_of(left: Telling, right: Telling) -> str:
    """What two tellings share, for a reader: without the measures of a pair, of which a corpus shows very many."""
    told = f"« {left.trigger} » / « {right.trigger} »"
    kin = told if not left.kin.isdisjoint(right.kin) else f"{told}, both {left.type}"
    parts = [kin, f"{round(100 * _likeness(left, right)[1])} % of words"]
    shared = left.entities & right.entities
    return "; ".join([*parts, "both name " + ", ".join(sorted(shared))] if shared else parts)


def _likeness(left: Telling, right: Telling) -> tuple[int, float]:
    """How many full words their sentences have in common, and what share that is (Dice)."""
    mine, theirs = full_words(left.words), full_words(right.words)
    n_words = len(mine & theirs)
    return n_words, 2 * n_words / (len(mine) + len(theirs)) if n_words else 0.0
