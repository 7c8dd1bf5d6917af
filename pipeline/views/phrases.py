"""What the program says in English about a row, put into French for readers."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.french import TABLES, any_of, rows
from pipeline.records.rejection import REASONS, Rejection
from pipeline.views.wording import code_texts, in_words_or_code

_SLOT = re.compile(r"\\{(\d)(\\\+|\\\#|=?[a-z_]+)?\\}")
_FILL = re.compile(r"\{(\d)(\+|=?[a-z_]+,?)?\}")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_COUNTED = re.compile(r"(.+?)( \d+)?")
_CODE = re.compile(r"`([^`]+)`(?: \(.*\))?", re.DOTALL)
# « <PER le maire?0.4> »: what the recogniser says, in an example of the rules on names.
_MARKED = re.compile(r"<[A-Z]+ ([^>?]*)(?:\?[\d.]+)?>")


@lru_cache(maxsize=1 << 14)
def in_french(text: str) -> str:
    """The French of what is said, by the first phrase of `view_phrases.tsv` that it is an instance of; else itself.

    >>> in_french("both in courrier-1, courrier-2 and 3 more")
    'tous deux dans courrier-1, courrier-2 et 3 de plus'
    """
    told = _by_phrase(text)
    for code, reason in REASONS.items():
        # A cure that is still English was taken for the end of what a phrase is filled with.
        if told.endswith(reason.advice):
            case, advice = text.removesuffix(reason.advice).rstrip(" ."), code_texts("advice").get(code, reason.advice)
            return f"{in_french(case)}. {advice}" if case else advice
    return told


def _by_phrase(text: str) -> str:
    for opening, english, french in _phrases_from(text[:1]):
        if text.startswith(opening) and (found := _pattern(english).fullmatch(text)):
            return _FILL.sub(lambda slot: _filled(found[f"s{slot[1]}"], slot[2]), french)
    return text


def what_is_wrong(row: Rejection) -> str:
    """Why something was set aside: the reason in words, and the case where it is told."""
    reason, advice = in_words_or_code("reason", row.reason), REASONS[row.reason].advice
    case = row.detail.removesuffix(advice).rstrip(" .")
    return f"{reason} : {in_french(case)}" if case and row.detail.endswith(advice) else reason


def what_to_do(row: Rejection) -> str:
    """The cure, in French."""
    advice = REASONS[row.reason].advice
    return code_texts("advice").get(row.reason, advice) if row.detail.endswith(advice) else in_french(row.detail)


def _filled(words: str, how: str | None) -> str:
    """What stands in a slot: put into French in its turn, or read as a rule, a code, a list of codes; else as it is."""
    if how == "+":
        return in_french(words)
    if how == "rule":
        return rule_in_french(words)
    if how is not None and how.endswith(","):
        return ", ".join(_counted(one, how[:-1]) for one in words.split(", "))
    quoted = _QUOTED.fullmatch(words)
    bare = quoted[1] or quoted[2] or "" if quoted else words
    shown = code_texts(how.strip("=")).get(bare, bare) if how else bare
    return f"« {shown} »" if quoted else shown


def _counted(words: str, vocabulary: str) -> str:
    """« comments 57 »: the code as readers see it, with its number."""
    found = _COUNTED.fullmatch(words)
    code, number = found.groups(default="") if found else (words, "")
    return code_texts(vocabulary).get(code, code) + number


@cache
def _phrases() -> tuple[tuple[str, str, str], ...]:
    """What each phrase begins with, in English and in French: four hundred, of which a run says a few."""
    return tuple((row["english"].partition("{")[0], row["english"], row["french"]) for row in rows("view_phrases"))


@cache
def _phrases_from(first: str) -> tuple[tuple[str, str, str], ...]:
    """Those that what begins with a letter can be an instance of, in their order."""
    return tuple(phrase for phrase in _phrases() if phrase[0][:1] in ("", first))


@cache
def _pattern(english: str) -> re.Pattern[str]:
    slots = _SLOT.sub(_slot, re.escape(english))
    # What stands between quotation marks ends with the first of them.
    return re.compile(re.sub(r"«\\ (\(\?P<s\d>)\.\+\?\)\\ »", r"«\\ \1[^»]+)\\ »", slots), re.DOTALL)


def _slot(found: re.Match[str]) -> str:
    """Any words; with « # » a number, after « = » a code of the vocabulary, and no other."""
    number, how = found[1], found[2] or ""
    if how == r"\#":
        return rf"(?P<s{number}>\d+)"
    if not how.startswith("="):
        return f"(?P<s{number}>.+?)"
    return f"(?P<s{number}>{any_of(code_texts(how[1:]))})"


def rule_in_words(code: str) -> str:
    """A code with what it says, where the tables of rules have it."""
    says = [_says()[part] for part in code.split("+") if part in _says()]
    return f"`{code}`" + (f" ({'; '.join(says)})" if says else "")


def rule_in_french(words: str) -> str:
    """What `rule_in_words` gives, for French readers: why it asks or joins, else an example of it.

    >>> rule_in_french("`surname` (A surname alone.)")
    '`surname` (le nom seul)'
    >>> rule_in_french("`civility` (What follows « Mme » is a person.)")
    '`civility` (comme dans « Pour Mme Orval, rien ne presse. »)'
    >>> rule_in_french("you")
    'vous'
    """
    found = _CODE.fullmatch(words)
    if found is None:
        return "vous" if words == "you" else words
    says = [one for part in found[1].split("+") if (one := code_texts("why").get(part) or _examples().get(part))]
    return f"`{found[1]}`" + (f" ({' ; '.join(says)})" if says else "")


def _all() -> dict[str, dict[str, str]]:
    names = (name for name in TABLES if name.startswith("rules/"))
    return {row["id"]: row for name in ("timex", *names) for row in rows(name)}


@cache
def _says() -> dict[str, str]:
    return {id_: row.get("says") or f"as in « {row['example']} »" for id_, row in _all().items()}


@cache
def _examples() -> dict[str, str]:
    plain = {id_: _MARKED.sub(r"\1", row["example"]) for id_, row in _all().items()}
    return {id_: f"comme dans « {example} »" for id_, example in plain.items()}
