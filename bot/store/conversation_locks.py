"""One turn at a time in a conversation, first come first served.

Rasa's own locks look again once a second, and the one on Redis loses whoever comes between a read and a write
(https://github.com/RasaHQ/rasa/issues/9213).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import blake2b
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.lock_store import LockStore


class Role:
    """Something that one of all processes does at a time. The one that has it keeps it for as long as it lives."""

    async def is_mine(self) -> bool:
        """Take the role if nobody has it; return True if this process has it now."""
        return True


class ConversationLocks(LockStore):  # type: ignore[misc]  # Rasa has no types
    """Locks of one process. Whoever has one may take it once more, and has it until the outer block ends."""

    def __init__(self) -> None:
        self._queues: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._owners: dict[int, asyncio.Task[Any] | None] = {}

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = 0, wait_time_in_seconds: float = 0
    ) -> AsyncIterator[None]:
        """Hold a conversation, to the end of the block.

        Args:
            conversation_id: the conversation.
            lock_lifetime: Rasa's; a lock lives as long as its holder.
            wait_time_in_seconds: Rasa's; nothing is asked for twice.

        Raises:
            LockError: others held it for too long, or nobody can say whether they do.
        """
        key, me, since = lock_key(conversation_id), asyncio.current_task(), time.monotonic()
        if self._owners.get(key) is me:
            yield
            return
        queue = self._queues.get(key) or self._queues.setdefault(key, asyncio.Lock())
        async with queue, self._held_by_process(key, since):
            self._owners[key] = me
            try:
                yield
            finally:
                del self._owners[key]

    @asynccontextmanager
    async def _held_by_process(self, key: int, since: float) -> AsyncIterator[None]:
        """Keep every other process out too; of this one only the first of the queue asks, who waits since a moment."""
        yield

    def role(self, name: str) -> Role:
        """Something that only one process does at a time."""
        return Role()

    async def is_played(self, name: str) -> bool:
        """Return True if a process that lives has a role; asked of roles that are not this process's own."""
        return False

    def close(self) -> None:
        """Let go of whatever the locks need."""


def lock_key(name: str) -> int:
    """A name as a number of 64 bits with a sign, as PostgreSQL's advisory locks have them."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
