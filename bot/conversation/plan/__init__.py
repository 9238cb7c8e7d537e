"""The talk before a plan: what is asked, what an answer changes, and when to stop asking.

``begin`` opens it, ``take`` takes a message as it was read, ``bot.coaching.plan`` makes the plan from the answers.
"""

from bot.conversation.plan.answers import Answers, Question
from bot.conversation.plan.asking import NEW_PLAN, answers_tapped, ask, give_up
from bot.conversation.plan.changing import Changed, change_plan, change_plan_by
from bot.conversation.plan.days_beside import told_days
from bot.conversation.plan.from_facts import age_told, answers_in
from bot.conversation.plan.own_week import heavy_lifts
from bot.conversation.plan.summary import heading
from bot.conversation.plan.talk import (
    Note,
    PlanTalk,
    answered,
    begin,
    change,
    doubted,
    interrupted,
    is_of_others,
    recounted,
    resumed,
    take,
    told_of_others,
    wondered,
)
from bot.conversation.plan.telling import has_thrusts, tell, tell_before, words
from bot.conversation.plan.wished import hurried, spared, wished

__all__ = [
    "NEW_PLAN",
    "Answers",
    "Changed",
    "Note",
    "PlanTalk",
    "Question",
    "age_told",
    "answered",
    "answers_in",
    "answers_tapped",
    "ask",
    "begin",
    "change",
    "change_plan",
    "change_plan_by",
    "doubted",
    "give_up",
    "has_thrusts",
    "heading",
    "heavy_lifts",
    "hurried",
    "interrupted",
    "is_of_others",
    "recounted",
    "resumed",
    "spared",
    "take",
    "tell",
    "tell_before",
    "told_days",
    "told_of_others",
    "wished",
    "wondered",
    "words",
]
