"""Each threshold of merging, on either side: a constant that moves by its least step makes one of these fail.

`@n` before a name: it begins n code points after the one before ends; else far away.
"""

from __future__ import annotations

import pytest

from pipeline.names.canonical import canonical_name
from pipeline.names.columns import ACTOR, GENDERS, KINDS, ORGANIZATION, NameColumns
from pipeline.names.corpus import resolve_columns
from pipeline.names.links import RULES
from pipeline.names.person import is_typo

FAR = 1000


def resolved(kind: str, names: str) -> tuple[list[int], list[str], set[tuple[str, str]]]:
    """Entity and rule of each name, and what was decided: (rule, decision)."""
    columns = NameColumns()
    for number, article in enumerate(names.split(" // ")):
        end = 0
        for part in article.split(" | "):
            gap, text = FAR, part.strip()
            if text[0] == "@":
                told, _, text = text[1:].partition(" ")
                gap = int(told)
            start = end + gap
            end = start + len(text)
            columns.add(f"a{number}", KINDS.index(kind), text, start, end, GENDERS.index(""))
    found = resolve_columns(columns, explain=True)
    return (
        found.entity.tolist(),
        [RULES[one] for one in found.rule.tolist()],
        {(one.rule, one.decision) for one in found.decisions},
    )


def times(n: int, article: str) -> str:
    """The same article so many times."""
    return " // ".join([article] * n)


def are_one(kind: str, names: str) -> bool:
    """Whether the last two names are one."""
    before, last = resolved(kind, names)[0][-2:]
    return before == last


@pytest.mark.parametrize(
    ("kind", "names", "one"),
    [
        # BREATH, 80: two full names a slip apart, that near, are two people's.
        ("actor", "Marie Leclaire | Marie Leclaire | @80 Marie Leclair", False),
        ("actor", "Marie Leclaire | Marie Leclaire | @81 Marie Leclair", True),
        # SURE_LENGTH, 8 letters: a slip is believed though both spellings are as frequent.
        ("actor", "Aude Vasselin | Aude Vassetin", True),
        ("actor", "Aude Rossard | Aude Rostard", False),
        # SHORTEST, 4 letters: in shorter surnames alone no slip is looked for.
        ("actor", "Aude Low | Loew", True),
        ("actor", "Aude Loew | Low", False),
    ],
)
def test_within_one_article(kind: str, names: str, one: bool) -> None:
    assert are_one(kind, names) is one


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        ("orval", "orvel", True),  # 5 letters: one slip, the first letter right
        ("orva", "orve", False),
        ("orval", "irval", False),
        ("rossard", "bossard", True),  # 7 letters: anywhere
        ("rossar", "bossar", False),
        ("vasselins", "vassetims", True),  # 9 letters: two slips
        ("vasselin", "vassetim", False),
        ("montfaucher", "montfauch", True),  # lengths two apart
        ("montfaucher", "montfauc", False),
    ],
)
def test_what_is_a_slip(left: str, right: str, slip: bool) -> None:
    assert is_typo(left, right) is slip


@pytest.mark.parametrize(
    ("kind", "names", "one"),
    [
        # ALIAS_SHARE, .8: the reading that four articles in five give, not three in four.
        ("actor", times(4, "Aude Orval | Orval") + " // Marc Orval | Orval // Aude Orval // Orval", True),
        ("actor", times(3, "Aude Orval | Orval") + " // Marc Orval | Orval // Aude Orval // Orval", False),
        # RARER, 8 times, and MIN_TYPO, 8 letters: how rare a spelling is a slip, in long names and in short ones.
        ("actor", times(16, "Aude Vasselin") + " // Aude Vassetin // Aude Vassetin", True),
        ("actor", times(8, "Aude Rossard") + " // Aude Rostard", True),
        ("actor", times(7, "Aude Rossard") + " // Aude Rostard", False),
        ("actor", times(7, "Aude Vasselin") + " // Aude Vassetin", True),
    ],
)
def test_over_the_corpus(kind: str, names: str, one: bool) -> None:
    entity = resolved(kind, names)[0]
    assert (entity[0] == entity[-1]) is one


@pytest.mark.parametrize(
    ("gap", "rule"),
    [
        (9, "acronym_defined"),  # WORD_GAP, 9: « …, pour … »
        (10, "acronym"),
    ],
)
def test_how_near_a_definition_stands(gap: int, rule: str) -> None:
    assert resolved("organization", f"Ligue des ports francs | @{gap} LPF")[1][-1] == rule


@pytest.mark.parametrize(
    ("far", "settled"),
    [
        (59, False),  # COUPLE, 60: two namesakes named within it leave a surname open
        (60, True),
    ],
)
def test_how_far_two_namesakes_must_stand(far: int, settled: bool) -> None:
    gap = far - len("Aude Orval")  # from the start of one name to the start of the other
    entity = resolved("actor", f"Aude Orval | @{gap} Marc Orval | Orval")[0]
    assert (entity[2] == entity[1]) is settled
    assert entity[2] != entity[0]


@pytest.mark.parametrize(
    ("far", "nearest"),
    [
        (200, True),  # RECENT, 200: a generic name is the body just named
        (201, False),
    ],
)
def test_how_long_a_body_is_just_named(far: int, nearest: bool) -> None:
    often, once = "Commission du littoral", "Commission des ports"
    gap = far - len(once)
    entity = resolved("organization", f"{often} | {often} | {often} | {once} | @{gap} Commission")[0]
    assert entity[4] == entity[3 if nearest else 0]


@pytest.mark.parametrize(
    ("fuller", "shorter", "name"),
    [
        (2, 8, "Aude Marie Orval"),  # FREQUENT, .2: one in five
        (2, 9, "Aude Orval"),
    ],
)
def test_how_frequent_a_fuller_form_must_be(fuller: int, shorter: int, name: str) -> None:
    assert canonical_name(ACTOR, {"Aude Marie Orval": fuller, "Aude Orval": shorter}).name == name


@pytest.mark.parametrize(
    ("fuller", "shorter", "name"),
    [(2, 8, "Ligue des ports francs"), (2, 9, "Ligue des ports")],
)
def test_how_frequent_a_longer_form_must_be(fuller: int, shorter: int, name: str) -> None:
    assert canonical_name(ORGANIZATION, {"Ligue des ports francs": fuller, "Ligue des ports": shorter}).name == name


@pytest.mark.parametrize(
    ("names", "asked"),
    [
        ("Ligue des ports francs // LPF", True),  # MIN_ACRONYM, 3 letters: fewer stand for too much
        ("Ligue des ports // LP", False),
    ],
)
def test_how_long_an_acronym_must_be_to_be_asked_about(names: str, asked: bool) -> None:
    assert (("initials", "unsure") in resolved("organization", names)[2]) is asked


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        ("Agence spatiale européenne | ESA", "acronym_turned"),  # SHUFFLED, 3 letters
        ("Ligue portuaire | PL", "same_name"),
    ],
)
def test_how_many_letters_may_be_turned(names: str, rule: str) -> None:
    assert resolved("organization", names)[1][-1] == rule
