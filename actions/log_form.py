"""A training log by talk: what the form hears, what it says, and what it stores after a yes."""

from __future__ import annotations

import logging
import time
from datetime import date
from typing import Any
from uuid import uuid4

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, send, speak, turn_is_over
from actions.form_turn import asks, came_back
from bot.coaching.load import Unit
from bot.coaching.progression import as_answer, next_time
from bot.coaching.session import Session
from bot.coaching.training_log import LogTalk, begin, heard, reopened, talk_from_json, words
from bot.guide import load_guide
from bot.store.lifters import find_lifter, set_unit
from bot.store.session import engine_for_process, session_scope
from bot.store.training import add_session, last_log, list_sessions, remove_log, source_of
from bot.understanding.facts import Trouble

OUTCOME = "log_outcome"
LOG_SAVED = "log_saved"
"""What the slot ``asked`` holds after a log was saved: a stop then takes it back."""
_SURE = 0.6
"""Calibrated confidence from which a question for the guide is a digression, and not a failed answer."""
_OWN = ("out_of_scope", "log_session", "inform", "affirm", "deny")
"""Intents under which an answer to the form may come; everything else said with confidence leads away from it."""
_LEAVES = {"delete_my_data": "action_delete_my_data", "build_plan": "plan_form"}
"""Wishes that end the log, and what meets them: their own questions are answered with a yes as well."""
_SAVE = (("Yes, save it", "/affirm"), ("No, change it", "/deny"), ("Cancel", "/stop"))
_NEXT = (("My progress", "/show_progress"), ("Take it back", "/stop"))

_SAME_SESSION_SECONDS = 6 * 3600
"""A training session and the way home."""

_BACK = "Back to your log."
_PAIN_NOTED = "I can still keep a note of what you did, with the pain, so that your log adds nothing while it lasts."
_AWAY = "My store does not answer right now, so {what}. Please try again in a moment."
_GIVEN_UP = "I could not make sense of it, so I stored nothing. Try one line such as: 3x10 at 100 kg, RPE 8."

logger = logging.getLogger(__name__)


class ValidateLogForm(Action):
    """Reads a message as part of the log; what is none of it goes to the rules, and the form asks again."""

    def name(self) -> str:
        return "validate_log_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        message, begins = tracker.latest_message, tracker.get_slot("requested_slot") is None
        # A log that something else cut off (an emergency) is not this one.
        state = None if begins and not came_back(tracker) else tracker.get_slot("log")
        if came_back(tracker) and state:
            talk = talk_from_json(state).resumed()
            return [SlotSet("log", (talk.hurt() if message.get("safety") else talk).as_json())]
        try:
            unit, last = _known(tracker.sender_id)
        except SQLAlchemyError as error:
            logger.error("the log could not be read: %s", type(error).__name__)
            return [SlotSet(OUTCOME, "not_stored")]
        text, today = _said(message), date.today()
        if not state:
            talk = _changed(tracker, unit, last) or begin(text, id=uuid4().hex, today=today, unit=unit, last=last)
            return [SlotSet("log", (talk.hurt() if _told_of_pain(tracker) else talk).as_json())]
        talk, intent = talk_from_json(state), message["intent"]["name"]
        if intent == "stop" or intent in _LEAVES:
            return [SlotSet(OUTCOME, "cancelled")]
        if talk.waits_for_yes and intent == "affirm" and _is_short(text):
            return [SlotSet(OUTCOME, "agreed")]
        if asks(text) and not any(sign.isdigit() for sign in text):
            return []
        now = heard(talk, text, today=today, unit=unit, last=last)
        if now is not None:
            hurt = not talk.drafts and _told_of_pain(tracker)
            return [SlotSet("log", (now.hurt() if hurt else now).as_json())]
        if talk.waits_for_yes and intent == "deny":
            return [SlotSet("log", {**talk.as_json(), "changing": True, "misses": 0})]
        if _digresses(message):
            return []
        missed = talk.missed()
        return [SlotSet("log", missed.as_json()), *([SlotSet(OUTCOME, "given_up")] if missed.given_up else [])]


class ActionAskLogOutcome(Action):
    """Asks what is still open, or echoes what was understood for a yes."""

    def name(self) -> str:
        return "action_ask_log_outcome"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        talk = talk_from_json(tracker.get_slot("log"))
        text, choices = words(talk, today=date.today())
        if talk.misses:
            text = f"I did not get that. {text}"
        elif came_back(tracker):
            hurts = any(Trouble.PAIN in draft.troubles for draft in talk.drafts)
            returns = tracker.get_slot("requested_slot") is not None
            text = " ".join([_PAIN_NOTED] * hurts + [_BACK] * (returns and not hurts) + [text])
        offer = [(title, _as_payload(said)) for title, said in choices]
        if talk.waits_for_yes and not talk.changing:
            offer = [*_SAVE]
        speak(dispatcher, text, offer or [("Cancel", "/stop")])
        return []


class ActionFinishLog(Action):
    """Stores the log after a yes and says what to do next time; otherwise says that nothing was stored."""

    def name(self) -> str:
        return "action_finish_log"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        outcome = tracker.get_slot(OUTCOME)
        over = [SlotSet(OUTCOME, None), SlotSet("asked", None), SlotSet("misses", 0)]
        if outcome == "agreed":
            return [*over, *_store(dispatcher, tracker), turn_is_over(tracker)]
        over.append(SlotSet("log", None))
        said = {
            "cancelled": "OK, I stored nothing.",
            "not_stored": _AWAY.format(what="I stored nothing"),
        }.get(
            outcome or "",
            _GIVEN_UP,
        )
        speak(dispatcher, said, [("Log a session", "/log_session"), ("What can you answer?", "/guide_overview")])
        then = _LEAVES.get(tracker.latest_message["intent"]["name"])
        return [*over, FollowupAction(then) if then else turn_is_over(tracker)]


def log_in(tracker: Tracker, *, hurts: bool = False) -> Events:
    """What begins a log of the sets that a message names although it is about something else.

    Args:
        tracker: the conversation.
        hurts: the message is about pain.

    Returns:
        Nothing if it names no sets with reps and a load, or if a form is open.
    """
    if tracker.active_loop:
        return []
    try:
        unit, last = _known(tracker.sender_id)
    except SQLAlchemyError:
        return []
    text = tracker.latest_message.get("text") or ""
    talk = begin(text, id=uuid4().hex, today=date.today(), unit=unit, last=last)
    if not any(one.reps and one.load for draft in talk.drafts for one in draft.sets):
        return []
    hurt = talk.hurt() if hurts or _told_of_pain(tracker) else talk
    return [SlotSet("log", hurt.as_json()), FollowupAction("log_form")]


def change_saved(tracker: Tracker) -> Events:
    """What opens the log that was saved just before, changed as the message says; nothing if it says nothing of it."""
    if tracker.active_loop or tracker.get_slot("asked") != LOG_SAVED:
        return []
    try:
        talk = _changed(tracker, *_known(tracker.sender_id))
    except SQLAlchemyError:
        return []
    return [SlotSet("log", talk.as_json()), FollowupAction("log_form")] if talk else []


def _changed(tracker: Tracker, unit: Unit | None, last: Session | None) -> LogTalk | None:
    state = tracker.get_slot("log")
    if tracker.get_slot("asked") != LOG_SAVED or not state:
        return None
    text = tracker.latest_message.get("text") or ""
    return reopened(talk_from_json(state), text, id=uuid4().hex, today=date.today(), unit=unit, last=last)


def _told_of_pain(tracker: Tracker) -> bool:
    """Whether pain was handed off within the last hours: what is logged then was likely done in pain.

    The echo says so, and "no pain" takes it back; without it the next session would be planned as if nothing hurt.
    """
    since = time.time() - _SAME_SESSION_SECONDS
    handed_off = any(
        "safety" in ((event.get("data") or {}).get("custom") or {})
        for event in tracker.events
        if event["event"] == "bot" and float(event.get("timestamp") or 0) >= since
    )
    return handed_off or float(tracker.get_slot("pain_told") or 0) >= since


def _store(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    talk = talk_from_json(tracker.get_slot("log"))
    sender = tracker.sender_id
    try:
        with session_scope(engine_for_process()) as connection:
            if talk.replaces:
                remove_log(connection, sender, talk.replaces)
            for number, done in enumerate(talk.sessions):
                add_session(connection, sender, done, source=source_of(talk.id, number))
            if talk.unit:
                set_unit(connection, sender, talk.unit)
            history = [logged.session for logged in list_sessions(connection, sender)]
    except SQLAlchemyError as error:
        logger.error("a log could not be stored: %s", type(error).__name__)
        speak(
            dispatcher,
            _AWAY.format(what="nothing of it was stored"),
            [("Log a session", "/log_session")],
        )
        return [SlotSet("log", None)]
    speak(dispatcher, f"{_saved(talk)} Wrong after all? Say what to change, or take it back.", _NEXT)
    suggestion = next_time(history, today=date.today(), lift=talk.sessions[-1].lift)
    found = as_answer(suggestion, load_guide())
    send(dispatcher, found)
    return [SlotSet("asked", LOG_SAVED), SlotSet("topic", found.intent)]


def _saved(talk: LogTalk) -> str:
    if talk.replaces:
        return "Changed."
    return "Saved." if len(talk.sessions) == 1 else f"Saved, {len(talk.sessions)} sessions."


def take_back(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Remove all that was saved with the last yes, and say what it was."""
    try:
        with session_scope(engine_for_process()) as connection:
            log_id = last_log(connection, tracker.sender_id)
            removed = remove_log(connection, tracker.sender_id, log_id) if log_id else ()
    except SQLAlchemyError as error:
        logger.error("a log could not be taken back: %s", type(error).__name__)
        speak(dispatcher, _AWAY.format(what="it still stands"), _NEXT)
        return []
    told = [f"{len(one.sets)} {'set' if len(one.sets) == 1 else 'sets'} of {one.lift}" for one in removed]
    said = f"Taken back: {', '.join(told)}." if told else "There was nothing to undo."
    speak(dispatcher, said, [("Log a session", "/log_session"), ("My progress", "/show_progress")])
    return []


def _known(sender: str) -> tuple[Unit | None, Session | None]:
    """The lifter's unit, and their last session."""
    with session_scope(engine_for_process()) as connection:
        lifter = find_lifter(connection, sender)
        logged = list_sessions(connection, sender) if lifter else []
    return lifter.unit if lifter else None, logged[-1].session if logged else None


def _said(message: dict[str, Any]) -> str:
    """What was written, or what a button of the form stands for."""
    told = {entity["entity"]: entity["value"] for entity in message.get("entities", [])}
    return str(told.get("answer") or message.get("text") or "")


def _as_payload(said: str) -> str:
    return f'/inform{{"answer": "{said}"}}'


def _is_short(text: str) -> bool:
    """A yes and nothing else: "yes but 105" is a correction."""
    return len(text.split()) <= 4 and not any(sign.isdigit() for sign in text)


def _digresses(message: dict[str, Any]) -> bool:
    intent = message["intent"]
    return intent["name"] not in _OWN and float(intent.get("confidence") or 0.0) >= _SURE
