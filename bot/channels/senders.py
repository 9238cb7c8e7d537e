"""What the id of a conversation tells."""

from __future__ import annotations

TELEGRAM_PREFIX = "telegram:"
"""Opens the id of every conversation on Telegram; no other channel lets somebody speak under it."""

WEB_PREFIX = "web:"
"""Opens the id of every conversation of the web chat."""


def is_in_group(conversation: str) -> bool:
    """Return True if others read along: a member's conversation in a group names the chat and the member."""
    return conversation.startswith(TELEGRAM_PREFIX) and ":" in conversation.removeprefix(TELEGRAM_PREFIX)
