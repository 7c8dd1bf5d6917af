"""Who says so: quotations, reported speech, "selon X"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Mention
from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    auxiliaries,
    form_of,
    is_finite,
    is_infinitive,
    is_passive,
    is_speech,
    is_verbal,
    lemma_of,
    own_subjects,
)
from pipeline.steps.relate.events.nominals import Nominals
from pipeline.steps.relate.events.sentences import sentence_at
from pipeline.steps.relate.events.words import speech_verbs, words_for
from pipeline.steps.relate.parse import Doc, Span, Token
from pipeline.steps.relate.speech.interview import find_interview
from pipeline.steps.relate.speech.quotations import quotations

MAX_INVERSION = 14
SOURCE_REACH = 6
SEVERAL = frozenset({"nous", "notre", "nos"})
STOPPERS = frozenset({".", ";", ":", "«", "»", "“", "”", '"', "\n"})


class Speech:
    """The quotations of one document, and those who speak in it."""

    def __init__(self, doc: Doc, nominals: Nominals) -> None:
        self._doc = doc
        self._nominals = nominals
        self._by_token = nominals.by_token
        self._quotes = quotations(doc)
        self._interview = find_interview(doc, nominals.by_token)

    def quote_of(self, token: Token) -> tuple[int, int] | None:
        """First and last token of the quotation around a token."""
        return next(((start, end) for start, end in self._quotes if start < token.i < end), None)

    def quotes_name(self, mention: Mention, noun: Token) -> bool:
        """Whether a person is named within a quotation that a phrase holds: « l'inscription « Merci Aude » »."""
        span = self._doc.char_span(mention.start_char, mention.end_char)
        quote = self.quote_of(span[0]) if span is not None and mention.kind == "actor" else None
        if span is None or quote is None or quote == self.quote_of(noun) or span.start < noun.i:
            return False
        return quote[1] - quote[0] - 1 > len(span)

    def speaker_of(self, trigger: Token) -> Mention | None:
        """The one who tells of a happening, when the article only passes it on."""
        quote = self.quote_of(trigger)
        if quote is not None:
            return self._quoted_by(quote) or self._aside(trigger)
        return self._according_to(trigger.sent) or self._reported_by(trigger) or self._answering(trigger)

    def _answering(self, token: Token) -> Mention | None:
        """Who gives the answer of an interview in which a word stands; « nous » is as often the house as who speaks."""
        found = self._interview
        if (
            found is None
            or form_of(token) in SEVERAL
            or not any(start <= token.i <= end for start, end in found.answers)
        ):
            return None
        return found.speaker

    def subject_mention(self, verb: Token) -> Mention | None:
        """The person or body that a speech verb has as subject, before or after it."""
        subjects = own_subjects(verb, speaks=True) or tuple(
            child for child in verb.children if child.dep_ == "expl:subj" and self._nominals.tied(child) is not None
        )
        for subject in subjects:
            for found in self._nominals.named(subject):
                return found
        # « il confie à la société Roque », « la plupart des élus critiquent X »: somebody whom nothing names.
        apart = [one for one in subjects if self.quote_of(one) is None or self.quote_of(verb) is not None]
        if any(subject.pos_ == "PRON" or (subject.i < verb.i and subject in apart) for subject in subjects):
            return None
        end = min(verb.i + MAX_INVERSION, sentence_at(verb).end)
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

    def _quoted_by(self, quote: tuple[int, int]) -> Mention | None:
        """The subject of the verb of speech beside a quotation: in its sentences, else right before or after it."""
        start, end = quote
        last = self._doc[min(end, len(self._doc) - 1)]
        for sentence in (last.sent, self._doc[start].sent, *self._next_to(quote)):
            for token in sentence:
                if self.quote_of(token) is None and is_verbal(token) and reports(token):
                    found = self.subject_mention(token)
                    if found is not None:
                        return found
        return self._beside_quote(last) or self._announced_by(self._doc[start])

    def _announced_by(self, first: Token) -> Mention | None:
        """« Pour Aude Vasselin, « … » »: the name at the head of the sentence, parted from the quotation by a comma."""
        sentence = first.sent
        if sentence[0].lower_ not in words_for("source"):
            return None
        for token in self._doc[sentence.start + 1 : first.i]:
            if token.i in self._by_token:
                return self._by_token[token.i] if self._doc[first.i - 1].text == "," else None
        return None

    def _next_to(self, quote: tuple[int, int]) -> Iterator[Span]:
        """The sentences before and after, where the quotation fills its own and stands in their paragraph."""
        start, end = quote
        first, last = self._doc[start].sent, self._doc[min(end, len(self._doc) - 1)].sent
        words = [token for token in self._doc[first.start : last.end] if token.is_alpha]
        if any(not start < token.i < end for token in words):
            return
        if last.end < len(self._doc) and "\n" not in self._doc[last.end - 1].text_with_ws:
            yield self._doc[last.end].sent
        if first.start > 0 and "\n" not in self._doc[first.start - 1].text_with_ws:
            yield self._doc[first.start - 1].sent

    def _beside_quote(self, last: Token) -> Mention | None:
        """Without a parse: the name just after the quotation."""
        for token in self._doc[last.i : min(last.i + MAX_INVERSION, last.sent.end)]:
            if token.i in self._by_token and self._by_token[token.i].kind == "actor":
                return self._by_token[token.i]
        return None

    def _according_to(self, sentence: Span) -> Mention | None:
        sources = words_for("source") - {"pour"}
        if (named := self._named_as_source(sentence)) is not None:
            return named
        for token in sentence:
            if token.lower_ in sources or (
                token.lower_ in {"d'", "d’"} and token.i + 1 < sentence.end and token.nbor().lower_ == "après"
            ):
                return self._source_after(token, sentence)
        return None

    def _named_as_source(self, sentence: Span) -> Mention | None:
        """« À en croire Aude Vasselin, … », « Aux dires de la société Roque, … »."""
        first = " ".join(form_of(token) for token in sentence[:SOURCE_REACH]).replace("' ", "'")
        if not any(first.startswith(f"{phrase} ") for phrase in words_for("source_phrase")):
            return None
        for token in sentence:
            if token.text == ",":
                return None
            if token.i in self._by_token:
                return self._by_token[token.i]
        return None

    def _source_after(self, token: Token, sentence: Span) -> Mention | None:
        """Who follows « selon », before any comma: not in « selon nos informations, X », « selon l'avocat de X »."""
        comma = next((t.idx for t in sentence.doc[token.i : sentence.end] if t.is_punct), sentence.end_char)
        head = token.head if token.dep_ == "case" else None
        if head is not None and head.i > token.i:
            for found in self._nominals.named(head):
                if found.start_char < comma or self._nominals.stands_for(head):
                    return found
        for near in sentence.doc[token.i + 1 : min(token.i + 5, sentence.end)]:
            tied = near.pos_ == "ADP" and form_of(near) != "après"
            if near.idx >= comma or tied:
                break
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
        if (told_by := self._aside(trigger)) is not None:
            return told_by
        for _ in range(MAX_CLIMB):
            head = token.head
            if head.i == token.i:
                break
            told = token.dep_ == "ccomp" or token.dep_.startswith("parataxis")  # "Le 3 mai, dit X, un mur a cédé"
            if (told and reports(head)) or _accuses(head, token):
                return self.subject_mention(head)
            if token.i == trigger.i and (told_by := self._aside(head)) is not None:
                return told_by
            token = head
        return self._inserted(trigger)

    def _inserted(self, trigger: Token) -> Mention | None:
        """« Le 3 mai, se souvient Aude Vasselin, un mur a cédé », whatever the parse hangs on what."""
        for verb in sentence_at(trigger):
            if verb.pos_ != "VERB" or verb.i == trigger.i or not reports(verb) or not is_finite(verb):
                continue
            begin = min([verb.i, *(child.i for child in verb.children if child.dep_.startswith(("aux", "expl")))])
            named = self._by_token.get(verb.i + 1)
            if named is not None and begin > 0 and self._doc[begin - 1].text == ",":
                return named
        return None

    def _aside(self, verb: Token) -> Mention | None:
        """« Le contrat, souligne Aude Vasselin, est signé », « comme l'a dit Aude Vasselin »: who says so."""
        for aside in verb.children:
            if not aside.dep_.startswith(("advcl", "parataxis")) or not reports(aside):
                continue
            begin = min([aside.i, *(child.i for child in aside.children if child.dep_.startswith(("aux", "expl")))])
            parted = begin > 0 and self._doc[begin - 1].text in {",", "»", "”", '"'} and is_finite(aside)
            inserted = parted or aside.dep_ == "parataxis:insert"
            if inserted or any(child.lower_ == "comme" for child in aside.children):
                return self.subject_mention(aside)
        return None


def _accuses(verb: Token, told: Token) -> bool:
    """« X accuse Y de l'avoir frappée », « X reproche à Y d'être parti »: never « Y est accusé de »."""
    if lemma_of(verb) not in words_for("accuses") or is_passive(verb) or told.dep_ not in {"xcomp", "obl:arg", "advcl"}:
        return False
    return any(map(is_infinitive, (told, *auxiliaries(told))))


def reports(verb: Token) -> bool:
    """Whether a verb reports what its subject says or thinks, with « que » or beside a quotation."""
    lemma = lemma_of(verb)
    # The lemmatizer leaves some finite forms as they are: « remarque ».
    return is_speech(verb) or lemma in words_for("reports") or f"{lemma}r" in words_for("reports")
