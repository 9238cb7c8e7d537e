"""What the Telegram channel needs to have kept, so that a restart changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

Event = dict[str, Any]


@dataclass(frozen=True)
class Waiting:
    """An update that was taken in and is not answered yet.

    Args:
        update_id: Telegram's number of it.
        body: the update as JSON.
        sent: how many messages of its answer have gone out.
    """

    update_id: int
    body: str
    sent: int = 0


class TelegramStore(Protocol):
    """What is kept by conversation; its id is the channel's."""

    async def take_in(self, update_id: int, conversation: str, body: str) -> bool:
        """Keep an update until it is answered; False if it was taken in before."""

    async def left_behind(self) -> list[Waiting]:
        """Updates that a process took in and did not answer before it ended, oldest first; they are ours now."""

    async def note_sent(self, update_id: int, sent: int) -> None:
        """Note how many messages of an answer have gone out."""

    async def finish(self, update_id: int) -> None:
        """Forget what an update said, and keep its number only, so that a repeat is known."""

    async def mark(self, conversation: str, name: str, value: str = "") -> bool:
        """Note that something was seen; False if it was seen before with the same value."""

    async def keep_payload(self, conversation: str, key: str, payload: str) -> None:
        """Keep what a button stands for that Telegram has no room for."""

    async def payload(self, conversation: str, key: str) -> str | None:
        """What a button stands for, or None if nothing is kept under its key."""

    async def latest(self, conversation: str) -> list[Event]:
        """The latest user and bot events of a conversation, oldest first, as Rasa stores them."""

    async def copy(self, conversation: str) -> bytes:
        """A copy of everything that is kept about whoever talks there, as a ZIP file."""

    async def keep_file(self, conversation: str, body: bytes | None) -> str:
        """Keep a file that was sent, None if it is too big to be taken; the message for the coach in its place."""

    async def erase(self, conversation: str) -> None:
        """Delete the conversation and everything kept with it."""

    async def move_group(self, old: str, new: str) -> None:
        """Move the conversations of a group, by how their ids begin, to the number that it has from now on."""
