"""Telegram with people in it, and the channel with a coach that needs no model."""

from __future__ import annotations

import asyncio
import json
import socket
from itertools import count
from typing import Any

from cleared import answer
from sanic import Sanic
from sqlalchemy import text as sql
from telegram_api import BOT, DATE, TOKEN, BotApi, Shown

from bot.app.telegram_kept import StoredTelegram
from bot.channels.answer_view import as_buttons, as_json, as_text
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.entrance import TelegramEntrance, make_bot, silence_libraries
from bot.channels.telegram.send import Sender
from bot.channels.telegram.unasked import Unasked
from bot.guide import load_guide
from bot.settings.telegram import telegram_settings
from bot.store.erase import erase_sender
from bot.store.messages import turn_of
from bot.store.models import AnsweredMessage
from bot.store.session import engine_for_process, session_scope
from bot.store.types import utc_now

SECRET = "a-secret-that-only-the-tests-know"
ANSWER = answer(load_guide(), "need_hip_thrusts")
PRESSES = [("Why?", "/ask_why"), ("A long one", '/inform{"goal": "strength", "equipment": "' + "x" * 80 + '"}')]
_ids = count(1)
Item = dict[str, Any]


class Coach:
    """Answers with the guide's first topic, and stores the turn in Rasa's table as Rasa does.

    ``replies`` holds other answers by text; an exception among them is raised.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, Any]]] = []
        self.replies: dict[str, list[dict[str, Any]] | Exception] = {}
        self.erase_after = ""
        self.go_on = asyncio.Event()
        self.go_on.set()
        with engine_for_process().begin() as connection:
            connection.execute(
                sql(
                    "CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255),"
                    " type_name VARCHAR(255), data TEXT)"
                )
            )

    @property
    def texts(self) -> list[str]:
        return [text for _, text, _ in self.asked]

    async def ask(
        self, conversation: str, text: str, message_id: str, metadata: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with session_scope(engine_for_process()) as session:
            before = turn_of(session, conversation, message_id)
        if before is not None:
            return [event["data"] for event in before]
        self.asked.append((conversation, text, metadata))
        await self.go_on.wait()
        if text == self.erase_after:
            with session_scope(engine_for_process()) as session:
                erase_sender(session, conversation)
            return [{"text": "Gone."}, {"custom": {"erased": True}}]
        replies = self.replies.get(text, answered())
        if isinstance(replies, Exception):
            raise replies
        said = [{"event": "bot", "text": item.get("text"), "data": {**item}} for item in replies]
        rows = [{"event": "user", "text": text, "message_id": message_id}, *said]
        with engine_for_process().begin() as connection:
            for row in rows:
                connection.execute(
                    sql("INSERT INTO events (sender_id, type_name, data) VALUES (:sender, :kind, :data)"),
                    {"sender": conversation, "kind": row["event"], "data": json.dumps(row)},
                )
            once = AnsweredMessage.__table__.insert()
            connection.execute(once, {"sender_id": conversation, "message_id": message_id, "created_at": utc_now()})
        return replies

    def is_about_more(self, caption: str) -> bool:
        return "hurts" in caption


def answered() -> list[dict[str, Any]]:
    """An answer of the guide, as it comes out of Rasa."""
    return [
        {"text": as_text(ANSWER), "buttons": as_buttons(ANSWER, offer=PRESSES)},
        {"custom": {"answer": as_json(ANSWER)}},
    ]


class Lock:
    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, *error: object) -> None:
        return None


class World:
    """The channel between a Bot API server and a coach; ``stop`` and ``start`` are a restart."""

    def __init__(self, mode: str = "polling") -> None:
        self.mode = mode
        self.api = BotApi()
        self.coach = Coach()
        self.slept: list[float] = []
        self.update_id = 10_000
        self.web = ""
        self.asks = True

    async def start(self) -> World:
        if not hasattr(self.api, "url"):
            await self.api.start()
        silence_libraries()
        if self.mode == "webhook":
            await self._open_web()
        settings = telegram_settings(
            {
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "TELEGRAM_API_BASE_URL": self.api.url,
                "TELEGRAM_MODE": self.mode,
                "TELEGRAM_WEBHOOK_URL": self.web,
                "TELEGRAM_WEBHOOK_SECRET": SECRET,
            }
        )
        assert settings
        bot = make_bot(settings)
        sender = Sender(bot, self._sleep)
        store = StoredTelegram(lambda conversation: Lock())
        self.channel = TelegramChannel(bot, store, self.coach, sender)
        self.unasked = Unasked(store, sender)
        self.entrance = TelegramEntrance(settings, bot, self.channel, self._sleep, self._may_ask)
        if self.mode == "webhook":
            self._app.blueprint(self.entrance.blueprint())
            await self._serve_web()
        self.entrance.start()
        registered = "setWebhook" if self.mode == "webhook" else "getUpdates"
        while registered not in [method for method, _ in self.api.calls]:
            await asyncio.sleep(0)
        return self

    async def stop(self) -> None:
        await self.entrance.stop()
        self.api.calls.clear()
        if self.mode == "webhook":
            await self._server.close()

    async def end(self) -> None:
        await self.stop()
        await self.api.stop()

    async def happens(self, *updates: dict[str, Any]) -> None:
        """Something happens on Telegram, and the bot is done with it."""
        await self.api.hand_out(*updates)
        await self.channel.idle()

    def lifter(self, id_: int = 7) -> Person:
        """Somebody in a private chat."""
        return Person(self, id_, {"id": id_, "type": "private", "first_name": "Kim"})

    def member(self, id_: int = 7, **chat: Any) -> Person:
        """Somebody in a group."""
        return Person(self, id_, {"id": -100, "type": "supergroup", "title": "Gym", **chat})

    def update(self, **what: Any) -> dict[str, Any]:
        self.update_id += 1
        return {"update_id": self.update_id, **what}

    async def _may_ask(self) -> bool:
        return self.asks

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)

    async def _open_web(self) -> None:
        Sanic.test_mode = True
        self._app = Sanic(f"telegram_{next(_ids)}", configure_logging=False)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.web = f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    async def _serve_web(self) -> None:
        server = await self._app.create_server(sock=self._socket, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.start_serving()
        self._server = server


class Person:
    """Somebody with a phone."""

    def __init__(self, world: World, id_: int, chat: dict[str, Any]) -> None:
        self._world, self.id, self.chat = world, id_, chat
        self.account = {"id": id_, "is_bot": False, "first_name": "Kim", "language_code": "en"}

    @property
    def seen(self) -> list[Shown]:
        """What the bot showed in this chat."""
        return self._world.api.sent_to(self.chat["id"])

    @property
    def talk(self) -> str:
        """The id of their conversation."""
        chat = f"telegram:{self.chat['id']}"
        return chat if self.chat["type"] == "private" else f"{chat}:{self.id}"

    def message(self, text: str | None = None, **parts: Any) -> dict[str, Any]:
        body = {"message_id": next(_ids), "date": DATE, "chat": self.chat, "from": self.account, **parts}
        return body if text is None else {**body, "text": text, **_entities(text)}

    async def says(self, text: str, **parts: Any) -> dict[str, Any]:
        return await self.sends(**self.message(text, **parts))

    async def sends(self, **parts: Any) -> dict[str, Any]:
        update = self._world.update(message=self.message(**parts))
        await self._world.happens(update)
        return update

    async def edits(self, message: dict[str, Any], **parts: Any) -> None:
        edited = {**message, "edit_date": DATE + 1, **parts}
        await self._world.happens(self._world.update(edited_message=edited))

    def press(self, title: str, shown: Shown | None = None, asker: dict[str, Any] | None = None) -> dict[str, Any]:
        shown = shown or self.seen[-1]
        data = next(button["callback_data"] for row in shown.buttons for button in row if button["text"] == title)
        return self.pressed(data, shown, asker)

    def pressed(
        self, data: str, shown: Shown | None = None, asker: dict[str, Any] | None = None, **query: Any
    ) -> dict[str, Any]:
        body: dict[str, Any] = {
            "id": str(next(_ids)),
            "from": self.account,
            "chat_instance": "1",
            "data": data,
            **query,
        }
        if shown:
            body["message"] = {
                "message_id": shown.message_id,
                "date": DATE,
                "chat": self.chat,
                "from": BOT,
                "text": shown.text,
                "reply_markup": {"inline_keyboard": shown.buttons},
            }
            if asker:
                body["message"]["reply_to_message"] = {
                    "message_id": 1,
                    "date": DATE,
                    "chat": self.chat,
                    "from": asker,
                    "text": "?",
                }
        return self._world.update(callback_query=body)

    async def presses(self, title: str, shown: Shown | None = None, asker: dict[str, Any] | None = None) -> None:
        await self._world.happens(self.press(title, shown, asker))


def _entities(text: str) -> dict[str, Any]:
    """The parts of a text that Telegram marks."""
    found = []
    offset = 0
    for word in text.split(" "):
        length = len(word.encode("utf-16-le")) // 2
        if word.startswith("@"):
            found.append({"type": "mention", "offset": offset, "length": length})
        elif word.startswith("/") and len(word) > 1:
            found.append({"type": "bot_command", "offset": offset, "length": length})
        offset += length + 1
    return {"entities": found} if found else {}
