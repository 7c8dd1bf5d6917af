"""Names that the user gives because the recogniser misses them: found in the texts before roles and events are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.records import Article, EntityKind, Mention
from pipeline.records.correction import Correction
from pipeline.steps.recognise import Recognised

RULE = "given"
_APOSTROPHES = "['’ʼ]"
_HYPHENS = "[-‐‑]"
# Blanks, and a line end among them: never a paragraph's.
_BLANK = r"(?:[^\S\n]+\n?|\n)[^\S\n]*"


def add_given(found: Recognised, corrections: Sequence[Correction]) -> Recognised:
    """The article with the names that lines « add » give, wherever its text has them, letter for letter."""
    given = given_in(found.article, corrections) if corrections else ()
    return replace(found, mentions=with_given(found.article, found.mentions, given)) if given else found


def given_in(article: Article, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The lines « add » that concern an article: those of all articles, and of this one, whose name it has."""
    return tuple(
        one
        for one in corrections
        if one.decision == "add"
        and one.article_id in (None, article.article_id)
        and _pattern(one.left).search(article.text)
    )


def with_given(article: Article, mentions: Sequence[Mention], given: Iterable[Correction]) -> tuple[Mention, ...]:
    """The mentions in order of place, the given ones among them.

    What the recogniser drew across a given name, or a part of it, gives way; a longer name that holds it stays:
    « Martin » is not added to « lycée Martin ». The same words as something else become what the user says they are.
    """
    kept = list(mentions)
    for one in sorted(given, key=lambda one: (-len(one.left), one.line)):
        kind: EntityKind = "actor" if one.kind == "actor" else "organization"
        for hit in _pattern(one.left).finditer(article.text):
            start, end = hit.span()
            beside = [other for other in kept if other.start_char < end and start < other.end_char]
            if any(_holds(other, start, end) and _stays(other, start, end, kind) for other in beside):
                continue
            kept = [other for other in kept if other not in beside]
            kept.append(
                Mention(
                    mention_id=f"{article.article_id}:m{start}",
                    article_id=article.article_id,
                    kind=kind,
                    text=hit[0],
                    start_char=start,
                    end_char=end,
                    rule=RULE,
                    # Over a line break the name is still the one that was given.
                    whole=one.left if hit[0] != one.left else None,
                )
            )
    return tuple(sorted(kept, key=lambda one: (one.start_char, one.end_char)))


def _holds(other: Mention, start: int, end: int) -> bool:
    return other.start_char <= start and end <= other.end_char


def _stays(other: Mention, start: int, end: int, kind: EntityKind) -> bool:
    longer = (other.start_char, other.end_char) != (start, end)
    return longer or other.kind == kind


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    """A name as whole words, whatever its apostrophes, hyphens and blanks."""
    letters = re.escape(" ".join(name.split())).replace("\\ ", _BLANK)
    letters = re.sub(_APOSTROPHES, lambda _: _APOSTROPHES, letters)
    letters = re.sub(r"\\-|[‐‑]", lambda _: _HYPHENS, letters)
    return re.compile(rf"(?<!\w){letters}(?!\w)")
