"""The days of a plan, each with what to do on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.coaching.plan.dose import Dose, numbers_of_days
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

_MAIN: Final = {"main-lifts": "your main lifts", "practice-first": "your sport first, while you are fresh"}
_MOST_NAMED: Final = 3
_ON_EACH: Final = frozenset({"thrust-first", "thrust-again", "thrust-after-pull", "thrust-general"})
_ON_THE_FIRST: Final = frozenset({"thrust-extra", "thrust-sport"})
_ON_THE_LAST: Final = frozenset({"thrust-swap"})


@dataclass(frozen=True)
class DayItem:
    """One lift of a day.

    Attributes:
        lift: in words.
        dose: sets, reps and RPE; None for a lift that stays as the lifter does it.
    """

    lift: str
    dose: Dose | None = None


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
    """What a day holds: hip thrusts lead the first day of whoever wants glutes, and else follow the main lifts."""
    thrusts, others = list(_thrust(plan, number)), list(_others(plan, number))
    ids = {line.id: line for line in plan.lines}
    for first in ("main-lifts", "practice-first"):
        if first in ids:
            yield DayItem(_MAIN[first])
    leads = number == 1 and plan.profile.goal is Goal.GLUTES and "thrust-after-pull" not in ids
    yield from (*thrusts, *others) if leads else (*others, *thrusts)


def _thrust(plan: Plan, number: int) -> Iterator[DayItem]:
    on = numbers_of_days(plan.profile)[0]
    for line in plan.lines:
        first_only = line.id == "thrust-first" and number > 1
        later_only = line.id == "thrust-again" and number == 1
        here = (
            (line.id in _ON_EACH and number in on and not first_only and not later_only)
            or (line.id in _ON_THE_FIRST and number == 1)
            or (line.id in _ON_THE_LAST and number == plan.profile.days)
        )
        if here:
            yield DayItem(line.what, line.dose)


def _others(plan: Plan, number: int) -> Iterator[DayItem]:
    _, squats, hinges = numbers_of_days(plan.profile)
    if plan.profile.goal is not Goal.STRENGTH:
        yield from _kept(plan.profile, number)
    for line in plan.lines:
        if (line.id == "squat-add" and number in squats) or (line.id.startswith("hinge-add") and number in hinges):
            yield DayItem(line.what, line.dose)


def _kept(profile: PlanProfile, number: int) -> Iterator[DayItem]:
    """The lifts that stay as they are, on their days: squats from the first day on, all else up to the last."""
    here = [one.lift for one in profile.others if _is_on(one, number, profile.days)]
    if not here:
        return
    names = [load_wording().lifts[lift].name for lift in here]
    few = names if len(names) <= _MOST_NAMED else [*names[: _MOST_NAMED - 1], "the rest"]
    lighter = profile.back is Back.TIRED and not HINGES.isdisjoint(here)
    yield DayItem(f"your {listed(few)}{', hinges lighter for now' if lighter else ''}")


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
