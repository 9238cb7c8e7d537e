"""Deleting by talk: what will be gone is said in numbers and asked about twice; only then it is deleted."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, say, speak, turn_is_over
from actions.log_store import known, stored_sessions
from actions.memory import ask, closed, memory_of, new_question
from actions.past_sessions import ask_to_delete, deleted
from actions.undo_log import undone
from bot.channels.fixed_replies import fixed_reply
from bot.conversation import DELETE_SESSIONS, UNDO_LOG, Strength, Verdict
from bot.store.erase import erase_sender, scrub
from bot.store.holdings import Holdings, holdings
from bot.store.session import engine_for_process, session_scope
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.own_data import names_a_log
from bot.understanding.sessions.which import sessions_named

DELETE_FIRST, DELETE_SECOND = "delete_first", "delete_second"
QUESTIONS = (DELETE_FIRST, DELETE_SECOND, DELETE_SESSIONS, UNDO_LOG)
ERASE = "erase"
"""Slot that tells the tracker store to keep nothing of this turn."""
_NO = ("No, keep it", "/deny")
_FIRST = (("Yes, delete it", "/affirm"), _NO, ("A copy first", "/export_my_data"))
_SECOND = (("Yes, delete everything now", "/affirm"), _NO)
_SURE = "To be sure: once deleted, I cannot bring it back. Delete everything now?"
_AWAY = "I can't reach my database right now, so nothing was deleted. Please try again in a moment."
_PLAINLY = "Nothing is deleted so far. I only delete everything after a plain “yes”, or a tap on the button."
_LIFTERS_TURN = FollowupAction("action_listen")

logger = logging.getLogger(__name__)


class ActionDeleteMyData(Action):
    """Says what would be deleted, and asks for the first time. A part of the log is not everything."""

    def name(self) -> str:
        return "action_delete_my_data"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory, message = memory_of(tracker), tracker.latest_message
        if memory.asks(*QUESTIONS) and memory.settles is Verdict.YES:
            # "Yes, delete my data" is understood as the wish, and means the answer.
            return data_question_answered(dispatcher, tracker)
        if not is_tap(message) and names_a_log(reading_of(message).words):
            return _a_log(dispatcher, tracker)
        over = _form_is_over(tracker)
        try:
            with session_scope(engine_for_process()) as session:
                held = holdings(session, tracker.sender_id)
        except SQLAlchemyError as error:
            logger.error("what is stored could not be counted: %s", type(error).__name__)
            speak(dispatcher, _AWAY, [("Try again", "/delete_my_data")])
            return [*over, *closed(tracker), turn_is_over(tracker)]
        question = new_question(DELETE_FIRST, Strength.LITERAL_YES)
        return [*over, *ask(dispatcher, tracker, _first_question(held), question, _FIRST), _LIFTERS_TURN]


def data_question_answered(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """The events after a reply to one of these questions: ask once more, delete, or keep everything."""
    memory = memory_of(tracker)
    if memory.asks(DELETE_SESSIONS) and memory.settles is Verdict.YES:
        return deleted(dispatcher, tracker)
    if memory.asks(UNDO_LOG):
        return undone(dispatcher, tracker) if memory.settles is Verdict.YES else _log_stays(dispatcher, tracker)
    first = memory.asks(DELETE_FIRST)
    if memory.settles is Verdict.NO or memory.asks(DELETE_SESSIONS):
        return [*say(dispatcher, tracker, "nothing_deleted"), *closed(tracker)]
    again = new_question(DELETE_FIRST if first else DELETE_SECOND, Strength.LITERAL_YES)
    if memory.settles is not Verdict.YES:
        return [*ask(dispatcher, tracker, _PLAINLY, again, _FIRST if first else _SECOND), _LIFTERS_TURN]
    if first:
        second = new_question(DELETE_SECOND, Strength.LITERAL_YES)
        return [*ask(dispatcher, tracker, _SURE, second, _SECOND), _LIFTERS_TURN]
    try:
        with session_scope(engine_for_process()) as session:
            erase_sender(session, tracker.sender_id)
    except SQLAlchemyError as error:
        logger.error("erasing a conversation failed: %s", type(error).__name__)
        return [*ask(dispatcher, tracker, _AWAY, again, (("Try again", "/affirm"), _NO)), _LIFTERS_TURN]
    scrub(engine_for_process())
    reply = fixed_reply("Done. Everything I kept about you is deleted. If you write again, we start afresh.")
    dispatcher.utter_message(text=reply["text"], buttons=reply["buttons"])
    # Tells the channel that nothing is behind this conversation any more.
    dispatcher.utter_message(json_message={"erased": True})
    return [SlotSet(ERASE, True), _LIFTERS_TURN]


def _log_stays(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    speak(dispatcher, "OK, your log stays as it is.", (("My progress", "/show_progress"),))
    return [*closed(tracker), turn_is_over(tracker)]


def _a_log(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Answer "delete it" and "remove the last set": name what that would remove, and that all else stays."""
    reading = reading_of(tracker.latest_message)
    try:
        knows, stored = known(tracker), stored_sessions(tracker.sender_id)
    except SQLAlchemyError as error:
        logger.error("the log could not be read: %s", type(error).__name__)
        speak(dispatcher, _AWAY, [("Try again", "/delete_my_data")])
        return [*closed(tracker), turn_is_over(tracker)]
    which = sessions_named(reading.text, reading.words, knows.today).which
    return ask_to_delete(dispatcher, tracker, which, stored, knows)


def _first_question(held: Holdings) -> str:
    where = f" from {held.conversations} linked chats" if held.conversations > 1 else ""
    return (
        f"I have {_count(held.sessions, 'training session')}, {_count(held.plans, 'plan')} and"
        f" {_count(held.messages, 'message')} (yours and mine){where}. I also have your feedback and what you told me"
        " about yourself. Should I delete all of it?"
    )


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _form_is_over(tracker: Tracker) -> Events:
    """A form would take the yes for an answer to its own question."""
    if not (tracker.active_loop or {}).get("name"):
        return []
    drafts = ("log", "log_outcome", "plan", "plan_outcome", "requested_slot")
    return [ActiveLoop(None), *(SlotSet(name, None) for name in drafts)]
