"""A message without the subject of the guide: what is left says what it asks about that subject.

Nearly every message names the hip thrust, and a sentence encoder then finds all of them alike.
"""

from __future__ import annotations

from typing import Final

from bot.understanding.lifts import lift_mentions
from bot.understanding.preamble import read_text
from bot.understanding.words import words_of

_SUBJECT: Final = "barbell hip thrust"
_PRONOUN: Final = "it"
_BEFORE: Final = frozenset({"a", "an", "the", "barbell", "bb"})
"""What belongs to the plain hip thrust where it stands before it."""


def without_subject(text: str) -> str:
    """The message, slips mended and without a preamble, with "it" in place of the plain hip thrust."""
    text = read_text(text)
    words = words_of(text)
    for mention in reversed(lift_mentions(words)):
        start, end = words[mention.first].start, words[mention.after - 1].end
        if mention.lift.name == _SUBJECT:
            before = mention.first
            while before and words[before - 1].text in _BEFORE:
                before -= 1
            start = words[before].start
            text = text[:start] + _PRONOUN + text[end:]
    return text
