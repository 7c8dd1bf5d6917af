"""Past or future by the shape of the verbs around a date, where no parse says it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.french import mapping, rows, words
from pipeline.temporal.beside import either, words_of
from pipeline.temporal.same_length import plain_text
from pipeline.temporal.scene import Direction

COMMA = 25
"""Characters that a comma between date and verb counts for: it mostly ends the clause."""

SAID = re.compile(r"(?<=[a-z0-9)]{3})[.!?](?: |$)|\n|[;«»\"]| qu(?:e |')")
"""Where a sentence ends, or what is said in it begins: « Le 4 novembre, il annonce | que l'eau sera coupée »."""
AFTER = 120
"""Characters after a date within which its main verb stands."""
NEAR_DEED = 80
"""Characters before a weekday within which a word of deed speaks of it."""

LONGEST_SETTING = 9
"""Words between « après » and the day of what it was after."""
INFINITIVE = re.compile(r"[a-z]{2,}(?:er|ir|re)(?![a-z])")
WORD = re.compile(r"[a-z]+")
CLAUSE = re.compile(r"[.!?;:\n«»\"]|, (?:qui|que|dont|ou|mais|alors|tandis)")
CONDITIONAL = re.compile(r"[a-z]{3,}r(?:ait|aient)$")
IMPERFECT = re.compile(r"[a-z]{3,}(?:ait|aient)$")
SIMPLE_PAST = re.compile(r"[a-z]{2,}(?:erent|irent|urent|inrent)$")
PARTICIPLE = re.compile(
    r"\w{2,}(?:[éÉ]e?s?|ie?s?|ue?s?|ite?s?|erte?s?|[ae]inte?s?|orte?s?|ise?s?|ose?s?|aite?s?|û|ûs|ûe)$", re.IGNORECASE
)


@cache
def verb_forms() -> dict[str, str]:
    """Form or lemma -> type, from the lexicon."""
    return mapping("time_verbs", "form", "type")


@cache
def _futures() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    return tuple((re.compile(rf"{row['ending']}$"), frozenset(row["not"].split("|"))) for row in rows("time_endings"))


@lru_cache(maxsize=50_000)
def future_shape(word: str) -> bool:
    """Whether a word (as written, in small letters) can only be a future: « signera », « viendront », not « opéra »."""
    if len(word) < 4 or not word.islower() or verb_forms().get(plain_text(word)) == "not_verb":
        return False
    return any(ending.search(word) and word not in alike for ending, alike in _futures())


def past_shape(word: str) -> bool:
    """Whether a word only looks like a future and is a simple past: « s'effondra », « tira »."""
    return any(ending.search(word) and word in alike for ending, alike in _futures())


def imperfect_shape(plain: str) -> bool:
    """Whether a word, plain, can only be an imperfect: « frappait », not « portrait », « porterait »."""
    return bool(IMPERFECT.match(plain)) and not CONDITIONAL.match(plain) and plain not in verb_forms()


def is_participle(plain: str, word: str) -> bool:
    """Whether a word, plain and as written, may be a participle."""
    if verb_forms().get(plain) == "participle":
        return True
    return bool(PARTICIPLE.match(word)) and verb_forms().get(plain) not in ("no_participle", "not_verb")


def _bare_participle(plain: str, text: str) -> bool:
    """« rallié mardi », « les annonces faites lundi »: a participle in -é right before the date, not looking ahead."""
    word = re.search(r"([a-z]{3,}) +(?:le |la |en |ce )?$", plain)
    if word is None or looks_ahead(word[1]) or not re.search("ée?s?$", text[word.start(1) : word.end(1)]):
        return False
    before = re.search(r"([a-z']+) $", plain[: word.start(1)])
    if before is not None and before[1] in words("small_words", kind="determiner"):
        return False  # « rendre hommage à ses fusillés le 3 mai »
    return not re.search(r"\b(?:etre|est|sont|sera|seront|soit|serait|seraient) +(?:\w+ )?$", plain[: word.start(1)])


@cache
def _ahead() -> frozenset[str]:
    return frozenset(
        form + end for form in words("time_cues", direction="ahead", shape="participle") for end in ("", "e", "s", "es")
    )


def looks_ahead(participle: str) -> bool:
    """Whether a participle (plain) announces what is to come: « prévu », « attendue »."""
    return participle in _ahead()


def guess_tense(plain: str, text: str, start: int, end: int) -> Direction | None:
    """Tense of the verb nearest to plain[start:end] in its sentence; None when none is seen.

    `text` is the same text as written: accents tell « a » from « à » and participles from nouns.
    """
    first, last = max(0, start - 160), min(len(plain), end + 160)
    cuts = [match.end() for match in re.finditer(r"(?<=[a-z0-9)]{3})[.!?] |\n|[;:«»\"]", plain[first:start])]
    first += cuts[-1] if cuts else 0
    cut = SAID.search(plain, end, last)
    last = cut.start() if cut else last
    left, right = plain[first:start], plain[end:last]
    before, after = _verbs(left, text[first:start]), _verbs(right, text[end:last])
    if _bare_participle(left, text[first:start]):
        return "past"
    options: list[tuple[int, Direction]] = []
    if before:
        place, tense = before[-1]
        options.append((len(left) - place + COMMA * left[place:].count(","), tense))
    if after:
        place, tense = after[0]
        options.append((place + COMMA * right[:place].count(","), tense))
    return min(options)[1] if options else None


def tense_after(plain: str, text: str, end: int) -> Direction | None:
    """Tense of the first verb after a date in its sentence: what became of the thing that the date announces."""
    cut = re.search(r"(?:(?<=[a-z0-9)]{3})|(?<=[»\"]))[.!?](?: |$)|\n", plain[end : end + AFTER])
    last = end + (cut.start() if cut else AFTER)
    verbs = _verbs(plain[end:last], text[end:last])
    return verbs[0][1] if verbs else None


@cache
def _done(type_: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z-])(?:{either(words('time_deeds', type=type_))})(?![a-z-])")


def tells_of_past(plain: str, start: int) -> bool:
    """Whether the words before a weekday say that it is behind although no verb does.

    « Deux blessés samedi à Lens », « Metz s'incline samedi »: a deed in the headline's present tense, or,
    without any verb, a mishap. A march or a trial after the deed is not the deed.
    """
    first = max(plain.rfind(mark, max(0, start - NEAR_DEED), start) for mark in "\n.;!?") + 1
    words = plain[max(first, start - NEAR_DEED) : start]
    if _done("not_deed").search(words):
        return False
    if _done("deed").search(words):
        return True
    return bool(_done("mishap").search(words)) and not _verbs(words, words)


@cache
def _setting(type_: str) -> re.Pattern[str]:
    forms = either(words_of(type_))
    return re.compile(rf"(?<![a-z-])(?:{forms}) *[a-z'-]+(?: +[a-z'-]+){{0,{LONGEST_SETTING - 1}}},? *$")


def tells_of_setting(plain: str, start: int, tense: Direction | None) -> bool:
    """Whether a weekday is that of a happening that lies behind what is told.

    « on les entend depuis le vol de la cloche, samedi », « l'a dit lors de la réunion de jeudi »; not after an
    infinitive (« veut partir après la réunion de jeudi ») nor in the future.
    """
    first = max(plain.rfind(mark, max(0, start - NEAR_DEED), start) for mark in "\n.;!?:") + 1
    before = plain[max(first, start - NEAR_DEED) : start]
    behind, within = _setting("behind").search(before), _setting("within").search(before)
    found = behind or within
    if found is None or tense == "future" or _verbs(found[0], found[0]):
        return False
    wished = INFINITIVE.search(before[: found.start()]) is not None
    return not wished if behind is not None else tense == "past"


def _verbs(plain: str, text: str) -> list[tuple[int, Direction]]:
    """Place and tense of each finite verb that its form gives away."""
    forms = verb_forms()
    found: list[tuple[int, Direction]] = []
    words = list(WORD.finditer(plain))
    for i, match in enumerate(words):
        word = match.group()
        kind = forms.get(word)
        if kind == "future" or kind == "past":
            found.append((match.start(), "future" if kind == "future" else "past"))
        elif kind == "going":
            if any(w.group().endswith(("er", "ir", "re")) for w in words[i + 1 : i + 4]):
                found.append((match.start(), "future"))
        elif kind in ("have", "be"):
            if text[match.start() : match.end()] in ("à", "À"):
                continue
            following = next(
                (w.group() for w in words[i + 1 : i + 5] if is_participle(w.group(), text[w.start() : w.end()])), None
            )
            reflexive = i > 0 and words[i - 1].group() in ("s", "se")
            if following is not None and (kind == "have" or reflexive or forms.get(following) == "moves"):
                found.append((match.start(), "past"))
            elif following is not None and looks_ahead(following):
                found.append((match.start(), "future"))
            elif kind == "be":
                found.append((match.start(), "present"))
        elif kind is None and len(word) > 3:
            if SIMPLE_PAST.match(word):
                found.append((match.start(), "past"))
            elif CONDITIONAL.match(word):
                found.append((match.start(), "present"))
            elif IMPERFECT.match(word):
                found.append((match.start(), "past"))
            elif future_shape(text[match.start() : match.end()]):
                found.append((match.start(), "future"))
    return found
