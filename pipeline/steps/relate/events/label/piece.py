"""Words taken from a sentence, in the order in which a label reads them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from pipeline.steps.relate.events.label.forms import VOWELS
from pipeline.steps.relate.parse import Doc, Token

GLUED = re.compile(r"(?<=[a-zà-ÿ\d»)”])\.(?=[A-ZÀ-Ý«“+])")
PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
SPACED = re.compile(r" ([,.)\]])")
NOTE = re.compile(r"(?<=[\w.%»)]) ?\[\d{1,2}\]")
"""The number of a note: "par mètre cube [1]"."""
ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S*")
HOLLOW = re.compile(r"\(\s*\)|\[\s*\]|«\s*»|“\s*”|\"\s*\"")
AFTER_ELISION = re.compile(r"(\b(?:[cdjlmnst]|qu)['’]) (?=\w)", re.IGNORECASE)
UNEVEN = re.compile(r"(«\S[^«»]*?) »")
MARK = re.compile(r'(?<!\d)"|"(?!\d)')
"""A quotation mark, and not the seconds of a time: 43"18."""
COMMAS = re.compile(r",(?:\s*,)+")
MARK_COMMA = re.compile(r"([:;])\s*,")
LAST_STOP = re.compile(r"(?:(?<=[a-zà-ÿ]{3})|(?<=[\])»]))\.\s*$")
CRIES = re.compile(r"\s*[?!]{2,}$")
COMMA_STOP = re.compile(r",\s*([.;:)])")
COMMA_CLOSE = re.compile(r",(?=\s*[»”])")
QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
CAPITAL = re.compile(r"^[^\w…]*\w")
REPAIRS = (
    *((NOTE, ""), (HOLLOW, ""), (AFTER_ELISION, r"\1"), (UNEVEN, r"\1»")),
    *(
        (CRIES, ""),
        (SPACED, r"\1"),
        (COMMAS, ","),
        (MARK_COMMA, r"\1"),
        (COMMA_STOP, r"\1"),
        (COMMA_CLOSE, ""),
        (LAST_STOP, ""),
    ),
)
UNELIDED = tuple(f"{word}{mark}" for word in ("qu", "d", "n", "s", "j", "c", "m", "t") for mark in "'’")
MOVED = frozenset({"DET", "ADP", "PRON", "SCONJ"})
"""Words that have a capital only where they begin a sentence."""
TEXTS = "texts of pieces"
"""Where a document keeps the texts of its pieces."""
EDGES = " ,;:–—-•|·\t\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a document.

    Attributes:
        words: their places, in reading order.
        names: what follows a word that is not of the text, by its place: "[Paul Rivoire]", "de Paul Rivoire".
        edits: words printed in another form, by their place: "la" for "sa".
        hung: how many of its words the parse hangs on words that it has not.
        told: the noun of which a participle tells with an auxiliary in brackets: "le pont [a été] fermé".
        lead: what opens the piece and stands elsewhere: an article fused with a preposition ("du maire"), or of whom
            something is said.
        phrase: begins with a noun phrase taken from under its preposition.
    """

    words: tuple[int, ...]
    names: tuple[tuple[int, str], ...] = ()
    lead: str = ""
    phrase: bool = False
    edits: tuple[tuple[int, str], ...] = ()
    hung: int = 0
    told: int | None = None

    @property
    def of_somebody(self) -> bool:
        """Whether it opens with those of whom the rest is said: "Paul Rivoire, maire de Lannes"."""
        return self.lead.endswith(",")

    def without(self, block: frozenset[int]) -> Piece:
        """The piece less some words."""
        return replace(self, words=tuple(index for index in self.words if index not in block))

    def only(self, block: Collection[int]) -> Piece:
        """Some words of the piece."""
        return replace(self, words=tuple(index for index in self.words if index in block))

    def length(self, doc: Doc) -> int:
        """Characters, near enough to choose by."""
        return sum(len(doc[index].text_with_ws) for index in self.words)

    def text(self, doc: Doc) -> str:
        """The words as they stand in the text, spaced and punctuated as one clause.

        Kept with the document: several checks ask for the text of each piece.
        """
        kept: dict[Piece, str] = doc.kept.setdefault(TEXTS, {})
        if self not in kept:
            kept[self] = self._text(doc)
        return kept[self]

    def _behind(self, token: Token) -> int:
        """The word behind which a name is said: of a pronoun that is but an apostrophe its verb."""
        verb = token.head
        apostrophe = token.pos_ == "PRON" and token.text.endswith(("'", "’")) and verb.i > token.i
        return verb.i if apostrophe and verb.i in self.words else token.i  # "la ville l'a fermé [le pont]"

    def _text(self, doc: Doc) -> str:
        parts = [self.lead, " "] if self.lead else []
        names, edits = {self._behind(doc[index]): said for index, said in self.names}, dict(self.edits)
        previous: Token | None = None
        for index in self.words:
            token = doc[index]
            if previous is not None and (previous.i + 1 != index or previous.whitespace_ or previous.i in names):
                apart = previous.i + 1 != index and token.lower_[:1] not in VOWELS
                if apart and _is_elided(parts[-1]):
                    parts[-1] = f"{parts[-1][:-1]}e"  # "qu'(en effet) le pont"
                parts.append("" if parts[-1].endswith(("'", "’")) else " ")
            part = edits.get(index) or ("" if _is_mend(token) else self._part(token))
            if part.startswith("[") and part[1:2].lower() not in VOWELS and parts and _is_elided(parts[-1]):
                parts[-1] = f"{parts[-1][:-1]}e "  # "qu'Orval" -> "que [Paul] Orval"
            parts.append(part)
            if index in names:
                parts.append(f" {names[index]}")
            previous = token
        return tidied("".join(parts))

    def _part(self, token: Token) -> str:
        """A token, or its half where two sentences meet in it."""
        if "." in token.text[1:-1] and token.i in (self.words[0], self.words[-1]) and len(self.words) > 1:
            halves = GLUED.split(token.text)
            return halves[-1] if token.i == self.words[0] else halves[0]
        moved = token.is_sent_start and token.i != self.words[0] and token.pos_ in MOVED
        return token.lower_ if moved else token.text.strip()


def _is_elided(word: str) -> bool:
    return word.lower().endswith(UNELIDED)


def _is_mend(bracket: Token) -> bool:
    """A bracket around a lone verb, as editors mend a quotation: "« un policier (est) blessé »"."""
    step = 1 if bracket.text == "(" else -1 if bracket.text == ")" else 0
    if not step or not 0 <= bracket.i + 2 * step < len(bracket.doc):
        return False
    word = bracket.nbor(step)
    verb = word.pos_ in {"VERB", "AUX"} or word.dep_.startswith(("aux", "cop"))
    return verb and bracket.nbor(2 * step).text == ("(", ")")[step > 0]


def tidied(text: str) -> str:
    """One space between words, pairs of marks whole or gone, no comma before a stop, a capital first."""
    text = " ".join(ADDRESS.sub(" ", text).split())
    for opening, closing in PAIRS[:2]:
        if text.count(opening) != text.count(closing) or text.find(closing) < text.find(opening):
            text = paired(text, opening, closing)
    if len(MARK.findall(text)) % 2:
        text = MARK.sub("", text)
    for pattern, by in REPAIRS:
        text = pattern.sub(by, text)
    text = " ".join(text.split()).strip(EDGES).lstrip(". ")
    if (inner := QUOTED.fullmatch(text)) is not None:
        text = LAST_STOP.sub("", inner[1].strip(EDGES))
    return CAPITAL.sub(lambda found: found[0].upper(), text, count=1)


def paired(text: str, opening: str, closing: str) -> str:
    """Without the quotation marks that have lost their other half."""
    kept: list[str] = []
    open_at: list[int] = []
    for letter in text:
        if letter == opening:
            open_at.append(len(kept))
        elif letter == closing:
            if not open_at:
                continue
            open_at.pop()
        kept.append(letter)
    for place in reversed(open_at):
        del kept[place]
    return "".join(kept)
