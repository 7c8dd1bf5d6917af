"""A reader's eye on a label: does it say what the accepted label says, alone, without breaking?

Independent of the product's own self-check, so that the two can disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WORD = re.compile(r"[^\W_]+")
SMALL = _set(
    "le la les l un une des de du d au aux a en et ou ni dans sur sous par pour avec sans chez vers qui que qu dont se "
    "s son sa ses leur leurs il elle ils elles lui on ce cet cette ces est sont etait a ont ete avait ayant etre avoir "
    "y fut sera seront ne n pas plus"
)
PRONOUNS = _set("il elle ils elles on lui leur celui celle ceux celles cela ça je nous tu vous")
IMPERSONAL = re.compile(r"il (?:y a|faut|fallait|a fallu|s'agi|est possible|n'y a)", re.IGNORECASE)
CONTINUES = _set("qui que qu dont où et ou mais car ni puis donc or lequel laquelle lesquels")
DANGLING = _set(
    "le la les l un une des de du d au aux à en et ou dans sur sous par pour avec sans chez vers qui que qu dont "
    "son sa ses leur ne n est sont a ont été était avait se s"
)
NEGATION = re.compile(
    r"\b(?:n['’]|ne\b|ni\b|aucune?\b|personne ne\b|jamais\b|nie\b|nient\b|réfute\b|dément\b|sans\b)", re.IGNORECASE
)
BRACKETS = re.compile(r"\[[^\]]*\]")
QUOTED = re.compile(r"[«“\"][^«“\"»”]+[»”\"],? \w")
"""A quotation with what stands behind it: its first person is whoever is said to speak."""
SPEAKERS = _set("je nous on vous tu lui")
DAYS = _set("lundi mardi mercredi jeudi vendredi samedi dimanche matin soir jour mois semaine année")
MEET = re.compile(r"[;:,]\s*[,;]")
"""Marks between which something was cut."""
JOINED = re.compile(r"\b(?:et|ou) (?:qui|dont|laquelle|lesquels|lesquelles|auquel)\b")
RELATIVE = re.compile(
    r"\b(?:qui|que|qu|dont|où|lequel|laquelle|lesquels|lesquelles)\b|\w+(?:é|és|ée|ées|ue|ues|ie|ies|ant)\b",
    re.IGNORECASE,
)
"""What a relative behind « et » is joined to: another, or a participle."""
ONE_OF_SEVERAL = re.compile(r"\[(?:ont été|seront)\] \w+[^s\W]\b|\[a été\] \w+[éeu]s\b")
"""An auxiliary in brackets before a participle of another number."""
PAIRS = (("«", "»"), ("(", ")"), ("[", "]"), ("“", "”"))
LONGEST = 260
RECALL = 0.75
"""Share of the accepted label's words that a label must have: room for one word put otherwise in four."""


POINTING = _set("ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos")
NEAR = 6
"""Words from the start of a label among which a bracket says whose or which."""


def points_back(label: str) -> bool:
    """Whether a label opens with a word that only the text before explains, and no bracket does: "Ce pont", "Son ami".

    A quotation that opens so is whoever's the label says; "ce lundi" is a day.
    """
    opening = " ".join(label.split()[:NEAR])
    found = WORD.findall(opening)
    if not found or label[:1] in '«“"' or "[" in opening:
        return False
    first = found[0].lower()
    if first in PRONOUNS | {"lui"}:
        return not IMPERSONAL.match(label) and first != "on"
    return first in POINTING and (len(found) < 2 or found[1].lower() not in DAYS)


def fold(text: str) -> str:
    """Lower case, without accents, one kind of apostrophe."""
    flat = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("’", "'"))
    return "".join(char for char in flat if not unicodedata.combining(char))


def stems(text: str) -> set[str]:
    """The first five letters of each word that means something; numbers whole."""
    words = WORD.findall(fold(text))
    return {word if word.isdigit() else word[:5] for word in words if word not in SMALL}


def breaks(label: str) -> list[str]:
    """What is wrong with a label by its form alone."""
    found = []
    words = WORD.findall(label)
    if not words:
        return ["empty"]
    first, last = words[0].lower(), re.sub(r"[\s.,;:…]+$", "", label)
    if any(label.count(left) != label.count(right) for left, right in PAIRS) or label.count('"') % 2:
        found.append("unmatched mark")
    if last.endswith(("'", "’")) or (last[-1:].isalpha() and words[-1].lower() in DANGLING):
        found.append("dangling end")
    if first in CONTINUES:
        found.append("continues nothing")
    spoken = first in SPEAKERS and QUOTED.match(label)
    if first in PRONOUNS and "[" not in label and not IMPERSONAL.match(label) and not spoken:
        found.append("pronoun")
    if label[:1].islower():
        found.append("small letter")
    if MEET.search(label):
        found.append("marks that meet")
    if (joined := JOINED.search(label)) and not RELATIVE.search(label[: joined.start()]):
        found.append("joined to nothing")
    if ONE_OF_SEVERAL.search(label):
        found.append("number")
    if len(label) > LONGEST:
        found.append("long")
    return found


def faults(label: str, accepted: str, *, names: Collection[str] = (), text: str = "") -> list[str]:
    """What a reader holds against a label; nothing when it is as good as the accepted one.

    Args:
        label: as the product wrote it.
        accepted: a label that a careful reader accepts.
        names: names of the text; those in the accepted label must be whole in the other too.
        text: the article; a label holds no other words, save in square brackets.
    """
    allowed = set(breaks(accepted))
    found = [fault for fault in breaks(label) if fault not in allowed]
    if bool(NEGATION.search(accepted)) and not NEGATION.search(label):
        found.append("negation lost")
    if bool(NEGATION.search(label)) and not NEGATION.search(accepted) and len(stems(label)) <= len(stems(accepted)):
        found.append("negation added")
    found.extend(f"lost {name}" for name in names if name in accepted and name not in label)
    want, got = stems(accepted), stems(label)
    if len(want & got) < RECALL * len(want):
        found.append("lost " + " ".join(sorted(want - got)))
    if first_word(accepted) not in got | {""}:
        found.append("other subject")
    if text and (strange := stems(BRACKETS.sub(" ", label)) - stems(text)):
        found.append("not in the text: " + " ".join(sorted(strange)))
    if len(stems(BRACKETS.sub(" ", label))) > 2 * len(want) + 4:  # What an editor adds in brackets is apart.
        found.append("tells more")
    return list(dict.fromkeys(found))


def first_word(label: str) -> str:
    """Stem of the first word that means something: the subject's, in a clause."""
    return next((word if word.isdigit() else word[:5] for word in WORD.findall(fold(label)) if word not in SMALL), "")
