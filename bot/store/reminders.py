"""Reminders that lifters asked for: what stands, what is due, and who sends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import column, delete, inspect, or_, select, table, update
from sqlalchemy.orm import Session

from bot.store.lifters import find_lifter, lifter_of, senders_of
from bot.store.training_models import LifterRow, ReminderRow
from bot.store.types import check_sender_id

CLAIM_HOLDS: Final = timedelta(minutes=10)
"""After it nobody is sending any more. Whether the reminder went out is unknown, so it counts as sent: once is
enough, and twice is not."""
_AT_ONCE: Final = 200
# Rasa's table by its name alone: this room works, and is tested, without Rasa.
_EVENTS = table("events", column("id"), column("sender_id"), column("type_name"), column("timestamp"))


@dataclass(frozen=True)
class StoredReminders:
    """The reminders of one chat.

    Attributes:
        sender_id: the chat.
        times: weekday and minutes after midnight of each.
        zone: of the lifter; None if it is not known.
        next_at: when the next one is due; None until that is worked out.
        claimed_at: when a process began to send it; None if none did.
        sent_at: when the last one went out.
        unanswered: how many went out since the lifter last wrote.
    """

    sender_id: str
    times: tuple[tuple[int, int], ...]
    zone: str | None
    next_at: datetime | None
    claimed_at: datetime | None
    sent_at: datetime | None
    unanswered: int


def set_reminders(session: Session, sender_id: str, times: Sequence[tuple[int, int]], *, next_at: datetime) -> None:
    """Store reminders in place of those that the lifter had, in whichever of their chats. The caller commits.

    One lifter is reminded in one chat: in two that are linked, each reminder would come twice.

    Args:
        session: an open session.
        sender_id: the chat in which they come.
        times: weekday and minutes after midnight of each.
        next_at: when the first one is due.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    lifter = lifter_of(session, check_sender_id(sender_id))
    _delete(session, ReminderRow.lifter_id == lifter.id)
    session.add(
        ReminderRow(
            sender_id=sender_id, lifter_id=lifter.id, times=[list(one) for one in times], next_at=next_at, unanswered=0
        )
    )
    session.flush()


def reminders_of(session: Session, sender_id: str) -> list[StoredReminders]:
    """The reminders of the lifter behind a conversation, in all their chats; this conversation's own come first."""
    lifter = find_lifter(session, sender_id)
    if lifter is None:
        return []
    found = _stored(session, ReminderRow.lifter_id == lifter.id)
    return sorted(found, key=lambda one: (one.sender_id != sender_id, one.sender_id))


def remove_reminders(session: Session, sender_id: str) -> bool:
    """Remove the reminders of the lifter behind a conversation, in all their chats. The caller commits.

    Returns:
        False if there were none.
    """
    lifter = find_lifter(session, sender_id)
    return lifter is not None and _delete(session, ReminderRow.lifter_id == lifter.id)


def due_reminders(session: Session, now: datetime) -> list[StoredReminders]:
    """Reminders whose moment has come or is not worked out, and that nobody is sending; the oldest first."""
    due = or_(ReminderRow.next_at.is_(None), ReminderRow.next_at <= now)
    free = or_(ReminderRow.claimed_at.is_(None), ReminderRow.claimed_at <= now - CLAIM_HOLDS)
    return _stored(session, due & free)


def claim(session: Session, due: StoredReminders, now: datetime) -> bool:
    """Take a reminder that is due, so that nobody else sends it. The caller commits before sending.

    Returns:
        False if somebody else took it, it was sent, or the lifter changed it meanwhile.
    """
    return _change(session, due, ReminderRow.claimed_at.is_(None), claimed_at=now)


def release(session: Session, due: StoredReminders) -> None:
    """Give a reminder back that was certainly not sent: the next round takes it. The caller commits."""
    _change(session, due, claimed_at=None)


def move_on(session: Session, due: StoredReminders, next_at: datetime, *, sent_at: datetime | None) -> None:
    """Close a reminder that was sent or left out, and note when the next one is due. The caller commits.

    Args:
        session: an open session.
        due: the reminder.
        next_at: when the next one is due.
        sent_at: when this one went out; None if it did not.
    """
    sent = {} if sent_at is None else {"sent_at": sent_at, "unanswered": due.unanswered + 1}
    _change(session, due, next_at=next_at, claimed_at=None, **sent)


def note_answered(session: Session, sender_id: str) -> None:
    """Note that the lifter wrote since the last reminder. The caller commits."""
    _update(session, ReminderRow.sender_id == sender_id, unanswered=0)


def wrote_since(session: Session, sender_id: str, moment: datetime) -> bool:
    """Return True if the lifter behind a conversation has written in any of their chats since a moment."""
    if not inspect(session.connection()).has_table(_EVENTS.name):
        return False
    users = select(_EVENTS.c.id).where(
        _EVENTS.c.sender_id.in_(senders_of(session, sender_id)),
        _EVENTS.c.type_name == "user",
        _EVENTS.c.timestamp > moment.timestamp(),
    )
    return session.execute(users.limit(1)).first() is not None


def _stored(session: Session, where: Any) -> list[StoredReminders]:
    rows = (
        select(ReminderRow, LifterRow.time_zone)
        .join(LifterRow, LifterRow.id == ReminderRow.lifter_id)
        .where(where)
        .order_by(ReminderRow.next_at, ReminderRow.sender_id)
        .limit(_AT_ONCE)
    )
    return [
        StoredReminders(
            row.sender_id,
            tuple((weekday, minutes) for weekday, minutes in row.times),
            zone,
            row.next_at,
            row.claimed_at,
            row.sent_at,
            row.unanswered,
        )
        for row, zone in session.execute(rows)
    ]


def _change(session: Session, due: StoredReminders, *where: Any, **values: Any) -> bool:
    """Change a row as long as it is about the same reminder."""
    same = ReminderRow.next_at.is_(None) if due.next_at is None else ReminderRow.next_at == due.next_at
    return _update(session, ReminderRow.sender_id == due.sender_id, same, *where, **values)


def _update(session: Session, *where: Any, **values: Any) -> bool:
    changed = update(ReminderRow).where(*where).values(**values)
    return bool(session.execute(changed, execution_options={"synchronize_session": False}).rowcount)


def _delete(session: Session, where: Any) -> bool:
    deleted = delete(ReminderRow).where(where)
    return bool(session.execute(deleted, execution_options={"synchronize_session": False}).rowcount)
