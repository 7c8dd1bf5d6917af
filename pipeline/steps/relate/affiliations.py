"""The rows for roles: those found beside names and those that the cast gives, each with the body that it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.records import Affiliation, Article, Mention
from pipeline.steps.relate.cast import Scene, Tie
from pipeline.steps.relate.cast.body_nouns import body_again, body_in_role, possessed_body, union_meant
from pipeline.steps.relate.cast.post_bodies import body_of_post
from pipeline.steps.relate.named_text import NamedText, surname_keys
from pipeline.steps.relate.roles import Found, by_verb
from pipeline.steps.relate.roles.bodies import bodies_by_head, headed_body, inherit_organizations, pointed_body
from pipeline.steps.relate.roles.listed import listed_roles, past_aside
from pipeline.steps.relate.roles.party import with_parties
from pipeline.steps.relate.roles.read_role import Role, organization_of
from pipeline.steps.relate.roles.role_nouns import Words, role_words


def write_affiliations(
    text: NamedText,
    article: Article,
    mentions: tuple[Mention, ...],
    found: Iterable[Found],
    scene: Scene,
) -> tuple[Affiliation, ...]:
    """The rows for roles, in order of place; the scene says which body « responsable de l'association » is of."""
    rows: dict[tuple[str, int], Affiliation] = {}
    heads = bodies_by_head(mentions)
    for one in with_parties(list(found), surname_keys(text.persons)):
        rows.setdefault((one.person.mention_id, one.role.start), make_row(text, article, one, heads, scene))
    inherited = inherit_organizations(list(rows.values()), surname_keys(text.persons))
    return tuple(sorted(inherited, key=lambda row: (row.start_char, row.end_char, row.actor, row.role)))


def make_row(
    text: NamedText, article: Article, found: Found, heads: Mapping[Words, Mention], scene: Scene
) -> Affiliation:
    """One affiliation, its span from the role to the name when both stand in one sentence."""
    role = found.role
    words = text.span(*bounds_alone(text, role))
    start, end = words.start_char, words.end_char
    if text.sentence_start(role.start) == text.sentence_start(text.bounds[found.person.mention_id][0]):
        start, end = min(start, found.person.start_char), max(end, found.person.end_char)
    pointed = [tie.mention for place in range(role.start, role.end) if (tie := scene.ties.get(place)) is not None]
    bodies = [mention for mention in pointed if mention.kind == "organization"]
    body = found.organization or headed_body(words.text, heads) or next(iter(bodies), None)
    body = body or pointed_body(text, role) or body_in_role(scene, role) or body_again(scene, role)
    body = body or union_meant(scene, role) or possessed_body(scene, role)
    body = body or body_of_post(scene, role, beside=found.rule.startswith("apposition"))
    return Affiliation(
        article_id=article.article_id,
        actor=found.person.mention_id,
        role=" ".join(words.text.split()),
        start_char=start,
        end_char=end,
        text=article.text[start:end],
        organization=body.mention_id if body is not None else None,
        rule=found.rule,
    )


def bounds_alone(text: NamedText, role: Role) -> tuple[int, int]:
    """« autres coureurs », « épouses respectives »: a role without the word for which of several is meant.

    Nor with whom or what it is of, where a pronoun points back to that: « directrice de celle-ci ».
    """
    which = role_words("which of several")
    start = role.start + (role.start < role.head_start and text.is_any_of(role.start, which))
    last = role.end - 1
    if text.is_any_of(last, role_words("points back")):
        link = last - 1 - text.is_any_of(last - 1, role_words("points"))
        if link >= role.head_start + len(role.head) and text.is_any_of(link, role_words("of")):
            return start, link
    return start, last if last >= role.head_start + len(role.head) and text.is_any_of(last, which) else role.end


def roles_of_cast(text: NamedText, ties: Iterable[Tie]) -> list[Found]:
    """The roles that descriptions and pronouns give to whom they stand for: « l'ancien juge », « Elle est maire »."""
    return [found for tie in ties if tie.figure.kind == "actor" for found in _roles_of_tie(text, tie)]


def _roles_of_tie(text: NamedText, tie: Tie) -> Iterator[Found]:
    role, place, end = tie.spot.role, tie.spot.end, text.sentence_end(tie.spot.start)
    bare = tie.spot.form in ("pronoun", "latter", "human", "who")
    if bare or tie.spot.form == "description":
        yield from _given(text, tie, by_verb.roles_become(text, place, end), "becoming")
    if role is not None:
        yield from _given(text, tie, [role], tie.rule)
        yield from _fronted(text, tie)
        if text.is_word(role.end, ","):  # « cet ancien juge, aujourd'hui maire »
            yield from _given(text, tie, listed_roles(text, role.end + 1), "apposition_after")
    elif bare:
        yield from _fronted(text, tie)
        verb = place + text.is_word(place, "qui")
        if text.is_word(place, ","):  # « La quinquagénaire, secrétaire médicale, … »
            yield from _given(text, tie, listed_roles(text, place + 1), "apposition_after")
            verb = past_aside(text, place + 1, sure=False) or verb
        yield from _given(text, tie, by_verb.roles_of_verb(text, verb, end), "copula")
        yield from _given(text, tie, by_verb.roles_of_leading(text, verb), "leads")
        yield from _given(text, tie, by_verb.roles_of_work(text, verb, end), "post")


def _fronted(text: NamedText, tie: Tie) -> Iterator[Found]:
    """« Présidente de l'Agence, elle … », « Ancien juge, ce menuisier … »: what opens the sentence, up to a comma."""
    start = tie.spot.start
    if text.is_word(start - 1, ","):
        opening = listed_roles(text, text.sentence_start(start), opens=True)
        yield from _given(text, tie, (one for one in opening if one.end < start), "apposition_before")


def _given(text: NamedText, tie: Tie, roles: Iterable[Role], rule: str) -> Iterator[Found]:
    return (Found(tie.mention, one, organization_of(text, one), rule) for one in roles)
