"""The thread in which turns are taken: whatever one of them waits for, the server goes on meanwhile."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, Callable, Coroutine, TypeVar

T = TypeVar("T")


class TurnThread:
    """Takes turns one after the other, as Rasa does: nothing in a turn of its own ever gives way to another.

    A turn asks the database some twenty times, and computes for the rest of its time. In the server's own thread a
    database that hangs would stop everything, health checks too.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "turn", initializer=self._begin)

    async def take(self, turn: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Take a turn to its end, also when whoever asked for it goes away.

        Args:
            turn: makes what is to be awaited; it must use nothing of the caller's event loop.

        Raises:
            Exception: what the turn raised.
        """
        context = copy_context()
        done = asyncio.get_running_loop().run_in_executor(self._pool, context.run, self._run, turn)
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

    def _run(self, turn: Callable[[], Coroutine[Any, Any, T]]) -> T:
        return self._loop.run_until_complete(turn())
