"""Whether the own log is what is talked about."""

from __future__ import annotations

from bot.conversation.memory import OPEN_LOG, SAVE_LOG, Memory


def log_is_meant(memory: Memory, *, asks: bool) -> bool:
    """Return True if the log was told of lately, or if something is asked while one waits for an answer.

    What tells something while a log waits is rather an answer to it.

    Args:
        memory: of the conversation.
        asks: the message at hand asks.
    """
    return memory.log_is_near or (asks and memory.asks(OPEN_LOG, SAVE_LOG))
