"""Doubt: a message that the classifier is unsure of gets "did you mean", not a guess.

Rasa's ``FallbackClassifier`` puts an intent of its own in first place and so hides what was
understood; here the intent stays, and a policy asks.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.safety import SAFETY

DID_YOU_MEAN = "action_did_you_mean"
_QUESTIONS = "questions"
"""Parse data of ``bot.nlu.questions``: parts understood with confidence leave nothing to ask."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class DoubtPolicy(Policy):
    """Asks back when the best intent is below ``threshold`` (calibrated confidence, 0 to 1)."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"threshold": 0.3, "priority": 7}

    @staticmethod
    def supported_data() -> SupportedData:
        return SupportedData.ML_AND_RULE_DATA

    def train(self, training_trackers: List[Any], domain: Domain, **kwargs: Any) -> Resource:
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: Optional[Dict[Text, Any]] = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        probabilities = self._default_predictions(domain)
        action = self._next(tracker)
        if action is not None:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)

    def _next(self, tracker: DialogueStateTracker) -> Optional[Text]:
        message = tracker.latest_message
        latest = next((e for e in reversed(tracker.events) if isinstance(e, ActionExecuted)), None)
        if message is None or latest is None:
            return None
        if latest.action_name == DID_YOU_MEAN:
            return ACTION_LISTEN_NAME
        if tracker.active_loop and not tracker.active_loop.rejected:
            # What is unclear by itself may well answer the form's question: "3", "home", "the heavy one".
            return None
        parsed = message.parse_data
        if latest.action_name != ACTION_LISTEN_NAME or parsed.get(SAFETY) or parsed.get(_QUESTIONS):
            return None
        confidence = parsed["intent"].get("confidence")
        unsure = confidence is not None and confidence < self.config["threshold"]
        return DID_YOU_MEAN if unsure else None
