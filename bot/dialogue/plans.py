"""What is said about the plan there is goes to it, whatever the classifier takes it for."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import Memory
from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.dialogue.safety import MEMORY, SAFETY
from bot.understanding.messages import plan_talk_of, reading_of
from bot.understanding.plan.own_days import own_days
from bot.understanding.plan.talk import read_plan_changes, read_plan_talk
from bot.understanding.plan.wishes import tells_what_a_plan_is_for

TALK = "action_plan_talk"
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
        if tracker.active_loop_name or message.parse_data.get(SAFETY):
            return None
        reading = reading_of(message.parse_data)
        stands = bool(tracker.get_slot("plan_stands"))
        near = stands and Memory.from_json(tracker.get_slot(MEMORY)).plan_is_near
        meant = plan_talk_of(message.parse_data, near=near)
        if own_days(reading, asks=meant.asks_for_days).asks_beside:
            return TALK
        if stands and (read_plan_talk(reading, meant) or read_plan_changes(reading, meant)):
            return TALK
        return FORM if tells_what_a_plan_is_for(reading) or meant.asks_for_a_new_one else None
