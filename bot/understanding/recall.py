"""What a message asks of what was told before: "which goal did you write down?", "did I mention my heart?"."""

from __future__ import annotations

from enum import Enum
from typing import Final

from bot.understanding.facts import HEALTH
from bot.understanding.reading import Act, Reading
from bot.understanding.vocabulary import load_cues, load_table

_LONGEST: Final = 25
"""Words of a message that asks this and little else."""
_LEAD: Final = 4
"""Words at whose head "remind me" stands."""


class Recall(str, Enum):
    """What is asked for."""

    GOAL = "goal"
    EXPERIENCE = "experience"
    DAYS = "days"
    EQUIPMENT = "equipment"
    OTHERS = "others"
    HEALTH = "health"
    ALL = "all"


def recall_asked(reading: Reading, *, of_people: bool = False) -> Recall | None:
    """What of the things that were told is asked for; None where nothing of them is.

    Args:
        reading: of the message. What the log, a plan or a study answers is asked of these.
        of_people: somebody else was told of before, so that "which of them had the knee?" can be answered.
    """
    cues, words = load_cues("recall"), reading.words
    asks = reading.does(Act.ASKS) or reading.text.rstrip().endswith("?") or any(cues["say_it"].mentions(words[:_LEAD]))
    told = any(cues["told"].mentions(words))
    who = of_people and any(cues["who"].mentions(words))
    if not asks or not (told or who) or len(words) > _LONGEST:
        return None
    named = next((one for one in Recall if one is not Recall.ALL and any(cues[one.value].mentions(words))), None)
    bodies = any(load_table("body_parts").mentions(words)) or any(isinstance(one.fact, HEALTH) for one in reading.facts)
    if named is None and bodies:
        named = Recall.HEALTH
    if named is not None:
        return named if told or named is Recall.HEALTH else None
    return Recall.ALL if told and not any(cues["elsewhere"].mentions(words)) else None
