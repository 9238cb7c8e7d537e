"""Stored events as what the page shows: replies, history, offered buttons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timezone
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel

from bot.channels.message_text import as_typed

Event = dict[str, Any]
Item = dict[str, Any]


def without_recipient(messages: Iterable[Item]) -> list[Item]:
    """Replies without the conversation's id, which no page needs."""
    return [{key: value for key, value in message.items() if key != "recipient_id"} for message in messages]


async def replies(events: Iterable[Event]) -> list[Item]:
    """What stored bot events looked like when they went out."""
    collector = CollectingOutputChannel()
    for event in events:
        if event["event"] == "bot":
            # Rasa's own way out, so that a repeated reply is split into the same items as the first.
            await collector.send_response("", {**(event.get("data") or {}), "text": event.get("text")})
    return without_recipient(collector.messages)


async def history(events: Iterable[Event]) -> list[Item]:
    """User and bot events, in order, as messages.

    A user's message has the id that the page gave it; the replies to it have the same id with their
    number behind it ("…-0", "…-1"), so that a page can tell those that it has shown already.
    """
    found: list[Item] = []
    turn, number = "start", 0
    for event in events:
        at = datetime.fromtimestamp(event["timestamp"], timezone.utc).isoformat(timespec="milliseconds")
        if event["event"] == "user" and _is_part(event):
            continue
        if event["event"] == "user":
            turn, number = str(event.get("message_id")), 0
            found.append({"id": turn, "from": "user", "text": _shown(event), "at": at})
            continue
        for item in await replies([event]):
            found.append({"id": f"{turn}-{number}", "from": "bot", **item, "at": at})
            number += 1
    return found


def offered(events: Iterable[Event]) -> list[tuple[str, str]]:
    """Payload and title of each button among bot events; the latest last."""
    return [
        (str(button.get("payload")), str(button.get("title")))
        for event in events
        if event["event"] == "bot"
        for button in (event.get("data") or {}).get("buttons") or ()
    ]


def _is_part(event: Event) -> bool:
    """Return True for a later part of a message that was answered part by part: its words stand with the first."""
    return bool((event.get("metadata") or {}).get("part"))


def _shown(event: Event) -> str:
    told = event.get("metadata") or {}
    return str(told.get("title") or as_typed(told.get("whole") or event.get("text") or ""))
