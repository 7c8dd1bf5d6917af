"""Rules on names, on top of the recogniser: trimmed, completed, and of one type throughout a text.

Each rule is a function that works on a `Draft`; the order below is the order of execution. A rule stays
only if it gains on annotated press (`models/README.md` keeps the table).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.components.press_names.acronyms import define_acronyms
from pipeline.components.press_names.bodies import mark_bodies
from pipeline.components.press_names.draft import ORGANIZATION, PERSON, Draft, Name
from pipeline.components.press_names.known import mark_apposed, mark_known, mark_owned
from pipeline.components.press_names.lists import small_words
from pipeline.components.press_names.others import (
    drop_common_nouns,
    drop_doubted,
    drop_others,
    drop_places,
    drop_portfolios,
    drop_sentence_starts,
    drop_shouted,
)
from pipeline.components.press_names.people import extend_particles, mark_civilities, spread_surnames
from pipeline.components.press_names.trim import trim_names
from pipeline.components.press_names.vote import split_pairs, spread_bodies, vote_types

RULES: dict[str, Callable[[Draft], None]] = {
    "trim": trim_names,
    "civilities": mark_civilities,
    "particles": extend_particles,
    "known": mark_known,
    "bodies": mark_bodies,
    "acronyms": define_acronyms,
    "apposed": mark_apposed,
    "owned": mark_owned,
    "portfolios": drop_portfolios,
    "surnames": spread_surnames,
    "vote": vote_types,
    "others": drop_others,
    "spread": spread_bodies,
    "pairs": split_pairs,
    "places": drop_places,
    "common_nouns": drop_common_nouns,
    "shouted": drop_shouted,
    "doubted": drop_doubted,
    "sentence_starts": drop_sentence_starts,
}


@Language.factory("press_names", requires=["doc.ents"], assigns=["doc.spans"], default_config={"rules": list(RULES)})
def create_press_names(nlp: Language, name: str, rules: list[str]) -> PressNames:
    """The factory that spaCy calls; `rules` names those to apply."""
    return PressNames(rules)


class PressNames:
    """Puts persons (PER) and organizations (ORG) into `doc.spans["names"]`; the span's id is the rule."""

    def __init__(self, rules: Sequence[str]) -> None:
        self.rules = tuple(rule for name, rule in RULES.items() if name in rules)

    def __call__(self, doc: Doc) -> Doc:
        """Apply the rules to the names of one text."""
        draft = Draft(doc)
        for rule in self.rules:
            rule(draft)
        doc.spans["names"] = [
            Span(doc, name.start, name.end, label=name.label, span_id=name.rule, kb_id=name.gender or "")
            for name in draft
            if is_name(draft, name)
        ]
        return doc


def is_name(draft: Draft, name: Name) -> bool:
    """Whether a name is a person or organization, and has at least two letters or figures."""
    if name.end - name.start == 1 and draft.lower[name.start] in small_words("no name"):
        return False
    return name.label in (PERSON, ORGANIZATION) and sum(map(str.isalnum, draft.text(name.start, name.end))) > 1
