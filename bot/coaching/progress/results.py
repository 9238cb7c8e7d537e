"""What a log shows over the weeks: sets, best sets, loads, and whether that is a trend at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final

from bot.coaching.load import Load, Unit
from bot.coaching.progress.strength import best_single, worth
from bot.coaching.progression.day import FORM_TROUBLES, Day, days_of, kilograms
from bot.coaching.session import HIP_THRUST, Session, WorkSet
from bot.understanding.facts import Trouble

TREND_WEEKS: Final = 4
FEWEST_FOR_A_TREND: Final = 4
SHORTEST_TREND: Final = timedelta(days=14)
"""Fewer sessions, or less time, are told as numbers and not as a trend. Our own caution: days differ by more."""

LEVEL: Final = Decimal("0.025")
"""A change up to this share counts as none: about one small jump at 100 kg, and less than the estimate's own error."""


class Trend(str, Enum):
    """What the last four weeks allow to be said."""

    NONE = "none"
    ONE = "one"
    FEW = "few"
    UP = "up"
    LEVEL = "level"
    TRADED = "traded"
    """More load for fewer reps, as after a jump."""
    DOWN = "down"


@dataclass(frozen=True)
class DayResult:
    """One day of the lift.

    Attributes:
        day: the date.
        sets: sets with at least one rep.
        best: the set that is worth most; None if none was done or the reps do not count (range, control, a bounce).
        effort: RPE of its hardest set, as the lifter guessed it; None if none was said.
        hurt: whether pain was logged.
    """

    day: date
    sets: int
    best: WorkSet | None
    effort: Decimal | None
    hurt: bool


@dataclass(frozen=True)
class WeekResult:
    """One week, Monday to Sunday.

    Attributes:
        monday: its first day.
        sets: sets with at least one rep.
        best: the set that is worth most; None if there is none that counts.
        top: the heaviest load of a set that counts; None for body weight or none.
    """

    monday: date
    sets: int
    best: WorkSet | None
    top: Load | None


@dataclass(frozen=True)
class Progress:
    """A lift over some weeks.

    Attributes:
        lift: its name.
        today: the last day looked at.
        unit: of the last load in the log.
        days: its days in these weeks, oldest first.
        weeks: every week, empty ones too, oldest first; the last holds today.
        recent: those of ``days`` in the last four weeks.
        counted: those of ``recent`` with a best set that can be compared: loaded ones, if there are any.
        trend: what ``counted`` allows to be said.
        change: of the best sets from the first half of ``counted`` to the second, as a share; 0 without a trend.
        single: estimated 1-rep max of the best set of ``counted``; None where there is no fair estimate.
    """

    lift: str
    today: date
    unit: Unit
    days: tuple[DayResult, ...]
    weeks: tuple[WeekResult, ...]
    recent: tuple[DayResult, ...]
    counted: tuple[DayResult, ...]
    trend: Trend
    change: Decimal
    single: Load | None

    @property
    def best(self) -> WorkSet | None:
        """The best set of the last four weeks."""
        return best_of(day.best for day in self.counted)


def progress(history: Iterable[Session], *, today: date, lift: str = HIP_THRUST, weeks: int = 12) -> Progress:
    """The progress of a lift, from the log.

    Args:
        history: sessions of any lift in any order; those after today are left out.
        today: the lifter's date.
        lift: its name.
        weeks: how many to look back, this one included; at least 4.

    Raises:
        ValueError: fewer than 4 weeks.
    """
    if weeks < TREND_WEEKS:
        raise ValueError(f"{weeks} weeks: expected at least {TREND_WEEKS}")
    known = [day for day in days_of(history, lift) if day.day <= today]
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=weeks - 1)
    days = tuple(_day(day) for day in known if day.day >= first)
    recent = tuple(day for day in days if day.day > today - timedelta(weeks=TREND_WEEKS))
    good = [day for day in recent if day.best is not None]
    counted = tuple([day for day in good if day.best and day.best.load is not None] or good)
    change = _change(counted)
    best = best_of(day.best for day in counted)
    loads = [day.load for day in known if day.load is not None]
    return Progress(
        lift=lift,
        today=today,
        unit=loads[-1].unit if loads else Unit.KG,
        days=days,
        weeks=tuple(_week(first + timedelta(weeks=number), days, known) for number in range(weeks)),
        recent=recent,
        counted=counted,
        trend=_trend(recent, counted, change),
        change=change,
        single=None if best is None else best_single(best),
    )


def best_of(sets: Iterable[WorkSet | None]) -> WorkSet | None:
    """The set that is worth most, the later of equals; None if there is none."""
    found = None
    for one in sets:
        if one is not None and (found is None or worth(one) >= worth(found)):
            found = one
    return found


def _day(day: Day) -> DayResult:
    done = [one for one in day.sets if one.reps]
    best = None if day.troubles & FORM_TROUBLES else best_of(done)
    return DayResult(day.day, len(done), best, day.hardest, Trouble.PAIN in day.troubles)


def _week(monday: date, results: Sequence[DayResult], known: Sequence[Day]) -> WeekResult:
    inside = [day for day in results if monday <= day.day < monday + timedelta(weeks=1)]
    fair = {day.day for day in inside if day.best is not None}
    loads = [one.load for day in known if day.day in fair for one in day.sets if one.load is not None and one.reps]
    return WeekResult(
        monday,
        sum(day.sets for day in inside),
        best_of(day.best for day in inside),
        max(loads, key=kilograms, default=None),
    )


def _value(day: DayResult) -> Decimal:
    assert day.best is not None
    kilos, reps = worth(day.best)
    return kilos or Decimal(reps)


def _change(counted: Sequence[DayResult]) -> Decimal:
    if len(counted) < FEWEST_FOR_A_TREND or counted[-1].day - counted[0].day < SHORTEST_TREND:
        return Decimal(0)
    half = len(counted) // 2
    before, after = (max(map(_value, days)) for days in (counted[:half], counted[-half:]))
    return after / before - 1


def _trend(recent: Sequence[DayResult], counted: Sequence[DayResult], change: Decimal) -> Trend:
    if len(counted) < FEWEST_FOR_A_TREND or counted[-1].day - counted[0].day < SHORTEST_TREND:
        return {0: Trend.NONE, 1: Trend.ONE}.get(len(recent), Trend.FEW)
    if abs(change) <= LEVEL:
        return Trend.LEVEL
    if change > 0:
        return Trend.UP
    first, last = (kilograms(day.best.load if day.best else None) for day in (counted[0], counted[-1]))
    return Trend.TRADED if last > first else Trend.DOWN
