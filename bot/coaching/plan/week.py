"""Which day of a week holds what, and how many days there is work for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Final

from bot.coaching.plan.dose import FEWEST_SETS, Dose, days_wanted, thrust_dose, thrust_sets, times_added
from bot.coaching.plan.profile import (
    MOST_DAYS,
    SQUATS,
    Back,
    Experience,
    Goal,
    Job,
    LowerLift,
    OtherLift,
    PlanProfile,
)
from bot.coaching.plan.verdict import NOT_NEEDED, swaps, verdict_of

SPREAD: Final = {1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 4, 5), 6: (0, 1, 2, 3, 4, 5)}
"""Weekdays that leave rest between, by number of days: coaching practice."""

_PULLS: Final = (LowerLift.DEADLIFT, LowerLift.ROMANIAN_DEADLIFT)
_DAYS_OF_WEEK: Final = 7
_ONCE: Final = {1: (1, 1), 2: (1, 2), 3: (1, 2), 4: (2, 4), 5: (2, 4), 6: (2, 4)}
_TWICE: Final = {
    1: ((1,), (1,)),
    2: ((1, 2), (1, 2)),
    3: ((1, 2), (2, 3)),
    4: ((1, 3), (2, 4)),
    5: ((2, 4), (3, 5)),
    6: ((2, 5), (3, 6)),
}
"""Days of an added squat and hinge by days a week, once or twice: the first to be tried."""


@dataclass(frozen=True)
class ThrustDay:
    """A day with hip thrusts.

    Attributes:
        number: of the lower-body day, from 1.
        sets: to start with.
        after_pull: a heavy pull comes first on it.
        after_squat: heavy squats of which the day was told come first on it.
    """

    number: int
    sets: int
    after_pull: bool = False
    after_squat: bool = False


@dataclass(frozen=True)
class DayWork:
    """One day of a plan's week, with its work.

    Attributes:
        number: of the day, from 1.
        thrust: its hip thrusts; None where it has none.
        kept: the lifts that the lifter does already, as they told them.
        added: the jobs that the plan has put in a lift for.
    """

    number: int
    thrust: ThrustDay | None
    kept: tuple[OtherLift, ...]
    added: tuple[Job, ...]


def fitted(profile: PlanProfile) -> PlanProfile:
    """The profile on as many of its days as there is work for: a day with nothing on it is no day of a plan."""
    fewest = max((1, *(other.days for other in profile.others)))
    for days in range(profile.days, fewest, -1):
        tried = _on_days(profile, days)
        if all(_has_work(profile, day) for day in week_of(tried)):
            return tried
    return _on_days(profile, fewest)


def thrust_week(profile: PlanProfile) -> tuple[ThrustDay, ...]:
    """The days with hip thrusts: apart from each other, and off the days of heavy pulls where there are others.

    Where only one day is free of them, a second day has 2 sets after its pull; a tired back does without it.
    """
    return _arranged(profile)[0]


def leading_day(profile: PlanProfile) -> int | None:
    """The number of the first day on which nothing heavy comes before hip thrusts; None if there is no such day."""
    return next((day.number for day in thrust_week(profile) if not day.after_pull and not day.after_squat), None)


def week_of(profile: PlanProfile) -> tuple[DayWork, ...]:
    """The days from the first to the last with what they hold, such that none is empty where that can be."""
    return _arranged(profile)[1]


def pull_days(profile: PlanProfile) -> frozenset[int]:
    """Numbers of the days with a heavy pull.

    Two pulls are taken to be on days of their own, the last of the week, unless the lifter told the days.
    """
    told = _told_days(profile, _PULLS)
    untold = sum(other.heavy for other in profile.others if other.lift in _PULLS and not _numbers(profile, other))
    rest = [day for day in range(profile.days, 0, -1) if day not in told]
    return told | frozenset(rest[:untold])


def after_pull_dose(profile: PlanProfile) -> Dose:
    """Sets, reps and effort of hip thrusts on a day that a heavy pull begins."""
    return replace(thrust_dose(profile), sets=next(day.sets for day in thrust_week(profile) if day.after_pull))


@lru_cache(maxsize=256)
def _arranged(profile: PlanProfile) -> tuple[tuple[ThrustDay, ...], tuple[DayWork, ...]]:
    """The first way to share out the week that leaves no day empty; the first of all where each leaves one."""
    ways = (
        (thrusts, _shared_out(profile, thrusts, fills=fills))
        for thrusts in _thrust_days(profile)
        for fills in (False, True)
    )
    first = next(ways)
    return next((way for way in (first, *ways) if all(_has_work(profile, day) for day in way[1])), first)


def _has_work(profile: PlanProfile, day: DayWork) -> bool:
    return profile.goal is Goal.STRENGTH or bool(day.thrust or day.kept or day.added)


def _on_days(profile: PlanProfile, days: int) -> PlanProfile:
    """The profile on fewer days: of weekdays that were named, those with rest between."""
    if days == profile.days:
        return profile
    told = {day for other in profile.others for day in other.weekdays}
    weekdays = profile.weekdays and spread_out(days, told, profile.weekdays)
    return replace(profile, days=days, weekdays=weekdays, days_had=profile.days, weekdays_had=profile.weekdays)


def spread_out(days: int, told: AbstractSet[int], among: Iterable[int], *, busy: Iterable[int] = ()) -> tuple[int, ...]:
    """Weekdays for a number of days, with rest between where that can be; the earliest of several ways.

    Args:
        days: how many.
        told: days that have a lift on them already.
        among: days to choose from.
        busy: days to leave out where others will do.
    """
    taken = set(busy) - told
    ways = combinations(sorted(among), days)
    return max(
        ways,
        key=lambda way: (len(told & set(way)), -len(taken & set(way)), *_rest(way), [-day for day in way]),
    )


def _rest(weekdays: Sequence[int]) -> tuple[int, int]:
    """Days from one to the next where they are closest, over the end of the week as well, and how even they are."""
    later = (*weekdays[1:], weekdays[0] + _DAYS_OF_WEEK)
    gaps = [after - before for before, after in zip(weekdays, later, strict=True)]
    return min(gaps), -sum(gap * gap for gap in gaps)


def _thrust_days(profile: PlanProfile) -> Iterator[tuple[ThrustDay, ...]]:
    """Ways to place hip thrusts, the usual one first; all others have a day between as well."""
    sets, number = thrust_sets(profile), days_wanted(profile)
    pulls = pull_days(profile)
    days = range(1, profile.days + 1)
    free = [day for day in days if day not in pulls | _told_days(profile, SQUATS)]
    free = free or [day for day in days if day not in pulls]
    if not free:
        yield tuple(ThrustDay(day, sets, after_pull=True) for day in _apart(sorted(pulls), profile))
        return
    usual = _apart(free, profile)
    more = _second(profile, usual, pulls) if len(usual) < number else ()
    weekdays = sorted(profile.weekdays) or SPREAD[profile.days]
    few = [2] if len(usual) > 2 else []
    ways = [tuple(way) for count in (len(usual), *few) for way in combinations(free, count)]
    spaced = [way for way in ways if _rest([weekdays[day - 1] for day in way])[0] > 1]
    first = [tuple(usual)] if tuple(usual) in spaced or not (profile.weekdays and spaced) else []
    for way in (*first, *spaced):
        yield tuple(sorted((*(ThrustDay(day, sets) for day in way), *more), key=lambda day: day.number))


def _second(profile: PlanProfile, chosen: Sequence[int], pulls: frozenset[int]) -> tuple[ThrustDay, ...]:
    """A day more with fewer sets, where only one is free: after heavy squats, else after a pull."""
    squats = _told_days(profile, SQUATS) - pulls
    taken = [day for day in squats or pulls if day not in chosen]
    if not taken or profile.back is Back.TIRED:
        return ()
    day = max(taken, key=lambda day: abs(day - chosen[0]))
    return (ThrustDay(day, FEWEST_SETS, after_pull=day in pulls, after_squat=day not in pulls),)


def _apart(days: list[int], profile: PlanProfile) -> list[int]:
    """As many of the days as are wanted, with days between them where that can be."""
    chosen, wanted = days[:1], days_wanted(profile)
    gap = 3 if profile.days == MOST_DAYS and wanted < 3 else 2
    for day in days:
        if day - chosen[-1] >= gap and len(chosen) < wanted:
            chosen.append(day)
    rest = [day for day in reversed(days) if day not in chosen]
    return sorted([*chosen, *rest[: wanted - len(chosen)]])


def _told_days(profile: PlanProfile, lifts: Iterable[LowerLift]) -> frozenset[int]:
    """Numbers of the days on which the lifter told that one of these lifts is heavy."""
    found = ((other, _numbers(profile, other)) for other in profile.others if other.lift in lifts and other.heavy)
    return frozenset(day for other, days in found for day in days[-other.heavy :])


def _numbers(profile: PlanProfile, other: OtherLift) -> tuple[int, ...]:
    """Numbers of the days on which a lift is done, where the lifter told them."""
    named = sorted(profile.weekdays)
    return tuple(sorted(named.index(day) + 1 for day in other.weekdays if day in named))


def _shared_out(profile: PlanProfile, thrusts: tuple[ThrustDay, ...], *, fills: bool) -> tuple[DayWork, ...]:
    """The week with all lifts on their days.

    Args:
        profile: the lifter's answers.
        thrusts: the days of hip thrusts.
        fills: whether lifts whose day is free to choose go to days without work first.
    """
    shown = _shown(profile, thrusts)
    taken = set(shown)
    kept, added = dict[OtherLift, Sequence[int]](), dict[Job, Sequence[int]]()
    for other in sorted(profile.others if profile.goal is not Goal.STRENGTH else (), key=_may_move):
        days = _usual_days(profile, other)
        kept[other] = _chosen(days, other.days, taken if fills and _may_move(other) else ())
        taken |= set(kept[other])
    for place, job in enumerate(Job):
        added[job] = _chosen(_days_of_job(profile, place), times_added(profile, job), taken if fills else ())
        taken |= set(added[job])
    return tuple(
        DayWork(
            day,
            shown.get(day),
            tuple(other for other in profile.others if day in kept.get(other, ())),
            tuple(job for job in Job if day in added[job]),
        )
        for day in range(1, profile.days + 1)
    )


def _shown(profile: PlanProfile, thrusts: tuple[ThrustDay, ...]) -> Mapping[int, ThrustDay]:
    """Hip thrusts by day; those that take the place of a hinge are on the last, where the pulls are."""
    if verdict_of(profile) in NOT_NEEDED:
        return {}
    if swaps(profile):
        return {profile.days: ThrustDay(profile.days, FEWEST_SETS)}
    return {day.number: day for day in thrusts}


def _may_move(other: OtherLift) -> bool:
    """Return True if nothing says on which day a lift is: heavy pulls decide where hip thrusts go."""
    return not other.weekdays and not (other.heavy and other.lift in _PULLS)


def _usual_days(profile: PlanProfile, other: OtherLift) -> list[int]:
    """Days in the order to take them: as told, else squats from the first day on and all else from the last."""
    told, days = _numbers(profile, other), range(1, profile.days + 1)
    usual = days if other.lift in SQUATS else reversed(days)
    return [*told, *(day for day in usual if day not in told)]


def _days_of_job(profile: PlanProfile, place: int) -> list[int]:
    twice = profile.experience is Experience.BEGINNER
    first = _TWICE[profile.days][place] if twice else (_ONCE[profile.days][place],)
    return [*first, *(day for day in range(1, profile.days + 1) if day not in first)]


def _chosen(days: Sequence[int], number: int, taken: Iterable[int]) -> list[int]:
    """The first days of a row, those without work before the others."""
    occupied = set(taken)
    return sorted(sorted(days, key=lambda day: day in occupied)[:number])
