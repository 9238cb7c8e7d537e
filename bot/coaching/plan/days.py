"""The days of a plan, each with what to do on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.coaching.plan.dose import Dose
from bot.coaching.plan.plan import Plan
from bot.coaching.plan.profile import (
    HAMSTRINGS,
    HINGES,
    SQUATS,
    WEEKDAYS,
    Back,
    Goal,
    LowerLift,
)
from bot.coaching.plan.week import SPREAD, DayWork, leading_day, week_of
from bot.coaching.plan.wording import load_wording
from bot.coaching.spoken import listed

_MAIN: Final = {"main-lifts": "your main lifts", "practice-first": "your sport first"}
_ALONE: Final = frozenset({"thrust-general", "thrust-extra", "thrust-sport"})


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
        PlanDay(work.number, weekdays[work.number - 1] if weekdays else None, tuple(_items(plan, work)))
        for work in week_of(plan.profile)
    )


def spread_words(days: int) -> str:
    """Days of the week that suit a number of days: "Monday and Thursday"."""
    return listed([WEEKDAYS[day] for day in SPREAD[days]])


def _items(plan: Plan, work: DayWork) -> Iterator[DayItem]:
    """The lines of a day: hip thrusts lead the first day of whoever wants glutes, and else follow the main lifts."""
    thrusts, others = list(_thrust(plan, work)), list(_others(plan, work))
    ids = {line.id for line in plan.lines}
    for first in ("main-lifts", "practice-first"):
        if first in ids:
            yield DayItem(_MAIN[first])
    leads = plan.profile.goal is Goal.GLUTES and work.number == leading_day(plan.profile)
    yield from (*thrusts, *others) if leads else (*others, *thrusts)


def _thrust(plan: Plan, work: DayWork) -> Iterator[DayItem]:
    """The hip thrusts of a day."""
    if work.thrust is None:
        return
    again = "thrust-first" if work.number == leading_day(plan.profile) else "thrust-again"
    ids = {"thrust-after-pull"} if work.thrust.after_pull else {again, "thrust-swap"}
    for line in plan.lines:
        if line.id in ids | _ALONE and line.dose:
            yield DayItem(line.what, replace(line.dose, sets=work.thrust.sets))


def _others(plan: Plan, work: DayWork) -> Iterator[DayItem]:
    tired = plan.profile.back is Back.TIRED
    for one in work.kept:
        name = load_wording().lifts[one.lift].name
        yield DayItem(name, own=not one.new, lighter=tired and one.lift in HINGES)
    for line in plan.lines:
        if any(line.id.startswith(f"{job.value}-add") for job in work.added):
            yield DayItem(line.what, line.dose)


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
