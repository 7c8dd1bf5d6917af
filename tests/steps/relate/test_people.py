"""Own texts: who and what is named, what is neither, roles with their body, whom a pronoun means, which names are one.

`people_sentences.tsv` says what a careful reader answers, not what the product does; `people_rows` says how it is
counted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.steps.recognise import recognise_articles
from pipeline.steps.relate import relate_article
from pipeline.steps.resolve import resolve_facts
from tests.floors import Floors
from tests.steps.relate.people_rows import TABLE, read_people, same_role, tally

if TYPE_CHECKING:
    from spacy.language import Language

FLOORS = Path(__file__).parent / "floors.toml"
PRESS = Path(__file__).parent / "press_sentences.tsv"
"""Roles in long sentences: beside a name (B) or in another sentence (A); written before any answer was seen."""
PASSAGES = Path(__file__).parent / "who_passages.tsv"
"""One to three sentences each, by position of the role and kind of body; written before any answer was seen (« first
writing ») and after the first mending. Of each writing the errors of every second one were never looked at."""
WORLD = Path(__file__).parent / "world_passages.tsv"
"""One to four sentences each, as papers of Québec, Suisse, Belgique, Luxembourg, overseas France, the Maghreb, West and
Central Africa, Haïti, Liban and the regions of France have them; written and read as those of PASSAGES."""
ROLES = Path(__file__).parent / "role_passages.tsv"
"""One to three sentences each: every structure in which the press gives a person a role and a body, and traps; written
before any answer was seen. Of each pair the errors of the second were never looked at."""
CARRY = Path(__file__).parent / "carry_passages.tsv"
"""One or two sentences each, on parties of an event, inclusive writing, initials, firms with a person's name, bylines,
roles and bodies in small letters; written before any answer was seen and read as those of ROLES."""
WHOM = Path(__file__).parent / "whom_passages.tsv"
"""One to four sentences or an interview each, on posts right before a name, who asks and who answers, firms and
persons of one word, names of associations in small letters, portraits, towns; written before any answer was seen and
read as those of ROLES."""
SCORED = (
    "persons",
    "organizations",
    "merged",
    "roles",
    "organizations of roles",
    "roles that are right",
    "participants",
)


@pytest.mark.model
@pytest.mark.parametrize("half", ["read", "held back"])
def test_passages(half: str, floors: Floors, nlp: Language) -> None:
    scores = answers(PASSAGES, nlp, half)
    floors.hold(FLOORS, f"people, passages, {half}", {name: scores[name] for name in SCORED})


@pytest.mark.model
@pytest.mark.parametrize("half", ["read", "held back"])
def test_passages_on_roles(half: str, floors: Floors, nlp: Language) -> None:
    scores = answers(ROLES, nlp, half)
    floors.hold(FLOORS, f"people, roles, {half}", {name: scores[name] for name in scores if "roles" in name})


@pytest.mark.model
@pytest.mark.parametrize("half", ["read", "held back"])
def test_passages_on_what_carries_over(half: str, floors: Floors, nlp: Language) -> None:
    scores = answers(CARRY, nlp, half)
    wanted = ("persons", "organizations", "roles", "organizations of roles", "nobody meant")
    floors.hold(FLOORS, f"people, what carries over, {half}", {name: scores[name] for name in wanted})


@pytest.mark.model
@pytest.mark.parametrize("half", ["read", "held back"])
def test_passages_on_whom_a_text_means(half: str, floors: Floors, nlp: Language) -> None:
    scores = answers(WHOM, nlp, half)
    wanted = (*(name for name in SCORED if name != "participants"), "references", "nobody meant", "speakers")
    floors.hold(FLOORS, f"people, whom a text means, {half}", {name: scores[name] for name in wanted})


@pytest.mark.model
@pytest.mark.parametrize("half", ["read", "held back"])
def test_the_french_speaking_world(half: str, floors: Floors, nlp: Language) -> None:
    scores = answers(WORLD, nlp, half)
    floors.hold(FLOORS, f"people, French-speaking world, {half}", {name: scores[name] for name in SCORED})


@pytest.mark.model
def test_scores_from_the_words_alone(floors: Floors, nlp: Language) -> None:
    floors.hold(FLOORS, "people, from the words alone", answers(TABLE, nlp))


@pytest.mark.model
def test_roles_in_long_sentences(floors: Floors, nlp: Language) -> None:
    scores = answers(PRESS, nlp)
    floors.hold(FLOORS, "people, long sentences", {name: scores[name] for name in scores if "roles" in name})


def answers(table: Path, nlp: Language, half: str = "") -> dict[str, float]:
    """The scores of a table, or of the rows whose note ends so; its faults are printed, but of what is held back."""
    people = [one for one in read_people(table) if one.note.endswith(half)]
    found = [relate_article(one) for one in recognise_articles([one.article for one in people], nlp)]
    counted = tally(zip(people, (resolve_facts([one]) for one in found), strict=True))
    if half != "held back":
        print(*counted.faults, sep="\n")
    return counted.scores()


@pytest.mark.parametrize("table", [TABLE, PRESS, PASSAGES, WORLD, ROLES, CARRY, WHOM])
def test_the_table_is_consistent(table: Path) -> None:
    for one in read_people(table):
        text, names = one.article.text, {name.name for name in one.names}
        assert not set("{}<>~|") & set(text), text
        assert {role.person for role in one.roles} <= names, text
        assert {role.organization for role in one.roles} <= names | {""}, text
        assert one.takes_part <= names, text
        assert {means for _, means in one.references} <= names | {"-"}, text
        for role in one.roles:
            assert role.role.split()[0].lower() in text.lower(), (text, role)


@pytest.mark.parametrize(
    ("role", "other", "same"),
    [
        ("maire", "maire de Vire", True),
        ("maire écologiste de Gaillac", "maire de Gaillac", True),
        ("maire", "préfète", False),
        ("directrice de la communication", "directrice", True),
        ("", "maire", False),
    ],
)
def test_roles_compared(role: str, other: str, same: bool) -> None:
    assert same_role(role, other) is same
