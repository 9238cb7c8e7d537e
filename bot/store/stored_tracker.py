"""A conversation as it is stored: its rows, and how many of its events they hold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Any

from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.store.types import utc_now


class StoredTracker(DialogueStateTracker):  # type: ignore[misc]  # Rasa has no types
    """A conversation that knows how many of its events are in the database already.

    Rasa counts the rows at each save instead. That costs a query, and when somebody else wrote in
    the meantime it takes their events for ours and drops as many of ours.
    """

    stored: int | None = None
    """Events stored, from the first on; None when nobody knows."""

    @classmethod
    def from_data(cls, sender_id: str, data: Iterable[str], slots: Iterable[Slot]) -> StoredTracker:
        """Replay what the database holds.

        Args:
            sender_id: the conversation.
            data: the ``data`` column of its rows, in order.
            slots: the slots of the model's domain.

        Returns:
            The conversation, all of it stored.
        """
        events = (_event(json.loads(one)) for one in data)
        tracker: StoredTracker = cls.from_events(sender_id, [event for event in events if event], slots)
        tracker.stored = len(tracker.events)
        return tracker


def stored_events(tracker: DialogueStateTracker) -> int | None:
    """How many events of a conversation are stored, or None when the conversation cannot tell."""
    # With a bounded history old events fall out at the front, and positions say nothing.
    if not isinstance(tracker, StoredTracker) or tracker.events.maxlen is not None:
        return None
    return tracker.stored


def events_from(tracker: DialogueStateTracker, position: int) -> list[Event]:
    """The events of a conversation from a position on."""
    return list(islice(tracker.events, position, None))


def row(sender_id: str, event: Event) -> dict[str, Any]:
    """An event as a row of Rasa's ``events`` table, column by column as Rasa writes it."""
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def answered_messages(sender_id: str, events: Iterable[Event]) -> list[dict[str, Any]]:
    """The messages among events as rows of ``AnsweredMessage``; some channels give them no ids."""
    ids = [event.message_id for event in events if isinstance(event, UserUttered) and event.message_id]
    return [{"sender_id": sender_id, "message_id": id_, "created_at": utc_now()} for id_ in ids]


def _event(data: dict[str, Any]) -> Event | None:
    kind = _event_class(data["event"])
    return kind._from_parameters(data) if kind else None


@cache
def _event_class(name: str) -> type[Event] | None:
    # Rasa walks its whole tree of classes for every event: more than half of the time of a read.
    kind: type[Event] | None = Event.resolve_by_type(name)
    return kind
