"""What the lifter's log shows: words, a picture, and what to do next time."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, give, send, speak, turn_is_over
from actions.form_turn import waiting_log
from actions.lifter_day import local_now
from actions.memory import concerns_in, keep, memory_of
from actions.own_kit import kit_of, shown
from actions.plan_store import current_plan
from bot.app.plot_links import plot_address
from bot.coaching.plan import Equipment, thrust_aim
from bot.coaching.progress import progress, progress_answer
from bot.coaching.progression import aim_of, as_answer, as_reasons, next_time, stop_in_pain
from bot.coaching.session import HIP_THRUST, LoggedSession, Session
from bot.coaching.thrust_family import thrust_named
from bot.conversation import LOG_SAVED
from bot.conversation.log.open_log import log_from_json
from bot.conversation.sessions.choosing import lift_meant
from bot.guide import Answer, Asked, Basis, Sentence, answer, load_guide
from bot.plots import alt_text
from bot.store.lifters import Lifter, find_lifter
from bot.store.session import engine_for_process, session_scope
from bot.store.training import list_sessions
from bot.understanding.messages import reading_of
from bot.understanding.sessions.which import sessions_named
from bot.understanding.sessions.wish import PastSessions

TOPIC = "load_and_progression"
"""Of the guide, on what to lift next."""
NEXT_TIME = "next_time"
"""Value of the slot ``depth`` while "why" asks for the reasons of a suggestion by the lifter's own log."""

_AS_SAID = Sentence("Nothing has changed since you saved it:", Basis.PRACTICE)

logger = logging.getLogger(__name__)


class ActionShowProgress(Action):
    """Shows the log of one lift over the weeks, and the next step by double progression."""

    def name(self) -> str:
        return "action_show_progress"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        try:
            lifter, stored = _log_of(tracker.sender_id)
        except SQLAlchemyError as error:
            logger.error("the log could not be read: %s", type(error).__name__)
            speak(dispatcher, "I can't reach my database right now, so I can't show your log. Please try again soon.")
            return _over(tracker)
        if lifter is None or not stored:
            if waiting_log(tracker):
                return [turn_is_over(tracker)]  # The log that waits says that it is not saved.
            if concerns_in(memory_of(tracker)):
                return give(dispatcher, tracker, load_guide(), Asked(TOPIC))
            speak(
                dispatcher,
                "You have not logged anything yet. Tell me what you did, for example: 3x10 at 100 kg, RPE 8.",
                [("Log a session", "/log_session"), ("When do I add load?", "/load_and_progression")],
            )
            return _over(tracker)
        today, guide = local_now(tracker, lifter).date(), load_guide()
        lift, history = _meant(tracker, stored, today), shown([one.session for one in stored], lifter.kit)
        found = progress(history, today=today, lift=lift)
        send(dispatcher, progress_answer(found, guide, memory_of(tracker).health.clearance()))
        dispatcher.utter_message(
            image=plot_address(lifter.id, lifter.created_at, lift), json_message={"alt": alt_text(found)}
        )
        send(dispatcher, next_time_answer(tracker, history, lift, today))
        return [SlotSet("topic", TOPIC), SlotSet("depth", NEXT_TIME), *_over(tracker)]


def next_time_answer(tracker: Tracker, history: list[Session], lift: str, today: date, *, why: bool = False) -> Answer:
    """The next session by the lifter's own log, or its reasons; the answer where no dose may be given."""
    memory, guide = memory_of(tracker), load_guide()
    kit, unit = kit_of(tracker.sender_id)
    history = shown(history, kit)
    clearance = memory.health.clearance()
    if clearance is not None:
        plan = current_plan(tracker.sender_id, clearance)
        aim = aim_of(history, thrust_aim(plan, lift), lift) if plan else None
        can_load = plan is None or plan.profile.equipment is not Equipment.BODYWEIGHT
        known: dict[str, Any] = {"aim": aim, "kit": kit, "unit": unit, "can_load": can_load}
        known["looked_at"] = memory.health.looked_at()
        suggested = next_time(history, today=today, lift=lift, clearance=clearance, **known)
        return (as_reasons if why else as_answer)(suggested, guide)
    stop = stop_in_pain(history, today=today, lift=lift)
    if stop is not None:
        return as_answer(stop, guide)
    number, memory = memory.worded("concern")
    keep(tracker, memory)
    return answer(guide, TOPIC, wording=number, concerns=concerns_in(memory))


def said_again(tracker: Tracker, found: Answer, lift: str) -> Answer:
    """The suggestion, short where it was told with the save right before: it is not told twice word for word."""
    state = tracker.get_slot("log")
    log = log_from_json(state) if state else None
    just = log is not None and log.saved and memory_of(tracker).asks(LOG_SAVED)
    if not just or log is None or lift not in {draft.lift for draft in log.drafts}:
        return found
    return replace(found, sentences=(_AS_SAID, *found.sentences[:1]))


def give_next_time(dispatcher: CollectingDispatcher, tracker: Tracker, *, why: bool = False) -> Events | None:
    """The next session by the lifter's own log, or its reasons; None where there is no log to go by."""
    try:
        lifter, stored = _log_of(tracker.sender_id)
    except SQLAlchemyError as error:
        logger.error("the log could not be read: %s", type(error).__name__)
        return None
    if not stored:
        return None
    today = local_now(tracker, lifter).date()
    lift = _meant(tracker, stored, today)
    found = next_time_answer(tracker, [one.session for one in stored], lift, today, why=why)
    send(dispatcher, found if why else said_again(tracker, found, lift))
    return [SlotSet("topic", TOPIC), SlotSet("depth", None if why else NEXT_TIME), *_over(tracker)]


def next_thrusts(tracker: Tracker) -> tuple[Sentence, ...]:
    """What the own log says of the next hip thrusts, in a sentence; nothing where none were logged."""
    try:
        lifter, stored = _log_of(tracker.sender_id)
    except SQLAlchemyError as error:
        logger.error("the log could not be read: %s", type(error).__name__)
        return ()
    lift = next((one.session.lift for one in reversed(stored) if thrust_named(one.session.lift)), None)
    if lift is None:
        return ()
    history, today = [one.session for one in stored], local_now(tracker, lifter).date()
    return next_time_answer(tracker, history, lift, today).sentences[:1]


def _over(tracker: Tracker) -> Events:
    return [SlotSet("misses", 0), *keep(tracker, memory_of(tracker).closed().spoke_of_log()), turn_is_over(tracker)]


def _log_of(sender: str) -> tuple[Lifter | None, list[LoggedSession]]:
    with session_scope(engine_for_process()) as connection:
        lifter = find_lifter(connection, sender)
        return lifter, list_sessions(connection, sender) if lifter else []


def _meant(tracker: Tracker, stored: Sequence[LoggedSession], today: date) -> str:
    """The logged lift that the message names, or hip thrusts, or what was logged last."""
    reading = reading_of(tracker.latest_message)
    which = PastSessions(lifts=sessions_named(reading.text, reading.words, today).which.lifts)
    return lift_meant(stored, which) or lift_meant(stored, PastSessions()) or HIP_THRUST
