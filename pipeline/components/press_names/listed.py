"""Names that stand in a row: one member that is plainly a body carries the others."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.components.press_names.draft import LOC, MISC, NAMES, ORG, PER, Draft, Name
from pipeline.components.press_names.phrases import is_given_name, small_words
from pipeline.french import rows
from pipeline.names.key import fold_text
from pipeline.names.name_words import legal_forms

NEAR = 4  # tokens from « ses concurrentes » to the first name
SMALL_WORD = 2  # letters: « se » is a pronoun, SE a legal form
FEWEST_BODIES = 2  # members that the recogniser or a rule takes for a body already


@NAMES.rule("legal_form")
def take_in_legal_forms(draft: Draft) -> None:
    """« Roque corp », « Roque et Fils »: the legal form, and what « et » joins to a firm's name, belong to it.

    In small letters only behind the noun of a firm: « l'entreprise Roque et fils ».
    """
    mark_partners(draft)
    mark_companies(draft)
    for name in draft:
        if name.label == ORG and (end := partners_end(draft, name)) > name.end:
            draft.put(Name(name.start, end, ORG, "legal_form"))
        elif name.label == ORG and name.end < len(draft) and name.rule != "known":
            after = draft.words[name.end]
            glued = not draft.doc[name.end - 1].whitespace_ or draft.doc[name.end].is_sent_start
            written = after[0].isupper() or len(after) > SMALL_WORD
            if not glued and written and after.isalpha() and fold_text(after) in legal_forms():
                draft.put(Name(name.start, name.end + 1, ORG, "legal_form"))


def mark_companies(draft: Draft) -> None:
    """« Vasselin SARL », « Prelivo SA »: a legal form in capitals proves the firm, which may leave it out elsewhere."""
    for name in draft:
        form = draft.form(name).split(" ")
        if name.label in (ORG, PER) and len(form) > 1 and form[-1] in companies():
            draft.bodies |= {" ".join(form), " ".join(form[:-1])}
            draft.put(replace(name, label=ORG, rule="legal_form"))


@cache
def companies() -> frozenset[str]:
    """The legal forms of France, written in capitals: « SE » and « AG » are other things too."""
    return frozenset(row["form"] for row in rows("legal_forms") if "France" in row["note"] and row["form"].isupper())


def mark_partners(draft: Draft) -> None:
    """« Vasselin & associés »: what only firms end with makes a body of the names before it."""
    for token in draft.places(small_words("ends a firm of partners")):
        start = token - 1
        if start < 1 or draft.lower[start] not in ("et", "&"):
            continue
        while start and (draft.words[start - 1][0].isupper() or draft.words[start - 1] in ("-", ",", "&")):
            start -= 1
            if draft.doc[start].is_sent_start:
                break
        while start < token and not draft.words[start][0].isupper():
            start += 1
        drawn = draft.at(start)
        start = drawn.start if drawn is not None and drawn.label == ORG else start
        if start < token - 1:
            draft.put(Name(start, token + 1, ORG, "legal_form"))
            draft.bodies.add(draft.form(Name(start, token + 1, ORG, "legal_form")))


def partners_end(draft: Draft, name: Name) -> int:
    """Where a firm's name ends to which « et » joins « Fils », « Associés » or, behind « le cabinet », a partner."""
    last = name.end + 1
    if last >= len(draft) or draft.lower[name.end] not in ("et", "&"):
        return name.end
    if draft.lower[last] in small_words("ends a firm") and (draft.words[last][0].isupper() or name.rule == "apposed"):
        return last + 1
    if not draft.words[last][0].isupper():
        return name.end
    other = draft.at(last)
    lone = name.end - name.start == 1 and (other is None or other.end - last == 1)
    firm = name.start > 0 and draft.lower[name.start - 1] in small_words("firm of partners")
    return last + 1 if lone and firm and not is_given_name(draft.words[last]) else name.end


@NAMES.rule("listed")
def mark_listed(draft: Draft) -> None:
    """« dont Roque, Gastine, Orval et autres Norvane »: in a row of firms each is one.

    Two members at least must be bodies already, and more than are towns to the recogniser; no full name may stand among
    them, nor a place that the text names elsewhere.
    """
    done = 0
    for name in draft:
        if name.start < done or name.label not in (ORG, LOC, MISC):
            continue
        row = read_row(draft, name.start)
        done = row[-1][1] if row else name.end
        if len(row) < FEWEST_BODIES + 1 - is_headed(draft, name.start):
            continue
        found = [draft.at(start) for start, _ in row]
        bodies = [one for one in found if one is not None and one.label == ORG]
        plain = len(bodies) >= FEWEST_BODIES and 2 * len(bodies) > len(row)
        told = bool(bodies) and is_introduced(draft, row[0][0])
        if not (plain or told) or any(one and one.label == PER for one in found):
            continue
        for (start, end), one in zip(row, found, strict=True):
            form = " ".join(draft.text(start, end).split())
            if (one is None or one.label != ORG) and not stands_elsewhere(draft, start, end):
                draft.put(Name(start, end, ORG, "listed"))
                draft.bodies.add(form)
            elif one is not None and one.label == ORG:
                draft.bodies.add(draft.form(one))


def is_introduced(draft: Draft, start: int) -> bool:
    """Whether the words before a row say that firms follow: « ses concurrentes, dont »."""
    return any(word in small_words("heads a row") for word in draft.lower[max(0, start - NEAR) : start])


def is_headed(draft: Draft, start: int) -> bool:
    """« les associations Roque et la Vallée vive »: whether the noun right before a row says that all are bodies."""
    return start > 0 and draft.lower[start - 1] in small_words("heads a row")


def read_row(draft: Draft, token: int) -> list[tuple[int, int]]:
    """Start and end of the capitalised names that commas, « et », « ou » join from here on."""
    row: list[tuple[int, int]] = []
    while token < len(draft) and draft.words[token][0].isupper() and not draft.doc[token].is_sent_start:
        end = member_end(draft, token)
        row.append((token, end))
        token = past_separator(draft, end)
        if token == end:
            break
        token += (
            token < len(draft) - 1 and draft.lower[token] in small_words("article") and draft.words[token][0].islower()
        )
    return row


def member_end(draft: Draft, token: int) -> int:
    """Where the name that begins here ends."""
    name = draft.at(token)
    if name is not None and name.start == token:
        return name.end
    end = token + 1
    while end < len(draft) and (draft.words[end][0].isupper() or draft.words[end] in ("-", "+", "&")):
        end += 1
    return end


def past_separator(draft: Draft, token: int) -> int:
    """Past « , », « et », « ou », « et autres »; the same token where none stands."""
    after = token
    while after < len(draft) and (draft.words[after] == "," or draft.lower[after] in small_words("joins a row")):
        after += 1
    return after


def stands_elsewhere(draft: Draft, start: int, end: int) -> bool:
    """Whether the text has the same words as a place or thing outside the row, or they are a given name."""
    words = draft.words[start:end]
    if len(words) == 1 and is_given_name(words[0]):
        return True
    return any(
        name.label in (LOC, PER) and name.start != start and draft.words[name.start : name.end] == words
        for name in draft
    )
