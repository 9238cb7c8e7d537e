"""Dates and lists as people say them, the same in every locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken(day: date, today: date) -> str:
    """A day in words: ``3 March``, with the year if it is not this year."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence: ``squats, lunges and deadlifts``; empty for none.

    Args:
        words: the parts.
        last: what joins the last two.
    """
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
