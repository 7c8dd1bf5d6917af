"""Small words in another form, where a label puts words together that the text has apart."""

from __future__ import annotations

from pipeline.french import mapping, rows, words
from pipeline.steps.relate.events.grammar import features, form_of
from pipeline.steps.relate.events.label.participle import spelled
from pipeline.steps.relate.parse import Token

VOWELS = frozenset("aàâeéèêëiîïoôuyœ")
OF = "de"


def of(name: str) -> str:
    """« de Paul Rivoire », « d'Aude Morvel », « du maire »: a name or phrase as a complement."""
    first, _, rest = name.partition(" ")
    melted = {row["article"]: row["form"] for row in rows("fused_articles") if row["preposition"] == OF}
    if rest and first in melted:
        return f"{melted[first]} {rest}"
    if rest and first in melted.values():
        return of(rest)  # "des milliers de marins" -> "de milliers de marins"
    return f"{OF[0]}'{name}" if name[:1].lower() in VOWELS else f"{OF} {name}"


def article_for(determiner: Token) -> str | None:
    """The article in place of a possessive: « la » for « sa »; None where the noun's gender is not known."""
    noun = determiner.head
    if noun.pos_ != "NOUN" or noun.i < determiner.i or determiner.i + 1 >= len(determiner.doc):
        return None
    tied = determiner.i > 0 and form_of(determiner.nbor(-1)) in words("fused_articles", "preposition")
    several = "Plur" in features(noun, "Number")
    following = determiner.nbor(1).text[:1].lower()
    gender = features(noun, "Gender")
    if not several and following not in VOWELS and (following == "h" or not gender):
        return None
    kind = "several" if several else "elided" if following in VOWELS else "feminine" if "Fem" in gender else "masculine"
    if tied and kind in {"several", "masculine"}:
        return None  # "de sa" -> "de la", but "de son" -> "du"
    return mapping("label_words", "note", "word", use="article")[kind]


def masculine(participle: Token) -> str | None:
    """The form of a participle that agrees with nothing: « rejeté » for « rejetées »; None where it may be either."""
    form = participle.text
    if "Plur" in spelled(participle, "Number"):
        if form.endswith("is"):
            return None  # "mis", "finis"
        form = form.removesuffix("s")
    if "Fem" in spelled(participle, "Gender"):
        form = form.removesuffix("e")
    return form
