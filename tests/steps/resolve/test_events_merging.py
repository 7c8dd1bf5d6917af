"""Which tellings become one event, and what the event says; hand-made tellings, no model."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.memory import uncollected
from pipeline.records import Article, EventMention, Mention, Participant, Timex
from pipeline.records.correction import Correction
from pipeline.steps.resolve.events import ids
from pipeline.steps.resolve.events.kin import kin_of
from pipeline.steps.tabulate.changes import TELLINGS, list_changed_events
from tests.growth import growth
from tests.steps.resolve.in_columns import events_of

DAY = date(2024, 3, 3)


class Corpus:
    """Builds tellings with their articles, dates and mentions."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.tellings: list[EventMention] = []
        self.timexes: list[Timex] = []
        self.mentions: list[Mention] = []

    def tell(
        self,
        sentence: str,
        trigger: str,
        lemma: str,
        kind: str = "other",
        *,
        who: str = "",
        cast: str = "",
        article: str = "a",
        days: tuple[date, date] | None = (DAY, DAY),
        modality: str = "realised",
        copy_of: str | None = None,
        same_sentence: bool = False,
    ) -> Corpus:
        number = len(self.tellings)
        start = 1000 * (number - same_sentence)
        self.articles.setdefault(
            article,
            Article(
                article_id=article,
                source=f"{article}.txt",
                part=1,
                sha256="0",
                text="",
                published=date(2024, 6, 1),
                published_basis="metadata",
                near_duplicate_of=copy_of,
            ),
        )
        at = sentence.find(trigger)
        at = start + (at if at >= 0 else 10 + number)
        precision = None if days is None else "day" if days[0] == days[1] else "month"
        self.timexes.append(
            Timex(
                date_id=f"d{number}",
                article_id=article,
                kind="date",
                text="le jour dit",
                start_char=start + 1,
                end_char=start + 9,
                rule="test",
                date_start=days[0] if days else None,
                date_end=days[1] if days else None,
                edtf="2024",
                precision=precision or "day",
                basis="explicit" if days else "unresolved",
            )
        )
        parts = []
        for told in (*filter(None, who.split(";")), *filter(None, cast.split("+"))):
            name, _, role = told.partition("=")
            key = f"{number}:{name}"
            self.mentions.append(
                Mention(
                    mention_id=key,
                    article_id=article,
                    kind="actor" if name[0].islower() else "organization",
                    text=name,
                    start_char=start + 1,
                    end_char=start + 2,
                    rule="test",
                    entity_id=name.lower(),
                )
            )
            parts.append(Participant(mention_id=key, role=role or "agent", confidence=0.9))  # type: ignore[arg-type]
        self.tellings.append(
            EventMention(
                article_id=article,
                date_id=f"d{number}",
                sentence=sentence,
                start_char=start,
                end_char=start + len(sentence),
                trigger=trigger,
                trigger_start_char=at,
                trigger_end_char=at + len(trigger),
                trigger_lemma=lemma,
                type=kind,  # type: ignore[arg-type]
                modality=modality,  # type: ignore[arg-type]
                label=sentence[:100],
                rule="test",
                confidence=0.8,
                participants=tuple(parts),
            )
        )
        return self

    def name(self, names: str, *, article: str) -> None:
        """Name some more persons and bodies in an article."""
        for name in names.split(";"):
            self.mentions.append(
                Mention(
                    mention_id=f"{article}:{name}",
                    article_id=article,
                    kind="actor" if name[0].islower() else "organization",
                    text=name,
                    start_char=1,
                    end_char=2,
                    rule="test",
                    entity_id=name.lower(),
                )
            )

    def resolve(self, *corrections: Correction):  # type: ignore[no-untyped-def]
        articles = tuple(self.articles[key] for key in sorted(self.articles))
        return events_of(articles, self.tellings, self.timexes, self.mentions, corrections)


def n_events(corpus: Corpus) -> int:
    return len(corpus.resolve()[1])


ARREST = ("La police a arrêté Paul Roy à Valmont.", "arrêté", "arrêter", "legal_action")
CUSTODY = ("L'arrestation de Paul Roy à Valmont inquiète.", "arrestation", "arrestation", "legal_action")
RAID = ("Le procureur a fouillé la mairie.", "fouillé", "fouiller", "legal_action")
SAYS = ("La maire a déclaré que le pont tiendrait.", "déclaré", "déclarer", "announcement")
SAYS_ELSE = ("La maire a affirmé vouloir baisser les impôts.", "affirmé", "affirmer", "announcement")
STORM = ("Un accident a fait deux morts à Lannes.", "accident", "accident", "accident_or_crime")
STORM_ELSEWHERE = ("Un accident a bloqué la route de Treval.", "accident", "accident", "accident_or_crime")


@pytest.mark.parametrize(
    ("left", "right", "expected", "why"),
    [
        ((*ARREST, {"who": "roy"}), (*CUSTODY, {"who": "roy"}), 1, "kin verb and noun, one person"),
        ((*ARREST, {"who": "roy"}), (*CUSTODY, {"who": "tardy"}), 2, "kin words, other person"),
        ((*ARREST, {"who": "roy"}), (*CUSTODY, {"who": "roy", "days": (date(2024, 3, 4),) * 2}), 2, "another day"),
        (
            (*ARREST, {"who": "roy"}),
            (*CUSTODY, {"who": "roy", "modality": "negated"}),
            1,
            "denied: one event, two readings",
        ),
        ((*ARREST, {"who": "roy"}), (*CUSTODY, {"who": "roy", "modality": "planned"}), 1, "announced, then told"),
        ((*ARREST, {"who": "roy"}), (*CUSTODY, {"who": "roy", "same_sentence": True}), 2, "two words of a sentence"),
        ((*ARREST, {"who": "roy"}), (*RAID, {"who": "roy"}), 2, "one type, other act"),
        ((*SAYS, {"who": "monnier"}), (*SAYS_ELSE, {"who": "monnier"}), 2, "two statements of one day"),
        ((*SAYS, {"who": "monnier"}), (*SAYS, {"who": "monnier", "article": "b"}), 1, "one statement, two papers"),
        ((*STORM, {}), (*STORM_ELSEWHERE, {}), 2, "two accidents, two places"),
        ((*STORM, {}), (*STORM, {"article": "b"}), 1, "the same sentence in two papers"),
        ((*STORM, {"days": None}), (*STORM_ELSEWHERE, {"days": None, "article": "b"}), 2, "no day, other article"),
        ((*ARREST, {"who": "roy"}), (*ARREST, {"who": "roy", "article": "b", "copy_of": "a"}), 1, "copy of an article"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_two_tellings(left: tuple, right: tuple, expected: int, why: str) -> None:  # type: ignore[type-arg]
    corpus = Corpus()
    for *telling, options in (left, right):
        corpus.tell(*telling, **options)
    assert n_events(corpus) == expected, why


MARCH = (date(2024, 3, 1), date(2024, 3, 31))


def test_vaguer_date_joins_the_only_event_within_it() -> None:
    corpus = Corpus().tell(*ARREST, who="roy").tell(*CUSTODY, who="roy", article="b", days=MARCH)
    _, events, merges, _ = corpus.resolve()
    assert len(events) == 1
    assert (events[0].date_start, events[0].date_end, events[0].precision) == (DAY, DAY, "day")
    assert {row.rule for row in merges} == {"vaguer_date"}


def foretold_and_told(*, told: str, share: str) -> int:
    """How many events a march is that one article announces, and another, of the same or a later day, tells."""
    corpus = Corpus().tell(
        "Une marche est prévue le 3 mars.", "marche", "marche", "protest_or_strike", modality="planned"
    )
    corpus.tell("Ils ont défilé sans un mot.", "défilé", "défiler", "protest_or_strike", article="b")
    for number, article in enumerate("ab"):
        corpus.name(share, article=article)
        day = date(2024, 3, 2) if not number else date.fromisoformat(told)
        corpus.articles[article] = replace(corpus.articles[article], published=day)
    return len(corpus.resolve()[1])


def test_what_is_announced_and_then_told_is_one_where_the_articles_share_names() -> None:
    assert foretold_and_told(told="2024-03-04", share="riva;noval") == 1
    assert foretold_and_told(told="2024-03-04", share="riva") == 2
    assert foretold_and_told(told="2024-03-02", share="riva;noval") == 2  # Printed together: which of them tells it?


@pytest.mark.parametrize(
    ("sentence", "trigger", "lemma", "noun"),
    [
        ("Ils ont assisté mardi soir à la réunion.", "assisté", "assister", "réunion"),
        ("La grève, entamée mardi soir, a cessé.", "entamée", "entamer", "grève"),
        ("Un incendie s'est déclaré mardi soir.", "déclaré", "déclarer", "incendie"),
        ("Il a déclaré mardi soir son incendie.", "déclaré", "déclarer", ""),
    ],
)
def test_a_day_or_a_comma_does_not_part_a_verb_from_its_noun(
    sentence: str, trigger: str, lemma: str, noun: str
) -> None:
    corpus = Corpus().tell(sentence, trigger, lemma, "accident_or_crime")
    day = sentence.find("mardi soir")
    kin = kin_of(corpus.tellings[0], (day, day + len("mardi soir")))
    assert kin & {"réunion", "grève", "incendie"} == {noun} - {""}


def test_vaguer_date_joins_none_of_two() -> None:
    corpus = Corpus().tell(*ARREST, who="roy").tell(*ARREST, who="roy", days=(date(2024, 3, 9),) * 2)
    _, events, merges, _ = corpus.tell(*CUSTODY, who="roy", article="b", days=MARCH).resolve()
    assert len(events) == 3
    assert {row.decision for row in merges} == {"unsure"}


def test_event_gathers_its_tellings() -> None:
    corpus = Corpus().tell(*ARREST, who="roy", modality="planned").tell(*CUSTODY, who="roy;Lannes", article="b")
    corpus.tell(*CUSTODY, who="roy", article="c", copy_of="b")
    linked, (event,), merges, _ = corpus.resolve()
    assert event.event_id == "2024-03-03-arreter"
    assert (event.modality, event.n_mentions, event.n_articles) == ("realised", 3, 2)
    assert [(one.entity_id, one.n_mentions) for one in event.participants] == [("roy", 3), ("lannes", 1)]
    assert {row.event_id for row in linked} == {event.event_id}
    assert merges
    assert all(row.left <= row.right and row.kind == "event" for row in merges)


def ids_of(corpus: Corpus) -> list[str]:
    return [event.event_id for event in corpus.resolve()[1]]


def test_colliding_ids_get_a_mark_of_where_they_are_told() -> None:
    first, second = ids_of(Corpus().tell(*STORM).tell(*STORM_ELSEWHERE, article="b"))
    assert first == "2024-03-03-accident"
    assert re.fullmatch(r"2024-03-03-accident-[0-9a-f]{4}", second)


def test_articles_to_come_change_no_id() -> None:
    def grow(*more: tuple) -> Corpus:  # type: ignore[type-arg]
        corpus = Corpus().tell(*STORM).tell(*STORM_ELSEWHERE, article="b").tell(*ARREST, who="roy", article="b")
        for number, (*telling, options) in enumerate(more):
            corpus.tell(*telling, **{"article": f"c{number}", **options})
        return corpus

    def told(corpus: Corpus) -> dict[str, str]:
        return {row.place: str(row.event_id) for row in corpus.resolve()[0] if row.article_id in "ab"}

    before = told(grow())
    third = ("Un accident a coûté la vie à un cycliste à Orval.", "accident", "accident", "accident_or_crime", {})
    later = ((*CUSTODY, {"who": "roy"}), (*STORM, {}), third, (*RAID, {"who": "roy"}))
    for n in range(1, len(later) + 1):
        assert told(grow(*later[:n])) == before


def contradictions(corpus: Corpus) -> tuple[int, list[tuple[str, str]]]:
    _, events, merges, _ = corpus.resolve()
    return sum(event.date_conflict for event in events), [(row.rule, row.decision) for row in merges]


def tellings_table(told: list[tuple[str, str]]) -> pa.Table:
    places = [place.partition("@") for place, _ in told]
    columns = [[article for article, _, _ in places], [int(at) for _, _, at in places], [event for _, event in told]]
    return pa.table(dict(zip(TELLINGS, columns, strict=True)))


def test_changed_events_are_told_as_renamed_split_or_joined() -> None:
    corpus = Corpus().tell(*STORM).tell(*STORM_ELSEWHERE, article="b").tell(*ARREST, who="roy", article="b")
    linked = corpus.resolve()[0]
    storm, elsewhere, arrest = (str(row.event_id) for row in linked)
    now = tellings_table([(row.place, str(row.event_id)) for row in linked])
    same = [(row.place, str(row.event_id)) for row in linked]
    assert list_changed_events(tellings_table([*same, ("gone@1", "2020-gone")]), now) == []
    one, two, three = (row.place for row in linked)

    def rows(previous: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
        return [(row["old"], row["new"], row["how"]) for row in list_changed_events(tellings_table(previous), now)]

    assert rows([(one, storm), (two, elsewhere), (three, "old")]) == [("old", arrest, "renamed")]
    assert rows([(one, storm), (two, storm)]) == [(storm, storm, "split"), (storm, elsewhere, "split")]
    joined = tellings_table([(place, storm) for place, _ in same])
    found = list_changed_events(tellings_table([(one, storm), (two, elsewhere)]), joined)
    assert [(row["old"], row["new"], row["how"]) for row in found] == [
        (storm, storm, "joined"),
        (elsewhere, storm, "joined"),
    ]


def test_events_of_one_day_and_word_have_ids_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks that are too short to tell them apart grow."""
    monkeypatch.setattr(ids, "SUFFIX", 1)
    corpus = Corpus()
    for number in range(40):
        corpus.tell(f"Un accident a fait deux morts à Lannes{number}.", *STORM[1:], article=f"a{number:02}")
    events = corpus.resolve()[1]
    assert len({event.event_id for event in events}) == len(events) == 40


DEATH = ("Paul Roy est mort à Valmont.", "mort", "mourir", "death_or_birth")


def test_two_days_of_one_event_are_kept_and_shown() -> None:
    other = (date(2024, 3, 5),) * 2
    one = Corpus().tell(*DEATH, who="roy").tell(*DEATH, who="roy", article="b", days=other)
    assert len(one.resolve()[1]) == 1
    assert contradictions(one) == (1, [("other_day", "unsure")])
    (row,) = one.resolve()[2]
    assert "(2024, a)" in row.left
    two = Corpus().tell(*STORM).tell(*STORM, article="b", days=other)
    assert contradictions(two) == (0, [])


def test_one_word_with_two_dates_is_no_contradiction() -> None:
    corpus = Corpus().tell(*DEATH, who="roy").tell(*DEATH, who="roy", days=(date(2024, 3, 5),) * 2, same_sentence=True)
    assert corpus.tellings[0].trigger_start_char == corpus.tellings[1].trigger_start_char
    assert contradictions(corpus) == (0, [])


def test_a_denial_is_kept_with_what_it_denies() -> None:
    one = Corpus().tell(*ARREST, who="roy").tell(*CUSTODY, who="roy", article="b", modality="negated")
    assert contradictions(one) == (1, [("denied", "unsure")])


def test_a_plan_of_another_day_is_no_contradiction() -> None:
    one = Corpus().tell(*ARREST, who="roy", modality="planned").tell(*CUSTODY, who="roy", article="b")
    assert contradictions(one)[0] == 0


def test_a_type_that_says_nothing_gives_way() -> None:
    passed = ("La commande a été notifiée à Thermoval.", "notifiée", "notifier", "other")
    signed = ("Le contrat avec Thermoval est signé.", "signé", "signer", "agreement_or_contract")
    corpus = Corpus().tell(*passed, who="Thermoval;Treval").tell(*signed, who="Thermoval", article="b")
    (event,) = corpus.resolve()[1]
    assert (event.trigger, event.type) == ("notifiée", "agreement_or_contract")


def test_of_a_word_with_two_days_the_user_means_the_one_that_was_asked_about() -> None:
    october = (date(2024, 10, 7),) * 2
    sentence = "La halle a rouvert non pas en mars mais le 7 octobre."
    corpus = Corpus().tell(sentence, "rouvert", "rouvrir", modality="negated")
    corpus.tell(sentence, "rouvert", "rouvrir", days=october, same_sentence=True)
    corpus.tell("Fête de la halle.", "Fête", "fête", days=october, article="b")
    here, there = (telling.place for telling in corpus.tellings[1:])
    assert corpus.tellings[0].place == here
    for pair in ((here, there), (there, here)):
        linked = corpus.resolve(correction("same", *pair))[0]
        assert [one.event_id == linked[-1].event_id for one in linked] == [False, True, True]


def test_undated_event_has_an_id() -> None:
    assert Corpus().tell(*STORM, days=None).resolve()[1][0].date_start is None


def correction(decision: str, left: str, right: str | None = None, name: str | None = None) -> Correction:
    return Correction(kind="event", left=left, decision=decision, line=2, right=right, name=name)  # type: ignore[arg-type]


def test_user_joins_keeps_apart_renames_and_leaves_out() -> None:
    apart = Corpus().tell(*STORM).tell(*STORM_ELSEWHERE, article="b")
    ids = [event.event_id for event in apart.resolve()[1]]
    _, events, merges, _ = apart.resolve(correction("same", *ids))
    assert len(events) == 1
    assert [row.by for row in merges] == ["user"]
    one = Corpus().tell(*ARREST, who="roy").tell(*CUSTODY, who="roy")
    assert len(one.resolve(correction("different", ARREST[0], CUSTODY[0]))[1]) == 2
    assert one.resolve(correction("rename", ARREST[0], name="Arrestation de Roy"))[1][0].label == "Arrestation de Roy"
    linked, events, _, unmatched = one.resolve(correction("ignore", ARREST[0]))
    assert (linked, events, unmatched) == ((), (), ())
    (row,) = one.resolve(correction("ignore", "2020-01-01-rien"))[3]
    assert (row.reason, row.source) == ("correction_unmatched", "corrections.csv")
    assert row.detail.startswith("line 2: no event « 2020-01-01-rien »")


def test_the_user_gives_an_event_its_date_type_and_status() -> None:
    corpus = Corpus().tell(*ARREST, who="roy")
    (before,) = corpus.resolve()[1]
    said = [
        correction("date", before.event_id, name="2023-03"),
        correction("type", ARREST[0], name="vote"),
        correction("modality", before.event_id, name="negated"),
    ]
    linked, (event,), _, unmatched = corpus.resolve(*said)
    assert not unmatched
    assert (event.date_start, event.date_end) == (date(2023, 3, 1), date(2023, 3, 31))
    assert (event.edtf, event.precision, event.type, event.modality) == ("2023-03", "month", "vote", "negated")
    # The id stays, so that the line still names it; the tellings say what the article says; a person has read the row.
    assert event.event_id == before.event_id
    assert [row.modality for row in linked] == ["realised"]
    assert event.confidence == 1.0
    (row,) = corpus.resolve(correction("date", "2020-01-01-rien", name="2023"))[3]
    assert row.reason == "correction_unmatched"


def test_the_user_takes_someone_out_of_an_event() -> None:
    corpus = Corpus().tell(*ARREST, who="roy")
    (before,) = corpus.resolve()[1]
    assert [part.entity_id for part in before.participants] == ["roy"]
    (event,) = corpus.resolve(correction("without", before.event_id, "Roy"))[1]
    assert event.participants == ()
    _, (same,), _, (row,) = corpus.resolve(correction("without", before.event_id, "Durand"))
    assert same == before
    assert (row.reason, row.detail) == (
        "correction_unmatched",
        "line 2: « Durand » takes no part in that event. Correct the name.",
    )


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_is_irrelevant(chance: random.Random) -> None:
    corpus = Corpus()
    for number, telling in enumerate((ARREST, CUSTODY, RAID, SAYS, SAYS_ELSE, STORM, STORM_ELSEWHERE, STORM)):
        corpus.tell(*telling, who="roy" if number % 2 else "", article="abc"[number % 3])
    known = {(event.event_id, event.n_mentions, event.label) for event in corpus.resolve()[1]}
    chance.shuffle(corpus.tellings)
    chance.shuffle(corpus.timexes)
    assert {(event.event_id, event.n_mentions, event.label) for event in corpus.resolve()[1]} == known


def test_time_grows_with_the_number_of_tellings() -> None:
    def resolving(n: int) -> Callable[[], object]:
        corpus = Corpus()
        for number in range(n):
            # All on one day: the worst block there can be.
            telling = (ARREST, CUSTODY, RAID, SAYS, STORM)[number % 5]
            corpus.tell(*telling, who=f"p{number % 97}", article=f"x{number % 50}")
        return uncollected(corpus.resolve)  # as `resolve_facts` runs it

    assert growth(resolving, 800, most=3.2) < 3.2


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("samedi", "samedi matin", True),
        ("vendredi", "samedi matin", False),  # two men's custody, and three officers'
        ("il y a 30 ans", "dans trois ans", False),
        ("lundi", "ce lundi", True),
    ],
)
def test_days_that_cannot_be_placed_are_told_apart_by_their_words(left: str, right: str, one: bool) -> None:
    corpus = Corpus()
    corpus.tell("Deux hommes sont alors mis en garde à vue à Lannes.", "placés", "placer", "legal_action", days=None)
    corpus.tell("Trois agents furent placés en garde à vue à Lannes.", "placés", "placer", "legal_action", days=None)
    for number, said in enumerate((left, right)):
        corpus.timexes[number] = replace(corpus.timexes[number], text=said, edtf="XXXX-XX-XX")
    assert len(corpus.resolve()[1]) == (1 if one else 2)


def test_verbs_without_a_type_are_one_happening_only_in_much_the_same_words() -> None:
    corpus = Corpus().tell("Le taux du port est passé de deux à trois.", "passé", "passer")
    corpus.tell("Ailleurs, la part de la pêche passe de neuf à huit.", "passe", "passer")
    assert len(corpus.resolve()[1]) == 2
    corpus = Corpus().tell("Le taux du port est passé de deux à trois.", "passé", "passer")
    corpus.tell("Au port, le taux est bien passé de deux à trois.", "passé", "passer")
    assert len(corpus.resolve()[1]) == 1
