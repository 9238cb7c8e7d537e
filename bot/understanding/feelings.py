"""What somebody lets be seen of how they feel: fear, frustration, pride, a joke."""

from __future__ import annotations

from enum import Enum

from bot.understanding.reading import Reading
from bot.understanding.vocabulary import load_cues


class Feeling(Enum):
    """A feeling that half a sentence can meet, the one that needs it most first."""

    LOW = "low"
    AFRAID = "afraid"
    FED_UP = "fed_up"
    SHY = "shy"
    SILLY_QUESTION = "silly_question"
    """They fear that what they ask is stupid."""
    PROUD = "proud"
    JOKING = "joking"


def feeling_in(reading: Reading) -> Feeling | None:
    """The feeling of a message; None where none is told, or it is denied: "I'm not scared"."""
    cues, words = load_cues("feelings"), reading.words
    denied = {mention.after for mention in cues["denied"].mentions(words)}
    told = (
        feeling for feeling in Feeling if any(one.first not in denied for one in cues[feeling.value].mentions(words))
    )
    return next(told, None)
