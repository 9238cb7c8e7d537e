"""What must survive a restart for Telegram: updates in hand, what was seen, what long buttons stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.store.insert_once import insert_once
from bot.store.models import TelegramMark, TelegramPayload, TelegramUpdate
from bot.store.types import check_sender_id, utc_now

UPDATES_KEPT = timedelta(days=8)
"""Telegram repeats an update for a day, and begins to number anew after a week without one."""
MARKS_KEPT = timedelta(days=90)


@dataclass(frozen=True)
class StoredUpdate:
    """An update that is not answered yet."""

    update_id: int
    body: str
    sent: int


def take_in_update(session: Session, update_id: int, sender_id: str, body: str) -> bool:
    """Keep an update until it is answered.

    Args:
        session: an open session; the caller commits.
        update_id: Telegram's number of it.
        sender_id: the conversation.
        body: the update as JSON.

    Returns:
        False if an update of that number was taken in before.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    row = {
        "update_id": update_id,
        "created_at": utc_now(),
        "sender_id": check_sender_id(sender_id),
        "body": body,
        "sent": 0,
    }
    return insert_once(session, TelegramUpdate, row)


def waiting_updates(session: Session) -> list[StoredUpdate]:
    """Updates that were taken in and not answered, oldest first."""
    rows = select(TelegramUpdate).where(TelegramUpdate.body.is_not(None)).order_by(TelegramUpdate.update_id)
    return [StoredUpdate(row.update_id, row.body or "", row.sent) for row in session.scalars(rows)]


def note_sent(session: Session, update_id: int, sent: int) -> None:
    """Note how many messages of an update's answer have gone out."""
    _change(session, update_id, sent=sent)


def finish_update(session: Session, update_id: int) -> None:
    """Forget what an update said and who sent it; its number stays, so that a repeat is known."""
    _change(session, update_id, body=None, sender_id=None)


def mark(session: Session, sender_id: str, name: str, value: str = "") -> bool:
    """Note that something was seen in a conversation.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation.
        name: of what was seen.
        value: what it was like.

    Returns:
        False if it was seen before with the same value.
    """
    row = {"sender_id": check_sender_id(sender_id), "name": name, "value": value, "created_at": utc_now()}
    if insert_once(session, TelegramMark, row):
        return True
    changed = (
        update(TelegramMark)
        .where(TelegramMark.sender_id == sender_id, TelegramMark.name == name, TelegramMark.value != value)
        .values(value=value)
    )
    return bool(session.execute(changed, execution_options={"synchronize_session": False}).rowcount)


def keep_payload(session: Session, sender_id: str, key: str, payload: str) -> None:
    """Keep what a button stands for; the same key is kept once."""
    row = {"sender_id": check_sender_id(sender_id), "key": key, "payload": payload, "created_at": utc_now()}
    insert_once(session, TelegramPayload, row)


def kept_payload(session: Session, sender_id: str, key: str) -> str | None:
    """What a button of a conversation stands for, or None if nothing is kept under its key."""
    found = select(TelegramPayload.payload).where(TelegramPayload.sender_id == sender_id, TelegramPayload.key == key)
    payload: str | None = session.scalars(found).one_or_none()
    return payload


def drop_old(session: Session) -> None:
    """Delete what nothing can ask for any more."""
    now = utc_now()
    for table, age in ((TelegramUpdate, UPDATES_KEPT), (TelegramMark, MARKS_KEPT), (TelegramPayload, MARKS_KEPT)):
        old = delete(table).where(table.created_at < now - age)
        session.execute(old, execution_options={"synchronize_session": False})


def _change(session: Session, update_id: int, **values: object) -> None:
    changed = update(TelegramUpdate).where(TelegramUpdate.update_id == update_id).values(**values)
    session.execute(changed, execution_options={"synchronize_session": False})
