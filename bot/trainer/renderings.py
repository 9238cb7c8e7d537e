"""The channels that a case can be played over, each without its HTTP: the same code, the same bubbles."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol
from uuid import uuid4

from bot.app.telegram_chat import AgentCoach
from bot.app.web_chat import StoredConversations
from bot.channels.fixed_replies import LOST, NO_WORDS, fixed_reply
from bot.channels.message_text import as_typed, clean
from bot.channels.rest.channel import answer_to
from bot.channels.senders import TELEGRAM_PREFIX
from bot.channels.telegram.view import outgoing
from bot.channels.web.channel import CoachWebInput
from bot.channels.web.errors import WebError
from bot.channels.web.items import offered
from bot.channels.web.limits import Limits
from bot.channels.web.origins import Origins
from bot.channels.web.request import Sent
from bot.channels.web.tokens import Tokens
from bot.engine.agent import CoachAgent
from bot.store.messages import latest_said
from bot.store.session import engine_for_process, session_scope
from bot.trainer.case import REST

Item = dict[str, Any]


class TurnFailedError(Exception):
    """The channel had no answer to a message but an excuse. ``items`` are what the person saw of it."""

    def __init__(self, problem: str, items: list[Item]) -> None:
        super().__init__(problem)
        self.items = items


class Rendering(Protocol):
    """A channel as somebody who talks over it sees it."""

    async def begin(self) -> str:
        """Start a conversation of somebody new; its id."""

    async def say(self, conversation: str, text: str) -> list[Item]:
        """Send a message, or tap the button of that payload; what comes back, item by item.

        Raises:
            TurnFailedError: the bot failed, or refused the message.
        """


class RestRendering:
    """REST, from the bytes of a request to the JSON of its answer."""

    def __init__(self, agent: CoachAgent) -> None:
        self._agent = agent

    async def begin(self) -> str:
        """A sender nobody used before."""
        return f"case-{uuid4().hex}"

    async def say(self, conversation: str, text: str) -> list[Item]:
        """See :class:`Rendering`."""
        body = json.dumps({"sender": conversation, "message": text}).encode()
        status, answer = await answer_to(body, self._agent.handle_message, self._agent.tracker_store)
        if status == 200:
            return list(answer)
        items = answer if isinstance(answer, list) else [{"text": answer["error"]}]
        raise TurnFailedError(f"REST answered with status {status}", items)


class WebRendering:
    """The web page's channel: taps carry the payload and the title of their button."""

    def __init__(self, agent: CoachAgent) -> None:
        self._agent = agent
        self._store = StoredConversations(lambda: agent)
        self._tokens = Tokens(uuid4().hex)
        self._channel = CoachWebInput(self._store, self._tokens, Limits(), Origins())

    async def begin(self) -> str:
        """A conversation as the page begins it."""
        conversation, _, _ = self._tokens.issue()
        await self._store.begin(conversation)
        return conversation

    async def say(self, conversation: str, text: str) -> list[Item]:
        """See :class:`Rendering`."""
        latest = await self._store.latest(conversation)
        titles = [title for payload, title in offered(latest) if payload == text]
        sent = Sent(str(uuid4()), titles[-1], payload=text) if titles else Sent(str(uuid4()), text)
        try:
            return await self._channel.take(conversation, sent, self._agent.handle_message)
        except WebError as error:
            raise TurnFailedError(f"the web channel answered: {error}", [{"text": str(error)}]) from None


class TelegramRendering:
    """Telegram: the messages as they are sent, and behind them what they were made from."""

    def __init__(self, agent: CoachAgent) -> None:
        self._coach = AgentCoach(lambda: agent)

    async def begin(self) -> str:
        """A private chat nobody used before."""
        return f"{TELEGRAM_PREFIX}{uuid4().int}"

    async def say(self, conversation: str, text: str) -> list[Item]:
        """See :class:`Rendering`."""
        with session_scope(engine_for_process()) as session:
            titles = [title for payload, title in offered(latest_said(session, conversation)) if payload == text]
        typed = text if titles else as_typed(clean(text))
        metadata = {"title": titles[-1]} if titles else {}
        try:
            items = await self._coach.ask(conversation, typed, uuid4().hex, metadata) if typed else []
        except Exception as error:
            raise TurnFailedError(f"Telegram's turn failed: {type(error).__name__}", [fixed_reply(LOST)]) from error
        sent = [
            {
                "text": message.text.plain,
                "buttons": [{"title": button.title, "payload": button.payload} for button in message.buttons],
                "image": message.photo,
            }
            for message in outgoing(items or [fixed_reply(NO_WORDS)])
        ]
        return [*sent, *({"custom": item["custom"]} for item in items if "custom" in item)]


RENDERINGS: dict[str, Callable[[CoachAgent], Rendering]] = {
    REST: RestRendering,
    "web": WebRendering,
    "telegram": TelegramRendering,
}
"""Every channel by the name that ``channel:`` takes."""
