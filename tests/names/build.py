"""Small corpora of names for tests: « a | b // c » is two articles, the first with two names."""

from __future__ import annotations

from pipeline.names.callings import callings_of_role, title_before
from pipeline.names.columns import GENDERS, KINDS, NameColumns

GAP = 200


def build(kind: str, names: str) -> NameColumns:
    """Columns of the names.

    `(…)` right after a name puts the next one in brackets two code points on, `+…` four; `[…] ` before a name is its
    title or role.
    """
    columns = NameColumns()
    for number, article in enumerate(names.split(" // ")):
        place = 0
        for part in article.split(" | "):
            text = part.strip()
            gender = ""
            if text[:2] in ("f:", "m:"):
                gender, text = text[0], text[2:]
            title = holds = 0
            if text.startswith("["):
                told, _, text = text[1:].partition("] ")
                title = title_before(told)
                holds = 0 if title else callings_of_role(told)
            if text.startswith("(") and text.endswith(")"):
                text = text[1:-1]
                place += 2
            elif text.startswith("+"):
                text = text[1:]
                place += 4
            else:
                place += GAP
            columns.add(
                f"a{number}",
                KINDS.index(kind),
                text,
                place,
                place + len(text),
                GENDERS.index(gender),
                title=title,
                holds=holds,
            )
            place += len(text)
    return columns
