"""Commands that are no intent: ``link``, ``privacy``, and the short forms of what happens to one's data.

The intents are fixed, and a classifier should not have to guess at a word that stands alone.
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

from bot.dialogue.command_words import command_action


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class CommandPolicy(Policy):
    """Runs the action that a message commands, then listens. Safety comes before it, everything else after."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"priority": 8}

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
        action = _next(tracker)
        if action is not None:
            probabilities[domain.index_for_action(action)] = 1.0
        # Without it a form that is active takes the message first, whatever the priorities say.
        return self._prediction(probabilities, is_no_user_prediction=action is not None)


def _next(tracker: DialogueStateTracker) -> Optional[Text]:
    message = tracker.latest_message
    latest = next((e for e in reversed(tracker.events) if isinstance(e, ActionExecuted)), None)
    if message is None or latest is None:
        return None
    commanded = command_action(message.text or "")
    if commanded is None:
        return None
    if latest.action_name == ACTION_LISTEN_NAME:
        return commanded
    return ACTION_LISTEN_NAME if latest.action_name == commanded else None
