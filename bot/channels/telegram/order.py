"""Work in order: what one chat sent is worked off one by one, chats beside each other."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import logging
from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)


class InOrder:
    """Queues by chat, ordered by number; a chat without work has none.

    Telegram may deliver two updates of one chat at once. Those that wait here are put in order again.
    """

    def __init__(self) -> None:
        self._queues: dict[int, list[tuple[int, int, Callable[[], Awaitable[None]]]]] = {}
        self._added = itertools.count()
        self._tasks: set[asyncio.Task[None]] = set()

    def add(self, chat_id: int, number: int, work: Callable[[], Awaitable[None]]) -> None:
        """Have something done after what the chat has waiting before it.

        Args:
            chat_id: the chat.
            number: its place; of two with the same the first one added goes first.
            work: what to do. An error in it ends that piece alone.
        """
        if chat_id in self._queues:
            heapq.heappush(self._queues[chat_id], (number, next(self._added), work))
            return
        self._queues[chat_id] = [(number, next(self._added), work)]
        task = asyncio.ensure_future(self._work_off(chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def waiting(self) -> int:
        """How much has not begun."""
        return sum(map(len, self._queues.values()))

    async def idle(self) -> None:
        """Wait until nothing is left to do."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def stop(self) -> None:
        """Drop what has not begun and cancel what runs; it is taken up again after a restart."""
        self._queues.clear()
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work_off(self, chat_id: int) -> None:
        while self._queues.get(chat_id):
            _, _, work = heapq.heappop(self._queues[chat_id])
            try:
                await work()
            except Exception as error:  # noqa: BLE001 - one bad message must not silence a chat; its text stays out
                logger.error("a Telegram update failed: %s", type(error).__name__)
        self._queues.pop(chat_id, None)
