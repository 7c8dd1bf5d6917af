"""Which organization a role belongs to, where the role itself names none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.lexicon import read_rows
from pipeline.names.acronym import stands_for
from pipeline.names.key import fold_text, split_words
from pipeline.records import Affiliation, Mention
from pipeline.steps.relate.affiliations.text import RoleText, role_modifiers, surname_keys

NEAR = 400  # characters, some three sentences: how far back « le constructeur » may point


@cache
def kinds_of_nouns() -> dict[str, str]:
    """Kind of body by the noun that points to it."""
    return {fold_text(row["word"]): row["kind"] for row in read_rows("lexicons/role_bodies")}


@cache
def kinds_of_bodies() -> dict[str, str]:
    """Kind of each well-known body, by its folded name."""
    return {fold_text(row["name"]): row["kind"] for row in read_rows("lexicons/known_organizations")}


def pointed_body(role: str, start_char: int, mentions: tuple[Mention, ...]) -> Mention | None:
    """« responsable de l'association »: the one association that the text keeps naming, or names just before."""
    words = fold_text(role).replace("'", " ").split()
    kind = next((kinds_of_nouns()[word] for word in words if word in kinds_of_nouns()), None)
    bodies = [m for m in mentions if m.kind == "organization" and kinds_of_bodies().get(fold_text(m.text)) == kind]
    if kind is None or not bodies:
        return None
    longest = max(bodies, key=lambda mention: len(mention.text))
    if len(bodies) > 1 and all(is_short_for(body.text, longest.text) for body in bodies):
        return bodies[0]
    before = [m for m in bodies if start_char - NEAR < m.start_char < start_char]
    return before[-1] if before else None


def is_short_for(short: str, full: str) -> bool:
    """Whether two names are one, or one the end or the initials of the other: "LR", "Les Républicains"."""
    return fold_text(full).endswith(fold_text(short)) or stands_for(fold_text(short), tuple(split_words(full)))


def headed_body(role: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """The « direction générale de la mer » that a « directrice générale de la mer » heads, when it is named too."""
    words = fold_text(role).split()
    if len(words) < 3 or not words[0].startswith(("direct", "inspect")):
        return None
    rest = [gender_free(word) for word in words[1:]]
    for mention in mentions:
        named = fold_text(mention.text).split()
        if mention.kind != "organization" or not named or named[0][:5] != words[0][:5]:
            continue
        if [gender_free(word) for word in named[1:]] == rest:
            return mention
    return None


def gender_free(word: str) -> str:
    """A word without the ending that agrees: "general", "generale", "generaux"."""
    for ending in ("aux", "ales", "als", "ale", "al"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word.rstrip("es")


def inherit_organizations(text: RoleText, rows: list[Affiliation]) -> list[Affiliation]:
    """« le député » is of the party that « député MoDem » names, for the same person in the same text."""
    key = surname_keys(text)
    known: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.organization is not None:
            known.setdefault((key[row.actor], role_noun(row.role)), row.organization)
    return [
        replace(row, organization=row.organization or known.get((key[row.actor], role_noun(row.role)))) for row in rows
    ]


def role_noun(role: str) -> str:
    """The noun of a role, without what stands before it."""
    before = {word for words in role_modifiers("before") for word in words}
    return next((word for word in fold_text(role).split() if word not in before), role)
