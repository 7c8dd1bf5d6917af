"""Which language an article is in, judged with care: a short text in doubt is French."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.french import words
from pipeline.page.fold import fold
from pipeline.page.function_words import function_words

_GLANCE = 300  # characters that settle most texts
_SAMPLE = 1500  # characters from the middle of the text: titles and openings hold most names
# Share of function words: French prose has .35 to .55, headlines down to .2.
_SURELY_FRENCH = 0.3  # Spanish and Catalan reach .22, by « de », « la », « que », « en »
_HARDLY_FRENCH = 0.2
_CLEARLY_MORE = 0.1
_FEW_WORDS = 12
# Probability from which the detector is believed: against few French words, against some.
_SURE = 0.95
_VERY_SURE = 0.999

NAMES = {
    "en": "English", "es": "Spanish", "de": "German", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "ca": "Catalan", "oc": "Occitan", "br": "Breton", "eu": "Basque", "ar": "Arabic", "ru": "Russian",
    "pl": "Polish", "ro": "Romanian", "tr": "Turkish", "zh": "Chinese", "ja": "Japanese",
}  # fmt: skip


def language_of(text: str) -> str:
    """ISO 639-1 code of the language; `fr` unless words or letters plainly say otherwise."""
    middle = max(0, (len(text) - _SAMPLE) // 2)
    for size in (_GLANCE, _SAMPLE):
        sample = text[middle : middle + size]
        words = sample.lower().split()
        if sum(map(_french_words().__contains__, words)) > _SURELY_FRENCH * len(words):
            return "fr"
    letters = [char for char in sample if char.isalpha()]
    if sum(char > "\u024f" for char in letters) * 2 > len(letters):
        return _detected(sample, 0.0)
    words = fold(sample).split()
    if not words:
        return "fr"
    shares = {code: sum(word in known for word in words) / len(words) for code, known in function_words().items()}
    french = shares.pop("fr")
    if french >= _SURELY_FRENCH:
        return "fr"
    other = max(shares, key=lambda code: (shares[code], code))
    if len(words) < _FEW_WORDS:
        # « Le maire démissionne », « FOOTBALL. Nantes 2-1 Lens »: only plain evidence counts.
        return other if french == 0 and shares[other] >= 0.3 and _detected(sample, _SURE) == other else "fr"
    doubtful = french < _HARDLY_FRENCH or shares[other] > french + _CLEARLY_MORE
    return _detected(sample, _SURE if doubtful else _VERY_SURE)


def _detected(sample: str, sure: float) -> str:
    code, probability = _detector().classify(sample)
    return str(code) if float(probability) >= sure else "fr"


@cache
def _french_words() -> frozenset[str]:
    """French function words as written."""
    return words("function_words", "word", language="fr")


@cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
