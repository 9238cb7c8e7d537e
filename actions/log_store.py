"""What is stored of a lifter's training, as the log form needs it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import NAMESPACE_OID, uuid4, uuid5

from rasa_sdk import Tracker

from actions.lifter_day import local_now, told_time_zone
from bot.coaching.drafts import draft_of, session_of, whole_draft_of
from bot.coaching.load import Unit
from bot.coaching.session import LoggedSession, Session
from bot.conversation.local_day import is_late_night
from bot.conversation.log.open_log import OpenLog
from bot.store.lifters import find_lifter, set_time_zone, set_unit
from bot.store.session import engine_for_process, session_scope
from bot.store.training import add_session, import_keys, list_sessions, remove_sessions, source_of
from bot.understanding.logs.draft import Draft

_SUCCEEDS: Final = "."
"""Stands between the name of the message that began a log and what tells it from the logs that it was changed to."""


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
        keys = import_keys(connection, sender, log.instead_of)
        remove_sessions(connection, sender, log.instead_of)
        for number, (done, key) in enumerate(_with_keys(sessions, keys)):
            add_session(connection, sender, done, source=source_of(log.id, number), import_key=key)
        if log.unit:
            set_unit(connection, sender, log.unit)
        zone = told_time_zone(tracker)
        if zone:
            set_time_zone(connection, sender, zone)
        return [logged.session for logged in list_sessions(connection, sender)]


def stored_sessions(sender: str) -> list[LoggedSession]:
    """All sessions of the lifter, oldest day first."""
    with session_scope(engine_for_process()) as connection:
        return list_sessions(connection, sender)


def all_stored(sender: str, drafts: Collection[Draft]) -> bool:
    """Return True if the log has all of it already, as where an answer was lost and the log is told again."""
    kept = {(one.session.day, one.session.lift, one.session.sets) for one in stored_sessions(sender)}
    told = map(session_of, drafts)
    return all((session.day, session.lift, session.sets) in kept for session in told)


def sessions_deleted(sender: str, ids: Collection[int]) -> tuple[Session, ...]:
    """Delete sessions; what they held, empty if none of them is there."""
    with session_scope(engine_for_process()) as connection:
        return remove_sessions(connection, sender, ids)


@dataclass(frozen=True)
class Undone:
    """Sessions that an undo removes from the log, and those that it restores.

    Attributes:
        removed: sessions that go.
        restored: sessions that were deleted or changed, as they were before.
    """

    removed: tuple[Session, ...] = ()
    restored: tuple[Session, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.removed or self.restored)


def undone_by(sender: str, log: OpenLog | None) -> Undone:
    """Return what an undo would remove and restore, without doing it.

    Args:
        sender: the conversation.
        log: that was saved, or the deletion; None for the log that was saved last.
    """
    with session_scope(engine_for_process()) as connection:
        going = _of_log(list_sessions(connection, sender), log)
    return Undone(tuple(one.session for one in going), _restored(log))


def log_taken_back(sender: str, log: OpenLog | None) -> Undone:
    """Undo the last save or deletion, and return what that removed and restored.

    Args:
        sender: the conversation.
        log: that was saved, or the deletion; None for the log that was saved last.
    """
    with session_scope(engine_for_process()) as connection:
        going = _of_log(list_sessions(connection, sender), log)
        keys = import_keys(connection, sender, [one.id for one in going])
        removed = remove_sessions(connection, sender, [one.id for one in going])
        restored = _restored(log)
        for number, (done, key) in enumerate(_with_keys(restored, keys)):
            source = source_of(f"{log.id if log else ''}{_SUCCEEDS}0", number)
            add_session(connection, sender, done, source=source, import_key=key)
    return Undone(removed, restored)


def _with_keys(sessions: Sequence[Session], keys: Sequence[str | None]) -> Iterator[tuple[Session, str | None]]:
    """Sessions, each with what the one was imported as that it takes the place of."""
    return ((done, keys[number] if number < len(keys) else None) for number, done in enumerate(sessions))


def _restored(log: OpenLog | None) -> tuple[Session, ...]:
    return tuple(map(session_of, log.before)) if log else ()


def _of_log(stored: Sequence[LoggedSession], log: OpenLog | None) -> list[LoggedSession]:
    last = max(stored, key=lambda one: one.id, default=None)
    name = log.id if log else last.log_id if last else ""
    return [one for one in stored if one.log_id == name]


def new_log_id(tracker: Tracker) -> str:
    """The name of a log that a message begins: that of the message, where the channel says which one it is.

    An edit of the message then finds the sessions that it stored.
    """
    said_in = (tracker.latest_message.get("metadata") or {}).get("said_in")
    return uuid5(NAMESPACE_OID, f"{tracker.sender_id}:{said_in}").hex if said_in else uuid4().hex


def successor_of(log_id: str) -> str:
    """The name of a log that is saved in the place of another, and of the message that it came from as well."""
    return f"{log_id.partition(_SUCCEEDS)[0]}{_SUCCEEDS}{uuid4().hex}"


def in_place_of(stored: Sequence[LoggedSession], drafts: tuple[Draft, ...], *, changing: bool = False) -> OpenLog:
    """A log that a yes puts in the place of stored sessions, and an undo takes back again.

    Args:
        stored: the sessions as they are, at least one.
        drafts: as they would be.
        changing: what to change is still to be told.
    """
    return OpenLog(
        successor_of(stored[0].log_id),
        drafts,
        changing=changing,
        instead_of=tuple(one.id for one in stored),
        before=tuple(whole_draft_of(one.session) for one in stored),
    )


def comes_from(log_id: str, message_id: str) -> bool:
    """Return True if a log, or the one that it succeeds, was begun by a message with this name."""
    return log_id.partition(_SUCCEEDS)[0] == message_id
