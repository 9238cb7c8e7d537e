"""Which verdict and which lines a lifter gets."""

from __future__ import annotations

from collections.abc import Iterator

from bot.coaching.plan.dose import (
    GROWTH_SETS,
    LEAST_SETS,
    from_others,
    most_sets,
    pull_days,
    thrust_dose,
    thrust_week,
)
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
_ALONE = {Goal.STRENGTH: "thrust-extra", Goal.SPORT: "thrust-sport", Goal.GENERAL: "thrust-general"}

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
    if profile.goal is Goal.GLUTES and not profile.does(frozenset({LowerLift.ABDUCTION})):
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
    elif swaps(profile):
        yield "thrust-swap"
    elif profile.goal in _ALONE:
        yield _ALONE[profile.goal]
    else:
        week = thrust_week(profile)
        free = [day for day in week if not day.after_pull]
        yield from ("thrust-first", "thrust-again")[: len(free)]
        if len(free) < len(week):
            yield "thrust-after-pull"


def _place(profile: PlanProfile, verdict: str) -> Iterator[str]:
    if verdict in NOT_NEEDED or swaps(profile) or not pull_days(profile):
        return
    if not any(day.after_pull for day in thrust_week(profile)):
        yield "place-other-day"
    elif profile.goal is not Goal.GLUTES:
        yield "place-after-pull"


def _pairs(profile: PlanProfile) -> Iterator[str]:
    # What a lifter is tested on stays as it is: ``main-lifts`` has said so.
    keeps = profile.goal is not Goal.STRENGTH
    tired = profile.back is Back.TIRED
    if profile.lacks(Job.SQUAT):
        if keeps or not tired:
            yield "squat-add"
    elif keeps and profile.does(SQUATS):
        yield "squat-keep"
    if profile.lacks(Job.HINGE):
        yield "hinge-add-tired" if tired and profile.picked_for(Job.HINGE) is not LowerLift.LEG_CURL else "hinge-add"
    elif keeps and profile.does(HAMSTRINGS):
        yield "hinge-keep-tired" if tired and profile.does(HINGES) else "hinge-keep"
    elif tired and extra_hinges(profile):
        yield "hinge-cut"


def _moving_up(profile: PlanProfile) -> Iterator[str]:
    if profile.experience is Experience.BEGINNER:
        yield "learn-first"
    if not swaps(profile) and most_sets(profile) > thrust_dose(profile).sets:
        yield "build-up"
    light = profile.equipment in (Equipment.HOME, Equipment.BODYWEIGHT)
    yield "progress-light" if light else "progress"
    if profile.experience is Experience.TRAINED:
        yield "easy-week"
    yield "age"
