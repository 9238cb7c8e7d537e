"""Forgetting someone, wherever they are stored."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from sqlalchemy import column, delete, inspect, select, table, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.store.lifters import find_lifter, senders_of
from bot.store.models import AnsweredMessage, Feedback, TelegramMark, TelegramPayload, TelegramUpdate, UnclearMessage
from bot.store.training_models import (
    ExportLink,
    LifterRow,
    LifterSender,
    LinkCode,
    LinkTry,
    PlanRow,
    ReminderRow,
    SessionRow,
    SetRow,
    WaitingFile,
)

logger = logging.getLogger(__name__)

# Rasa's table by its name alone: this room works, and is tested, without Rasa.
_EVENTS = table("events", column("sender_id"))


@dataclass(frozen=True)
class Erased:
    """How many rows of each kind were deleted."""

    feedback: int
    unclear: int
    events: int
    sessions: int = 0
    plans: int = 0


def erase_sender(session: Session, sender_id: str) -> Erased:
    """Delete everything stored about the lifter behind a conversation, over all channels they joined.

    Args:
        session: an open session; nothing is gone before the caller commits.
        sender_id: one of the lifter's conversations.

    Returns:
        What was deleted. Conversations count 0 when Rasa has not made its table yet.
    """
    senders = senders_of(session, sender_id)
    lifter = find_lifter(session, sender_id)

    def rows(of: Any, where: Any = None) -> int:
        statement = delete(of).where(of.c.sender_id.in_(senders) if where is None else where)
        return int(session.execute(statement, execution_options={"synchronize_session": False}).rowcount)

    sessions = plans = 0
    if lifter is not None:
        of_lifter = select(SessionRow.id).where(SessionRow.lifter_id == lifter.id).scalar_subquery()
        rows(SetRow.__table__, SetRow.session_id.in_(of_lifter))
        sessions = rows(SessionRow.__table__, SessionRow.lifter_id == lifter.id)
        plans = rows(PlanRow.__table__, PlanRow.lifter_id == lifter.id)
        rows(ReminderRow.__table__, ReminderRow.lifter_id == lifter.id)
        rows(LinkCode.__table__, LinkCode.lifter_id == lifter.id)
        rows(LifterSender.__table__, LifterSender.lifter_id == lifter.id)
        rows(LifterRow.__table__, LifterRow.id == lifter.id)
        session.expire_all()
    rows(ExportLink.__table__)
    rows(LinkTry.__table__)
    rows(WaitingFile.__table__)
    rows(AnsweredMessage.__table__)
    rows(TelegramMark.__table__)
    rows(TelegramPayload.__table__)
    # Their numbers stay: without them a repeat would be answered, and stored, once more.
    updates = TelegramUpdate.__table__
    session.execute(update(updates).where(updates.c.sender_id.in_(senders)).values(sender_id=None, body=None))
    return Erased(
        feedback=rows(Feedback.__table__),
        unclear=rows(UnclearMessage.__table__),
        events=rows(_EVENTS) if _has_events(session) else 0,
        sessions=sessions,
        plans=plans,
    )


def _has_events(session: Session) -> bool:
    return bool(inspect(session.connection()).has_table(_EVENTS.name))


def scrub(engine: Engine) -> None:
    """Overwrite what was deleted where SQLite still holds it. Call after the commit; PostgreSQL has its own vacuum.

    ``secure_delete`` zeroes a deleted row, but when SQLite then moves rows between pages an older copy can stay in
    the unused part of one (in 4 of 60 files of made-up conversations). So the file is written anew and the log of
    writes emptied. When the file stays busy, an error is logged and nothing is raised: the rows are gone, and the
    next call, once a day at the latest, overwrites the rest.

    Args:
        engine: the database.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except SQLAlchemyError as error:
        logger.error("what was deleted could not be overwritten: %s", type(error).__name__)
