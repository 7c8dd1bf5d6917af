"""Dispatches in capitals, read as if they were written with small letters.

« L'AVOCATE AUDE VASSELIN A PLAIDÉ » tells the recogniser nothing: every word looks like a name. Sentences that hold
no small letter are recast (« l'avocate Aude Vasselin a plaidé »), letter for letter, and recognised again; rules on
names and the parser read the recast words. The text of the article stays as it is.

`doc.user_data["calm_text"]` holds the recast text, of the same length, where a document has such sentences.
"""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.whole_text import text_of
from pipeline.french import words
from pipeline.names.key import fold_text
from pipeline.names.name_words import capital_particles, given_names, known_acronyms, particles

CALM_TEXT = "calm_text"
SCORES = "name_scores"
# A heading may be in capitals; from so many words on, small ones among them, it is a sentence.
FEWEST_WORDS = 6


@Language.factory("press_capitals", requires=["doc.ents", "token.is_sent_start"], assigns=["doc.ents"])
def make_press_capitals(nlp: Language, name: str) -> PressCapitals:
    """The factory that spaCy calls; to be added right after what recognises names."""
    return PressCapitals(nlp)


class PressCapitals:
    """Recognises names again in the sentences that are in capitals."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Recast and recognise what is in capitals; most documents come back as they are."""
        if not has_capital_line(text_of(doc)):
            return doc
        stretches = [(sent.start, sent.end) for sent in doc.sents if is_shouted([token.text for token in sent])]
        if not stretches:
            return doc
        calm = list(text_of(doc))
        for start, end in stretches:
            for token, word in zip(doc[start:end], self.recast([token.text for token in doc[start:end]]), strict=True):
                calm[token.idx : token.idx + len(token)] = word
        text = "".join(calm)
        doc.user_data[CALM_TEXT] = text
        for start, end in stretches:
            self.recognise(doc, start, end, text)
        return doc

    def recognise(self, doc: Doc, start: int, end: int, text: str) -> None:
        """Replace the names of one sentence by those found in its recast words."""
        left, right = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        short = self.nlp.make_doc(text[left:right])
        for name, pipe in self.nlp.components:
            if name in ("press_sentences", "ner", "press_rescorer"):
                short = pipe(short)
        scores: dict[tuple[int, int], float] = doc.user_data.setdefault(SCORES, {})
        kept = [ent for ent in doc.ents if ent.end <= start or ent.start >= end]
        for ent in short.ents:
            span = doc.char_span(left + ent.start_char, left + ent.end_char, label=ent.label_)
            if span is not None:
                kept.append(span)
                scores[span.start, span.end] = short.user_data.get(SCORES, {}).get((ent.start, ent.end), 0.5)
        doc.ents = kept

    def recast(self, shouted: list[str]) -> list[str]:
        """Small letters for common words, a capital for what may be a name, capitals for acronyms."""
        calm: list[str] = []
        for place, word in enumerate(shouted):
            before = calm[-1] if calm else ""
            after = shouted[place + 1] if place + 1 < len(shouted) else ""
            calm.append(self.recast_word(word, before, after) if word.isupper() else word)
        if calm and calm[0][:1].islower():
            calm[0] = calm[0][:1].upper() + calm[0][1:]
        return calm

    def recast_word(self, word: str, before: str, after: str) -> str:
        """One word, with the recast word before it and the shouted one after it."""
        lower, title = word.lower(), word[:1] + word[1:].lower()
        if len(lower) != len(word):
            return word  # letters that change in number would shift all that follows
        named = before[:1].isupper() and fold_text(before) in given_names()
        if named and fold_text(lower) in particles() and after.lower() not in common_words():
            return title if fold_text(lower) in capital_particles() else lower
        if lower in common_words() and not named:
            return lower
        if word.rstrip(".") in known_acronyms() or (1 < len(word) < 5 and not set(fold_text(word)) & set("aeiouy")):
            return word
        if fold_text(lower) in given_names() or named:
            return title
        vocabulary = self.nlp.vocab
        common = vocabulary.has_vector(lower) and (lower.endswith(common_endings()) or not vocabulary.has_vector(title))
        return lower if common else title


def has_capital_line(text: str) -> bool:
    """Whether some line of a text has enough capitals and no small letter."""
    return any(line.isupper() and len(line.split()) >= FEWEST_WORDS for line in text.split("\n"))


def is_shouted(tokens: list[str]) -> bool:
    """Whether a sentence is in capitals, and a sentence: small words stand in it."""
    letters = [word for word in tokens if word[:1].isalpha()]
    if len(letters) < FEWEST_WORDS or any(char.islower() for word in letters for char in word):
        return False
    return any(word.lower() in words("function_words", "word", language="fr") for word in letters)


@cache
def common_words() -> frozenset[str]:
    """Words that the lists of models/ know as common nouns, verbs and small words, in lower case."""
    found = set(words("function_words", "word", language="fr"))
    for table in ("small_words", "roles", "org_heads", "org_appositions", "institution_domains", "role_words"):
        found |= {part for phrase in words(table) for part in phrase.lower().split()}
    for table in ("institution_adjectives", "not_organization_heads", "event_nouns", "event_verbs", "time_weekdays"):
        found |= {word.lower() for word in words(table)}
    return frozenset(found | {word.lower() for word in words("calendar", "word")})


@cache
def common_endings() -> tuple[str, ...]:
    """Endings by which a word in capitals is taken for a common one."""
    return tuple(sorted(words("common_endings")))
