"""One lifter over several chats: a code, given in one conversation and said in another.

A link code is short and lives for minutes. A recovery code is long and waits for the day on which a browser is lost.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256
from typing import Final

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bot.store.lifters import find_lifter, lifter_of
from bot.store.training_models import (
    LifterRow,
    LifterSender,
    LinkCode,
    LinkTry,
    PlanRow,
    ReminderRow,
    SessionRow,
    SetRow,
)
from bot.store.types import check_sender_id, utc_now

CODE_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody takes for one another: no I, L, O, 0, 1."""
CODE_LENGTH: Final = 8
"""31 to the 8th are 8.5 * 10^11 codes: nobody guesses one in ten minutes."""
CODE_LIVES: Final = timedelta(minutes=10)
RECOVERY_LENGTH: Final = 16
"""31 to the 16th are 7 * 10^23 codes: nobody guesses one in the years that it waits."""
WRONG_CODES: Final = 5
WRONG_WITHIN: Final = timedelta(hours=1)
_RECOVERS: Final = LinkCode.expires_at.is_(None)


class Joining(Enum):
    """What became of a code that somebody said."""

    DONE = "done"
    SAME = "same"
    """The conversation belongs to that lifter already; the code can still be used elsewhere."""
    WRONG = "wrong"
    """Unknown, used, or too old."""
    TOO_MANY = "too_many"
    """Five wrong ones within an hour: the code was not even looked at."""


def new_link_code(session: Session, sender_id: str, *, now: datetime | None = None) -> str:
    """A code to say in another conversation, so that both belong to this lifter.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation that keeps its lifter.
        now: the moment; the present one when left out.

    Returns:
        Eight letters and digits. They are stored as a digest only, work once, and for ten minutes; a code given
        before is void.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    return _new_code(session, sender_id, CODE_LENGTH, (now or utc_now()) + CODE_LIVES)


def new_recovery_code(session: Session, sender_id: str) -> str:
    """A code that brings this lifter's log to another browser, whenever this one is lost.

    Args:
        session: an open session; the caller commits.
        sender_id: one of the lifter's conversations.

    Returns:
        Sixteen letters and digits. They are stored as a digest only and work once, however late; a recovery code
        given before is void.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    return _new_code(session, sender_id, RECOVERY_LENGTH, None)


def has_recovery_code(session: Session, sender_id: str) -> bool:
    """Return True if a recovery code of the lifter waits to be used."""
    lifter = find_lifter(session, sender_id)
    waits = select(func.count()).where(LinkCode.lifter_id == lifter.id, _RECOVERS) if lifter else None
    return waits is not None and bool(session.scalar(waits))


def join_by_code(session: Session, sender_id: str, code: str, *, now: datetime | None = None) -> Joining:
    """Join a conversation to the lifter who got the code; what either has stored is kept.

    Args:
        session: an open session; the caller commits, also after a wrong code, which is counted.
        sender_id: the conversation in which the code was said.
        code: as typed; case, spaces and dashes do not matter.
        now: the moment; the present one when left out.

    Returns:
        What became of it; nothing is joined but by ``DONE``.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    moment = now or utc_now()
    since = moment - WRONG_WITHIN
    tries = select(func.count(LinkTry.id)).where(
        LinkTry.sender_id == check_sender_id(sender_id), LinkTry.created_at > since
    )
    if session.scalar(tries) >= WRONG_CODES:
        return Joining.TOO_MANY
    row = session.get(LinkCode, _digest(code))
    own = lifter_of(session, sender_id).id if row is not None else None
    if row is not None and row.lifter_id == own:
        return Joining.SAME
    # Whoever deletes the row has the code: said twice at once, it works once.
    if row is None or own is None or not _delete(session, LinkCode, LinkCode.digest == row.digest):
        return _wrong(session, sender_id, moment)
    if row.expires_at is not None and row.expires_at <= moment:
        return _wrong(session, sender_id, moment)
    _move(session, own, row.lifter_id)
    return Joining.DONE


def join_lifters(session: Session, sender_id: str, other: str) -> None:
    """Make one lifter of two conversations' lifters, if both have one; the other's stays. The caller commits."""
    own, target = find_lifter(session, sender_id), find_lifter(session, other)
    if own is not None and target is not None and own.id != target.id:
        _move(session, own.id, target.id)


def _new_code(session: Session, sender_id: str, length: int, expires_at: datetime | None) -> str:
    lifter = lifter_of(session, sender_id)
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(length))
    same_kind = _RECOVERS if expires_at is None else ~_RECOVERS
    _delete(session, LinkCode, (LinkCode.lifter_id == lifter.id) & same_kind)
    session.add(LinkCode(digest=_digest(code), lifter_id=lifter.id, expires_at=expires_at))
    session.flush()
    return code


def _wrong(session: Session, sender_id: str, moment: datetime) -> Joining:
    _delete(session, LinkTry, (LinkTry.sender_id == sender_id) & (LinkTry.created_at <= moment - WRONG_WITHIN))
    session.add(LinkTry(sender_id=sender_id, created_at=moment))
    session.flush()
    return Joining.WRONG


def _move(session: Session, own: int, target: int) -> None:
    """Give everything of one lifter to another, and drop the empty one."""
    # Locked, so that nothing is stored for the one while it goes away; the lower number first, or two could wait
    # for each other.
    both = select(LifterRow).where(LifterRow.id.in_((own, target))).order_by(LifterRow.id).with_for_update()
    rows = {row.id: row for row in session.scalars(both)}
    _part_sources(session, own, target)
    if session.scalars(select(ReminderRow).where(ReminderRow.lifter_id == target)).first() is not None:
        # They would come in both chats.
        _delete(session, ReminderRow, ReminderRow.lifter_id == own)
    # A recovery code that somebody wrote down goes on leading to their log.
    whose = {table: table.lifter_id == own for table in (LifterSender, PlanRow, SessionRow, ReminderRow)}
    for table, where in {**whose, LinkCode: (LinkCode.lifter_id == own) & _RECOVERS}.items():
        moved = update(table).where(where).values(lifter_id=target)
        session.execute(moved, execution_options={"synchronize_session": False})
    rows[target].unit = rows[target].unit or rows[own].unit
    rows[target].kit = rows[target].kit or rows[own].kit
    rows[target].time_zone = rows[target].time_zone or rows[own].time_zone
    session.flush()
    _delete(session, LinkCode, LinkCode.lifter_id == own)
    _delete(session, LifterRow, LifterRow.id == own)
    session.expire_all()


def _part_sources(session: Session, own: int, target: int) -> None:
    """Part the sources that both have, as a source stands once for a lifter.

    A session that both imported is one, and so is one that was copied when they parted: it is dropped here. What was
    told in two chats is two, and is renamed.
    """
    told = select(SessionRow.source, SessionRow.created_at).where(SessionRow.lifter_id == target)
    taken = dict(session.execute(told).all())
    for row in session.scalars(select(SessionRow).where(SessionRow.lifter_id == own, SessionRow.source.in_(taken))):
        if row.import_id or row.created_at == taken[row.source]:
            _delete(session, SetRow, SetRow.session_id == row.id)
            session.delete(row)
            continue
        row.source = f"joined:{own}:{sha256(row.source.encode()).hexdigest()}"
    session.flush()


def _delete(session: Session, table: type, where: object) -> int:
    deleted = session.execute(delete(table).where(where), execution_options={"synchronize_session": False})
    return int(deleted.rowcount)


def _digest(code: str) -> str:
    return sha256("".join(sign for sign in code.upper() if sign.isalnum()).encode("utf-8", "replace")).hexdigest()
