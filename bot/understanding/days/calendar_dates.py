"""Days of the calendar by their names: "20 November", "Nov 20th 2026", "on the 23rd"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from bot.understanding.days.mention import DayMention, dated
from bot.understanding.days.names import month_of
from bot.understanding.days.said import DayWords, is_short_number
from bot.understanding.vocabulary import Mention

_STARTS: Final = frozenset(["", "\n", "on", "for", "from", "dated", ".", ",", ";"])
_COUNTED: Final = frozenset({"x", "*", "sets", "reps", "kg", "lb", "lbs"})
_FELL_SHORT: Final = frozenset(
    "fail failed failing failure miss missed lost died stuck stalled struggled grind grinder ground slow form".split()
)
"""What goes wrong goes wrong on a rep or a set: "5, fail on the 6th"."""
_COUNTED_IN_ORDER: Final = frozenset("set one rep exercise lift movement round block superset time".split())
_HEADED: Final = frozenset(["", "\n", ":", ",", "-"])
_MORE_THAN_FEW: Final = 5
"""The fifth set and the fifth day look alike: up to here a day needs more than a number."""


def day_and_month(said: DayWords, place: int) -> DayMention | None:
    """The day of "20 November" or "20th of Nov 2026", or of "20th" alone at the start of a line."""
    ordinal = said.after_ordinal(place)
    at = ordinal or place + 1
    at += said.text(at) in ("of", ".", "-")
    at += said.text(at) == "of"
    named = said.named(at)
    month = month_of(named.id) if named else None
    if named is None or month is None or not is_short_number(said.text(place)):
        return day_of_month(said, place) if ordinal else None
    if said.text(at) == "may" and said.text(named.after) in ("be", "have", "need"):
        return None
    return _with_year(said, month, int(said.text(place)), place, named.after)


def month_and_day(said: DayWords, named: Mention, month: int) -> DayMention | None:
    """The day of "November 20" or "Nov. the 20th, 2026"."""
    at = named.after
    at += said.text(at) == "."
    at += said.text(at) == "the"
    if not is_short_number(said.text(at)) or said.text(at + 1) in _COUNTED:
        return None
    return _with_year(said, month, int(said.text(at)), named.first, said.after_ordinal(at) or at + 1)


def day_of_month(said: DayWords, place: int) -> DayMention | None:
    """The latest day with the number of "on the 20th" or "20th"."""
    at, before = place, said.text(place - 1)
    while said.text(at) in ("on", "the"):
        at += 1
    after, lead = said.after_ordinal(at), said.text(place)
    if after is None:
        return None
    starts = lead == "on" or (before in _STARTS if lead == "the" else before in ("", "\n"))
    day = int(said.text(at))
    if not starts or said.text(after) in _COUNTED_IN_ORDER or _FELL_SHORT.intersection(said.texts[at - 5 : at]):
        return None
    heads = before in ("", "\n") and (lead == "on" or said.text(after) in _HEADED)
    if day <= _MORE_THAN_FEW and not heads and not (lead == "on" and said.is_unit(place - 1)):
        # "2nd was 85", "1st 80x10" are sets
        return None
    month = said.today.replace(day=1)
    if day > said.today.day:
        month = (month - timedelta(days=1)).replace(day=1)
    return dated(day_in(month.year, month.month, day), said.today, place, after)


def _with_year(said: DayWords, month: int, day: int, first: int, after: int) -> DayMention:
    at = after + (said.text(after) == ",")
    year = said.text(at)
    if len(year) == 4 and year.isdecimal() and year.startswith("20"):
        return dated(day_in(int(year), month, day), said.today, first, at + 1)
    return dated(latest_day(said.today, month, day), said.today, first, after)


def day_in(year: int, month: int, day: int) -> date | None:
    """The day of these numbers; None if the calendar lacks it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest_day(today: date, month: int, day: int) -> date | None:
    """The last day with this month and number up to today; None if the calendar lacks it."""
    this = day_in(today.year, month, day)
    return day_in(today.year - 1, month, day) if this is None or this > today else this
