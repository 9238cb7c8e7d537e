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
"""Work sets of any other lift on a day, where nobody told them. An assumption, and the plan says so."""

FEWEST_SETS: Final = 2
_MOST_AT_FIRST, _MOST = 3, 5
"""Hip thrust sets on a day: 2 or 3 in the first weeks, then one more at a time (topic sets_and_reps)."""

_MANY_DAYS: Final = 5
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


def thrust_sets(profile: PlanProfile) -> int:
    """Hip thrust sets to start with on a day of their own."""
    return _sets(profile, days_wanted(profile))


def thrust_dose(profile: PlanProfile) -> Dose:
    """Sets, reps and effort of hip thrusts on a day of their own."""
    return Dose(thrust_sets(profile), _reps(profile), _rpe(profile))


def swap_dose(profile: PlanProfile) -> Dose:
    """The same in the place of hinge sets."""
    return replace(thrust_dose(profile), sets=FEWEST_SETS)


def most_sets(profile: PlanProfile) -> int:
    """Hip thrust sets on a day to build up to over some weeks (topic sets_and_reps); what one starts with at least."""
    start = thrust_sets(profile)
    if profile.goal is not Goal.GLUTES or profile.careful:
        return start
    return max(start, min(_MOST, ceil(_wanted(profile) / days_wanted(profile))))


def most_sets_wished(profile: PlanProfile) -> int:
    """Hip thrust sets on a day that a lifter may have at once by their own wish (topic sets_and_reps)."""
    if profile.at_an_age:
        return FEWEST_SETS
    return _MOST_AT_FIRST if profile.careful else _MOST


def pair_dose(profile: PlanProfile) -> Dose:
    """Sets, reps and effort of a squat or hinge that is added on one day (topic pairing)."""
    sets = 2 if profile.experience is Experience.BEGINNER or profile.at_an_age else 3
    light = profile.equipment in _LIGHT_REPS
    return Dose(sets, _LIGHT_REPS.get(profile.equipment, (8, 12)), _rpe(profile) if light else (7, 8))


def times_added(profile: PlanProfile, job: Job) -> int:
    """Days a week with a lift that the plan puts in for a job.

    A beginner does it twice (topic pairing). Six days are shared out: a squat has two of them.
    """
    if not profile.adds(job):
        return 0
    fills = job is Job.SQUAT and profile.days == MOST_DAYS and profile.goal is Goal.GLUTES and not profile.others
    twice = profile.experience is Experience.BEGINNER or (fills and not profile.careful)
    return min(profile.days, 2 if twice else 1)


def from_others(profile: PlanProfile) -> Decimal:
    """Glute sets a week from the lifts that are done already."""
    counted = (other for other in profile.others if other.lift in SQUATS | HINGES)
    return sum(other.days * (other.sets or SETS_OF_OTHERS) for other in counted) * INDIRECT


def from_pairs(profile: PlanProfile) -> Decimal:
    """Glute sets a week from the squat and the hinge that the plan adds where there is none."""
    # A tired back adds no hinge for now, and a leg curl does not count for the glutes.
    curls = profile.picked_for(Job.HINGE) is LowerLift.LEG_CURL
    hinges = times_added(profile, Job.HINGE) if profile.back is Back.FINE and not curls else 0
    return (times_added(profile, Job.SQUAT) + hinges) * pair_dose(profile).sets * INDIRECT


def days_wanted(profile: PlanProfile) -> int:
    """Days a week: 2 suit most people (topic sets_and_reps), 3 in a week of many days, 1 beside other goals."""
    if profile.goal in (Goal.STRENGTH, Goal.SPORT):
        return 1
    if profile.goal is Goal.GENERAL and profile.experience is Experience.TRAINED:
        return 1
    many = profile.days >= _MANY_DAYS and not profile.careful
    return 3 if many and _wanted(profile) > 2 * FEWEST_SETS else min(profile.days, 2)


def _sets(profile: PlanProfile, days: int) -> int:
    if profile.sets:
        return max(FEWEST_SETS, min(profile.sets, most_sets_wished(profile)))
    if profile.careful or profile.goal in (Goal.STRENGTH, Goal.SPORT):
        return FEWEST_SETS
    if profile.goal is Goal.GENERAL:
        return _MOST_AT_FIRST
    return max(FEWEST_SETS, min(ceil(_wanted(profile) / days), _MOST_AT_FIRST))


def _wanted(profile: PlanProfile) -> Decimal:
    return GROWTH_SETS - from_others(profile) - from_pairs(profile)


def _reps(profile: PlanProfile) -> tuple[int, int]:
    usual = (8, 12) if profile.experience is Experience.BEGINNER else _REPS[profile.goal]
    return _LIGHT_REPS.get(profile.equipment, usual)


def _rpe(profile: PlanProfile) -> tuple[int, int]:
    if profile.careful or profile.goal is Goal.SPORT:
        return (7, 8)
    if profile.equipment in _LIGHT_REPS:
        return (8, 9)
    return (7, 9) if profile.goal is Goal.GLUTES else (7, 8)
