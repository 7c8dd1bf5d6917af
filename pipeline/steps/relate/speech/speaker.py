"""Who says so: quotations, reported speech, "selon X"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.records import Mention
from pipeline.steps.relate.events.grammar import MAX_CLIMB, lemma_of, own_subjects, sentence_of
from pipeline.steps.relate.events.nominals import Nominals
from pipeline.steps.relate.events.words import speech_verbs, words_for
from pipeline.steps.relate.speech.quotations import quotations

MAX_INVERSION = 14
STOPPERS = frozenset({".", ";", ":", "«", "»", "“", "”", '"', "\n"})


class Speech:
    """The quotations of one document, and those who speak in it."""

    def __init__(self, doc: Doc, nominals: Nominals) -> None:
        self._doc = doc
        self._nominals = nominals
        self._by_token = nominals.by_token
        self._quotes = quotations(doc)

    def quote_of(self, token: Token) -> tuple[int, int] | None:
        """First and last token of the quotation around a token."""
        return next(((start, end) for start, end in self._quotes if start < token.i < end), None)

    def speaker_of(self, trigger: Token) -> Mention | None:
        """The one who tells of a happening, when the article only passes it on."""
        quote = self.quote_of(trigger)
        if quote is not None:
            return self._quoted_by(trigger, quote)
        return self._according_to(trigger.sent) or self._reported_by(trigger)

    def subject_mention(self, verb: Token) -> Mention | None:
        """The person or body that a speech verb has as subject, before or after it."""
        for subject in own_subjects(verb, speaks=True):
            for found in self._nominals.named(subject):
                return found
        end = min(verb.i + MAX_INVERSION, sentence_of(verb.doc[verb.i : verb.i + 1]).end)
        tied = False
        for token in verb.doc[verb.i + 1 : end]:
            if token.text in STOPPERS or token.pos_ in {"VERB", "AUX", "SCONJ"}:
                break
            if token.pos_ == "ADP":
                tied = True
            elif token.i in self._by_token:
                mention = self._by_token[token.i]
                if not tied or (mention.kind == "actor" and token.nbor(-1).pos_ != "ADP"):
                    return mention
            elif token.pos_ in {"NOUN", "NUM"} and tied:
                tied = False
        return None

    def _quoted_by(self, trigger: Token, quote: tuple[int, int]) -> Mention | None:
        start, end = quote
        sentences = [self._doc[min(end, len(self._doc) - 1)].sent, self._doc[start].sent]
        if sentences[0].end < len(self._doc):
            sentences.append(self._doc[sentences[0].end].sent)
        if sentences[1].start > 0:
            sentences.append(self._doc[sentences[1].start - 1].sent)
        for sentence in sentences:
            for token in sentence:
                if token.pos_ == "VERB" and not start < token.i < end and lemma_of(token) in speech_verbs():
                    found = self.subject_mention(token)
                    if found is not None:
                        return found
        return self._beside_quote(end)

    def _beside_quote(self, end: int) -> Mention | None:
        """Without a parse: the name just after the quotation."""
        last = self._doc[min(end, len(self._doc) - 1)]
        for token in self._doc[last.i : min(last.i + MAX_INVERSION, last.sent.end)]:
            if token.i in self._by_token and self._by_token[token.i].kind == "actor":
                return self._by_token[token.i]
        return None

    def _according_to(self, sentence: Span) -> Mention | None:
        sources = words_for("source") - {"pour"}
        for token in sentence:
            if token.lower_ in sources or (
                token.lower_ in {"d'", "d’"} and token.i + 1 < sentence.end and token.nbor().lower_ == "après"
            ):
                head = token.head if token.dep_ == "case" else None
                if head is not None and head.i > token.i:
                    for found in self._nominals.named(head):
                        return found
                for near in sentence.doc[token.i + 1 : min(token.i + 5, sentence.end)]:
                    if near.i in self._by_token:
                        return self._by_token[near.i]
        return None

    def end_of_aside(self, sentence: Span) -> int:
        """Where "Comme le raconte la presse, …" ends at the head of a sentence; its start when it has none."""
        if sentence[0].lower_ == "comme" and any(lemma_of(t) in speech_verbs() for t in sentence[1:4]):
            return next((t.idx for t in sentence if t.text == ","), sentence.start_char)
        return sentence.start_char

    def _reported_by(self, trigger: Token) -> Mention | None:
        token = trigger
        told = self.end_of_aside(trigger.sent)
        if told > trigger.sent.start_char:
            for here in trigger.sent:
                if here.idx < told and here.i in self._by_token:
                    return self._by_token[here.i]
        for _ in range(MAX_CLIMB):
            head = token.head
            if head.i == token.i:
                return None
            if token.dep_ == "ccomp" and lemma_of(head) in speech_verbs():
                return self.subject_mention(head)
            for aside in head.children if token.i == trigger.i else ():
                told_by = aside.dep_ in {"advcl", "parataxis"} and lemma_of(aside) in speech_verbs()
                if told_by and any(c.lower_ == "comme" for c in aside.children):
                    return self.subject_mention(aside)
            token = head
        return None
