"""Undo: what was saved, changed or deleted last, at once while it is fresh and after a question later."""

from __future__ import annotations

import logging
from datetime import datetime, timezone
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, speak, turn_is_over
from actions.log_store import log_taken_back, undone_by
from actions.memory import ask, closed, memory_of, new_question
from bot.conversation import LOG_SAVED, UNDO_LOG, Strength
from bot.conversation.log.open_log import OpenLog, log_from_json
from bot.conversation.sessions.telling import undo_in_question, undone_in_words

_NEXT: Final = (("Log a session", "/log_session"), ("My progress", "/show_progress"))
_ASKS: Final = (("Yes, undo it", "/affirm"), ("No, keep it", "/deny"))
_AWAY: Final = "I can't reach my database right now, so your log is as it was. Please try again in a moment."

logger = logging.getLogger(__name__)


class ActionUndoLog(Action):
    """Undoes what was saved last. Where that was not just now, it names what would go and asks first."""

    def name(self) -> str:
        return "action_undo_log"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        return undone_or_asked(dispatcher, tracker)


def undone_or_asked(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Undo at once what was saved by the last message and a moment ago; ask about anything older."""
    question = memory_of(tracker).question
    fresh = question is not None and question.asks == LOG_SAVED
    if fresh and question is not None and question.is_just_asked(datetime.now(timezone.utc)):
        return undone(dispatcher, tracker)
    log = _saved_log(tracker)
    try:
        would_go = undone_by(tracker.sender_id, log)
    except SQLAlchemyError as error:
        return _away(dispatcher, error)
    if not would_go:
        speak(dispatcher, undone_in_words(would_go.removed, would_go.restored), _NEXT)
        return [SlotSet("log", None), *closed(tracker), turn_is_over(tracker)]
    asked = new_question(UNDO_LOG, Strength.CLEAR_YES, about=log.id if log else "")
    text = undo_in_question(would_go.removed, would_go.restored)
    return [*ask(dispatcher, tracker, text, asked, _ASKS), turn_is_over(tracker)]


def undone(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Undo it, and say what is gone and what is back."""
    try:
        gone = log_taken_back(tracker.sender_id, _saved_log(tracker))
    except SQLAlchemyError as error:
        return _away(dispatcher, error)
    speak(dispatcher, undone_in_words(gone.removed, gone.restored), _NEXT)
    return [SlotSet("log", None), *closed(tracker), turn_is_over(tracker)]


def _saved_log(tracker: Tracker) -> OpenLog | None:
    state = tracker.get_slot("log")
    log = log_from_json(state) if state else None
    return log if log and log.saved else None


def _away(dispatcher: CollectingDispatcher, error: SQLAlchemyError) -> Events:
    logger.error("a log could not be taken back: %s", type(error).__name__)
    speak(dispatcher, _AWAY, _NEXT)
    return []
