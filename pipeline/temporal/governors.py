"""What governs a date: the words right before it, or the verb that sets, calls for or announces something.

An announced, fixed, convened, postponed or planned thing looks ahead whatever the tense of its verb; what is
written, signed or born lies behind. The words are in models/fr_press/lexicons: time_cues.tsv (right before the date)
and time_setters.tsv (verbs, anywhere before it in its clause).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import any_of, rows, words
from pipeline.temporal.auxiliaries import BESIDE, auxiliary_before
from pipeline.temporal.beside import aims, clause_start, either, verbs_that, words_of
from pipeline.temporal.deeds import BEEN, WEEKDAY, deed_before
from pipeline.temporal.scene import Governor
from pipeline.temporal.verb_shapes import future_shape, verb_forms

CLAUSE = re.compile(r"[.!?;:\n«»\"()]| que? ")
REACH = 110
"""Characters before a date within which the verb that sets it may stand."""
WOULD = re.compile(r"(?<![a-z])[a-z]{2,}r(?:ait|aient)(?![a-z])")
BETWEEN = 70
"""Characters that the object of a verb that sets a day may fill: « a fixé la réunion du conseil au »."""


NAMES_DAY = re.compile(r"(?:1 ?er|[0-9]{1,2}) +[a-z]{3}|[0-9]{1,2}[/.]|[a-z]+di(?![a-z])|dimanche")
REPORTED = re.compile(r"qu(?:e |')")
TELLER = 60
"""Characters before « que » in which the verb of saying stands."""
SCHEDULED = 40
"""Characters between « la halle ouvre » and its day."""
NEITHER = Governor(None, "void")

CALLS = rf" .{{2,{BETWEEN}}}(?: le| les| ce|,)? *$"
ANNOUNCES = rf" +[^ ]+ +[^ ].{{1,{BETWEEN}}} (?:le|les|en) *$"
BOUNDS = rf" +[^ ].{{1,{BETWEEN}}} (?:avant|des)(?: le| la| ce)? *$"
"""« a demandé un départ avant jeudi », « a annoncé un arrêt dès lundi »: what one wants is to come."""
PERFECT = rf" [a-z' -]{{3,{BETWEEN}}}$"
"""« après avoir connu », « accusé d'avoir frappé »: what an infinitive of the past tells is behind."""


@cache
def _verb(behind: str, *kinds: str) -> re.Pattern[str]:
    """A verb of some kinds, and what stands behind it up to the date."""
    verbs = "|".join(map(verbs_that, kinds))
    return re.compile(rf"(?<![a-z-])(?P<verb>{verbs})(?![a-z]){behind}")


def _sets() -> re.Pattern[str]:
    return _verb(rf"[^a-z]?.{{0,{BETWEEN}}}?{aims().pattern}", "sets")


@cache
def _beside(direction: str) -> re.Pattern[str]:
    """The cues of a direction at the end of a text, the longest first; groups tell their shape and force."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for row in rows("time_cues"):
        if row["direction"] == direction:
            form, shape = re.escape(row["form"]).replace(r"\ ", " +"), row["shape"]
            if shape == "participle":
                shape = "accented" if re.match("[a-z]+e(?![a-z])", row["form"]) else shape
                first, _, rest = form.partition(" +")
                form = f"{first}(?:e|s|es)?" + (f" +{rest}" if rest else "")
            kinds.setdefault((shape, row["force"]), []).append(form)
    parts = [
        f"(?P<{shape}_{force}>{'|'.join(sorted(forms, key=len, reverse=True))})"
        for (shape, force), forms in kinds.items()
    ]
    tail = any_of(words_of("before_cued")).replace(r"\ ", " +")
    return re.compile(rf"(?<![a-z-])(?:{'|'.join(parts)})(?: +(?:{tail}))? *$")


@cache
def _starts(between: str) -> re.Pattern[str]:
    """« la halle ouvre ses portes le », « le bail expire le »: the present of what begins, ends or takes place."""
    return re.compile(rf"(?<!tout )(?<![a-z'-])(?P<verb>{verbs_that('starts')})(?![a-z]){between}$")


@cache
def _imperfect() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{either(words_of('aux_had') | words_of('aux_was'))})(?![a-z])")


def _future_of_past(plain: str, start: int) -> bool:
    """« il a promis que la halle rouvrirait le »: a conditional under a past of saying; « serait mort » is hearsay."""
    first = max(0, start - REACH)
    said = [match.end() for match in REPORTED.finditer(plain, first, start)]
    if not said or not _verb("", "tells").search(plain, max(0, said[-1] - TELLER), said[-1]):
        return False
    told = plain[said[-1] : start]
    if re.search("[.!?;\n]", told):
        return False
    verbs = [match for match in WOULD.finditer(told) if verb_forms().get(match.group()) != "past"]
    if not verbs or verbs[0].group().startswith("aur"):
        return False
    after = re.match(r" +(?:[a-z]+ment +|pas +)?([a-z]+)", told[verbs[0].end() :])
    hearsay = verbs[0].group().startswith("ser") and after is not None and verb_forms().get(after[1]) == "moves"
    return not hearsay


def governor_of(plain: str, text: str, start: int) -> Governor | None:
    """What the words before plain[start] say of the side on which a date lies; None when they say nothing.

    `text` is the same text as written: accents tell « a » from « à ».
    """
    first = clause_start(CLAUSE, plain, start, REACH)
    return (
        deed_before(plain, text, first, start)
        or _cue(plain, text, max(first, start - BESIDE), start)
        or _set(plain, text, first, start)
    )


def sets_day(plain: str, text: str, start: int) -> bool:
    """Whether the words before plain[start] set a day: « reporté au 15 », « annoncée pour le 15 »."""
    governor = governor_of(plain, text, start)
    if governor is None or governor.side != "future":
        return False
    return governor.force == "set" or _cue(plain, text, max(0, start - BESIDE), start) is not None


def _cue(plain: str, text: str, first: int, start: int) -> Governor | None:
    for direction, side in (("behind", "past"), ("ahead", "future")):
        match = _beside(direction).search(plain, first, start)
        if match is None:
            continue
        kind = next(name for name, value in match.groupdict().items() if value is not None)
        shape, force = kind.split("_")
        if shape == "accented" and not _accented(text, match.start()):
            continue
        if shape == "day":
            if not NAMES_DAY.match(plain, start):
                continue
            return NEITHER if _imperfect().search(plain, first, match.start()) else Governor("future", "set")
        if shape != "word" and shape != "noun":
            if side == "past" and _noun_before().search(plain, first, match.start()):
                continue  # « la tenue le 3 mai d'un vote », « une mise en service le 3 mai »: nouns
            return _participle(plain, text, match.start(), start, side)
        return Governor(side, force)  # type: ignore[arg-type]
    return None


@cache
def _noun_before() -> re.Pattern[str]:
    """What a noun has before it and a participle has not: « la », « sa », « de », « d' »."""
    forms = either(words("small_words", kind="determiner") | {"de"})
    return re.compile(rf"(?<![a-z'-])(?:{forms}) *$")


def _accented(text: str, place: int) -> bool:
    """Whether the verb in -er that begins there is a participle: « lancé le 3 mai », not « il lance le 3 mai »."""
    word = re.match(r"[^\W\d_]+", text[place : place + 20])
    return word is not None and (word[0].isupper() or re.search("ée?s?$", word[0]) is not None)


def _participle(plain: str, text: str, place: int, start: int, side: str) -> Governor | None:
    """A participle under its auxiliary: « sera publié » and « est prévu » are ahead, « a fixé » is a deed."""
    auxiliary = auxiliary_before(plain, text, place)
    if auxiliary == "future":
        return Governor("future", "set")
    if auxiliary == "have":
        return None
    if side == "past":
        return Governor("past", "likely" if auxiliary is not None else "sure")
    if auxiliary == "is":  # « a été convoqué le » may tell when he was, « a été convoqué pour le » does not
        been = BEEN.search(plain, max(0, place - BESIDE), place) is not None
        return Governor("future", "likely" if been and not aims().search(plain, place, start) else "set")
    return NEITHER if auxiliary == "was" else Governor("future", "likely")


def _set(plain: str, text: str, first: int, start: int) -> Governor | None:
    clause = plain[first:start]
    had = ("had",)
    bounds = _verb(BOUNDS, "announces", "wants")
    for pattern, over in ((_sets(), ("had", "was")), (_verb(CALLS, "calls"), had), (bounds, had)):
        match = pattern.search(clause)
        if match is not None:
            done = auxiliary_before(plain, text, first + match.start()) in over
            return NEITHER if done else Governor("future", "set")
    if _future_of_past(plain, start):
        return Governor("future", "set")
    if _verb(PERFECT, "perfect").search(clause):
        return Governor("past", "likely")
    match = _verb(ANNOUNCES, "announces").search(clause)
    if match is not None and not future_shape(match["verb"]):
        return NEITHER
    match = _starts(r" *" if WEEKDAY.match(plain, start) else rf".{{0,{SCHEDULED}}} (?:le|ce|en|au) *").search(clause)
    told = match is None or auxiliary_before(plain, text, first + match.start()) is not None
    return None if told else Governor("future", "likely")
