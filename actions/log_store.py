"""What is stored of a lifter's training, as the log form needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rasa_sdk import Tracker

from actions.lifter_day import local_now, told_time_zone
from bot.coaching.drafts import draft_of
from bot.coaching.load import Unit
from bot.coaching.session import Session
from bot.conversation.local_day import is_late_night
from bot.conversation.log.open_log import OpenLog
from bot.store.lifters import find_lifter, set_time_zone, set_unit
from bot.store.session import engine_for_process, session_scope
from bot.store.training import add_session, last_log, list_sessions, remove_log, source_of
from bot.understanding.logs.draft import Draft


@dataclass(frozen=True)
class Known:
    """What is known of the lifter when a message comes.

    Attributes:
        today: their own date.
        late: it is after midnight and before four, so that "today" may be the day before.
        unit: of loads without one; None until they said so.
        last: the session that "same as last time" means.
    """

    today: date
    late: bool
    unit: Unit | None
    last: Draft | None


def known(tracker: Tracker) -> Known:
    """What is known of the lifter now."""
    with session_scope(engine_for_process()) as connection:
        lifter = find_lifter(connection, tracker.sender_id)
        logged = list_sessions(connection, tracker.sender_id) if lifter else []
    unit = lifter.unit if lifter else None
    now = local_now(tracker, lifter)
    last = draft_of(logged[-1].session, unit) if logged else None
    return Known(now.date(), is_late_night(now), unit, last)


def log_saved(tracker: Tracker, log: OpenLog, sessions: Sequence[Session]) -> list[Session]:
    """Store a log, in the place of the one that it corrects.

    Args:
        tracker: the conversation.
        log: with nothing left to ask.
        sessions: that it tells.

    Returns:
        All sessions of the lifter, these among them.
    """
    sender = tracker.sender_id
    with session_scope(engine_for_process()) as connection:
        if log.replaces:
            remove_log(connection, sender, log.replaces)
        for number, done in enumerate(sessions):
            add_session(connection, sender, done, source=source_of(log.id, number))
        if log.unit:
            set_unit(connection, sender, log.unit)
        zone = told_time_zone(tracker)
        if zone:
            set_time_zone(connection, sender, zone)
        return [logged.session for logged in list_sessions(connection, sender)]


def load_taken_back(sender: str) -> tuple[Session, ...]:
    """Remove the log that was saved last; what it held, empty if nothing is logged."""
    with session_scope(engine_for_process()) as connection:
        log_id = last_log(connection, sender)
        return remove_log(connection, sender, log_id) if log_id else ()
