"""Whether a message is in another language than the guide's."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_MIN_LETTERS = 8
_SURE = 0.9


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)


def is_in_another_script(text: str) -> bool:
    """Whether most letters of a message are of no Latin alphabet."""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return len(letters) > 2 * latin


def is_probably_not_english(text: str) -> bool:
    """Whether a message of some length is, with little doubt, not English.

    Fragments such as "HT 3x12" say too little to tell; they count as English.
    """
    if is_in_another_script(text):
        return True
    if sum(letter.isalpha() for letter in text) < _MIN_LETTERS:
        return False
    language, probability = _identifier().classify(text)
    return bool(language != "en" and probability >= _SURE)
