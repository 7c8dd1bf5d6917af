"""Which year is meant by a date without one: the reasoning, step by step, in one place.

Each step of `STEPS` looks at the same question and may settle it; the first that does wins:

1. *words* of the date itself: « prochain », « dernier », « de l'an passé ».
2. *weekday*: the neighbouring year in which the day falls on the weekday that is named.
3. *list*: a chronology gives its dates one run of years (`chronology.py`).
4. *frame*: « En 2015, … le 4 mai », « Le 3 mars 2019, … . Le 12 mai, … ».
5. *governor, sure*: « d'ici le », « depuis », « loi du » (`governors.py`); a deed with its day or month,
   « a vendu la halle le 3 mars », is behind, unless the paper may have been printed a few days early.
6. *opening*: what opens a sentence of the past is behind: « En juillet, elle avait signé », and
   what a comma sets off from a pluperfect: « elle avait signé, le 3 juillet ».
7. *near*: within two months of the day that it counts from, the nearest is meant, whatever the tense; a day
   that was set or is told in the future only within a month behind.
8. *story*: a future told inside a story counts from the story; a date told between two days of it lies there.
9. *governor*: what is set, called for or planned looks ahead, what is told as written or done looks back,
   unless the verb says the contrary.
10. *tense* of the verb.
11. *nearest*.

Where the second reading was nearly as likely, the value says it (`alternative`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from pipeline.temporal.interval import Period
from pipeline.temporal.question import AS_NEAR, CLEAR, NEAR, At, Question, distance, going_on, other_reading, told_on
from pipeline.temporal.scene import Scene, Value

REACH = 3
"""Years looked at on either side of the day counted from: no bare date of the press is meant further away."""
MONTH = 31
"""Days within which what was set or planned is rather behind than a year ahead: in November « seront dévoilés les
chiffres d'octobre »."""
PRINTED_AHEAD = 3
"""Days: an article may bear the day before the one that it speaks of."""
LONG_AGO = 10
"""Years after which a story is so far back that the day which follows in it is of its time, however near another."""


Step = Callable[[Question], Period | None]


def by_words(question: Question) -> Period | None:
    """« prochain », « dernier », « de l'an passé », « de ce mois »."""
    around, anchor = question.around, question.anchor
    years = {"last_year": -1, "this_year": 0, "next_year": 1}
    if question.cue in years:
        year = anchor.year + years[question.cue]
        told = question.in_year(year)
        slip = question.cue == "this_year" and told is not None and (told.start - anchor).days > PRINTED_AHEAD
        # « depuis le 3 mai de cette année », written in January, is of the year that has just ended
        return question.past if slip and question.scene.direction() == "past" else told
    if question.cue == "last":
        return next((p for p in reversed(around) if p.end < anchor), None)
    if question.cue == "next":
        return next((p for p in around if p.start > anchor), None)
    return _close_by(question) if question.cue == "this" else None


def _close_by(question: Question) -> Period:
    """« cet été »: the nearest, unless it is over a month off the other way than the verb looks.

    In January, « la plage rouvrira cet été » is of the summer to come.
    """
    nearest, side = question.nearest, question.scene.direction()
    ahead, behind = nearest.start > question.anchor, nearest.end < question.anchor
    wrong = (side == "future" and behind) or (side == "past" and ahead)
    return (question.side(side) if wrong and distance(nearest, question.anchor) > MONTH else None) or nearest


def by_weekday(question: Question) -> Period | None:
    """« samedi 5 juin »: of the two neighbouring years, the one in which the 5th is a Saturday.

    What is told as over has not yet to come: « a voté mardi 20 mai », printed on the 22nd for Monday 20, is a misprint,
    though the 20th of the year after is a Tuesday.
    """
    if question.weekday is None:
        return None
    framed = question.in_year(question.scene.frame_year)
    coming = question.coming
    if coming is not None and question.tense == "past" and distance(coming, question.anchor) > PRINTED_AHEAD:
        coming = None
    readings = (framed, question.past, coming)
    return next((p for p in readings if p is not None and p.start.weekday() == question.weekday), None)


def by_list(question: Question) -> Period | None:
    """The year that the date's chronology gives it; a retrospective tells what is behind, save in the future."""
    scene = question.scene
    if scene.list_year is not None:
        return question.in_year(scene.list_year)
    return question.past if scene.looks_back and scene.direction() != "future" else None


def by_frame(question: Question) -> Period | None:
    """The year that opens the sentence or paragraph; the day that opens the story, for a day that goes on from it."""
    scene, side = question.scene, question.scene.direction()
    if scene.held is not None:
        held = scene.held
        inside = next((p for p in question.around if held.start <= p.start <= held.end), None)
        if inside is not None:
            return inside
    year = scene.frame_year
    if year is not None and (
        (year < question.anchor.year and side != "future") or (year > question.anchor.year and side != "past")
    ):
        return question.in_year(year)
    if scene.frame_day is not None:
        of_old = told_on(question) and question.anchor.year - scene.frame_day.year >= LONG_AGO
        if scene.fronted or of_old:
            return going_on(question, scene.frame_day)
    if scene.programme is not None and side != "past" and question.cue is None:
        return question.in_year(scene.programme)
    return None


def by_sure_governor(question: Question) -> Period | None:
    """« d'ici le 3 mai », « depuis le 3 mai »: the words leave one side; « a vendu la halle le 3 mai » nearly so."""
    governor = question.scene.governor
    if governor is not None and governor.force == "done":
        return _done_by(question)
    return question.side(governor.side) if governor is not None and governor.force == "sure" else None


def _done_by(question: Question) -> Period | None:
    """The latest in which a deed can have been done, unless a story goes on: « En 1998, … . On l'a vendu en mai »."""
    past = question.past
    if past is None or _story_goes_on(question) or _printed_early(question):
        return None
    runs = past.end > question.anchor and (past.end - past.start).days > MONTH
    # « a perdu deux mètres entre mai et septembre », written in June
    return next((p for p in reversed(question.around) if p.end < question.anchor), past) if runs else past


def _printed_early(question: Question) -> bool:
    """Whether the day is so near ahead that the paper may bear the day before it."""
    nearest = question.nearest
    return nearest.precision == "day" and 0 < (nearest.start - question.anchor).days <= PRINTED_AHEAD


def _story_goes_on(question: Question) -> bool:
    """Whether the date stands right behind one that opened a story."""
    return question.scene.frame_day is not None and question.scene.frame_near


def by_opening(question: Question) -> Period | None:
    """« En juillet, elle avait signé », written in June: what opens a sentence told as over has begun.

    So has what a comma sets off behind a pluperfect, « elle avait tout signé, le 3 juillet ».
    """
    scene, nearest = question.scene, question.nearest
    opens = scene.leads and question.tense == "past" and scene.governor is None
    set_off = scene.over and (scene.governor is None or scene.governor.force == "void")
    if not opens and not set_off:
        return None
    return question.past if (nearest.start - question.anchor).days > PRINTED_AHEAD else None


def by_nearness(question: Question) -> Period | None:
    """The nearest within two months; what is set or in the future is rather ahead than a month behind."""
    governor, nearest = question.scene.governor, question.nearest
    away = distance(nearest, question.anchor)
    ahead = (governor is not None and governor.force == "set") or question.tense == "future"
    behind = nearest.end < question.anchor
    return nearest if away <= (MONTH if ahead and behind else NEAR) else None


def by_governor(question: Question) -> Period | None:
    """« fixé au 3 mai » is ahead; « prévu le 3 mai » too, unless the sentence tells that it is over."""
    governor = question.scene.governor
    if governor is None or governor.side is None:
        return None
    if governor.force == "likely" and {governor.side, question.tense} == {"past", "future"}:
        return by_distance(question)
    return question.side(governor.side)


def by_story(question: Question) -> Period | None:
    """The first one after the day just told.

    « Le juge doit trancher le 9 octobre, pour une fusion au 2 décembre »,
    « Le 14 juillet, il annonce que le bal aura lieu le 1er août »,
    « Le 2 mai 2006, il avoue. On le jugera le 9 juin ».
    """
    scene = question.scene
    ahead = scene.direction() == "future"
    if scene.ahead_day is not None and question.tense != "past":
        return question.after(scene.ahead_day)
    done = scene.governor is None or scene.governor.force == "done"
    if scene.frame_day is not None and told_on(question) and done:
        return going_on(question, scene.frame_day)
    if scene.told_day is not None and scene.told_day < question.anchor and ahead:
        return question.after(scene.told_day)
    if scene.told_next is not None and question.tense != "past":
        following = scene.told_next
        return next((p for p in question.around if following - timedelta(NEAR) <= p.start <= following), None)
    return None


def by_tense(question: Question) -> Period | None:
    """The past looks back, the future ahead."""
    return question.side(question.tense)


def by_distance(question: Question) -> Period | None:
    """The nearest; where one ahead is hardly nearer, the one behind: the press tells rather than announces."""
    past, nearest = question.past, question.nearest
    if past is None or past == nearest:
        return nearest
    away, back = distance(nearest, question.anchor), distance(past, question.anchor)
    return past if away >= AS_NEAR * back else nearest


STEPS: tuple[tuple[str, Step], ...] = (
    ("words", by_words),
    ("weekday", by_weekday),
    ("list", by_list),
    ("frame", by_frame),
    ("sure", by_sure_governor),
    ("opening", by_opening),
    ("near", by_nearness),
    ("story", by_story),
    ("governor", by_governor),
    ("tense", by_tense),
    ("nearest", by_distance),
)
UNDOUBTED = ("words", "weekday", "list", "sure")
"""Steps after which no other reading is told."""


def reason_year(at: At, scene: Scene, cue: str | None, weekday: int | None) -> tuple[str, Value] | None:
    """The step that settles the year, and the period with its basis; None when no year around holds such a day."""
    anchor = scene.anchor
    if anchor is None:
        return None
    years = range(anchor.year - REACH, anchor.year + REACH + 1)
    held = (scene.held.start.year, scene.held.end.year) if scene.held else ()
    told = (scene.frame_day.year, scene.frame_day.year + 1) if scene.frame_day else ()
    far = (scene.frame_year, scene.list_year, *told, *held)
    wanted = sorted({*years, *(year for year in far if year is not None)})
    around = tuple(p for year in wanted if (p := at(year)) is not None)
    if not around:
        return None
    question = Question(around, anchor, scene, cue, weekday)
    for name, step in STEPS:
        chosen = step(question)
        if chosen is not None:
            break
        if name == "words" and cue in ("last", "next", "last_year", "this_year", "next_year"):
            return None
    assert chosen is not None
    value = Value(chosen, "relative" if name == "words" else "year_inferred", anchor)
    if weekday is not None and name != "words":
        value = replace(value, weekday_conflict=chosen.start.weekday() != weekday)
    governor = scene.governor
    close = distance(question.nearest, anchor) <= CLEAR
    done = name == "sure" and governor is not None and governor.force == "done" and chosen.precision == "day"
    if done or name not in UNDOUBTED:
        value = replace(value, alternative=other_reading(question, name, chosen))
    elif chosen != question.nearest and (cue == "this" or (name == "weekday" and close)):
        value = replace(value, alternative=question.nearest.start)  # or the weekday is a misprint
    return name, value
