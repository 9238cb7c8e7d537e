"""The coach as the Telegram channel knows it."""

from __future__ import annotations

from typing import Any, Protocol

Item = dict[str, Any]


class Coach(Protocol):
    """Answers messages; each reply is an item in Rasa's shape."""

    async def ask(self, conversation: str, text: str, message_id: str, metadata: dict[str, Any]) -> list[Item]:
        """Take a turn, or say what was said to this very message."""

    def is_about_more(self, caption: str) -> bool:
        """Return True if the words beside a file want an answer of their own."""
