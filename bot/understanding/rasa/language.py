"""Language of a message, where it is another than the guide's."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from spacy.lang.en.stop_words import STOP_WORDS

from bot.guide import load_guide
from bot.understanding.reading import Reading
from bot.understanding.words import Kind, words_of

_FEWEST_LETTERS = 12
_FEWEST_WITH_ACCENTS = 8
_SURE = 0.9
_KNOWN = 0.5
"""Share of words that the guide or any English text uses, from which a message is English whatever else is said of
it: the identifier takes "I quit deadlifting" for French."""


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    guide = load_guide()
    texts = [
        wording
        for statements in (
            *(section.body for section in guide.sections.values()),
            *((*topic.short, *topic.more, *topic.why) for topic in guide.topics.values()),
        )
        for statement in statements
        for wording in statement.wordings
    ]
    return STOP_WORDS | frozenset(word.text for text in texts for word in words_of(text))


def _is_mostly_known(reading: Reading) -> bool:
    words = [word.text for word in reading.words if word.kind is Kind.LETTERS]
    return sum(word in _known_words() for word in words) >= _KNOWN * len(words)


def is_in_another_script(reading: Reading) -> bool:
    """Return True if most letters of a message are of no Latin alphabet."""
    letters = [letter for letter in reading.text if letter.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return len(letters) > 2 * latin


def is_probably_not_english(reading: Reading) -> bool:
    """Return True if a message of some length is, with little doubt, not English.

    Fragments such as "HT 3x12" say too little to tell; they count as English.
    """
    if is_in_another_script(reading):
        return True
    text = reading.text
    fewest = _FEWEST_LETTERS if text.isascii() else _FEWEST_WITH_ACCENTS
    if sum(letter.isalpha() for letter in text) < fewest or _is_mostly_known(reading):
        return False
    # In capitals the identifier takes German for English.
    language, probability = _identifier().classify(text.lower())
    return bool(language != "en" and probability >= _SURE)
