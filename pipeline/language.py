"""What the program says, in the language of who reads it: French where their locale is, English elsewhere."""

from __future__ import annotations

import os


def speaks_french() -> bool:
    """Whether the user's locale is French, by the variables that set it, in their order."""
    chosen = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in chosen if value), "").lower().startswith("fr")


def spoken(text: str) -> str:
    """A line as the user reads it; what has no French in `view_phrases.tsv` stays as it is."""
    if not speaks_french():
        return text
    from pipeline.views.phrases import in_french

    bare = text.strip(" ")
    return text.replace(bare, in_french(bare), 1) if bare else text


def spoken_code(vocabulary: str, code: str) -> str:
    """A code of `view_codes.tsv` as the user reads it; the code itself in English."""
    if not speaks_french():
        return code
    from pipeline.views.wording import in_words_or_code

    return in_words_or_code(vocabulary, code)
