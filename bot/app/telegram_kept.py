"""What the Telegram channel needs to have kept, in the database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.app.imported_files import message_of_file
from bot.channels.telegram.store import Waiting
from bot.store import telegram as kept
from bot.store.conversation_locks import Role
from bot.store.erase import erase_sender, scrub
from bot.store.export import export_file
from bot.store.messages import latest_said
from bot.store.moved_chats import move_conversation, senders_in_group
from bot.store.session import engine_for_process, in_session, in_thread

_CHECK_AGE_EVERY = 1000


async def _by_nobody(role: str) -> bool:
    return False


class StoredTelegram:
    """What Telegram needs to have kept, in the database.

    Args:
        lock: held by whoever takes a turn in a conversation.
        role: a role by its name; this process takes one of its own, so that others know whether it lives.
        is_played: whether a process that lives has a role.
    """

    def __init__(
        self,
        lock: Callable[[str], AbstractAsyncContextManager[Any]],
        role: Callable[[str], Role] = lambda name: Role(),
        is_played: Callable[[str], Awaitable[bool]] = _by_nobody,
    ) -> None:
        self._lock = lock
        self._me = f"process {uuid4().hex}"
        self._role = role
        self._my_role: Role | None = None
        self._is_played = is_played
        self._taken_in = 0

    async def take_in(self, update_id: int, conversation: str, body: str) -> bool:
        """Keep an update until it is answered."""

        def kept_now(session: Session) -> bool:
            if self._taken_in % _CHECK_AGE_EVERY == 0:
                kept.drop_old(session)
            self._taken_in += 1
            return kept.take_in_update(session, update_id, conversation, body, self._me)

        return await in_session(kept_now)

    async def left_behind(self) -> list[Waiting]:
        """Updates whose process is gone; this one answers them from now on."""
        self._my_role = self._my_role or self._role(self._me)
        await self._my_role.is_mine()
        others = [one for one in await in_session(kept.holders) if one != self._me]
        found: list[Waiting] = []
        for other in others:
            if other is None or not await self._is_played(other):
                updates = await in_session(partial(kept.take_over, holder=other, heir=self._me))
                found += [Waiting(one.update_id, one.body, one.sent) for one in updates]
        return found

    async def note_sent(self, update_id: int, sent: int) -> None:
        """Note how much of an answer has gone out."""
        await in_session(lambda session: kept.note_sent(session, update_id, sent))

    async def finish(self, update_id: int) -> None:
        """Forget what an update said."""
        await in_session(lambda session: kept.finish_update(session, update_id))

    async def mark(self, conversation: str, name: str, value: str = "") -> bool:
        """Note that something was seen."""
        return await in_session(lambda session: kept.mark(session, conversation, name, value))

    async def keep_payload(self, conversation: str, key: str, payload: str) -> None:
        """Keep what a button stands for."""
        await in_session(lambda session: kept.keep_payload(session, conversation, key, payload))

    async def payload(self, conversation: str, key: str) -> str | None:
        """What a button stands for."""
        return await in_session(lambda session: kept.kept_payload(session, conversation, key))

    async def latest(self, conversation: str) -> list[dict[str, Any]]:
        """The latest user and bot events."""
        return await in_session(lambda session: latest_said(session, conversation))

    async def copy(self, conversation: str) -> bytes:
        """A copy of everything that is kept."""
        return await in_session(lambda session: export_file(session, conversation))

    async def keep_file(self, conversation: str, body: bytes | None) -> str:
        """Keep a file that was sent."""
        return await in_thread(lambda: message_of_file(conversation, body))

    async def erase(self, conversation: str) -> None:
        """Delete everything, when no process is in the middle of a turn."""
        async with self._lock(conversation):
            await in_session(lambda session: erase_sender(session, conversation))
            await in_thread(lambda: scrub(engine_for_process()))

    async def move_group(self, old: str, new: str) -> None:
        """Move a group's conversations, when no process is in the middle of a turn in its old or new one."""
        senders = await in_session(lambda session: senders_in_group(session, old))
        for member in (sender.removeprefix(old) for sender in senders):
            await self._move(old + member, new + member)

    async def _move(self, old: str, new: str) -> None:
        async with self._lock(old), self._lock(new):
            await in_session(lambda session: move_conversation(session, old, new))
