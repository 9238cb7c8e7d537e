"""The web chat's own channel: conversations that only the browser that began them can read or write."""

from __future__ import annotations

import logging
from typing import Any, Awaitable, Callable, Dict, List, Text

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.fixed_replies import LOST, NO_WORDS, fixed_reply
from bot.channels.message_text import MAX_CHARACTERS, MAX_FILE_BYTES, as_typed, clean
from bot.channels.visitors import visitor_address
from bot.channels.web.errors import AWAY, BUSY, SOON, WebError
from bot.channels.web.items import history, offered, without_recipient
from bot.channels.web.limits import CODE, CONVERSATION, MESSAGE, Limits
from bot.channels.web.origins import EXPIRES_HEADER, TOKEN_HEADER, Origins
from bot.channels.web.request import Sent, read_code, read_message, read_thumb
from bot.channels.web.store import WebStore
from bot.channels.web.tokens import Tokens, unknown_conversation
from bot.channels.web.turns import Turns
from bot.guide import load_guide

Handler = Callable[[Request], Awaitable[HTTPResponse]]
OnNewMessage = Callable[[UserMessage], Awaitable[Any]]

logger = logging.getLogger(__name__)


class CoachWebInput(InputChannel):
    """Nine addresses under ``/webhooks/web``, JSON in and out.

    A conversation is begun by ``POST /conversation``; its token goes into the ``Authorization`` header
    of everything else. The conversation's id comes out of the token and out of nothing else. An answer may bring
    a newer token in ``Coach-Token``, to be sent from then on.

    Args:
        store: what keeps the conversations.
        tokens: who may speak in which.
        limits: how often.
        origins: from which pages.
        is_away: tells an error of a store that does not answer from any other.
        seconds_to_come_back: says when a new message would be answered in time; 0 if it would be now.
    """

    def __init__(
        self,
        store: WebStore,
        tokens: Tokens,
        limits: Limits,
        origins: Origins,
        is_away: Callable[[Exception], bool] = lambda _: False,
        seconds_to_come_back: Callable[[], int] = lambda: 0,
    ) -> None:
        self._store = store
        self._tokens = tokens
        self._limits = limits
        self._origins = origins
        self._is_away = is_away
        self._seconds_to_come_back = seconds_to_come_back
        self._turns = Turns()

    @classmethod
    def name(cls) -> Text:
        return "web"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        async def message(request: Request) -> HTTPResponse:
            return await self._message(request, on_new_message)

        routes: Dict[str, Dict[str, Handler]] = {
            "/conversation": {"POST": self._begin, "DELETE": self._erase},
            "/history": {"GET": self._history, "DELETE": self._start_anew},
            "/recovery-code": {"POST": self._new_recovery_code},
            "/recovery": {"POST": self._recover},
            "/message": {"POST": message},
            "/file": {"POST": self._file},
            "/feedback": {"POST": self._feedback},
            "/config": {"GET": self._config},
        }
        web = Blueprint("coach_web", __name__)
        for path, handlers in routes.items():
            for method, handler in {**handlers, "OPTIONS": self._preflight}.items():
                web.add_route(self._guarded(handler), path, methods=[method], name=f"{method}{path}")
        return web

    def failed(self, request: Request, error: Exception) -> HTTPResponse:
        """The answer to a request that failed, in the shape of this channel."""
        if isinstance(error, SanicException):
            error = WebError.of_status(error.status_code, str(error))
        if not isinstance(error, WebError):
            # Its text may hold the lifter's words.
            logger.error("a web request failed: %s", type(error).__name__)
            error = WebError("away", AWAY, retry_after=SOON) if self._is_away(error) else WebError("server", LOST)
        answer = error.response()
        self._seal(request, answer)
        return answer

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: Request) -> HTTPResponse:
            try:
                self._origins.check(request)
                answer = await handler(request)
                self._renew(request, answer)
            except Exception as error:  # noqa: BLE001 - whatever fails, the page gets an answer it can read
                return self.failed(request, error)
            self._seal(request, answer)
            return answer

        return guarded

    def _seal(self, request: Request, answer: HTTPResponse) -> None:
        self._origins.sign(request, answer)
        answer.headers["Cache-Control"] = "no-store"

    async def _conversation(self, request: Request, *, to_delete: bool = False) -> str:
        conversation = self._tokens.conversation(request.headers.get("authorization"), even_expired=to_delete)
        if not await self._may_exist(conversation):
            raise unknown_conversation()
        request.ctx.spoken_in = not to_delete
        return conversation

    def _renew(self, request: Request, answer: HTTPResponse) -> None:
        if not getattr(request.ctx, "spoken_in", False):
            return
        renewed = self._tokens.renewal(request.headers.get("authorization"))
        if renewed:
            token, expires = renewed
            answer.headers.update({TOKEN_HEADER: token, EXPIRES_HEADER: expires.isoformat()})

    async def _may_exist(self, conversation: str) -> bool:
        """Return True unless the conversation is known to be none: what a store that is away means, the coach says."""
        try:
            return await self._store.exists(conversation)
        except Exception as error:  # noqa: BLE001 - an emergency must get its reply whatever is wrong with the store
            logger.error("the store does not answer: %s", type(error).__name__)
            return True

    async def _preflight(self, request: Request) -> HTTPResponse:
        return self._origins.preflight(request)

    async def _config(self, request: Request) -> HTTPResponse:
        edition = load_guide().edition
        return response.json(
            {"max_characters": MAX_CHARACTERS, "guide": {"id": edition.id, "version": edition.version}}
        )

    async def _begin(self, request: Request) -> HTTPResponse:
        await self._limits.count(CONVERSATION, visitor_address(request))
        conversation, token, expires = self._tokens.issue()
        await self._store.begin(conversation)
        return response.json({"token": token, "expires_at": expires.isoformat()}, status=201)

    async def _history(self, request: Request) -> HTTPResponse:
        conversation = await self._conversation(request)
        await self._limits.count(MESSAGE, conversation, "history")
        return response.json({"messages": await history(await self._store.latest(conversation))})

    async def _start_anew(self, request: Request) -> HTTPResponse:
        """Begin a new chat in the same conversation: what was said goes, what the lifter has stays."""
        conversation = await self._conversation(request)
        await self._limits.count(MESSAGE, conversation, "new")
        await self._store.start_anew(conversation)
        self._turns.forget(conversation)
        return response.empty()

    async def _new_recovery_code(self, request: Request) -> HTTPResponse:
        conversation = await self._conversation(request)
        await self._limits.count(MESSAGE, conversation, "code")
        return response.json({"code": await self._store.new_recovery_code(conversation)}, status=201)

    async def _recover(self, request: Request) -> HTTPResponse:
        conversation = await self._conversation(request)
        # A new conversation costs nothing, so the tries of an address are counted too.
        await self._limits.count(CODE, visitor_address(request))
        code = read_code(request.body)
        return response.json({"outcome": await self._store.recover(conversation, code)})

    async def _message(self, request: Request, on_new_message: OnNewMessage) -> HTTPResponse:
        conversation = await self._conversation(request)
        await self._limits.count(MESSAGE, conversation)
        sent = read_message(request.body)
        wait = self._seconds_to_come_back()
        if wait and not self._turns.knows(conversation, sent.id):
            # No 503: nginx would count it against the replica, and send everybody to the others.
            raise WebError("rate_limited", BUSY, retry_after=wait)
        found = await self._turns.once(conversation, sent.id, lambda: self.take(conversation, sent, on_new_message))
        if any((item.get("custom") or {}).get("erased") for item in found):
            self._turns.forget(conversation)
        # The ids that the history gives them: what is thought of a reply stays with it after a reload.
        return response.json({"replies": [{"id": f"{sent.id}-{number}", **item} for number, item in enumerate(found)]})

    async def _file(self, request: Request) -> HTTPResponse:
        """Take a file in: the page then sends the payload that it gets for it as a message."""
        conversation = await self._conversation(request)
        await self._limits.count(MESSAGE, conversation, "file")
        if len(request.body) > MAX_FILE_BYTES:
            raise WebError("too_long", "That file is too big: 5 MB at most.")
        return response.json({"payload": await self._store.keep_file(conversation, request.body)}, status=201)

    async def _feedback(self, request: Request) -> HTTPResponse:
        conversation = await self._conversation(request)
        await self._limits.count(MESSAGE, conversation, "feedback")
        await self._store.add_thumb(conversation, read_thumb(request.body))
        return response.empty()

    async def _erase(self, request: Request) -> HTTPResponse:
        conversation = await self._conversation(request, to_delete=True)
        await self._store.erase(conversation)
        self._turns.forget(conversation)
        return response.empty()

    async def take(self, conversation: str, sent: Sent, on_new_message: OnNewMessage) -> List[Dict[str, Any]]:
        """The replies to a message, without the HTTP and the limits around them.

        Raises:
            WebError: the conversation is not known, or no reply came.
        """
        async with self._store.alone(conversation):
            # Asked here once more: it may have been erased while this message waited.
            if not await self._may_exist(conversation):
                raise unknown_conversation()
            return await self._take(conversation, sent, on_new_message)

    async def _take(self, conversation: str, sent: Sent, on_new_message: OnNewMessage) -> List[Dict[str, Any]]:
        try:
            text, title = await self._readable(conversation, sent)
        except Exception as error:  # noqa: BLE001 - what a store that is away means is the coach's to say
            logger.error("the store does not answer: %s", type(error).__name__)
            text, title = as_typed(clean(sent.text)), None
        if not text:
            return [fixed_reply(NO_WORDS)]
        collector = CollectingOutputChannel()
        metadata = {"title": title} if title else {}
        if sent.time_zone:
            metadata["time_zone"] = sent.time_zone
        await on_new_message(
            UserMessage(
                text, collector, conversation, input_channel=self.name(), message_id=sent.id, metadata=metadata or None
            )
        )
        return _at_least_one(without_recipient(collector.messages))

    async def _readable(self, conversation: str, sent: Sent) -> tuple[str, str | None]:
        """What may reach Rasa, and the title of the button that was pressed for it.

        A payload passes if this conversation was offered it; of any other button the title is read, as
        if it had been typed. Nothing that was typed passes as a payload.
        """
        if sent.payload is not None and self._store.stands_for_file(sent.payload):
            return sent.payload, clean(sent.text)
        if sent.payload is not None:
            latest = await self._store.latest(conversation)
            titles = [title for payload, title in offered(latest) if payload == sent.payload]
            if titles:
                return sent.payload, sent.text if sent.text in titles else titles[-1]
        return as_typed(clean(sent.text)), None


def _at_least_one(found: List[Dict[str, Any]]) -> List[Dict[str, Any]]:
    if not found:
        logger.error("a turn brought no reply")
        raise WebError("server", LOST)
    return found
