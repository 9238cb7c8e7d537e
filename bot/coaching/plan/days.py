"""The days of a plan, each with what to do on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.coaching.plan.dose import Dose, added_days, thrust_week
from bot.coaching.plan.plan import Plan
from bot.coaching.plan.profile import (
    HAMSTRINGS,
    HINGES,
    SQUATS,
    WEEKDAYS,
    Back,
    Goal,
    LowerLift,
    OtherLift,
    PlanProfile,
)
from bot.coaching.plan.wording import load_wording
from bot.coaching.spoken import listed

SPREAD: Final = {1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 4, 5), 6: (0, 1, 2, 3, 4, 5)}
"""Weekdays that leave rest between, by number of days: coaching practice."""

_MAIN: Final = {"main-lifts": "your main lifts", "practice-first": "your sport first"}
_ALONE: Final = frozenset({"thrust-general", "thrust-extra", "thrust-sport"})
_SIDE_WORK: Final = "side-hip work, if you like"


@dataclass(frozen=True)
class DayItem:
    """One lift of a day.

    Attributes:
        lift: in words.
        dose: sets, reps and RPE; None for a lift that stays as the lifter does it.
        own: it is a lift that the lifter does already.
        lighter: it is done lighter for now.
    """

    lift: str
    dose: Dose | None = None
    own: bool = False
    lighter: bool = False


@dataclass(frozen=True)
class PlanDay:
    """One day of a plan.

    Attributes:
        number: from 1.
        weekday: 0 for Monday; None where the lifter has named none.
        items: in the order to do them.
    """

    number: int
    weekday: int | None
    items: tuple[DayItem, ...]

    @property
    def name(self) -> str:
        """The day as it is called: "Day 2, Thursday"."""
        return f"Day {self.number}" if self.weekday is None else f"Day {self.number}, {WEEKDAYS[self.weekday]}"


def days_of(plan: Plan) -> tuple[PlanDay, ...]:
    """The days of a plan from the first to the last, as many as the lifter has."""
    weekdays = sorted(plan.profile.weekdays)
    return tuple(
        PlanDay(number, weekdays[number - 1] if weekdays else None, tuple(_items(plan, number)))
        for number in range(1, plan.profile.days + 1)
    )


def spread_words(days: int) -> str:
    """Days of the week that suit a number of days: "Monday and Thursday"."""
    return listed([WEEKDAYS[day] for day in SPREAD[days]])


def _items(plan: Plan, number: int) -> Iterator[DayItem]:
    """The lines of a day: hip thrusts lead the first day of whoever wants glutes, and else follow the main lifts."""
    thrusts, others = list(_thrust(plan, number)), list(_others(plan, number))
    ids = {line.id: line for line in plan.lines}
    for first in ("main-lifts", "practice-first"):
        if first in ids:
            yield DayItem(_MAIN[first])
    leads = plan.profile.goal is Goal.GLUTES and number == _first_free(plan.profile)
    items = (*thrusts, *others) if leads else (*others, *thrusts)
    yield from items
    if not items and "side-hip" in ids:
        yield DayItem(_SIDE_WORK)


def _first_free(profile: PlanProfile) -> int | None:
    return next((day.number for day in thrust_week(profile) if not day.after_pull), None)


def _thrust(plan: Plan, number: int) -> Iterator[DayItem]:
    """The hip thrusts of a day; those that take the place of a hinge are on the last, where the pulls are."""
    day = next((day for day in thrust_week(plan.profile) if day.number == number), None)
    for line in plan.lines:
        if line.id == "thrust-swap":
            here = number == plan.profile.days
        elif line.id == "thrust-after-pull":
            here = day is not None and day.after_pull
        elif line.id in ("thrust-first", "thrust-again"):
            first = number == _first_free(plan.profile)
            here = day is not None and not day.after_pull and first is (line.id == "thrust-first")
        else:
            here = day is not None and line.id in _ALONE
        if here:
            yield DayItem(line.what, line.dose)


def _others(plan: Plan, number: int) -> Iterator[DayItem]:
    squats, hinges = added_days(plan.profile)
    if plan.profile.goal is not Goal.STRENGTH:
        yield from _kept(plan.profile, number)
    for line in plan.lines:
        if (line.id == "squat-add" and number in squats) or (line.id.startswith("hinge-add") and number in hinges):
            yield DayItem(line.what, line.dose)


def _kept(profile: PlanProfile, number: int) -> Iterator[DayItem]:
    """The lifts that stay as they are, on their days: squats from the first day on, all else up to the last."""
    tired = profile.back is Back.TIRED
    for one in profile.others:
        if _is_on(one, number, profile.days):
            name = load_wording().lifts[one.lift].name
            yield DayItem(name, own=not one.new, lighter=tired and one.lift in HINGES)


def _is_on(one: OtherLift, number: int, days: int) -> bool:
    return number <= one.days if one.lift in SQUATS else number > days - one.days


def lines_for(plan: Plan, lift: str) -> tuple[str, ...]:
    """The ids of the plan's lines that are about a lift of the plan; all that set an amount where it names none.

    Args:
        plan: the plan.
        lift: "hip_thrust", a value of ``LowerLift``, or "".
    """
    groups = {"thrust": {"hip_thrust"}, "squat": _values(SQUATS), "hinge": _values(HAMSTRINGS), "side": {"abduction"}}
    return tuple(
        line.id for line in plan.lines if lift in groups.get(line.id.split("-")[0], set()) or (not lift and line.dose)
    )


def _values(lifts: frozenset[LowerLift]) -> set[str]:
    return {lift.value for lift in lifts}
