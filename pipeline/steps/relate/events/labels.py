"""A short readable French clause for a happening, cut from its sentence in one piece.

Words are taken as they follow each other: a clause pieced together from a wrong parse can say what nobody
said, one cut short cannot. Only dates, brackets and what stands between a subject and its verb are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.records import Mention, Modality
from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    SUBJECT,
    auxiliaries,
    children,
    features,
    is_finite,
    is_participle,
    is_verbal,
    lemma_of,
    own_subjects,
    preposition,
    sentence_of,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening as Anchor
from pipeline.steps.relate.events.wholeness import reads_whole, sentence_piece
from pipeline.steps.relate.events.words import speech_verbs, words_for

MAX_LABEL = 120
LONG_ENOUGH = 45
SHORT_LABEL = 4
SHORTEST_LABEL = 2
MAX_SUBJECT = 12
MAX_GAP = 4
STRONG = frozenset({".", ";", ":", "!", "?", "…", "»", "—", "–", "|"})
STOPS = STRONG | {",", "("}
HEDGES: dict[Modality, str] = {
    "negated": "N'a pas eu lieu : ",
    "possible": "Possible : ",
    "conditional": "Non confirmé : ",
}
LEADING = re.compile(
    r"^(?:[^\w«\"“(]+|(?:alors |bien |après |avant |tandis |ainsi )?(?:que |qu['’])|(?:et|mais|or|car|donc|dont|où) )+",
    re.IGNORECASE,
)
DANGLING_PARTICIPLE = re.compile(r",? et \w+ant$")


def write_label(anchor: Anchor, modality: Modality, dates: frozenset[int], teller: Mention | None) -> str:
    """At most 120 characters that say what happened, negation and modals kept; the sentence itself rather than a word.

    Args:
        anchor: the happening.
        modality: repeated in words when the phrase itself cannot show it.
        dates: indices of tokens in time expressions, left out since the date has columns of its own.
        teller: who acts or speaks, for a clause whose subject stands after its verb.
    """
    label = _label(anchor, modality, dates, teller)
    if reads_whole(label, anchor):
        return label
    trigger = anchor.trigger
    piece = _cut(sentence_piece(trigger, MAX_LABEL))
    if len(piece.split()) >= SHORT_LABEL:
        return piece
    if len(label.split()) >= SHORTEST_LABEL:
        return label
    return _cut(sentence_of(trigger.doc[trigger.i : trigger.i + 1]).text) or trigger.text


def _label(anchor: Anchor, modality: Modality, dates: frozenset[int], teller: Mention | None) -> str:
    carrier = anchor.carrier
    if carrier is not None and is_verbal(carrier) and not _is_bare_participle(carrier):
        label = _clause(carrier, dates, teller)
        shown = carrier.dep_ == "xcomp" or any("Cnd" in features(t, "Mood") for t in (carrier, *auxiliaries(carrier)))
        if modality == "possible" and not shown and "peut-être" not in label:
            return _cut(HEDGES["possible"] + label)
        return label
    phrase = _phrase(anchor, dates)
    if modality == "negated":
        return _around(anchor, dates)
    return _cut(HEDGES.get(modality, "") + phrase if carrier is None or modality == "possible" else phrase)


def _is_bare_participle(verb: Token) -> bool:
    return is_participle(verb) and not auxiliaries(verb) and verb.dep_ not in {"ROOT", "advcl", "ccomp"}


def _clause(verb: Token, dates: frozenset[int], teller: Mention | None) -> str:
    """From the subject through the verb to the end of its complements."""
    top = verb
    for _ in range(MAX_CLIMB):
        if top.dep_ != "xcomp" or top.head.i == top.i or top.head.pos_ not in {"VERB", "AUX", "ADJ"}:
            break
        top = top.head
    begin = min(
        [top.i, verb.i, *(t.i for t in auxiliaries(top)), *(t.i for t in top.children if _is_clitic(t) and t.i < top.i)]
    )
    if verb.dep_ == "advcl" and is_participle(verb) and not auxiliaries(verb):
        told = next((_noun_phrase(s, s.i + MAX_GAP, dates) for s in subjects(verb.head) if s.i > verb.i), "")
        return _cut(f"{told}, {_run(verb, begin, dates).lower()}" if told else _run(verb, begin, dates))
    head = _subject(top, begin, dates) or _noun_before(top, begin, dates)
    if head:
        return _cut(f"{head} {_run(verb, begin, dates)}")
    return _cut(_inverted(verb, begin, dates, teller) + _words_told(verb, begin, dates))


def _noun_before(verb: Token, begin: int, dates: frozenset[int]) -> str:
    """The noun phrase that touches a verb on the left, where the parser saw no subject and none follows."""
    if begin <= verb.sent.start or begin - 1 in dates or verb.doc[begin - 1].pos_ not in {"NOUN", "ADJ"}:
        return ""
    for index in range(begin - 1, max(verb.sent.start, begin - MAX_GAP - 1) - 1, -1):
        token = verb.doc[index]
        if token.pos_ == "DET":
            tied = index > verb.sent.start and verb.doc[index - 1].pos_ == "ADP"
            return "" if tied else _text(verb, _without_dates(verb, range(index, begin), dates))
        if token.pos_ not in {"NOUN", "ADJ"}:
            return ""
    return ""


def _inverted(verb: Token, begin: int, dates: frozenset[int], teller: Mention | None) -> str:
    """A clause whose subject follows, turned round where it is one name: "la ville a annoncé"."""
    span = None
    if teller is not None:
        span = verb.doc.char_span(teller.start_char, teller.end_char, alignment_mode="expand")
    if span is None or teller is None:
        return _run(verb, begin, dates)
    if span.end <= begin:
        return f"{teller.text} {_run(verb, begin, dates, skip=_inverted_pronouns(verb))}"
    if span.start > begin + MAX_SUBJECT or (span.end < len(verb.doc) and verb.doc[span.end].lower_ in {"et", "ou"}):
        return _run(verb, begin, dates)
    first = span.start - 1 if span[0].nbor(-1).pos_ == "DET" else span.start
    whole = next((s for s in subjects(verb) if s.i > verb.i and s.left_edge.i <= first <= s.right_edge.i), None)
    if whole is not None and whole.left_edge.i > verb.i and span.end - whole.left_edge.i <= MAX_SUBJECT:
        first = whole.left_edge.i
    told_by = verb.doc[verb.i + 1 : span.start]
    if 0 < len(told_by) < MAX_SUBJECT and told_by[0].pos_ == "DET" and not any(map(_opens_clause, told_by)):
        first = verb.i + 1  # "a annoncé le préfet de la Marne, Paul Rivoire"
    name = verb.doc[first : span.end].text
    glue = "" if name.startswith(("'", "’")) else " "
    return f"{name}{glue}{_run(verb, begin, dates, skip=frozenset(range(first, span.end)))}"


def _inverted_pronouns(verb: Token) -> frozenset[int]:
    """The "il" of "a-t-il déclaré", once its name stands before the verb."""
    return frozenset(child.i for child in verb.children if child.text.startswith("-"))


def _words_told(verb: Token, begin: int, dates: frozenset[int]) -> str:
    """What a verb of speech after a comma or quotation passes on: the words of its sentence before it."""
    sentence = sentence_of(verb.doc[verb.i : verb.i + 1])
    if (
        lemma_of(verb) not in speech_verbs()
        or begin <= sentence.start
        or verb.doc[begin - 1].text not in {",", "»", "”", '"'}
    ):
        return ""
    told = _text(verb, _without_dates(verb, range(sentence.start, begin - 1), dates)).strip(' ,«»“”"')
    return f" : {told}" if told else ""


def _is_clitic(token: Token) -> bool:
    return token.dep_.startswith("expl") or token.lower_ in words_for("clitic") or token.dep_ == "iobj"


def _subject(top: Token, begin: int, dates: frozenset[int]) -> str:
    """The subject as it stands before the verb; the noun before "qui" or "que"."""
    for subject in own_subjects(top, speaks=lemma_of(top) in speech_verbs()):
        if subject.lower_ == "qui":
            clause = top
            for _ in range(MAX_CLIMB):
                if clause.dep_ == "acl:relcl":
                    return _noun_phrase(clause.head, min(begin, subject.i), dates)
                clause = clause.head
            continue
        if subject.i > begin:
            continue
        phrase = _noun_phrase(subject, begin, dates)
        relative = top.dep_ == "acl:relcl" and top.head.pos_ in {"NOUN", "PROPN"} and subject.i - top.head.i < MAX_GAP
        opener = next((t.text for t in top.doc[top.head.i : subject.i] if t.lower_ in {"que", "qu'", "qu’"}), "")
        if relative and opener:
            glue = "" if opener.endswith(("'", "’")) else " "
            return f"{_noun_phrase(top.head, subject.i, dates)} {opener}{glue}{phrase}"
        return phrase
    return ""


def _noun_phrase(noun: Token, end: int, dates: frozenset[int]) -> str:
    """A noun from its determiner to the end of what belongs to it, up to a comma or a clause."""
    first = noun.i
    while first > noun.sent.start and (
        noun.doc[first - 1].pos_ == "DET" or _is_before(noun.doc[first - 1], noun) or _is_glued(noun.doc[first - 1])
    ):
        first -= 1
    indices = []
    for index in range(first, min(end, noun.i + MAX_SUBJECT)):
        token = noun.doc[index]
        clitic = token.lower_.replace("’", "'") in words_for("clitic") and token.pos_ != "DET"
        clause = token.lower_ in words_for("clause_mark") or _opens_clause(token) or clitic
        if index > noun.i and (clause or token.text in {",", "("} | STRONG):
            break
        indices.append(index)
    name = next((c for c in children(noun, "appos") if c.pos_ == "PROPN" and noun.i < c.i < end), None)
    text = _text(noun, _without_dates(noun, indices, dates))
    if name is not None and name.i not in indices:
        text = f"{text} {_text(noun, _until_comma(name))}"
    return text


def _until_comma(name: Token) -> list[int]:
    indices = []
    for token in name.doc[name.i : name.right_edge.i + 1]:
        if token.is_punct or token.pos_ in {"VERB", "ADP"}:
            break
        indices.append(token.i)
    return indices


def _is_before(token: Token, noun: Token) -> bool:
    return token.head.i == noun.i and token.dep_ in {"amod", "nummod", "flat"}


def _is_glued(token: Token) -> bool:
    """The first part of a compound, or its hyphen: "accord" of "accord-cadre"."""
    return not token.whitespace_ and (token.text == "-" or (token.is_alpha and token.nbor().text == "-"))


def _opens_clause(token: Token) -> bool:
    return token.pos_ == "AUX" or (token.pos_ == "VERB" and is_finite(token))


def _run(verb: Token, begin: int, dates: frozenset[int], *, skip: frozenset[int] = frozenset()) -> str:
    """Words from `begin` until the clause ends or the label is full."""
    doc, end = verb.doc, sentence_of(verb.doc[verb.i : verb.i + 1]).end
    indices: list[int] = []
    brackets = 0
    for index in range(begin, min(end, verb.i + MAX_LABEL // 2)):
        token = doc[index]
        brackets += token.text == "("
        if not brackets and index not in skip:
            aside = verb.dep_ in {"acl:relcl", "advcl"} and token.text == "," and index + 1 not in dates
            closes = token.is_punct and (index - 1 in skip or aside)
            if index > verb.i and (closes or _ends_run(verb, token, len(_text(verb, indices)), dates)):
                break
            indices.append(index)
        brackets -= token.text == ")" and brackets > 0
    return _text(verb, _without_dates(verb, indices, dates))


def _ends_run(verb: Token, token: Token, length: int, dates: frozenset[int]) -> bool:
    if token.text in STRONG or token.is_space:
        return True
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.text == ",":
        if token.i - 1 in dates and any(c.i > token.i and c.dep_ in {"obj", "xcomp", "obl:arg"} for c in verb.children):
            return False
        if token.i - 1 in dates and after is not None and after.pos_ not in {"ADP", "ADV", "CCONJ"}:
            return length >= LONG_ENOUGH // 2 or _opens_clause(after)
        beside_date = after is not None and (after.i in dates or token.i - 1 in dates or after.i + 1 in dates)
        listed = after is not None and (
            after.pos_ == "PROPN" or (after.pos_ == "DET" and token.dep_ == "punct" and token.head.dep_ == "conj")
        )
        return length >= LONG_ENOUGH and not beside_date and not listed
    if token.lower_ in {"qui", "dont", "où", "tandis", "alors"}:
        return length >= LONG_ENOUGH // 2
    return length >= MAX_LABEL


def _phrase(anchor: Anchor, dates: frozenset[int]) -> str:
    """A noun and what belongs to it, or the noun that a participle tells of and that participle."""
    trigger = anchor.trigger
    noun = trigger
    far = ""
    if anchor.carrier is not None and anchor.carrier.i == trigger.i:
        noun = _told_noun(trigger)
        if trigger.i - noun.i > MAX_SUBJECT:
            far, noun = f"{_noun_phrase(noun, trigger.i, dates)}, ", trigger
    first = noun.i
    while first > noun.sent.start and (
        noun.doc[first - 1].pos_ == "DET" or _is_before(noun.doc[first - 1], noun) or _is_glued(noun.doc[first - 1])
    ):
        first -= 1
    indices: list[int] = []
    brackets = 0
    for index in range(first, min(noun.sent.end, trigger.i + MAX_LABEL // 3)):
        token = noun.doc[index]
        brackets += token.text == "("
        if not brackets:
            length = len(_text(noun, indices))
            ends = (
                token.text in STRONG
                or _opens_clause(token)
                or token.lower_ in words_for("clause_mark")
                or token.is_space
            )
            after = noun.doc[index + 1] if index + 1 < len(noun.doc) else token
            tied = index - 1 in dates and after.pos_ in {"ADP", "ADV"}
            comma = token.text == "," and not (index + 1 in dates or index + 2 in dates or tied)
            if index > anchor.last.i and (ends or comma or length >= MAX_LABEL):
                break
            indices.append(index)
        brackets -= token.text == ")" and brackets > 0
    return _cut(far + _text(noun, _without_dates(noun, indices, dates)))


def _told_noun(participle: Token) -> Token:
    """The noun that a participle tells of: its head, or the noun phrase that touches it on the left."""
    head = participle.head
    if head.pos_ in {"NOUN", "PROPN"} and head.i < participle.i:
        return participle if preposition(head) == "en" else head
    for index in range(participle.i - 1, max(participle.sent.start, participle.i - MAX_GAP - 1) - 1, -1):
        token = participle.doc[index]
        if token.pos_ == "NOUN":
            return token
        if token.pos_ not in {"PROPN", "ADJ"} and not token.is_punct:
            break
    return participle


def _around(anchor: Anchor, dates: frozenset[int]) -> str:
    """The clause in which a bare noun stands: of "dans un courrier, elle s'engage à", what she does."""
    sentence = sentence_of(anchor.trigger.doc[anchor.trigger.i : anchor.trigger.i + 1])
    taken = {anchor.trigger.i, -1 if anchor.carrier is None else anchor.carrier.i}
    head = anchor.trigger
    for _ in range(MAX_CLIMB):
        if head.i not in taken and is_verbal(head) and any(c.dep_ in SUBJECT for c in head.children):
            return _clause(head, dates, None)
        head = head.head
    if anchor.carrier is not None:
        return ""
    found = [t for t in sentence if is_verbal(t) and t.i not in taken and any(c.dep_ in SUBJECT for c in t.children)]
    if not found:
        return ""
    head = min(found, key=lambda t: (t.dep_ != "ROOT", t.i))
    return _clause(head, dates, None)


def _without_dates(token: Token, indices: Iterable[int], dates: frozenset[int]) -> list[int]:
    """Drop time expressions, with the small words and commas that tie them to the rest."""
    doc = token.doc
    kept: list[int] = []
    ties = words_for("date_tie")
    for index in indices:
        if index in dates:
            while kept and doc[kept[-1]].lower_.replace("’", "'") in ties:
                if doc[kept[-1]].pos_ == "NOUN" and kept[-1] > 0 and doc[kept[-1] - 1].pos_ == "VERB":
                    break  # "a pris fin en mars"
                kept.pop()
            continue
        if doc[index].text == "," and (not kept or kept[-1] in dates or index - 1 in dates):
            continue
        kept.append(index)
    return kept


def _text(token: Token, chosen: Iterable[int]) -> str:
    """The chosen words in order, spaced as in the text where they touch."""
    doc, previous = token.doc, -1
    parts: list[str] = []
    for index in sorted(chosen):
        touches = index == previous + 1 and not doc[previous].whitespace_
        if previous >= 0 and not touches and not parts[-1].endswith(("'", "’")):
            parts.append(" ")
        parts.append(doc[index].text.strip())
        previous = index
    return " ".join("".join(parts).split())


def _cut(label: str) -> str:
    """Tidy ends, brackets closed, no dangling small word, at most MAX_LABEL characters."""
    label = LEADING.sub("", " ".join(label.split()).strip(" ,;:–—-|"))
    for opening, closing in (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]")):
        if label.count(opening) != label.count(closing):
            label = label.replace(opening, "").replace(closing, "")
    if label.count('"') % 2:
        label = label.replace('"', "")
    label = re.sub(r" ([,.)])", r"\1", " ".join(label.split())).strip(" ,;:–—-")
    full = len(label) <= MAX_LABEL
    if not full:
        label = label[: MAX_LABEL - 1].rsplit(" ", 1)[0]
    while (last := label.rsplit(" ", 1))[-1].lower().replace("’", "'") in words_for("dangling") and len(last) == 2:
        label = last[0].rstrip(" ,;:")
    label = DANGLING_PARTICIPLE.sub("", label).rstrip(" ,;:'’«") + ("" if full else "…")
    return label[:1].upper() + label[1:]
