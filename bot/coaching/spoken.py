"""Dates as people say them, the same in every locale."""

from __future__ import annotations

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
