"""A training log by talk: what the form hears, what it says, and what it stores after a yes."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.beside_log import answered_beside, asks_what_is_next
from actions.conversation import Events, what_speaks_against
from actions.form_turn import answered_by, came_back, more_follows, next_is_asked, returned_after_a_break
from actions.log_finish import LEAVES, OUTCOME, SAVE_BUTTONS
from actions.log_store import Known, all_stored, comes_from, in_place_of, known, new_log_id, stored_sessions
from actions.memory import ask, memory_of, new_question
from bot.conversation import LOG_SAVED, OPEN_LOG, SAVE_LOG, Strength
from bot.conversation.log.moves import Turn, after_nothing, after_reply, picked, reminded
from bot.conversation.log.open_log import OpenLog, log_from_json
from bot.conversation.log.wording import (
    log_in_words,
    readings_in_words,
)
from bot.understanding.facts import Condition, Trouble
from bot.understanding.logs.beginning import counts_reps, tells_of_done
from bot.understanding.logs.edits import LogReply
from bot.understanding.logs.reply import asks_first, read_reply
from bot.understanding.logs.saved import corrects_saved, moves_saved
from bot.understanding.messages import is_tap, reading_of
from bot.understanding.replies import is_noise, is_question

_SURE = 0.6
"""Calibrated confidence from which a message is a digression, and not a failed answer."""
_OWN = ("out_of_scope", "log_session", "inform", "affirm", "deny", "stop", "delete_my_data")
"""Intents under which an answer to the form may come; everything else said with confidence leads away from it."""
_SAME_SESSION = timedelta(hours=6)
"""A training session and the way home."""

_BACK = "Back to your log."
_UNSAVED = "Not saved yet:"
"""In its place where the own log was asked about."""
_OF_THE_LOG = frozenset({"action_tell_of_log", "action_show_progress"})
_PAIN_NOTED = "I can still log what you did and mark the pain. I will not suggest more weight or reps while it lasts."
_TWICE = "Your log has exactly this already. A yes saves it once more."
_NOT_UNDERSTOOD = "I did not get that."
_NEXT_BEHIND = "Once it's saved, I'll tell you what to lift next."
_FIRST, _SECOND = "reading one", "reading two"
"""What the buttons of two readings stand for."""

logger = logging.getLogger(__name__)


class ValidateLogForm(Action):
    """Reads a message as part of the log; what is none of it goes to the rules, and the form asks again."""

    def name(self) -> str:
        return "validate_log_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        message, log = tracker.latest_message, _open_log(tracker)
        if came_back(tracker) and log is not None and more_follows(tracker):
            return [SlotSet("log", log.as_json())]
        if came_back(tracker) and log is not None:
            log = reminded(replace(log, reminders=0) if returned_after_a_break(tracker) else log)
            if not message.get("safety"):
                return [SlotSet("log", log.as_json())]
        try:
            knows = known(tracker)
        except SQLAlchemyError as error:
            logger.error("the log could not be read: %s", type(error).__name__)
            return [SlotSet(OUTCOME, "not_stored")]
        if came_back(tracker) and log is not None:
            # A condition alone ("that was before I got pregnant") is no pain in these sets.
            hurt = _told_of_pain(tracker) or not any(reading_of(message).of(Condition))
            return [SlotSet("log", (_where_it_hurt(message, log, knows) if hurt else log).as_json())]
        if log is None or comes_from(log.id, new_log_id(tracker)):
            return [SlotSet("log", _begun(tracker, knows).as_json())]
        if message["intent"]["name"] in LEAVES and not log.drafts:
            return [SlotSet(OUTCOME, "cancelled")]
        now, turn = self._turn(message, log, knows)
        if turn is Turn.ASIDE:
            return []
        if not log.drafts and now.drafts and _told_of_pain(tracker):
            now = now.hurt()
        outcome = {Turn.SAVED: "agreed", Turn.CALLED_OFF: "cancelled", Turn.GIVEN_UP: "given_up"}.get(turn)
        return [SlotSet("log", now.as_json()), *([SlotSet(OUTCOME, outcome)] if outcome else [])]

    def _turn(self, message: dict[str, Any], log: OpenLog, knows: Known) -> tuple[OpenLog, Turn]:
        reading = reading_of(message)
        if log.other and reading.text in (_FIRST, _SECOND):
            return picked(log, second=reading.text == _SECOND), Turn.ASKS
        reply = _reply(message, log, knows)
        now, turn = after_reply(log, reply)
        if turn is not Turn.ASIDE or _digresses(message):
            return now, turn
        # Small talk and whatever is asked are answered by whoever can, and the log waits.
        return (now, turn) if (log.drafts or is_question(reading)) and not is_noise(reading) else after_nothing(log)


class ActionAskLogOutcome(Action):
    """Asks what is still open, or echoes what was understood for a yes; after one reminder it says nothing more."""

    def name(self) -> str:
        return "action_ask_log_outcome"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        log = log_from_json(tracker.get_slot("log"))
        if log.is_silent or more_follows(tracker):
            return []
        begins = tracker.get_slot("requested_slot") is None and not came_back(tracker)
        begins = begins or (not came_back(tracker) and _tells_sets(tracker))
        answered = answered_beside(dispatcher, tracker) if begins else []
        text, choices = log_in_words(log, today=known(tracker).today)
        against = what_speaks_against(tracker) if begins or next_is_asked(tracker) else ""
        if against:  # noted, and no word that it was right
            text = f"{against}\n{text}"
        elif next_is_asked(tracker) or (begins and asks_what_is_next(tracker.latest_message)):
            text = f"{text} {_NEXT_BEHIND}"
        if log.misses and not (log.drafts and is_noise(reading_of(tracker.latest_message))):
            text = f"{_NOT_UNDERSTOOD} {text}"
        elif came_back(tracker) and not log.hurried:
            hurts = any(Trouble.PAIN in draft.troubles for draft in log.drafts)
            returns = tracker.get_slot("requested_slot") is not None
            asked = answered_by(tracker) in _OF_THE_LOG
            back = [_UNSAVED if asked else _BACK] if returns and (asked or not hurts) else []
            break_ = "\n" if text.startswith("•") else " "
            text = break_.join([" ".join([*[_PAIN_NOTED] * (hurts and not asked), *back]), text]).strip()
        offer = [(title, _as_payload(said)) for title, said in choices]
        if log.other:
            first, second = readings_in_words(log, today=known(tracker).today)
            offer = [(first, _as_payload(_FIRST)), (second, _as_payload(_SECOND))]
        elif log.waits_for_yes and not log.changing:
            if not log.instead_of and all_stored(tracker.sender_id, log.drafts):
                text = f"{_TWICE} {text}"
            question = new_question(SAVE_LOG, Strength.CLEAR_YES, about=log.id, waits=True)
            return [*answered, *ask(dispatcher, tracker, text, question, SAVE_BUTTONS)]
        question = new_question(OPEN_LOG, about=log.id, waits=True)
        return [*answered, *ask(dispatcher, tracker, text, question, offer or [("Cancel", "/stop")])]


def log_in(tracker: Tracker, *, hurts: bool = False) -> Events:
    """What begins a log of the sets that a message names although it is about something else.

    Args:
        tracker: the conversation.
        hurts: the message is about pain.

    Returns:
        Nothing if it counts no sets with reps and a load, if a form is open, or if somebody else did them.
    """
    if tracker.active_loop or memory_of(tracker).about or not counts_reps(reading_of(tracker.latest_message).text):
        return []
    try:
        log = _begun(tracker, known(tracker))
    except SQLAlchemyError:
        return []
    if not any(one.reps and one.load for draft in log.drafts for one in draft.sets):
        return []
    return [SlotSet("log", (log.hurt() if hurts else log).as_json()), FollowupAction("log_form")]


def _open_log(tracker: Tracker) -> OpenLog | None:
    """The log that the form is about; None if this message begins one."""
    state = tracker.get_slot("log")
    begins = tracker.get_slot("requested_slot") is None and not came_back(tracker)
    # A log that something else cut off (an emergency) is not this one.
    return None if begins or not state else log_from_json(state)


def _where_it_hurt(message: dict[str, Any], log: OpenLog, knows: Known) -> OpenLog:
    """The log with pain in the sets that a message about pain tells; in all of it if it tells none."""
    if not counts_reps(reading_of(message).text):
        return log.hurt()
    now, _ = after_reply(log, _reply(message, log, knows))
    told = [draft for draft in now.drafts if draft not in log.drafts]
    if len(now.drafts) <= len(log.drafts) or not told:
        return log.hurt()
    hurt = replace(now, drafts=tuple(told)).hurt().drafts
    kept = tuple(draft for draft in now.drafts if draft in log.drafts)
    return replace(now, drafts=(*kept, *hurt), reminders=1)


def _begun(tracker: Tracker, knows: Known) -> OpenLog:
    """The log that a message begins, or the stored one that it corrects or was edited to change."""
    log = OpenLog(new_log_id(tracker))
    stored = [one for one in stored_sessions(tracker.sender_id) if comes_from(one.log_id, log.id)]
    reopened = None if stored else _reopened(tracker, knows)
    if reopened is not None:
        return reopened
    begun, _ = after_reply(log, _reply(tracker.latest_message, log, knows))
    begun = begun.hurt() if _told_of_pain(tracker) else begun
    if not stored or not begun.drafts:
        return begun
    # The message was edited: what it says now stands in the place of what it said.
    now = in_place_of(stored, begun.drafts)
    return replace(begun, id=now.id, instead_of=now.instead_of, before=now.before)


def _reopened(tracker: Tracker, knows: Known) -> OpenLog | None:
    state = tracker.get_slot("log")
    saved = log_from_json(state) if state else None
    reading = reading_of(tracker.latest_message)
    fresh = memory_of(tracker).asks(LOG_SAVED)
    if saved is None or not saved.saved or not saved.drafts:
        return None
    moves = fresh and moves_saved(reading, saved.drafts, today=knows.today)
    if not (moves or corrects_saved(reading, saved.drafts, today=knows.today, fresh=fresh)):
        return None
    changed, turn = after_reply(saved, _reply(tracker.latest_message, saved, knows))
    if turn is not Turn.ASKS or not changed.drafts or changed.drafts == saved.drafts:
        return None
    stored = [one for one in stored_sessions(tracker.sender_id) if one.log_id == saved.id]
    return in_place_of(stored, changed.drafts)


def _reply(message: dict[str, Any], log: OpenLog, knows: Known) -> LogReply:
    reading = reading_of(message)
    if asks_first(reading):
        return LogReply()
    intent = message["intent"]["name"] if is_tap(message) else ""
    if intent in ("affirm", "deny", "stop"):
        return LogReply(agrees=intent == "affirm", refuses=intent == "deny", calls_off=intent == "stop")
    return read_reply(
        reading,
        log.drafts,
        changing=log.changing,
        today=knows.today,
        late=knows.late,
        unit=knows.unit,
        last=knows.last,
        day=None if log.drafts else log.lacks,
    )


def _told_of_pain(tracker: Tracker) -> bool:
    """Whether pain was handed off within the last hours: what is logged then was likely done in pain.

    The echo says so, and "no pain" takes it back; without it the next session would be planned as if nothing hurt.
    """
    return memory_of(tracker).health.hurt_since(datetime.now(timezone.utc) - _SAME_SESSION)


def _tells_sets(tracker: Tracker) -> bool:
    """Return True if a message to the open log tells sets of its own: what it asks beside them is answered too."""
    return tells_of_done(reading_of(tracker.latest_message), today=known(tracker).today)


def _as_payload(said: str) -> str:
    return f'/inform{{"answer": "{said}"}}'


def _digresses(message: dict[str, Any]) -> bool:
    intent = message["intent"]
    return intent["name"] not in _OWN and float(intent.get("confidence") or 0.0) >= _SURE
