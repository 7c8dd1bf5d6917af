"""Roman figures in names: « Paris VIII », « Louis XIV »."""

from __future__ import annotations


def roman_figure(number: int) -> str:
    """A number below forty in Roman figures.

    >>> roman_figure(14)
    'XIV'
    """
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
