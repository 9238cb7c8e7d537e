"""What the bot says on Telegram though nobody wrote just now."""

from __future__ import annotations

from collections.abc import Iterable

from bot.channels.senders import TELEGRAM_PREFIX, is_in_group
from bot.channels.telegram.coach import Item
from bot.channels.telegram.payloads import callback_data
from bot.channels.telegram.send import Delivery, Sender
from bot.channels.telegram.store import TelegramStore
from bot.channels.telegram.updates import Place
from bot.channels.telegram.view import outgoing


class Unasked:
    """Writes to private chats.

    Args:
        store: what keeps long payloads of buttons.
        sender: the way out.
    """

    def __init__(self, store: TelegramStore, sender: Sender) -> None:
        self._store = store
        self._sender = sender

    async def write(self, conversation: str, items: Iterable[Item]) -> Delivery:
        """Send what the coach has to say, each message once.

        Args:
            conversation: id of a private chat on Telegram.
            items: in Rasa's shape; one at least with words.

        Returns:
            What became of the first message: those behind it go out only after it.

        Raises:
            ValueError: the conversation is no private chat on Telegram.
        """
        if not conversation.startswith(TELEGRAM_PREFIX) or is_in_group(conversation):
            raise ValueError("only a private chat on Telegram can be written to first")
        place = Place(conversation, int(conversation.removeprefix(TELEGRAM_PREFIX)))
        first: Delivery | None = None
        for message in outgoing(items):
            data = [await callback_data(self._store, conversation, button.payload) for button in message.buttons]
            became = await self._sender.send_once(place, message, data)
            first = first or became
            if became is not Delivery.SENT:
                break
        return first or Delivery.REFUSED
