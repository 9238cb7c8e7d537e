"""Messages that were not understood."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.store.models import OUTCOMES, UnclearMessage
from bot.store.types import check_sender_id, utc_now


@dataclass(frozen=True)
class Guess:
    """An intent that the message may have meant."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class UnclearEntry:
    """One message that was not understood, as it is stored."""

    id: int
    created_at: datetime
    sender_id: str
    text: str
    outcome: str
    guesses: tuple[Guess, ...]
    picked: str | None
    handled_at: datetime | None = None


def add_unclear(
    session: Session,
    *,
    sender_id: str,
    text: str,
    outcome: str,
    guesses: Iterable[Guess] = (),
    created_at: datetime | None = None,
) -> UnclearEntry:
    """Store a message that was not understood.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation.
        text: what the user wrote.
        outcome: what the bot did: ``did_you_mean``, ``out_of_scope`` or ``other_language``.
        guesses: what was offered, best first.
        created_at: when, with a time zone; now when left out.

    Returns:
        The entry with its id, nothing picked yet.

    Raises:
        ValueError: the outcome is none of the three, or the sender_id cannot be stored.
    """
    if outcome not in OUTCOMES:
        raise ValueError(f"an outcome is one of {', '.join(OUTCOMES)}, not {outcome!r}")
    row = UnclearMessage(
        created_at=created_at or utc_now(),
        sender_id=check_sender_id(sender_id),
        text=text,
        outcome=outcome,
        guesses=[asdict(guess) for guess in guesses],
    )
    session.add(row)
    session.flush()
    session.refresh(row)
    return _entry(row)


def mark_picked(session: Session, sender_id: str, intent: str) -> UnclearEntry | None:
    """Note what the user meant: on their latest unclear message that has no pick yet.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation.
        intent: the intent whose button was pressed.

    Returns:
        The entry with its pick, or None when no message of theirs waits for one.
    """
    latest = (
        select(UnclearMessage)
        .where(UnclearMessage.sender_id == sender_id, UnclearMessage.picked.is_(None))
        .order_by(UnclearMessage.id.desc())
        .limit(1)
        # Two presses at once: the second waits, and then finds this row taken.
        .with_for_update()
    )
    row = session.scalars(latest).one_or_none()
    if row is None:
        return None
    row.picked = intent
    session.flush()
    return _entry(row)


def list_unclear(
    session: Session,
    *,
    sender_id: str | None = None,
    outcome: str | None = None,
    handled: bool | None = None,
    since: datetime | None = None,
    limit: int | None = None,
) -> list[UnclearEntry]:
    """Messages that were not understood, newest first.

    Args:
        session: an open session.
        sender_id: only this conversation's.
        outcome: only those with this outcome.
        handled: only what the trainers are done with, or only what waits for them.
        since: only from this moment on, with a time zone.
        limit: at most so many.

    Returns:
        The entries.
    """
    query = select(UnclearMessage).order_by(UnclearMessage.id.desc()).limit(limit)
    if sender_id is not None:
        query = query.where(UnclearMessage.sender_id == sender_id)
    if outcome is not None:
        query = query.where(UnclearMessage.outcome == outcome)
    if handled is not None:
        column = UnclearMessage.handled_at
        query = query.where(column.is_not(None) if handled else column.is_(None))
    if since is not None:
        query = query.where(UnclearMessage.created_at >= since)
    return [_entry(row) for row in session.scalars(query)]


def unclear_entry(session: Session, id_: int) -> UnclearEntry | None:
    """One message that was not understood by its id, or None if it is gone."""
    row = session.get(UnclearMessage, id_)
    return _entry(row) if row else None


def mark_unclear_handled(session: Session, ids: Collection[int]) -> None:
    """Note that the trainers are done with these messages; the caller commits."""
    done = update(UnclearMessage).where(UnclearMessage.id.in_(ids)).values(handled_at=utc_now())
    session.execute(done, execution_options={"synchronize_session": "fetch"})


def _entry(row: UnclearMessage) -> UnclearEntry:
    return UnclearEntry(
        id=row.id,
        created_at=row.created_at,
        sender_id=row.sender_id,
        text=row.text,
        outcome=row.outcome,
        guesses=tuple(Guess(guess["intent"], guess["confidence"]) for guess in row.guesses),
        picked=row.picked,
        handled_at=row.handled_at,
    )
