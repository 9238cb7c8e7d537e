"""Which lines a lifter gets."""

from __future__ import annotations

from collections.abc import Iterator

from bot.coaching.plan.dose import most_sets, thrust_dose
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
from bot.coaching.plan.verdict import NOT_NEEDED, extra_hinges, swaps, verdict_of
from bot.coaching.plan.week import pull_days, thrust_week

_ALONE = {Goal.STRENGTH: "thrust-extra", Goal.SPORT: "thrust-sport", Goal.GENERAL: "thrust-general"}


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
    if profile.adds(Job.SQUAT):
        yield "squat-add"
    elif keeps and profile.does(SQUATS):
        yield "squat-keep"
    if profile.adds(Job.HINGE):
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
    if profile.age is None:
        yield "age"
    elif profile.at_an_age:
        yield "age-told"
