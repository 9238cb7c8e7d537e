"""A day as a message names it, or the doubt about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.coaching.training_log.draft import Ask, Question, Why

LONGEST_AGO: Final = timedelta(days=365)


@dataclass(frozen=True)
class DayMention:
    """A day that a message names.

    Attributes:
        text: as written.
        day: None if it is not clear.
        doubt: why not.
    """

    text: str
    day: date | None
    doubt: Question | None = None


Found = Callable[["re.Match[str]", date], DayMention | None]
"""Reads a match of words for a day; None if they are none."""


def checked(text: str, day: date | None, today: date) -> DayMention | None:
    """The mention of a day, with a doubt if it is to come or long gone; None if there is no such day."""
    if day is None:
        return None
    if day > today:
        return DayMention(text, None, Question(Ask.DAY, Why.FUTURE, text))
    if today - day > LONGEST_AGO:
        return DayMention(text, None, Question(Ask.DAY, Why.LONG_AGO, text, (day,)))
    return DayMention(text, day)
