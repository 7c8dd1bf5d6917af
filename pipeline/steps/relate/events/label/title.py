"""What of a title a label needs: « France : Paul Rivoire est élu » -> « Paul Rivoire est élu ».

A country goes before what names somebody or something, and so does a part that says what the label says.
"""

from __future__ import annotations

import re
from collections.abc import Set

from pipeline.names.key import split_words
from pipeline.steps.relate.events.label.country import is_country

JOINT = re.compile(r"\s+:\s+|(?<=[\w»)][\w»)])\.\s+(?=[A-ZÀ-Ý«])")
"""Between the heading of a title and what it tells: "Inde : le pont rouvre", "Vallonges. La digue cède"."""
CAPITAL = re.compile(r"\b[A-ZÀ-Ý]")
WORD = re.compile(r"\w+")
ALIKE = 0.5
"""Share of the words of a title that a label has already."""
SHORT = 3
"""Letters of the longest words that do not count."""
STEM = 5
"""Letters by which words are compared: « olympique », « olympiques »."""


def of_title(title: str, text: str, places: Set[str] | None = None) -> str:
    """A title, less its heading or what follows that where the rest says as much behind a label.

    `places` are words of places, one of which has to stand in for a country where the label itself names nothing.
    """
    joint = JOINT.search(title)
    if joint is None:
        return title
    heading, rest = title[: joint.start()], title[joint.end() :]
    if is_country(heading):
        named = CAPITAL.search(rest) if places is None else not places.isdisjoint(WORD.findall(rest))
        return rest if named and not says_as_much(text, rest) else title
    longer = len(_stems(heading)) > len(_stems(rest))  # The part that says more stays.
    if longer and says_as_much(text, rest):
        return heading
    return rest if not longer and _stems(heading) and says_as_much(text, heading) else title


def says_as_much(text: str, said: str) -> bool:
    """Whether a label has most of the words of what might stand behind it, or that has none that count."""
    told = _stems(said)
    return len(told & _stems(text)) > ALIKE * len(told) or not told


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in split_words(text) if len(word) > SHORT}
