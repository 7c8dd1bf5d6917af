"""What a label that leaves open who or which is about, in words of its article behind it, in brackets.

Behind a pronoun or possessive the sentence before: « Elle a cédé [avant : La digue a été ouverte par la ville] ». Else
the title: « [titre : Le pont rouvre] »; of an article without a title its first words: « [début : Le pont rouvre…] ».

Of a title what a label needs: less its heading or what follows that, where the label says as much. « Championnat de
handball : les résultats de la cinquième journée » is « Championnat de handball » behind what happened on its fifth day.
A country stays: a stranger who read labels without it missed it.
"""

from __future__ import annotations

import re

from pipeline.names.key import split_words
from pipeline.steps.relate.events.label.frame import STOPS, Frame, after_kicker, ends_here
from pipeline.steps.relate.events.label.piece import tidied
from pipeline.steps.relate.events.label.words import opens_with, words_of
from pipeline.steps.relate.events.sentences import sentence_at
from pipeline.steps.relate.parse import Doc

LONGEST = 120
"""Characters of a title; a longer one hides the label."""
LONGEST_BEFORE = 150
"""Characters of a sentence before."""
FEWEST = 3
"""Words that say anything in a sentence before."""
QUOTES = ("«", "“", '"')
ELLIPSIS = "…"
JOINT = re.compile(r"\s+:\s+|(?<=[\w»)][\w»)])\.\s+(?=[A-ZÀ-Ý«])")
"""Between the heading of a title and what it tells: "Inde : le pont rouvre", "Vallonges. La digue cède"."""
ALIKE = 0.5
"""Share of the words of a title that a label has already."""
SHORT = 3
"""Letters of the longest words that do not count."""
STEM = 5
"""Letters by which words are compared: « olympique », « olympiques »."""


def context(frame: Frame, text: str, *, points: bool) -> str | None:
    """What stands behind a label; None where there is nothing or the label says as much.

    `points` tells that a word of the label points to what was said before it.
    """
    apart = text[:1] in QUOTES or _names_another(frame, text)  # Who says it is what one wants to know.
    found = _behind("before", before(frame), LONGEST_BEFORE, text) if points and not apart else None
    if found is None and frame.title:
        title = " ".join(frame.title.split())
        said = title if says_as_much(text, title) else of_title(title, text)
        return _behind("title", said, LONGEST, text)
    return found or _behind("opening", opening(frame.doc), LONGEST, text)


def _names_another(frame: Frame, text: str) -> bool:
    """Whether its sentence names somebody before its happening whom the label leaves out, and may mean."""
    doc = frame.doc
    return any(doc[index].text not in text for index in frame.named if index < frame.trigger.i)


def _behind(use: str, said: str, longest: int, text: str) -> str | None:
    said = " ".join(said.split()).rstrip(" .")
    if says_as_much(text, said):
        return None
    unpaired = any(said.count(mark[0]) != said.count(mark[1]) for mark in ("[]", "()", "«»"))
    if len(said) > longest or unpaired:
        return None
    (name,) = words_of(use)
    return f"[{name} : {said}]"


def before(frame: Frame) -> str:
    """The sentence before that of a happening, in one line with it; "" where it asks, or leans on others itself."""
    doc, place = frame.doc, frame.sentence.start - 1
    while place >= 0 and doc[place].text in {"«", "“", " "}:
        place -= 1
    if place < 0 or "\n" in doc[place].text_with_ws or doc[place].text == "?":
        return ""
    sentence = sentence_at(doc[place])
    if (
        frame.trigger.i < sentence.end
        or sentence.text.rstrip()[-1:] == "?"
        or sum(token.pos_ in {"NOUN", "PROPN"} for token in sentence) < FEWEST
    ):
        return ""
    text = tidied(sentence.text)
    return "" if leans(text) else text


def leans(text: str) -> bool:
    """Whether a sentence opens with a word that another one explains."""
    return any(opens_with(text, use) for use in ("pronoun", "pointer", "link", "binds_clause", "impersonal"))


def opening(doc: Doc) -> str:
    """The first sentence of a text, or its words up to a comma or as many as a title has; "" where it leans on none."""
    end = next((token.i for token in doc if token.text in STOPS or (token.i and ends_here(token))), len(doc))
    text = tidied(doc.text_of(after_kicker(doc.span(0, end)), end)) if end else ""
    if end == len(doc) or doc[end].text == "?" or not any(token.ent_type_ for token in doc[:end]) or leans(text):
        return ""
    if len(text) < LONGEST:
        return text
    cut = text[: LONGEST - 1]
    if cut.count("(") > cut.count(")"):
        return tidied(cut[: cut.rfind("(")]) + ELLIPSIS
    comma = cut.rfind(",")
    return tidied(cut[: comma if comma > LONGEST // 2 else cut.rfind(" ")]) + ELLIPSIS


def of_title(title: str, text: str) -> str:
    """A title, less the shorter of its two parts where a label has as much: the part that says more stays."""
    joint = JOINT.search(title)
    if joint is None:
        return title
    heading, rest = title[: joint.start()], title[joint.end() :]
    if len(_stems(heading)) > len(_stems(rest)):
        return heading if says_as_much(text, rest) else title
    return rest if _stems(heading) and says_as_much(text, heading) else title


def says_as_much(text: str, said: str) -> bool:
    """Whether a label has most of the words of what might stand behind it, or that has none that count."""
    told = _stems(said)
    return len(told & _stems(text)) > ALIKE * len(told) or not told


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in split_words(text) if len(word) > SHORT}
