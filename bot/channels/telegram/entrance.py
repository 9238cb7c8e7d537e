"""How updates come in: asked for, or sent by Telegram. Neither ever stops the rest of the server."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse
from telegram import Bot, BotCommand, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.send import Sleep, pause, seconds_of
from bot.channels.telegram.updates import ALLOWED_UPDATES
from bot.channels.telegram.words import COMMANDS
from bot.settings.telegram import WEBHOOK_PATH, Settings

_ASK_SECONDS = 30
_SECRET_HEADER = "x-telegram-bot-api-secret-token"
_MAX_UPDATE_BYTES = 1_000_000
_TOO_LARGE_TO_STORE = 2**63

_LOOK_AGAIN_SECONDS = 5.0
"""How often a process looks whether another one is gone."""

logger = logging.getLogger(__name__)


async def _alone() -> bool:
    return True


class UpdatesRequest(HTTPXRequest):
    """Asks for updates. One that the library cannot read loses everything but its number.

    The library gives up on the whole list otherwise, asks for it again, and so for ever.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """The answer, each update in it readable."""
        data = HTTPXRequest.parse_json_payload(payload)
        if isinstance(data.get("result"), list):
            data["result"] = [_readable(update) for update in data["result"] if isinstance(update, dict)]
        return data


def make_bot(settings: Settings) -> Bot:
    """Telegram's API, not connected yet."""
    return Bot(
        settings.token,
        base_url=f"{settings.api}/bot",
        base_file_url=f"{settings.api}/file/bot",
        request=HTTPXRequest(read_timeout=20, connect_timeout=10, pool_timeout=10),
        get_updates_request=UpdatesRequest(connection_pool_size=1, connect_timeout=10),
    )


def silence_libraries() -> None:
    """Keep the token and messages out of the logs.

    httpx logs each address, with the token in it; python-telegram-bot logs what it sends and receives.
    What goes wrong is logged by the channel itself.
    """
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)


class TelegramEntrance:
    """Registers with Telegram, and takes updates in.

    Args:
        settings: how.
        bot: Telegram's API.
        channel: who answers.
        sleep: waits between tries; tests give their own.
        asks: whether this process is the one that asks for updates, where Telegram does not send them.
    """

    def __init__(
        self,
        settings: Settings,
        bot: Bot,
        channel: TelegramChannel,
        sleep: Sleep = asyncio.sleep,
        asks: Callable[[], Awaitable[bool]] = _alone,
    ) -> None:
        self._settings = settings
        self._bot = bot
        self._channel = channel
        self._sleep = sleep
        self._asks = asks
        self._ready = False
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin, in the background: Telegram may be out of reach for as long as it likes."""
        self._tasks = [asyncio.ensure_future(self._run())]

    async def stop(self) -> None:
        """End everything; what is not answered yet is taken up at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._channel.stop()
        await self._bot.shutdown()

    def blueprint(self) -> Blueprint:
        """The address that Telegram sends updates to."""
        webhook = Blueprint("coach_telegram")

        @webhook.post(WEBHOOK_PATH)
        async def receive(request: Request) -> HTTPResponse:
            return await self._receive(request)

        return webhook

    async def _run(self) -> None:
        failures = 0
        registered = False
        offset = 0
        while True:
            try:
                if not registered:
                    await self._register()
                    registered = True
                if self._settings.webhook:
                    return
                if await self._asks():
                    offset = await self._ask(offset)
                else:
                    await self._sleep(_LOOK_AGAIN_SECONDS)
                failures = 0
            except InvalidToken:
                logger.error(
                    "Telegram does not know the token in TELEGRAM_BOT_TOKEN: Telegram stays off until the next start."
                    " Copy the token from BotFather once more"
                )
                return
            except RetryAfter as error:
                await self._sleep(seconds_of(error))
            except Exception as error:  # noqa: BLE001 - Telegram or the database; both come back
                failures += 1
                if failures == 1:
                    _say_why(error)
                await self._sleep(pause(failures))

    async def _register(self) -> None:
        await self._bot.initialize()
        await self._bot.set_my_commands([BotCommand(name, text) for name, text in COMMANDS.items()])
        if not self._ready:
            await self._channel.go_on()
            self._tasks.append(asyncio.ensure_future(self._go_on()))
            self._ready = True
        if self._settings.webhook:
            await self._bot.set_webhook(
                self._settings.webhook, secret_token=self._settings.secret, allowed_updates=ALLOWED_UPDATES
            )
        else:
            # Telegram refuses to be asked while a webhook is set. What waits there is kept.
            await self._bot.delete_webhook(drop_pending_updates=False)

    async def _go_on(self) -> None:
        """Look again and again whether another process ended and left something behind."""
        while True:
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)
            try:
                await self._channel.go_on()
            except Exception as error:  # noqa: BLE001 - a database that is away now is back in the next round
                logger.error("what others left behind could not be looked for: %s", type(error).__name__)

    async def _ask(self, offset: int) -> int:
        updates = await self._bot.get_updates(offset=offset, timeout=_ASK_SECONDS, allowed_updates=ALLOWED_UPDATES)
        for update in updates:
            await _take_in(self._channel, update)
        return max((update.update_id for update in updates), default=(offset or 0) - 1) + 1

    async def _receive(self, request: Request) -> HTTPResponse:
        given = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._settings.secret.encode()):
            return response.json({"error": "the secret is wrong or missing"}, status=403)
        if len(request.body) > _MAX_UPDATE_BYTES:
            return response.json({"error": f"an update has {_MAX_UPDATE_BYTES} bytes at most"}, status=413)
        if not self._ready:
            # Telegram repeats it.
            return response.json({"error": "starting"}, status=503, headers={"Retry-After": "1"})
        try:
            data = json.loads(request.body)
        except (ValueError, RecursionError):
            return response.json({"error": "an update is a JSON object"}, status=400)
        if not isinstance(data, dict) or not _is_number(data.get("update_id")):
            return response.json({"error": "an update is a JSON object with a number as update_id"}, status=400)
        await _take_in(self._channel, Update.de_json(_readable(data), self._bot))
        return response.empty(status=200)


def _is_number(found: object) -> bool:
    return isinstance(found, int) and 0 <= found < _TOO_LARGE_TO_STORE


async def _take_in(channel: TelegramChannel, update: Update) -> None:
    try:
        await channel.take_in(update)
    except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
        # Sent again it would fail again. A database that does not answer is another matter: that goes up.
        logger.error("a Telegram update could not be read: %s", type(error).__name__)


def _readable(data: dict[str, Any]) -> dict[str, Any]:
    """The update, or its number alone where the library cannot read it."""
    try:
        Update.de_json(data, None)
    except Exception as error:  # noqa: BLE001 - what a forged or future update breaks is not known beforehand
        logger.warning("a Telegram update of an unknown form is left out: %s", type(error).__name__)
        return {"update_id": data.get("update_id", 0)}
    return data


def _say_why(error: Exception) -> None:
    if isinstance(error, Conflict):
        logger.error(
            "somebody else asks Telegram for this bot's updates: end the other process, or give it another bot's token"
        )
    elif isinstance(error, TelegramError):
        logger.warning("Telegram cannot be reached (%s): trying again, the rest goes on", type(error).__name__)
    else:
        logger.error("taking in updates failed: %s; trying again", type(error).__name__)
