"""What the web channel needs to have kept. Who keeps it, and how, is not the channel's to know."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from bot.channels.web.request import Thumb


class WebStore(Protocol):
    """The conversations of the web channel, by their id."""

    async def begin(self, conversation: str) -> None:
        """Note that a conversation exists, before anything is said in it."""

    async def start_anew(self, conversation: str) -> None:
        """Delete what was said in a conversation, and keep what the lifter has: log, plan, kit, health."""

    async def new_recovery_code(self, conversation: str) -> str:
        """A code that brings what the lifter has to another browser. It is shown once and kept as a digest."""

    async def recover(self, conversation: str, code: str) -> str:
        """What became of a code: ``done``, ``same``, ``wrong`` or ``too_many``."""

    async def exists(self, conversation: str) -> bool:
        """Return True if the conversation was begun and not erased."""

    async def latest(self, conversation: str) -> list[dict[str, Any]]:
        """Its latest user and bot events, oldest first, as Rasa stores them."""

    def alone(self, conversation: str) -> AbstractAsyncContextManager[None]:
        """Held while a turn is taken: on no process anything else happens in the conversation meanwhile."""

    async def add_thumb(self, conversation: str, thumb: Thumb) -> None:
        """Keep what the lifter thought of an answer."""

    async def keep_file(self, conversation: str, body: bytes) -> str:
        """Keep a file that was sent; the message for the coach in its place."""

    def stands_for_file(self, message: str) -> bool:
        """Whether a message is one of ``keep_file``."""

    async def erase(self, conversation: str) -> None:
        """Delete the conversation and everything kept with it."""
