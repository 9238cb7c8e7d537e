"""The Telegram channel with what it needs from the rest: the database, the agent, the environment."""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import cache
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from sanic import Sanic

from bot.app.metrics import TELEGRAM_WAITING
from bot.app.reminders import ReminderRounds
from bot.app.telegram_kept import StoredTelegram
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.coach import Item
from bot.channels.telegram.entrance import TelegramEntrance, make_bot, silence_libraries
from bot.channels.telegram.send import Sender
from bot.channels.telegram.unasked import Unasked
from bot.channels.web.items import without_recipient
from bot.engine.agent import CoachAgent
from bot.engine.first_word import first_word
from bot.settings.telegram import Settings
from bot.store.conversation_locks import Role
from bot.understanding.imports import is_about_more
from bot.understanding.understand import understand

REMIND = "action_remind"
"""Name of the action that has the words of a reminder."""


def add_telegram(app: Sanic, agent: Callable[[], CoachAgent], settings: Settings) -> None:
    """Open Telegram.

    Args:
        app: the web application; Telegram starts and ends with it.
        agent: gives the agent once it is loaded.
        settings: who the bot is, and how it hears of messages.
    """
    silence_libraries()
    bot = make_bot(settings)

    def lock(conversation: str) -> AbstractAsyncContextManager[Any]:
        return agent().lock_store.lock(conversation)

    def role(name: str) -> Role:
        found: Role = agent().lock_store.role(name)
        return found

    @cache
    def asking() -> Role:
        return role("asks Telegram for updates")

    store = StoredTelegram(lock, role, lambda name: agent().lock_store.is_played(name))
    sender = Sender(bot)
    channel = TelegramChannel(bot, store, AgentCoach(agent), sender)
    entrance = TelegramEntrance(settings, bot, channel, asks=lambda: asking().is_mine())
    TELEGRAM_WAITING.set_function(channel.waiting)
    rounds = ReminderRounds(
        lambda conversation: first_word(agent(), conversation, REMIND), Unasked(store, sender).write, lock
    )
    if settings.webhook:
        app.blueprint(entrance.blueprint())

    @app.listener("after_server_start")
    async def open_telegram(app: Sanic, loop: AbstractEventLoop) -> None:
        entrance.start()
        app.ctx.reminders = asyncio.ensure_future(rounds.go_on())

    @app.listener("before_server_stop")
    async def close_telegram(app: Sanic, loop: AbstractEventLoop) -> None:
        app.ctx.reminders.cancel()
        await asyncio.gather(app.ctx.reminders, return_exceptions=True)
        await entrance.stop()


class AgentCoach:
    """The agent, asked in Telegram's name.

    Args:
        agent: gives the agent once it is loaded.
    """

    def __init__(self, agent: Callable[[], CoachAgent]) -> None:
        self._agent = agent

    async def ask(self, conversation: str, text: str, message_id: str, metadata: dict[str, Any]) -> list[Item]:
        """Take a turn."""
        collector = CollectingOutputChannel()
        message = UserMessage(
            text, collector, conversation, input_channel="telegram", message_id=message_id, metadata=metadata or None
        )
        await self._agent().handle_message(message)
        return without_recipient(collector.messages)

    def is_about_more(self, caption: str) -> bool:
        """Return True if the words beside a file want an answer of their own."""
        return is_about_more(understand(caption))
