"""How much: sets, reps and effort of hip thrusts, and what the week holds for the glutes.

All inside the guide's default of sets, reps and effort (section progress-it), except where there is
little or no load: there more reps are common practice (topic sets_and_reps).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Final

from bot.coaching.plan.profile import HINGES, SQUATS, Back, Equipment, Experience, Goal, Job, LowerLift, PlanProfile

GROWTH_SETS: Final = 10
"""Glute sets a week to aim for when the glutes are to grow (acsm-2026, by summaries; topic sets_and_reps)."""

LEAST_SETS: Final = 4
"""Sets a week from which growth shows (press reports on pelland-2024; topic sets_and_reps: minimum-sets)."""

INDIRECT: Final = Decimal("0.5")
"""What a squat or hinge set counts for the glutes; a hip thrust set counts 1 (pelland-2024)."""

SETS_OF_OTHERS: Final = 3
"""Work sets of any other lift on a day, since the form does not ask. An assumption, and the plan says so."""

_FEWEST, _MOST = 2, 5
_MOST_APART: Final = 3
"""Lower days over which the lifts that the plan adds are shared out."""
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


def thrust_days(profile: PlanProfile) -> int:
    """Days a week with hip thrusts: 2 suit most people (topic sets_and_reps), 1 as an extra to other goals."""
    if profile.goal in (Goal.STRENGTH, Goal.SPORT):
        return 1
    if profile.goal is Goal.GENERAL and profile.experience is Experience.TRAINED:
        return 1
    if _needs_a_third_day(profile):
        return 3
    return min(profile.days, 2)


def thrust_dose(profile: PlanProfile) -> Dose:
    """Sets, reps and effort of hip thrusts on one of their days."""
    return Dose(_sets(profile), _reps(profile), _rpe(profile))


def pair_dose(profile: PlanProfile) -> Dose:
    """Sets, reps and effort of a squat or hinge that is added on one day (topic pairing)."""
    sets = 2 if profile.experience is Experience.BEGINNER else 3
    return Dose(sets, _LIGHT_REPS.get(profile.equipment, (8, 12)), (7, 8))


def pair_days(profile: PlanProfile) -> int:
    """Days a week for each added lift: a beginner does all of them twice, others share them out (topic pairing)."""
    return min(profile.days, 2) if profile.experience is Experience.BEGINNER else 1


def numbers_of_days(profile: PlanProfile) -> tuple[list[int], list[int], list[int]]:
    """Lower days, counted from 1, of hip thrusts, of an added squat and of an added hinge."""
    both = list(range(1, pair_days(profile) + 1))
    thrusts = list(range(1, thrust_days(profile) + 1))
    return thrusts, both, both if len(both) > 1 else [min(_MOST_APART, profile.days)]


def from_others(profile: PlanProfile) -> Decimal:
    """Glute sets a week from the lifts that are done already."""
    days = sum(other.days for other in profile.others if other.lift in SQUATS | HINGES)
    return days * SETS_OF_OTHERS * INDIRECT


def from_pairs(profile: PlanProfile) -> Decimal:
    """Glute sets a week from the squat and the hinge that the plan adds where there is none."""
    # A tired back adds no hinge for now, and a leg curl does not count for the glutes.
    curls = profile.picked_for(Job.HINGE) is LowerLift.LEG_CURL
    hinge = profile.lacks(Job.HINGE) and profile.back is Back.FINE and not curls
    missing = profile.lacks(Job.SQUAT) + hinge
    return missing * pair_days(profile) * pair_dose(profile).sets * INDIRECT


def _sets(profile: PlanProfile) -> int:
    if profile.experience is Experience.BEGINNER or profile.goal in (Goal.STRENGTH, Goal.SPORT):
        return 2
    if profile.goal is Goal.GENERAL:
        return 2 if profile.back is Back.TIRED else 3
    wanted = _wanted(profile) / thrust_days(profile)
    return max(_FEWEST, min(ceil(wanted), 3 if profile.back is Back.TIRED else _MOST))


def _wanted(profile: PlanProfile) -> Decimal:
    return GROWTH_SETS - from_others(profile) - from_pairs(profile)


def _needs_a_third_day(profile: PlanProfile) -> bool:
    if profile.experience is Experience.BEGINNER or profile.days < 3:
        return False
    return _wanted(profile) > (2 * 3 if profile.back is Back.TIRED else 2 * _MOST)


def _reps(profile: PlanProfile) -> tuple[int, int]:
    usual = (8, 12) if profile.experience is Experience.BEGINNER else _REPS[profile.goal]
    return _LIGHT_REPS.get(profile.equipment, usual)


def _rpe(profile: PlanProfile) -> tuple[int, int]:
    if profile.experience is Experience.BEGINNER:
        return (7, 8)
    if profile.equipment in _LIGHT_REPS:
        return (8, 9)
    return (7, 9) if profile.goal is Goal.GLUTES else (7, 8)
