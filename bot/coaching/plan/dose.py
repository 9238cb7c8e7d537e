"""How much: sets, reps and effort of hip thrusts, and what the week holds for the glutes.

All inside the guide's default of sets, reps and effort (section progress-it), except where there is
little or no load: there more reps are coaching practice (topic sets_and_reps).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from typing import Final

from bot.coaching.plan.profile import (
    HINGES,
    MOST_DAYS,
    SQUATS,
    Back,
    Equipment,
    Experience,
    Goal,
    Job,
    LowerLift,
    PlanProfile,
)

GROWTH_SETS: Final = 10
"""Glute sets a week to aim for when the glutes are to grow (acsm-2026, by summaries; topic sets_and_reps)."""

LEAST_SETS: Final = 4
"""Sets a week from which growth shows (press reports on pelland-2024; topic sets_and_reps: minimum-sets)."""

INDIRECT: Final = Decimal("0.5")
"""What a squat or hinge set counts for the glutes at least; a hip thrust set counts 1.

The half is an all-muscle weight (pelland-2024). With equal sets squats grew the glutes as much (plotkin-2023), so deep
squats count nearer 1, and a week is told as a range from the half to the whole.
"""

SETS_OF_OTHERS: Final = 3
"""Work sets of any other lift on a day, since the form does not ask. An assumption, and the plan says so."""

FEWEST_SETS: Final = 2
_FEWEST, _MOST_AT_FIRST, _MOST = FEWEST_SETS, 3, 5
"""Hip thrust sets on a day: 2 or 3 in the first weeks, then one more at a time (topic sets_and_reps)."""

_MANY_DAYS: Final = 5
_PULLS: Final = (LowerLift.DEADLIFT, LowerLift.ROMANIAN_DEADLIFT)
_ONCE: Final = {1: ((1,), (1,)), 2: ((1,), (2,)), 3: ((1,), (2,)), 4: ((2,), (4,)), 5: ((2,), (4,)), 6: ((2,), (4,))}
_TWICE: Final = {
    1: ((1,), (1,)),
    2: ((1, 2), (1, 2)),
    3: ((1, 2), (2, 3)),
    4: ((1, 3), (2, 4)),
    5: ((2, 4), (3, 5)),
    6: ((2, 5), (3, 6)),
}
"""Days of an added squat and hinge by days a week, so that every day has something."""
_REPS: Final = {
    Goal.GLUTES: (8, 12),
    Goal.GENERAL: (8, 12),
    Goal.STRENGTH: (6, 10),
    Goal.SPORT: (6, 8),
}
_LIGHT_REPS: Final = {Equipment.HOME: (10, 20), Equipment.BODYWEIGHT: (10, 30)}


@dataclass(frozen=True)
class Dose:
    """Work of one lift on one day.

    Attributes:
        sets: 1 to 5.
        reps: from, to.
        rpe: from, to.
    """

    sets: int
    reps: tuple[int, int]
    rpe: tuple[int, int]


@dataclass(frozen=True)
class ThrustDay:
    """A day with hip thrusts.

    Attributes:
        number: of the lower-body day, from 1.
        sets: to start with.
        after_pull: a heavy pull comes first on it.
    """

    number: int
    sets: int
    after_pull: bool = False


def thrust_week(profile: PlanProfile) -> tuple[ThrustDay, ...]:
    """The days with hip thrusts: apart from each other, and off the days of heavy pulls where there are others.

    Where only one day is free of them, a second day has 2 sets after its pull; a tired back does without it.
    """
    free = [day for day in range(1, profile.days + 1) if day not in pull_days(profile)]
    if not free:
        sets = _sets(profile, _days_wanted(profile))
        return tuple(ThrustDay(day, sets, after_pull=True) for day in _apart(sorted(pull_days(profile)), profile))
    chosen = _apart(free, profile)
    sets = _sets(profile, _days_wanted(profile))
    week = [ThrustDay(day, sets) for day in chosen]
    if len(week) < _days_wanted(profile) and len(free) < profile.days and profile.back is Back.FINE:
        second = max(pull_days(profile), key=lambda day: abs(day - week[0].number))
        week.append(ThrustDay(second, _FEWEST, after_pull=True))
    return tuple(sorted(week, key=lambda day: day.number))


def pull_days(profile: PlanProfile) -> frozenset[int]:
    """Numbers of the days with a heavy pull: two pulls are taken to be on days of their own, the last of the week."""
    count = min(profile.days, sum(profile.heavy_days(lift) for lift in _PULLS))
    return frozenset(range(profile.days - count + 1, profile.days + 1))


def thrust_dose(profile: PlanProfile) -> Dose:
    """Sets, reps and effort of hip thrusts on the first of their days."""
    return Dose(thrust_week(profile)[0].sets, _reps(profile), _rpe(profile))


def after_pull_dose(profile: PlanProfile) -> Dose:
    """The same on a day that a heavy pull begins."""
    return replace(thrust_dose(profile), sets=next(day.sets for day in thrust_week(profile) if day.after_pull))


def swap_dose(profile: PlanProfile) -> Dose:
    """The same in the place of hinge sets."""
    return replace(thrust_dose(profile), sets=_FEWEST)


def most_sets(profile: PlanProfile) -> int:
    """Hip thrust sets on a day to build up to over some weeks (topic sets_and_reps); what one starts with at least."""
    start = thrust_week(profile)[0].sets
    if profile.goal is not Goal.GLUTES or profile.experience is Experience.BEGINNER or profile.back is Back.TIRED:
        return start
    return max(start, min(_MOST, ceil(_wanted(profile) / _days_wanted(profile))))


def most_sets_wished(profile: PlanProfile) -> int:
    """Hip thrust sets on a day that a lifter may have at once by their own wish (topic sets_and_reps)."""
    careful = profile.experience is Experience.BEGINNER or profile.back is Back.TIRED
    return _MOST_AT_FIRST if careful else _MOST


def pair_dose(profile: PlanProfile) -> Dose:
    """Sets, reps and effort of a squat or hinge that is added on one day (topic pairing)."""
    sets = 2 if profile.experience is Experience.BEGINNER else 3
    light = profile.equipment in _LIGHT_REPS
    return Dose(sets, _LIGHT_REPS.get(profile.equipment, (8, 12)), _rpe(profile) if light else (7, 8))


def added_days(profile: PlanProfile) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers of the days of an added squat and of an added hinge: a beginner does both twice (topic pairing)."""
    return (_TWICE if profile.experience is Experience.BEGINNER else _ONCE)[profile.days]


def from_others(profile: PlanProfile) -> Decimal:
    """Glute sets a week from the lifts that are done already."""
    days = sum(other.days for other in profile.others if other.lift in SQUATS | HINGES)
    return days * SETS_OF_OTHERS * INDIRECT


def from_pairs(profile: PlanProfile) -> Decimal:
    """Glute sets a week from the squat and the hinge that the plan adds where there is none."""
    # A tired back adds no hinge for now, and a leg curl does not count for the glutes.
    curls = profile.picked_for(Job.HINGE) is LowerLift.LEG_CURL
    hinge = profile.lacks(Job.HINGE) and profile.back is Back.FINE and not curls
    tired_strength = profile.goal is Goal.STRENGTH and profile.back is Back.TIRED
    missing = (profile.lacks(Job.SQUAT) and not tired_strength) + hinge
    return missing * len(added_days(profile)[0]) * pair_dose(profile).sets * INDIRECT


def _days_wanted(profile: PlanProfile) -> int:
    """Days a week: 2 suit most people (topic sets_and_reps), 3 in a week of many days, 1 beside other goals."""
    if profile.goal in (Goal.STRENGTH, Goal.SPORT):
        return 1
    if profile.goal is Goal.GENERAL and profile.experience is Experience.TRAINED:
        return 1
    many = profile.days >= _MANY_DAYS and profile.experience is Experience.TRAINED and profile.back is Back.FINE
    return 3 if many and _wanted(profile) > 2 * _FEWEST else min(profile.days, 2)


def _apart(days: list[int], profile: PlanProfile) -> list[int]:
    """As many of the days as are wanted, with days between them where that can be."""
    chosen = days[:1]
    gap = 3 if profile.days == MOST_DAYS and _days_wanted(profile) < 3 else 2
    for day in days:
        if day - chosen[-1] >= gap and len(chosen) < _days_wanted(profile):
            chosen.append(day)
    rest = [day for day in reversed(days) if day not in chosen]
    return sorted([*chosen, *rest[: _days_wanted(profile) - len(chosen)]])


def _sets(profile: PlanProfile, days: int) -> int:
    if profile.sets:
        return max(_FEWEST, min(profile.sets, most_sets_wished(profile)))
    if profile.experience is Experience.BEGINNER or profile.goal in (Goal.STRENGTH, Goal.SPORT):
        return _FEWEST
    if profile.goal is Goal.GENERAL:
        return _FEWEST if profile.back is Back.TIRED else _MOST_AT_FIRST
    most = _FEWEST if profile.back is Back.TIRED else _MOST_AT_FIRST
    return max(_FEWEST, min(ceil(_wanted(profile) / days), most))


def _wanted(profile: PlanProfile) -> Decimal:
    return GROWTH_SETS - from_others(profile) - from_pairs(profile)


def _reps(profile: PlanProfile) -> tuple[int, int]:
    usual = (8, 12) if profile.experience is Experience.BEGINNER else _REPS[profile.goal]
    return _LIGHT_REPS.get(profile.equipment, usual)


def _rpe(profile: PlanProfile) -> tuple[int, int]:
    if profile.experience is Experience.BEGINNER or profile.goal is Goal.SPORT or profile.back is Back.TIRED:
        return (7, 8)
    if profile.equipment in _LIGHT_REPS:
        return (8, 9)
    return (7, 9) if profile.goal is Goal.GLUTES else (7, 8)
