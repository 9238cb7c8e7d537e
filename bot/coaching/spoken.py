"""Dates and lists as people say them, the same in every locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from babel.lists import format_list


def spoken(day: date, today: date) -> str:
    """A day in words: ``3 March``, with the year if it is not this year."""
    words: str = format_date(day, "d MMMM" if day.year == today.year else "d MMMM y", locale="en")
    return words


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence: ``squats, lunges and deadlifts``; empty for none.

    Args:
        words: the parts.
        last: what joins the last two: ``and`` or ``or``.
    """
    sentence: str = format_list(list(words), style="or" if last == "or" else "standard", locale="en_GB")
    return sentence
