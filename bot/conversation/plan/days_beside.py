"""The days that suit hip thrusts beside what a week is filled with already."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from bot.coaching.plan import WEEKDAYS
from bot.coaching.plan.wording import load_wording
from bot.coaching.spoken import listed
from bot.guide import Sentence
from bot.understanding.plan.own_days import OwnDays

_WEEK: Final = range(len(WEEKDAYS))
_ON_HARD, _BEFORE_HARD, _NEIGHBOURS, _BUSY, _NOT_OPEN = 6, 4, 3, 2, 5
"""What speaks against a day: something hard is on it or comes the day after, another hip thrust day is next to it,
something else is on it, or it is not among those that are open for the gym. Coaching practice."""


def days_beside(week: OwnDays, number: int) -> tuple[int, ...]:
    """The weekdays that suit best, 0 for Monday, in order; the earliest where several do.

    Args:
        week: what the lifter told of it.
        number: of days wanted, 1 to 6; no more than are open for the gym.
    """
    wanted = min(number, len(week.open)) if week.open else number
    return min(combinations(_WEEK, wanted), key=lambda days: _cost(week, days))


def told_days(week: OwnDays) -> Sentence:
    """The days that suit best beside what the lifter told of a week, in words, with why."""
    days = days_beside(week, week.wanted)
    tight = any(_of_day(week, day) >= _BEFORE_HARD for day in days)
    name = "days-tight" if tight else "days-off-hard" if week.hard else "days-beside"
    named = {"days": _named(days), "other": _named(sorted(week.hard))}
    return load_wording().talk[name].why.sentence(0, named)


def _named(days: Sequence[int]) -> str:
    return listed([WEEKDAYS[day] for day in days])


def _cost(week: OwnDays, days: Sequence[int]) -> int:
    neighbours = sum((day + 1) % len(_WEEK) in days for day in days)
    return sum(_of_day(week, day) for day in days) + _NEIGHBOURS * neighbours


def _of_day(week: OwnDays, day: int) -> int:
    """What speaks against one day."""
    before_hard = (day + 1) % len(_WEEK) in week.hard
    not_open = bool(week.open) and day not in week.open
    return (
        _ON_HARD * (day in week.hard) + _BEFORE_HARD * before_hard + _BUSY * (day in week.busy) + _NOT_OPEN * not_open
    )
