"""Whether a label reads as a whole clause or phrase, and the piece of the sentence that stands in where none does."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    children,
    features,
    is_finite,
    is_verbal,
    participle_of,
    sentence_of,
)
from pipeline.steps.relate.events.happening import Happening as Anchor
from pipeline.steps.relate.events.words import words_for

SHORTEST_CLAUSE = 3
SHORTEST_PHRASE = 4
SHORTEST_PIECE = 4
FEW = 60
BORDERS = frozenset({".", ";", ":", "!", "?", "…", "...", "«", "»", "“", "”", '"', "—", "–", "•", "|"})
OPENING = frozenset({":", "«", "“", '"'})
NE = re.compile(r"\b(?:ne |n['’])", re.IGNORECASE)
SECOND_HALF = re.compile(
    r"\b(?:pas|plus|jamais|rien|personne|aucune?|point|guère|ni|nul|nulle|que|qu['’])", re.IGNORECASE
)
LONE_HALF = re.compile(r"\b(?:a|ont|avait|avaient|est|sont|était|sera|aura) pas\b")
# The last: a name with nothing but its relative clause, "Denis Malvoisin où elle a dirigé l'école".
SCRAP = re.compile(
    r", ?:|https?:|pic\.twitter|\bwww\.|\w-(?:t-)?(?:il|elle|on|ils|elles)\b|^\S+(?: \S+){0,4},? (?:où|dont) "
)


def reads_whole(label: str, anchor: Anchor) -> bool:
    """Whether a label may stand alone: it opens with its subject, keeps its object and both halves of a negation."""
    words = label.split()
    carrier = anchor.carrier
    clause = carrier is not None and is_verbal(carrier) and carrier.dep_ not in {"acl", "amod"}
    if len(words) < (SHORTEST_CLAUSE if clause else SHORTEST_PHRASE) or SCRAP.search(label) or LONE_HALF.search(label):
        return False
    if NE.search(label) and not SECOND_HALF.search(label):
        return False
    if words[-2].endswith(",") or anchor.trigger.lower_ not in label.lower():
        return False
    last = words[-1].lower().replace("’", "'")
    if last in words_for("dangling") | words_for("cannot_end"):
        return False
    sentence = sentence_of(anchor.trigger.doc[anchor.trigger.i : anchor.trigger.i + 1])
    first = _first_token(label, sentence)
    if first is not None and first.pos_ == "PRON" and len(words) <= SHORTEST_PHRASE:
        return False  # "Il sera rejugé", "Je ne veux pas"
    if first is not None and not (_opens_well(first) and not _is_tied(first, anchor)):
        return False
    return _keeps_object(label, anchor)


def sentence_piece(trigger: Token, limit: int) -> str:
    """The words of the sentence around a trigger, from border to border, at most `limit` characters; or nothing."""
    sentence = sentence_of(trigger.doc[trigger.i : trigger.i + 1])
    doc = trigger.doc
    start = first = trigger.i
    while True:
        start = _border_before(doc, start, sentence.start)
        first = _skip_openers(doc, start, trigger.i)
        if start <= sentence.start or (trigger.i + 1 - first >= 2 and _opens_piece(doc[first])):
            break
        start -= 1
    end = _border_after(doc, first, trigger.i + 1, sentence.end)
    if end - first < SHORTEST_PIECE:
        end = sentence.end
    if not _opens_piece(doc[first]) and first > sentence.start:
        return ""
    return _fitted(doc, first, end, trigger, limit) or _inner(doc, first, end, trigger, limit)


def _border_before(doc: Doc, start: int, floor: int) -> int:
    depth = 0
    while start > floor:
        token = doc[start - 1]
        depth += token.text == ")"
        if not depth and (_is_border(token) or token.text == "("):
            break
        depth -= token.text == "(" and depth > 0
        start -= 1
    return start


def _border_after(doc: Doc, first: int, end: int, ceiling: int) -> int:
    """A quotation or colon ends a piece only once it has a verb, and never just after that verb."""
    depth = 0
    while end < ceiling:
        token = doc[end]
        depth += token.text == "("
        closed = token.text == ")" and not depth
        depth -= token.text == ")" and depth > 0
        told = any(t.pos_ in {"VERB", "AUX"} and is_finite(t) for t in doc[first : end - 1])
        if closed or (_is_border(token) and (told or token.text not in OPENING)):
            break
        end += 1
    return end


def _opens_piece(token: Token) -> bool:
    """What may open a piece between two borders: anything but a conjunction, a relative, or a verb without subject."""
    form = token.lower_.replace("’", "'")
    if token.pos_ in {"SCONJ", "CCONJ", "PUNCT"} or form in words_for("clause_mark"):
        return False
    if token.pos_ in {"VERB", "AUX"} or token.dep_ == "advmod":
        return not is_finite(token) and not (token.pos_ == "AUX" and is_finite(token.head))
    return token.pos_ != "PRON" or _opens_well(token)


def _inner(doc: Doc, first: int, end: int, trigger: Token, limit: int) -> str:
    """The last words of a long piece up to its trigger, and what follows, marked as cut in front."""
    for index in range(first + 1, trigger.i):
        opens = doc[index].pos_ in {"DET", "PROPN"} and doc[index - 1].pos_ not in {"DET", "PROPN", "ADP"}
        if opens and trigger.idx + len(trigger) - doc[index].idx <= limit - FEW // 2:
            rest = _fitted(doc, index, end, trigger, limit - 2)
            return f"… {rest}" if rest else ""
    return ""


def _fitted(doc: Doc, first: int, end: int, trigger: Token, limit: int) -> str:
    text = doc[first:end].text
    if len(text) <= limit:
        return text
    reach = trigger.idx + len(trigger) - doc[first].idx
    if reach > limit - 1:  # The clause that holds the trigger starts after some comma.
        for index in range(first, trigger.i):
            opens = doc[index].text == "," and _opens_well(doc[index + 1])
            if opens and doc[index + 1].pos_ != "ADV" and trigger.idx - doc[index + 1].idx <= limit - FEW // 2:
                return _fitted(doc, index + 1, end, trigger, limit)
        return ""
    cut = text[: limit - 1]
    comma = cut.rfind(", ")
    if comma >= max(reach, limit // 2):
        return cut[:comma]
    words = cut.split()[:-1]
    while words and words[-1].lower().replace("’", "'") in words_for("dangling") | words_for("cannot_end"):
        words.pop()
    return " ".join(words) + "…"


def _is_border(token: Token) -> bool:
    return token.text in BORDERS or token.is_space or "\n" in token.text


def _skip_openers(doc: Doc, start: int, stop: int) -> int:
    while start < stop and (doc[start].pos_ in {"CCONJ", "PUNCT", "SPACE"} or doc[start].is_punct):
        start += 1
    return start


def _first_token(label: str, sentence: Span) -> Token | None:
    """The word of the sentence that a label opens with; None when the label was turned round or hedged."""
    words = [word.rstrip(" ,.;:") for word in label.lower().split()[:2]]
    text = sentence.text.lower()
    match = re.search(rf"(?<!\w){re.escape(' '.join(words))}", text) or re.search(
        rf"(?<!\w){re.escape(words[0])}(?!\w)", text
    )
    if match is None:
        return None
    place = sentence.start_char + match.start()
    return next((token for token in sentence if token.idx <= place < token.idx + max(1, len(token))), None)


def _opens_well(token: Token) -> bool:
    form = token.lower_.replace("’", "'")
    if token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ", "PUNCT"} or form in words_for("clause_mark"):
        return False
    if token.pos_ == "ADP":
        return form in words_for("may_open")
    if token.pos_ == "ADV":
        return form in words_for("may_open")
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if after.pos_ in {"VERB", "AUX"} and (token.pos_ == "DET" or _is_object_pronoun(form, after)):
        return False
    if token.pos_ == "PRON" or form in words_for("clitic") - {"la", "le", "les", "l'"}:
        return token.dep_ in SUBJECT | {"expl:subj"} or form in words_for("pronoun_subject")
    return participle_of(token) is None or token.pos_ == "NOUN"


def _is_object_pronoun(form: str, verb: Token) -> bool:
    """As in "nous reçoit", "m'a permis", which the parser takes for subjects."""
    if form in {"nous", "vous"}:
        return "3" in features(verb, "Person")
    return form in words_for("clitic") - words_for("pronoun_subject") and form not in {"nous", "vous"}


def _is_tied(first: Token, anchor: Anchor) -> bool:
    """A preposition stands before the phrase that a clause would take for its subject."""
    carrier = anchor.carrier
    if carrier is None or carrier.i <= first.i or first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    split_name = before.pos_ == "PROPN" and first.pos_ in {"PROPN", "NOUN"}
    return before.pos_ == "ADP" or split_name


def _keeps_object(label: str, anchor: Anchor) -> bool:
    carrier = anchor.carrier
    if carrier is None or len(label) >= FEW:
        return True
    below = [child for child in children(carrier, "obj", "xcomp") if child.i > carrier.i]
    return not below or below[0].text in label
