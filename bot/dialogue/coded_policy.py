"""What the policies that are code, and not learnt, have in common."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, List, Optional, Text

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


class CodedPolicy(Policy):
    """A policy that names one action for certain, or none; nothing is learnt.

    Attributes:
        goes_before_forms: whether its action comes before an active form; without it Rasa lets the
            form take the message first, whatever the priorities say.
    """

    goes_before_forms: ClassVar[bool] = False

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The action to run now; None leaves it to the other policies."""
        raise NotImplementedError

    def slots_with(self, action: Text, tracker: DialogueStateTracker) -> List[Event]:
        """Slots that are set as the action is chosen."""
        return []

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
        action = self.next_action(tracker)
        if action is None:
            return self._prediction(probabilities)
        probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(
            probabilities,
            optional_events=self.slots_with(action, tracker),
            is_no_user_prediction=self.goes_before_forms,
        )


def actions_this_turn(tracker: DialogueStateTracker) -> List[Text]:
    """Names of the actions that ran since the lifter's last message, in their order."""
    done: List[Text] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted) and event.action_name:
            done.insert(0, event.action_name)
    return done
