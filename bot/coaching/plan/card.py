"""A plan's days as plain values, for channels that draw them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.coaching.plan.days import DayItem, PlanDay, days_of
from bot.coaching.plan.plan import Plan
from bot.coaching.plan.profile import WEEKDAYS
from bot.coaching.plan.text import day_lines
from bot.guide import Sentence


def plan_card(plan: Plan, sentences: Sequence[Sentence]) -> dict[str, Any] | None:
    """The days of a plan, each with its lines, in the place of the sentences that tell them.

    Args:
        plan: the plan.
        sentences: what is said of it.

    Returns:
        ``days``, and in ``sentences`` the places of those that the days replace; None where not all days are told.
    """
    told = day_lines(plan)
    places = [place for place, sentence in enumerate(sentences) if sentence in told]
    if len(places) < len(told):
        return None
    return {"days": [_day(day) for day in days_of(plan)], "sentences": places}


def _day(day: PlanDay) -> dict[str, Any]:
    weekday = None if day.weekday is None else WEEKDAYS[day.weekday]
    return {"number": day.number, "weekday": weekday, "lines": [_line(item) for item in day.items]}


def _line(item: DayItem) -> dict[str, Any]:
    line: dict[str, Any] = {"lift": item.lift, "own": item.own, "lighter": item.lighter}
    if item.dose is not None:
        line |= {"sets": item.dose.sets, "reps": list(item.dose.reps), "rpe": list(item.dose.rpe)}
    return line
