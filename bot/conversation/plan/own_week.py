"""What a lifter says of their own week outside the questions before a plan: "I deadlift heavy twice a week"."""

from __future__ import annotations

from typing import Final

from bot.coaching.plan import HEAVY_PULLS, HEAVY_SQUATS, heavy_words
from bot.conversation.plan.from_facts import other_lifts
from bot.understanding.facts import Frequency
from bot.understanding.reading import Reading

_FIELDS: Final = {"heavy_pull": HEAVY_PULLS, "heavy_squat": HEAVY_SQUATS}


def heavy_lifts(reading: Reading) -> dict[str, str | None]:
    """The heavy lifts that a message tells of, by the profile fields of the guide.

    Args:
        reading: the message.

    Returns:
        ``heavy_pull`` and ``heavy_squat`` in words that go on after "Since you …"; None for what the lifter has
        given up; without the key where nothing is said of it.
    """
    done, dropped = other_lifts(reading)
    counted = any(one.days for one in reading.of(Frequency) if one.lift)
    told: dict[str, str | None] = {}
    for field, group in _FIELDS.items():
        heavy = heavy_words(done, group, counted=counted)
        if heavy or dropped & group:
            told[field] = heavy or None
    return told
