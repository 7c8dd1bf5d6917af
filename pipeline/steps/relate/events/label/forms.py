"""Small words in another form, where a label puts words together that the text has apart."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.french import mapping
from pipeline.steps.relate.events.grammar import features, form_of

VOWELS = frozenset("aàâeéèêëiîïoôuyœ")


def of(name: str) -> str:
    """« de Paul Rivoire », « d'Aude Morvel », « du maire »: a name or phrase as a complement."""
    first, _, rest = name.partition(" ")
    for fused, article in mapping("fused_articles", "form", "article").items():
        if rest and first == article and fused in OF:
            return f"{fused} {rest}"
    return f"d'{name}" if name[:1].lower() in VOWELS else f"de {name}"


FUSE = frozenset({"de", "à"})
"""Prepositions that "le" and "les" melt into."""
OF = frozenset({"du", "des"})


def article_for(determiner: Token) -> str | None:
    """The article in place of a possessive: « la » for « sa »; None where the noun's gender is not known."""
    noun = determiner.head
    if noun.pos_ != "NOUN" or noun.i < determiner.i or determiner.i + 1 >= len(determiner.doc):
        return None
    tied = determiner.i > 0 and form_of(determiner.nbor(-1)) in FUSE
    if "Plur" in features(noun, "Number"):
        return None if tied else "les"
    following = determiner.nbor(1).text[:1].lower()
    if following in VOWELS:
        return "l'"
    gender = features(noun, "Gender")
    if following == "h" or not gender:
        return None
    if "Fem" in gender:
        return "la"
    return None if tied else "le"


def masculine(participle: Token) -> str | None:
    """The form of a participle that agrees with nothing: « rejeté » for « rejetées »; None where it may be either."""
    form = participle.text
    if "Plur" in features(participle, "Number"):
        if form.endswith("is"):
            return None  # "mis", "finis"
        form = form.removesuffix("s")
    if "Fem" in features(participle, "Gender"):
        form = form.removesuffix("e")
    return form
