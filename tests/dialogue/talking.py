"""Talking to the running bot: who talks, and what comes back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import uuid4

import httpx
from bot_process import BotProcess
from sqlalchemy import text as sql
from sqlalchemy.engine import Engine

from bot.store.session import engine_for_process


@dataclass(frozen=True)
class Reply:
    """Reply to one message, with everything that came back."""

    items: list[dict[str, Any]]
    status: int = 200

    @property
    def texts(self) -> list[str]:
        return [item["text"] for item in self.items if "text" in item]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def customs(self) -> list[dict[str, Any]]:
        return [item["custom"] for item in self.items if "custom" in item]

    @property
    def answers(self) -> list[dict[str, Any]]:
        return [custom["answer"] for custom in self.customs if "answer" in custom]

    @property
    def answer(self) -> dict[str, Any]:
        assert len(self.answers) == 1, f"one answer was expected: {self.items}"
        return self.answers[0]

    @property
    def intents(self) -> list[str]:
        return [answer["intent"] for answer in self.answers]

    @property
    def safety(self) -> str | None:
        return next((custom["safety"]["level"] for custom in self.customs if "safety" in custom), None)

    @property
    def buttons(self) -> list[dict[str, str]]:
        return [button for item in self.items for button in item.get("buttons", ())]

    @property
    def payloads(self) -> list[str]:
        return [button["payload"] for button in self.buttons]


@dataclass
class Coach:
    """The running bot and a line to it."""

    process: BotProcess
    http: httpx.Client

    @property
    def address(self) -> str:
        return self.process.url

    def post(self, body: Any = None, *, content: bytes | None = None) -> httpx.Response:
        sent = json.dumps(body).encode() if content is None else content
        return self.http.post("/webhooks/rest/webhook", content=sent, headers={"Content-Type": "application/json"})

    @cached_property
    def engine(self) -> Engine:
        return engine_for_process(self.process.database)


@dataclass
class Lifter:
    """Somebody who talks to the bot. Each has a conversation of their own."""

    coach: Coach
    sender: str = field(default_factory=lambda: f"lifter-{uuid4().hex}")

    def says(self, text: str) -> Reply:
        response = self.coach.post({"sender": self.sender, "message": text})
        assert response.status_code == 200, f"{text[:80]!r}: {response.status_code} {response.text[:300]}"
        items = response.json()
        assert items, f"{text[:80]!r} brought an empty list"
        assert all(item["recipient_id"] == self.sender for item in items)
        return Reply(items, response.status_code)

    def taps(self, reply: Reply, title: str) -> Reply:
        """Press the button of that title under a reply."""
        payload = next(button["payload"] for button in reply.buttons if button["title"] == title)
        return self.says(payload)

    def events(self) -> list[dict[str, Any]]:
        """The stored conversation, event by event."""
        query = sql("SELECT data FROM events WHERE sender_id = :sender ORDER BY id")
        with self.coach.engine.connect() as connection:
            return [json.loads(row[0]) for row in connection.execute(query, {"sender": self.sender})]

    def slots(self) -> dict[str, Any]:
        """Every slot that was ever set in this conversation, with its last value."""
        return {event["name"]: event["value"] for event in self.events() if event["event"] == "slot"}

    def actions(self) -> list[str]:
        return [event["name"] for event in self.events() if event["event"] == "action"]
