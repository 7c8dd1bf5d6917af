"""What a rule says: in English by its row of the tables of rules, in French by its question or its example."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import TABLES, rows
from pipeline.views.wording import code_texts

_CODE = re.compile(r"`([^`]+)`(?: \(.*\))?", re.DOTALL)
# « <PER le maire?0.4> »: what the recogniser says, in an example of the rules on names.
_MARKED = re.compile(r"<[A-Z]+ ([^>?]*)(?:\?[\d.]+)?>")


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
