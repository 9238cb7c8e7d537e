"""What a lifter sees whose messages reach two processes: the same as with one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
from replicas.conftest import Replicas

pytestmark = pytest.mark.slow
_MANY, _SLOWEST = 100, 5.0


@pytest.fixture
def sender() -> str:
    return f"lifter-{uuid4().hex}"


def at_once(requests: Callable[[httpx.AsyncClient], Iterable[Coroutine[Any, Any, Any]]]) -> list[Any]:
    """What comes of requests that are sent together."""

    async def all_of_them() -> list[Any]:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(timeout=60, trust_env=False, limits=limits) as http:
            return list(await asyncio.gather(*requests(http)))

    return asyncio.run(all_of_them())


@dataclass
class Burst:
    """What came of many messages of one lifter at once: numbers as they were answered, and how long each took."""

    statuses: list[int]
    answered: list[int]
    seconds: list[float]


def burst(sender: str, urls: Sequence[str]) -> Burst:
    found = Burst([], [], [])

    async def say(http: httpx.AsyncClient, number: int) -> None:
        begun = time.monotonic()
        body = {"sender": sender, "message": f"do I need hip thrusts number {number}"}
        answer = await http.post(f"{urls[number % len(urls)]}/webhooks/rest/webhook", json=body)
        assert answer.json()[0]["text"]
        found.statuses.append(answer.status_code)
        found.answered.append(number)
        found.seconds.append(time.monotonic() - begun)

    at_once(lambda http: [say(http, number) for number in range(_MANY)])
    return found


def test_a_hundred_messages_of_one_lifter_at_once_are_all_answered_in_order(replicas: Replicas, sender: str) -> None:
    with_one = burst(f"{sender}-one", replicas.urls[:1])
    got = burst(sender, replicas.urls)
    assert got.statuses == with_one.statuses == [200] * _MANY
    # A busy machine is slow with one process too.
    assert max(got.seconds) < max(_SLOWEST, 1.5 * max(with_one.seconds))
    stored = [int(text.rpartition(" ")[2]) for text in replicas.said(sender)]
    assert sorted(stored) == list(range(_MANY)), "lost, or taken twice"
    for one in (0, 1):
        mine = [number for number in stored if number % 2 == one]
        assert [number for number in got.answered if number % 2 == one] == mine, "answered in another order than taken"
