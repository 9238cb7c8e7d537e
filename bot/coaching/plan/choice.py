"""Which verdict and which lines a lifter gets."""

from __future__ import annotations

from collections.abc import Iterator

from bot.coaching.plan.dose import GROWTH_SETS, LEAST_SETS, from_others
from bot.coaching.plan.profile import (
    HAMSTRINGS,
    HINGES,
    SQUATS,
    Back,
    Equipment,
    Experience,
    Goal,
    Job,
    LowerLift,
    PlanProfile,
)

NOT_NEEDED = frozenset({"glutes-enough", "strength-not-needed", "general-not-needed"})
SWAP = "swap-tired-back"

_PULLS = (LowerLift.DEADLIFT, LowerLift.ROMANIAN_DEADLIFT)


def verdict_of(profile: PlanProfile) -> str:
    """The id of the verdict: whether hip thrusts have a place (guide, start-with-the-job and decision-checkpoints)."""
    if profile.goal is Goal.STRENGTH:
        return _for_strength(profile)
    if profile.goal is Goal.SPORT:
        return "sport-optional"
    if not covered(profile):
        return "glutes-use" if profile.goal is Goal.GLUTES else "general-use"
    if profile.back is Back.TIRED and profile.does(HINGES):
        return SWAP
    return "glutes-enough" if profile.goal is Goal.GLUTES else "general-not-needed"


def covered(profile: PlanProfile) -> bool:
    """Whether the other lifts give the glutes enough for the goal already.

    For growth that is about 10 sets a week (topic sets_and_reps: weekly-volume), for general fitness a
    squat, a hinge and the 4 sets from which growth shows (minimum-sets).
    """
    if profile.goal is Goal.GLUTES:
        return from_others(profile) >= GROWTH_SETS
    return profile.does(SQUATS) and profile.does(HINGES) and from_others(profile) >= LEAST_SETS


def heavy_pull_days(profile: PlanProfile) -> int:
    """Days a week with a heavy pull, at most: two pulls are taken to be on days of their own."""
    return min(profile.days, sum(profile.heavy_days(lift) for lift in _PULLS))


def lines_of(profile: PlanProfile) -> Iterator[str]:
    """The ids of the lines, in the order to read them."""
    verdict = verdict_of(profile)
    if profile.goal is Goal.STRENGTH:
        yield "main-lifts"
    if profile.goal is Goal.SPORT:
        yield "practice-first"
    yield from _thrusts(profile, verdict)
    yield from _place(profile, verdict)
    yield from _pairs(profile)
    if profile.goal is Goal.GLUTES:
        yield "side-hip"
    if verdict not in NOT_NEEDED:
        yield from _moving_up(profile)


def _for_strength(profile: PlanProfile) -> str:
    if profile.back is Back.TIRED:
        return "strength-tired-back"
    squat = profile.heavy_days(LowerLift.SQUAT) + profile.heavy_days(LowerLift.FRONT_SQUAT)
    return "strength-not-needed" if squat and profile.heavy_days(LowerLift.DEADLIFT) else "strength-optional"


def _thrusts(profile: PlanProfile, verdict: str) -> Iterator[str]:
    if verdict in NOT_NEEDED:
        yield "thrust-if-wanted"
    elif verdict == SWAP:
        yield "thrust-swap"
    elif profile.goal is Goal.STRENGTH:
        yield "thrust-extra"
    elif profile.goal is Goal.SPORT:
        yield "thrust-sport"
    elif profile.goal is Goal.GENERAL:
        yield "thrust-general"
    elif heavy_pull_days(profile) == profile.days:
        yield "thrust-after-pull"
    else:
        yield "thrust-first"
        if profile.days > 1:
            yield "thrust-again"


def _place(profile: PlanProfile, verdict: str) -> Iterator[str]:
    pulls = heavy_pull_days(profile)
    if verdict in NOT_NEEDED or not pulls:
        return
    if pulls < profile.days:
        yield "place-other-day"
    elif verdict != "glutes-use":
        yield "place-after-pull"


def _pairs(profile: PlanProfile) -> Iterator[str]:
    # What a lifter is tested on stays as it is: ``main-lifts`` has said so.
    keeps = profile.goal is not Goal.STRENGTH
    if profile.lacks(Job.SQUAT):
        yield "squat-add"
    elif keeps and profile.does(SQUATS):
        yield "squat-keep"
    tired = profile.back is Back.TIRED
    if profile.lacks(Job.HINGE):
        yield "hinge-add-tired" if tired and profile.picked_for(Job.HINGE) is not LowerLift.LEG_CURL else "hinge-add"
    elif keeps and profile.does(HAMSTRINGS):
        yield "hinge-keep-tired" if tired and profile.does(HINGES) else "hinge-keep"


def _moving_up(profile: PlanProfile) -> Iterator[str]:
    light = profile.equipment in (Equipment.HOME, Equipment.BODYWEIGHT)
    if profile.experience is Experience.BEGINNER and not light:
        yield "learn-first"
    yield "progress-light" if light else "progress"
