"""REST: Rasa's own shape, with every entrance capped and no message answered by silence."""

from __future__ import annotations

import json
import logging
from typing import Any, Awaitable, Callable, Dict, List, Optional, Text

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.tracker_store import TrackerStore
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.fixed_replies import LOST, NO_WORDS, fixed_reply
from bot.channels.message_text import (
    MAX_CHARACTERS,
    MessageTooLongError,
    as_typed,
    clean,
    offered_payloads,
)
from bot.channels.senders import TELEGRAM_PREFIX

MAX_BODY_BYTES = 16_384
MAX_SENDER = 128

logger = logging.getLogger(__name__)


class BadRequestError(Exception):
    """A request that cannot be answered. ``status`` and ``problem`` go back to the caller."""

    def __init__(self, status: int, problem: str) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem


class CoachRestInput(InputChannel):
    """``POST /webhooks/rest/webhook`` with ``{"sender": …, "message": …}`` answers a JSON list.

    Rasa's ``RestInput`` answers a missing message with 200 and ``[]``, a list as body with a stack
    trace, and gives everybody without a sender one conversation in common.
    """

    @classmethod
    def name(cls) -> Text:
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        webhook = Blueprint("coach_rest", __name__)

        @webhook.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @webhook.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            status, answer = await answer_to(request.body, on_new_message, _tracker_store(request))
            return response.json(answer, status=status)

        return webhook


async def answer_to(
    body: bytes, on_new_message: Callable[[UserMessage], Awaitable[Any]], store: Optional[TrackerStore]
) -> tuple[int, Any]:
    """Status and JSON that answer a request, without the HTTP around them.

    Args:
        body: the request's body.
        on_new_message: hands a message to Rasa.
        store: where the conversations are, to know the buttons that were offered.
    """
    try:
        sender, typed = _read(body)
        text = await _passable(typed, sender, store)
    except BadRequestError as error:
        return error.status, {"error": error.problem}
    if not text:
        return 200, [{"recipient_id": sender, **fixed_reply(NO_WORDS)}]
    return await _turn(on_new_message, sender, text)


def _read(body: bytes) -> tuple[str, str]:
    """Sender and message of a request body.

    Raises:
        BadRequestError: the body is not what the contract says.
    """
    if len(body) > MAX_BODY_BYTES:
        raise BadRequestError(413, f"the body has {len(body)} bytes, {MAX_BODY_BYTES} at most: send a shorter message")
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequestError(
            400, 'the body is not JSON: send {"sender": "u1", "message": "do I need hip thrusts?"}'
        ) from None
    if not isinstance(data, dict):
        raise BadRequestError(
            400, f'the body is a JSON {type(data).__name__}: send an object with "sender" and "message"'
        )
    for key in ("sender", "message"):
        if not isinstance(data.get(key), str):
            found = f"is a {type(data[key]).__name__}" if key in data else "is missing"
            raise BadRequestError(400, f'"{key}" {found}: send a string')
    sender = clean(data["sender"][: MAX_SENDER + 1])
    if not sender or len(sender) > MAX_SENDER:
        raise BadRequestError(400, f'"sender" is empty or over {MAX_SENDER} characters: name the conversation')
    if sender.startswith(TELEGRAM_PREFIX):
        raise BadRequestError(400, f'"sender" begins with {TELEGRAM_PREFIX!r}: that is kept for Telegram, name another')
    try:
        return sender, clean(data["message"])
    except MessageTooLongError as error:
        raise BadRequestError(413, f'"message" has {error}: send a shorter one') from None


def _tracker_store(request: Request) -> Optional[TrackerStore]:
    agent = getattr(request.app.ctx, "agent", None)
    return agent.tracker_store if agent else None


async def _passable(text: str, sender: str, store: Optional[TrackerStore]) -> str:
    """The text that may reach Rasa: a payload only if this conversation was offered it."""
    if not text.startswith("/"):
        return text
    try:
        tracker = await store.retrieve(sender) if store else None
    except Exception as error:  # noqa: BLE001 - what a store that is away means is the coach's to say
        logger.error("the offered buttons could not be read: %s", type(error).__name__)
        tracker = None
    offered = offered_payloads(event.as_dict() for event in tracker.events) if tracker else set()
    return text if text in offered else as_typed(text)


async def _turn(
    on_new_message: Callable[[UserMessage], Awaitable[Any]], sender: str, text: str
) -> tuple[int, List[Dict[Text, Any]]]:
    collector = CollectingOutputChannel()
    message = UserMessage(text, collector, sender, input_channel=CoachRestInput.name())
    try:
        await on_new_message(message)
    except Exception as error:  # noqa: BLE001 - whatever fails, the lifter gets words and the log no text
        logger.error("a turn failed: %s", type(error).__name__)
        return 500, _apology(sender)
    if not collector.messages:
        logger.error("a turn brought no reply")
        return 500, _apology(sender)
    return 200, collector.messages


def _apology(sender: str) -> List[Dict[Text, Any]]:
    return [{"recipient_id": sender, **fixed_reply(LOST)}]


__all__ = ["MAX_BODY_BYTES", "MAX_CHARACTERS", "MAX_SENDER", "CoachRestInput", "answer_to"]
