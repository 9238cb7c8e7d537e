"""Conversations to store: turns, sessions, and what Rasa does with them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import text
from sqlalchemy.engine import Engine

DOMAIN = Domain.from_dict({"intents": ["setup"], "slots": {"goal": {"type": "text", "mappings": [{"type": "custom"}]}}})
SECRET = "my knee hurts"
_T = TypeVar("_T")


def run(coroutine: Coroutine[Any, Any, _T]) -> _T:
    return asyncio.run(coroutine)


def turn(words: str = SECRET) -> list[Event]:
    parsed = {"intent": {"name": "setup", "confidence": 0.9}, "entities": [], "text": words}
    return [
        UserUttered(words, parsed["intent"], [], parsed),
        SlotSet("goal", words),
        ActionExecuted("action_answer"),
        BotUttered("Feet flat."),
    ]


def new_session() -> list[Event]:
    return [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]


def say(store: TrackerStore, sender_id: str, events: list[Event]) -> DialogueStateTracker:
    """What Rasa does in a turn: read or make the conversation, add to it, save it."""
    tracker = run(store.get_or_create_tracker(sender_id, append_action_listen=False))
    for one in events:
        tracker.update(one, DOMAIN)
    run(store.save(tracker))
    return tracker


def rows(engine: Engine, sender_id: str) -> list[tuple[Any, ...]]:
    query = "SELECT type_name, timestamp, intent_name, action_name, data FROM events WHERE sender_id = :s ORDER BY id"
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), {"s": sender_id})]


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement.split()[0])

    sqlalchemy_event.listen(engine, "before_cursor_execute", note)
    yield seen
    sqlalchemy_event.remove(engine, "before_cursor_execute", note)
