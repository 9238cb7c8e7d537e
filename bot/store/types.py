"""What may be stored, and in which form: column types and the check of a conversation's id."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

from sqlalchemy import DateTime, String, Text
from sqlalchemy.types import TypeDecorator

SENDER_ID_LENGTH = 255
"""Rasa's ``events.sender_id`` is ``varchar(255)``; ours is the same, so that one id fits everywhere."""


def check_sender_id(sender_id: str) -> str:
    """Refuse a conversation id that some database cannot hold, before it reaches one.

    SQLite would take a long id and PostgreSQL would not; neither takes a NUL or half a surrogate
    pair everywhere. Rasa answers such an error with amnesia or, worse, by ending the process.

    Args:
        sender_id: the conversation's id, as a channel gave it.

    Returns:
        The same id.

    Raises:
        ValueError: it is empty, longer than 255 characters, or holds characters that cannot be stored. The
            message does not repeat the id, because errors are logged.
    """
    if not 0 < len(sender_id) <= SENDER_ID_LENGTH:
        raise ValueError(f"a sender_id has 1 to {SENDER_ID_LENGTH} characters, this one has {len(sender_id)}")
    if storable(sender_id) != sender_id:
        raise ValueError("a sender_id must not hold NUL or unpaired surrogate characters")
    return sender_id


def storable(text: str) -> str:
    """A text that every database takes.

    Args:
        text: what a user typed.

    Returns:
        The text without NUL characters, and with ``?`` for each unpaired surrogate.
    """
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class UtcDateTime(TypeDecorator):  # type: ignore[misc]  # SQLAlchemy 1.4 has no types
    """A moment in UTC. SQLite keeps no time zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Turn an aware moment into UTC.

        Raises:
            ValueError: the moment has no time zone, so nobody can tell when it was.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Give a moment back as UTC, whatever zone the connection answers in."""
        if value is None:
            return None
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)


class UserText(TypeDecorator):  # type: ignore[misc]  # SQLAlchemy 1.4 has no types
    """Text that a user typed, made storable on the way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        """Drop what a database would refuse."""
        return None if value is None else storable(value)


class ExactDecimal(TypeDecorator):  # type: ignore[misc]  # SQLAlchemy 1.4 has no types
    """A decimal number, digit for digit: SQLite knows only binary floats, in which 62.6 kg is no number."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> str | None:
        """Write the digits."""
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: str | None, dialect: Any) -> Decimal | None:
        """Read the digits."""
        return None if value is None else Decimal(value)


def utc_now() -> datetime:
    """The moment now, in UTC."""
    return datetime.now(timezone.utc)
