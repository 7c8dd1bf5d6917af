"""What an article is about, in its own words, where a label leaves open who or which.

« [titre : Le pont rouvre] »; of an article without a title its first words: « [début : Le pont de Lannes rouvre…] ».
"""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.french import words
from pipeline.names.key import split_words
from pipeline.steps.relate.events.label.frame import STOPS, Frame, after_kicker, ends_here
from pipeline.steps.relate.events.label.piece import tidied
from pipeline.steps.relate.events.label.words import opens_with

LONGEST = 120
"""Characters of a title; a longer one hides the label."""
ALIKE = 0.6
"""Share of the words of a title that a label has already."""
SHORT = 3
"""Letters of the longest words that do not count."""


ELLIPSIS = "…"


def context(frame: Frame, text: str) -> str | None:
    """The title of the article, or its first words, in brackets; None where there is none or the label says it."""
    use = "title" if frame.title else "opening"
    title = " ".join((frame.title or opening(frame.trigger.doc)).split()).rstrip(" .")
    told = {word for word in split_words(title) if len(word) > SHORT}
    if not told or len(title) > LONGEST or any(title.count(mark[0]) != title.count(mark[1]) for mark in ("[]", "«»")):
        return None
    if len(told & set(split_words(text))) > ALIKE * len(told):
        return None
    (name,) = words("label_words", use=use)
    return f"[{name} : {title}]"


def opening(doc: Doc) -> str:
    """The first sentence of a text, or its words up to a comma or as many as a title has; "" where it leans on none."""
    end = next((token.i for token in doc if token.text in STOPS or (token.i and ends_here(token))), len(doc))
    text = tidied(doc[after_kicker(doc[:end]) if end else 0 : end].text)
    if end == len(doc) or doc[end].text == "?" or not any(token.ent_type_ for token in doc[:end]):
        return ""
    if any(opens_with(text, use) for use in ("pronoun", "pointer", "link", "binds_clause")):
        return ""
    if len(text) < LONGEST:
        return text
    cut = text[: LONGEST - 1]
    comma = cut.rfind(",")
    return tidied(cut[: comma if comma > LONGEST // 2 else cut.rfind(" ")]) + ELLIPSIS
