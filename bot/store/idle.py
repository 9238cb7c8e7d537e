"""Who has been away for so long that nothing of theirs shall be kept, and what is of no use to anybody any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import column, delete, func, inspect, select, table
from sqlalchemy.orm import Session

from bot.store.imports import WAITS_FOR
from bot.store.lifters import senders_of
from bot.store.link_codes import WRONG_WITHIN
from bot.store.models import AnsweredMessage, Feedback, RateCount, UnclearMessage
from bot.store.training_models import ExportLink, LifterSender, LinkCode, LinkTry, WaitingFile
from bot.store.types import utc_now

ANSWERED_KEPT = timedelta(days=30)
"""Nobody sends a message again after that; what was said stays."""
# Rasa's table by its name alone: this room works, and is tested, without Rasa.
_EVENTS = table("events", column("sender_id"), column("timestamp"))


def idle_senders(session: Session, before: datetime) -> list[str]:
    """Conversations in which nothing has happened since a moment, none of whose lifter's others is in use.

    Args:
        session: an open session.
        before: the moment, with a time zone.

    Returns:
        Their ids, sorted.
    """
    latest = _latest(session)
    awake = {sender for sender, moment in latest.items() if moment >= before}
    # One question for all of them: two for each of 20,000 took minutes.
    lifters = dict(session.execute(select(LifterSender.sender_id, LifterSender.lifter_id)).all())
    training = {lifters[sender] for sender in awake if sender in lifters}
    return [one for one in sorted(latest.keys() - awake) if lifters.get(one) not in training]


def is_idle(session: Session, sender_id: str, before: datetime) -> bool:
    """Return True if nothing has happened since a moment in any conversation of the lifter behind this one.

    Args:
        session: an open session.
        sender_id: one of the lifter's conversations.
        before: the moment, with a time zone.
    """
    latest = _latest(session, senders_of(session, sender_id))
    return bool(latest) and all(moment < before for moment in latest.values())


def drop_expired(session: Session) -> None:
    """Delete codes, links, wrong tries and files without an answer whose time is over. The caller commits."""
    now = utc_now()
    over = {
        LinkCode: LinkCode.expires_at <= now,
        ExportLink: ExportLink.expires_at <= now,
        LinkTry: LinkTry.created_at <= now - WRONG_WITHIN,
        WaitingFile: WaitingFile.created_at <= now - WAITS_FOR,
        RateCount: RateCount.expires_at <= now,
        AnsweredMessage: AnsweredMessage.created_at <= now - ANSWERED_KEPT,
    }
    for kind, where in over.items():
        session.execute(delete(kind).where(where), execution_options={"synchronize_session": False})


def _latest(session: Session, of: Sequence[str] | None = None) -> dict[str, datetime]:
    """When something was last stored in each conversation, whatever it was."""
    found: dict[str, datetime] = {}

    def read(sender: Any, moment: Any) -> list[Any]:
        query = select(sender, func.max(moment)).group_by(sender)
        return list(session.execute(query if of is None else query.where(sender.in_(of))).all())

    rows = []
    if inspect(session.connection()).has_table(_EVENTS.name):
        said = read(_EVENTS.c.sender_id, _EVENTS.c.timestamp)
        rows = [(sender, datetime.fromtimestamp(seconds, timezone.utc)) for sender, seconds in said]
    for kind in (Feedback, UnclearMessage, LifterSender):
        rows += read(kind.sender_id, kind.created_at)
    for sender, moment in rows:
        found[sender] = max(moment, found.get(sender, moment))
    return found
