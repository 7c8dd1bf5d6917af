"""What counts as found, invented, missed or neither; the rows by hand on one small text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.evaluate.found import FoundArticle, FoundEvent, FoundFile, FoundName, FoundRole
from pipeline.evaluate.names import same_role
from pipeline.evaluate.tally import sentence_around
from tests.evaluate.small import RAW, at, content, counts, day, evaluated, gold, name, telling

ALL_NAMES = [name("Zoé Lenoir"), name("Lenoir", nth=1)]
ALL_DATES = [day("3 mars 2024", "2024-03-03"), day("2019", "2019-01-01", "2019-12-31")]


@pytest.mark.parametrize(
    ("names", "strict", "relaxed", "per_article"),
    [
        (ALL_NAMES, (2, 0, 0), (2, 0, 0), (1, 0, 0)),
        ([], (0, 0, 2), (0, 0, 2), (0, 0, 1)),
        ([name("Mme Lenoir"), name("Zoé Lenoir")], (1, 1, 1), (2, 0, 0), (1, 0, 0)),  # a civility is no part of a name
        ([name("Luzac", "luzac"), *ALL_NAMES], (2, 1, 0), (2, 1, 0), (1, 1, 0)),  # a town is no person
        ([name("Zoé Lenoir"), name("Lenoir", "other", nth=1)], (2, 0, 0), (2, 0, 0), (1, 1, 0)),  # one person made two
    ],
)
def test_names(
    names: list[FoundName], strict: tuple[int, ...], relaxed: tuple[int, ...], per_article: tuple[int, ...]
) -> None:
    found = evaluated(FoundFile(names=list(names)))
    assert counts(found, "actor mentions strict") == strict
    assert counts(found, "actor mentions relaxed") == relaxed
    assert counts(found, "actors per article") == per_article


def test_a_name_of_the_menu_is_a_leak_and_one_outside_everything_is_nothing() -> None:
    found = evaluated(FoundFile(names=[name("Bernard", "bernard")]))
    assert found.scores["leak from menus, comments"]["actor"] == 1
    outside = gold(not_article=[])
    found = evaluated(FoundFile(names=[name("Bernard", "bernard")]), notes=outside)
    assert counts(found, "actor mentions strict") == (0, 0, 2)
    assert found.headlines["leak from menus, comments"] == 0


def test_what_is_optional_counts_neither_way() -> None:
    persons = [dict(content()["persons"][0], optional=True)]
    for names in ([], ALL_NAMES):
        found = evaluated(FoundFile(names=list(names)), notes=gold(persons=persons))
        assert counts(found, "actor mentions strict") == (0, 0, 0)
    found = evaluated(FoundFile(dates=[*ALL_DATES, day("mardi", "2024-03-12")]))
    assert counts(found, "dates right") == (2, 0, 0)


def test_a_canonical_name_may_be_any_form_of_the_gold() -> None:
    file = FoundFile(names=list(ALL_NAMES))
    assert counts(evaluated(file, canonical={"zoe-lenoir": "Zoe LENOIR"}), "actor names") == (1, 1)
    assert counts(evaluated(file, canonical={"zoe-lenoir": "Lenoir"}), "actor names") == (0, 1)


@pytest.mark.parametrize(
    ("dates", "found", "right", "strict"),
    [
        (ALL_DATES, (2, 0, 0), (2, 0, 0), (2, 0, 0)),
        ([day("3 mars 2024", "2024-03-03"), day("2019", "2019-01-01")], (2, 0, 0), (1, 1, 1), (2, 0, 0)),
        ([day("Le 3 mars 2024", "2024-03-03")], (1, 0, 1), (1, 0, 1), (0, 1, 2)),  # a word too much
        ([*ALL_DATES, day("Contact", "2024-03-03")], (2, 1, 0), (2, 1, 0), (2, 1, 0)),  # from the menu
    ],
)
def test_dates(
    dates: list,
    found: tuple[int, ...],
    right: tuple[int, ...],
    strict: tuple[int, ...],  # type: ignore[type-arg]
) -> None:
    scored = evaluated(FoundFile(dates=list(dates)))
    assert counts(scored, "dates found") == found
    assert counts(scored, "dates right") == right
    assert counts(scored, "dates strict") == strict


@pytest.mark.parametrize(
    ("kind", "found", "counted"),
    [
        ("date", "date", (3, 0, 0)),  # the third one with its days
        ("duration", "duration", (3, 0, 0)),
        ("duration", "date", (2, 1, 1)),
        ("date", "set", (2, 1, 1)),
    ],
)
def test_time_values_count_dates_durations_and_sets(kind: str, found: str, counted: tuple[int, ...]) -> None:
    timex = {"span": [*at("Contact")], "kind": kind, "start": "2024-03-03", "end": "2024-03-03"}
    notes = gold(not_article=[], timex=[*content()["timex"], timex], articles=[{"start": 0, "end": len(RAW)}])
    extra = replace(day("Contact", "2024-03-03"), kind=found)
    scored = evaluated(FoundFile(dates=[*ALL_DATES, extra]), notes=notes)
    assert counts(scored, "time values (TempEval-3)") == counted
    # The first to overlap takes its date, wrong as it is; what nobody asked for is invented, what is optional is not.
    two = [day("3 mars 2024, Zoé", "2024-03-04"), *ALL_DATES, day("mardi", None), day("maire", None)]
    assert counts(evaluated(FoundFile(dates=two)), "time values (TempEval-3)") == (1, 3, 1)
    assert counts(evaluated(FoundFile(dates=[day("2019", "2019-01-01")])), "time values (TempEval-3)") == (0, 1, 2)


@pytest.mark.parametrize(
    ("tellings", "events", "told"),
    [
        ([telling("fermé", "3 mars 2024"), telling("acheté", "2019")], (2, 0, 0), (2, 0, 0)),
        ([telling("proteste", "3 mars 2024")], (1, 0, 1), (0, 1, 2)),  # on that day, but another happening
        ([telling("Fermer", "3 mars 2024"), telling("achat", "2019")], (2, 0, 0), (2, 0, 0)),  # other endings
        # The one whose word agrees takes the place; one more on the day counts neither way, a second one does.
        ([telling("x", "3 mars 2024"), telling("fermé", "3 mars 2024")], (1, 0, 1), (1, 0, 1)),
        ([telling(word, "3 mars 2024") for word in ("x", "y", "fermé")], (1, 1, 1), (1, 1, 1)),
        ([telling("proteste", "mardi")], (0, 1, 2), (0, 1, 2)),
    ],
)
def test_events(tellings: list, events: tuple[int, ...], told: tuple[int, ...]) -> None:  # type: ignore[type-arg]
    found = evaluated(FoundFile(dates=[*ALL_DATES, day("mardi", "2024-03-05")], tellings=list(tellings)))
    assert counts(found, "events") == events
    assert counts(found, "events told right") == told


def test_an_event_on_a_wrong_day_is_wrong() -> None:
    file = FoundFile(dates=[day("3 mars 2024", "2023-03-03")], tellings=[telling("fermé", "3 mars 2024")])
    found = evaluated(file)
    assert counts(found, "events") == (0, 1, 2)
    assert counts(found, "event types") == (0, 0)


def test_types_modality_labels_and_who_takes_part() -> None:
    names = [*ALL_NAMES, name("Union des meuniers", "union", kind="organization")]
    file = FoundFile(names=names, dates=list(ALL_DATES), tellings=[telling("fermé", "3 mars 2024", modality="planned")])
    event = FoundEvent(type="closure", label="Le moulin de Luzac ferme", participants={"union": "agent"})
    found = evaluated(file, events={"e": event})
    assert counts(found, "event types") == (1, 1)
    assert counts(found, "event modality") == (0, 1)
    assert counts(found, "event participants") == (0, 1, 1)
    assert counts(found, "event label words") == (3, 0, 2)  # moulin, Luzac, ferme; not Zoé, Lenoir
    assert found.categories["events told right"]["closure"] == (1, 1)


def test_roles_are_those_of_the_right_person() -> None:
    roles = [FoundRole(actor_id="zoe-lenoir", role="ancienne maire de Luzac"), FoundRole(actor_id="x", role="maire")]
    found = evaluated(FoundFile(names=list(ALL_NAMES), roles=roles))
    assert counts(found, "roles") == (1, 1)
    assert counts(found, "role rows that are right") == (1, 1)
    found = evaluated(FoundFile(roles=roles))
    assert counts(found, "roles") == (0, 1)


@pytest.mark.parametrize(("body", "right"), [("union", 1), ("other", 0), (None, 0)])
def test_a_role_of_a_body_is_right_with_that_body(body: str | None, right: int) -> None:
    roles = [{"text": "maire", "org": "union"}, {"text": "meunière", "org": None, "optional": True}]
    names = [*ALL_NAMES, name("Union des meuniers", "union", kind="organization")]
    said = [FoundRole(actor_id="zoe-lenoir", role="maire", organization_id=body)]
    notes = gold(persons=[dict(content()["persons"][0], roles=roles)])
    found = evaluated(FoundFile(names=names, roles=said), notes=notes)
    assert counts(found, "organizations of roles") == (right, 1)
    assert counts(found, "roles") == (1, 1)
    nobody = gold(persons=[dict(content()["persons"][0], roles=roles, optional=True)])
    found = evaluated(FoundFile(names=names, roles=said), notes=nobody)
    assert counts(found, "roles") == counts(found, "role rows that are right") == (0, 0)


def test_parts_are_asked_where_the_gold_gives_them() -> None:
    events = [dict(content()["events"][0], participant_roles={"lenoir": ["agent", "speaker"]})]
    for part, right in (("speaker", 1), ("patient", 0)):
        file = FoundFile(names=list(ALL_NAMES), dates=list(ALL_DATES), tellings=[telling("fermé", "3 mars 2024")])
        event = FoundEvent(participants={"zoe-lenoir": part, "unknown": "agent"})
        found = evaluated(file, notes=gold(events=events), events={"e": event})
        assert counts(found, "event participant parts") == (right, 1)
        assert counts(found, "event participants") == (1, 0, 0)


def test_a_file_without_its_article_is_all_missed() -> None:
    found = evaluated(FoundFile(articles=[FoundArticle(span=None)] * 2))
    assert counts(found, "files split right") == (0, 1)
    assert counts(found, "dates right") == (0, 0, 2)
    assert counts(found, "titles") == (0, 0)


def test_misses_say_what_and_where_with_the_sentence() -> None:
    found = evaluated(FoundFile(dates=[day("3 mars 2024", "2023-03-03"), *ALL_DATES[1:]]))
    (wrong,) = [miss for miss in found.misses if miss.row == "dates right"]
    assert wrong.says == "wrong: '3 mars 2024' 2023-03-03, gold 2024-03-03"
    assert wrong.sentence == "Le 3 mars 2024, Zoé Lenoir a fermé le moulin de Luzac."
    assert RAW[wrong.start :].startswith("3 mars")
    assert any(miss.says == "missed: 'Zoé Lenoir'" for miss in found.misses)


def test_merging_counts_over_the_corpus() -> None:
    assert evaluated(FoundFile(names=list(ALL_NAMES))).headlines["actors merged (B3)"] == 1
    two = [name("Zoé Lenoir"), name("Lenoir", "other", nth=1)]
    assert evaluated(FoundFile(names=two)).scores["actors merged (B3)"] == {"p": 1, "r": 0.5, "f1": 0.667, "n": 2}


@pytest.mark.parametrize(
    ("role", "other", "same"),
    [
        ("maire de Luzac", "la maire", True),
        ("ancien ministre", "ministre de la Mer", True),
        ("président de la région", "présidente du port", False),
        ("ancien", "ancienne", False),
        ("maire adjoint chargé des sports", "maire du sport local", False),  # one word in three
        ("maire de Luzac", "maire adjointe de Vallon", True),  # half of the shorter
        ("", "maire", False),
    ],
)
def test_two_wordings_of_a_role(role: str, other: str, same: bool) -> None:
    assert same_role(role, other) is same_role(other, role) is same


def test_a_sentence_is_cut_at_its_ends_and_at_lines() -> None:
    assert sentence_around(RAW, at("mardi")) == "L'Union des meuniers proteste depuis mardi."
    assert sentence_around(RAW, at("Contact")) == "Menu Contact Bernard"
    assert sentence_around("x" * 5000, (2000, 2001)) == "x" * 801
