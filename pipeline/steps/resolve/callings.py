"""What beside a name tells its bearer from namesakes: gender, a title, roles with which titles go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.french import words
from pipeline.names.callings import callings_of_role, title_before
from pipeline.records import Affiliation, Article, Mention
from pipeline.steps.relate.roles.role_nouns import role_noun

LOOK_BACK = 20
"""Characters before a name in which its title stands."""


class Told(NamedTuple):
    """What an article tells of a name in one place; `title` and `holds` are bits of names/callings.py."""

    gender: str = ""
    title: int = 0
    holds: int = 0


NOTHING = Told()


def read_titles(
    articles: Sequence[Article], mentions: Iterable[Mention], affiliations: Iterable[Affiliation]
) -> Mapping[str, Told]:
    """By mention id, what titles and roles tell of the persons; those of whom nothing is told are left out."""
    texts = {article.article_id: article.text for article in articles}
    holds: dict[str, int] = {}
    women = set()
    for row in affiliations:
        if row.rule == "party_bracket":
            continue
        holds[row.actor] = holds.get(row.actor, 0) | callings_of_role(row.role)
        if is_womans(row.role):
            women.add(row.actor)
    found = {}
    for mention in mentions:
        if mention.kind != "actor":
            continue
        before = texts[mention.article_id][max(0, mention.start_char - LOOK_BACK) : mention.start_char]
        one = mention.mention_id
        gender = mention.gender or ("f" if one in women else gender_before(before))
        told = Told(gender, title_before(before), holds.get(one, 0))
        if told != NOTHING:
            found[one] = told
    return found


def gender_before(before: str) -> str:
    """The gender of the kin, monk or nun whom a text ends with: « le père », « sa sœur »; else nothing."""
    word = before.rsplit(None, 1)[-1].rpartition("'")[2].lower() if before[-1:].isspace() and before.strip() else ""
    for gender in ("f", "m"):
        if word in words("cast_words", kind=f"kin {gender}"):
            return gender
    return ""


def is_womans(role: str) -> bool:
    """Whether a role has a form that only women bear; many a paper still writes the masculine one of both."""
    noun = role_noun((role.split()[0].lower(),)) if role else None
    return noun is not None and (noun.gender, noun.number) == ("f", "s") and noun.kind != "fixed gender"
