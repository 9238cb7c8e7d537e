"""The Telegram channel with what it needs from the rest: the database, the agent, the environment."""

from __future__ import annotations

import os
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from sanic import Sanic

from bot.app.telegram_kept import StoredTelegram
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.coach import Item
from bot.channels.telegram.entrance import TelegramEntrance, make_bot, silence_libraries
from bot.channels.telegram.send import Sender
from bot.channels.web.items import replies, without_recipient
from bot.settings.telegram import telegram_settings
from bot.store.messages import turn_of
from bot.store.session import engine_for_process, session_scope


def add_telegram(app: Sanic, agent: Callable[[], Agent]) -> None:
    """Open Telegram where ``TELEGRAM_BOT_TOKEN`` is set.

    Args:
        app: the web application; Telegram starts and ends with it.
        agent: gives the agent once it is loaded.

    Raises:
        ValueError: one of the ``TELEGRAM_…`` variables cannot be used.
    """
    settings = telegram_settings(os.environ)
    if settings is None:
        return
    silence_libraries()
    bot = make_bot(settings)
    channel = TelegramChannel(
        bot, StoredTelegram(lambda conversation: agent().lock_store.lock(conversation)), AgentCoach(agent), Sender(bot)
    )
    entrance = TelegramEntrance(settings, bot, channel)
    if settings.webhook:
        app.blueprint(entrance.blueprint())

    @app.listener("after_server_start")
    async def open_telegram(app: Sanic, loop: AbstractEventLoop) -> None:
        entrance.start()

    @app.listener("before_server_stop")
    async def close_telegram(app: Sanic, loop: AbstractEventLoop) -> None:
        await entrance.stop()


class AgentCoach:
    """The agent, asked in Telegram's name.

    Args:
        agent: gives the agent once it is loaded.
    """

    def __init__(self, agent: Callable[[], Agent]) -> None:
        self._agent = agent

    async def ask(self, conversation: str, text: str, message_id: str, metadata: dict[str, Any]) -> list[Item]:
        """Take a turn."""
        collector = CollectingOutputChannel()
        message = UserMessage(
            text, collector, conversation, input_channel="telegram", message_id=message_id, metadata=metadata or None
        )
        await self._agent().handle_message(message)
        return without_recipient(collector.messages)

    async def said_before(self, conversation: str, message_id: str) -> list[Item] | None:
        """What was answered to a message before the last restart."""
        with session_scope(engine_for_process()) as session:
            stored = turn_of(session, conversation, message_id)
        return None if stored is None else await replies(stored)
