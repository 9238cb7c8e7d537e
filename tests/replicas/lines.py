"""How a message gets to the coach and its answer back, whatever is cut off on the way: what a careful client does."""

from __future__ import annotations

import asyncio
import json
import random
import time
from base64 import urlsafe_b64decode
from collections import Counter
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

import httpx

Item = dict[str, Any]
GIVEN_UP_AFTER = 180.0
"""Seconds after which a message counts as never answered."""
_AFTER_A_CUT = 0.5
_HANGS_UP = 0.03
"""Share of requests that their sender breaks off, as a telephone in a cellar does."""
_SOONEST, _LATEST = 0.005, 0.2


@dataclass
class Record:
    """What happened to everybody.

    Attributes:
        problems: what nobody should ever see, in words.
        seconds: from the first try of each request to its answer.
        statuses: how often which status came.
        cut: connections that ended without an answer.
        hung_up: connections that the lifter broke off.
        not_saved: replies that said so.
    """

    problems: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    cut: int = 0
    hung_up: int = 0
    not_saved: int = 0


class Caller:
    """Sends a request until it is answered, always the same one.

    Args:
        http: the client; its address is the lifter's.
        dice: decides when somebody hangs up.
        record: of what happens.
    """

    def __init__(self, http: httpx.AsyncClient, dice: random.Random, record: Record) -> None:
        self._http = http
        self._dice = dice
        self.record = record

    async def ask(self, method: str, path: str, **more: Any) -> Any:
        """The JSON that came in the end; None, with a problem noted, if none did."""
        begun = time.monotonic()
        while time.monotonic() - begun < GIVEN_UP_AFTER:
            answer = await self._once(method, path, more)
            if answer is None:
                await asyncio.sleep(_AFTER_A_CUT)
                continue
            self.record.statuses[answer.status_code] += 1
            if answer.is_success:
                self.record.seconds.append(time.monotonic() - begun)
                return answer.json()
            wait = answer.headers.get("Retry-After", "")
            if answer.status_code not in (429, 503) or not wait.isdecimal():
                self.record.problems.append(f"{method} {path}: {answer.status_code}, to be tried again after {wait!r}")
                return None
            await asyncio.sleep(int(wait))
        self.record.problems.append(f"{method} {path}: no answer within {GIVEN_UP_AFTER:.0f} s")
        return None

    async def _once(self, method: str, path: str, more: dict[str, Any]) -> httpx.Response | None:
        hangs_up = self._dice.random() < _HANGS_UP
        patience = self._dice.uniform(_SOONEST, _LATEST) if hangs_up else None
        try:
            return await asyncio.wait_for(self._http.request(method, path, **more), patience)
        except asyncio.TimeoutError:
            self.record.hung_up += 1
        except httpx.TransportError:
            self.record.cut += 1
        return None


class Line(Protocol):
    """A way to the coach."""

    @property
    def sender(self) -> str:
        """Under what name the talk is stored."""

    def through(self, caller: Caller) -> Line:
        """The same talk, by another way."""

    async def begin(self) -> None:
        """Do what comes before the first message."""

    async def say(self, text: str) -> list[Item]:
        """The replies to a message, once they came; each answers this message by what the channel says of it."""


class WebLine:
    """The web chat, as its page does it.

    Args:
        caller: sends requests.
        dice: makes the ids of messages.
    """

    def __init__(self, caller: Caller, dice: random.Random) -> None:
        self._caller = caller
        self._dice = dice
        self._headers: dict[str, str] = {}

    @property
    def sender(self) -> str:
        """The id of the chat, which its token holds."""
        token = self._headers["Authorization"].partition(" ")[2]
        return str(json.loads(urlsafe_b64decode(token.partition(".")[0] + "==")))

    def through(self, caller: Caller) -> Line:
        other = copy(self)
        other._caller = caller
        return other

    async def begin(self) -> None:
        begun = await self._caller.ask("POST", "/webhooks/web/conversation")
        self._headers = {"Authorization": f"Bearer {begun['token']}"} if begun else {}

    async def say(self, text: str) -> list[Item]:
        id_ = _new_id(self._dice)
        body = {"id": id_, "text": text}
        answer = await self._caller.ask("POST", "/webhooks/web/message", json=body, headers=self._headers)
        items: list[Item] = answer["replies"] if answer else []
        if [item["id"] for item in items] != [f"{id_}-{number}" for number in range(len(items))]:
            self._caller.record.problems.append(f"replies to another message: {[item['id'] for item in items]}")
        return items


class RestLine:
    """REST, as a program does it that speaks for somebody.

    Args:
        caller: sends requests.
        dice: makes the ids of messages.
        sender: whom the program speaks for.
        token: what lets the program in.
    """

    def __init__(self, caller: Caller, dice: random.Random, sender: str, token: str) -> None:
        self._caller = caller
        self._dice = dice
        self.sender = sender
        self._headers = {"Authorization": f"Bearer {token}"}

    def through(self, caller: Caller) -> Line:
        other = copy(self)
        other._caller = caller
        return other

    async def begin(self) -> None:
        """Nothing: the first message begins it."""

    async def say(self, text: str) -> list[Item]:
        body = {"sender": self.sender, "message": text, "id": _new_id(self._dice)}
        items: list[Item] = (
            await self._caller.ask("POST", "/webhooks/rest/webhook", json=body, headers=self._headers) or []
        )
        if {item["recipient_id"] for item in items} - {self.sender}:
            self._caller.record.problems.append("replies to somebody else")
        return items


def _new_id(dice: random.Random) -> str:
    return str(UUID(int=dice.getrandbits(128), version=4))
