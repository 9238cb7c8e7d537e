"""Sending to Telegram: patient where it says wait, quiet where somebody has left, and never an error to the caller."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from enum import Enum
from typing import Any, TypeVar

import httpx
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram.updates import Place
from bot.channels.telegram.view import Outgoing
from bot.channels.telegram.words import COPY_FAILED, COPY_NAME

_TRIES = 60
"""Half an hour without Telegram, at pauses of 30 seconds; only this chat waits for it."""
_LONGEST_PAUSE = 30.0
_TYPING_AFTER = 0.2
_TYPING_LASTS = 4.0
_LARGEST_PHOTO = 10_000_000
_NOT_CONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

logger = logging.getLogger(__name__)

Call = Callable[[], Awaitable[Any]]
Sleep = Callable[[float], Awaitable[None]]
Delivered = TypeVar("Delivered")


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait; a number or a ``timedelta``, as the library is set."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def pause(failures: int) -> float:
    """Seconds to wait after so many failures in a row: 1, 2, 4 … 30."""
    return float(min(_LONGEST_PAUSE, 2 ** min(max(failures - 1, 0), 10)))


class Delivery(Enum):
    """What became of a message that was sent once."""

    SENT = "sent"
    """It arrived, or very likely did: once more could be twice."""
    NOT_YET = "not_yet"
    """It certainly did not go out, and may later."""
    NOBODY = "nobody"
    """Blocked, or the chat is gone: nobody is there to hear it."""
    REFUSED = "refused"
    """Telegram takes it in no form."""


class Sender:
    """Sends what the channel has to say.

    No method raises for what Telegram answers: the turn is stored already, and nothing that happens on
    the way out can undo it.

    Args:
        bot: Telegram's API.
        sleep: waits; tests give their own.
    """

    def __init__(self, bot: Bot, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = bot
        self._sleep = sleep
        self._moved: dict[int, int] = {}

    async def send(self, place: Place, message: Outgoing, data: list[str]) -> None:
        """Send one message: formatted, or as plain text where Telegram refuses that.

        Args:
            place: where to.
            message: what.
            data: the callback data of its buttons.
        """
        await self._in_some_form(place, message, data, lambda call: self._patiently(call, place.chat_id))

    async def send_once(self, place: Place, message: Outgoing, data: list[str]) -> Delivery:
        """Send one message without waiting for better times. The arguments are those of ``send``."""
        return await self._in_some_form(place, message, data, _once) or Delivery.REFUSED

    async def _in_some_form(
        self, place: Place, message: Outgoing, data: list[str], deliver: Callable[[Call], Awaitable[Delivered]]
    ) -> Delivered | None:
        rows = [
            [InlineKeyboardButton(button.title, callback_data=one)]
            for button, one in zip(message.buttons, data, strict=True)
        ]
        where: dict[str, Any] = {
            "message_thread_id": place.thread_id,
            "reply_parameters": _quote(place.reply_to),
            "reply_markup": InlineKeyboardMarkup(rows) if rows else None,
        }
        beside = await _beside(message)
        ways = [(beside, ParseMode.HTML, message.text.html), (beside, None, message.text.plain)]
        if isinstance(beside, InputFile):
            ways += [(None, None, COPY_FAILED)]
        elif beside is not None and message.text.plain:
            # Rather without the picture than not at all.
            ways += [(None, None, message.text.plain)]
        for attached, mode, text in ways:
            try:
                return await deliver(lambda: self._call(place, attached, mode, text, where))  # noqa: B023
            except BadRequest as error:
                if _is_about_thread(error):
                    # The topic was closed meanwhile.
                    where["message_thread_id"] = None
        # Telegram's reason may quote the text.
        logger.error("Telegram refused a message in every form")
        return None

    def moved_to(self, chat_id: int) -> int | None:
        """The number of the supergroup that a group became while something was sent to it; None if it did not."""
        return self._moved.get(chat_id)

    async def _call(
        self, place: Place, beside: InputFile | bytes | str | None, mode: str | None, text: str, where: dict[str, Any]
    ) -> None:
        chat = self._moved.get(place.chat_id, place.chat_id)
        if isinstance(beside, InputFile):
            await self._bot.send_document(chat, beside, caption=text or None, parse_mode=mode, **where)
        elif beside is not None:
            await self._bot.send_photo(chat, beside, caption=text or None, parse_mode=mode, **where)
        else:
            await self._bot.send_message(chat, text, parse_mode=mode, link_preview_options=_NO_PREVIEW, **where)

    async def answer_press(self, query_id: str, notice: str | None = None) -> None:
        """Stop the spinner on a pressed button, with a notice if there is something to say."""

        async def call() -> None:
            await self._bot.answer_callback_query(query_id, text=notice, show_alert=bool(notice))

        await self._if_possible(call)

    async def remove_buttons(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message that has been answered."""

        async def call() -> None:
            await self._bot.edit_message_reply_markup(chat_id, message_id, reply_markup=None)

        await self._if_possible(call)

    @asynccontextmanager
    async def typing(self, place: Place) -> AsyncIterator[None]:
        """Show "typing…" while the block takes its time; what is answered at once needs no announcement."""

        async def keep_showing() -> None:
            await asyncio.sleep(_TYPING_AFTER)
            while True:
                await self._if_possible(
                    lambda: self._bot.send_chat_action(
                        place.chat_id, ChatAction.TYPING, message_thread_id=place.thread_id
                    )
                )
                await asyncio.sleep(_TYPING_LASTS)

        showing = asyncio.ensure_future(keep_showing())
        try:
            yield
        finally:
            # On its way behind the answer, it would announce another one.
            showing.cancel()

    async def _if_possible(self, call: Call) -> None:
        try:
            await call()
        except TelegramError as error:
            logger.info("Telegram did not take a small call: %s", type(error).__name__)

    async def _patiently(self, call: Call, chat_id: int) -> None:
        """Call until it is done or cannot be.

        Raises:
            BadRequest: Telegram refuses what is sent.
        """
        failures = 0
        while failures < _TRIES:
            try:
                await call()
                return
            except RetryAfter as error:
                await self._sleep(seconds_of(error))
            except ChatMigrated as error:
                failures += 1
                self._moved[chat_id] = error.new_chat_id
            except Forbidden:
                # Blocked, or thrown out of the group: nobody is there to hear it.
                return
            except BadRequest:
                raise
            except NetworkError as error:
                if isinstance(error, TimedOut) and isinstance(error.__cause__, httpx.ReadTimeout):
                    # It went out, and it has very likely arrived: once more would be twice.
                    logger.warning("Telegram did not confirm a message in time")
                    return
                failures += 1
                await self._sleep(pause(failures))
            except TelegramError as error:
                logger.error("a message could not be sent: %s", type(error).__name__)
                return
        logger.error("a message could not be sent: Telegram was not reached in %s tries", _TRIES)


async def _once(call: Call) -> Delivery:
    """Call once.

    Raises:
        BadRequest: Telegram refuses what is sent.
    """
    try:
        await call()
    except RetryAfter:
        return Delivery.NOT_YET
    except (Forbidden, ChatMigrated):
        return Delivery.NOBODY
    except BadRequest as error:
        if "chat not found" in error.message.lower():
            return Delivery.NOBODY
        raise
    except NetworkError as error:
        # Without a cause Telegram itself answered that it could not. With one, what was not connected did not go out.
        return Delivery.NOT_YET if isinstance(error.__cause__, (type(None), *_NOT_CONNECTED)) else Delivery.SENT
    except (TelegramError, RuntimeError) as error:
        logger.error("a message could not be sent: %s", type(error).__name__)
        return Delivery.NOT_YET
    return Delivery.SENT


def _quote(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    return ReplyParameters(message_id, allow_sending_without_reply=True)


def _is_about_thread(error: BadRequest) -> bool:
    return any(word in error.message.lower() for word in ("thread", "topic"))


async def _beside(message: Outgoing) -> InputFile | bytes | str | None:
    if message.document is not None:
        return InputFile(message.document, filename=COPY_NAME)
    return await _photo(message.photo) if message.photo else None


async def _photo(url: str) -> bytes | str:
    """The image itself: its address is on this server, which Telegram need not be able to reach."""
    try:
        async with httpx.AsyncClient(timeout=10, trust_env=False) as http:
            answer = await http.get(url)
    except (httpx.HTTPError, httpx.InvalidURL):
        return url
    return answer.content if answer.status_code == 200 and len(answer.content) <= _LARGEST_PHOTO else url
