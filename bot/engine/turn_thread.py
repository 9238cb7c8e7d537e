"""The thread in which turns are taken: whatever one of them waits for, the server goes on meanwhile."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from math import ceil
from typing import Any, Callable, Coroutine, Final, TypeVar

T = TypeVar("T")

LONGEST_WAIT: Final = 20.0
"""Seconds that a turn may be expected to wait for those before it. nginx waits 65 for an answer (``deploy/nginx``), and
takes a replica out that makes it wait longer: all would then come to the others."""
_WEIGHT_OF_NEWEST: Final = 0.1


class TurnThread:
    """Takes turns one after the other, as Rasa does: nothing in a turn of its own ever gives way to another.

    A turn asks the database some twenty times, and computes for the rest of its time. In the server's own thread a
    database that hangs would stop everything, health checks too.

    Args:
        clock: gives the seconds of a clock that only goes forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._pool = ThreadPoolExecutor(1, "turn", initializer=self._begin)
        self._clock = clock
        self._open = 0
        self._usual = 0.0

    def seconds_to_come_back(self) -> int:
        """Seconds after which a new turn would be taken in time; 0 if it would be now.

        What is expected is the number of turns that are open times what a turn took lately.
        """
        beyond = self._open * self._usual - LONGEST_WAIT
        return ceil(beyond) if beyond > 0 else 0

    async def take(self, turn: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Take a turn to its end, also when whoever asked for it goes away.

        Args:
            turn: makes what is to be awaited; it must use nothing of the caller's event loop.

        Raises:
            Exception: what the turn raised.
        """
        context = copy_context()
        done = asyncio.get_running_loop().run_in_executor(self._pool, context.run, self._run, turn)
        self._open += 1
        done.add_done_callback(self._is_over)
        gone: asyncio.CancelledError | None = None
        while not done.done():
            try:
                await asyncio.shield(done)
            except asyncio.CancelledError as error:
                # The caller holds the conversation's lock, and keeps it for as long as the turn runs.
                gone = error
            except Exception:  # noqa: BLE001 - told below
                break
        if gone is not None:
            raise gone
        return done.result()

    def _begin(self) -> None:
        self._loop = asyncio.new_event_loop()

    def _is_over(self, done: asyncio.Future[Any]) -> None:
        self._open -= 1

    def _run(self, turn: Callable[[], Coroutine[Any, Any, T]]) -> T:
        since = self._clock()
        try:
            return self._loop.run_until_complete(turn())
        finally:
            took = self._clock() - since
            self._usual += (took - self._usual) * (_WEIGHT_OF_NEWEST if self._usual else 1.0)
