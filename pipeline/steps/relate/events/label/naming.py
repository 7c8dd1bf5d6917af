"""Who is meant: a name in square brackets after a pronoun or a description that points elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from pipeline.french import words
from pipeline.names.key import fold_text, split_words
from pipeline.steps.relate.cast.figures import cast_words
from pipeline.steps.relate.events.grammar import SUBJECT, form_of, lemma_of
from pipeline.steps.relate.events.label.antecedent import PERSON, antecedent, noun_words, owner
from pipeline.steps.relate.events.label.country import country
from pipeline.steps.relate.events.label.forms import article_for
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.namer import Named
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.said_before import is_bare, said_before
from pipeline.steps.relate.events.label.words import is_word, words_of
from pipeline.steps.relate.events.words import speech_verbs, words_for
from pipeline.steps.relate.parse import Doc, Token
from pipeline.steps.relate.roles.role_nouns import role_noun

MOST = 2
"""Names put into one label; more hide what it says."""


def with_names(frame: Frame, piece: Piece, *, in_full: bool = True) -> Piece:
    """With the names of those whom its pronouns, possessives and descriptions stand for, where that is sure.

    `in_full` adds what short names lack.
    """
    doc = frame.doc
    names: dict[int, str] = dict(piece.names)
    edits: list[tuple[int, str]] = []
    known = {word for index in piece.words if index in frame.named for word in _telling(doc[index].text)}

    def is_new(said: str) -> bool:
        """Whether there is room for a name that says more than the label does, which from then on has it."""
        new = len(names) < MOST and _telling(said).isdisjoint(known)
        known.update(_telling(said) if new else ())
        return new

    for index in piece.words:
        named = None if index in frame.named else _meant(frame, piece, doc[index])
        place = None if named is None else _place(doc[index], named, piece, frame.days)
        if named is None or place is None or not is_new(named.name):
            continue
        owned = is_word(doc[index], "owning_determiner")
        called = place + 1 in piece.words and doc[place + 1].ent_type_ == PERSON  # "son frère [de Paul] Luc Morvel"
        article = article_for(doc[index]) if owned and not called else None
        if article is None:
            names[place] = f"[{named.owner if owned else named.name}]"
            continue
        edits.append((index, article))  # "sa remise" -> "la remise de Paul Rivoire"
        names[place] = named.owner
    for place, said in _things(frame, piece):
        if place not in names and is_new(said):
            names[place] = f"[{said}]"
    for index in piece.words:
        fuller = frame.name.fuller(doc[index]) if in_full and index in frame.named else None
        if fuller is None or fuller.last in names or fuller.last not in piece.words or not is_new(fuller.said):
            continue
        if fuller.before:
            edits.append((index, f"{fuller.said} {doc[index].text}"))
        elif not _is_bracketed(doc, fuller.last):
            names[fuller.last] = fuller.said
    kept = set(piece.words)
    days = [
        (span[-1], f"[{day}]")
        for span, day in frame.placed
        if kept.issuperset(span)
        and not _glossed(doc, span)
        and (piece.phrase or not frame.own.issuperset(span) or not _is_named(doc, span))  # "hier" is another day now
    ]
    return replace(piece, names=(*names.items(), *days), edits=(*piece.edits, *edits))


def _telling(text: str) -> set[str]:
    """The words of a name that tell it from others: without particles."""
    return set(split_words(text)) - words_of("cannot_end")


def _things(frame: Frame, piece: Piece) -> Iterator[tuple[int, str]]:
    """Which ones bare nouns mean, and whose a talk is, by the word that says so follows."""
    doc = frame.doc
    for index in piece.words:
        if _may_be_bare(frame, _less_day(frame, piece, index), doc[index]):
            said = country(doc[index]) or said_before(doc[index])
            if said is not None:
                yield index, said


def _less_day(frame: Frame, piece: Piece, noun: int) -> Piece:
    """Less the day right behind a noun, which says when it was and not which: "la crue de mardi"."""
    end, doc = noun + 1, frame.doc
    while end in piece.words and (end in frame.own or is_word(doc[end], "day_tie")):
        end += 1
    return piece.without(frozenset(range(noun + 1, end))) if end - 1 in frame.own else piece


def bare_subject(frame: Frame, piece: Piece) -> Token | None:
    """The subject that a piece opens with, where nothing in it says which one is meant."""
    doc = frame.doc
    if piece.told is not None:  # "le pont [a été] fermé": the participle does not say which
        noun, place = doc[piece.told], piece.words.index(frame.trigger.i)
        return noun if _may_be_bare(frame, replace(piece, words=piece.words[:place]), noun) else None
    place, subject = next(
        ((place, doc[index]) for place, index in enumerate(piece.words) if doc[index].dep_ in SUBJECT), (0, None)
    )
    behind = [doc[index] for index in piece.words[place + 1 : place + 2]]
    if subject is None or any(is_word(one, "of_day") and one.i != subject.i + 1 for one in behind):
        return None  # "les travaux du port", of "le port, dont les travaux"
    return subject if _may_be_bare(frame, piece, subject) else None


def _may_be_bare(frame: Frame, piece: Piece, noun: Token) -> bool:
    apart = noun.i in frame.named or noun.i in frame.own or noun.i in frame.others
    return not apart and is_bare(noun, piece.words)


def _is_bracketed(doc: Doc, last: int) -> bool:
    return last + 1 < len(doc) and doc[last + 1].text in {"(", "["}


def is_day(name: str) -> bool:
    """Whether what stands in brackets is a day and no name."""
    return name.strip("[")[:1].isdigit()


def _is_named(doc: Doc, day: range) -> bool:
    """Whether a relative day has its weekday or month, which its date does not contradict: "samedi matin"."""
    named = words("time_weekdays", "form", type="full") | words("time_months", "form", type="full")
    return any(fold_text(doc[index].text) in named for index in day)


def _glossed(doc: Doc, day: range) -> bool:
    """Whether a bracket behind a day already says which, or it stands in one."""
    explains = day[0] > 0 and doc[day[0] - 1].text in {"[", "("}
    return explains or _is_bracketed(doc, day[-1])


def _meant(frame: Frame, piece: Piece, token: Token) -> Named | None:
    """Whom the cast names, else the words that a pronoun or possessive stands for where the piece has not got them."""
    if (named := frame.name(token)) is not None:
        return named

    def name(one: Token) -> str | None:
        meant = frame.name(one)
        return None if meant is None else meant.name

    if piece.phrase and _is_object(token) and (person := people_before(frame, piece.words[0])[1]) is not None:
        whole = noun_words(person)
        return Named(token.doc.text_of(whole[0], whole[-1] + 1), token.i)
    owning = is_word(token, "owning_determiner")
    if not owning and token.dep_ not in SUBJECT:
        return None  # Nothing else stands for somebody.
    told = owner(token, name) if owning else antecedent(token, name)
    if told is None and (_opens(frame, token) or _is_of_kin(frame, token)):
        return frame.name(token, far=True)
    if told is None or any(place in piece.words or place in frame.days for place in told[1]):
        return None
    if (
        lemma_of(token.head) in speech_verbs()
        and not is_somebody(token.doc[told[1][-1]])
        and told[1][0] not in (frame.named)
    ):
        heads = [token.doc[place] for place in told[1]]
        if not any(is_somebody(one) or one.ent_type_ for one in heads):
            return None  # « l'enjeu » says nothing
    return Named(told[0], token.i)


def _is_object(token: Token) -> bool:
    """« lui », « les » before its verb."""
    clitic = token.pos_ == "PRON" and token.dep_ in {"obj", "iobj"} and is_word(token, "clitic")
    return clitic and form_of(token) not in words_for("reflexive")


def people_before(frame: Frame, place: int) -> tuple[int, Token | None]:
    """How many persons stand in the sentence before a place, and the one where it is a name and subject."""
    before = frame.doc[frame.sentence.start : place]
    people = [one for one in before if is_somebody(one) and one.dep_ not in {"flat:name", "appos", "obl:mod"}]
    if len(people) != 1 or people[0].dep_ not in SUBJECT:
        return len(people), None
    names = (one for one in (people[0], *people[0].children) if one.ent_type_ == PERSON)
    return 1, next(names, None)


def _opens(frame: Frame, token: Token) -> bool:
    """Whether a pronoun, or a possessive of the subject, is the first of its sentence to stand for anyone."""
    subject = token.head if is_word(token, "owning_determiner") else token
    if subject.dep_ not in SUBJECT:
        return False
    before = [one for one in token.doc[frame.sentence.start : token.i] if one.i not in frame.days]
    if is_word(token, "stands_for"):
        others = (one for one in before if form_of(one) != form_of(token))  # "Elle vit où elle est née"
        return not any(one.dep_ in SUBJECT or (one.pos_ == "PRON" and is_word(one, "stands_for")) for one in others)
    return all(one.pos_ in {"ADV", "ADP", "PUNCT", "DET", "CCONJ", "SPACE"} for one in before)


def _is_of_kin(frame: Frame, token: Token) -> bool:
    """Whether a possessive is of somebody's kin where nobody stands before it: « on retrouve la trace de son père »."""
    if not is_word(token, "owning_determiner") or token.i + 2 >= len(token.doc) or is_word(token.nbor(2), "of_day"):
        return False
    kin = token.nbor(1).lower_ in cast_words("kin m", "kin f") | words_of("of_family")
    before = token.doc[frame.sentence.start : token.i]
    return kin and not any(is_somebody(one) for one in before)


def is_somebody(token: Token) -> bool:
    """Whether a word is a person, or may stand for one."""
    if token.pos_ == "NOUN":
        return role_noun((token.lower_,)) is not None or token.lower_ in cast_words("human m", "human f")
    return token.ent_type_ == PERSON or (token.pos_ == "PRON" and token.dep_ in SUBJECT)


def _place(token: Token, named: Named, piece: Piece, days: Collection[int]) -> int | None:
    """The word that a name follows, of the description, pronoun or possessive's noun; None where it would clash."""
    if not is_word(token, "owning_determiner"):
        return named.last if named.last in piece.words else None
    noun = token.head
    if noun.i not in piece.words or noun.pos_ != "NOUN":
        return None
    if noun.i + 1 in piece.words and noun.nbor(1).ent_type_ == PERSON and role_noun((noun.lower_,)) is not None:
        return noun.i
    last, below = noun, {lower.i for lower in noun.subtree}
    while last.i + 1 in piece.words and last.i + 1 in below and last.nbor(1).pos_ in {"ADJ", "PROPN", "X"}:
        last = last.nbor(1)
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    kept = piece.words
    tied = after is not None and is_word(after, "of_day") and after.head.i == last.i + 2 and after.head.i in kept
    if after is not None and tied and after.head.dep_ == "nmod":
        last, after = after.head, None  # "sa fin de mission"
        while last.i + 1 in days and last.i + 1 in kept:
            last = last.nbor(1)  # "son ordonnance du 11 février"
    return None if after is not None and after.pos_ in {"ADJ", "PROPN", "NOUN"} else last.i
