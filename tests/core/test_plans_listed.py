"""The plans that docs/plans.md lists, read by eye: they come out so."""

from __future__ import annotations

from pathlib import Path

import pytest
from cleared import build_plan

from bot.coaching.plan import (
    Back,
    Equipment,
    Experience,
    Goal,
    LowerLift,
    OtherLift,
    Plan,
    PlanProfile,
    plan_answer,
)
from bot.guide import Guide

PAGE = Path(__file__).parents[2] / "docs" / "plans.md"
TRAINED, BEGINNER = Experience.TRAINED, Experience.BEGINNER
SQUAT, DEADLIFT, RDL = LowerLift.SQUAT, LowerLift.DEADLIFT, LowerLift.ROMANIAN_DEADLIFT
HEAVY_PAIR = (OtherLift(SQUAT, 1, 1), OtherLift(DEADLIFT, 1, 1))
MANY = (OtherLift(SQUAT, 3), OtherLift(DEADLIFT, 2, 2), OtherLift(RDL, 1, 1))
PULLS = (OtherLift(DEADLIFT, 2, 2), OtherLift(RDL, 1))

LISTED = {
    "Glutes, trained, 3 days, a barbell": PlanProfile(Goal.GLUTES, TRAINED, 3),
    "The same with a tired back": PlanProfile(Goal.GLUTES, TRAINED, 3, back=Back.TIRED),
    "Glutes, a heavy squat day and a heavy deadlift day": PlanProfile(Goal.GLUTES, TRAINED, 2, HEAVY_PAIR),
    "Glutes, much heavy work and a tired back": PlanProfile(Goal.GLUTES, TRAINED, 3, MANY, Back.TIRED),
    "Strength, 2 heavy deadlift days and a tired back": PlanProfile(Goal.STRENGTH, TRAINED, 3, PULLS, Back.TIRED),
    "Glutes, trained, 1 day": PlanProfile(Goal.GLUTES, TRAINED, 1),
    "Glutes, trained, 5 days": PlanProfile(Goal.GLUTES, TRAINED, 5),
    "Glutes, a beginner at home": PlanProfile(Goal.GLUTES, BEGINNER, 2, equipment=Equipment.HOME),
    "Glutes, trained, body weight only, 4 days": PlanProfile(Goal.GLUTES, TRAINED, 4, equipment=Equipment.BODYWEIGHT),
    "Sport, dumbbells": PlanProfile(Goal.SPORT, TRAINED, 2, equipment=Equipment.HOME),
}


def listed(title: str, profile: PlanProfile, guide: Guide) -> str:
    """A plan as the page shows it."""
    plan = build_plan(profile)
    assert isinstance(plan, Plan)
    lines = [f"### {title}", "", f"{plan.title}.", ""]
    lines += [f"- {sentence.text}" for sentence in plan_answer(plan, guide).sentences]
    return "\n".join([*lines, "", f"The week: {plan.weekly.words.text}"])


@pytest.mark.parametrize("title", LISTED)
def test_a_plan_is_listed_as_it_comes_out(title: str, guide: Guide) -> None:
    assert listed(title, LISTED[title], guide) in PAGE.read_text(encoding="utf-8")
