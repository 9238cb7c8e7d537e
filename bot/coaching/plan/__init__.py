"""A plan for the lifter's week: where hip thrusts go, or that they are not needed.

``build_plan`` is the door. In pain it returns a ``HandOff``, and a ``Plan`` refuses to be built.
"""

from bot.coaching.plan.build import build_plan
from bot.coaching.plan.heavy_week import HEAVY_PULLS, HEAVY_SQUATS, heavy_words
from bot.coaching.plan.plan import HandOff, Plan, PlanLine, Verdict, WeeklySets
from bot.coaching.plan.profile import Back, Equipment, Experience, Goal, LowerLift, OtherLift, PlanProfile
from bot.coaching.plan.text import plan_answer, plan_text

__all__ = [
    "HEAVY_PULLS",
    "HEAVY_SQUATS",
    "Back",
    "Equipment",
    "Experience",
    "Goal",
    "HandOff",
    "LowerLift",
    "OtherLift",
    "Plan",
    "PlanLine",
    "PlanProfile",
    "Verdict",
    "WeeklySets",
    "build_plan",
    "heavy_words",
    "plan_answer",
    "plan_text",
]
