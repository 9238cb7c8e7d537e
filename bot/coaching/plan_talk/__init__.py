"""The talk before a plan: what is asked, what an answer says, and when to stop asking. Pure, as all of this room.

``begin`` opens it, ``heard`` takes a message, ``bot.coaching.plan`` makes the plan from the answers.
"""

from bot.coaching.plan_talk.answers import Answers, Question
from bot.coaching.plan_talk.asking import NEW_PLAN, ask, give_up, tapped
from bot.coaching.plan_talk.own_week import heavy_said
from bot.coaching.plan_talk.signs import asks_why, calls_off, wants_new
from bot.coaching.plan_talk.summary import heading
from bot.coaching.plan_talk.talk import Note, PlanTalk, answered, begin, change, heard, interrupted, wondered

__all__ = [
    "NEW_PLAN",
    "Answers",
    "Note",
    "PlanTalk",
    "Question",
    "answered",
    "ask",
    "asks_why",
    "begin",
    "calls_off",
    "change",
    "give_up",
    "heading",
    "heard",
    "heavy_said",
    "interrupted",
    "tapped",
    "wants_new",
    "wondered",
]
