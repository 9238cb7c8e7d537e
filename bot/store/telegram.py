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


def take_in_update(session: Session, update_id: int, sender_id: str, body: str, holder: str) -> bool:
    """Keep an update until it is answered.

    Args:
        session: an open session; the caller commits.
        update_id: Telegram's number of it.
        sender_id: the conversation.
        body: the update as JSON.
        holder: the process that answers it.

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
        "holder": holder,
    }
    return insert_once(session, TelegramUpdate, row)


def holders(session: Session) -> list[str | None]:
    """The processes that have updates to answer; None of updates that were taken in before processes had names."""
    return list(session.scalars(select(TelegramUpdate.holder).where(TelegramUpdate.body.is_not(None)).distinct()))


def take_over(session: Session, holder: str | None, heir: str) -> list[StoredUpdate]:
    """Give the unanswered updates of a process that is gone to another one.

    Args:
        session: an open session; the caller commits.
        holder: the one that is gone.
        heir: who answers them from now on.

    Returns:
        What the heir got, oldest first: of two heirs at once each update goes to one.
    """
    table = TelegramUpdate
    waits = select(table).where(table.body.is_not(None), table.holder == holder).order_by(table.update_id)
    found = [StoredUpdate(row.update_id, row.body or "", row.sent) for row in session.scalars(waits)]

    def inherited(update_id: int) -> bool:
        mine = update(table).where(table.update_id == update_id, table.holder == holder).values(holder=heir)
        return bool(session.execute(mine, execution_options={"synchronize_session": False}).rowcount)

    return [one for one in found if inherited(one.update_id)]


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
