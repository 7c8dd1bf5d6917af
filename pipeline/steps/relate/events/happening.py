"""The happening that a date belongs to, as words of its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.steps.relate.parse import Token


@dataclass(frozen=True, slots=True)
class Happening:
    """What a date dates.

    Attributes:
        trigger: the word that names the happening.
        carrier: the predicate that carries its tense; none for a bare noun.
        last: last word of the trigger, where an idiom has several.
        rule: id of the rule that found it (models/fr_press/rules).
    """

    trigger: Token
    carrier: Token | None
    last: Token
    rule: str

    @classmethod
    def at(cls, trigger: Token, *, rule: str, carrier: Token | None = None, last: Token | None = None) -> Happening:
        """A happening told by one word, unless `last` ends an idiom."""
        return cls(trigger, carrier, last or trigger, rule)
