"""Each message is answered once, however often it is sent."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

_REMEMBERED = 512


class Turns:
    """The turns that run now and the latest ones that ran.

    A turn goes on when the page that asked for it goes away: Sanic would cancel it half done, and the
    retry would start it again beside what the first one had stored.
    """

    def __init__(self) -> None:
        self._tasks: OrderedDict[tuple[str, str], asyncio.Task[list[dict[str, Any]]]] = OrderedDict()

    async def once(
        self, conversation: str, message: str, take: Callable[[], Awaitable[list[dict[str, Any]]]]
    ) -> list[dict[str, Any]]:
        """The replies to a message: of the turn that took it before, or of one taken now.

        Args:
            conversation: the conversation.
            message: the id of the message in it.
            take: answers the message. When it fails, nothing is remembered and a retry asks it again.

        Returns:
            The replies.
        """
        key = (conversation, message)
        task = self._tasks.get(key)
        if task is None:
            task = asyncio.ensure_future(take())
            self._tasks[key] = task
            task.add_done_callback(lambda done: self._settle(key, done))
        self._tasks.move_to_end(key)
        return await asyncio.shield(task)

    def knows(self, conversation: str, message: str) -> bool:
        """Return True if a message was answered lately, or is being answered."""
        return (conversation, message) in self._tasks

    def forget(self, conversation: str) -> None:
        """Forget the replies of a conversation."""
        for key in [key for key in self._tasks if key[0] == conversation]:
            del self._tasks[key]

    def _settle(self, key: tuple[str, str], task: asyncio.Task[list[dict[str, Any]]]) -> None:
        # Asking for the exception also keeps asyncio from logging one that nobody waited for.
        failed = task.cancelled() or task.exception() is not None
        if failed and self._tasks.get(key) is task:
            del self._tasks[key]
        settled = [other for other, its_task in self._tasks.items() if its_task.done()]
        for oldest in settled[: max(0, len(self._tasks) - _REMEMBERED)]:
            del self._tasks[oldest]
