"""One turn with the real agent, over a channel: everything that came of a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.web.items import replies
from bot.engine.agent import CoachAgent
from bot.engine.part_by_part import PART
from bot.trainer.buttons import as_offered, as_written
from bot.trainer.renderings import Rendering, TurnFailedError
from bot.trainer.turn import Bubble, Response, Turn


async def take_turn(
    agent: CoachAgent,
    rendering: Rendering,
    conversation: str,
    said: str,
    count: Callable[[str], int] = lambda table: 0,
) -> Turn:
    """Say something and note what comes of it.

    Args:
        agent: the loaded agent.
        rendering: the channel, on that agent.
        conversation: its id, as the rendering began it.
        said: a message, or the payload of a button.
        count: rows of a table, now.

    Returns:
        The turn, also where the bot failed: then it says so.
    """
    before = await agent.tracker_store.retrieve(conversation)
    failed, items = None, list[dict[str, Any]]()
    try:
        items = await rendering.say(conversation, as_offered(said, _offered(before)))
    except TurnFailedError as error:
        failed, items = str(error), error.items
    tracker = await agent.tracker_store.retrieve(conversation)
    events = _new_events(before, tracker)
    user = events[0] if events and isinstance(events[0], UserUttered) else None
    parsed = user.parse_data if user else {}
    return Turn(
        said=said,
        bubbles=tuple(await _bubbles(items, events)),
        responses=tuple(_responses(events)),
        actions=tuple(
            (i, event.action_name)
            for i, event in enumerate(events)
            if isinstance(event, ActionExecuted) and event.action_name
        ),
        set_slots=tuple((i, event.key, event.value) for i, event in enumerate(events) if isinstance(event, SlotSet)),
        slots={name: slot.value for name, slot in tracker.slots.items()} if tracker else {},
        understood=_understood(parsed),
        ranking=tuple((entry["name"], entry["confidence"]) for entry in parsed.get("intent_ranking") or ()),
        count=count,
        failed=failed,
    )


def _offered(tracker: DialogueStateTracker | None) -> list[dict[str, Any]]:
    said = [event for event in tracker.events if isinstance(event, BotUttered)] if tracker else []
    return [button for event in said for button in event.data.get("buttons") or ()]


def _new_events(before: DialogueStateTracker | None, after: DialogueStateTracker | None) -> list[Event]:
    """The events from the latest message on, if there is one that was not there before."""
    events = list(after.events) if after else []
    start = next((i for i in range(len(events) - 1, -1, -1) if _begins_turn(events[i])), None)
    if start is None or (
        before and any(event.message_id == events[start].message_id for event in before.events if _begins_turn(event))
    ):
        return []
    return events[start:]


def _begins_turn(event: Event) -> bool:
    """Return True for a message, and False for a later part of one that is answered part by part."""
    return isinstance(event, UserUttered) and not (event.metadata or {}).get(PART)


async def _bubbles(items: list[dict[str, Any]], events: list[Event]) -> list[Bubble]:
    """The items with the position of the event that each was sent by."""
    positions = [
        i for i, event in enumerate(events) if isinstance(event, BotUttered) for _ in await replies([event.as_dict()])
    ]
    if len(positions) != len(items):
        # The channel said something by itself, or other than Rasa would: then they count as said at the end.
        positions = [len(events) + number for number in range(len(items))]
    return [
        Bubble(
            i,
            item.get("text"),
            tuple(map(as_written, item.get("buttons") or ())),
            item.get("custom") or {},
            item.get("image"),
        )
        for i, item in zip(positions, items, strict=True)
    ]


def _responses(events: list[Event]) -> Iterator[Response]:
    for i, event in enumerate(events):
        name = event.metadata.get("utter_action") if isinstance(event, BotUttered) else None
        if name:
            yield Response(i, name, event.text, tuple(event.data.get("buttons") or ()))


def _understood(parsed: dict[str, Any]) -> tuple[str, ...]:
    intents = [parsed.get("intent") or {}, *(question["intent"] for question in parsed.get("questions") or ())]
    return tuple(dict.fromkeys(intent["name"] for intent in intents if intent.get("name")))
