"""Headings that a copy set before their sentence without a stop: "Une initiative locale Le premier marché a eu lieu".

A sentence is cut where a word that opens sentences stands with its capital in the middle of it, if what stands before
has no verb, and so is no sentence, and what follows has one. A name that begins so ("le film Les marins de Lannes")
is kept whole: its kind stands before it, or its second word has a capital too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.french import words

LONGEST = 115
"""Characters of a heading; of 70 glued ones in 250 articles the longest has 97."""
NEAR = 9
"""Words after "En Suisse" in which the comma stands that tells it from a name."""
POINTER = 4
"""Words before the colon of "Lire aussi : la ville …"; what follows it may have a verb."""
ROOM = 40
"""Characters behind it in which it shows that a sentence begins."""
FEWEST = 4
"""Words that follow a heading."""
ENDING_FROM = 6
"""Letters of a word whose ending may tell a verb."""
UPPER = "A-ZÀ-ÖØ-ÞŒ"
WORD = re.compile(r"[^\W_]+(?:['’]|(?:-[^\W_]+)*)")
# Tried once a word: a match begins where a word does, and nothing in it can be shorter.
SEAM = re.compile(
    rf"(?<![^\s«“(])(?P<left>[^\s«“(]++)\s++(?=(?P<word>[{UPPER}][a-zà-ÿœ]*['’]?)(?P<gap>\s?)(?P<next>\S+))"
)
QUOTED_SEAM = re.compile(rf"(?<=[a-zà-ÿ])(?=[«“]\s?[{UPPER}])")
CLOSING = frozenset("»”)?!%")


def heading_end(sentence: str) -> int | None:
    """Where, in a stretch that ends like a sentence, the sentence proper begins behind a heading; None for no heading.

    >>> text = "Ouverture du marché Les halles de Lannes ont fermé."
    >>> text[heading_end(text) :]
    'Les halles de Lannes ont fermé.'
    """
    return next((end for end in _seams(sentence) if _is_heading(sentence[:end]) and _tells(sentence[end:])), None)


def _seams(sentence: str) -> Iterator[int]:
    """Places where a sentence may begin, among the first words of another."""
    for found in SEAM.finditer(sentence, 0, LONGEST + ROOM):
        left = found["left"]
        closes = left[-1] in CLOSING
        if found.end("left") > LONGEST:
            break
        if (closes or left[-1].isalnum()) and _opens(found, sentence) and (closes or not _awaits(left.lower())):
            yield found.end()
    if (quoted := QUOTED_SEAM.search(sentence, 0, LONGEST)) is not None:
        yield quoted.end()


def _opens(found: re.Match[str], sentence: str) -> bool:
    """Whether a capitalised word begins a sentence: a word in small letters follows, or a phrase up to a comma."""
    word, after = found["word"].lower().replace("’", "'"), found["next"]
    if word not in _openers() or not (found["gap"] or word.endswith("'") or after.startswith(",")):
        return False
    if after[:1].islower():
        return after.lower() not in _finite() or word in words("heading_words", kind="word")
    return _opens_phrase(sentence[found.start("word") :])


def _opens_phrase(text: str) -> bool:
    """Whether it begins with a word of place or time, and a comma follows soon: "En Suisse, le conseil …"."""
    first, *rest = text.split(maxsplit=NEAR)
    word = first.rstrip(",").lower()
    return word in words("heading_words", kind="phrase") and any(
        one.endswith(",") for one in (first, *rest[: NEAR - 1])
    )


def _awaits(left: str) -> bool:
    """Whether a word can't end a heading: one that needs another, or the kind of what a name follows."""
    return left in _openers() or left in _kinds()


def _is_heading(text: str) -> bool:
    """Whether it has no verb, but behind "Lire aussi :", and no quotation or bracket is open at its end."""
    first = WORD.search(text)
    if first is None or first[0].lower() in words("label_words", use="pronoun"):
        return False
    if text.count("«") != text.count("»") or text.count("(") != text.count(")") or text.count('"') % 2:
        return False
    before, colon, _ = text.partition(":")
    return not _has_verb(before if colon and before.count(" ") < POINTER else text)


def _tells(text: str) -> bool:
    shown = any(one.lower() in words("heading_words", kind="verb") for one in WORD.findall(text))
    return len(text.split()) >= FEWEST and (shown or _has_verb(text) or _opens_phrase(text))


def _has_verb(text: str) -> bool:
    found = [one.lower() for one in WORD.findall(text)]
    return any(one in _finite() or (len(one) >= ENDING_FROM and one.endswith(_endings())) for one in found)


@cache
def _finite() -> frozenset[str]:
    return words("sentence_words", "word", kind="finite")


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(words("sentence_words", "word", kind="ending")))


@cache
def _openers() -> frozenset[str]:
    """Words that begin sentences, and cannot end a heading."""
    return words("heading_words", kind="word") | words("heading_words", kind="phrase")


@cache
def _kinds() -> frozenset[str]:
    """Nouns that a name follows: "le collectif", "le film", "le quotidien"."""
    named = words("not_organization_heads", "word", kind="work") | words("not_organization_heads", "word", kind="label")
    return named | words("org_heads", "head") | words("org_appositions") | words("organization_descriptors")
