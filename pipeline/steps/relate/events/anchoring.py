"""Date -> the word that names its happening.

Words beside the date are trusted before the parse, which hangs "la remise du rapport du 9 mai"
on the wrong noun; then the parse is climbed; then what stands near the date on its line.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    auxiliaries,
    children,
    clause_after,
    is_finite,
    is_parsed,
    is_participle,
    is_verbal,
    lemma_of,
    noun_entry,
    participle_of,
    phrase_start,
    preposition,
    sentence_of,
)
from pipeline.steps.relate.events.loose import (
    enclosed_noun,
    headline,
    is_verb_in_disguise,
    noun_before_verb,
    noun_told_by_setting,
    opens_sentence,
)
from pipeline.steps.relate.events.triggers import Anchor, is_idiom_noun, resolve_predicate
from pipeline.steps.relate.events.words import verb_types, verbs_of_class, words_for

MAX_NOUN_PHRASE = 10
MAX_DATED_TEXT = 18
MAX_LEAP = 14
MAX_NEAR = 30
SMALL_GAP = 6


def anchor_date(date: Span, dates: frozenset[int]) -> Anchor | None:
    """The happening that a date belongs to, or None when it cannot be told.

    Args:
        date: the tokens of the time expression.
        dates: indices of all tokens of the document that stand in some time expression.
    """
    if not is_parsed(date.sent):
        return _unparsed(date)
    sentence = sentence_of(date)
    dated = _dated_noun(date, dates)
    if dated is None and _qualifies_other_noun(date, dates):
        return None
    return (
        dated
        or opens_sentence(date, sentence)
        or noun_before_verb(date)
        or noun_told_by_setting(date)
        or enclosed_noun(date, dates)
        or _after_mark(date, sentence, dates)
        or _set_off_noun(date, dates)
        or _verb_beside(date, dates)
        or _cleft(date, sentence)
        or headline(date, sentence, dates, verbless=True)
        or _governor(date, sentence, dates)
        or _line_head(date, sentence, dates)
        or headline(date, sentence, dates)
        or _nearest(date, sentence)
    )


def anchor_after(date: Span) -> Anchor | None:
    """For a date glued to the full stop before it ("poumon.Samedi, …"): the clause that it opens."""
    if not is_parsed(date.sent):
        return None
    verb = clause_after(date.end, sentence_of(date).end, date.doc)
    return resolve_predicate(verb, date, rule="next_clause") if verb is not None else None


def left_word(date: Span, dates: frozenset[int]) -> tuple[Token | None, tuple[str, ...]]:
    """The first full word before the date, and the small words between."""
    between: list[str] = []
    small_words = words_for("date_determiner")
    for index in range(date.start - 1, max(-1, date.start - MAX_LEAP), -1):
        token = date.doc[index]
        if "\n" in token.text:
            break
        small = token.lower_.replace("’", "'")
        joins = (token.pos_ == "CCONJ" or small == ",") and index - 1 in dates
        if not (joins or token.pos_ in {"DET", "ADP"} or small in small_words or index in dates):
            return token, tuple(between)
        between.append(small)
    return None, tuple(between)


def _is_of(between: tuple[str, ...]) -> bool:
    return bool(words_for("of") & set(between))


def _dated_noun(date: Span, dates: frozenset[int]) -> Anchor | None:
    """As in "l'arrêté du 21 avril", "la décision du tribunal de Lyon du 3 mars", "une lettre en date du 3 mars"."""
    token, between = left_word(date, dates)
    if token is None or token.is_punct:
        return None
    if token.pos_ == "ADJ" and token.head.pos_ == "NOUN" and token.head.i < token.i and noun_entry(token.head):
        token = token.head
    if token.lower_ == "date" or (lemma_of(token) == "dater" and not is_finite(token)):
        noun = _noun_leftwards(token, MAX_DATED_TEXT, dated=True)
        return Anchor.at(noun, rule="dated_text") if noun is not None else None
    entry = noun_entry(token) if lemma_of(token) not in words_for("date_noun") else None
    if _is_of(between) and token.pos_ == "PRON":
        return None
    if _is_of(between):
        noun = phrase_start(token) if entry is not None else _noun_leftwards(token, MAX_NOUN_PHRASE)
        return Anchor.at(noun, rule="noun_of_date") if noun is not None else None
    if entry is None or (between and not words_for("at") & set(between)):
        return None
    if date.root.head.i == token.i and (entry.noun_class != "weak" or "en" in between):
        if _is_object(token) or is_idiom_noun(token):
            return None  # "signer un accord vendredi": the parser hangs on the object what belongs to the verb.
        return Anchor.at(token, rule="noun_beside")
    return None


def _qualifies_other_noun(date: Span, dates: frozenset[int]) -> bool:
    """As in "la France de 1940", "le budget de 2024": the date is part of a name for a thing."""
    token, between = left_word(date, dates)
    if token is not None and "pour" in between:
        entry = noun_entry(token)  # "ses vœux pour 2024"
        return token.pos_ == "NOUN" and date.text.isdigit() and (entry is None or entry.noun_class == "weak")
    if token is None or not _is_of(between):
        return False
    if token.pos_ == "PRON":
        return True
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if lemma_of(token) in words_for("date_noun"):
        return False
    head = date.root.head
    return head.i == token.i or head.pos_ in {"NOUN", "PROPN"} or head.i >= date.end


def _is_object(noun: Token) -> bool:
    """The object of a verb that tells the happening: never of one that denies it."""
    verb = noun.head
    return noun.dep_ == "obj" and verb.pos_ == "VERB" and lemma_of(verb) not in verbs_of_class("deny")


def _noun_leftwards(token: Token, reach: int, *, dated: bool = False) -> Token | None:
    """The nearest event noun to the left, within one noun phrase.

    With `dated`, participles and commas may stand between ("un rapport de l'agence, commandé par X et
    daté du"), and any noun will do.
    """
    doc, first = token.doc, token.sent.start
    plain: Token | None = None
    for here in range(token.i, max(first, token.i - reach) - 1, -1):
        word = doc[here]
        entry = noun_entry(phrase_start(word))
        span_word = lemma_of(word) in words_for("date_noun") and (entry is None or " " not in entry.lemma)
        if entry is not None and not span_word and not (dated and _in_brackets(word)):
            return phrase_start(word)
        if here == token.i or word.like_num or (word.text in {"-", "/"} and doc[here - 1].like_num):
            continue  # "la loi n° 2012-34 du 3 mars"
        if word.pos_ in {"VERB", "AUX"}:
            if not dated or is_finite(word):
                break
        elif word.pos_ in {"SCONJ", "PRON"} or (not dated and (word.is_punct or _joins_clauses(word))):
            break
        if word.pos_ == "NOUN" and not _in_brackets(word):
            plain = word
    return plain if dated else None


def _joins_clauses(word: Token) -> bool:
    """A conjunction, but not between two names."""
    return word.pos_ == "CCONJ" and not (word.nbor(-1).pos_ == "PROPN" and word.nbor().pos_ in {"PROPN", "DET", "ADP"})


def _in_brackets(word: Token) -> bool:
    for token in reversed(word.doc[max(word.sent.start, word.i - MAX_LEAP) : word.i]):
        if token.text == ")":
            return False
        if token.text == "(":
            return True
    return False


def _after_mark(date: Span, sentence: Span, dates: frozenset[int]) -> Anchor | None:
    """A date just after "qui", "que", "où" or a colon belongs to what follows."""
    token, _ = left_word(date, dates)
    if token is None or token.i < sentence.start:
        return None
    if token.lower_.replace("’", "'") in words_for("clause_mark"):
        verb = clause_after(token.i + 1, sentence.end, date.doc)
        if verb is not None and verb.i > date.start:
            return resolve_predicate(verb, date, rule="after_mark")
    if token.text in {":", ";", "–", "—", "•", "*"} and date.end < sentence.end:
        return _first_happening(date, sentence, dates, rule="after_mark")
    return None


def _set_off_noun(date: Span, dates: frozenset[int]) -> Anchor | None:
    """As in "dans un entretien au journal, en février, elle …": the entretien takes the date."""
    comma = _comma_before(date, dates)
    doc, first = date.doc, date.sent.start
    if comma is None or not (date.end >= len(doc) or doc[date.end].is_punct or doc[date.end].is_space):
        return None
    for here in range(comma - 1, max(first - 1, comma - MAX_LEAP), -1):
        word = doc[here]
        if word.pos_ == "AUX" or (word.pos_ == "VERB" and not _bare_participle(word)) or word.text in {",", ";", ":"}:
            return None
        entry = noun_entry(word)
        if entry is not None and entry.type in {"announcement", "publication"} and entry.noun_class != "weak":
            return Anchor.at(word, rule="set_off_noun") if _is_setting(word) else None
    return None


def _comma_before(date: Span, dates: frozenset[int]) -> int | None:
    """Index of the comma that sets a date off on its left, if one does."""
    index = date.start - 1
    while index > date.sent.start and (
        date.doc[index].pos_ in {"ADP", "DET", "CCONJ"}
        or index in dates
        or (index - 1 in dates and date.doc[index].text == ",")
    ):
        index -= 1
    return index if index > date.sent.start and date.doc[index].text == "," else None


def _is_setting(noun: Token) -> bool:
    return preposition(noun) in words_for("setting") or any(t.lower_ == "lors" for t in (*noun.children, noun.head))


def _bare_participle(word: Token) -> bool:
    return is_participle(word) and not children(word, "aux:tense", "aux:pass")


def _verb_beside(date: Span, dates: frozenset[int]) -> Anchor | None:
    """The verb just before the date: "a lancé lundi", "publié le 21 avril", "épousa, le 3 mars"."""
    token, between = left_word(date, dates)
    if token is not None and token.text == "," and token.i > date.sent.start and token.nbor(-1).pos_ == "VERB":
        token = token.nbor(-1)
    while token is not None and token.pos_ == "ADV" and token.i > date.sent.start and date.start - token.i < SMALL_GAP:
        token = token.nbor(-1)
    if token is None or token.i < date.sent.start or _is_of(between):
        return None
    if participle_of(token) is not None and token.i > date.sent.start and auxiliaries(token.nbor(-1)):
        token = token.nbor(-1) if is_participle(token.nbor(-1)) else token  # "ont été retrouvés blessés"
    if is_verb_in_disguise(token):
        return Anchor.at(token, rule="verb_beside", carrier=token)
    participle = participle_of(token) is not None and not is_verbal(token)
    if participle and (token.pos_ == "ADJ" or token.is_sent_start):
        return Anchor.at(token, rule="verb_beside", carrier=token)
    if token.pos_ != "VERB" and not (is_verbal(token) and token.pos_ in {"ADJ", "NOUN"}):
        return None
    return resolve_predicate(token, date, rule="verb_beside")


def _cleft(date: Span, sentence: Span) -> Anchor | None:
    """As in "c'est le 3 mars que la cour a tranché": the verb after "que"."""
    doc = date.doc
    for token in sentence:
        if token.lower_ not in {"c'", "c’", "ce"} or token.i + 1 >= sentence.end or lemma_of(token.nbor()) != "être":
            continue
        for mark in doc[token.i + 2 : min(sentence.end, token.i + MAX_NEAR)]:
            if mark.lower_ in {"que", "qu'", "qu’", "qui"}:
                verb = clause_after(mark.i + 1, sentence.end, doc) if date.end <= mark.i else None
                return resolve_predicate(verb, date, rule="cleft") if verb is not None else None
        return None
    return None


def _governor(date: Span, sentence: Span, dates: frozenset[int]) -> Anchor | None:
    """Climb from the date to the first word that can name a happening it qualifies."""
    root = date.root
    if root.head.i == root.i:
        return None
    before = {preposition(root), date.doc[date.start - 1].lower_ if date.start else ""}
    of_the_verb = bool(before & words_for("of_the_verb"))
    set_off = _comma_before(date, dates) is not None
    fronted = _is_fronted(date, sentence, dates)
    token, first = root.head, True
    for _ in range(MAX_CLIMB):
        if not _is_date_like(token, dates) and not (
            is_idiom_noun(token) or (first and _is_object(token) and noun_entry(token) is not None)
        ):
            if is_verbal(token):
                inner = (_bare_participle(token) and token.dep_ in {"acl", "amod"}) or token.dep_ == "acl:relcl"
                if not (inner and (set_off or token.i > date.start)):
                    return resolve_predicate(token, date, rule="governor")
                told = resolve_predicate(token, date, rule="governor") if token.dep_ == "acl:relcl" else None
                if told is not None and token.i < date.start:
                    return told
            elif children(token, "cop") and not (fronted and noun_entry(token)):
                return resolve_predicate(token, date, rule="governor")
            elif not of_the_verb and not set_off and not (fronted and clause_after(date.end, sentence.end, date.doc)):
                entry = noun_entry(token)
                if entry is not None and (first or entry.noun_class != "weak"):
                    return Anchor.at(token, rule="governing_noun")
            first = False
        if token.head.i == token.i:
            break
        token = token.head
    if set_off or fronted:
        verb = clause_after(date.end, sentence.end, date.doc)
        if verb is not None and not _is_quoted_away(date, verb):
            return resolve_predicate(verb, date, rule="next_clause")
    return None


def _is_fronted(date: Span, sentence: Span, dates: frozenset[int]) -> bool:
    """At the head of its sentence, small words apart, or of what should be one: after "»" or a glued full stop."""
    small = {"ADP", "DET", "CCONJ", "ADV"}
    if not any(t.is_alpha and t.pos_ not in small for t in date.doc[sentence.start : date.start]):
        return True
    token, _ = left_word(date, dates)
    return token is not None and token.text[:1] in {"»", "”", "."}


def _is_quoted_away(date: Span, verb: Token) -> bool:
    """A quotation opens between the date and the verb."""
    return any(t.text in {"«", "“", '"', ":"} for t in date.doc[date.end : verb.i])


def _is_date_like(token: Token, dates: frozenset[int]) -> bool:
    return (
        token.i in dates
        or lemma_of(token) in words_for("date_noun")
        or token.pos_ in {"NUM", "PUNCT", "ADP", "DET", "SYM"}
    )


def _line_head(date: Span, sentence: Span, dates: frozenset[int]) -> Anchor | None:
    """As in "12 mars : la cour rejette …": the first happening after the date that heads its line."""
    start = date.start
    while start > sentence.start and date.doc[start - 1].pos_ in {"DET", "ADP"}:
        start -= 1
    if start > sentence.start + 1:
        return None
    return _first_happening(date, sentence, dates, rule="line_head")


def _first_happening(date: Span, sentence: Span, dates: frozenset[int], *, rule: str) -> Anchor | None:
    """The first finite verb of a main clause after the date, else the first event noun, up to the next date."""
    rest: list[Token] = []
    for token in date.doc[date.end : sentence.end]:
        if token.text == ";" or (token.i in dates and rest and rest[-1].text in {",", ";"} and len(rest) > SMALL_GAP):
            break
        if token.i not in dates:
            rest.append(token)
    for token in rest:
        if token.pos_ == "VERB" and is_finite(token) and token.dep_ not in {"acl:relcl", "advcl"}:
            return resolve_predicate(token, date, rule=rule)
    for token in rest[:MAX_LEAP]:
        entry = noun_entry(token)
        if entry is not None and entry.noun_class != "weak":
            return Anchor.at(token, rule=rule)
    return None


def _nearest(date: Span, sentence: Span) -> Anchor | None:
    """Where the parse breaks off: the nearest event noun or finite verb to the left."""
    for index in range(date.start - 1, max(sentence.start, date.start - MAX_NEAR) - 1, -1):
        token = date.doc[index]
        if token.text in {";", ":"}:
            return None
        entry = noun_entry(token)
        if entry is not None and entry.noun_class == "act":
            return Anchor.at(token, rule="nearest")
        if token.pos_ == "VERB" and is_finite(token):
            return resolve_predicate(token, date, rule="nearest")
        told = (
            resolve_predicate(token, date, rule="nearest")
            if _bare_participle(token) and lemma_of(token) in verb_types()
            else None
        )
        if told is not None:
            return told
    return None


def _unparsed(date: Span) -> Anchor | None:
    """Without tags, only an event noun close before the date counts."""
    for index in range(date.start - 1, max(date.sent.start, date.start - SMALL_GAP) - 1, -1):
        entry = noun_entry(date.doc[index])
        if entry is not None and entry.noun_class != "weak":
            return Anchor.at(date.doc[index], rule="unparsed")
    return None
