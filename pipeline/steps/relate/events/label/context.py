"""What an article is about, in its own words, where a label leaves open who or which: « [titre : Le pont rouvre] »."""

from __future__ import annotations

from pipeline.french import words
from pipeline.names.key import split_words
from pipeline.steps.relate.events.label.frame import Frame

LONGEST = 120
"""Characters of a title; a longer one hides the label."""
ALIKE = 0.6
"""Share of the words of a title that a label has already."""
SHORT = 3
"""Letters of the longest words that do not count."""


def context(frame: Frame, text: str) -> str | None:
    """The title of the article in square brackets; None where there is none, or the label says as much."""
    title = " ".join((frame.title or "").split()).rstrip(" .")
    told = {word for word in split_words(title) if len(word) > SHORT}
    if not told or len(title) > LONGEST or any(title.count(mark[0]) != title.count(mark[1]) for mark in ("[]", "«»")):
        return None
    if len(told & set(split_words(text))) > ALIKE * len(told):
        return None
    (name,) = words("label_words", use="title")
    return f"[{name} : {title}]"
