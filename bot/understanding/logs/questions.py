"""Questions about a log itself: whether it is saved, and what its loads are in the other unit."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.logs.said import items_in
from bot.understanding.reading import Reading
from bot.understanding.replies import is_question
from bot.understanding.units import Unit
from bot.understanding.vocabulary import load_table

_LONGEST: int = 10
"""Words of a question that asks no more than this."""


@dataclass(frozen=True)
class AsksIfSaved:
    """ "Did you save it?" """


@dataclass(frozen=True)
class AsksInUnit:
    """ "What's that in kilos?"

    Attributes:
        unit: the one that the loads are wanted in.
    """

    unit: Unit


def question_about_log(reading: Reading) -> AsksIfSaved | AsksInUnit | None:
    """What a message asks about the log; None if it asks nothing of the kind, or more than this."""
    if len(reading.words) > _LONGEST or any(word.is_number for word in reading.words):
        return None
    if load_table("log_questions").mentions(reading.words):
        return AsksIfSaved()
    _, items, _ = items_in(reading.text)
    units = {item.unit for item in items if item.unit}
    asks = is_question(reading) or reading.text.rstrip().endswith("?")
    return AsksInUnit(units.pop()) if asks and len(units) == 1 else None
