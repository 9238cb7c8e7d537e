"""The real application on a real port, with an agent that needs no model unless a test asks for one."""

from __future__ import annotations

import asyncio
import socket
import threading
from pathlib import Path
from typing import Any

import httpx
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from sanic import Sanic

from bot.app.server import answered, create_app
from bot.engine.agent import said_again
from bot.store.conversation_locks import ConversationLocks
from bot.store.database import database_url
from bot.store.erase import erase_sender
from bot.store.session import engine_for_process, session_scope
from bot.store.tracker_store import ERASED, CoachTrackerStore

BUTTONS = [
    {"title": "Yes, it is taken care of", "payload": "/affirm"},
    {"title": "I did not mean it that way", "payload": "/affirm"},
]
DOMAIN = Domain.from_dict({"slots": {ERASED: {"type": "bool", "mappings": [{"type": "custom"}]}}})


class Backlog:
    """Says when a new turn would be taken in time, as a test wants it."""

    seconds = 0

    def seconds_to_come_back(self) -> int:
        return self.seconds


class EchoAgent:
    """Stores and answers as Rasa does, without a model. Its first words say how it shall behave."""

    def __init__(self) -> None:
        self.tracker_store = CoachTrackerStore(domain=DOMAIN, url=database_url())
        self.lock_store = ConversationLocks()
        self.thread = Backlog()
        self.texts: list[str] = []
        self.metadata: list[dict[str, Any]] = []
        self.go_on = asyncio.Event()
        self.fail = False
        self.replies_without_memory = False

    def is_ready(self) -> bool:
        return True

    async def parse_message(self, text: str) -> None:
        return None

    async def handle_message(self, message: UserMessage) -> None:
        async with self.lock_store.lock(message.sender_id):
            before = None if self.replies_without_memory else answered(message.sender_id, message.message_id)
            await (self._turn(message) if before is None else said_again(message, before))

    async def _turn(self, message: UserMessage) -> None:
        if self.replies_without_memory:
            await message.output_channel.send_response(message.sender_id, {"text": "I can't save anything."})
            return
        store = self.tracker_store
        tracker = await store.retrieve(message.sender_id) or store.init_tracker(message.sender_id)
        self.texts.append(message.text)
        self.metadata.append(message.metadata or {})
        if message.text == "wait":
            await self.go_on.wait()
        if self.fail:
            raise RuntimeError(f"lost: {message.text}")
        tracker.update(
            UserUttered(
                message.text,
                input_channel=message.input_channel,
                message_id=message.message_id,
                metadata=message.metadata,
            )
        )
        if message.text == "erase me":
            tracker.update(SlotSet(ERASED, True))
            with session_scope(engine_for_process()) as session:
                erase_sender(session, message.sender_id)
            await message.output_channel.send_response(message.sender_id, {"text": "Gone.", "custom": {"erased": True}})
        elif message.text != "say nothing":
            for said in (
                BotUttered(f"You said {message.text}.\n\nTurn {len(self.texts)}.", {"buttons": None}),
                BotUttered("Which one?", {"buttons": BUTTONS}),
                BotUttered(None, {"custom": {"answer": {"intent": "setup"}}}),
                BotUttered(None, {"image": "http://127.0.0.1/plots/abc.png"}),
            ):
                await message.output_channel.send_response(message.sender_id, said.message())
                tracker.update(said)
        await self.tracker_store.save(tracker)


class WebServer:
    """The application in a thread; ``stop`` and ``start`` are a restart on the same database."""

    def __init__(self, dist: Path, load: Any = EchoAgent) -> None:
        self._dist = dist
        self._load = load
        self.agent: Any = None
        self.url = ""

    def start(self) -> WebServer:
        Sanic.test_mode = True
        app = create_app(load=lambda model: self._load(), web=self._dist)
        up = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(app, up), daemon=True)
        self._thread.start()
        assert up.wait(60), "the server did not start"
        return self

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)

    def call(self, function: Any) -> None:
        """Call something in the server's own thread."""
        self._loop.call_soon_threadsafe(function)

    def _run(self, app: Sanic, up: threading.Event) -> None:
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve(app, up))
        self._loop.close()

    async def _serve(self, app: Sanic, up: threading.Event) -> None:
        self._end = asyncio.Event()
        sock = socket.create_server(("127.0.0.1", 0))
        server = await app.create_server(sock=sock, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.before_start()
        await server.after_start()
        await server.start_serving()
        self.agent = app.ctx.agent
        self.url = f"http://127.0.0.1:{sock.getsockname()[1]}"
        up.set()
        await self._end.wait()
        await server.before_stop()
        await server.close()
        for connection in list(server.connections):
            connection.abort()
        await server.after_stop()


class Page:
    """A browser tab with the web chat: it holds a token and knows the four things one can do with it."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=f"{url}/webhooks/web", timeout=30, trust_env=False)
        self.token = ""

    def begin(self) -> Page:
        begun = self.http.post("/conversation", json={})
        assert begun.status_code == 201, begun.text
        self.token = begun.json()["token"]
        return self

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def send(self, id_: str, text: str, **headers: str) -> httpx.Response:
        return self.http.post("/message", json={"id": id_, "text": text}, headers={**self.headers, **headers})

    def press(self, id_: str, title: str, payload: str) -> httpx.Response:
        return self.http.post("/message", json={"id": id_, "payload": payload, "title": title}, headers=self.headers)

    def history(self) -> list[dict[str, Any]]:
        found = self.http.get("/history", headers=self.headers)
        assert found.status_code == 200, found.text
        return list(found.json()["messages"])

    def think(self, **thumb: Any) -> httpx.Response:
        return self.http.post("/feedback", json=thumb, headers=self.headers)

    def start_anew(self) -> httpx.Response:
        return self.http.delete("/history", headers=self.headers)

    def recovery_code(self) -> str:
        made = self.http.post("/recovery-code", headers=self.headers)
        assert made.status_code == 201, made.text
        return str(made.json()["code"])

    def recover(self, code: str) -> httpx.Response:
        return self.http.post("/recovery", json={"code": code}, headers=self.headers)

    def erase(self) -> httpx.Response:
        return self.http.delete("/conversation", headers=self.headers)


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of an error, whose words must be there too."""
    error = answer.json()["error"]
    assert error["message"]
    return answer.status_code, error["code"]
