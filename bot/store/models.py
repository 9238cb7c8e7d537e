"""The tables of our own. Rasa's ``events`` table is Rasa's and is not described here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Integer,
    MetaData,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import registry
from sqlalchemy.orm.decl_api import DeclarativeMeta

from bot.store.types import SENDER_ID_LENGTH, UserText, UtcDateTime, utc_now

OUTCOMES = ("did_you_mean", "out_of_scope", "other_language")
"""What became of a message that was not understood."""

# Named constraints: a migration can only drop what it can name.
_registry = registry(
    metadata=MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
)


class Base(metaclass=DeclarativeMeta):  # type: ignore[metaclass]  # SQLAlchemy 1.4 has no types
    """Base of every table; its ``metadata`` is what the migrations are compared with."""

    __abstract__ = True
    registry = _registry
    metadata = _registry.metadata
    __init__ = _registry.constructor


class Feedback(Base):
    """A thumb up or down under one answer."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("sender_id", "message_id", name="uq_feedback_sender_id_message_id"),)

    id: int = Column(Integer, primary_key=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)
    sender_id: str = Column(String(SENDER_ID_LENGTH), nullable=False, index=True)
    message_id: str | None = Column(String(255))
    """The reply that it is about; NULL where the channel has no ids, and then each thumb is a row."""
    positive: bool = Column(Boolean, nullable=False)
    topic: str | None = Column(String(255))
    section: str | None = Column(String(255))
    guide_version: str | None = Column(String(64))
    comment: str | None = Column(UserText)
    handled_at: datetime | None = Column(UtcDateTime)
    """When a trainer was done with it."""


class AnsweredMessage(Base):
    """A message that was answered, by the id that its channel gave it: stored with the turn, and once."""

    __tablename__ = "answered_messages"

    sender_id: str = Column(String(SENDER_ID_LENGTH), primary_key=True)
    message_id: str = Column(String(255), primary_key=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now, index=True)


class RateCount(Base):
    """How often something was done since a time began, by a keyed digest of what and by whom."""

    __tablename__ = "rate_counts"

    name: str = Column(String(64), primary_key=True)
    seconds: int = Column(Integer, primary_key=True, autoincrement=False)
    """How long that time lasts."""
    count: int = Column(Integer, nullable=False)
    expires_at: datetime = Column(UtcDateTime, nullable=False)


class UnclearMessage(Base):
    """A message that was not understood, what was guessed, and what the user then picked."""

    __tablename__ = "unclear_messages"
    __table_args__ = (CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome"),)

    id: int = Column(Integer, primary_key=True)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)
    sender_id: str = Column(String(SENDER_ID_LENGTH), nullable=False, index=True)
    text: str = Column(UserText, nullable=False)
    outcome: str = Column(String(32), nullable=False)
    guesses: list[dict[str, Any]] = Column(JSON, nullable=False)
    picked: str | None = Column(String(255))
    handled_at: datetime | None = Column(UtcDateTime)
    """When a trainer was done with it."""


class TelegramUpdate(Base):
    """An update of Telegram's: while it is not answered with what it says, then its number alone."""

    __tablename__ = "telegram_updates"

    update_id: int = Column(BigInteger, primary_key=True, autoincrement=False)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)
    sender_id: str | None = Column(String(SENDER_ID_LENGTH), index=True)
    body: str | None = Column(UserText)
    sent: int = Column(Integer, nullable=False, default=0)
    holder: str | None = Column(String(64))
    """The role of the process that answers it: where nobody plays it any more, another process may."""


class TelegramMark(Base):
    """Something that was seen in a conversation: a pressed keyboard, an album, the wording of a message as a digest."""

    __tablename__ = "telegram_marks"

    sender_id: str = Column(String(SENDER_ID_LENGTH), primary_key=True)
    name: str = Column(String(255), primary_key=True)
    value: str = Column(String(64), nullable=False)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)


class TelegramPayload(Base):
    """What a button stands for that Telegram has no room for."""

    __tablename__ = "telegram_payloads"

    sender_id: str = Column(String(SENDER_ID_LENGTH), primary_key=True)
    key: str = Column(String(64), primary_key=True)
    payload: str = Column(UserText, nullable=False)
    created_at: datetime = Column(UtcDateTime, nullable=False, default=utc_now)


class TrainerSignOut(Base):
    """A trainer's browser that signed out, until its cookie is too old to be good for anything."""

    __tablename__ = "trainer_sign_outs"

    digest: str = Column(String(64), primary_key=True)
    expires_at: datetime = Column(UtcDateTime, nullable=False)
