"""What a French word inside a time expression stands for: models/fr_press/lexicons/time_words.tsv, as lookups."""

from __future__ import annotations

from functools import cache

from pipeline.french import mapping


@cache
def meanings(use: str) -> dict[str, str]:
    """Plain form -> value, of one use: 'cue', 'deictic', 'eve', 'part', 'decade' and so on."""
    return mapping("time_words", "form", "value", use=use)


@cache
def steps(use: str) -> dict[str, int]:
    """Plain form -> whole number, of a use that counts."""
    return {form: int(value) for form, value in meanings(use).items()}
