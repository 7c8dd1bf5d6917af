"""Where an article was written, by whom it was sent: « PARIS | », « ROUEN, 3 mars (AFP) - », « VALLONGES. »."""

from __future__ import annotations

from pipeline.components.press_names.draft import BY_RECOGNISER, ORG, Draft, Name
from pipeline.components.press_names.phrases import known_organizations
from pipeline.french import words
from pipeline.names.key import fold_text

MARKS = frozenset({"|", "—", "–"})
LINE_ENDS = frozenset({".", ":"})
LONGEST = 10
"""Words of « TROIS-RIVES, Qc, 3 mars 2024 (AFP) »."""
SHORTEST = 3  # letters of a town
TOWN = 6  # letters: shorter words in capitals are acronyms, too


def in_datelines(draft: Draft) -> set[int]:
    """The words of each dateline, from a town in capitals to the dash: « ROUEN, 3 mars (AFP) - »."""
    starts = [0, *(token + 1 for token, word in enumerate(draft.words[:-1]) if "\n" in word)]
    return {token for start in starts[: len(draft)] for token in range(start, dateline_end(draft, start))}


def is_dateline(draft: Draft, name: Name) -> bool:
    """Whether a name is a town in capitals before a bar or dash, or alone at the head of its paragraph."""
    form = draft.form(name)
    if not (draft.doc[name.start].is_sent_start and form.isupper() and len(form) > SHORTEST) or form in draft.bodies:
        return False
    after = draft.words[name.end] if name.end < len(draft) else ""
    return after in MARKS or ((after in LINE_ENDS or "\n" in after) and heads_paragraph(draft, name))


def dateline_end(draft: Draft, start: int) -> int:
    """The dash or bar that ends the dateline which begins here; the same token where none does.

    It opens with a town in capitals and a comma or bracket, and holds capitals, a day and brackets only, in one line.
    « SNCF, RATP – la grève … » opens with a body.
    """
    town = draft.words[start] if start < len(draft) else ""
    is_body = town in draft.bodies or (town,) in known_organizations()
    if is_body or not (town.isupper() and len(town) > SHORTEST):
        return start
    parted = False
    for token in range(start + 1, min(len(draft), start + 1 + LONGEST)):
        word = draft.words[token]
        spaced = bool(draft.doc[token - 1].whitespace_)
        if word in MARKS or (word == "-" and spaced):
            return token if parted else start
        parted = parted or word in (",", "(")
        if "\n" in word or (word[0].islower() and fold_text(word) not in words("time_months", "form")):
            return start
    return start


def begins_line(draft: Draft, name: Name) -> bool:
    """Whether nothing stands before a name in its line."""
    return name.start == 0 or "\n" in draft.words[name.start - 1]


def heads_paragraph(draft: Draft, name: Name) -> bool:
    """« VALLONGES. Le maire … »: one long word in capitals before a paragraph that does not name it as a body again."""
    if (
        not begins_line(draft, name)
        or name.end - name.start > 1
        or len(draft.words[name.start]) < TOWN
        or name.rule not in BY_RECOGNISER
    ):
        return False
    lower = draft.lower[name.start]
    return all(other == name or draft.form(other).lower() != lower for other in draft if other.label == ORG)


def is_heading(draft: Draft, name: Name) -> bool:
    """« ÉCOLE LIBRE »: a line of capitals that is nothing but a noun of bodies and more, and is not said again."""
    form = draft.form(name)
    ends = name.end == len(draft) or "\n" in draft.words[name.end]
    if not (form.isupper() and " " in form and ends and begins_line(draft, name)):
        return False
    if name.rule not in BY_RECOGNISER | {"head"}:
        return False
    return all(other == name or draft.form(other).lower() != form.lower() for other in draft if other.label == ORG)
