"""Deleting by talk: what will be gone is said in numbers and asked about twice; only then it is deleted."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, say, speak, turn_is_over
from bot.channels.fixed_replies import fixed_reply
from bot.coaching.own_words import says_plain_yes, takes_back
from bot.store.erase import erase_sender, scrub
from bot.store.holdings import Holdings, holdings
from bot.store.session import engine_for_process, session_scope

DELETE_FIRST, DELETE_SECOND = "delete_first", "delete_second"
ERASE = "erase"
"""Slot that tells the tracker store to keep nothing of this turn."""
_ASKED_BY = {DELETE_FIRST: ("action_delete_my_data",), DELETE_SECOND: ("action_affirm", "action_delete_my_data")}
_NO = ("No, keep it", "/deny")
_FIRST = (("Yes, delete it", "/affirm"), _NO, ("A copy first", "/export_my_data"))
_SECOND = (("Yes, delete everything now", "/affirm"), _NO)
_AWAY = (
    "My store does not answer right now, so nothing was deleted: it is all still there. Please try again in a moment."
)
_LIFTERS_TURN = FollowupAction("action_listen")

logger = logging.getLogger(__name__)


class ActionDeleteMyData(Action):
    """Says what would be deleted, and asks for the first time."""

    def name(self) -> str:
        return "action_delete_my_data"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        question = open_delete_question(tracker)
        if question and says_plain_yes(tracker.latest_message.get("text") or ""):
            # "Yes, delete my data" is understood as the wish, and means the answer.
            return delete_affirmed(dispatcher, tracker, question)
        over = _form_is_over(tracker)
        try:
            with session_scope(engine_for_process()) as session:
                held = holdings(session, tracker.sender_id)
        except SQLAlchemyError as error:
            logger.error("what is stored could not be counted: %s", type(error).__name__)
            speak(dispatcher, _AWAY, [("Try again", "/delete_my_data")])
            return [*over, SlotSet("asked", None), turn_is_over(tracker)]
        speak(dispatcher, _first_question(held), _FIRST)
        return [*over, SlotSet("asked", DELETE_FIRST), _LIFTERS_TURN]


def open_delete_question(tracker: Tracker) -> str | None:
    """Which of the two questions the latest message answers; None if something else was said after it."""
    asked = tracker.get_slot("asked")
    return asked if set(_ASKED_BY.get(asked, ())) & set(_actions_before(tracker)) else None


def delete_affirmed(dispatcher: CollectingDispatcher, tracker: Tracker, question: str) -> Events:
    """A yes to one of the two questions: ask once more, or delete.

    Args:
        dispatcher: the way out.
        tracker: the conversation.
        question: the one that was answered.
    """
    text = tracker.latest_message.get("text") or ""
    if takes_back(text):
        return delete_denied(dispatcher, tracker)
    if question == DELETE_FIRST:
        speak(dispatcher, "To be sure: once deleted, I cannot bring it back. Delete everything now?", _SECOND)
        return [SlotSet("asked", DELETE_SECOND), _LIFTERS_TURN]
    try:
        with session_scope(engine_for_process()) as session:
            erase_sender(session, tracker.sender_id)
    except SQLAlchemyError as error:
        logger.error("erasing a conversation failed: %s", type(error).__name__)
        speak(dispatcher, _AWAY, (("Try again", "/affirm"), _NO))
        return [SlotSet("asked", DELETE_SECOND), _LIFTERS_TURN]
    _overwrite()
    reply = fixed_reply("Done. Everything I kept about you is deleted. If you write again, we start afresh.")
    dispatcher.utter_message(text=reply["text"], buttons=reply["buttons"])
    # Tells the channel that nothing is behind this conversation any more.
    dispatcher.utter_message(json_message={"erased": True})
    return [SlotSet(ERASE, True), _LIFTERS_TURN]


def delete_denied(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """A no to one of the two questions: everything stays."""
    return [*say(dispatcher, tracker, "nothing_deleted"), SlotSet("asked", None)]


def _overwrite() -> None:
    try:
        scrub(engine_for_process())
    except SQLAlchemyError as error:
        # It is deleted; SQLite overwrites the rest of its log at the next chance.
        logger.error("the log of writes could not be emptied: %s", type(error).__name__)


def _first_question(held: Holdings) -> str:
    where = f", in {held.conversations} linked chats" if held.conversations > 1 else ""
    return (
        f"I keep {_count(held.sessions, 'training session')}, {_count(held.plans, 'plan')} and"
        f" {_count(held.messages, 'message')} of our talk{where}. With them stand your feedback and what you told me"
        " about yourself. Shall I delete all of it?"
    )


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _form_is_over(tracker: Tracker) -> Events:
    """A form would take the yes for an answer to its own question."""
    if not (tracker.active_loop or {}).get("name"):
        return []
    drafts = ("log", "log_outcome", "plan", "plan_outcome", "requested_slot")
    return [ActiveLoop(None), *(SlotSet(name, None) for name in drafts)]


def _actions_before(tracker: Tracker) -> list[str]:
    """What the bot did between the last two messages of the lifter."""
    found: list[str] = []
    messages = 0
    for event in reversed(tracker.events):
        messages += event["event"] == "user"
        if messages == 2:
            break
        if messages == 1 and event["event"] == "action":
            found.append(str(event["name"]))
    return found
