"""The tables of coaching: lifters, how they reach the bot, their plans, sessions and sets."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, String, UniqueConstraint, false, text

from bot.store.models import Base
from bot.store.types import SENDER_ID_LENGTH, ExactDecimal, UserText, UtcDateTime, utc_now

IMPORT_ID_LENGTH = 32
DIGEST_LENGTH = 64
"""Hexadecimal digits of a SHA-256: secrets are stored as digests, so that the database gives none away."""


class LifterRow(Base):
    """One person, over all channels."""

    __tablename__ = "lifters"

    id: int = Column(Integer, primary_key=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)
    unit: str | None = Column(String(2))
    """``kg`` or ``lb``: what a load without a unit means; NULL until they said so."""
    time_zone: str | None = Column(String(64))
    """Name in the IANA database (``Europe/Berlin``): what "today" means; NULL until it is known."""
    kit: dict[str, Any] | None = Column(JSON(none_as_null=True))
    """Their own bar, plates and steps, and the unit of answers; NULL until they told of any."""


class LifterSender(Base):
    """A conversation that belongs to a lifter; a conversation without a row has stored no training."""

    __tablename__ = "lifter_senders"

    sender_id: str = Column(String(SENDER_ID_LENGTH), primary_key=True)
    lifter_id: int = Column(Integer, ForeignKey("lifters.id", ondelete="CASCADE"), nullable=False, index=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)


class LinkCode(Base):
    """A code that joins another conversation to a lifter, once."""

    __tablename__ = "link_codes"

    digest: str = Column(String(DIGEST_LENGTH), primary_key=True)
    lifter_id: int = Column(Integer, ForeignKey("lifters.id", ondelete="CASCADE"), nullable=False, index=True)
    expires_at: datetime | None = Column(UtcDateTime)
    """NULL for a recovery code, which waits until it is used or replaced."""


class LinkTry(Base):
    """A code that was wrong: who tries many has to wait."""

    __tablename__ = "link_tries"

    id: int = Column(Integer, primary_key=True)
    sender_id: str = Column(String(SENDER_ID_LENGTH), nullable=False, index=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)


class ExportLink(Base):
    """An address from which a lifter's data can be fetched, once."""

    __tablename__ = "export_links"

    digest: str = Column(String(DIGEST_LENGTH), primary_key=True)
    sender_id: str = Column(String(SENDER_ID_LENGTH), nullable=False, index=True)
    expires_at: datetime = Column(UtcDateTime, nullable=False)


class ReminderRow(Base):
    """The reminders that somebody asked for in a chat, and when the next one is due."""

    __tablename__ = "reminders"

    sender_id: str = Column(String(SENDER_ID_LENGTH), primary_key=True)
    lifter_id: int = Column(Integer, ForeignKey("lifters.id", ondelete="CASCADE"), nullable=False, index=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)
    times: list[list[int]] = Column(JSON, nullable=False)
    """Weekday (0 for Monday) and minutes after midnight of each, by the lifter's own clock."""
    next_at: datetime | None = Column(UtcDateTime, index=True)
    """When the next one is due; NULL until that is worked out, as after a change of the lifter's time zone."""
    claimed_at: datetime | None = Column(UtcDateTime)
    """When a process began to send the one that is due: no other does, whatever becomes of that process."""
    sent_at: datetime | None = Column(UtcDateTime)
    """When the last one went out."""
    unanswered: int = Column(Integer, nullable=False, default=0)
    """How many went out since the lifter last wrote."""


class PlanRow(Base):
    """A plan as it was made, with the answers it was made from; the newest one counts."""

    __tablename__ = "plans"

    id: int = Column(Integer, primary_key=True)
    lifter_id: int = Column(Integer, ForeignKey("lifters.id", ondelete="CASCADE"), nullable=False, index=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)
    profile: dict[str, Any] = Column(JSON, nullable=False)
    plan: dict[str, Any] = Column(JSON, nullable=False)


class SessionRow(Base):
    """What was done of one lift on one day."""

    __tablename__ = "sessions"
    __table_args__ = (UniqueConstraint("lifter_id", "source", name="uq_sessions_lifter_id_source"),)

    id: int = Column(Integer, primary_key=True)
    lifter_id: int = Column(Integer, ForeignKey("lifters.id", ondelete="CASCADE"), nullable=False, index=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)
    source: str = Column(String(255), nullable=False)
    """What it was stored for: the confirmed draft. A retry brings the same and is stored once."""
    day: date = Column(Date, nullable=False)
    lift: str = Column(UserText, nullable=False)
    planned_sets: int | None = Column(Integer)
    planned_reps: int | None = Column(Integer)
    troubles: list[str] = Column(JSON, nullable=False)
    notes: list[str] = Column(JSON, nullable=False, server_default=text("'[]'"))
    import_id: str | None = Column(String(IMPORT_ID_LENGTH), index=True)
    """The import that brought it; NULL for what was told in a chat."""
    import_key: str | None = Column(String(255))
    """What the session was imported as that this one took the place of; NULL for any other."""


class WaitingFile(Base):
    """The export of another app that a lifter sent, until they say yes or no to what is in it."""

    __tablename__ = "waiting_files"

    id: str = Column(String(IMPORT_ID_LENGTH), primary_key=True)
    sender_id: str = Column(String(SENDER_ID_LENGTH), nullable=False, index=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)
    body: str = Column(UserText, nullable=False)


class SetRow(Base):
    """One set of a session."""

    __tablename__ = "sets"

    session_id: int = Column(Integer, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    number: int = Column(Integer, primary_key=True, autoincrement=False)
    reps: int = Column(Integer, nullable=False)
    load: Any = Column(ExactDecimal)
    """NULL is body weight alone."""
    unit: str | None = Column(String(2))
    rpe: Any = Column(ExactDecimal)
    warm_up: bool = Column(Boolean, nullable=False, server_default=false())
