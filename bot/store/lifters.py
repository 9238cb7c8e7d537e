"""Who a conversation belongs to: one lifter over all channels, joined by a short code."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.coaching.load import Unit
from bot.store.training_models import LifterRow, LifterSender, LinkCode, PlanRow, SessionRow
from bot.store.types import check_sender_id, utc_now

CODE_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody takes for one another: no I, L, O, 0, 1."""
CODE_LENGTH: Final = 8
"""31 to the 8th are 8.5 * 10^11 codes: with the channels' rate limits nobody guesses one in ten minutes."""
CODE_LIVES: Final = timedelta(minutes=10)


@dataclass(frozen=True)
class Lifter:
    """One person.

    Attributes:
        id: the row's number.
        created_at: when they were first stored.
        unit: what a load without a unit means; None until they said so.
    """

    id: int
    created_at: datetime
    unit: Unit | None


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
    session.add(LifterSender(sender_id=sender_id, lifter_id=row.id))
    session.flush()
    return _lifter(row)


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


def new_link_code(session: Session, sender_id: str, *, now: datetime | None = None) -> str:
    """A code to say in another conversation, so that both belong to this lifter.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation that keeps its lifter.
        now: the moment; the present one when left out.

    Returns:
        Eight letters and digits. They are stored as a digest only, work once, and for ten minutes; a code given
        before is void.
    """
    lifter = lifter_of(session, sender_id)
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    session.execute(delete(LinkCode).where(LinkCode.lifter_id == lifter.id))
    session.add(LinkCode(digest=_digest(code), lifter_id=lifter.id, expires_at=(now or utc_now()) + CODE_LIVES))
    session.flush()
    return code


def join_by_code(session: Session, sender_id: str, code: str, *, now: datetime | None = None) -> bool:
    """Join a conversation to the lifter who got the code; what either has stored is kept.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation in which the code was said.
        code: as typed; case, spaces and dashes do not matter.
        now: the moment; the present one when left out.

    Returns:
        False if the code is unknown, used, or over ten minutes old.
    """
    row = session.get(LinkCode, _digest(code), with_for_update=True)
    if row is None:
        return False
    target, expires_at = row.lifter_id, row.expires_at
    session.delete(row)
    if expires_at <= (now or utc_now()):
        return False
    own = lifter_of(session, sender_id)
    if own.id != target:
        _move(session, own.id, target)
    return True


def _move(session: Session, own: int, target: int) -> None:
    """Give everything of one lifter to another, and drop the empty one."""
    for table in (LifterSender, PlanRow, SessionRow):
        rows = select(table).where(table.lifter_id == own)
        for row in session.scalars(rows):
            row.lifter_id = target
    session.flush()
    kept, left = session.get(LifterRow, target), session.get(LifterRow, own)
    kept.unit = kept.unit or left.unit
    session.expire(left)
    session.delete(left)
    session.flush()


def _digest(code: str) -> str:
    return sha256("".join(sign for sign in code.upper() if sign.isalnum()).encode()).hexdigest()


def _lifter(row: LifterRow | None) -> Lifter:
    assert row is not None, "a foreign key holds it"
    return Lifter(row.id, row.created_at, Unit(row.unit) if row.unit else None)
