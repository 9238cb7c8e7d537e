"""What is said about the own log goes to it, whatever the classifier takes it for."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import Memory, Verdict
from bot.conversation.log.open_log import log_from_json
from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.dialogue.safety import MEMORY, SAFETY
from bot.understanding.logs.beginning import begins_log
from bot.understanding.logs.day_told import day_told
from bot.understanding.logs.endings import takes_out
from bot.understanding.logs.questions import question_about_log
from bot.understanding.logs.reply import corrects_saved
from bot.understanding.messages import reading_of
from bot.understanding.reading import Act, Reading
from bot.understanding.sessions.read import session_wish
from bot.understanding.sessions.wish import SessionWish, Wants

FORM = "log_form"
LOG_SAVED, SHOWN, DELETE = "log_saved", "sessions_shown", "delete_sessions"
"""Questions (``actions/log_finish.py``, ``actions/past_sessions.py``) that a message can lean on."""
UNDO = "action_undo_log"
TELL = "action_tell_of_log"
_ANSWERS = {Verdict.YES: "action_affirm", Verdict.NO: "action_deny"}
_TO_STORED = frozenset({Wants.CHANGE, Wants.DELETE})
_OTHER_WISHES = frozenset({"build_plan", "delete_my_data", "export_my_data"})
_SURE = 0.6
"""Calibrated confidence from which such a wish is no correction of the log."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class LogPolicy(CodedPolicy):
    """Answers what is asked of the log, open or stored, undoes what was just saved, or opens it for a correction."""

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
        reading, memory = reading_of(message.parse_data), Memory.from_json(tracker.get_slot(MEMORY))
        if memory.asks(DELETE) and memory.settles in _ANSWERS:
            return _ANSWERS[memory.settles]
        if state and question_about_log(reading):
            return TELL
        wish = None if memory.about else _wish(reading, memory)
        if wish and not (tracker.active_loop_name and _is_of_open_log(wish, reading)):
            return TELL
        if tracker.active_loop_name or _wishes_for_something_else(message):
            return None
        saved = log_from_json(state) if state else None
        fresh = memory.asks(LOG_SAVED)
        if saved is not None and saved.saved and fresh and takes_out(reading.words):
            return UNDO
        if saved is None or not saved.saved or not saved.drafts:
            return FORM if begins_log(reading, today=date.today()) else None
        speaks_of_it = corrects_saved(reading, saved.drafts, today=date.today(), fresh=fresh)
        return FORM if speaks_of_it or begins_log(reading, today=date.today()) else None


def _wish(reading: Reading, memory: Memory) -> SessionWish | None:
    return session_wish(reading, today=date.today(), after_sessions=memory.asks(SHOWN, LOG_SAVED))


def _is_of_open_log(wish: SessionWish, reading: Reading) -> bool:
    """Return True if a wish that is told while a log is open is about that log: a change, or its day ("no, today")."""
    names_day = day_told(reading.words, date.today())[0] is not None and not reading.does(Act.ASKS)
    return wish.wants in _TO_STORED or (wish.wants is Wants.NEXT and names_day)


def _wishes_for_something_else(message: UserUttered) -> bool:
    """Return True for a plan or the own data: the lifts and numbers that it names are none of the log's."""
    sure = float(message.intent.get("confidence") or 0.0) >= _SURE
    return sure and message.intent.get("name") in _OTHER_WISHES
