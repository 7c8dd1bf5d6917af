"""A role in the plural shared out: « les ministres de l'Intérieur, Jean Roque, et de la Justice, Aude Vasselin »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.before_name import before_civility, role_up_to
from pipeline.steps.relate.roles.book import ROLES, Found
from pipeline.steps.relate.roles.read_role import Role, organization_of, read_complement
from pipeline.steps.relate.roles.role_nouns import role_words


@ROLES.rule("shared_out")
def shared_out(text: NamedText, person: Mention) -> Iterator[Found]:
    """The first named bears the role with its complement, the next one the noun alone, of the body of its own."""
    start, end = text.bounds[person.mention_id]
    if (role := role_of_first(text, start)) is not None and goes_on(text, end):
        yield Found(person, role, organization_of(text, role))
    others = text.persons_from(text.sentence_start(start), start)
    first, last = text.bounds[others[-1].mention_id] if others else (0, 0)
    role = role_of_first(text, first) if others and goes_on(text, last) else None
    target = before_civility(text, start)
    target -= text.is_word(target - 1, ",")
    if role is not None and read_complement(text, last + 2) == target:
        bodies = (text.organization_at(place) for place in range(last + 2, target))
        of = (at for at in role.ends if text.is_any_of(at, role_words("of")))
        bare = role.cut(next(of, role.head_start + len(role.head)))  # « secrétaires généraux »
        yield Found(person, bare, next((body for body in bodies if body is not None), None))


def role_of_first(text: NamedText, start: int) -> Role | None:
    """The role in the plural with one complement, and a comma, right before a name."""
    target = before_civility(text, start)
    role = role_up_to(text, target - 1) if text.is_word(target - 1, ",") else None
    plural = role is not None and role.noun.number == "p" and role.end > role.head_start + len(role.head)
    return role if plural else None


def goes_on(text: NamedText, end: int) -> bool:
    """« , et de »: whether another complement of the same role follows a name."""
    return text.is_word(end, ",") and text.is_word(end + 1, "et") and text.is_any_of(end + 2, role_words("of"))
