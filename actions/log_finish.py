"""The end of a log: its sessions are saved after a yes, or nothing is."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, send, speak, turn_is_over
from actions.lifter_day import told_time_zone
from actions.log_store import known, log_saved
from actions.memory import ask, closed, keep, memory_of, new_question
from actions.plan_week import week_after_saving
from actions.progress import NEXT_TIME, next_time_answer
from bot.coaching.drafts import session_of
from bot.coaching.thrust_family import thrust_named
from bot.conversation import LOG_SAVED, SAVE_LOG, Strength
from bot.conversation.log.open_log import log_from_json
from bot.conversation.log.wording import saved_in_words

LOG_FORM = "log_form"
OUTCOME = "log_outcome"
SAVE_BUTTONS: Final = (("Yes, save it", "/affirm"), ("No, change it", "/deny"), ("Cancel", "/stop"))
LEAVES: Final = {"build_plan": "plan_form"}
"""Wishes that end a log without sets, and what meets them."""
_NEXT = (("My progress", "/show_progress"), ("Undo", "/stop"))
_AGAIN = (("Log a session", "/log_session"), ("What can I ask you?", "/guide_overview"))
_AWAY = "I can't reach my database right now, so {what}. Please try again in a moment."
_WHERE = "Where do you live? Tell me, for example “I'm in Berlin”, so that I get your days right."
"""Asked once, with the first log: Telegram does not tell a lifter's time zone."""
_GIVEN_UP = "Sorry, I couldn't read that, so nothing was saved. Try one line like this: 3x10 at 100 kg, RPE 8."

logger = logging.getLogger(__name__)


class ActionFinishLog(Action):
    """Stores the log after a yes and says what to do next time; otherwise says that nothing was saved."""

    def name(self) -> str:
        return "action_finish_log"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        outcome = tracker.get_slot(OUTCOME)
        over = [SlotSet(OUTCOME, None), *closed(tracker), SlotSet("misses", 0)]
        if outcome == "agreed":
            return [*over, *_store(dispatcher, tracker), turn_is_over(tracker)]
        log = tracker.get_slot("log")
        if outcome == "not_stored" and log and log_from_json(log).waits_for_yes:
            return [*over, *_still_open(dispatcher, tracker, "that changed nothing"), turn_is_over(tracker)]
        over.append(SlotSet("log", None))
        kept = bool(log and log_from_json(log).instead_of)
        said = {
            "cancelled": "OK, I left your log as it was." if kept else "OK, nothing was saved.",
            "not_stored": _AWAY.format(what="nothing was saved"),
        }.get(outcome or "", _GIVEN_UP)
        speak(dispatcher, said, _AGAIN)
        then = LEAVES.get(tracker.latest_message["intent"]["name"])
        return [*over, FollowupAction(then) if then else turn_is_over(tracker)]


def _store(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    log = log_from_json(tracker.get_slot("log"))
    sessions = [session_of(draft) for draft in log.drafts]
    try:
        history = log_saved(tracker, log, sessions)
        today = known(tracker).today
    except SQLAlchemyError as error:
        logger.error("a log could not be stored: %s", type(error).__name__)
        return _still_open(dispatcher, tracker, "nothing was saved")
    first_on_telegram = len(history) == len(sessions) and tracker.get_latest_input_channel() == "telegram"
    ask_zone = f" {_WHERE}" if first_on_telegram and not told_time_zone(tracker) else ""
    week = week_after_saving(tracker, sessions, history, today)
    done = f"{saved_in_words(log, today)} {week}".strip()
    said = f"{done} Something wrong? Tell me what to change, or tap Undo.{ask_zone}"
    ask(dispatcher, tracker, said, new_question(LOG_SAVED, about=log.id), _NEXT)
    lifts = [session.lift for session in sessions]
    found = next_time_answer(tracker, history, next(filter(thrust_named, reversed(lifts)), lifts[-1]), today)
    send(dispatcher, found)
    kept = replace(log, saved=True).as_json()
    return [
        *keep(tracker, memory_of(tracker)),
        SlotSet("topic", found.intent),
        SlotSet("depth", NEXT_TIME),
        SlotSet("log", kept),
    ]


def _still_open(dispatcher: CollectingDispatcher, tracker: Tracker, what: str) -> Events:
    """Keep the log waiting for its yes: a database that was away is no reason to tell everything again."""
    log = log_from_json(tracker.get_slot("log"))
    said = f"{_AWAY.format(what=what)} I still have it here: say yes, and I save it."
    question = new_question(SAVE_LOG, Strength.CLEAR_YES, about=log.id, waits=True)
    return [
        *ask(dispatcher, tracker, said, question, SAVE_BUTTONS),
        ActiveLoop(LOG_FORM),
        SlotSet(REQUESTED_SLOT, OUTCOME),
    ]
