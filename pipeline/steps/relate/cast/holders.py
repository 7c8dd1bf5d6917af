"""« Le président », « la Première ministre britannique »: the highest offices, of whoever the article names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline import french
from pipeline.names.key import fold_text
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.descriptions import predicates
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.offices import content, former, of_a_state
from pipeline.steps.relate.cast.reach import within_reach
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.roles.role_nouns import head_key, role_modifiers

AHEAD = 5
"""Sentences within which the name may follow: « Le premier ministre hésite. <PER> … »."""


@dataclass(frozen=True, slots=True)
class Term:
    """Who held an office of a state, and when; `until` is None where it is still held."""

    name: str
    office: str
    country: str
    since: date
    until: date | None

    def covers(self, day: date | None) -> bool:
        """Whether the office was held on a day; True where the day is not known."""
        return day is None or (self.since <= day and (self.until is None or day <= self.until))


@cache
def terms() -> dict[str, list[Term]]:
    """Terms by folded full name, and by folded surname where only one name has it."""
    full: dict[str, list[Term]] = {}
    for row in french.rows("office_holders"):
        until = None if row["to"] == "-" else date.fromisoformat(row["to"])
        term = Term(row["name"], row["office"], row["country"], date.fromisoformat(row["from"]), until)
        full.setdefault(fold_text(row["name"]), []).append(term)
    by_surname: dict[str, set[str]] = {}
    for name in full:
        by_surname.setdefault(name.split()[-1], set()).add(name)
    alone = {surname: next(iter(names)) for surname, names in by_surname.items() if len(names) == 1}
    return {**{surname: full[name] for surname, name in alone.items()}, **full}


@cache
def countries() -> dict[str, str]:
    """Country by adjective."""
    return {
        adjective: row["country"]
        for row in french.rows("office_holders")
        for adjective in row["adjectives"].split(", ")
    }


@REFERENCES.rule("office_holder")
def office_holder(scene: Scene, spot: Spot) -> Figure | None:
    """« <PER Emmanuel Macron> … Le chef de l'État a dit … »: the only one named who held that office then."""
    role = spot.role
    if role is None or spot.form != "description" or predicates(scene, spot):
        return None
    head = head_key(role.head)
    office = next((one for one, keys in heads().items() if head in keys), None)
    if office is None:
        return None
    said = content(scene, spot) - {word for words in role_modifiers("before") for word in words}
    country = {countries()[word] for word in said if word in countries()}
    if not country and head in of_one_country():
        country = {of_one_country()[head]}
    if content(scene, spot) & former() or len(country) > 1 or said - set(countries()) - cast_words("of the state"):
        return None
    holders = [person for person in scene.people if holds(person, office, country, scene.day)]
    others = [one for one in scene.people if one not in holders and of_a_state(one)]
    others = [one for one in others if any(key in one.roles for key in heads()[office])]
    if len(holders) != 1 or others or not holders[0].agrees(spot.gender):
        return None
    later = holders[0].places[0] > spot.start
    if later and (scene.day is None or not within_reach(scene, spot, holders[0], most=AHEAD)):
        return None  # who is named only later, is known by the day
    return holders[0]


@cache
def of_one_country() -> dict[str, str]:
    """Offices of one country by their name: « la chancelière »."""
    return french.mapping("cast_words", "word", "note", kind="office of one country")


@cache
def heads() -> dict[str, frozenset[str]]:
    """Keys of the roles that name each office."""
    return {"state": cast_words("head of state"), "government": cast_words("head of government")}


def holds(person: Figure, office: str, country: set[str], day: date | None) -> bool:
    """Whether a person, by the name that the article gives, held the office on that day."""
    longest = max((fold_text(one.name) for one in person.mentions), key=len)
    return any(
        term.office == office and term.covers(day) and (not country or term.country in country)
        for term in terms().get(longest, ())
    )
