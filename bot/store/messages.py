"""What was said in a conversation, read from Rasa's table without replaying it."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Text, column, select, table
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select

from bot.store.lifters import senders_of
from bot.store.models import AnsweredMessage

# Rasa's table by its name alone: this room works, and is tested, without Rasa.
_EVENTS = table(
    "events",
    column("id"),
    column("sender_id"),
    column("type_name"),
    column("timestamp"),
    column("intent_name"),
    column("action_name"),
    column("data", Text),
)
_SAID = ("user", "bot")
_LONGEST_TURN = 50


def has_conversation(session: Session, sender_id: str) -> bool:
    """Return True if anything of a conversation is stored."""
    query = select(_EVENTS.c.id).where(_EVENTS.c.sender_id == sender_id).limit(1)
    return session.execute(query).first() is not None


def memories_of_linked(session: Session, sender_id: str) -> list[Any]:
    """What is remembered in the lifter's other conversations, as it was kept last in each.

    Args:
        session: an open session.
        sender_id: the conversation that asks.
    """
    found = []
    for sender in senders_of(session, sender_id):
        if sender != sender_id:
            query = select(_EVENTS.c.data).where(
                _EVENTS.c.sender_id == sender, _EVENTS.c.type_name == "slot", _EVENTS.c.action_name == "memory"
            )
            data = session.execute(query.order_by(_EVENTS.c.id.desc()).limit(1)).scalar()
            found += [json.loads(data)["value"]] if data else []
    return found


def latest_said(session: Session, sender_id: str, limit: int = 200) -> list[dict[str, Any]]:
    """The latest user and bot events of all sessions.

    Args:
        session: an open session.
        sender_id: the conversation.
        limit: at most so many; a turn that this would cut in two is left out.

    Returns:
        The events as Rasa stores them, oldest first.
    """
    query = _said(sender_id).order_by(_EVENTS.c.id.desc()).limit(limit)
    events = [json.loads(data) for (data,) in session.execute(query)][::-1]
    if len(events) < limit:
        return events
    first = next((index for index, event in enumerate(events) if event["event"] == "user"), 0)
    return events[first:]


def turn_of(session: Session, sender_id: str, message_id: str) -> list[dict[str, Any]] | None:
    """The turn that a message began.

    Args:
        session: an open session.
        sender_id: the conversation.
        message_id: the message's id, as its channel gave it.

    Returns:
        The bot's events up to the next message; None when no such message is stored.
    """
    # Most messages are new, and a long talk is not read for them.
    if session.get(AnsweredMessage, (sender_id, message_id)) is None:
        return None
    users = select(_EVENTS.c.id, _EVENTS.c.data).where(
        _EVENTS.c.sender_id == sender_id,
        _EVENTS.c.type_name == "user",
        _EVENTS.c.data.contains(f'"{message_id}"', autoescape=True),
    )
    rows = session.execute(users.order_by(_EVENTS.c.id))
    start = next((row.id for row in rows if json.loads(row.data).get("message_id") == message_id), None)
    if start is None:
        return None
    after = _said(sender_id).where(_EVENTS.c.id > start).order_by(_EVENTS.c.id).limit(_LONGEST_TURN)
    found: list[dict[str, Any]] = []
    for (data,) in session.execute(after):
        event = json.loads(data)
        if event["event"] != "user":
            found.append(event)
        elif not (event.get("metadata") or {}).get("part"):
            break  # a later part belongs to the same message
    return found


def message_judged(
    session: Session, sender_id: str, *, message_id: str | None, at: datetime, but: Collection[str]
) -> dict[str, Any] | None:
    """The user's message that an opinion is about.

    Args:
        session: an open session.
        sender_id: the conversation.
        message_id: the message's id, without ``%`` and ``_``; None where the channel has none.
        at: when the opinion was given; without an id, the latest message before it counts.
        but: intents that are themselves opinions.

    Returns:
        The event as Rasa stores it; None when no such message is stored.
    """
    users = select(_EVENTS.c.data).where(_EVENTS.c.sender_id == sender_id, _EVENTS.c.type_name == "user")
    if message_id is not None:
        wanted = users.where(_EVENTS.c.data.contains(f'"{message_id}"')).order_by(_EVENTS.c.id)
        found = (json.loads(data) for (data,) in session.execute(wanted))
        return next((event for event in found if event.get("message_id") == message_id), None)
    latest = users.where(_EVENTS.c.timestamp <= at.timestamp(), _EVENTS.c.intent_name.not_in(but))
    row = session.execute(latest.order_by(_EVENTS.c.id.desc()).limit(1)).first()
    return json.loads(row.data) if row else None


def _said(sender_id: str) -> Select:
    return select(_EVENTS.c.data).where(_EVENTS.c.sender_id == sender_id, _EVENTS.c.type_name.in_(_SAID))
