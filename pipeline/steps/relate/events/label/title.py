"""What of a title a label needs: less its heading or what follows that, where the label says as much.

« Championnat de handball : les résultats de la cinquième journée » is « Championnat de handball » behind what happened
on its fifth day. A country stays: a stranger who read labels without it missed it.
"""

from __future__ import annotations

import re

from pipeline.names.key import split_words

JOINT = re.compile(r"\s+:\s+|(?<=[\w»)][\w»)])\.\s+(?=[A-ZÀ-Ý«])")
"""Between the heading of a title and what it tells: "Inde : le pont rouvre", "Vallonges. La digue cède"."""
ALIKE = 0.5
"""Share of the words of a title that a label has already."""
SHORT = 3
"""Letters of the longest words that do not count."""
STEM = 5
"""Letters by which words are compared: « olympique », « olympiques »."""


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
