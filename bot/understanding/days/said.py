"""The words of a message as readers of days see them: texts by place, and the numbers that can count days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.understanding.days.names import load_days
from bot.understanding.vocabulary import Mention
from bot.understanding.words import Word

_ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
_OF_A_LOG: Final = frozenset(
    "session sessions workout workouts training log logs numbers sets thrusts ht this these those it mine is are was "
    "were : thrust its thats".split()
)
_BETWEEN: Final = frozenset("i we on last did could had got was managed".split())
_UNITS: Final = frozenset({"kg", "kgs", "lb", "lbs", "x", "reps", "kilos", "pounds"})


class DayWords:
    """The words of a message, safe to ask for at any place."""

    def __init__(self, words: Sequence[Word], today: date) -> None:
        self.words = words
        self.texts = [word.text for word in words]
        self.today = today

    def text(self, place: int) -> str:
        """The word at a place; "" beside the message."""
        return self.texts[place] if 0 <= place < len(self.texts) else ""

    def named(self, place: int) -> Mention | None:
        """The name of a day or month, or words for a day, that begin at a place."""
        return load_days().longest_at(self.words, place) if 0 <= place < len(self.words) else None

    def is_number(self, place: int) -> bool:
        """Return True for digits at a place."""
        return 0 <= place < len(self.words) and self.words[place].is_number

    def is_glued(self, place: int) -> bool:
        """Return True if no space stands before the word at a place."""
        return 0 <= place < len(self.words) and self.words[place].glued

    def is_unit(self, place: int) -> bool:
        """Return True for what makes a number before it no date."""
        return self.text(place) in _UNITS

    def after_ordinal(self, place: int) -> int | None:
        """The place behind "23rd"; None if there is none."""
        text = self.text(place)
        if not is_short_number(text) or not 1 <= int(text) <= 31:
            return None
        return place + 2 if self.is_glued(place + 1) and self.text(place + 1) in _ORDINAL_ENDS else None

    def lead(self, place: int) -> str:
        """The word that leads to a day: "than" in "more than I could on Tuesday"."""
        while self.text(place - 1) in _BETWEEN and self.text(place - 2) not in ("", "\n", ".", ","):
            place -= 1
        return self.text(place - 1)

    def is_of_log(self, place: int) -> bool:
        """Return True if "from" tells where a log is from: "60 kg from Friday", "my session from Friday"."""
        before = self.text(place - 1)
        return before in ("", "\n") or before in _OF_A_LOG or before in _UNITS or before.isdecimal()


def is_short_number(text: str) -> bool:
    """Return True for one or two digits."""
    return text.isdecimal() and len(text) <= 2
