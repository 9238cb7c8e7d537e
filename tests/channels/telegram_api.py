"""A Bot API server as strict as Telegram's own, on a real port.

It refuses what Telegram refuses, in Telegram's words, and knows both ways of handing updates out.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx
from aiohttp import web
from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters, Update

TOKEN = "123456:a-token-that-only-the-tests-know"
BOT = {"id": 123456, "is_bot": True, "first_name": "Coach", "username": "hip_coach_bot"}
DATE = 1_760_000_000
_TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote"}
_PARAMETERS = {
    "getMe": set(),
    "getFile": {"file_id"},
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
    "setWebhook": {"url", "secret_token", "allowed_updates", "max_connections", "drop_pending_updates"},
    "deleteWebhook": {"drop_pending_updates"},
    "setMyCommands": {"commands", "scope", "language_code"},
    "sendMessage": {
        "chat_id",
        "text",
        "parse_mode",
        "message_thread_id",
        "reply_parameters",
        "reply_markup",
        "link_preview_options",
    },
    "sendPhoto": {"chat_id", "photo", "caption", "parse_mode", "message_thread_id", "reply_parameters", "reply_markup"},
    "sendDocument": {
        "chat_id",
        "document",
        "caption",
        "parse_mode",
        "message_thread_id",
        "reply_parameters",
        "reply_markup",
    },
    "sendChatAction": {"chat_id", "action", "message_thread_id"},
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert"},
    "editMessageReplyMarkup": {"chat_id", "message_id", "reply_markup"},
}
"""What the methods take, as far as this bot has any use for it; anything else is a slip."""


class RefusedError(Exception):
    """An answer that is not ok."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status, self.parameters = status, parameters


@dataclass
class Shown:
    """A message of the bot's as a person sees it."""

    chat_id: int
    message_id: int
    text: str
    buttons: list[list[dict[str, str]]] = field(default_factory=list)
    thread_id: int | None = None
    reply_to: int | None = None
    links: list[str] = field(default_factory=list)
    photo: bytes | str | None = None
    document: tuple[str, bytes] | None = None
    formatted: bool = False
    at: float = field(default_factory=time.monotonic)

    @property
    def titles(self) -> list[str]:
        return [button["text"] for row in self.buttons for button in row]


class _Html(HTMLParser):
    """Telegram's own reading of HTML: few tags, each closed, every other ``<`` and ``&`` escaped."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text, self.links = "", list[str]()
        if re.search(r"&(?!lt;|gt;|amp;|quot;|#\d+;|#x[0-9a-f]+;)", text):
            raise RefusedError(400, "Bad Request: can't parse entities: unescaped &")
        self.feed(text)
        self.close()
        if self.open or "<" in re.sub(r"</?[a-z]+(?: [^<>]*)?>", "", text):
            raise RefusedError(400, "Bad Request: can't parse entities: unclosed start tag")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise RefusedError(400, f"Bad Request: can't parse entities: Unsupported start tag {tag}")
        self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise RefusedError(400, f"Bad Request: can't parse entities: Unmatched end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.text += data


class BotApi:
    """The server. ``shown`` is what people see, ``calls`` every request that was made."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.webhook: dict[str, Any] = {}
        self.commands: list[dict[str, str]] = []
        self.blocked: set[int] = set()
        self.failures: list[tuple[str, RefusedError]] = []
        self.refuse_html = False
        self.alerts: dict[str, str | None] = {}
        self.bodies: list[str] = []
        self.files: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        self._updates: list[dict[str, Any]] = []
        self._news = asyncio.Condition()
        self._message_id = 1000

    async def start(self, port: int = 0) -> BotApi:
        app = web.Application(client_max_size=20_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{id}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        self.url = f"http://127.0.0.1:{self.port}"
        return self

    async def stop(self) -> None:
        await self._runner.cleanup()

    def fail(self, method: str, status: int, description: str, times: int = 1, **parameters: int) -> None:
        """Refuse the next calls of a method."""
        self.failures += [(method, RefusedError(status, description, **parameters))] * times

    def sent_to(self, chat_id: int) -> list[Shown]:
        return [shown for shown in self.shown if shown.chat_id == chat_id]

    async def hand_out(self, *updates: dict[str, Any]) -> list[int]:
        """Give updates to the bot, by the way that it registered. Returns what a webhook answered."""
        for update in updates:
            Update.de_json(update, None)  # python-telegram-bot must be able to read what this server says
        if not self.webhook.get("url"):
            async with self._news:
                self._updates += updates
                self._news.notify_all()
                await self._news.wait_for(lambda: not self._updates)
            return []
        async with httpx.AsyncClient(trust_env=False) as http:
            return [await self._post(http, update) for update in updates]

    async def _post(self, http: httpx.AsyncClient, update: dict[str, Any]) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        for _ in range(10):
            answer = await http.post(self.webhook["url"], json=update, headers=headers)
            if answer.is_success:
                return answer.status_code
        raise AssertionError(f"the webhook answered {answer.status_code} ten times")

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        parameters, files = await self._read(request)
        self.calls.append((method, parameters))
        try:
            if request.match_info["token"] != TOKEN:
                raise RefusedError(401, "Unauthorized")
            if method not in _PARAMETERS:
                raise RefusedError(404, "Not Found")
            strange = set(parameters) - _PARAMETERS[method]
            if strange:
                raise RefusedError(400, f"Bad Request: unknown parameters {strange}")
            for index, (name, error) in enumerate(self.failures):
                if name == method:
                    del self.failures[index]
                    raise error
            result = await getattr(self, re.sub(r"([A-Z])", r"_\1", method).lower())(parameters, files)
        except RefusedError as error:
            body = {"ok": False, "error_code": error.status, "description": str(error), "parameters": error.parameters}
            return web.json_response(body if error.parameters else {**body, "parameters": None}, status=error.status)
        self.bodies.append(json.dumps({"method": method, "result": result}))
        return web.json_response({"ok": True, "result": result})

    async def _read(self, request: web.Request) -> tuple[dict[str, Any], dict[str, bytes]]:
        form = await request.post()
        parameters, files = dict[str, Any](), dict[str, bytes]()
        for name, value in form.items():
            if isinstance(value, str):
                parameters[name] = _json_or_text(name, value)
            else:
                files[name] = value.file.read()
                self._names[name] = value.filename
        return parameters, files

    async def get_me(self, parameters: dict[str, Any], files: Any) -> Any:
        return BOT

    async def get_file(self, parameters: dict[str, Any], files: Any) -> Any:
        id_ = str(parameters["file_id"])
        if id_ not in self.files:
            raise RefusedError(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        return {"file_id": id_, "file_unique_id": id_, "file_size": len(self.files[id_]), "file_path": id_}

    async def _download(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["id"]])

    async def get_updates(self, parameters: dict[str, Any], files: Any) -> Any:
        if self.webhook.get("url"):
            raise RefusedError(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = int(parameters.get("offset") or 0)
        async with self._news:
            # Whatever lies before the offset is confirmed, and forgotten here.
            self._updates = [update for update in self._updates if offset == 0 or update["update_id"] >= offset]
            self._news.notify_all()
            wait = self._news.wait_for(lambda: self._updates)
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(wait, int(parameters.get("timeout") or 0))
            return sorted(self._updates, key=lambda update: update["update_id"])[:100]

    async def set_webhook(self, parameters: dict[str, Any], files: Any) -> Any:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", parameters.get("secret_token", "x")):
            raise RefusedError(400, "Bad Request: secret token contains unallowed characters")
        self.webhook = parameters
        return True

    async def delete_webhook(self, parameters: dict[str, Any], files: Any) -> Any:
        self.webhook = {}
        return True

    async def set_my_commands(self, parameters: dict[str, Any], files: Any) -> Any:
        self.commands = parameters["commands"]
        return True

    async def send_chat_action(self, parameters: dict[str, Any], files: Any) -> Any:
        self._somebody_there(parameters)
        return True

    async def answer_callback_query(self, parameters: dict[str, Any], files: Any) -> Any:
        if parameters["callback_query_id"] in self.alerts:
            raise RefusedError(400, "Bad Request: query is too old or query ID is invalid")
        self.alerts[parameters["callback_query_id"]] = parameters.get("text")
        return True

    async def edit_message_reply_markup(self, parameters: dict[str, Any], files: Any) -> Any:
        shown = next(s for s in self.sent_to(int(parameters["chat_id"])) if s.message_id == parameters["message_id"])
        if not shown.buttons and not parameters.get("reply_markup"):
            raise RefusedError(400, "Bad Request: message is not modified")
        shown.buttons = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
        return self._message(shown)

    async def send_message(self, parameters: dict[str, Any], files: Any) -> Any:
        if not str(parameters.get("text", "")).strip():
            raise RefusedError(400, "Bad Request: message text is empty")
        return self._show(parameters, str(parameters["text"]), 4096, "message is too long")

    async def send_photo(self, parameters: dict[str, Any], files: dict[str, bytes]) -> Any:
        photo: bytes | str | None = parameters.get("photo")
        if isinstance(photo, str) and photo.startswith("attach://"):
            photo = files[photo.removeprefix("attach://")]
        photo = photo or files.get("photo")
        if not photo or isinstance(photo, str):
            raise RefusedError(400, "Bad Request: wrong file identifier/HTTP URL specified")
        return self._show(parameters, str(parameters.get("caption", "")), 1024, "message caption is too long", photo)

    async def send_document(self, parameters: dict[str, Any], files: dict[str, bytes]) -> Any:
        name = str(parameters.get("document", "")).removeprefix("attach://") or "document"
        if not files.get(name):
            raise RefusedError(400, "Bad Request: file must be non-empty")
        document = (self._names[name], files[name])
        caption = str(parameters.get("caption", ""))
        return self._show(parameters, caption, 1024, "message caption is too long", document=document)

    def _show(
        self,
        parameters: dict[str, Any],
        text: str,
        limit: int,
        too_long: str,
        photo: bytes | str | None = None,
        document: tuple[str, bytes] | None = None,
    ) -> Any:
        self._somebody_there(parameters)
        links = list[str]()
        formatted = parameters.get("parse_mode") == "HTML"
        if formatted:
            if self.refuse_html:
                raise RefusedError(400, f"Bad Request: can't parse entities in {text!r}")
            parsed = _Html(text)
            text, links = parsed.text, parsed.links
        if len(text.encode("utf-16-le")) // 2 > limit:
            raise RefusedError(400, f"Bad Request: {too_long}")
        markup = parameters.get("reply_markup") or {}
        if markup:
            InlineKeyboardMarkup.de_json(markup, None)
        if "link_preview_options" in parameters:
            LinkPreviewOptions.de_json(parameters["link_preview_options"], None)
        quoted = parameters.get("reply_parameters")
        if quoted:
            ReplyParameters.de_json(quoted, None)
        for button in (button for row in markup.get("inline_keyboard", []) for button in row):
            if not 1 <= len(button["callback_data"].encode()) <= 64:
                raise RefusedError(400, "Bad Request: BUTTON_DATA_INVALID")
            if not button["text"].strip():
                raise RefusedError(400, "Bad Request: text buttons are unallowed in the inline keyboard")
        self._message_id += 1
        thread = parameters.get("message_thread_id")
        shown = Shown(
            int(parameters["chat_id"]),
            self._message_id,
            text,
            markup.get("inline_keyboard", []),
            int(thread) if thread else None,
            quoted["message_id"] if quoted else None,
            links,
            photo,
            document,
            formatted,
        )
        self.shown.append(shown)
        return self._message(shown)

    def _somebody_there(self, parameters: dict[str, Any]) -> None:
        if int(parameters["chat_id"]) in self.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")

    def _message(self, shown: Shown) -> dict[str, Any]:
        kind = "private" if shown.chat_id > 0 else "supergroup"
        message: dict[str, Any] = {
            "message_id": shown.message_id,
            "date": DATE,
            "chat": {"id": shown.chat_id, "type": kind},
            "from": BOT,
            "text": shown.text or "-",
        }
        if shown.buttons:
            message["reply_markup"] = {"inline_keyboard": shown.buttons}
        if shown.thread_id:
            message |= {"message_thread_id": shown.thread_id, "is_topic_message": True}
        read = Message.de_json(message, None)
        assert read.message_id == shown.message_id
        return message


def _json_or_text(name: str, value: str) -> Any:
    if name in (
        "text",
        "caption",
        "callback_query_id",
        "secret_token",
        "url",
        "photo",
        "document",
        "parse_mode",
        "action",
    ):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
