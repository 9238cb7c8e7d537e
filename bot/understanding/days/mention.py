"""A day that a message names, and what may be unclear about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

LONGEST_AGO: Final = timedelta(days=365)


class DayDoubt(Enum):
    """Why it is not clear which day is meant."""

    VAGUE = "vague"
    """No day is named, or one of several."""
    FUTURE = "future"
    LONG_AGO = "long_ago"
    NO_SUCH_DAY = "no_such_day"


@dataclass(frozen=True, slots=True)
class DayMention:
    """Words that name a day.

    Attributes:
        day: None if it is not clear.
        first: place of the first word.
        after: place of the word behind the last.
        doubt: why it is not clear; None if it is.
        days: those that it may be, oldest first.
        of_session: sets can be told of it; "sore from Friday" names a day and no session.
    """

    day: date | None
    first: int
    after: int
    doubt: DayDoubt | None = None
    days: tuple[date, ...] = ()
    of_session: bool = True


def dated(day: date | None, today: date, first: int, after: int) -> DayMention:
    """The mention of one day, checked: it may be still to come, long ago, or None, which the calendar lacks."""
    if day is None:
        return DayMention(None, first, after, DayDoubt.NO_SUCH_DAY)
    if day > today:
        return DayMention(None, first, after, DayDoubt.FUTURE, (day,))
    if today - day > LONGEST_AGO:
        return DayMention(None, first, after, DayDoubt.LONG_AGO, (day,))
    return DayMention(day, first, after)
