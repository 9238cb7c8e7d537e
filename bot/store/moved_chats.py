"""A Telegram group that became a supergroup has a new number: what its members have is moved to it."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import column, delete, inspect, select, table, update
from sqlalchemy.orm import Session

from bot.store.link_codes import join_lifters
from bot.store.models import AnsweredMessage, Base, TelegramMark, TelegramPayload
from bot.store.training_models import LifterSender

# Rasa's table by its name alone: this room works, and is tested, without Rasa.
_EVENTS = table("events", column("sender_id"))
_ONCE: Final = {
    TelegramMark: ("name",),
    TelegramPayload: ("key",),
    LifterSender: (),
    AnsweredMessage: ("message_id",),
}
"""Tables in which a conversation has one row, or one for each value of a column."""


def senders_in_group(session: Session, prefix: str) -> list[str]:
    """The conversations of a group under which anything is stored.

    Args:
        session: an open session.
        prefix: how their ids begin, up to the member: ``telegram:-100:``.
    """
    found: set[str] = set()
    for one in _tables(session):
        found.update(session.scalars(select(one.c.sender_id).where(one.c.sender_id.startswith(prefix)).distinct()))
    return sorted(found)


def move_conversation(session: Session, old: str, new: str) -> None:
    """Move everything that is stored under the id of a conversation to another id. The caller commits.

    What a member has under both is theirs: the talk goes on, and two logs become one.

    Args:
        session: an open session.
        old: the id until now.
        new: the id from now on.
    """
    join_lifters(session, old, new)
    for kind, key in _ONCE.items():
        there = kind.__table__.alias()
        doubled = select(there.c.sender_id).where(
            there.c.sender_id == new, *(there.c[name] == kind.__table__.c[name] for name in key)
        )
        _run(session, delete(kind.__table__).where(kind.__table__.c.sender_id == old, doubled.exists()))
    for one in _tables(session):
        _run(session, update(one).where(one.c.sender_id == old).values(sender_id=new))
    session.expire_all()


def _tables(session: Session) -> list[Any]:
    """Every table that names conversations, Rasa's own among them once it is there."""
    tables = [one for one in Base.metadata.sorted_tables if "sender_id" in one.c]
    return [*tables, _EVENTS] if inspect(session.connection()).has_table(_EVENTS.name) else tables


def _run(session: Session, statement: Any) -> None:
    session.execute(statement, execution_options={"synchronize_session": False})
