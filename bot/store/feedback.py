"""What users thought of an answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.store.models import Feedback
from bot.store.types import check_sender_id, utc_now


@dataclass(frozen=True)
class FeedbackEntry:
    """One thumb up or down, as it is stored."""

    id: int
    created_at: datetime
    sender_id: str
    positive: bool
    topic: str | None
    section: str | None
    guide_version: str | None
    comment: str | None
    message_id: str | None = None
    handled_at: datetime | None = None


def add_feedback(
    session: Session,
    *,
    sender_id: str,
    positive: bool,
    topic: str | None,
    section: str | None,
    guide_version: str | None = None,
    comment: str | None = None,
    message_id: str | None = None,
    created_at: datetime | None = None,
) -> FeedbackEntry:
    """Store what a user thought of an answer. Who thinks again about the same reply replaces the first.

    What was replaced waits for the trainers again.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation.
        positive: a thumb up.
        topic: the topic that was answered; ``None`` when nothing had been answered yet.
        section: the section of the guide that the answer came from.
        guide_version: the version of the guide that answered.
        comment: what the user wrote about it; a comment given before stays when this is ``None``.
        message_id: the reply that it is about; ``None`` where the channel has no ids.
        created_at: when, with a time zone; now when left out.

    Returns:
        The entry with its id.

    Raises:
        ValueError: the sender_id cannot be stored.
    """
    sender_id = check_sender_id(sender_id)
    row = None
    if message_id is not None:
        same = select(Feedback).where(Feedback.sender_id == sender_id, Feedback.message_id == message_id)
        row = session.scalars(same).one_or_none()
    if row is None:
        row = Feedback(sender_id=sender_id, message_id=message_id)
        session.add(row)
    row.created_at = created_at or utc_now()
    row.handled_at = None
    row.positive = positive
    row.topic = topic
    row.section = section
    row.guide_version = guide_version
    row.comment = comment if comment is not None else row.comment
    session.flush()
    session.refresh(row)
    return _entry(row)


def list_feedback(
    session: Session,
    *,
    sender_id: str | None = None,
    positive: bool | None = None,
    handled: bool | None = None,
    since: datetime | None = None,
    limit: int | None = None,
) -> list[FeedbackEntry]:
    """Feedback, newest first.

    Args:
        session: an open session.
        sender_id: only this conversation's.
        positive: only thumbs up, or only thumbs down.
        handled: only what the trainers are done with, or only what waits for them.
        since: only from this moment on, with a time zone.
        limit: at most so many.

    Returns:
        The entries.
    """
    query = select(Feedback).order_by(Feedback.id.desc()).limit(limit)
    if sender_id is not None:
        query = query.where(Feedback.sender_id == sender_id)
    if positive is not None:
        query = query.where(Feedback.positive.is_(positive))
    if handled is not None:
        query = query.where(Feedback.handled_at.is_not(None) if handled else Feedback.handled_at.is_(None))
    if since is not None:
        query = query.where(Feedback.created_at >= since)
    return [_entry(row) for row in session.scalars(query)]


def feedback_entry(session: Session, id_: int) -> FeedbackEntry | None:
    """One thumb by its id, or None if it is gone."""
    row = session.get(Feedback, id_)
    return _entry(row) if row else None


def mark_feedback_handled(session: Session, ids: Collection[int]) -> None:
    """Note that the trainers are done with these thumbs; the caller commits."""
    done = update(Feedback).where(Feedback.id.in_(ids)).values(handled_at=utc_now())
    session.execute(done, execution_options={"synchronize_session": "fetch"})


def _entry(row: Feedback) -> FeedbackEntry:
    return FeedbackEntry(
        id=row.id,
        created_at=row.created_at,
        sender_id=row.sender_id,
        positive=row.positive,
        topic=row.topic,
        section=row.section,
        guide_version=row.guide_version,
        comment=row.comment,
        message_id=row.message_id,
        handled_at=row.handled_at,
    )
