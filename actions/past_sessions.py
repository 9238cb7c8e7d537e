"""Past sessions by talk: shown, listed, counted, changed and deleted, and what the own log says of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import uuid4

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, give, speak, turn_is_over
from actions.log_store import Known, in_place_of, known, new_log_id, sessions_deleted, stored_sessions
from actions.memory import ask, closed, concerns_in, keep, memory_of, new_question
from actions.own_numbers import BY_OPEN_LOG, NEEDS_LEAVE, by_open_log, nothing_logged, own_numbers
from actions.progress import TOPIC
from bot.coaching.drafts import whole_draft_of
from bot.coaching.session import LoggedSession
from bot.conversation import DELETE_SESSIONS, LOG_SAVED, SESSIONS_SHOWN, Strength
from bot.conversation.log.echo import echo_in_words
from bot.conversation.log.editing import edited
from bot.conversation.log.moves import Turn, after_reply
from bot.conversation.log.open_log import OpenLog, log_from_json
from bot.conversation.log.wording import loads_in_words
from bot.conversation.sessions.choosing import counted_from, session_to_touch, sessions_meant
from bot.conversation.sessions.near import log_is_meant
from bot.conversation.sessions.telling import (
    named_in_words,
    nothing_there,
    sessions_in_words,
    total_in_words,
)
from bot.guide import Asked, load_guide
from bot.understanding.lifts import lift_mentions
from bot.understanding.logs.beginning import begins_log, read_sets
from bot.understanding.logs.edits import LAST_TOLD, Dropped
from bot.understanding.logs.endings import logs_behind_deletion
from bot.understanding.messages import log_talk_of, reading_of
from bot.understanding.reading import Reading
from bot.understanding.replies import is_question
from bot.understanding.sessions.changing import changes_told
from bot.understanding.sessions.read import session_wish
from bot.understanding.sessions.which import sessions_named
from bot.understanding.sessions.wish import PastSessions, SessionWish, Wants
from bot.understanding.understand import understand
from bot.understanding.vocabulary import load_cues

_DELETE: Final = (("Yes, delete it", "/affirm"), ("No, keep it", "/deny"), ("Delete all my data", "/delete_my_data"))
_AFTER: Final = (("My progress", "/show_progress"), ("Log a session", "/log_session"))
_UNDO: Final = (("Undo", "/stop"), ("My progress", "/show_progress"))
_EMPTY: Final = "You haven't logged anything yet. Tell me what you did, for example: 3x10 at 100 kg, RPE 8."
_NOTHING_TO_DELETE: Final = (
    "You have no log to delete, and nothing was deleted. If you mean all that I keep about you, tap the button."
)
_ALL: Final = (("Delete all my data", "/delete_my_data"), ("Log a session", "/log_session"))
_AWAY: Final = "I can't reach my database right now, so your log stays as it is. Please try again in a moment."

_OF_ONE_LOG: Final = frozenset({Wants.SAVED, Wants.UNIT})
"""Wishes that speak of the log that is open or was saved last."""
_OF_SAVED: Final = frozenset({Wants.LIST, Wants.SHOW, Wants.TOTAL})
"""Wishes to see what is stored."""

logger = logging.getLogger(__name__)

Stored = Sequence[LoggedSession]


class ActionTellOfLog(Action):
    """Answers what is asked of the log, open or stored, and does to stored sessions what is wished."""

    def name(self) -> str:
        return "action_tell_of_log"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        message, state = tracker.latest_message, tracker.get_slot("log")
        log = log_from_json(state) if state else None
        try:
            knows, stored = known(tracker), stored_sessions(tracker.sender_id)
        except SQLAlchemyError as error:
            logger.error("the log could not be read: %s", type(error).__name__)
            speak(dispatcher, _AWAY)
            return [turn_is_over(tracker)]
        reading = reading_of(message)
        if log is None or log.saved:
            swapped = _swapped(reading, stored, knows, tracker)
            if swapped is not None:
                return [SlotSet("log", swapped.as_json()), FollowupAction("log_form")]
        meant = log_talk_of(message, near=log_is_meant(memory_of(tracker), asks=is_question(reading)))
        wish = session_wish(reading, meant, today=knows.today)
        if wish is None:
            raise ValueError("the log is told of where a message wants something of it")
        return self._fulfilled(dispatcher, tracker, wish, stored, knows, log)

    def _fulfilled(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        wish: SessionWish,
        stored: Stored,
        knows: Known,
        log: OpenLog | None,
    ) -> Events:
        again = _shown_again(log) if log is not None and not log.saved else []
        if wish.wants in _OF_ONE_LOG and log is not None and log.drafts:
            return [*again, *_told_of_one(dispatcher, tracker, wish, log, knows), turn_is_over(tracker)]
        if wish.wants in NEEDS_LEAVE and concerns_in(memory_of(tracker)) and not stored:
            return [*again, *give(dispatcher, tracker, load_guide(), Asked(TOPIC))]
        if wish.wants is Wants.DELETE:
            return [*again, *ask_to_delete(dispatcher, tracker, wish.which, stored, knows)]
        if log is not None and not log.saved and log.waits_for_yes and wish.wants in BY_OPEN_LOG:
            return [*again, *by_open_log(dispatcher, tracker, wish, log, stored, knows), turn_is_over(tracker)]
        if wish.wants is Wants.PACE and (stored or tracker.latest_message["intent"]["name"] == "show_progress"):
            return [*again, FollowupAction("action_show_progress")]
        if not stored:
            return [*again, *_without_log(dispatcher, tracker, wish, waits=bool(again))]
        if wish.wants is Wants.CHANGE:
            return _changed(dispatcher, tracker, wish, stored, knows)
        if again and wish.wants in _OF_SAVED and not sessions_meant(stored, wish.which):
            return [*again, SlotSet("misses", 0), turn_is_over(tracker)]  # The log that waits says so.
        wish = replace(wish, which=counted_from(wish.which, stored, _ids(tracker)))
        events = _TELL.get(wish.wants, own_numbers)(dispatcher, tracker, wish, stored, knows)
        spoken = keep(tracker, memory_of(tracker).spoke_of_log())
        return [*again, SlotSet("misses", 0), *events, *spoken, turn_is_over(tracker)]


def _told_of_one(
    dispatcher: CollectingDispatcher, tracker: Tracker, wish: SessionWish, log: OpenLog, knows: Known
) -> Events:
    """Say whether the log that is spoken of is saved, or what it is in another unit."""
    if wish.unit is not None:
        told = loads_in_words(log, wish.unit) or "You gave no weight in that log."
    else:
        told = f"Yes, that is saved. {echo_in_words(log, today=knows.today)}" if log.saved else ""
    if not log.saved:
        if told:
            speak(dispatcher, told)
        return []
    # Its button belongs to this log, however much was said since.
    return ask(dispatcher, tracker, told, new_question(LOG_SAVED, about=log.id), _UNDO)


def _swapped(reading: Reading, stored: Stored, knows: Known, tracker: Tracker) -> OpenLog | None:
    """The log that stands for a stored session: "delete the RDL and log squat 3x5 70 kg"; a yes does both at once."""
    place = logs_behind_deletion(reading.words)
    if place is None:
        return None
    said, told = reading.text[: reading.words[place].start], reading.text[reading.words[place].start :]
    words = understand(said).words
    which = sessions_named(said, words, knows.today).which
    points = which.named or load_cues("past_sessions")["pointed"].mentions(words)
    found = session_to_touch(stored, which, _ids(tracker)) if points else ()
    drafts = read_sets(told, today=knows.today, unit=knows.unit).drafts
    if found and not lift_mentions(understand(told).words):
        drafts = tuple(replace(draft, lift=found[-1].session.lift) for draft in drafts)
    return in_place_of(found, drafts) if found else OpenLog(new_log_id(tracker), drafts)


def ask_to_delete(
    dispatcher: CollectingDispatcher, tracker: Tracker, which: PastSessions, stored: Stored, knows: Known
) -> Events:
    """Name what would be deleted and ask; single sets are taken out of a session as any other change is."""
    found = session_to_touch(stored, which, _ids(tracker))
    over = turn_is_over(tracker)
    if not found:
        told = nothing_there(which, stored, today=knows.today) if stored else _NOTHING_TO_DELETE
        speak(dispatcher, told, _AFTER if stored else _ALL)
        return [*closed(tracker), over]
    if which.sets != LAST_TOLD:
        left = edited(tuple(whole_draft_of(one.session) for one in found), (Dropped(which.sets),))
        if left:
            return [SlotSet("log", in_place_of(found, left).as_json()), FollowupAction("log_form")]
    named = named_in_words(found, today=knows.today)
    question = new_question(DELETE_SESSIONS, Strength.CLEAR_YES, about=",".join(str(one.id) for one in found))
    text = f"I'd delete {named}. The rest of your log stays. Should I delete it?"
    return [*ask(dispatcher, tracker, text, question, _DELETE), over]


def deleted(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Delete the sessions that the open question names; an undo brings them back."""
    question = memory_of(tracker).question
    ids = [int(id_) for id_ in question.about.split(",") if id_] if question else []
    try:
        gone = sessions_deleted(tracker.sender_id, ids)
    except SQLAlchemyError as error:
        logger.error("sessions could not be deleted: %s", type(error).__name__)
        speak(dispatcher, _AWAY)
        return [*closed(tracker), turn_is_over(tracker)]
    if not gone:
        speak(dispatcher, "That is gone already.", _AFTER)
        return [*closed(tracker), turn_is_over(tracker)]
    named = "\n".join(
        ["Deleted:", sessions_in_words(sorted(gone, key=lambda one: one.day), today=known(tracker).today)]
    )
    log = OpenLog(uuid4().hex, saved=True, before=tuple(map(whole_draft_of, gone)))
    undo = new_question(LOG_SAVED, about=log.id)
    return [SlotSet("log", log.as_json()), *ask(dispatcher, tracker, named, undo, _UNDO), turn_is_over(tracker)]


def _changed(
    dispatcher: CollectingDispatcher, tracker: Tracker, wish: SessionWish, stored: Stored, knows: Known
) -> Events:
    found = session_to_touch(stored, wish.which, _ids(tracker))
    reading = reading_of(tracker.latest_message)
    if not found and begins_log(reading, today=knows.today):
        return [SlotSet("log", None), FollowupAction("log_form")]  # sets of a day that has none yet
    if not found:
        return [*nothing_logged(dispatcher, wish, stored, knows), turn_is_over(tracker)]
    log = in_place_of(found, tuple(whole_draft_of(one.session) for one in found), changing=True)
    now, turn = after_reply(log, changes_told(reading, log.drafts, today=knows.today))
    changed = turn is Turn.ASKS and now.drafts and now.drafts != log.drafts
    return [SlotSet("log", (now if changed else log).as_json()), FollowupAction("log_form")]


def _listed(
    dispatcher: CollectingDispatcher, tracker: Tracker, wish: SessionWish, stored: Stored, knows: Known
) -> Events:
    found = sessions_meant(stored, wish.which)
    if not found:
        return nothing_logged(dispatcher, wish, stored, knows)
    days = {one.session.day for one in found}
    lead = "" if len(days) == 1 else f"Your log, {len(days)} training days:\n"
    told = sessions_in_words([one.session for one in found], today=knows.today)
    speak(dispatcher, f"{lead}{told}", _AFTER)
    return _pointed_at(tracker, found if len(days) == 1 else ())


def _shown(
    dispatcher: CollectingDispatcher, tracker: Tracker, wish: SessionWish, stored: Stored, knows: Known
) -> Events:
    found = sessions_meant(stored, wish.which)
    if len({one.session.day for one in found}) != 1:
        latest = wish.which.lifts and not wish.which.days
        which = replace(wish.which, back=1) if latest else wish.which
        return _listed(dispatcher, tracker, replace(wish, which=which), stored, knows)
    drafts = tuple(whole_draft_of(one.session) for one in found)
    speak(dispatcher, echo_in_words(OpenLog("", drafts), today=knows.today), _AFTER)
    return _pointed_at(tracker, found)


def _shown_last(
    dispatcher: CollectingDispatcher, tracker: Tracker, wish: SessionWish, stored: Stored, knows: Known
) -> Events:
    """Show the sessions of the last training day, or of the one that is named, in the unit that is wanted."""
    found = sessions_meant(stored, wish.which if wish.which.named else replace(wish.which, back=1))
    log = OpenLog("", tuple(whole_draft_of(one.session) for one in found))
    told = loads_in_words(log, wish.unit) if wish.unit else f"Yes. {echo_in_words(log, today=knows.today)}"
    if not found or not told:
        return nothing_logged(dispatcher, wish, stored, knows)
    speak(dispatcher, told, _AFTER)
    return _pointed_at(tracker, found)


def _counted(
    dispatcher: CollectingDispatcher, tracker: Tracker, wish: SessionWish, stored: Stored, knows: Known
) -> Events:
    found = sessions_meant(stored, wish.which)
    if not found:
        return nothing_logged(dispatcher, wish, stored, knows)
    speak(dispatcher, total_in_words([one.session for one in found], wish.which, today=knows.today), _AFTER)
    return _pointed_at(tracker, ())


def _without_log(dispatcher: CollectingDispatcher, tracker: Tracker, wish: SessionWish, *, waits: bool) -> Events:
    """Reply while nothing is stored: offer the open log again, or let the guide answer."""
    if wish.wants is Wants.CHANGE and not waits:
        return [FollowupAction("log_form")]
    topics = load_guide().topics
    if wish.wants not in (Wants.LIST, Wants.SHOW) and tracker.latest_message["intent"]["name"] in topics:
        return [FollowupAction("action_answer")]
    if waits:
        return [turn_is_over(tracker)]  # The log that waits says so.
    speak(dispatcher, _EMPTY, (("Log a session", "/log_session"), ("When do I add load?", "/load_and_progression")))
    return [SlotSet("misses", 0), *closed(tracker), turn_is_over(tracker)]


def _shown_again(log: OpenLog) -> Events:
    """Who asks about an open log is shown it, however often it was offered before."""
    return [SlotSet("log", replace(log, reminders=0, misses=0).as_json())]


def _pointed_at(tracker: Tracker, found: Stored) -> Events:
    return keep(
        tracker, memory_of(tracker).asked(new_question(SESSIONS_SHOWN, about=",".join(str(one.id) for one in found)))
    )


def _ids(tracker: Tracker) -> list[int]:
    """Ids of the sessions that were shown just before."""
    question = memory_of(tracker).question
    return (
        [int(id_) for id_ in question.about.split(",") if id_] if question and question.asks == SESSIONS_SHOWN else []
    )


_TELL: Final[dict[Wants, Callable[..., Events]]] = {
    Wants.LIST: _listed,
    Wants.SHOW: _shown,
    Wants.SAVED: _shown_last,
    Wants.UNIT: _shown_last,
    Wants.TOTAL: _counted,
}
