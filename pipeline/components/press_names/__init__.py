"""Rules on names, on top of the recogniser: trimmed, completed, and of one type throughout a text.

Each rule is a function that works on a `Draft`, registered under the id of its row in
`models/fr_press/rules/names.tsv`; the rows say what each does, on which example, and how often it is right. Their order
is the order of execution. A rule stays only if it gains on annotated press.

what rules work on      draft, phrases, quotes
persons                 people, surname_first, relatives, unnoticed, offices, holders, not_people
bodies                  known, apposed, half_named, institutions, complement, behind, schools, units, employers, listed
acronyms                acronyms
neither                 others, datelines, signed, things, named_things, towns
ends and types          trim, small_tails, vote
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.components.press_names import (  # noqa: F401  each module registers its rules
    acronyms,
    apposed,
    employers,
    half_named,
    holders,
    institutions,
    known,
    listed,
    named_things,
    not_people,
    offices,
    others,
    people,
    relatives,
    schools,
    signed,
    small_tails,
    surname_first,
    things,
    towns,
    trim,
    units,
    unnoticed,
    vote,
)
from pipeline.components.press_names.draft import NAMES, ORG, PER, Draft, Gender, Name
from pipeline.components.press_names.phrases import small_words

WHOLE_NAMES = "whole_names"


@Language.factory("press_names", requires=["doc.ents"], assigns=["doc.spans"], default_config={"off": []})
def create_press_names(nlp: Language, name: str, off: list[str]) -> PressNames:
    """The factory that spaCy calls; `off` are rules to leave out, as `names.<id>`."""
    return PressNames(off)


class PressNames:
    """Puts persons (PER) and organizations (ORG) into `doc.spans["names"]`; the span's id is the rule.

    `doc.user_data["whole_names"]` gives, by place, the whole name that a name of the text stands for.
    """

    def __init__(self, off: Sequence[str] = ()) -> None:
        """Raises BadRules where rows and functions do not match."""
        NAMES.check()
        self.rules = tuple(apply for _, apply in NAMES.active(off))

    def __call__(self, doc: Doc) -> Doc:
        """Apply the rules to the names of one text."""
        draft = Draft(doc)
        for apply in self.rules:
            apply(draft)
        doc.spans["names"] = [
            Span(doc, name.start, name.end, label=name.label, span_id=name.rule, kb_id=gender or "")
            for name in draft
            if is_name(draft, name)
            for gender in genders_of(draft, name)
        ]
        doc.user_data[WHOLE_NAMES] = draft.whole
        return doc


def genders_of(draft: Draft, name: Name) -> tuple[Gender | None, ...]:
    """The gender of each person whom a name denotes: one, or the two of a couple."""
    twin = draft.twins.get((name.start, name.end))
    return (name.gender,) if twin is None or name.rule != "couple" else (name.gender, twin)


def is_name(draft: Draft, name: Name) -> bool:
    """Whether a name is a person or organization, and has at least two letters or figures."""
    if name.end - name.start == 1 and draft.lower[name.start] in small_words("no name"):
        return False
    return name.label in (PER, ORG) and sum(map(str.isalnum, draft.text(name.start, name.end))) > 1
