"""A stored conversation as a trainer reads it: turn by turn, without personal details."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from bot.trainer.inbox.masking import masked

Event = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """A bubble of the bot."""

    text: str
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownTurn:
    """A message and its replies.

    Args:
        id: of the message.
        at: when.
        channel: over which it came.
        says: what to say to have the turn again: the words, masked, or the payload of a button.
        shown: the same as the person saw it.
        intent: what it was understood as.
        confidence: how sure the bot was.
    """

    id: str
    at: datetime
    channel: str
    says: str
    shown: str
    intent: str
    confidence: float
    replies: list[Reply] = field(default_factory=list)


def turns(events: Iterable[Event]) -> list[ShownTurn]:
    """The turns of stored user and bot events; what the bot said before the first message is left out."""
    found: list[ShownTurn] = []
    for event in events:
        if event["event"] == "user":
            found.append(_turn(event))
        elif found:
            data = event.get("data") or {}
            titles = tuple(str(button.get("title")) for button in data.get("buttons") or ())
            text = event.get("text") or ("(an image)" if data.get("image") else "")
            if text:
                found[-1].replies.append(Reply(masked(text), titles))
    return found


def said(event: Event) -> tuple[str, str]:
    """What a stored user event says, masked: to say it again, and as the person saw it."""
    words = " ".join((event.get("text") or "").split())
    if words.startswith("/"):
        return words, masked(str((event.get("metadata") or {}).get("title") or words))
    return masked(words), masked(words)


def _turn(event: Event) -> ShownTurn:
    says, shown = said(event)
    intent = (event.get("parse_data") or {}).get("intent") or {}
    return ShownTurn(
        id=str(event.get("message_id")),
        at=datetime.fromtimestamp(event["timestamp"], timezone.utc),
        channel=str(event.get("input_channel") or "unknown"),
        says=says,
        shown=shown,
        intent=str(intent.get("name") or "nothing"),
        confidence=float(intent.get("confidence") or 0.0),
    )
