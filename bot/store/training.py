"""Sessions that lifters logged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Connection

from bot.coaching.load import Load, Unit
from bot.coaching.session import LoggedSession, Session, WorkSet
from bot.store.insert_once import insert_once
from bot.store.lifters import find_lifter, lifter_of
from bot.store.training_models import LifterRow, SessionRow, SetRow
from bot.store.types import storable, utc_now
from bot.understanding.facts import Trouble


def add_session(
    connection: Connection, sender_id: str, done: Session, *, source: str, import_key: str | None = None
) -> bool:
    """Store a session of the lifter, whole or not at all.

    Args:
        connection: an open session of the database; the caller commits.
        sender_id: the conversation.
        done: what was lifted.
        source: what it is stored for, at most 255 characters: the same source is stored once.
        import_key: what the session was imported as that this one takes the place of; None for any other.

    Returns:
        False if it is stored already.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    lifter = lifter_of(connection, sender_id)
    values = {**session_values(lifter.id, done, source), "import_key": import_key}
    if not insert_once(connection, SessionRow, values):
        return False
    of_this = select(SessionRow.id).where(SessionRow.lifter_id == lifter.id, SessionRow.source == source)
    id_ = connection.scalars(of_this).one()
    connection.add_all(SetRow(session_id=id_, **of_set) for of_set in set_values(done))
    connection.flush()
    return True


def session_values(lifter_id: int, done: Session, source: str) -> dict[str, Any]:
    """A session as values of its row."""
    sets, reps = done.planned or (None, None)
    return {
        "lifter_id": lifter_id,
        "created_at": utc_now(),
        "source": source,
        "day": done.day,
        "lift": done.lift,
        "planned_sets": sets,
        "planned_reps": reps,
        "troubles": sorted(trouble.value for trouble in done.troubles),
        "notes": [storable(note) for note in done.notes],
    }


def list_sessions(connection: Connection, sender_id: str, *, lift: str | None = None) -> list[LoggedSession]:
    """The lifter's sessions, oldest day first, those of one day in the order in which they were logged.

    Args:
        connection: an open session of the database.
        sender_id: the conversation.
        lift: only of this lift.
    """
    lifter = find_lifter(connection, sender_id)
    found = _of(connection, lifter.id) if lifter else []
    return [logged for logged in found if lift is None or logged.session.lift == lift]


def sessions_of_lifter(connection: Connection, lifter_id: int, *, since: datetime) -> list[LoggedSession]:
    """The same of a lifter who is known by number.

    Args:
        connection: an open session of the database.
        lifter_id: the number.
        since: when that lifter was first stored; the sessions of a later one with the same number stay theirs.
    """
    row = connection.get(LifterRow, lifter_id)
    return _of(connection, lifter_id) if row and row.created_at == since else []


def _of(connection: Connection, lifter_id: int) -> list[LoggedSession]:
    query = select(SessionRow).where(SessionRow.lifter_id == lifter_id).order_by(SessionRow.day, SessionRow.id)
    rows = connection.scalars(query).all()
    sets: dict[int, list[WorkSet]] = defaultdict(list)
    of_these = select(SetRow).join(SessionRow, SessionRow.id == SetRow.session_id).where(query.whereclause)
    for set_row in connection.scalars(of_these.order_by(SetRow.session_id, SetRow.number)):
        sets[set_row.session_id].append(_work_set(set_row))
    return [
        LoggedSession(
            row.id,
            row.import_id or row.source.rpartition("-")[0] or row.source,
            row.created_at,
            _session(row, tuple(sets[row.id])),
        )
        for row in rows
    ]


def remove_sessions(connection: Connection, sender_id: str, ids: Collection[int]) -> tuple[Session, ...]:
    """Remove sessions with their sets; those of anybody else stay.

    Args:
        connection: an open session of the database; the caller commits.
        sender_id: the conversation.
        ids: numbers of the sessions.

    Returns:
        What was removed, in the order in which it was stored; empty if nothing of it is there.
    """
    found = [one for one in list_sessions(connection, sender_id) if one.id in ids]
    own = [one.id for one in found]
    connection.execute(delete(SetRow).where(SetRow.session_id.in_(own)))
    connection.execute(delete(SessionRow).where(SessionRow.id.in_(own)))
    return tuple(one.session for one in sorted(found, key=lambda one: one.id))


def import_keys(connection: Connection, sender_id: str, ids: Collection[int]) -> list[str | None]:
    """What sessions of the lifter were imported as, oldest day first; None for each that was told in a chat.

    Args:
        connection: an open session of the database.
        sender_id: the conversation.
        ids: numbers of the sessions.
    """
    lifter = find_lifter(connection, sender_id)
    if lifter is None:
        return []
    own = select(SessionRow).where(SessionRow.lifter_id == lifter.id, SessionRow.id.in_(ids))
    rows = connection.scalars(own.order_by(SessionRow.day, SessionRow.id))
    return [row.import_key or (row.source if row.import_id else None) for row in rows]


def source_of(log_id: str, number: int) -> str:
    """What a session is stored for: a retry brings the same, and is then stored once.

    Args:
        log_id: the name of the log that was saved with one yes.
        number: of the session in it.
    """
    return f"{log_id}-{number}"


def set_values(done: Session) -> list[dict[str, Any]]:
    """The sets of a session as values of their rows, without the session's number."""
    return [
        {
            "number": number,
            "reps": work.reps,
            "load": work.load.amount if work.load else None,
            "unit": work.load.unit.value if work.load else None,
            "rpe": work.rpe,
            "warm_up": work.warm_up,
        }
        for number, work in enumerate(done.sets)
    ]


def _work_set(row: SetRow) -> WorkSet:
    return WorkSet(row.reps, Load(row.load, Unit(row.unit)) if row.unit else None, row.rpe, row.warm_up)


def _session(row: SessionRow, sets: tuple[WorkSet, ...]) -> Session:
    planned = (row.planned_sets, row.planned_reps) if row.planned_sets and row.planned_reps else None
    troubles = frozenset(Trouble(name) for name in row.troubles)
    return Session(row.day, sets, row.lift, planned, troubles, tuple(row.notes))
