"""What is said about the own log goes to it, whatever the classifier takes it for."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation.log.open_log import log_from_json
from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.dialogue.safety import SAFETY
from bot.understanding.logs.beginning import begins_log
from bot.understanding.logs.endings import takes_out
from bot.understanding.logs.questions import question_about_log
from bot.understanding.logs.reply import corrects_saved
from bot.understanding.messages import reading_of

FORM = "log_form"
UNDO = "action_undo_log"
TELL = "action_tell_of_log"
_SAVES = "action_finish_log"
_OTHER_WISHES = frozenset({"build_plan", "delete_my_data", "export_my_data"})
_SURE = 0.6
"""Calibrated confidence from which such a wish is no correction of the log."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class LogPolicy(CodedPolicy):
    """Answers what is asked about the log, undoes the one that was just saved, or opens it for a correction."""

    goes_before_forms = True

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"priority": 9}

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The action that the message asks for; then the lifter's turn."""
        done = actions_this_turn(tracker)
        if done:
            return ACTION_LISTEN_NAME if done[-1] == UNDO else None
        message, state = tracker.latest_message, tracker.get_slot("log")
        if message is None or tracker.active_loop_name not in (None, FORM) or message.parse_data.get(SAFETY):
            return None
        if any(entity["entity"] == "question" for entity in message.entities):
            return None  # a button answers its question
        reading = reading_of(message.parse_data)
        if state and question_about_log(reading):
            return TELL
        if tracker.active_loop_name or _wishes_for_something_else(message):
            return None
        saved = log_from_json(state) if state else None
        if saved is None or not saved.saved:
            return FORM if begins_log(reading, today=date.today()) else None
        fresh = _turns_since_saving(tracker) == 1
        if takes_out(reading.words) and fresh:
            return UNDO
        speaks_of_it = corrects_saved(reading, saved.drafts, today=date.today(), fresh=fresh)
        return FORM if speaks_of_it or begins_log(reading, today=date.today()) else None


def _wishes_for_something_else(message: UserUttered) -> bool:
    """Return True for a plan or the own data: the lifts and numbers that it names are none of the log's."""
    sure = float(message.intent.get("confidence") or 0.0) >= _SURE
    return sure and message.intent.get("name") in _OTHER_WISHES


def _turns_since_saving(tracker: DialogueStateTracker) -> int:
    turns = 0
    for event in reversed(tracker.events):
        turns += isinstance(event, UserUttered)
        if isinstance(event, ActionExecuted) and event.action_name == _SAVES:
            return turns
    return turns
