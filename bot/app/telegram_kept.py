"""What the Telegram channel needs to have kept, in the database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from bot.app.imported_files import message_of_file
from bot.channels.telegram.store import Waiting
from bot.store import telegram as kept
from bot.store.erase import erase_sender, scrub
from bot.store.export import export_file
from bot.store.messages import latest_said
from bot.store.moved_chats import move_conversation, senders_in_group
from bot.store.session import engine_for_process, session_scope

_CHECK_AGE_EVERY = 1000


class StoredTelegram:
    """What Telegram needs to have kept, in the database.

    Args:
        lock: held by whoever takes a turn in a conversation.
    """

    def __init__(self, lock: Callable[[str], AbstractAsyncContextManager[Any]]) -> None:
        self._lock = lock
        self._taken_in = 0

    def take_in(self, update_id: int, conversation: str, body: str) -> bool:
        """Keep an update until it is answered."""
        with session_scope(engine_for_process()) as session:
            if self._taken_in % _CHECK_AGE_EVERY == 0:
                kept.drop_old(session)
            self._taken_in += 1
            return kept.take_in_update(session, update_id, conversation, body)

    def waiting(self) -> list[Waiting]:
        """Updates that are not answered yet."""
        with session_scope(engine_for_process()) as session:
            return [Waiting(one.update_id, one.body, one.sent) for one in kept.waiting_updates(session)]

    def note_sent(self, update_id: int, sent: int) -> None:
        """Note how much of an answer has gone out."""
        with session_scope(engine_for_process()) as session:
            kept.note_sent(session, update_id, sent)

    def finish(self, update_id: int) -> None:
        """Forget what an update said."""
        with session_scope(engine_for_process()) as session:
            kept.finish_update(session, update_id)

    def mark(self, conversation: str, name: str, value: str = "") -> bool:
        """Note that something was seen."""
        with session_scope(engine_for_process()) as session:
            return kept.mark(session, conversation, name, value)

    def keep_payload(self, conversation: str, key: str, payload: str) -> None:
        """Keep what a button stands for."""
        with session_scope(engine_for_process()) as session:
            kept.keep_payload(session, conversation, key, payload)

    def payload(self, conversation: str, key: str) -> str | None:
        """What a button stands for."""
        with session_scope(engine_for_process()) as session:
            return kept.kept_payload(session, conversation, key)

    def latest(self, conversation: str) -> list[dict[str, Any]]:
        """The latest user and bot events."""
        with session_scope(engine_for_process()) as session:
            return latest_said(session, conversation)

    def copy(self, conversation: str) -> bytes:
        """A copy of everything that is kept."""
        with session_scope(engine_for_process()) as session:
            return export_file(session, conversation)

    def keep_file(self, conversation: str, body: bytes | None) -> str:
        """Keep a file that was sent."""
        return message_of_file(conversation, body)

    async def erase(self, conversation: str) -> None:
        """Delete everything, when no process is in the middle of a turn."""
        async with self._lock(conversation):
            with session_scope(engine_for_process()) as session:
                erase_sender(session, conversation)
            scrub(engine_for_process())

    async def move_group(self, old: str, new: str) -> None:
        """Move a group's conversations, when no process is in the middle of a turn in its old or new one."""
        with session_scope(engine_for_process()) as session:
            members = [sender.removeprefix(old) for sender in senders_in_group(session, old)]
        for member in members:
            async with self._lock(old + member), self._lock(new + member):
                with session_scope(engine_for_process()) as session:
                    move_conversation(session, old + member, new + member)
