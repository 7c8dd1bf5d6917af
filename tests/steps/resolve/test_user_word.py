"""The user's word: one article, two bearers of one name, what a name is, and lines that contradict each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Facts
from pipeline.records.correction import Correction
from pipeline.steps.ingest.corrections import parse_correction
from pipeline.steps.resolve import resolve_facts
from pipeline.steps.resolve.wishes import sort_out
from tests.growth import growth
from tests.steps.resolve.articles import told


def said(*lines: str) -> tuple[Correction, ...]:
    """Corrections as lines of a file: kind;left;right;decision;new_name;article_id."""
    names = ("kind", "left", "right", "decision", "new_name", "article_id")
    found = []
    for number, line in enumerate(lines, start=2):
        found += parse_correction(dict(zip(names, line.split(";"), strict=False)), number, "corrections.csv")
    return tuple(found)


LUZAC = told("a", "Jean Martin a voté. M. Martin rit.", "Jean Martin", "Martin", role="maire de Luzac")
TULLE = told("b", "Jean Martin est élu. M. Martin part.", "Jean Martin", "Martin", role="député de la Corrèze")
AGAIN = told("c", "Jean Martin inaugure la halle.", "Jean Martin", role="maire de Luzac")
BARE = told("d", "Jean Martin dort.", "Jean Martin")


def rows(facts: Facts, kind: str = "actor") -> dict[str, set[str]]:
    """The articles of each entity by its name."""
    names = {entity.entity_id: entity.name for entity in facts.entities if entity.kind == kind}
    assert len(set(names.values())) == len(names)
    found: dict[str, set[str]] = {name: set() for name in names.values()}
    for mention in facts.mentions:
        if mention.entity_id in names:
            found[names[mention.entity_id]].add(mention.article_id)
    return found


def problems(facts: Facts) -> list[tuple[str, str]]:
    return [(row.reason, row.detail) for row in facts.rejections]


ALL = [LUZAC, TULLE, AGAIN, BARE]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], {"Jean Martin": {"a", "b", "c", "d"}}),
        (
            ["actor;Jean Martin (maire de Luzac);Jean Martin (député);different"],
            {"Jean Martin (maire de Luzac)": {"a", "c"}, "Jean Martin (député)": {"b"}, "Jean Martin": {"d"}},
        ),
        (
            ["actor;Jean Martin;Jean Martin (député);different"],
            {"Jean Martin": {"a", "c", "d"}, "Jean Martin (député)": {"b"}},
        ),
        (
            ["actor;Jean Martin;JEAN MARTIN;different"],
            {
                "Jean Martin (maire de Luzac)": {"a", "c"},
                "Jean Martin (député de la Corrèze)": {"b"},
                "Jean Martin": {"d"},
            },
        ),
        (
            ["actor;Jean Martin;Jean Martin;different;;b"],
            {"Jean Martin": {"a", "c", "d"}, "Jean Martin (député de la Corrèze)": {"b"}},
        ),
        (["actor;Jean Martin;;;Jean-Paul Martin;b"], {"Jean Martin": {"a", "c", "d"}, "Jean-Paul Martin": {"b"}}),
        (
            ["actor;Jean Martin;;= Jean Martin (fils);;b", "actor;Jean Martin;;= Jean Martin (fils);;d"],
            {"Jean Martin": {"a", "c"}, "Jean Martin (fils)": {"b", "d"}},
        ),
        (["actor;Jean Martin;;ignore;;b"], {"Jean Martin": {"a", "c", "d"}, "Martin": {"b"}}),
        (
            [
                "actor;Jean Martin (maire de Luzac);Jean Martin (député);different",
                "actor;Jean Martin (député);;;Jeannot",
            ],
            {"Jean Martin (maire de Luzac)": {"a", "c"}, "Jeannot": {"b"}, "Jean Martin": {"d"}},
        ),
    ],
)
def test_two_bearers_of_one_name(lines: list[str], expected: dict[str, set[str]]) -> None:
    facts = resolve_facts(ALL, corrections=said(*lines))
    assert problems(facts) == []
    if "Martin" not in expected:
        assert rows(facts) == expected
    assert {entity.entity_id for entity in facts.entities if " (" in entity.name} <= {
        "jean-martin-maire-de-luzac", "jean-martin-depute", "jean-martin-depute-de-la-correze", "jean-martin-fils",
    }  # fmt: skip


def test_what_was_split_is_joined_again_by_a_later_line_and_both_are_named() -> None:
    facts = resolve_facts(
        ALL,
        corrections=said(
            "actor;Jean Martin (maire de Luzac);Jean Martin (député);different",
            "actor;Jean Martin (maire de Luzac);Jean Martin (député);same",
        ),
    )
    assert rows(facts) == {"Jean Martin": {"a", "b", "c", "d"}}
    ((reason, detail),) = problems(facts)
    assert reason == "correction_contradicts"
    assert detail.startswith("line 2: line 3 says otherwise")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("actor;Jean Martin (évêque);Jean Martin (député);different", "« évêque »"),
        ("actor;Jean Martin;;ignore;;zzz", "no such article"),
        ("actor;Paul Martin;;;Paul;a", "« Paul Martin »"),
        ("actor;Anne Bret (juge);Anne Bret (greffière);different", "« Anne Bret »"),
    ],
)
def test_what_nothing_in_the_articles_bears_out_is_named_by_line(line: str, named: str) -> None:
    facts = resolve_facts(ALL, corrections=said(line))
    ((reason, detail),) = problems(facts)
    assert reason == "correction_unmatched"
    assert detail.startswith("line 2: ")
    assert named in detail
    assert rows(facts) == {"Jean Martin": {"a", "b", "c", "d"}}


def test_two_bearers_that_nothing_tells_apart_are_no_guess() -> None:
    facts = resolve_facts([LUZAC, BARE], corrections=said("actor;Jean Martin;Jean Martin;different"))
    assert rows(facts) == {"Jean Martin": {"a", "d"}}
    assert "article_id" in problems(facts)[0][1]


FIRM = [
    told("a", "Rolland Vidal recrute. Vidal embauche.", "Rolland Vidal", "Vidal", role="patron"),
    told("b", "Rolland Vidal ferme.", "Rolland Vidal"),
    told("c", "Oda gagne.", "Oda", kind="organization"),
]


def test_a_person_becomes_an_organization_and_back() -> None:
    turned = resolve_facts(FIRM, corrections=said("actor;Rolland Vidal;;organisation"))
    assert rows(turned) == {}
    assert rows(turned, "organization") == {"Rolland Vidal": {"a", "b"}, "Oda": {"c"}}
    assert turned.affiliations == ()
    assert problems(turned) == []
    back = resolve_facts(
        FIRM, corrections=said("actor;Rolland Vidal;;organization", "organization;Rolland Vidal;;person")
    )
    assert rows(back) == {"Rolland Vidal": {"a", "b"}}
    assert [reason for reason, _ in problems(back)] == ["correction_contradicts"]


def test_a_turned_name_can_be_made_one_with_another_and_renamed() -> None:
    facts = resolve_facts(
        FIRM,
        corrections=said(
            "actor;Rolland Vidal;;organization", "organization;Rolland Vidal;Oda;same", "organization;Oda;;;Groupe Oda"
        ),
    )
    assert rows(facts, "organization") == {"Groupe Oda": {"a", "b", "c"}}
    assert problems(facts) == []


def test_one_name_after_the_other_and_what_is_said_of_a_name_given() -> None:
    facts = resolve_facts(
        FIRM,
        corrections=said("actor;Rolland Vidal;;;R. Vidal-Mérou", "actor;R. Vidal-Mérou;;;Rolland Vidal-Mérou"),
    )
    assert rows(facts) == {"Rolland Vidal-Mérou": {"a", "b"}}
    assert problems(facts) == []


@pytest.mark.parametrize(
    ("lines", "against"),
    [
        (["actor;A X;B X;same", "actor;A X;B X;different"], {2: 3}),
        (["event;Une grève;Un accord;same", "event;Un accord;Une grève;different"], {2: 3}),
        (["actor;A X;B X;same", "actor;B X;C X;same", "actor;A X;C X;different"], {2: 4}),
        (["actor;A X;C X;different", "actor;A X;B X;same", "actor;B X;C X;same"], {2: 4}),
        (["actor;A X;;ignore", "actor;A X;B X;same"], {2: 3}),
        (["actor;A X;;;D X", "actor;A X;;;E X"], {2: 3}),
        (["actor;A X;B X;same", "actor;A X;;;D X", "actor;B X;;;E X"], {2: 4}),
        (["actor;A X;;person", "actor;A X;;organization"], {2: 3}),
        (["actor;A X;B X;same;;a", "actor;A X;C X;same;;a"], {2: 3}),
        (["actor;A X;B X;same", "actor;A X;B X;same", "actor;B X;A X;same"], {}),
        (["actor;A X;B X;same", "actor;B X;C X;same", "actor;C X;A X;same"], {}),
        (["actor;A X;B X;same;;a", "actor;A X;B X;different"], {}),
    ],
)
def test_of_lines_that_contradict_each_other_the_later_holds_and_both_are_named(
    lines: list[str], against: dict[int, int]
) -> None:
    corrections = said(*lines)
    holding, rejections = sort_out(corrections)
    assert {one.line for one in holding} == {one.line for one in corrections} - set(against)
    assert [row.detail.partition(" says")[0] for row in rejections] == [
        f"line {line}: line {later}" for line, later in against.items()
    ]


def lines(n: int) -> tuple[Correction, ...]:
    """Chains of `same`, lines against them, and better names: `2 * n` lines."""
    chain = [f"actor;Anne Nom{i};Anne Nom{i + 1};same" for i in range(n)]
    against = [f"actor;Anne Nom{i};Anne Nom{n - i};different" for i in range(n // 2)]
    named = [f"actor;Jean Nom{i};;;Jean Autre{i}" for i in range(n // 2)]
    return tuple(said(*chain, *against, *named))


def test_time_grows_with_the_number_of_lines() -> None:
    holding, rejections = sort_out(lines(1_000))
    assert len(holding) + len(rejections) == 2_000

    def sorting(n: int) -> Callable[[], object]:
        given = lines(n)
        return lambda: sort_out(given)

    def resolving(n: int) -> Callable[[], object]:
        given = lines(n)
        return lambda: resolve_facts(ALL, corrections=given)

    assert growth(sorting, 2_000, most=3.2) < 3.2
    assert growth(resolving, 2_000, most=3.2) < 3.2


@pytest.mark.parametrize(
    ("text", "names", "left", "shown"),
    [
        ("M. de Batimar rit. Batimar vend.", ("de Batimar", "Batimar"), "de Batimar", "Batimar"),
        ("De Batimar, rien. Batimar vend.", ("De Batimar", "Batimar"), "De Batimar", "Batimar"),
        ("De Batimar vend.", ("De Batimar",), "De Batimar", "De Batimar"),  # a name of its own, for all one knows
        ("De Luynes vend. Luynes dort.", ("De Luynes", "Luynes"), "Luynes", "Luynes"),
    ],
)
def test_the_particle_of_a_person_is_no_part_of_a_body(
    text: str, names: tuple[str, ...], left: str, shown: str
) -> None:
    facts = resolve_facts([told("a", text, *names)], corrections=said(f"actor;{left};;organisation"))
    assert [entity.name for entity in facts.entities if entity.kind == "organization"] == [shown]
    assert all(text[one.start_char : one.end_char] == one.text for one in facts.mentions)


@pytest.mark.parametrize(("kind", "name"), [("actor", "Vasselin"), ("organization", "ARS")])
def test_rows_of_one_name_are_made_one(kind: str, name: str) -> None:
    """A lone surname and a body of which each region has one have a row for each article."""
    articles = [told(one, f"{name} enquête.", name, kind=kind) for one in "abc"]  # type: ignore[arg-type]
    assert len(resolve_facts(articles).entities) == 3
    facts = resolve_facts(articles, corrections=said(f"{kind};{name};{name};même"))
    assert (rows(facts, kind), facts.rejections) == ({name: {"a", "b", "c"}}, ())


@pytest.mark.parametrize(("kind", "name"), [("actor", "Vasselin"), ("organization", "ARS")])
def test_rows_of_one_name_that_are_apart_stay_so_by_the_users_word(kind: str, name: str) -> None:
    """What a question of review.csv offers is no line that does not fit."""
    articles = [told(one, f"{name} enquête.", name, kind=kind) for one in "abc"]  # type: ignore[arg-type]
    facts = resolve_facts(articles, corrections=said(f"{kind};{name};{name};différent"))
    (word,) = [(row.left, row.right, row.decision) for row in facts.merges if row.by == "user"]
    assert (len(facts.entities), word, facts.rejections) == (3, (name, name, "different"), ())


def test_two_bearers_that_nothing_tells_apart_are_asked_about() -> None:
    """A full name is one person in all articles: « different » alone does not say which is which."""
    articles = [told(one, "Ada Vasselin enquête.", "Ada Vasselin") for one in "ab"]
    facts = resolve_facts(articles, corrections=said("actor;Ada Vasselin;Ada Vasselin;différent"))
    ((reason, detail),) = problems(facts)
    assert (len(facts.entities), reason) == (1, "correction_unmatched")
    assert "no roles tell them apart" in detail


def held(facts: Facts) -> list[tuple[str, str]]:
    return [(row.article_id, row.role) for row in facts.affiliations]


def test_a_role_that_somebody_does_not_have_is_nobodys() -> None:
    everywhere = resolve_facts(ALL, corrections=said("actor;M. Martin;Maire de Luzac;sans"))
    assert held(everywhere) == [("b", "député de la Corrèze")]
    assert [person.main_role for person in everywhere.entities] == ["député de la Corrèze"]
    assert problems(everywhere) == []
    here = resolve_facts(ALL, corrections=said("actor;Jean Martin;maire de Luzac;without;;c"))
    assert held(here) == [("a", "maire de Luzac"), ("b", "député de la Corrèze")]
    assert rows(here) == rows(resolve_facts(ALL))


@pytest.mark.parametrize("line", ["actor;Jean Martin;évêque;sans", "actor;Anne Bret;maire de Luzac;sans"])
def test_a_role_that_nobody_gives_is_not_denied_in_silence(line: str) -> None:
    facts = resolve_facts(ALL, corrections=said(line))
    ((reason, detail),) = problems(facts)
    assert reason == "correction_unmatched"
    assert detail.startswith("line 2: « ")
    assert held(facts) == held(resolve_facts(ALL))


def test_who_denies_no_role_says_which() -> None:
    with pytest.raises(ValueError, match="names under 'right' the role"):
        said("actor;Jean Martin;;sans")
    with pytest.raises(ValueError, match="of an event, in all articles, or of a person's role"):
        said("organization;Luzac;maire;sans")
