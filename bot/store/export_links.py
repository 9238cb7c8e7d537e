"""The address from which a lifter fetches the copy of their data, once."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.store.training_models import ExportLink
from bot.store.types import check_sender_id, utc_now

LINK_LIVES: Final = timedelta(minutes=15)


def new_export_link(session: Session, sender_id: str, *, now: datetime | None = None) -> str:
    """A secret that fetches the copy once, within 15 minutes. One that was given before is void.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation.
        now: the moment; the present one when left out.
    """
    secret = secrets.token_urlsafe(32)
    expires_at = (now or utc_now()) + LINK_LIVES
    before = delete(ExportLink).where(ExportLink.sender_id == sender_id)
    session.execute(before, execution_options={"synchronize_session": False})
    session.add(ExportLink(digest=_digest(secret), sender_id=check_sender_id(sender_id), expires_at=expires_at))
    session.flush()
    return secret


def export_link_is_open(session: Session, secret: str, *, now: datetime | None = None) -> bool:
    """Return True if a secret can still be used; asking does not use it.

    Args:
        session: an open session.
        secret: as it stands in the address.
        now: the moment; the present one when left out.
    """
    row = session.get(ExportLink, _digest(secret))
    return row is not None and bool(row.expires_at > (now or utc_now()))


def use_export_link(session: Session, secret: str, *, now: datetime | None = None) -> str | None:
    """The conversation that a secret was made for, if it was not used and is not too old. It is used now.

    Args:
        session: an open session; the caller commits.
        secret: as it stands in the address.
        now: the moment; the present one when left out.
    """
    row = session.get(ExportLink, _digest(secret))
    if row is None:
        return None
    # Whoever deletes the row has the link: asked for twice at once, it works once.
    claimed = session.execute(
        delete(ExportLink).where(ExportLink.digest == row.digest), execution_options={"synchronize_session": False}
    )
    return row.sender_id if claimed.rowcount and row.expires_at > (now or utc_now()) else None


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
