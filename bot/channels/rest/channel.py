"""REST: Rasa's own shape, with every entrance capped and no message answered by silence."""

from __future__ import annotations

import asyncio
import logging
import os
import re
from typing import Any, Awaitable, Callable, Dict, List, Optional, Text

from pydantic import BaseModel, StrictStr, validator
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.bodies import BodyError, checked, json_object
from bot.channels.doors import RefusedError
from bot.channels.fixed_replies import LOST, NO_WORDS, fixed_reply
from bot.channels.message_text import (
    MAX_CHARACTERS,
    MessageTooLongError,
    as_typed,
    clean,
    offered_payloads,
)
from bot.channels.rest.entrance import RestEntrance
from bot.channels.senders import TELEGRAM_PREFIX, WEB_PREFIX
from bot.settings.rest import RestSettings, rest_settings

MAX_BODY_BYTES = 16_384
MAX_SENDER = 128
_WEB_ID_OF_OLD = re.compile(r"[\w-]{32}", re.ASCII)
"""Of the web chats that were begun before their ids had a prefix."""
_MESSAGE_ID = re.compile(r"[\w.:-]{1,128}", re.ASCII)

logger = logging.getLogger(__name__)


class _Body(BaseModel):
    """A request's body: Rasa's own shape; what else stands in it is left alone."""

    sender: StrictStr
    message: StrictStr
    id: Optional[StrictStr] = None

    @validator("sender")
    def _names_a_conversation(cls, given: str) -> str:
        sender = clean(given[: MAX_SENDER + 1])
        if not sender or len(sender) > MAX_SENDER:
            raise ValueError(f"is empty or over {MAX_SENDER} characters: name the conversation")
        for prefix in (TELEGRAM_PREFIX, WEB_PREFIX):
            if sender.startswith(prefix):
                raise ValueError(f"begins with {prefix!r}: that is kept for another channel, name another")
        return sender

    @validator("id")
    def _can_be_looked_for(cls, given: Optional[str]) -> Optional[str]:
        if given is not None and not _MESSAGE_ID.fullmatch(given):
            raise ValueError("is no name of a message: up to 128 letters, digits and . _ : - without spaces")
        return given


class CoachRestInput(InputChannel):
    """``POST /webhooks/rest/webhook`` with ``{"sender": …, "message": …, "id": …}`` answers a JSON list.

    A message that is sent again with the same id is answered as before, and taken once; the id may be left out.

    Rasa's ``RestInput`` answers a missing message with 200 and ``[]``, a list as body with a stack
    trace, and gives everybody without a sender one conversation in common.

    Args:
        settings: who may use it, and how often; the environment's where it is left out, as for stock ``rasa run``.
    """

    def __init__(self, settings: Optional[RestSettings] = None) -> None:
        self._entrance = RestEntrance(settings or rest_settings(os.environ))

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
            try:
                self._entrance.check(request)
            except RefusedError as error:
                return response.json({"error": error.problem}, status=error.status, headers=error.headers)
            wait = _seconds_to_come_back(request)
            if wait:
                problem = f"too many people ask at once: send the message again in {wait} s, with the same id"
                return response.json({"error": problem}, status=429, headers={"Retry-After": str(wait)})
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
        sent = checked(_Body, json_object(body, MAX_BODY_BYTES))
        typed = clean(sent.message)
    except BodyError as error:
        return 413 if error.too_long else 400, {"error": str(error)}
    except MessageTooLongError as error:
        return 413, {"error": f'"message" has {error}: send a shorter one'}
    sender = sent.sender
    asks_for_tracker = typed.startswith("/") or _WEB_ID_OF_OLD.fullmatch(sender)
    tracker = await _tracker(store, sender) if asks_for_tracker and store else None
    if tracker and tracker.get_latest_input_channel() == "web":
        return 400, {"error": '"sender" is a conversation of the web chat: name another'}
    text = _passable(typed, tracker)
    if not text:
        return 200, [{"recipient_id": sender, **fixed_reply(NO_WORDS)}]
    return await _turn(on_new_message, sender, text, sent.id)


def _tracker_store(request: Request) -> Optional[TrackerStore]:
    agent = getattr(request.app.ctx, "agent", None)
    return agent.tracker_store if agent else None


def _seconds_to_come_back(request: Request) -> int:
    """When a new message would be answered in time; 0 if it would be now, or nobody counts, as under ``rasa run``."""
    thread = getattr(getattr(request.app.ctx, "agent", None), "thread", None)
    return thread.seconds_to_come_back() if thread else 0


async def _tracker(store: TrackerStore, sender: str) -> Optional[DialogueStateTracker]:
    try:
        return await asyncio.to_thread(lambda: asyncio.run(store.retrieve(sender)))
    except Exception as error:  # noqa: BLE001 - what a store that is away means is the coach's to say
        logger.error("a conversation could not be read: %s", type(error).__name__)
        return None


def _passable(text: str, tracker: Optional[DialogueStateTracker]) -> str:
    """The text that may reach Rasa: a payload only if this conversation was offered it."""
    offered = offered_payloads(event.as_dict() for event in tracker.events) if tracker else set()
    return text if text in offered else as_typed(text)


async def _turn(
    on_new_message: Callable[[UserMessage], Awaitable[Any]], sender: str, text: str, message_id: Optional[str]
) -> tuple[int, List[Dict[Text, Any]]]:
    collector = CollectingOutputChannel()
    message = UserMessage(text, collector, sender, input_channel=CoachRestInput.name(), message_id=message_id)
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
