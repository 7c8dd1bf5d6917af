"""Mention -> Affiliation: roles from apposition, copula, brackets, and the role alone."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from pipeline.names.key import fold_text
from pipeline.records import Affiliation, Article, Mention
from pipeline.steps.relate.affiliations.patterns import Found, all_found, surname_keys
from pipeline.steps.relate.affiliations.text import RoleText, role_modifiers


def relate_affiliations(doc: Doc, article: Article, mentions: tuple[Mention, ...]) -> tuple[Affiliation, ...]:
    """The roles that an article gives to its persons, in order of place."""
    text = RoleText(doc, mentions)
    if not text.persons:
        return ()
    rows: dict[tuple[str, int], Affiliation] = {}
    for found in all_found(text):
        row = make_row(text, article, found, mentions)
        rows.setdefault((row.actor, found.role.start), row)
    everything = [*inherit_organizations(text, list(rows.values())), *party_brackets(text, article)]
    return tuple(sorted(everything, key=lambda row: (row.start_char, row.end_char, row.actor, row.role)))


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


def make_row(text: RoleText, article: Article, found: Found, mentions: tuple[Mention, ...]) -> Affiliation:
    """One affiliation, its span from the role to the name when both stand in one sentence."""
    role = found.role
    words = text.span(role.start, role.end)
    start, end = words.start_char, words.end_char
    if text.sentence_start(role.start) == text.sentence_start(text.bounds[found.person.mention_id][0]):
        start, end = min(start, found.person.start_char), max(end, found.person.end_char)
    body = found.organization or headed_body(words.text, mentions)
    return Affiliation(
        article_id=article.article_id,
        actor=found.person.mention_id,
        role=" ".join(words.text.split()),
        start_char=start,
        end_char=end,
        text=article.text[start:end],
        organization=body.mention_id if body is not None else None,
    )


def headed_body(role: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """The « direction générale de la mer » that a « directrice générale de la mer » heads, when it is named too."""
    words = fold_text(role).split()
    if len(words) < 3 or not words[0].startswith(("direct", "inspect")):
        return None
    rest = [gender_free(word) for word in words[1:]]
    for mention in mentions:
        named = fold_text(mention.text).split()
        if (
            mention.kind == "organization"
            and named[0][:5] == words[0][:5]
            and [gender_free(w) for w in named[1:]] == rest
        ):
            return mention
    return None


def gender_free(word: str) -> str:
    """A word without the ending that agrees: "general", "generale", "generaux"."""
    for ending in ("aux", "ales", "als", "ale", "al"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word.rstrip("es")


def party_brackets(text: RoleText, article: Article) -> list[Affiliation]:
    """« Aude Vasselin (CGT) »: what the bracket names is the role as written."""
    rows = []
    for person in text.persons:
        end = text.bounds[person.mention_id][1]
        body = text.organization_at(end + 1) if text.is_word(end, "(") else None
        if body is None or not text.is_word(text.bounds[body.mention_id][1], ")", ",", "/", "-"):
            continue
        stop = body.end_char
        rows.append(
            Affiliation(
                article_id=article.article_id,
                actor=person.mention_id,
                role=" ".join(body.text.split()),
                start_char=person.start_char,
                end_char=stop,
                text=article.text[person.start_char : stop],
                organization=body.mention_id,
            )
        )
    return rows
