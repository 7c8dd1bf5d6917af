"""Schools and hospitals that bear a person's name: « à Jean-Orval », « les lycées Jean-Orval et Roque »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.components.press_names.draft import NAMES, ORG, PER, Draft, Name, occurrences
from pipeline.components.press_names.phrases import small_words

NEAR = 5
"""Words between « lycée » and the comma before its name: « lycée, général celui-là, Jean-Orval »."""


@NAMES.rule("school")
def mark_schools(draft: Draft) -> None:
    """« le lycée Jean-Orval … à Jean-Orval »: with a hyphen the name is the school's, and so beside its noun."""
    names: dict[tuple[str, ...], str] = {}
    for name in draft:
        if name.label == ORG and draft.lower[name.start] in small_words("school"):
            names |= {bearer: draft.form(name) for bearer in bearers(draft, name)}
    for start, end in occurrences(draft, names.keys()) if names else ():
        if all(name.label != ORG and name.start >= start and name.end <= end for name in draft.overlapping(start, end)):
            draft.put(Name(start, end, ORG, "school"))
            draft.whole[start, end] = names[tuple(draft.straight[start:end])]
    for name in draft:
        if name.label == PER and is_apposed(draft, name):
            draft.put(Name(name.start, name.end, ORG, "school"))
    for token in draft.places(small_words("schools")):
        for start, end in listed(draft, token + 1):
            draft.put(Name(start, end, ORG, "school"))


def bearers(draft: Draft, name: Name) -> Iterator[tuple[str, ...]]:
    """The hyphened name of a person within that of a school: « Jean-Orval » of « lycée Jean-Orval de Luzac »."""
    start = name.start + 1
    while start < name.end and not draft.words[start][0].isupper():
        start += 1
    end = start + 1
    while end < name.end and draft.words[end] != "," and not draft.doc[end - 1].whitespace_:
        end += 1
    if draft.lower[start - 1] in small_words("of", "article"):
        return  # « l'université de l'Île-Orval »
    written = draft.text(start, min(end, name.end))
    if "-" in written[1:-1] and written.rpartition("-")[2][:1].isupper():
        yield tuple(draft.straight[start:end])


def is_apposed(draft: Draft, name: Name) -> bool:
    """« du lycée voisin, Jean Orval, »: a name between commas behind a school that has none yet."""
    comma = name.start - 1
    closed = name.end >= len(draft) or draft.words[name.end][0] in ",.)»"
    if comma < 1 or draft.words[comma] != "," or not closed:
        return False
    for token in range(comma - 1, max(0, comma - NEAR) - 1, -1):
        if draft.at(token) is not None or draft.doc[token].is_sent_start:
            return False
        if draft.lower[token] in small_words("school"):  # not « le proviseur du lycée, Jean Orval, »
            return any(word in small_words("another") for word in draft.lower[max(0, token - 1) : comma])
    return False


def listed(draft: Draft, token: int) -> Iterator[tuple[int, int]]:
    """The names behind « les lycées », joined by commas and « et »."""
    while token < len(draft) and draft.words[token][0].isupper() and not draft.doc[token].is_sent_start:
        name = draft.at(token)
        if name is not None and name.start != token:
            return
        end = token + 1 if name is None else name.end
        yield token, end
        token = end + 1 if end < len(draft) and draft.lower[end] in (",", "et") else len(draft)
