"""How much is stored about a lifter, in numbers that can be said in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import column, func, inspect, select, table
from sqlalchemy.orm import Session

from bot.store.lifters import find_lifter, senders_of
from bot.store.training_models import PlanRow, SessionRow

_EVENTS = table("events", column("sender_id"), column("type_name"))


@dataclass(frozen=True)
class Holdings:
    """What is stored about the lifter behind a conversation, over all channels they joined.

    Attributes:
        sessions: sessions in the training log.
        plans: plans that were made.
        messages: messages of either side.
        conversations: chats, on whatever channel.
    """

    sessions: int
    plans: int
    messages: int
    conversations: int


def holdings(session: Session, sender_id: str) -> Holdings:
    """Count what is stored.

    Args:
        session: an open session.
        sender_id: one of the lifter's conversations.
    """
    senders, lifter = senders_of(session, sender_id), find_lifter(session, sender_id)

    def owned(kind: type[SessionRow] | type[PlanRow]) -> int:
        if lifter is None:
            return 0
        return int(session.scalar(select(func.count(kind.id)).where(kind.lifter_id == lifter.id)))

    return Holdings(owned(SessionRow), owned(PlanRow), _messages(session, senders), len(senders))


def _messages(session: Session, senders: tuple[str, ...]) -> int:
    if not inspect(session.connection()).has_table(_EVENTS.name):
        return 0
    said = _EVENTS.c.type_name.in_(("user", "bot"))
    return int(session.scalar(select(func.count()).where(_EVENTS.c.sender_id.in_(senders), said)))
