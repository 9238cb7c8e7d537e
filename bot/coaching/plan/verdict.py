"""The verdict on hip thrusts in a lifter's week: wanted, useful beside the rest, or not needed."""

from __future__ import annotations

from bot.coaching.plan.dose import GROWTH_SETS, LEAST_SETS, from_others
from bot.coaching.plan.profile import HINGES, SQUATS, Back, Goal, LowerLift, PlanProfile

NOT_NEEDED = frozenset({"glutes-enough", "strength-not-needed", "general-not-needed"})
SWAP = "swap-tired-back"

_SWAP_FROM = 2
"""Days with a hinge from which a tired back swaps one of them, whatever the goal lacks."""


def verdict_of(profile: PlanProfile) -> str:
    """The id of the verdict: whether hip thrusts have a place (guide, start-with-the-job and decision-checkpoints)."""
    if profile.goal is Goal.STRENGTH:
        return _for_strength(profile)
    if profile.goal is Goal.SPORT:
        return "sport-optional"
    tired_hinge = profile.back is Back.TIRED and profile.does(HINGES)
    if not covered(profile) and not (tired_hinge and hinge_days(profile) >= _SWAP_FROM):
        return "glutes-use" if profile.goal is Goal.GLUTES else "general-use"
    if tired_hinge:
        return SWAP
    return "glutes-enough" if profile.goal is Goal.GLUTES else "general-not-needed"


def covered(profile: PlanProfile) -> bool:
    """Return True if the other lifts give the glutes enough for the goal already.

    For growth that is about 10 sets a week (topic sets_and_reps: weekly-volume), for general fitness a
    squat, a hinge and the 4 sets from which growth shows (minimum-sets).
    """
    if profile.goal is Goal.GLUTES:
        return from_others(profile) >= GROWTH_SETS
    return profile.does(SQUATS) and profile.does(HINGES) and from_others(profile) >= LEAST_SETS


def hinge_days(profile: PlanProfile) -> int:
    """Days a week with a hinge, each lift counted on its own."""
    return sum(other.days for other in profile.others if other.lift in HINGES)


def extra_hinges(profile: PlanProfile) -> frozenset[LowerLift]:
    """Hinges beside the deadlift that is tested: they go first when the back is tired (topic pairing: swap-hinge)."""
    return frozenset(other.lift for other in profile.others) & (HINGES - {LowerLift.DEADLIFT})


def swaps(profile: PlanProfile) -> bool:
    """Return True if hip thrusts take the place of hinge sets and come on top of nothing."""
    tired_strength = profile.goal is Goal.STRENGTH and profile.back is Back.TIRED
    return verdict_of(profile) == SWAP or (tired_strength and profile.does(HINGES))


def _for_strength(profile: PlanProfile) -> str:
    if profile.back is Back.TIRED:
        return "strength-tired-back"
    squat = profile.heavy_days(LowerLift.SQUAT) + profile.heavy_days(LowerLift.FRONT_SQUAT)
    return "strength-not-needed" if squat and profile.heavy_days(LowerLift.DEADLIFT) else "strength-optional"
