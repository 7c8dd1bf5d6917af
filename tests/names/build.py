"""Small corpora of names for tests: « a | b // c » is two articles, the first with two names."""

from __future__ import annotations

from pipeline.names.columns import GENDERS, KINDS, NameColumns

GAP = 200


def build(kind: str, names: str) -> NameColumns:
    """Columns of the names.

    `(…)` right after a name puts the next one in brackets two code points on, `+…` four.
    """
    columns = NameColumns()
    for number, article in enumerate(names.split(" // ")):
        place = 0
        for part in article.split(" | "):
            text = part.strip()
            gender = ""
            if text[:2] in ("f:", "m:"):
                gender, text = text[0], text[2:]
            if text.startswith("(") and text.endswith(")"):
                text = text[1:-1]
                place += 2
            elif text.startswith("+"):
                text = text[1:]
                place += 4
            else:
                place += GAP
            columns.add(f"a{number}", KINDS.index(kind), text, place, place + len(text), GENDERS.index(gender))
            place += len(text)
    return columns
