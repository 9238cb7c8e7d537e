"""A file that somebody sent in a channel, and the message that stands for it in the conversation."""

from __future__ import annotations

from bot.conversation.imports import FILE_TAG
from bot.imports import NotReadable, NotReadableError, text_of_file
from bot.store.imports import keep_waiting
from bot.store.session import engine_for_process, session_scope


def message_of_file(conversation: str, body: bytes | None) -> str:
    """Keep a file until the lifter answers what is in it.

    Args:
        conversation: in which it was sent.
        body: of the file; None for one that was too big to be taken.

    Returns:
        The message for the coach. One that cannot be read is told there too, and not kept.
    """
    try:
        if body is None:
            raise NotReadableError(NotReadable.TOO_BIG)
        text = text_of_file(body)
    except NotReadableError as error:
        return f"{FILE_TAG}{error.why.name.lower()}"
    with session_scope(engine_for_process()) as session:
        return f"{FILE_TAG}{keep_waiting(session, conversation, text)}"


def stands_for_file(message: str) -> bool:
    """Return True for a message of ``message_of_file``; it opens nothing but a file of its own conversation."""
    return message.startswith(FILE_TAG)
