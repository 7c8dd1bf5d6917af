"""What one block looks like, taken alone: prose, heading, list item, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from pipeline.french import any_of, words
from pipeline.page.calendar import month_words
from pipeline.page.fold import fold, fold_words, join_folded
from pipeline.page.function_words import french_share
from pipeline.page.furniture import Furniture, Phrase
from pipeline.steps.normalise.split_blocks import NUMBERED_URL, Block

Kind = Literal["prose", "short", "menu", "furniture", "blank"]

_LONGEST_FOLDED = 420  # characters; furniture is never longer, and folding a paragraph is the dearest thing here
_LONG_LINE = 160  # characters; whole lines of furniture are shorter
_TERMINAL = ".!?…"
_CLOSERS = "»”\"')] *_"
_TRUNCATED = ("...", "…", "[…]", "[...]", "(...)", "(…)")
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|^@\w+$")
_CRUMBS = re.compile(r"\S\s*[>›]\s+\S.*[>›]\s+\S|^(?:Accueil|Home|Vous êtes ici)\s*:?\s*[>›»/|]")
_TAGS = re.compile(r"(?:\s[/|·•]\s.*){3}")
_MARKS = re.compile(r"[>›»/|·•—–]|-\s|\s\s")  # what the expressions above and below need
_MAY_TIME = re.compile(r"[#]|il y a|instant")
_CAPITAL = re.compile(r"(?<!\S)[A-ZÀ-ÖØ-Ý]")
_NO_WORD = ("", "#", ":")
_BARS = re.compile(r"\s+[|·•—–-]\s+|\s{2,}")
_PUNCTUATION = re.compile(r"[,;:.!?«“\"]")
# Half of French prose is function words; below a quarter, a line without full stop is a list of names or rubrics.
_MIN_FRENCH = 0.25
_MAX_CAPITALS = 0.6  # share of capitalised words; headlines full of names reach a half
_RIGHTS = 8  # words of a line of rights, or of a credit alone
_CAPTION = 40  # characters before the © of a caption; a footer has the name of the paper there
_SENTENCE = 15  # words
_BUTTON = 5  # … of one in a bar
_MIN_SPOKEN = 0.35
_PROSE_WORTH = 150.0  # words; a longer paragraph says no more about its page


@cache
def comment_time() -> re.Pattern[str]:
    """The time stamp of a comment: how long ago it was written, or a day with its hour."""
    elapsed = any_of(words("stamp_words", "phrase", kind="elapsed"))
    month = any_of({fold(word) for word in month_words().split("|")})
    return re.compile(rf"(?:^| )(?:{elapsed})(?: |$|h)|^(?:le )?# (?:{month})\w* # (?:a )?#(?:h#)?$")


class Measured(NamedTuple):
    """One block with its score: words for prose, a malus for what stands around articles.

    `score` is in words of prose, so that a run of blocks is worth keeping when its sum is positive.
    """

    block: Block
    kind: Kind
    words: int
    score: float
    folded: str = ""
    phrase: Phrase | None = None
    timed: bool = False

    @property
    def heading(self) -> bool:
        """A short line without full stop, as titles and subheads are."""
        return self.kind == "short" and 0 < self.words <= 40 and not self.block.bullet


def measure_block(block: Block, furniture: Furniture) -> Measured:
    """The kind and score of one block, from its own form and words only."""
    text = block.text
    words = text.count(" ") + 1
    if len(text) > _LONGEST_FOLDED and block.links * 8 < words:
        return Measured(block, "prose", words, min(words, _PROSE_WORTH))
    if (
        _LONG_LINE < len(text) <= _LONGEST_FOLDED
        and text[-1] == "."
        and not (block.bullet or block.links or block.buttons)
    ):
        # Prose, most of it without a word of any phrase: folding it in full is the dearest thing here.
        parts = fold_words(text)
        if parts and not furniture.may_explain(parts):
            return Measured(block, "prose", words, min(words, _PROSE_WORTH), join_folded(parts))
    folded = fold(text) if len(text) <= _LONGEST_FOLDED else ""
    if folded[:1] in _NO_WORD and len(text) <= _LONGEST_FOLDED and not folded.strip("# :"):
        # « 1973 » heads a chronology, « 1/6 » counts pictures.
        is_number = "#" in folded and not block.buttons and "/" not in text
        return Measured(block, "short" if is_number else "blank", words if is_number else 0, -1.0, folded)
    if 3 <= words <= 8 and folded and max(map(len, folded.split())) <= 2:  # a row of icons: f X in @
        return Measured(block, "blank", 0, -1.0, folded)
    phrase = (furniture.judge(folded) or _among(text, words, furniture)) if folded else None
    if phrase is not None and phrase.label == "legal" and text.find("©") > _CAPTION:
        phrase = None  # a caption with its credit, which `repair` takes off
    if phrase is not None and phrase.role != "bio" and phrase.may_be_news(text):
        phrase = None
    timed = words <= 14 and _MAY_TIME.search(folded) is not None and comment_time().search(folded) is not None
    # What tells of a person may be the story itself; only its place, at the end, makes it a note on the author.
    if phrase is not None and phrase.role != "bio":
        return Measured(block, "furniture", words, -8.0, folded, phrase, timed)
    kind, score = _form(block, words, folded)
    return Measured(block, kind, words, score, folded, phrase, timed)


def _among(text: str, words: int, furniture: Furniture) -> Phrase | None:
    """The phrase of a bar of buttons (« Connexion | S'abonner | Le journal »), when half of them are known.

    « En direct – Deux morts dans la crue de la Lys » is a headline.
    """
    if words > 20 or not _MARKS.search(text):
        return None
    parts = [fold(part) for part in _BARS.split(text)]
    known = [phrase for part in parts if (phrase := furniture.whole.get(part)) is not None]
    if len(parts) < 2 or len(known) * 2 < len(parts):
        return None
    is_bar = all(part in furniture.whole or part.count(" ") < _BUTTON for part in parts)
    return known[0] if is_bar else None


def _capitals(text: str) -> float:
    if text.isupper():
        return 0.0
    words = text.split()
    return len(_CAPITAL.findall(text)) / len(words)


def _speaks(words: int, folded: str) -> bool:
    """Whether a block that breaks off reads like a sentence, and not like a row of buttons."""
    return words >= _SENTENCE and french_share(folded) >= _MIN_SPOKEN


def _form(block: Block, words: int, folded: str) -> tuple[Kind, float]:
    """Kind and score of a block that no phrase of the vocabulary explains."""
    text = block.text
    closed = text.rstrip(_CLOSERS)
    terminal = closed[-1:] in _TERMINAL or (text[-1] in ":;" and words > 8)
    if terminal and words >= 12 and not block.links and not block.buttons and not block.bullet:
        # Most of all blocks: nothing below concerns a plain sentence but a teaser that breaks off.
        cut = words < 60 and text.endswith(_TRUNCATED)
        return "prose", -5.0 if cut else min(words, _PROSE_WORTH)
    if (text[0] == "©" and words <= _RIGHTS) or NUMBERED_URL.match(text) or (words <= 4 and _URL.search(text)):
        return "furniture", -6.0
    if block.buttons and words < 30 and not (terminal and words > 8) and not _speaks(words, folded):
        return "furniture", -6.0
    if block.links * 8 > words or (words < 60 and _MARKS.search(text) and (_CRUMBS.search(text) or _TAGS.search(text))):
        return "menu", -6.0 if block.bullet else -5.0
    if terminal and words >= 6:
        if words < 60 and text.endswith(_TRUNCATED):
            return "prose", -5.0
        return "prose", min(words, _PROSE_WORTH) * (0.7 if block.bullet else 1.0)
    if words >= 5 and _capitals(text) > (_MAX_CAPITALS if words >= 8 else 0.99) and not _PUNCTUATION.search(text):
        return "menu", -5.0
    if words >= 14 and folded and french_share(folded) < _MIN_FRENCH:
        return "short", -5.0
    if words >= 25:
        return "prose", words * 0.5
    if terminal:
        return "prose", 1.0 if words >= 3 else 0.0
    return "short", -4.0 if block.bullet else -3.0


def is_page(item: Measured) -> bool:
    """Whether a block can only belong to the page around an article."""
    return item.kind in ("menu", "blank", "furniture") or bool(item.block.buttons or item.block.links)


def prose_words(page: Iterable[Measured]) -> int:
    """Words of the sentences among some blocks."""
    return sum(item.words for item in page if item.kind == "prose")
