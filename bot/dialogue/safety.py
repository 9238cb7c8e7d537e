"""Safety before everything: triage as a pipeline component, its replies as a policy.

The replies are plain ``utter_`` responses: they need no action server, carry no coaching, and end
an active form. A classifier alone finds too few of these messages, and rules alone too few of the
others, so either is enough.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_DEACTIVATE_LOOP_NAME, ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.conversation.health_level import asks_about_pain, hand_off, has_complaint, has_sign, is_settled
from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.understanding.fact_json import health_as_json
from bot.understanding.facts import Level
from bot.understanding.health import read_health

SAFETY = "safety"
"""Key of the parse data, and name of the slot that remembers a hand-off not yet settled."""
SAFETY_KIND = "safety_kind"
"""Key of the parse data: ``self_harm``, ``abuse`` or ``eating`` where the hand-off has a reply of its own."""
FACTS = "facts"
"""Key of the parse data: what the message tells of bodies and of help (``bot.understanding.fact_json``)."""
PAIN = "pain_or_injury"
_CLEARED = "affirm"
_NOT_COACHING = {"stop", "delete_my_data", "export_my_data"}
"""Intents that pass while a hand-off is open: their replies offer no coaching."""

_DELETE_QUESTIONS = {"delete_first", "delete_second"}
"""Values of the slot ``asked`` (``actions/own_data.py``)."""
_ASK_THEM = {"action_delete_my_data", "action_affirm"}
_YES_OR_NO = {"affirm", "deny"}
_ANSWER = "action_answer"
_UTTER = {level: f"utter_safety_{level.value}" for level in Level}
_OWN_REPLIES = {kind: f"utter_safety_{kind}" for kind in ("self_harm", "abuse", "eating")}
"""Replies of what is no matter of training."""
_HAND_OFFS = {**_UTTER, **_OWN_REPLIES}
_CHECK_IN = "utter_safety_check_in"
_SETTLED = "utter_safety_settled"
_SLOT_AFTER = {
    **{reply: level.value for level, reply in _UTTER.items()},
    "utter_safety_self_harm": Level.EMERGENCY.value,
    "utter_safety_abuse": Level.URGENT.value,
    _SETTLED: None,
}
"""Value of the slot ``safety`` once a reply was sent."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyTriage(GraphComponent):
    """Reads what every message tells of bodies, and marks what has to be handed off.

    The facts are handed on as ``facts``. What they add up to makes the intent ``pain_or_injury`` and keeps the
    classifier's view behind it in the ranking. Pain that only the classifier saw counts as ``clinician`` where a
    sign or a condition stands in the words; hearsay, sayings, the past and denials are not enough.
    """

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyTriage:
        read_health("")  # compiles the tables now, not in the first lifter's turn
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            facts = read_health(message.get(TEXT) or "")
            rule = hand_off(facts)
            level = rule.level if rule else None
            if rule is not None:
                _put_pain_first(message)
            elif (message.get(INTENT) or {}).get("name") == PAIN:
                if has_complaint(facts):
                    level = Level.CLINICIAN
                elif not has_sign(facts) and not asks_about_pain(facts):
                    # A click that does not hurt, and injuries in general, are told about and alarm nobody.
                    _put_pain_last(message)
            message.set(FACTS, health_as_json(facts), add_to_output=True)
            if level is not None:
                message.set(SAFETY, level.value, add_to_output=True)
            if rule is not None and rule.reply:
                message.set(SAFETY_KIND, rule.reply, add_to_output=True)
        return messages


def hand_off_of(parse_data: Dict[Text, Any]) -> Optional[Text]:
    """The response that a message is handed off with, from its parse data; None if a coach may answer."""
    level = parse_data.get(SAFETY)
    return _UTTER[Level(level)] if level else None


def _put_pain_last(message: Message) -> None:
    """Give the other intents what the classifier gave to pain, in the proportions that it saw in them."""
    ranking = message.get("intent_ranking", [])
    others = [entry for entry in ranking if entry["name"] != PAIN]
    total = sum(entry["confidence"] for entry in others) or 1.0
    others = [{**entry, "confidence": entry["confidence"] / total} for entry in others]
    message.set(INTENT, others[0], add_to_output=True)
    message.set("intent_ranking", [*others, {"name": PAIN, "confidence": 0.0}], add_to_output=True)


def _put_pain_first(message: Message) -> None:
    others = [entry for entry in message.get("intent_ranking", []) if entry["name"] != PAIN]
    # What the rules leave to the classifier is spread over its own ranking, so that the sum stays one.
    total = sum(entry["confidence"] for entry in others) or 1.0
    sure = 0.95
    rest = [{**entry, "confidence": (1 - sure) * entry["confidence"] / total} for entry in others]
    pain = {"name": PAIN, "confidence": sure}
    message.set(INTENT, pain, add_to_output=True)
    message.set("intent_ranking", [pain, *rest], add_to_output=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class SafetyPolicy(CodedPolicy):
    """Answers what triage marked, before any other policy may.

    - ``emergency`` and ``urgent``: the response alone; the slot ``safety`` then holds the talk until
      the lifter says that it is settled, so that nobody coaches on as if nothing had been said.
    - ``clinician``: the guide's hand-off through ``action_answer``; where that brought no word (an
      action server that is away), the plain response, so that pain is never met by silence.
    """

    goes_before_forms = True

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"priority": 10}

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The reply that safety asks for, then the end of an active form, then the lifter's turn."""
        message = tracker.latest_message
        if message is None or not tracker.events:
            return None
        held = tracker.get_slot(SAFETY) in (Level.EMERGENCY.value, Level.URGENT.value)
        level = message.parse_data.get(SAFETY)
        done = actions_this_turn(tracker)
        if done and done[-1] in {*_HAND_OFFS.values(), _CHECK_IN, _SETTLED}:
            if tracker.active_loop_name and ACTION_DEACTIVATE_LOOP_NAME not in done:
                return ACTION_DEACTIVATE_LOOP_NAME
            return ACTION_LISTEN_NAME
        if done and done[-1] == ACTION_DEACTIVATE_LOOP_NAME and set(done) & {*_HAND_OFFS.values(), _CHECK_IN}:
            return ACTION_LISTEN_NAME
        if level in (Level.EMERGENCY.value, Level.URGENT.value):
            return None if done else _OWN_REPLIES.get(message.parse_data.get(SAFETY_KIND, ""), _UTTER[Level(level)])
        if held and not done:
            intent = message.intent.get("name")
            if intent in _YES_OR_NO and _asked_about_deleting(tracker):
                # It answers whether to delete their data, and says nothing of help.
                return f"action_{intent}"
            if intent == _CLEARED or is_settled(read_health(message.text or "")):
                return _SETTLED
            if intent not in _NOT_COACHING:
                return _CHECK_IN
        if level == Level.CLINICIAN.value:
            if not done:
                return _OWN_REPLIES.get(message.parse_data.get(SAFETY_KIND, ""), _ANSWER)
            if done[-1] == _ANSWER:
                return ACTION_LISTEN_NAME if _spoke(tracker) else _UTTER[Level.CLINICIAN]
        return None

    def slots_with(self, action: Text, tracker: DialogueStateTracker) -> List[Event]:
        """The slot that remembers a hand-off, or forgets a settled one."""
        return [SlotSet(SAFETY, _SLOT_AFTER[action])] if action in _SLOT_AFTER else []


def _spoke(tracker: DialogueStateTracker) -> bool:
    """Whether the bot has said anything since the lifter's last message."""
    latest = next((event for event in reversed(tracker.events) if isinstance(event, (UserUttered, BotUttered))), None)
    return isinstance(latest, BotUttered)


def _asked_about_deleting(tracker: DialogueStateTracker) -> bool:
    """Whether the last thing that the bot said was one of the questions before data is deleted."""
    if tracker.get_slot("asked") not in _DELETE_QUESTIONS:
        return False
    messages = 0
    for event in reversed(tracker.events):
        messages += isinstance(event, UserUttered)
        if messages == 2:
            break
        if messages == 1 and isinstance(event, ActionExecuted) and event.action_name in _ASK_THEM:
            return True
    return False
