"""Who a conversation belongs to: one lifter over all channels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.coaching.kept import as_json, from_json
from bot.coaching.load import Unit
from bot.coaching.own_kit import OwnKit
from bot.store.insert_once import insert_once
from bot.store.training_models import LifterRow, LifterSender, ReminderRow
from bot.store.types import check_sender_id, utc_now

_NOTHING_TOLD: Final = OwnKit()


@dataclass(frozen=True)
class Lifter:
    """One person.

    Attributes:
        id: the row's number.
        created_at: when they were first stored.
        unit: what a load without a unit means; None until they said so.
        time_zone: name in the IANA database (``Europe/Berlin``); None until it is known.
        kit: their own bar, plates and steps, as far as they told.
    """

    id: int
    created_at: datetime
    unit: Unit | None
    time_zone: str | None = None
    kit: OwnKit = _NOTHING_TOLD


def find_lifter(session: Session, sender_id: str) -> Lifter | None:
    """The lifter that a conversation belongs to; None if nothing of theirs is stored.

    Args:
        session: an open session.
        sender_id: the conversation.
    """
    row = session.get(LifterSender, sender_id)
    return None if row is None else _lifter(session.get(LifterRow, row.lifter_id))


def lifter_of(session: Session, sender_id: str) -> Lifter:
    """The lifter that a conversation belongs to, made now if there is none.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    found = find_lifter(session, check_sender_id(sender_id))
    if found is not None:
        return found
    row = LifterRow()
    session.add(row)
    session.flush()
    if insert_once(session, LifterSender, {"sender_id": sender_id, "lifter_id": row.id, "created_at": utc_now()}):
        return _lifter(row)
    # Another connection was faster, and theirs is the one.
    session.delete(row)
    session.flush()
    return lifter_of(session, sender_id)


def senders_of(session: Session, sender_id: str) -> tuple[str, ...]:
    """All conversations of the lifter that this one belongs to, itself always among them."""
    own = select(LifterSender.lifter_id).where(LifterSender.sender_id == sender_id).scalar_subquery()
    rows = session.scalars(select(LifterSender.sender_id).where(LifterSender.lifter_id == own))
    return tuple(sorted({sender_id, *rows}))


def set_unit(session: Session, sender_id: str, unit: Unit) -> None:
    """Remember what a load without a unit means to the lifter. The caller commits."""
    row = session.get(LifterRow, lifter_of(session, sender_id).id)
    row.unit = unit.value
    session.flush()


def set_time_zone(session: Session, sender_id: str, name: str) -> None:
    """Remember where the lifter's days begin and end; their reminders are timed anew. The caller commits.

    Args:
        session: an open session.
        sender_id: the conversation.
        name: of a zone in the IANA database.
    """
    row = session.get(LifterRow, lifter_of(session, sender_id).id)
    if row.time_zone != name:
        timed = update(ReminderRow).where(ReminderRow.lifter_id == row.id).values(next_at=None)
        session.execute(timed, execution_options={"synchronize_session": False})
    row.time_zone = name
    session.flush()


def set_kit(session: Session, sender_id: str, kit: OwnKit) -> None:
    """Remember what the lifter loads with. The caller commits."""
    row = session.get(LifterRow, lifter_of(session, sender_id).id)
    row.kit = as_json(kit)
    session.flush()


def _lifter(row: LifterRow | None) -> Lifter:
    assert row is not None, "a foreign key holds it"
    kit = from_json(OwnKit, row.kit) if row.kit else _NOTHING_TOLD
    return Lifter(row.id, row.created_at, Unit(row.unit) if row.unit else None, row.time_zone, kit)
