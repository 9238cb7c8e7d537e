"""What is said about the plan there is goes to it, whatever the classifier takes it for."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import Memory
from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.dialogue.safety import MEMORY, SAFETY, goes_on_with_a_plan
from bot.understanding.logs.beginning import tells_pasted
from bot.understanding.logs.listed import lists_lifts
from bot.understanding.messages import plan_talk_of, reading_of
from bot.understanding.plan.own_days import own_days
from bot.understanding.plan.talk import read_plan_changes, read_plan_talk
from bot.understanding.plan.wishes import tells_what_a_plan_is_for
from bot.understanding.replies import is_question

TALK = "action_plan_talk"
_OF_DAYS = frozenset({"which-day", "running-week", "match-week"})
"""Parts of the guide that say on which days hip thrusts go; the days of the lifter's own week may follow."""
FORM = "plan_form"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class PlanPolicy(CodedPolicy):
    """Answers a question about the plan that stands, or changes it; safety and an open form come first."""

    goes_before_forms: ClassVar[bool] = True

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"priority": 10}

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The talk about the plan, if there is one and the message is about it, or about the days beside a full week;
        the questions before a new one.
        """
        message = tracker.latest_message
        if message is None or actions_this_turn(tracker):
            return None
        if tracker.active_loop_name:
            return None
        if goes_on_with_a_plan(tracker):
            return FORM
        if message.parse_data.get(SAFETY):
            return None
        reading = reading_of(message.parse_data)
        if tells_pasted(reading) or (lists_lifts(reading.text) and not is_question(reading)):
            return None
        stands = bool(tracker.get_slot("plan_stands"))
        memory = Memory.from_json(tracker.get_slot(MEMORY))
        meant = plan_talk_of(message.parse_data, near=stands and memory.plan_is_near)
        week = own_days(reading, asks=meant.asks_for_days)
        if week.asks_beside or (stands and (read_plan_talk(reading, meant) or read_plan_changes(reading, meant))):
            return TALK
        if not stands and week.tells and not is_question(reading) and _was_told_which_day(memory):
            return TALK
        return FORM if tells_what_a_plan_is_for(reading) or meant.asks_for_a_new_one else None


def _was_told_which_day(memory: Memory) -> bool:
    """Return True if the message right before was answered with the days of hip thrusts."""
    last = memory.answers.last
    return last is not None and last.part in _OF_DAYS and memory.turn - last.turn <= 1
