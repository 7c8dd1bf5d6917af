"""Names with the surname first: « Vasselin, Aude », « VASSELIN (Aude) »."""

from __future__ import annotations

from pipeline.components.press_names.draft import NAMES, PER, Draft, Name
from pipeline.components.press_names.people import is_capitalised, is_particle
from pipeline.components.press_names.phrases import civilities, is_given_name, titles

LONGEST = 4  # words of a surname, particles included
OPENS = frozenset({",", "("})
ENDS = frozenset({";", ".", ",", ")", ":", "!", "?"})


@NAMES.rule("surname_first")
def turn_names(draft: Draft) -> None:
    """Lists of « Vasselin, Aude ; Roque, Marc »: one person each, by the given name that follows the surname.

    A comma parts lists of surnames and given names too, so one pair alone is believed only where a semicolon or a line
    of its own bounds it.
    """
    found = [pair for token in draft.places(OPENS, written=True) if (pair := read_pair(draft, token)) is not None]
    sure = [pair for pair in found if is_bounded(draft, *pair)]
    for start, given, end in found if sure else ():
        draft.put(Name(start, end, PER, "surname_first"))
        surname = draft.text(start, given - 1)
        draft.whole[start, end] = f"{draft.words[given]} {surname.title() if surname.isupper() else surname}"


def read_pair(draft: Draft, token: int) -> tuple[int, int, int] | None:
    """Start, given name and end of a name whose comma or bracket stands at a token."""
    if not 0 < token < len(draft) - 1:
        return None
    given, end = token + 1, token + 2
    if not is_given_name(draft.words[given]) or not is_capitalised(draft.words[given]):
        return None
    bracket = draft.words[token] == "("
    after = draft.words[end] if end < len(draft) else "."
    if bracket:
        if after != ")":
            return None
        end += 1
    elif not (after in ENDS or "\n" in after or (end < len(draft) and draft.doc[end].is_sent_start)):
        return None
    start = token
    while start and token - start < LONGEST and is_surname_word(draft, start - 1):
        if bracket and not (draft.words[start - 1].isupper() or draft.words[start - 1] == "-"):
            break  # registers have the surname in capitals
        start -= 1
    if start == token or not is_capitalised(draft.words[token - 1]) or is_given_name(draft.words[start]):
        return None
    if not (draft.words[token - 1].isupper() if bracket else opens_item(draft, start)):
        return None
    return start, given, end


def is_surname_word(draft: Draft, token: int) -> bool:
    """Whether a word can stand in a surname that a comma closes."""
    word = draft.words[token]
    if "\n" in word or draft.lower[token] in civilities() or draft.lower[token] in titles():
        return False
    return (is_capitalised(word) and word[-1].isalpha()) or word == "-" or is_particle(word)


def opens_item(draft: Draft, start: int) -> bool:
    """Whether an item of a list, a sentence or a line begins here."""
    if not start or draft.doc[start].is_sent_start:
        return True
    before = draft.words[start - 1]
    return before in (":", ";", "-", "–", "•", "*", "(", "et", ",") or "\n" in before


def is_bounded(draft: Draft, start: int, given: int, end: int) -> bool:
    """Whether a semicolon stands beside the pair, or it is written as registers do: « VASSELIN (Aude) »."""
    after = draft.words[end] if end < len(draft) else ""
    before = draft.words[start - 1] if start else ""
    own_line = (not start or "\n" in before) and (end >= len(draft) or "\n" in after)
    return ";" in (before, after) or own_line or draft.words[given - 1] == "("
