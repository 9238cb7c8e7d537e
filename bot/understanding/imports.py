"""What a message wants of the import: to take it back, to hear how it works, or to settle which unit a file is in."""

from __future__ import annotations

from enum import Enum
from typing import Final

from bot.understanding.facts import HEALTH
from bot.understanding.reading import Act, Reading
from bot.understanding.units import UNIT_WORDS, Unit
from bot.understanding.vocabulary import load_cues
from bot.understanding.words import Kind

_MOST_WORDS: Final = 14
"""A longer message tells of more than the import."""
_MOST_WORDS_OF_UNIT: Final = 6


class ImportWish(Enum):
    """What is wanted of the import."""

    UNDO = "undo"
    HOW = "how"


def import_wish(reading: Reading) -> ImportWish | None:
    """What a message wants of the import; None if it is about something else."""
    words = reading.words
    if len(words) > _MOST_WORDS:
        return None
    said = {concept for concept, table in load_cues("imports").items() if table.mentions(words)}
    if {"import", "undo"} <= said:
        return ImportWish.UNDO
    asks_for_it = ({"import", "bring"} <= said and bool(said & {"app", "what"})) or {"bring", "app", "what"} <= said
    alone = [word.text for word in words if word.kind is not Kind.SIGN] in (["import"], ["import", "my", "log"])
    return ImportWish.HOW if asks_for_it or alone else None


def is_about_more(reading: Reading) -> bool:
    """Return True if the words beside a file ask about something else, or tell of a body; "my log" only names it."""
    if any(isinstance(said.fact, HEALTH) for said in reading.facts):
        return True
    cues = load_cues("imports")
    names_it = cues["import"].mentions(reading.words) or cues["bring"].mentions(reading.words)
    return not names_it and reading.does(Act.ASKS)


def unit_settled(reading: Reading) -> Unit | None:
    """The unit that a short answer names: "kg", "it's in pounds"; None if it names none, or both."""
    if len(reading.words) > _MOST_WORDS_OF_UNIT or any(word.is_number for word in reading.words):
        return None
    named = {UNIT_WORDS[word.text] for word in reading.words if word.text in UNIT_WORDS}
    return named.pop() if len(named) == 1 else None
