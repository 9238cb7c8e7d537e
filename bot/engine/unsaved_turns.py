"""Turns that could not be saved: nobody is coached on without a memory, and what was told of health is not lost.

Rasa hides a database that is away: it goes on with an empty memory, and a lifter who was sent to hospital is coached in
the next turn.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import LockError
from sqlalchemy.exc import SQLAlchemyError

NOT_SAVED = (
    "I can't save anything right now, so your last message isn't saved and I won't coach on it. Please send it again "
    "in a minute. If you were saving a workout, check your log first."
)
HEALTH_NOT_SAVED = "I can't save anything right now, so please tell me about this again when you next write."
_AWAY = (SQLAlchemyError, LockError)
_MOST_LIFTERS = 1_000
_MOST_MESSAGES = 5

HandleMessage = Callable[[UserMessage], Awaitable[Optional[List[Dict[str, Any]]]]]


def is_away(error: Exception) -> bool:
    """Return True if an error means that the database does not answer, or nobody can say whose turn it is."""
    return isinstance(error, _AWAY)


class UnsavedHealth:
    """Messages on health that could not be saved, in memory until they can be: a restart forgets them."""

    def __init__(self) -> None:
        self._messages: OrderedDict[str, List[UserMessage]] = OrderedDict()

    def keep(self, message: UserMessage) -> None:
        """Keep a message; of very many lifters the oldest are forgotten."""
        kept = self._messages.setdefault(message.sender_id, [])
        self._messages[message.sender_id] = [*kept, message][-_MOST_MESSAGES:]
        while len(self._messages) > _MOST_LIFTERS:
            self._messages.popitem(last=False)

    async def take(self, sender_id: str, handle_message: HandleMessage) -> None:
        """Have the kept messages of a lifter handled, so that what they say stands before the next one is read.

        Args:
            sender_id: the conversation.
            handle_message: takes a turn; its replies were given already and go nowhere.

        Raises:
            Exception: they still cannot be saved, and stay kept.
        """
        messages = self._messages.pop(sender_id, [])
        try:
            while messages:
                first = messages[0]
                await handle_message(
                    UserMessage(
                        first.text,
                        CollectingOutputChannel(),
                        sender_id,
                        input_channel=first.input_channel,
                        message_id=first.message_id,
                        metadata=first.metadata,
                    )
                )
                del messages[0]
        finally:
            if messages:
                self._messages[sender_id] = messages
