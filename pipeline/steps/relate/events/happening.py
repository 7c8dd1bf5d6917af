"""The happening that a date belongs to, as words of its sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.steps.relate.parse import Token


@dataclass(frozen=True, slots=True)
class Happening:
    """What a date dates.

    Attributes:
        trigger: the word that names the happening.
        carrier: the predicate that carries its tense; none for a bare noun.
        last: last word of the trigger, where an idiom has several.
        stands: the word that stands for it where it is told of: the trigger, or the pronoun of "celui de mardi".
        rule: id of the rule that found it (models/fr_press/rules); where a reading of the predicate did, of that.
    """

    trigger: Token
    carrier: Token | None
    last: Token
    stands: Token
    rule: str = ""

    @classmethod
    def at(
        cls,
        trigger: Token,
        *,
        carrier: Token | None = None,
        last: Token | None = None,
        stands: Token | None = None,
    ) -> Happening:
        """A happening told by one word, unless `last` ends an idiom; `stands` is the pronoun that stands for it."""
        return cls(trigger, carrier, last or trigger, stands or trigger)

    def by(self, rule: str) -> Happening:
        """The same with the rule that found it, unless it has one already."""
        return self if self.rule else replace(self, rule=rule)
