"""Sentences with their names marked (<PER …>, <ORG …>, <LOC …>), and what is read from them without weights."""

from __future__ import annotations

import re

import spacy

import pipeline.components  # noqa: F401
from pipeline.components.press_sentences import PressSentences
from pipeline.records import Affiliation, Article, Mention, Reference
from pipeline.steps.relate.affiliations import roles_of_cast, write_affiliations
from pipeline.steps.relate.cast import read_cast, write_references
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.parse import Doc
from pipeline.steps.relate.roles import find_roles

MARK = re.compile(r"<(PER|ORG|LOC) ([^>]+)>")
KINDS = {"PER": "actor", "ORG": "organization"}
BLANK = spacy.blank("fr")
SENTENCES = PressSentences()


def read_marked(marked: str) -> tuple[str, dict[str, str], tuple[Affiliation, ...], tuple[Reference, ...]]:
    """The bare text, names by mention id, its roles and its references."""
    text, spans, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    text += marked[last:]
    doc = SENTENCES(BLANK(text))
    doc.ents = [span for start, end, label in spans if (span := doc.char_span(start, end, label=label)) is not None]
    mentions = tuple(
        Mention(
            mention_id=f"a:m{start}",
            article_id="a",
            kind=KINDS[label],  # type: ignore[arg-type]
            text=text[start:end],
            start_char=start,
            end_char=end,
            rule="ner",
        )
        for start, end, label in spans
        if label in KINDS
    )
    article = Article(article_id="a", source="a.txt", part=1, sha256="", text=text)
    named = NamedText(Doc(doc), mentions)
    found = find_roles(named)
    scene = read_cast(named, found)
    rows = write_affiliations(named, article, mentions, [*found, *roles_of_cast(named, scene.ties.values())], scene)
    return text, {m.mention_id: m.text for m in mentions}, rows, write_references(scene, article)
