"""How far a plan's week is, by the days on which something was logged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.coaching.plan.plan import Plan

_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class PlanWeek:
    """A week of a plan, from Monday to Sunday.

    Attributes:
        done: numbers of the plan's days that were trained, from 1, in the order they were done.
        left: numbers of those that were not.
        after_a_gap: the week before had no session, and some week before it had.
    """

    done: tuple[int, ...]
    left: tuple[int, ...]
    after_a_gap: bool


def plan_week(plan: Plan, trained: Collection[date], *, today: date) -> PlanWeek:
    """The plan's week by now.

    A day on which the lifter trained stands for the plan's day of that weekday, where they named their days. On any
    other weekday it stands for the first day that is still open: Wednesday instead of Tuesday is Tuesday's session.

    Args:
        plan: the plan that stands.
        trained: days with a session in the log.
        today: the lifter's own date.
    """
    monday = today - timedelta(days=today.weekday())
    this_week = sorted({day for day in trained if monday <= day < monday + _WEEK})
    named = sorted(plan.profile.weekdays)
    left, done = list(range(1, plan.profile.days + 1)), []
    for day in this_week:
        own = named.index(day.weekday()) + 1 if day.weekday() in named else 0
        number = own if own in left else next(iter(left), 0)
        if number:
            left.remove(number)
            done.append(number)
    before = [day for day in trained if day < monday]
    gap = bool(before) and max(before) < monday - _WEEK
    return PlanWeek(tuple(done), tuple(left), gap)
