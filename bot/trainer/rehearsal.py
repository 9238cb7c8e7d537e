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
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.engine.agent import CoachAgent
from bot.trainer.case import Case, Stub
from bot.trainer.check import exchanges, missed
from bot.trainer.renderings import RENDERINGS, Rendering
from bot.trainer.result import PlayedCase, PlayedStep
from bot.trainer.turn_taking import take_turn
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
                taken = take_turn(self._agent, rendering, conversation, said.text, self._count)
                turn = self._wait(taken, f"{said.place}: {said.text!r}")
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

    def _count(self, table: str) -> int:
        if table not in self._tables:
            return 0
        with self._engine.connect() as connection:
            quoted = connection.dialect.identifier_preparer.quote(table)
            return int(connection.execute(text(f"SELECT count(*) FROM {quoted}")).scalar_one())  # noqa: S608 - a known table  # nosec B608

    def _empty(self) -> None:
        with self._engine.begin() as connection:
            for table in self._tables:
                connection.execute(text(f"DELETE FROM {connection.dialect.identifier_preparer.quote(table)}"))  # noqa: S608  # nosec B608

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
