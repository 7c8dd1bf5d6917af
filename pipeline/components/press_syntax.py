"""Parse, parts of speech and lemmas, only for the sentences that relations and tenses need.

Parsing takes more time than everything else that is done to a text, and what `relate` and the choice of
a date's year read stands in the sentences that hold a date: about one in five. These are gathered into
one short document, parsed together, and the result is written back where they stood. In the other
sentences every token depends on the first one, labelled "dep", so that `doc.sents` and walks up the
tree hold everywhere; `pos_` is empty there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.whole_text import words_of
from pipeline.french import words

DEFAULT_PIPES = ("tok2vec", "morphologizer", "parser", "lemmatizer")
ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "POS", "MORPH", "LEMMA"]
UNPARSED = "dep"
MOST_ALONE = 9
"""Words of a sentence that is a day and nothing else: « • Lundi 3 mars 2019 : »."""
BESIDE_ALONE = 4
"""Of these, marks and small words beside the day."""

Bounds = tuple[int, int]


@Language.factory(
    "press_syntax",
    assigns=["token.head", "token.dep", "token.pos", "token.morph", "token.lemma"],
    requires=["token.is_sent_start"],
    default_config={"pipes": list(DEFAULT_PIPES), "every_sentence": False, "batch_words": 15000},
)
def create_press_syntax(
    nlp: Language, name: str, pipes: list[str], every_sentence: bool, batch_words: int
) -> PressSyntax:
    """The factory that spaCy calls.

    Args:
        nlp: the pipeline, which holds `pipes`, disabled.
        name: of the component.
        pipes: names of the components that parse, in order.
        every_sentence: parse all sentences, not only those that hold a date.
        batch_words: how many words are parsed together; `each_word_once` splits them again where memory counts.
    """
    return PressSyntax(nlp, pipes, every_sentence=every_sentence, batch_words=batch_words)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The sentences of one document that are parsed, and the short document that holds them."""

    doc: Doc
    sentences: tuple[Bounds, ...]
    short: Doc


class PressSyntax:
    """Parses the sentences that hold a date."""

    def __init__(self, nlp: Language, pipes: Sequence[str], *, every_sentence: bool, batch_words: int) -> None:
        self.nlp = nlp
        self.pipes = tuple(pipes)
        self.every_sentence = every_sentence
        self.batch_words = batch_words

    def __call__(self, doc: Doc) -> Doc:
        """Parse one text."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Parse texts, `batch_size` at a time."""
        texts = iter(stream)
        while docs := list(islice(texts, batch_size)):
            excerpts = [self.excerpt(doc) for doc in docs]
            for batch in by_words([one.short for one in excerpts if len(one.short)], self.batch_words):
                self.parse(batch)
            for one in excerpts:
                write_back(one)
            yield from docs

    def excerpt(self, doc: Doc) -> Excerpt:
        """The sentences of a document that need a parse, as a document of their own."""
        sentences = tuple((sent.start, sent.end) for sent in doc.sents) if len(doc) else ()
        if not self.every_sentence and "timex" in doc.spans:
            first = [start for start, _ in sentences]
            wanted = {first[bisect_right(first, span.start) - 1] for span in doc.spans["timex"]}
            asked = wanted_before(doc, sentences, wanted) | wanted_behind(doc, sentences, wanted)
            sentences = tuple(bounds for bounds in sentences if bounds[0] in wanted | asked)
        columns = doc.to_array(["ORTH", "SPACY"])
        kept = np.concatenate([columns[start:end] for start, end in sentences]) if sentences else columns[:0]
        kept_words: list[Any] = kept[:, 0].tolist()
        if (calm := doc.user_data.get("calm_text")) is not None:
            # Sentences in capitals are parsed as if they had small letters: see press_capitals.
            tokens = [token for start, end in sentences for token in doc[start:end]]
            kept_words = [calm[token.idx : token.idx + len(token)] for token in tokens]
        starts: list[bool | int | None] = [token == start for start, end in sentences for token in range(start, end)]
        # `Doc` takes the hash of a word as well as the word, which spares a look-up a token.
        short = Doc(
            doc.vocab,
            words=kept_words,
            spaces=[bool(space) for space in kept[:, 1]],
            # A start followed by tokens that are none: the parser keeps the sentence whole.
            sent_starts=starts,
        )
        return Excerpt(doc, sentences, short)

    def parse(self, docs: Sequence[Doc]) -> None:
        """Run the parsing components over short documents, in place."""
        components: dict[str, Any] = dict(self.nlp.components)
        for name in self.pipes:
            pipe = components[name]
            if hasattr(pipe, "predict"):
                pipe.set_annotations(docs, pipe.predict(docs))
            else:
                for doc in docs:
                    pipe(doc)


def wanted_before(doc: Doc, sentences: Sequence[Bounds], wanted: Container[int]) -> set[int]:
    """Starts of the sentences before one that is wanted and has a pronoun: they say whom it means."""
    found: set[int] = set()
    for before, one in reversed(tuple(pairwise(sentences))):
        near = sum(start in found for start in (one[0], one[1]))
        if (one[0] in wanted or near == 1) and _has_pronoun(doc, one):
            found.add(before[0])
    return found


def wanted_behind(doc: Doc, sentences: Sequence[Bounds], wanted: Container[int]) -> set[int]:
    """Starts of the sentences behind one that is a day and nothing else: « 3 mars 2019. La ville rachète le port. »."""
    days = {span.start: span.end - span.start for span in doc.spans["timex"]}
    found = set()
    for one, behind in pairwise(sentences):
        if one[0] in wanted and one[1] - one[0] <= MOST_ALONE:
            long = next((days[place] for place in range(*one) if place in days), 0)
            if one[1] - one[0] - long <= BESIDE_ALONE:
                found.add(behind[0])
    return found


def _has_pronoun(doc: Doc, bounds: Bounds) -> bool:
    pronouns = words("label_words", use="stands_for")
    return any(word.lower() in pronouns for word in words_of(doc)[bounds[0] : bounds[1]])


def by_words(docs: Sequence[Doc], words: int) -> Iterator[list[Doc]]:
    """Documents in order, about `words` tokens at a time."""
    batch: list[Doc] = []
    for doc in docs:
        batch.append(doc)
        if sum(map(len, batch)) >= words:
            yield batch
            batch = []
    if batch:
        yield batch


def write_back(excerpt: Excerpt) -> None:
    """Copy the parse of the short document to the tokens it came from; other sentences get a flat tree."""
    doc = excerpt.doc
    if not len(doc):
        return
    values: Any = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.int64)
    # Without a label spaCy takes a token for unattached, and joins the sentence to the one before it.
    values[:, 1] = doc.vocab.strings.as_int(UNPARSED)
    places, opens = np.arange(len(doc)), doc.to_array("SENT_START") == 1
    values[:, 0] = np.maximum.accumulate(np.where(opens, places, 0)) - places
    parsed = excerpt.short.to_array(ATTRIBUTES).astype(np.int64) if len(excerpt.short) else None
    taken = 0
    for start, end in excerpt.sentences:
        assert parsed is not None
        values[start:end] = parsed[taken : taken + end - start]
        taken += end - start
    doc.from_array(ATTRIBUTES, values.astype(np.uint64))
