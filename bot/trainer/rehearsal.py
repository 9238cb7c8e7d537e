"""Plays cases to the real agent: its model, its actions, its channels, and an empty database for each case."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import contextmanager
from typing import Any, TypeVar

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.agent import CoachAgent
from bot.channels.web_items import replies
from bot.trainer.case import Case, Stub
from bot.trainer.check import exchanges, missed
from bot.trainer.renderings import RENDERINGS, Rendering, TurnFailedError
from bot.trainer.result import PlayedCase, PlayedStep
from bot.trainer.turn import Bubble, Response, Turn
from bot.trainer.yaml_node import CaseFileError

TIME_LIMIT = 20.0
"""Seconds for one turn. A turn takes hundredths; the rest is for a busy machine."""
_SCHEMA_TABLE = "alembic_version"
_T = TypeVar("_T")


class Rehearsal:
    """The bot on a stage of its own.

    The agent runs on a thread, so that one that never answers is noticed from outside, whatever it is stuck in.

    Args:
        agent: the loaded agent.
        engine: its database, **which is emptied before every case**.
        time_limit: seconds that a turn may take.
    """

    def __init__(self, agent: CoachAgent, engine: Engine, time_limit: float = TIME_LIMIT) -> None:
        self._agent = agent
        self._engine = engine
        self._time_limit = time_limit
        self._renderings = {name: make(agent) for name, make in RENDERINGS.items()}
        self._tables = [name for name in inspect(engine).get_table_names() if name != _SCHEMA_TABLE]
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()

    def close(self) -> None:
        """End the thread, unless it is stuck in a turn."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    def play(self, case: Case) -> PlayedCase:
        """Play a case from its first message to its last, also where an expectation on the way does not hold.

        Raises:
            CaseFileError: the bot did not answer within the time limit.
        """
        started = time.perf_counter()
        self._empty()
        rendering = self._renderings[case.channel]
        steps = []
        with self._stubbed(case.stubs):
            conversation = self._wait(self._begin(rendering, case), f"{case.place}: starting the conversation")
            for exchange in exchanges(case.steps):
                said = exchange.said
                turn = self._wait(self._turn(rendering, conversation, said.text), f"{said.place}: {said.text!r}")
                steps.append(PlayedStep(said.place, turn, missed(exchange, turn)))
        return PlayedCase(case, tuple(steps), time.perf_counter() - started)

    def understand(self, text: str) -> tuple[str, float]:
        """The best intent of a message outside any talk, and how sure the bot is.

        Raises:
            CaseFileError: the bot did not answer within the time limit.
        """
        intent = self._wait(self._agent.parse_message(text), repr(text)).get("intent") or {}
        return str(intent.get("name")), float(intent.get("confidence") or 0.0)

    def _wait(self, turn: Awaitable[_T], what: str) -> _T:
        async def awaited() -> _T:
            return await turn

        try:
            return asyncio.run_coroutine_threadsafe(awaited(), self._loop).result(self._time_limit)
        except TookTooLong:
            raise CaseFileError(
                [f"{what} brought no answer within {self._time_limit:g} s: look for an action that waits or loops"]
            ) from None

    async def _begin(self, rendering: Rendering, case: Case) -> str:
        conversation = await rendering.begin()
        if case.slots:
            store = self._agent.tracker_store
            tracker = await store.retrieve(conversation)
            if tracker is None:
                tracker = store.init_tracker(conversation)
                tracker.update(ActionExecuted(ACTION_SESSION_START_NAME))
                tracker.update(SessionStarted())
            for name, value in case.slots.items():
                tracker.update(SlotSet(name, value))
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
            await store.save(tracker)
        return conversation

    async def _turn(self, rendering: Rendering, conversation: str, said: str) -> Turn:
        before = await self._agent.tracker_store.retrieve(conversation)
        failed, items = None, list[dict[str, Any]]()
        try:
            items = await rendering.say(conversation, said)
        except TurnFailedError as error:
            failed, items = str(error), error.items
        tracker = await self._agent.tracker_store.retrieve(conversation)
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
            set_slots=tuple(
                (i, event.key, event.value) for i, event in enumerate(events) if isinstance(event, SlotSet)
            ),
            slots={name: slot.value for name, slot in tracker.slots.items()} if tracker else {},
            understood=_understood(parsed),
            ranking=tuple((entry["name"], entry["confidence"]) for entry in parsed.get("intent_ranking") or ()),
            count=self._count,
            failed=failed,
        )

    def _count(self, table: str) -> int:
        if table not in self._tables:
            return 0
        with self._engine.connect() as connection:
            quoted = connection.dialect.identifier_preparer.quote(table)
            return int(connection.execute(text(f"SELECT count(*) FROM {quoted}")).scalar_one())  # noqa: S608 - a known table

    def _empty(self) -> None:
        with self._engine.begin() as connection:
            for table in self._tables:
                connection.execute(text(f"DELETE FROM {connection.dialect.identifier_preparer.quote(table)}"))  # noqa: S608

    @contextmanager
    def _stubbed(self, stubs: Any) -> Iterator[None]:
        kept = dict(self._agent.actions)
        self._agent.actions.update({name: _stand_in(stub) for name, stub in stubs.items()})
        try:
            yield
        finally:
            self._agent.actions.clear()
            self._agent.actions.update(kept)


def _stand_in(stub: Stub) -> Callable[..., list[dict[str, Any]]]:
    def run(dispatcher: CollectingDispatcher, tracker: Any, domain: Any) -> list[dict[str, Any]]:
        for response in stub.responses:
            known = {key: value for key, value in response.items() if key != "custom"}
            dispatcher.utter_message(**known, json_message=response.get("custom"))
        return [dict(event) for event in stub.events]

    return run


def _new_events(before: DialogueStateTracker | None, after: DialogueStateTracker | None) -> list[Event]:
    """The events from the latest message on, if there is one that was not there before."""
    events = list(after.events) if after else []
    start = next((i for i in range(len(events) - 1, -1, -1) if isinstance(events[i], UserUttered)), None)
    if start is None or (
        before and before.latest_message and before.latest_message.message_id == events[start].message_id
    ):
        return []
    return events[start:]


async def _bubbles(items: list[dict[str, Any]], events: list[Event]) -> list[Bubble]:
    """The items with the position of the event that each was sent by."""
    positions = [
        i for i, event in enumerate(events) if isinstance(event, BotUttered) for _ in await replies([event.as_dict()])
    ]
    if len(positions) != len(items):
        # The channel said something by itself, or other than Rasa would: then they count as said at the end.
        positions = [len(events) + number for number in range(len(items))]
    return [
        Bubble(i, item.get("text"), tuple(item.get("buttons") or ()), item.get("custom") or {}, item.get("image"))
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
