"""Trainers' browsers that signed out before what they hold was too old."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.store.insert_once import insert_once
from bot.store.models import TrainerSignOut
from bot.store.types import utc_now


def sign_out(session: Session, visitor: str, lifetime: timedelta) -> None:
    """Note that a browser signed out, and forget those whose cookies are too old by now.

    Args:
        session: an open session; the caller commits.
        visitor: id of the browser.
        lifetime: how long its cookie would have been good for, at most.
    """
    now = utc_now()
    too_old = delete(TrainerSignOut).where(TrainerSignOut.expires_at <= now)
    session.execute(too_old, execution_options={"synchronize_session": False})
    insert_once(session, TrainerSignOut, {"digest": _digest(visitor), "expires_at": now + lifetime})


def is_signed_out(session: Session, visitor: str) -> bool:
    """Return True if a browser signed out."""
    return session.get(TrainerSignOut, _digest(visitor)) is not None


def _digest(visitor: str) -> str:
    return sha256(visitor.encode()).hexdigest()
