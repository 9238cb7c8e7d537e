"""A plan for the lifter's week: where hip thrusts go, or that they are not needed.

``build_plan`` is the door. In pain it returns a ``HandOff``, and a ``Plan`` refuses to be built.
"""

from bot.coaching.plan.aims import thrust_aim
from bot.coaching.plan.build import age_matters, build_plan, hand_off
from bot.coaching.plan.card import plan_card
from bot.coaching.plan.days import days_of, lines_for, spread_words
from bot.coaching.plan.heavy_week import HEAVY_PULLS, HEAVY_SQUATS, heavy_words
from bot.coaching.plan.logged_sets import with_logged_sets
from bot.coaching.plan.plan import HandOff, Plan, PlanLine, Verdict, WeeklySets
from bot.coaching.plan.profile import (
    JOBS,
    WEEKDAYS,
    Age,
    Back,
    Equipment,
    Experience,
    Goal,
    Job,
    LowerLift,
    OtherLift,
    PlanProfile,
)
from bot.coaching.plan.text import about_plan, changed_plan_answer, day_lines, plan_answer, week_by_week
from bot.coaching.plan.week import spread_out

__all__ = [
    "HEAVY_PULLS",
    "HEAVY_SQUATS",
    "JOBS",
    "WEEKDAYS",
    "Age",
    "Back",
    "Equipment",
    "Experience",
    "Goal",
    "HandOff",
    "Job",
    "LowerLift",
    "OtherLift",
    "Plan",
    "PlanLine",
    "PlanProfile",
    "Verdict",
    "WeeklySets",
    "about_plan",
    "age_matters",
    "build_plan",
    "changed_plan_answer",
    "day_lines",
    "days_of",
    "hand_off",
    "heavy_words",
    "lines_for",
    "plan_answer",
    "plan_card",
    "spread_out",
    "spread_words",
    "thrust_aim",
    "week_by_week",
    "with_logged_sets",
]
