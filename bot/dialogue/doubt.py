"""Doubt: a message that the classifier is unsure of gets "did you mean", not a guess.

Rasa's ``FallbackClassifier`` puts an intent of its own in first place and so hides what was
understood; here the intent stays, and a policy asks.
"""

from __future__ import annotations

from typing import Any, Dict, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.dialogue.safety import SAFETY

DID_YOU_MEAN = "action_did_you_mean"
_QUESTIONS = "questions"
"""Parse data of ``bot.understanding.rasa.questions``: parts understood with confidence leave nothing to ask."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class DoubtPolicy(CodedPolicy):
    """Asks back when the best intent is below ``threshold`` (calibrated confidence, 0 to 1)."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"threshold": 0.3, "priority": 7}

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The question "did you mean", where the message leaves doubt, and then the lifter's turn."""
        message, done = tracker.latest_message, actions_this_turn(tracker)
        if message is None:
            return None
        if done:
            return ACTION_LISTEN_NAME if done[-1] == DID_YOU_MEAN else None
        if tracker.active_loop and not tracker.active_loop.rejected:
            # What is unclear by itself may well answer the form's question: "3", "home", "the heavy one".
            return None
        parsed = message.parse_data
        if parsed.get(SAFETY) or parsed.get(_QUESTIONS):
            return None
        confidence = parsed["intent"].get("confidence")
        unsure = confidence is not None and confidence < self.config["threshold"]
        return DID_YOU_MEAN if unsure else None
