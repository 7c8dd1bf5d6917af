"""Mention -> Affiliation: roles from apposition, copula, brackets, and the role alone."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from pipeline.records import Affiliation, Article, Mention
from pipeline.steps.relate.affiliations.bodies import headed_body, inherit_organizations, pointed_body
from pipeline.steps.relate.affiliations.patterns import Found, all_found
from pipeline.steps.relate.affiliations.text import RoleText


def relate_affiliations(
    doc: Doc, article: Article, mentions: tuple[Mention, ...], *, off: Collection[str] = ()
) -> tuple[Affiliation, ...]:
    """The roles that an article gives to its persons, in order of place."""
    text = RoleText(doc, mentions)
    if not text.persons:
        return ()
    rows: dict[tuple[str, int], Affiliation] = {}
    for found in all_found(text):
        rows.setdefault((found.person.mention_id, found.role.start), make_row(text, article, found, mentions))
    everything = [*inherit_organizations(text, list(rows.values())), *party_brackets(text, article)]
    return tuple(sorted(everything, key=lambda row: (row.start_char, row.end_char, row.actor, row.role)))


def make_row(text: RoleText, article: Article, found: Found, mentions: tuple[Mention, ...]) -> Affiliation:
    """One affiliation, its span from the role to the name when both stand in one sentence."""
    role = found.role
    words = text.span(role.start, role.end)
    start, end = words.start_char, words.end_char
    if text.sentence_start(role.start) == text.sentence_start(text.bounds[found.person.mention_id][0]):
        start, end = min(start, found.person.start_char), max(end, found.person.end_char)
    body = found.organization or headed_body(words.text, mentions) or pointed_body(words.text, start, mentions)
    return Affiliation(
        article_id=article.article_id,
        actor=found.person.mention_id,
        role=" ".join(words.text.split()),
        start_char=start,
        end_char=end,
        text=article.text[start:end],
        organization=body.mention_id if body is not None else None,
    )


def party_brackets(text: RoleText, article: Article) -> list[Affiliation]:
    """« Aude Vasselin (CGT) »: what the bracket names is the role as written."""
    rows = []
    for person in text.persons:
        end = text.bounds[person.mention_id][1]
        body = text.organization_at(end + 1) if text.is_word(end, "(") else None
        if body is None or not text.is_word(text.bounds[body.mention_id][1], ")", ",", "/", "-"):
            continue
        rows.append(
            Affiliation(
                article_id=article.article_id,
                actor=person.mention_id,
                role=" ".join(body.text.split()),
                start_char=person.start_char,
                end_char=body.end_char,
                text=article.text[person.start_char : body.end_char],
                organization=body.mention_id,
            )
        )
    return rows
