"""Sessions in words, a line for each lift ("Hip thrust 4x6 @ 110 kg RPE 8"): known by their lines, read as prose."""

from __future__ import annotations

from typing import Final

from bot.understanding.lifts import lift_mentions
from bot.understanding.logs.pasted import Line, lines_of
from bot.understanding.logs.written_lifts import bare_name
from bot.understanding.vocabulary import load_cues
from bot.understanding.words import words_of

_COUNTS: Final = frozenset({"x", "*", "sets", "reps"})
_FEWEST: Final = 2


def lists_lifts(text: str) -> bool:
    """Return True for two or more lines that each begin with a lift and count its sets or reps."""
    return sum(map(_tells_lift, lines_of(text))) >= _FEWEST


def is_to_come(text: str) -> bool:
    """Return True if a line beside such lines says that they are still to be done: "(to be done by Friday)"."""
    if not lists_lifts(text):
        return False
    to_come = load_cues("shares")["to_come"]
    return any(to_come.mentions(words_of(line.text)) for line in lines_of(text) if not _tells_lift(line))


def _tells_lift(line: Line) -> bool:
    words = words_of(bare_name(line.text))
    mention = next(iter(lift_mentions(words)), None)
    behind = words[mention.after :] if mention and not mention.first else ()
    return any(word.is_number for word in behind) and bool(_COUNTS & {word.text for word in behind})
